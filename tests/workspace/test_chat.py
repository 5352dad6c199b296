"""chat.*"""

import pytest

from tests.workspace.actors import Api, Control, Page, Person
from tests.workspace.kit import section

KEY = {"event_type": "note", "event_payload": {"key": "k-1"}}


async def test_a_message_is_posted_kept_and_shown(api: Api, chen: Person, page: Page) -> None:
    answer = await api("chat.postMessage", channel="C0GROUP", text="甲 <b> & <@U0LI>", blocks=[section("正文")])
    assert (answer["ok"], answer["channel"]) == (True, "C0GROUP")
    assert answer["message"]["text"] == "甲 &lt;b&gt; &amp; <@U0LI>"
    assert answer["message"]["blocks"][0]["block_id"]
    shown = await page.next("message")
    assert (shown["channel"], shown["message"]["ts"]) == ("C0GROUP", answer["ts"])
    assert (await chen.get("messages", channel="C0GROUP"))["messages"] == [shown["message"]]


async def test_times_grow_and_never_repeat(api: Api) -> None:
    times = [(await api("chat.postMessage", channel="C0GROUP", text=str(number)))["ts"] for number in range(20)]
    assert times == sorted(set(times))


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel": "C0NONE", "text": "x"}, "channel_not_found"),
        ({"channel": "C0SECRET", "text": "x"}, "channel_not_found"),
        ({"channel": "U0BOT", "text": "x"}, "cannot_dm_bot"),
        ({"channel": "C0GROUP"}, "no_text"),
        ({"channel": "C0GROUP", "text": "", "blocks": []}, "no_text"),
        ({"channel": "C0GROUP", "text": "x", "thread_ts": "1.000000"}, "thread_not_found"),
        ({"channel": "C0GROUP", "text": "x", "blocks": {"type": "section"}}, "invalid_blocks_format"),
        ({"channel": "C0GROUP", "text": "x", "blocks": "[{"}, "invalid_blocks_format"),
        ({"channel": "C0GROUP", "text": "x", "metadata": {"event_type": "a"}}, "invalid_metadata_format"),
        ({"channel": "C0GROUP", "text": "x", "metadata": "{"}, "invalid_metadata_format"),
        ({"channel": "C0GROUP", "text": "x", "attachments": [1]}, "invalid_attachments"),
        ({"channel": "C0GROUP", "text": "x", "attachments": [{}] * 101}, "too_many_attachments"),
        ({"channel": "C0GROUP", "text": "x", "markdown_text": "y"}, "markdown_text_conflict"),
    ],
)
async def test_what_cannot_be_posted(api: Api, arguments: dict[str, object], error: str) -> None:
    assert (await api("chat.postMessage", **arguments))["error"] == error


async def test_metadata_that_is_too_large(api: Api) -> None:
    metadata = {"event_type": "note", "event_payload": {"key": "长" * 9000}}
    assert (await api("chat.postMessage", channel="C0GROUP", text="x", metadata=metadata))[
        "error"
    ] == "metadata_too_large"


class TestWithoutPublicPosting:
    @pytest.fixture
    def description(self, description: dict[str, object]) -> dict[str, object]:
        description["apps"][0]["scopes"] = ["chat:write"]
        return description

    async def test_a_public_channel_wants_membership(self, api: Api) -> None:
        assert (await api("chat.postMessage", channel="C0OTHER", text="x"))["error"] == "not_in_channel"

    async def test_another_name_wants_a_scope(self, api: Api) -> None:
        answer = await api("chat.postMessage", channel="C0GROUP", text="x", username="别名")
        assert answer["needed"] == "chat:write.customize"


async def test_an_archived_channel_takes_nothing(api: Api, control: Control, chen: Person) -> None:
    await control.post("archive", channel="C0GROUP")
    assert (await api("chat.postMessage", channel="C0GROUP", text="x"))["error"] == "is_archived"
    assert (await chen.post("send", channel="C0GROUP", text="x"))["error"] == "is_archived"


async def test_a_persons_id_is_the_direct_message(api: Api, li: Person) -> None:
    answer = await api("chat.postMessage", channel="U0LI", text="私信")
    assert answer["channel"] == await li.direct()


async def test_replies_stand_in_the_thread_and_count(api: Api, chen: Person) -> None:
    parent = (await api("chat.postMessage", channel="C0GROUP", text="卡片"))["ts"]
    reply = await api("chat.postMessage", channel="C0GROUP", text="回", thread_ts=parent)
    await chen.say("C0GROUP", "再回", thread_ts=parent)
    nested = await api("chat.postMessage", channel="C0GROUP", text="x", thread_ts=reply["ts"])
    assert nested["error"] == "cannot_reply_to_message"
    roots = (await chen.get("messages", channel="C0GROUP"))["messages"]
    assert [(each["ts"], each["reply_count"], each["reply_users"]) for each in roots] == [
        (parent, 2, ["U0BOT", "U0CHEN"])
    ]
    thread = (await chen.get("thread", channel="C0GROUP", ts=reply["ts"]))["messages"]
    assert [each["text"] for each in thread] == ["卡片", "回", "再回"]
    await api("chat.postMessage", channel="C0GROUP", text="也给频道", thread_ts=parent, reply_broadcast=True)
    assert [each["text"] for each in (await chen.get("messages", channel="C0GROUP"))["messages"]] == [
        "卡片",
        "也给频道",
    ]


