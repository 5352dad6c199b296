"""Socket Mode: connections, envelopes, acknowledgement, refresh."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Any

import aiohttp
import pytest

from tests.workspace.actors import Api, Control, Person
from tests.workspace.conftest import APP_TOKEN
from tests.workspace.kit import modal
from tests.workspace.recorder import Recorder


class Line:
    """One websocket of an app."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, hello: dict[str, Any]) -> None:
        self.socket = socket
        self.hello = hello

    async def next(self) -> dict[str, Any]:
        async with asyncio.timeout(10):
            return dict(await self.socket.receive_json())

    async def answer(self, envelope: dict[str, Any], payload: Any = None) -> None:
        body = {"envelope_id": envelope["envelope_id"]} | ({"payload": payload} if payload is not None else {})
        await self.socket.send_json(body)


class Lines:
    """Opens websockets as an app does."""

    def __init__(self, session: aiohttp.ClientSession, stack: AsyncExitStack) -> None:
        self._session = session
        self._stack = stack

    async def address(self) -> str:
        answer = await Api(self._session, APP_TOKEN)("apps.connections.open")
        return str(answer.get("url") or answer["error"])

    async def open(self) -> Line:
        socket = await self._stack.enter_async_context(self._session.ws_connect(await self.address()))
        return Line(socket, await socket.receive_json())


@pytest.fixture
def description(description: dict[str, Any]) -> dict[str, Any]:
    description["apps"][0]["mode"] = "socket"
    return description


@pytest.fixture
async def lines(session: aiohttp.ClientSession) -> AsyncIterator[Lines]:
    async with AsyncExitStack() as stack:
        yield Lines(session, stack)


async def test_hello_and_an_event(lines: Lines, chen: Person, control: Control, recorder: Recorder) -> None:
    line = await lines.open()
    assert (line.hello["type"], line.hello["num_connections"]) == ("hello", 1)
    assert line.hello["connection_info"] == {"app_id": "A0REC"}
    assert line.hello["debug_info"]["approximate_connection_time"] == 18060
    await chen.say("C0GROUP", "x")
    envelope = await line.next()
    assert (envelope["type"], envelope["accepts_response_payload"]) == ("events_api", False)
    assert (envelope["payload"]["event"]["text"], envelope["retry_attempt"]) == ("x", 0)
    await line.answer(envelope)
    await control.idle()
    assert (await control.get("deliveries"))["deliveries"][0]["status"] == 200
    assert recorder.received == []


async def test_an_answer_in_the_acknowledgement(lines: Lines, chen: Person) -> None:
    line = await lines.open()
    running = asyncio.create_task(chen.post("command", channel="C0GROUP", command="/xt", text="帮助"))
    envelope = await line.next()
    assert (envelope["type"], envelope["payload"]["text"]) == ("slash_commands", "帮助")
    assert envelope["accepts_response_payload"]
    await line.answer(envelope, {"text": "可以说……"})
    assert (await running)["ok"]
    assert [each["text"] for each in await chen.whispers()] == ["可以说……"]


async def test_a_modal_over_the_socket(lines: Lines, api: Api, chen: Person) -> None:
    line = await lines.open()
    running = asyncio.create_task(chen.post("shortcut", callback_id="new_topic"))
    envelope = await line.next()
    view = (await api("views.open", trigger_id=envelope["payload"]["trigger_id"], view=modal()))["view"]
    await line.answer(envelope)
    assert (await running)["ok"]
    submitting = asyncio.create_task(chen.post("submit", view_id=view["id"], state={}))
    envelope = await line.next()
    assert (envelope["type"], envelope["payload"]["type"]) == ("interactive", "view_submission")
    await line.answer(envelope, {"response_action": "errors", "errors": {"title": "太短"}})
    assert (await submitting)["errors"] == {"title": "太短"}


async def test_each_payload_goes_to_one_of_the_connections(lines: Lines, chen: Person, control: Control) -> None:
    opened = [await lines.open() for _ in range(3)]
    assert [line.hello["num_connections"] for line in opened] == [1, 2, 3]
    for number in range(6):
        await chen.say("C0GROUP", str(number))
    texts = []
    for line in opened:
        for _ in range(2):
            envelope = await line.next()
            texts.append(envelope["payload"]["event"]["text"])
            await line.answer(envelope)
    assert sorted(texts) == [str(number) for number in range(6)]
    await control.idle()


