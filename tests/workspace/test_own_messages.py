"""A person rewords and takes back what they wrote; an account is closed. Apps hear of all of it, as on Slack."""

from typing import Any

import pytest

from tests.workspace.actors import Api, Control, Page, Person
from tests.workspace.recorder import Recorder


async def _told(recorder: Recorder, subtype: str) -> dict[str, Any]:
    while (event := (await recorder.next("message")).payload["event"]).get("subtype") != subtype:
        continue
    return dict(event)


async def test_a_reworded_message(chen: Person, control: Control, page: Page, recorder: Recorder) -> None:
    ts = await chen.say("C0GROUP", "周五前报送")
    assert (await chen.post("edit", channel="C0GROUP", ts=ts, text="周四前报送，见 <@U0LI>"))["ok"]
    assert (await page.next("message_changed"))["message"]["text"] == "周四前报送，见 <@U0LI>"
    event = await _told(recorder, "message_changed")
    assert (event["hidden"], event["channel"], event["channel_type"]) == (True, "C0GROUP", "channel")
    assert (event["message"]["ts"], event["message"]["text"]) == (ts, "周四前报送，见 <@U0LI>")
    assert event["message"]["edited"]["user"] == "U0CHEN"
    assert (event["previous_message"]["text"], "edited" in event["previous_message"]) == ("周五前报送", False)
    assert event["ts"] != ts
    assert (await control.messages("C0GROUP"))[0]["edited"]["user"] == "U0CHEN"


async def test_the_same_words_again_are_no_edit(chen: Person, control: Control, recorder: Recorder) -> None:
    ts = await chen.say("C0GROUP", "收到")
    assert (await chen.post("edit", channel="C0GROUP", ts=ts, text="收到"))["ok"]
    await control.idle()
    assert "edited" not in (await control.messages("C0GROUP"))[0]
    assert len(recorder.named("message")) == 1


async def test_a_message_taken_back(chen: Person, control: Control, page: Page, recorder: Recorder) -> None:
    ts = await chen.say("C0GROUP", "发错了")
    assert (await chen.post("delete", channel="C0GROUP", ts=ts))["ok"]
    assert (await page.next("message_deleted"))["ts"] == ts
    event = await _told(recorder, "message_deleted")
    assert (event["deleted_ts"], event["previous_message"]["text"], event["hidden"]) == (ts, "发错了", True)
    assert await control.messages("C0GROUP") == []


async def test_a_parent_taken_back_leaves_a_tombstone(chen: Person, li: Person, control: Control) -> None:
    ts = await chen.say("C0GROUP", "议一议")
    await li.say("C0GROUP", "同意", thread_ts=ts)
    await chen.post("delete", channel="C0GROUP", ts=ts)
    assert [each.get("subtype") for each in await control.messages("C0GROUP")] == ["tombstone", None]
    again = await chen.post("edit", channel="C0GROUP", ts=ts, text="又来")
    assert (again["status"], again["error"]) == (400, "cant_update_message")


@pytest.mark.parametrize("act", ["edit", "delete"])
async def test_only_what_is_ones_own(api: Api, chen: Person, li: Person, control: Control, act: str) -> None:
    refusal = {"edit": "cant_update_message", "delete": "cant_delete_message"}[act]
    own = await chen.say("C0GROUP", "我写的")
    of_the_bot = (await api("chat.postMessage", channel="C0GROUP", text="机器人写的"))["ts"]
    assert (await li.post(act, channel="C0GROUP", ts=own, text="改"))["error"] == refusal
    assert (await chen.post(act, channel="C0GROUP", ts=of_the_bot, text="改"))["error"] == refusal
    assert (await chen.post(act, channel="C0GROUP", ts="1.0", text="改"))["error"] == "message_not_found"
    await control.post("archive", channel="C0GROUP")
    assert (await chen.post(act, channel="C0GROUP", ts=own, text="改"))["error"] == "is_archived"


async def test_an_empty_text_is_refused(chen: Person) -> None:
    ts = await chen.say("C0GROUP", "有字")
    assert (await chen.post("edit", channel="C0GROUP", ts=ts, text=" "))["error"] == "no_text"


@pytest.mark.parametrize("way", ["page", "control"])
async def test_who_leaves_is_told_to_apps(
    chen: Person, control: Control, recorder: Recorder, api: Api, way: str
) -> None:
    async def change(*, deleted: bool) -> dict[str, Any]:
        if way == "page":
            return await chen.post("deactivate", user="U0LI", deleted=deleted)
        return await control.post("user", user="U0LI", deleted=deleted)

    assert (await change(deleted=True))["ok"]
    event = (await recorder.next("user_change")).payload["event"]
    assert (event["user"]["id"], event["user"]["deleted"], event["user"]["name"]) == ("U0LI", True, "li.wei")
    assert event["cache_ts"] == event["user"]["updated"] > 0
    assert "real_name" not in event["user"]
    assert (await api("users.info", user="U0LI"))["user"]["deleted"]
    assert (await change(deleted=False))["ok"]
    event = (await recorder.next("user_change")).payload["event"]
    assert (event["user"]["deleted"], event["user"]["real_name"]) == (False, "李伟")
    assert (await control.post("user", user="U0BOT"))["error"] == "user_not_found"