async def test_an_update_keeps_or_removes_as_slack_does(api: Api) -> None:
    blocks = [section("旧")]
    ts = (await api("chat.postMessage", channel="C0GROUP", text="旧", blocks=blocks, metadata=KEY))["ts"]
    changed = await api("chat.update", channel="C0GROUP", ts=ts, text="新", blocks=[section("新")])
    assert changed["message"]["blocks"][0]["text"]["text"] == "新"
    assert changed["message"]["edited"]["user"] == "U0BOT"
    assert changed["message"]["metadata"] == KEY
    bare = await api("chat.update", channel="C0GROUP", ts=ts, text="只有文字")
    assert "blocks" not in bare["message"]
    assert (bare["text"], bare["ts"]) == ("只有文字", ts)


async def test_whose_messages_may_be_changed(api: Api, chen: Person, control: Control) -> None:
    theirs = await chen.say("C0GROUP", "人的话")
    assert (await api("chat.update", channel="C0GROUP", ts=theirs, text="x"))["error"] == "cant_update_message"
    assert (await api("chat.delete", channel="C0GROUP", ts=theirs))["error"] == "cant_delete_message"
    assert (await api("chat.update", channel="C0GROUP", ts="1.000000", text="x"))["error"] == "message_not_found"
    own = (await api("chat.postMessage", channel="C0GROUP", text="x"))["ts"]
    assert (await api("chat.update", channel="C0GROUP", ts=own))["error"] == "no_text"
    assert (await api("chat.delete", channel="C0GROUP", ts=own))["ok"]
    assert [message["ts"] for message in await control.messages("C0GROUP")] == [theirs]


async def test_a_deleted_parent_leaves_a_tombstone(api: Api, chen: Person) -> None:
    ts = (await api("chat.postMessage", channel="C0GROUP", text="上"))["ts"]
    reply = await api("chat.postMessage", channel="C0GROUP", text="下", thread_ts=ts)
    await api("chat.delete", channel="C0GROUP", ts=ts)
    parent = (await chen.get("messages", channel="C0GROUP"))["messages"][0]
    assert (parent["subtype"], parent["reply_count"]) == ("tombstone", 1)
    assert (await api("chat.delete", channel="C0GROUP", ts=reply["ts"]))["ok"]


async def test_an_ephemeral_message_is_one_persons_and_gone_on_reload(
    api: Api, chen: Person, li: Person, page: Page
) -> None:
    answer = await api("chat.postEphemeral", channel="C0GROUP", user="U0CHEN", text="只给你")
    shown = await page.next("ephemeral")
    assert (shown["message"]["ts"], shown["message"]["ephemeral"]) == (answer["message_ts"], True)
    assert (await chen.get("messages", channel="C0GROUP"))["messages"] == []
    assert [each["text"] for each in await chen.whispers()] == ["只给你"]
    assert await li.whispers() == []
    update = await api("chat.update", channel="C0GROUP", ts=answer["message_ts"], text="x")
    assert update["error"] == "message_not_found"


async def test_an_ephemeral_message_needs_its_reader_there(api: Api) -> None:
    assert (await api("chat.postEphemeral", channel="C0GROUP", user="U0NONE", text="x"))["error"] == "user_not_found"
    assert (await api("chat.postEphemeral", channel="C0OTHER", user="U0CHEN", text="x"))[
        "error"
    ] == "user_not_in_channel"


async def test_permalinks_lead_into_the_page(api: Api, chen: Person, session: object) -> None:
    ts = (await api("chat.postMessage", channel="C0GROUP", text="x"))["ts"]
    link = (await api("chat.getPermalink", channel="C0GROUP", message_ts=ts))["permalink"]
    async with session.get(link, allow_redirects=False) as response:
        assert (response.status, response.headers["Location"]) == (302, f"/#/c/C0GROUP/m/{ts}")
    assert (await api("chat.getPermalink", channel="C0GROUP", message_ts="1.0"))["error"] == "message_not_found"


async def test_a_scheduled_message_follows_the_moved_clock(api: Api, chen: Person, page: Page) -> None:
    now = (await chen.post("clock", advance_seconds=0))["now"]
    later = int(now) + 7200
    answer = await api("chat.scheduleMessage", channel="C0GROUP", post_at=later, text="定时")
    with_metadata = await api("chat.scheduleMessage", channel="C0GROUP", post_at=later, text="丢失", metadata=KEY)
    assert with_metadata["ok"]
    waiting = (await api("chat.scheduledMessages.list"))["scheduled_messages"]
    assert [each["text"] for each in waiting] == ["定时", "丢失"]
    await chen.post("clock", advance_seconds=7300)
    assert (await page.next("message"))["message"]["text"] == "定时"
    assert (await api("chat.scheduledMessages.list"))["scheduled_messages"] == []
    assert [each["text"] for each in (await chen.get("messages", channel="C0GROUP"))["messages"]] == ["定时"]
    late = {"channel": "C0GROUP", "scheduled_message_id": answer["scheduled_message_id"]}
    assert (await api("chat.deleteScheduledMessage", **late))["error"] == "invalid_scheduled_message_id"


async def test_limits_of_scheduling(api: Api, chen: Person) -> None:
    now = int((await chen.post("clock", advance_seconds=0))["now"])
    for post_at, error in ((now - 5, "time_in_past"), (now + 121 * 86400, "time_too_far"), (0, "invalid_time")):
        assert (await api("chat.scheduleMessage", channel="C0GROUP", post_at=post_at, text="x"))["error"] == error
    at = (now // 300 + 10) * 300
    answers = [await api("chat.scheduleMessage", channel="C0GROUP", post_at=at + n, text="x") for n in range(31)]
    assert answers[30]["error"] == "restricted_too_many"
    taken_back = {"channel": "C0GROUP", "scheduled_message_id": answers[0]["scheduled_message_id"]}
    assert (await api("chat.deleteScheduledMessage", **taken_back))["ok"]
