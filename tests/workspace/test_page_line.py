"""The live line of a page: in order, repeated after a break, quick for a full house."""

import asyncio
import time
from contextlib import AsyncExitStack

import aiohttp
import pytest

from bot.workspace.feed import Feed
from bot.workspace.server import RunningWorkspace
from tests.workspace.actors import Api, Control, Page, Person
from tests.workspace.recorder import Recorder


async def test_numbers_grow_and_unread_counts_follow(chen: Person, li: Person, page: Page) -> None:
    await li.say("C0GROUP", "早 <@U0CHEN>")
    await li.say("C0GROUP", "再说一句")
    unread = await page.next("unread")
    assert (unread["channel"], unread["unread"], unread["mention_count"]) == ("C0GROUP", 2, 1)
    numbers = [event["seq"] for event in page.seen]
    assert numbers == sorted(set(numbers))
    boot = await chen.get("boot")
    group = next(each for each in boot["channels"] if each["id"] == "C0GROUP")
    assert (group["unread"], group["mention_count"], boot["seq"] >= numbers[-1]) == (2, 1, True)
    await chen.post("opened", channel="C0GROUP")
    assert (await page.next("unread"))["unread"] == 0


async def test_what_was_missed_is_told_again(chen: Person, li: Person, session: aiohttp.ClientSession) -> None:
    seq = (await chen.get("boot"))["seq"]
    times = [await li.say("C0GROUP", str(number)) for number in range(3)]
    await li.say("C0OTHER", "别人的频道")
    async with session.ws_connect(f"/client/socket?as=U0CHEN&since={seq}") as socket:
        page = Page(socket)
        told = [await page.next("message") for _ in range(3)]
        assert [each["message"]["ts"] for each in told] == times
        await li.say("C0GROUP", "新的")
        assert (await page.next("message"))["message"]["text"] == "新的"
        assert {each["channel"] for each in page.seen if "channel" in each} == {"C0GROUP"}


@pytest.mark.parametrize("since", ["1", "99999999999999"])
async def test_who_is_too_far_behind_loads_anew(session: aiohttp.ClientSession, since: str) -> None:
    async with session.ws_connect(f"/client/socket?as=U0CHEN&since={since}") as socket:
        assert (await socket.receive_json()) == {"type": "reload"}


async def test_a_reset_asks_pages_to_load_anew(chen: Person, control: Control, page: Page) -> None:
    await chen.say("C0GROUP", "x")
    assert (await control.post("reset"))["ok"]
    await page.next("reload")
    assert (await control.messages("C0GROUP")) == []
    assert (await chen.get("boot"))["me"] == "U0CHEN"


async def test_nobody_gets_a_line(session: aiohttp.ClientSession) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError, match="404"):
        await session.ws_connect("/client/socket?as=U0NONE")


async def test_the_inspector_masks_secrets(api: Api, chen: Person, page: Page, recorder: Recorder) -> None:
    await page.socket.send_str("rubbish")
    await page.socket.send_json({"type": "watch_wire"})
    await chen.post("clock", advance_seconds=0)
    await page.next("clock")
    await api("auth.test")
    entry = (await page.next("wire"))["entry"]
    assert (entry["kind"], entry["method"], entry["direction"], entry["status"]) == ("api", "auth.test", "in", 200)
    await chen.post("command", channel="C0GROUP", command="/xt", text="xoxb-recorder")
    entry = (await page.next("wire"))["entry"]
    assert (entry["kind"], entry["direction"]) == ("command", "out")
    assert entry["request"]["text"] == "•••"
    assert entry["request"]["response_url"].endswith("/response/•••")
    await page.socket.send_json({"type": "unwatch_wire"})
    entries = (await chen.get("wire", since=1))["entries"]
    assert [each["n"] for each in entries] == [2]


async def test_a_page_that_does_not_listen_is_let_go() -> None:
    feed = Feed()
    listener = feed.join("U1", since=None)
    for _ in range(5_001):
        feed.tell("clock", None)
    assert feed.listeners == 0
    assert listener.lines.qsize() == 5_001


async def test_thirty_people_and_a_thousand_messages(
    running: RunningWorkspace, session: aiohttp.ClientSession, chen: Person, li: Person
) -> None:
    async with AsyncExitStack() as stack:
        addresses = [f"/client/socket?as={user}" for user in ("U0CHEN", "U0LI") * 15]
        sockets = [await stack.enter_async_context(session.ws_connect(address)) for address in addresses]
        pages = [Page(socket) for socket in sockets]
        began = time.monotonic()
        times = [await (chen, li)[number % 2].say("C0GROUP", f"第{number}条") for number in range(1000)]

        async def seen(page: Page) -> list[str]:
            return [(await page.next("message"))["message"]["ts"] for _ in range(1000)]

        for told in await asyncio.gather(*(seen(page) for page in pages)):
            assert told == times
        assert time.monotonic() - began < 30


async def test_marks_come_from_the_app(chen: Person, recorder: Recorder) -> None:
    label = {"zh": "TK-40 到期", "en": "TK-40 due"}
    recorder.marks = {"marks": [{"at": "2026-12-31T09:00:00+08:00", "label": label}, {"at": "soon", "label": label}, 7]}
    assert (await chen.get("marks"))["marks"] == [{"at": "2026-12-31T09:00:00+08:00", "label": label}]
    for faulty in ({"marks": "none"}, [], "text"):
        recorder.marks = faulty
        assert (await chen.get("boot"))["marks"] == []
