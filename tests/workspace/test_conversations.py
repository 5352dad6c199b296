"""conversations.* and users.*"""

import pytest

from tests.workspace.actors import Api, Control, Page, Person
from tests.workspace.recorder import Recorder

KEY = {"event_type": "note", "event_payload": {"key": "k-1", "nested": {"n": 1}}}


async def test_a_direct_message_is_opened_once(api: Api, chen: Person) -> None:
    first = await api("conversations.open", users="U0CHEN")
    assert first["channel"] == {"id": await chen.direct()}
    full = await api("conversations.open", users="U0CHEN", return_im=True)
    assert (full["channel"]["is_im"], full["channel"]["user"]) == (True, "U0CHEN")
    again = await api("conversations.open", channel=first["channel"]["id"])
    assert again["already_open"]


async def test_several_people_share_one_conversation(api: Api, page: Page) -> None:
    first = await api("conversations.open", users="U0CHEN,U0LI", return_im=True)
    assert first["channel"]["is_mpim"]
    assert (await page.next("channel"))["channel"]["id"] == first["channel"]["id"]
    again = await api("conversations.open", users="U0LI,U0CHEN")
    assert (again["channel"]["id"], again["no_op"]) == (first["channel"]["id"], True)


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({}, "users_list_not_supplied"),
        ({"users": "U0NONE"}, "user_not_found"),
        ({"users": "U0BOT"}, "cannot_dm_bot"),
        ({"channel": "C0GROUP"}, "method_not_supported_for_channel_type"),
    ],
)
async def test_what_cannot_be_opened(api: Api, arguments: dict[str, object], error: str) -> None:
    assert (await api("conversations.open", **arguments))["error"] == error


async def test_a_person_who_left_cannot_be_written_to(api: Api, chen: Person, recorder: Recorder) -> None:
    await chen.post("deactivate", user="U0LI", deleted=True)
    event = (await recorder.next("user_change")).payload["event"]
    assert (event["user"]["id"], event["user"]["deleted"]) == ("U0LI", True)
    assert (await api("conversations.open", users="U0LI"))["error"] == "user_disabled"
    assert (await api("users.lookupByEmail", email="li.wei@example.invalid"))["error"] == "users_not_found"
    assert (await api("users.info", user="U0LI"))["user"]["deleted"]
    assert "real_name" not in (await api("users.info", user="U0LI"))["user"]


async def test_what_the_bot_sees_of_channels(api: Api) -> None:
    public = (await api("conversations.list"))["channels"]
    assert [(each["id"], each["is_member"]) for each in public] == [("C0GROUP", True), ("C0OTHER", False)]
    kinds = "public_channel,private_channel,im,mpim"
    assert {each["id"] for each in (await api("conversations.list", types=kinds))["channels"]} >= {"C0GROUP", "C0OTHER"}
    assert (await api("conversations.info", channel="C0SECRET"))["error"] == "channel_not_found"
    assert (await api("conversations.members", channel="C0SECRET"))["error"] == "channel_not_found"
    assert (await api("conversations.list", types="secret"))["error"] == "invalid_types"
    info = (await api("conversations.info", channel="C0GROUP", include_num_members=True))["channel"]
    assert (info["name"], info["num_members"], info["is_private"]) == ("协调组", 3, False)


async def test_lists_come_in_pages(api: Api) -> None:
    first = await api("conversations.members", channel="C0GROUP", limit=2)
    cursor = first["response_metadata"]["next_cursor"]
    rest = await api("conversations.members", channel="C0GROUP", limit=2, cursor=cursor)
    assert first["members"] + rest["members"] == ["U0CHEN", "U0LI", "U0BOT"]
    assert rest["response_metadata"]["next_cursor"] == ""
    for wrong in ("rubbish", "bmV4dDp4", "/" * 8):
        assert (await api("users.list", cursor=wrong))["error"] == "invalid_cursor"


