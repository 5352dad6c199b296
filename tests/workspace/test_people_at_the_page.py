"""What the page asks for, and how it is refused."""

import aiohttp
import pytest

from tests.workspace.actors import Control, Page, Person
from tests.workspace.recorder import Recorder


async def test_boot_without_a_name_is_the_first_person(session: aiohttp.ClientSession) -> None:
    async with session.get("/client/boot") as response:
        boot = await response.json()
    assert boot["me"] == "U0CHEN"
    assert {channel["id"] for channel in boot["channels"] if not channel["is_im"]} == {"C0GROUP", "C0SECRET"}
    assert [channel["user"] for channel in boot["channels"] if channel["is_im"]] == ["U0BOT"]
    assert boot["apps"][0]["commands"][0]["should_escape"]
    assert (boot["workspace"]["timezone"], boot["users"][1]["unit"]) == ("Asia/Shanghai", "区财政局")
    assert "bot_token" not in str(boot["apps"])


@pytest.mark.parametrize(
    ("path", "fields", "status", "error"),
    [
        ("send", {"as": "U0NONE", "channel": "C0GROUP", "text": "x"}, 404, "user_not_found"),
        ("send", {"as": "U0BOT", "channel": "C0GROUP", "text": "x"}, 404, "user_not_found"),
        ("send", {"channel": "C0OTHER", "text": "x"}, 404, "channel_not_found"),
        ("send", {"channel": "C0GROUP", "text": "  "}, 400, "no_text"),
        ("send", {"channel": "C0GROUP", "text": 7}, 400, "invalid_text"),
        ("send", {"channel": "C0GROUP", "text": "x", "thread_ts": "1.0"}, 404, "thread_not_found"),
        ("send", {"channel": "C0GROUP", "text": "x", "files": ["F0"]}, 404, "file_not_found"),
        ("send", {"channel": "C0GROUP", "text": "x", "files": "F0"}, 400, "invalid_files"),
        ("clock", {"to": "tomorrow"}, 400, "invalid_to"),
        ("clock", {"to": "2026-12-01T00:00:00"}, 400, "invalid_to"),
        ("clock", {"advance_seconds": "many"}, 400, "invalid_advance_seconds"),
        ("clock", {"advance_seconds": 1e300}, 400, "invalid_advance_seconds"),
        ("home", {"app": "A0NONE"}, 404, "app_not_found"),
        ("open_dm", {"users": ["U0NONE"]}, 404, "user_not_found"),
        ("deactivate", {"user": "U0BOT"}, 404, "user_not_found"),
        ("reaction", {"channel": "C0GROUP", "ts": "1.0", "name": "eyes"}, 404, "message_not_found"),
        ("submit", {"view_id": "V0", "state": {}}, 404, "view_not_found"),
        ("action", {"container": "here"}, 400, "invalid_container"),
        ("close_view", {"view_id": "V0", "all": "perhaps"}, 404, "view_not_found"),
    ],
)
async def test_refusals(chen: Person, path: str, fields: dict[str, object], status: int, error: str) -> None:
    answer = await chen.post(path, **fields)
    assert (answer["status"], answer["ok"], answer["error"]) == (status, False, error)


async def test_bodies_that_are_no_json(session: aiohttp.ClientSession) -> None:
    for body in (b"{", b"[]", b"\xff", b"null"):
        async with session.post("/client/send", data=body) as response:
            assert (response.status, (await response.json())["error"]) == (400, "invalid_json")


async def test_two_people_write_to_each_other(chen: Person, li: Person, page: Page, recorder: Recorder) -> None:
    channel = (await li.post("open_dm", users=["U0CHEN"]))["channel"]
    assert (await page.next("channel"))["channel"]["user"] == "U0LI"
    await li.say(channel["id"], "在吗")
    assert (await page.next("message"))["message"]["text"] == "在吗"
    assert (await page.next("unread"))["mention_count"] == 1
    assert (await chen.post("open_dm", users=["U0LI"]))["channel"]["id"] == channel["id"]
    assert recorder.received == []


async def test_who_left_can_no_longer_act(chen: Person, li: Person, page: Page) -> None:
    await chen.post("deactivate", user="U0LI", deleted=True)
    assert (await page.next("user"))["user"]["deleted"]
    assert (await li.post("send", channel="C0GROUP", text="x"))["error"] == "user_deactivated"
    await chen.post("deactivate", user="U0LI", deleted=False)
    assert (await li.post("send", channel="C0GROUP", text="x"))["ok"]


async def test_older_messages_come_in_pages(chen: Person) -> None:
    times = [await chen.say("C0GROUP", str(number)) for number in range(7)]
    newest = await chen.get("messages", channel="C0GROUP", limit=3)
    assert ([each["ts"] for each in newest["messages"]], newest["has_more"]) == (times[4:], True)
    older = await chen.get("messages", channel="C0GROUP", limit=5, before=times[4])
    assert ([each["ts"] for each in older["messages"]], older["has_more"]) == (times[:4], False)
    for wrong in ({"limit": 0}, {"before": "then"}):
        assert (await chen.get("messages", channel="C0GROUP", **wrong))["status"] == 400


async def test_the_page_itself(session: aiohttp.ClientSession, control: Control) -> None:
    async with session.get("/") as response:
        assert (response.status, response.content_type) == (200, "text/html")
    async with session.get(
        "/p/C0GROUP/p1795408133272468?thread_ts=1795408133.000001", allow_redirects=False
    ) as response:
        assert response.headers["Location"] == "/#/c/C0GROUP/t/1795408133.000001"
    counts = (await control.get("state"))["counts"]
    assert (counts["users"], counts["messages"], counts["under_way"]) == (3, 0, 0)
