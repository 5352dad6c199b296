"""Reactions, pins, bookmarks."""

from tests.workspace.actors import Api, Page, Person
from tests.workspace.recorder import Recorder


async def test_reactions_of_an_app_and_of_a_person(api: Api, chen: Person, page: Page, recorder: Recorder) -> None:
    ts = (await api("chat.postMessage", channel="C0GROUP", text="x"))["ts"]
    where = {"channel": "C0GROUP", "timestamp": ts}
    assert (await api("reactions.add", name="eyes", **where))["ok"]
    assert (await page.next("reaction"))["reactions"] == [{"name": "eyes", "users": ["U0BOT"], "count": 1}]
    assert (await chen.post("reaction", channel="C0GROUP", ts=ts, name="eyes"))["ok"]
    assert (await page.next("reaction"))["reactions"][0]["count"] == 2
    assert (await recorder.next("reaction_added")).payload["event"]["user"] == "U0BOT"
    assert (await api("reactions.add", name="eyes", **where))["error"] == "already_reacted"
    assert (await api("reactions.remove", name="eyes", **where))["ok"]
    assert (await api("reactions.remove", name="eyes", **where))["error"] == "no_reaction"
    assert (await chen.post("reaction", channel="C0GROUP", ts=ts, name="eyes", remove=True))["ok"]
    assert "reactions" not in (await chen.get("messages", channel="C0GROUP"))["messages"][0]


async def test_faulty_reactions(api: Api) -> None:
    assert (await api("reactions.add", channel="C0GROUP", name="no spaces", timestamp="1.0"))["error"] == "invalid_name"
    assert (await api("reactions.add", channel="C0GROUP", name="eyes"))["error"] == "no_item_specified"
    missing = await api("reactions.add", channel="C0GROUP", name="eyes", timestamp="1.0")
    assert missing["error"] == "message_not_found"


async def test_pins(api: Api, chen: Person, page: Page) -> None:
    ts = (await api("chat.postMessage", channel="C0GROUP", text="名册"))["ts"]
    where = {"channel": "C0GROUP", "timestamp": ts}
    assert (await api("pins.add", **where))["ok"]
    assert (await page.next("pins"))["pins"] == [ts]
    assert (await api("pins.add", **where))["error"] == "already_pinned"
    assert [item["message"]["ts"] for item in (await api("pins.list", channel="C0GROUP"))["items"]] == [ts]
    assert [each["text"] for each in (await chen.get("pins", channel="C0GROUP"))["pins"]] == ["名册"]
    assert (await api("pins.remove", **where))["ok"]
    assert (await api("pins.remove", **where))["error"] == "no_pin"


async def test_a_removed_message_is_no_longer_pinned(api: Api) -> None:
    ts = (await api("chat.postMessage", channel="C0GROUP", text="x"))["ts"]
    await api("pins.add", channel="C0GROUP", timestamp=ts)
    await api("chat.delete", channel="C0GROUP", ts=ts)
    assert (await api("pins.list", channel="C0GROUP"))["items"] == []


async def test_bookmarks(api: Api) -> None:
    where = {"channel_id": "C0GROUP"}
    link = {"type": "link", "link": "https://example.invalid/"}
    made = (await api("bookmarks.add", title="手册", **link, **where))["bookmark"]
    edited = await api("bookmarks.edit", bookmark_id=made["id"], title="新手册", **where)
    assert (edited["bookmark"]["title"], edited["bookmark"]["link"]) == ("新手册", "https://example.invalid/")
    assert [each["id"] for each in (await api("bookmarks.list", **where))["bookmarks"]] == [made["id"]]
    assert (await api("bookmarks.remove", bookmark_id=made["id"], **where))["ok"]
    assert (await api("bookmarks.remove", bookmark_id=made["id"], **where))["error"] == "not_found"
    assert (await api("bookmarks.add", title="x", type="file", **where))["error"] == "invalid_bookmark_type"
    assert (await api("bookmarks.add", title="x", type="link", link="x", **where))["error"] == "invalid_link"