async def test_no_more_than_ten_connections(lines: Lines) -> None:
    for _ in range(10):
        await lines.open()
    assert await lines.address() == "too_many_websockets"


async def test_a_ticket_is_good_once(lines: Lines, session: aiohttp.ClientSession) -> None:
    address = await lines.address()
    async with session.ws_connect(address) as socket:
        assert (await socket.receive_json())["type"] == "hello"
    for wrong in (address, "/socket/nothing"):
        with pytest.raises(aiohttp.WSServerHandshakeError, match="404"):
            await session.ws_connect(wrong)


@pytest.mark.parametrize("reason", ["refresh_requested", "link_disabled"])
async def test_a_connection_is_ended_with_a_word(lines: Lines, control: Control, reason: str) -> None:
    line = await lines.open()
    assert (await control.post("sockets", app="A0REC", reason=reason))["connections"] == 1
    said = await line.next()
    assert (said["type"], said["reason"]) == ("disconnect", reason)
    assert (await line.socket.receive()).type is aiohttp.WSMsgType.CLOSE


async def test_a_warning_leaves_the_connection_open(lines: Lines, chen: Person, control: Control) -> None:
    line = await lines.open()
    await control.post("sockets", app="A0REC", reason="warning")
    assert (await line.next())["reason"] == "warning"
    await chen.say("C0GROUP", "x")
    envelope = await line.next()
    assert envelope["type"] == "events_api"
    await line.answer(envelope)


async def test_a_connection_that_breaks_takes_its_envelope_along(lines: Lines, chen: Person, control: Control) -> None:
    first = await lines.open()
    await chen.say("C0GROUP", "x")
    lost = await first.next()
    assert (await control.post("sockets", app="A0REC", reason="drop"))["connections"] == 1
    assert (await first.socket.receive()).type in {aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.ERROR}
    await control.idle()
    second = await lines.open()
    await chen.post("clock", advance_seconds=61)
    again = await second.next()
    assert again["payload"]["event_id"] == lost["payload"]["event_id"]
    assert (again["retry_attempt"], again["retry_reason"]) == (2, "connection_failed")
    assert again["envelope_id"] != lost["envelope_id"]
    await second.answer(again)
    await control.idle()


async def test_without_a_connection(chen: Person, control: Control, lines: Lines) -> None:
    answer = await chen.post("command", channel="C0GROUP", command="/xt", text="")
    assert (answer["ok"], answer["error"]) == (False, "dispatch_failed")
    await chen.say("C0GROUP", "x")
    await control.idle()
    line = await lines.open()
    await chen.post("clock", advance_seconds=61)
    envelope = await line.next()
    assert (envelope["retry_attempt"], envelope["retry_reason"]) == (2, "connection_failed")
    await line.answer(envelope)


async def test_rubbish_from_the_app_is_passed_over(lines: Lines, chen: Person, control: Control) -> None:
    line = await lines.open()
    for text in ("", "{", "[]", '"x"', json.dumps({"envelope_id": "unknown"}), json.dumps({"envelope_id": ["x"]})):
        await line.socket.send_str(text)
    await chen.say("C0GROUP", "x")
    await line.answer(await line.next())
    await control.idle()
    assert (await control.get("deliveries"))["deliveries"][0]["status"] == 200


async def test_a_connection_is_refreshed_when_its_time_is_over(
    lines: Lines, session: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.workspace.addresses.DEBUG_LIFETIME", 0.2)
    monkeypatch.setattr("bot.workspace.sockets.WARNING", 0.1)
    async with session.ws_connect(f"{await lines.address()}&debug_reconnects=true") as socket:
        line = Line(socket, await socket.receive_json())
        assert [(await line.next())["reason"] for _ in range(2)] == ["warning", "refresh_requested"]
        assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE


async def test_the_state_names_the_connections(lines: Lines, control: Control) -> None:
    assert (await control.get("state"))["apps"] == [{"id": "A0REC", "mode": "socket", "connections": 0}]
    await lines.open()
    assert (await control.get("state"))["apps"][0]["connections"] == 1
