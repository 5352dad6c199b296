"""Signed HTTP: what an app is told, and again when it does not answer."""

import asyncio
import time
from typing import Any

import pytest
from aiohttp import web

from tests.workspace.actors import Api, Control, Person
from tests.workspace.recorder import Received, Recorder


async def test_a_direct_message_reaches_the_app(chen: Person, recorder: Recorder) -> None:
    channel = await chen.direct()
    ts = await chen.say(channel, "我的待办 & <b>")
    outer = (await recorder.next("message")).payload
    event = outer["event"]
    assert (event["channel"], event["user"], event["ts"], event["channel_type"]) == (channel, "U0CHEN", ts, "im")
    assert event["text"] == "我的待办 &amp; &lt;b&gt;"
    assert (outer["type"], outer["team_id"], outer["api_app_id"]) == ("event_callback", "T0TEST", "A0REC")
    assert outer["event_id"].startswith("Ev")
    assert outer["authorizations"][0]["user_id"] == "U0BOT"
    assert recorder.refused == 0


async def test_a_mention_is_two_events_with_one_place(chen: Person, recorder: Recorder) -> None:
    ts = await chen.say("C0GROUP", "<@U0BOT> 帮助")
    events = [(await recorder.next()).payload for _ in range(2)]
    assert {each["event"]["type"] for each in events} == {"app_mention", "message"}
    assert {each["event"]["ts"] for each in events} == {ts}
    assert len({each["event_id"] for each in events}) == 2


async def test_where_the_bot_is_not_it_hears_nothing(chen: Person, control: Control, recorder: Recorder) -> None:
    await chen.say("C0SECRET", "内部 <@U0BOT>")
    await control.idle()
    assert recorder.received == []


async def test_opening_the_direct_message(chen: Person, recorder: Recorder) -> None:
    channel = await chen.direct()
    await chen.post("opened", channel=channel)
    event = (await recorder.next("app_home_opened")).payload["event"]
    assert (event["tab"], event["channel"]) == ("messages", channel)


async def test_signature_and_time_follow_the_moved_clock(chen: Person, recorder: Recorder) -> None:
    await chen.post("clock", to="2027-03-01T09:00:00+08:00")
    await chen.say("C0GROUP", "x")
    received = await recorder.next("message")
    assert int(received.headers["x-slack-request-timestamp"]) == pytest.approx(1803862800, abs=30)
    assert float(received.payload["event"]["ts"]) == pytest.approx(1803862800, abs=30)
    assert recorder.refused == 0


def failing(times: int, answer: Any = 500) -> Any:
    left = iter([answer] * times)
    return lambda _: next(left, "")


async def test_retries_at_once_then_by_the_clock(chen: Person, control: Control, recorder: Recorder) -> None:
    recorder.replies["message"] = failing(3)
    await chen.say("C0GROUP", "x")
    await control.idle()
    assert [each.headers.get("x-slack-retry-num") for each in recorder.named("message")] == [None, "1"]
    await chen.post("clock", advance_seconds=59)
    await control.idle()
    assert len(recorder.named("message")) == 2
    await chen.post("clock", advance_seconds=2)
    await control.idle()
    assert len(recorder.named("message")) == 3
    await chen.post("clock", advance_seconds=301)
    await control.idle()
    received = recorder.named("message")
    assert [each.headers.get("x-slack-retry-num") for each in received] == [None, "1", "2", "3"]
    assert {each.headers.get("x-slack-retry-reason") for each in received[1:]} == {"http_error"}
    assert len({each.payload["event_id"] for each in received}) == 1
    delivery = next(each for each in (await control.get("deliveries"))["deliveries"] if each["method"] == "message")
    assert (delivery["attempts"], delivery["status"]) == (4, 200)


async def test_an_app_may_forbid_retries(chen: Person, control: Control, recorder: Recorder) -> None:
    recorder.replies["message"] = lambda _: web.Response(status=500, headers={"X-Slack-No-Retry": "1"})
    await chen.say("C0GROUP", "x")
    await control.idle()
    assert len(recorder.received) == 1


async def test_silence_of_three_seconds_is_a_timeout(chen: Person, recorder: Recorder) -> None:
    silent = asyncio.Event()

    async def wait(_: Received) -> str:
        await silent.wait()
        return ""

    recorder.replies["message"] = lambda received: wait(received) if len(recorder.received) == 1 else ""
    began = time.monotonic()
    await chen.say("C0GROUP", "x")
    await recorder.next("message")
    again = await recorder.next("message")
    assert 2.5 < time.monotonic() - began < 6
    assert again.headers["x-slack-retry-reason"] == "http_timeout"
    silent.set()


async def test_an_app_that_is_down(chen: Person, control: Control, recorder: Recorder) -> None:
    await recorder.stop()
    await chen.say("C0GROUP", "x")
    await control.idle()
    delivery = (await control.get("deliveries"))["deliveries"][0]
    assert (delivery["attempts"], delivery["reason"]) == (2, "connection_failed")
    answer = await chen.post("command", channel="C0GROUP", command="/xt", text="")
    assert (answer["ok"], answer["error"]) == (False, "dispatch_failed")


async def test_redirects_are_followed_twice(chen: Person, control: Control, recorder: Recorder) -> None:
    recorder.replies["message"] = lambda _: web.Response(status=307, headers={"Location": "/slack/events"})
    await chen.say("C0GROUP", "x")
    await control.idle()
    delivery = (await control.get("deliveries"))["deliveries"][0]
    assert delivery["reason"] == "too_many_redirects"


async def test_url_verification_and_any_event(control: Control, recorder: Recorder) -> None:
    recorder.replies["url_verification"] = lambda received: {"challenge": received.payload["challenge"]}
    assert (await control.post("verify", app="A0REC"))["ok"]
    recorder.replies["url_verification"] = "something else"
    assert not (await control.post("verify", app="A0REC"))["ok"]
    await control.post("event", app="A0REC", event={"type": "team_join", "user": {"id": "U9"}})
    assert (await recorder.next("team_join")).payload["event"]["user"] == {"id": "U9"}


async def test_edits_and_removals_are_told(api: Api, control: Control, recorder: Recorder) -> None:
    ts = (await api("chat.postMessage", channel="C0GROUP", text="旧"))["ts"]
    await api("chat.update", channel="C0GROUP", ts=ts, text="新")
    await api("chat.delete", channel="C0GROUP", ts=ts)
    await control.idle()
    events = [each.payload["event"] for each in recorder.named("message")]
    assert [each.get("subtype") for each in events] == [None, "message_changed", "message_deleted"]
    assert (events[0]["bot_id"], events[1]["message"]["text"]) == ("B0REC", "新")
    assert (events[1]["previous_message"]["text"], events[2]["deleted_ts"]) == ("旧", ts)
