"""The response_url: five times within thirty minutes."""

from typing import Any

import aiohttp
import pytest

from tests.workspace.actors import Api, Control, Page, Person
from tests.workspace.kit import actions, button, section
from tests.workspace.recorder import Recorder


async def url_of_command(chen: Person, recorder: Recorder) -> str:
    await chen.post("command", channel="C0GROUP", command="/xt", text="")
    return str((await recorder.next("/xt")).payload["response_url"])


async def url_of_click(chen: Person, recorder: Recorder, ts: str) -> str:
    container = {"type": "message", "channel": "C0GROUP", "ts": ts}
    answer = await chen.post("action", container=container, block_id="buttons", action_id="go")
    assert answer["ok"], answer
    return str((await recorder.next("block_actions")).payload["response_url"])


async def respond(session: aiohttp.ClientSession, url: str, **body: Any) -> tuple[int, str]:
    async with session.post(url, json=body) as response:
        return response.status, await response.text()


async def test_five_answers_and_no_more(session: aiohttp.ClientSession, chen: Person, recorder: Recorder) -> None:
    url = await url_of_command(chen, recorder)
    for number in range(5):
        assert await respond(session, url, text=f"答{number}") == (200, "ok")
    status, text = await respond(session, url, text="多")
    assert (status, "used_url" in text) == (404, True)
    assert [each["text"] for each in await chen.whispers()] == [f"答{number}" for number in range(5)]


async def test_after_thirty_minutes(session: aiohttp.ClientSession, chen: Person, recorder: Recorder) -> None:
    url = await url_of_command(chen, recorder)
    await chen.post("clock", advance_seconds=29 * 60)
    assert (await respond(session, url, text="及时"))[0] == 200
    await chen.post("clock", advance_seconds=2 * 60)
    status, text = await respond(session, url, text="太晚")
    assert (status, "expired_url" in text) == (404, True)
    assert (await respond(session, url[:-4], text="x"))[0] == 404


async def test_to_everyone_and_in_a_thread(
    session: aiohttp.ClientSession, chen: Person, recorder: Recorder, control: Control
) -> None:
    url = await url_of_command(chen, recorder)
    ts = await chen.say("C0GROUP", "卡片")
    await respond(session, url, text="公开", response_type="in_channel", thread_ts=ts)
    message = (await control.messages("C0GROUP"))[-1]
    assert (message["text"], message["thread_ts"], message["user"]) == ("公开", ts, "U0BOT")


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({}, "no_text"),
        ({"blocks": [{"type": "x"}]}, "invalid_blocks"),
        ({"text": "x", "replace_original": "maybe"}, "invalid_arguments"),
    ],
)
async def test_faulty_answers(
    session: aiohttp.ClientSession, chen: Person, recorder: Recorder, body: dict[str, Any], error: str
) -> None:
    status, text = await respond(session, await url_of_command(chen, recorder), **body)
    assert (status, error in text) == (400, True)


async def test_bodies_that_are_no_json(session: aiohttp.ClientSession, chen: Person, recorder: Recorder) -> None:
    url = await url_of_command(chen, recorder)
    for body in (b"{", b"\xff", b"[]", b""):
        async with session.post(url, data=body, headers={"Content-Type": "application/json"}) as response:
            assert (response.status, (await response.json())["error"]) == (400, "invalid_payload")


async def test_a_message_is_replaced_and_removed(
    api: Api, session: aiohttp.ClientSession, chen: Person, recorder: Recorder, control: Control
) -> None:
    blocks = [section("卡片"), actions(button("go"))]
    ts = (await api("chat.postMessage", channel="C0GROUP", text="卡片", blocks=blocks))["ts"]
    url = await url_of_click(chen, recorder, ts)
    assert (await respond(session, url, text="已签收", replace_original=True))[0] == 200
    message = (await control.messages("C0GROUP"))[0]
    assert (message["ts"], message["text"], "blocks" in message) == (ts, "已签收", False)
    assert (await respond(session, url, delete_original=True))[0] == 200
    assert await control.messages("C0GROUP") == []
    status, text = await respond(session, url, text="x", replace_original=True)
    assert (status, "message_not_found" in text) == (404, True)


async def test_an_ephemeral_message_is_replaced_and_removed(
    api: Api, session: aiohttp.ClientSession, chen: Person, recorder: Recorder, page: Page
) -> None:
    blocks = [section("只给你"), actions(button("go"))]
    answer = await api("chat.postEphemeral", channel="C0GROUP", user="U0CHEN", text="只给你", blocks=blocks)
    url = await url_of_click(chen, recorder, answer["message_ts"])
    received = recorder.named("block_actions")[0].payload
    assert received["container"]["is_ephemeral"]
    assert "message" not in received
    await respond(session, url, text="好了", replace_original=True)
    changed = await page.next("ephemeral_changed")
    assert (changed["message"]["text"], changed["message"]["ephemeral"]) == ("好了", True)
    await respond(session, url, delete_original=True)
    assert (await page.next("ephemeral_deleted"))["id"] == changed["id"]
    assert await chen.whispers() == []
