"""What is entered into a form: files and formatted text, as the app gets them, and what no client could have sent."""

from typing import Any

import aiohttp
import pytest

from tests.workspace.actors import Api, Person
from tests.workspace.kit import modal, plain
from tests.workspace.recorder import Recorder

PROOF = {"type": "file_input", "action_id": "files", "max_files": 1, "filetypes": ["pdf"]}
STORY = {"type": "rich_text_input", "action_id": "text"}
RICH = {
    "type": "rich_text",
    "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "好", "style": {"bold": True}}]}],
}


def _field(block_id: str, element: dict[str, Any]) -> dict[str, Any]:
    return {"type": "input", "block_id": block_id, "label": plain(block_id), "element": element, "optional": True}


async def _opened(api: Api, chen: Person, recorder: Recorder) -> str:
    await chen.post("shortcut", callback_id="new_topic")
    trigger_id = (await recorder.next("shortcut")).payload["trigger_id"]
    answer = await api("views.open", trigger_id=trigger_id, view=modal(_field("proof", PROOF), _field("story", STORY)))
    return str(answer["view"]["id"])


async def _uploaded(session: aiohttp.ClientSession, person: str, name: str) -> dict[str, Any]:
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("as", person)
    form.add_field("file", b"%PDF-1.4", filename=name)
    async with session.post("/client/upload", data=form) as response:
        return dict((await response.json())["file"])


@pytest.mark.parametrize("only_id", [True, False])
async def test_a_file_of_a_form_is_whole(
    api: Api, chen: Person, recorder: Recorder, session: aiohttp.ClientSession, *, only_id: bool
) -> None:
    file = await _uploaded(session, "U0CHEN", "红线图.pdf")
    chosen = file["id"] if only_id else {"id": file["id"], "name": "别的名字.pdf"}
    values = {"proof": {"files": {"files": [chosen]}}}
    assert (await chen.post("submit", view_id=await _opened(api, chen, recorder), state={"values": values}))["ok"]
    state = (await recorder.next("view_submission")).payload["view"]["state"]["values"]
    assert state["proof"]["files"] == {"type": "file_input", "files": [file]}
    told = (await api("files.info", file=file["id"]))["file"]
    assert told == file
    assert (file["name"], file["mimetype"], file["size"]) == ("红线图.pdf", "application/pdf", 8)


async def test_formatted_text_of_a_form(api: Api, chen: Person, recorder: Recorder) -> None:
    values = {"story": {"text": {"rich_text_value": RICH}}}
    await chen.post("submit", view_id=await _opened(api, chen, recorder), state={"values": values})
    state = (await recorder.next("view_submission")).payload["view"]["state"]["values"]
    assert state["story"]["text"] == {"type": "rich_text_input", "rich_text_value": RICH}
    assert state["proof"]["files"] == {"type": "file_input", "files": []}


async def test_what_no_client_could_have_sent(
    api: Api, chen: Person, recorder: Recorder, session: aiohttp.ClientSession
) -> None:
    view_id = await _opened(api, chen, recorder)
    foreign = await _uploaded(session, "U0LI", "a.pdf")
    picture = await _uploaded(session, "U0CHEN", "a.png")
    own = await _uploaded(session, "U0CHEN", "a.PDF")
    for files, status, error in (
        ([foreign], 404, "file_not_found"),
        (["F0"], 404, "file_not_found"),
        ([None], 404, "file_not_found"),
        ("F0", 400, "invalid_files"),
        ([own, own], 400, "too_many_files"),
        ([picture], 400, "file_type_not_allowed"),
    ):
        answer = await chen.post("submit", view_id=view_id, state={"values": {"proof": {"files": {"files": files}}}})
        assert (answer["status"], answer["error"]) == (status, error), files
    text = {"story": {"text": {"rich_text_value": {"type": "rich_text", "elements": [{"type": "hr"}]}}}}
    refused = await chen.post("submit", view_id=view_id, state={"values": text})
    assert refused["error"].startswith("invalid_rich_text: unsupported type: hr")
    assert recorder.named("view_submission") == []
