"""Files in three steps, and who may read them."""

import aiohttp
import pytest

from tests.workspace.actors import Api, Page, Person
from tests.workspace.conftest import BOT_TOKEN
from tests.workspace.recorder import Recorder

BODY = "纪要".encode()


async def upload(api: Api, session: aiohttp.ClientSession, name: str = "纪要.txt") -> str:
    announced = await api("files.getUploadURLExternal", filename=name, length=len(BODY))
    async with session.post(announced["upload_url"], data=BODY) as response:
        assert await response.text() == f"OK - {len(BODY)}"
    return str(announced["file_id"])


async def test_three_steps(api: Api, session: aiohttp.ClientSession, page: Page, recorder: Recorder) -> None:
    file_id = await upload(api, session)
    assert (await api("files.info", file=file_id))["error"] == "file_not_found"
    entry = [{"id": file_id, "title": "会议纪要"}]
    answer = await api("files.completeUploadExternal", files=entry, channel_id="C0GROUP", initial_comment="请收")
    assert answer["files"][0]["title"] == "会议纪要"
    changed = (await page.next("message_changed"))["message"]
    assert (changed["text"], changed["files"][0]["id"]) == ("请收", file_id)
    assert (await recorder.next("file_shared")).payload["event"]["file_id"] == file_id
    shares = (await api("files.info", file=file_id))["file"]["shares"]
    assert shares == {"public": {"C0GROUP": [{"ts": changed["ts"]}]}}


async def test_reading_a_file(api: Api, session: aiohttp.ClientSession) -> None:
    file_id = await upload(api, session)
    shared = await api("files.completeUploadExternal", files=[{"id": file_id}], channel_id="C0GROUP")
    address = shared["files"][0]["url_private"]
    async with session.get(address, headers={"Authorization": f"Bearer {BOT_TOKEN}"}) as response:
        assert await response.read() == BODY
        assert response.headers["Content-Disposition"].startswith("attachment")
    for headers in ({"Authorization": "Bearer xoxb-wrong"}, {}):
        async with session.get(address, headers=headers) as response:
            assert response.content_type == "text/html"
    async with session.get(address, headers={"Sec-Fetch-Site": "same-origin"}) as response:
        assert await response.read() == BODY


async def test_what_is_refused(api: Api, session: aiohttp.ClientSession) -> None:
    assert (await api("files.getUploadURLExternal", filename="x"))["error"] == "invalid_arguments"
    assert (await api("files.getUploadURLExternal", filename="x", length=0))["error"] == "invalid_arguments"
    announced = await api("files.getUploadURLExternal", filename="x", length=10)
    async with session.post(announced["upload_url"], data=b"short") as response:
        assert (response.status, (await response.json())["error"]) == (400, "file_upload_size_restricted")
    async with session.post("/upload/nothing", data=b"x") as response:
        assert response.status == 404
    unsent = await api("files.completeUploadExternal", files=[{"id": announced["file_id"]}])
    assert unsent["error"] == "file_update_failed"
    for files in (None, [], "x", [1], [{"id": "F0"}]):
        answer = await api("files.completeUploadExternal", files=files)
        assert answer["error"] in {"invalid_arguments", "file_not_found"}
    secret = await upload(api, session)
    hidden = await api("files.completeUploadExternal", files=[{"id": secret}], channel_id="C0SECRET")
    assert hidden["error"] == "channel_not_found"


async def test_a_persons_file_travels_with_the_message(
    chen: Person, session: aiohttp.ClientSession, recorder: Recorder
) -> None:
    form = aiohttp.FormData({"as": "U0CHEN"}, quote_fields=False)
    form.add_field("file", BODY, filename="证据.png", content_type="image/png")
    async with session.post("/client/upload?as=U0CHEN", data=form) as response:
        file = (await response.json())["file"]
    assert (file["name"], file["mimetype"], file["size"]) == ("证据.png", "image/png", len(BODY))
    ts = await chen.say("C0GROUP", "见附件", files=[file["id"]])
    event = (await recorder.next("message")).payload["event"]
    assert (event["ts"], event["subtype"], event["files"][0]["id"]) == (ts, "file_share", file["id"])


@pytest.mark.parametrize("body", [b"", b"--b\r\n", b"no form"])
async def test_a_faulty_form_of_a_person(session: aiohttp.ClientSession, body: bytes) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    async with session.post("/client/upload?as=U0CHEN", data=body, headers=headers) as response:
        assert response.status == 400
        assert not (await response.json())["ok"]