async def test_history_is_newest_first_with_metadata_on_request(api: Api) -> None:
    times = [(await api("chat.postMessage", channel="C0GROUP", text=str(n), metadata=KEY))["ts"] for n in range(5)]
    page = await api("conversations.history", channel="C0GROUP", limit=2)
    assert [each["ts"] for each in page["messages"]] == times[:2:-1]
    assert "metadata" not in page["messages"][0]
    cursor = page["response_metadata"]["next_cursor"]
    rest = await api("conversations.history", channel="C0GROUP", cursor=cursor, include_all_metadata=True)
    assert [each["metadata"] for each in rest["messages"]] == [KEY] * 3
    assert (page["has_more"], rest["has_more"]) == (True, False)


async def test_history_between_two_moments(api: Api) -> None:
    times = [(await api("chat.postMessage", channel="C0GROUP", text=str(n)))["ts"] for n in range(5)]
    open_ends = await api("conversations.history", channel="C0GROUP", oldest=times[1], latest=times[3])
    assert [each["ts"] for each in open_ends["messages"]] == [times[2]]
    closed = await api("conversations.history", channel="C0GROUP", oldest=times[1], latest=times[3], inclusive=True)
    assert [each["ts"] for each in closed["messages"]] == times[3:0:-1]
    assert (await api("conversations.history", channel="C0GROUP", oldest="yesterday"))["error"] == "invalid_ts_oldest"


async def test_replies_and_who_may_read(api: Api, chen: Person) -> None:
    ts = await chen.say("C0GROUP", "问")
    reply = (await api("chat.postMessage", channel="C0GROUP", text="答", thread_ts=ts, metadata=KEY))["ts"]
    thread = await api("conversations.replies", channel="C0GROUP", ts=ts, include_all_metadata=True)
    assert [each["ts"] for each in thread["messages"]] == [ts, reply]
    assert thread["messages"][1]["metadata"] == KEY
    late = await api("conversations.replies", channel="C0GROUP", ts=ts, oldest=reply, inclusive=True)
    assert [each["ts"] for each in late["messages"]] == [ts, reply]
    assert (await api("conversations.replies", channel="C0GROUP", ts="1.0"))["error"] == "thread_not_found"
    assert (await api("conversations.history", channel="C0OTHER"))["error"] == "not_in_channel"


async def test_joining_and_inviting(api: Api, control: Control, recorder: Recorder, page: Page) -> None:
    assert (await api("conversations.join", channel="C0OTHER"))["channel"]["is_member"]
    joined = (await recorder.next("member_joined_channel")).payload["event"]
    assert (joined["user"], joined["channel"], joined["channel_type"]) == ("U0BOT", "C0OTHER", "C")
    assert (await api("conversations.join", channel="C0OTHER"))["warning"] == "already_in_channel"
    assert (await api("conversations.invite", channel="C0OTHER", users="U0CHEN"))["ok"]
    invited = (await recorder.next("member_joined_channel")).payload["event"]
    assert (invited["user"], invited["inviter"]) == ("U0CHEN", "U0BOT")
    assert (await page.next("channel"))["channel"]["id"] == "C0OTHER"
    for user, error in (("U0CHEN", "already_in_channel"), ("U0BOT", "cant_invite_self"), ("U0X", "user_not_found")):
        assert (await api("conversations.invite", channel="C0OTHER", users=user))["error"] == error
    await control.post("archive", channel="C0OTHER")
    assert (await api("conversations.join", channel="C0OTHER"))["error"] == "is_archived"


async def test_people(api: Api) -> None:
    found = await api("users.lookupByEmail", email="CHEN.JING@example.invalid")
    assert (found["user"]["id"], found["user"]["profile"]["email"]) == ("U0CHEN", "chen.jing@example.invalid")
    assert (await api("users.lookupByEmail", email="nobody@example.invalid"))["error"] == "users_not_found"
    users = (await api("users.list", include_locale=True))["members"]
    assert [(each["id"], each["is_bot"]) for each in users] == [("U0CHEN", False), ("U0LI", False), ("U0BOT", True)]
    assert (users[0]["locale"], users[0]["tz"], users[0]["tz_offset"]) == ("zh-CN", "Asia/Shanghai", 28800)
    assert (await api("users.info", user="U0NONE"))["error"] == "user_not_found"
    assert (await api("team.info"))["team"]["name"] == "鹿城区"
