"""Slash commands and the answers to them."""

import asyncio
from urllib.parse import urlparse

import pytest

from tests.workspace.actors import Page, Person
from tests.workspace.kit import section
from tests.workspace.recorder import Received, Recorder


async def run(person: Person, text: str = "", command: str = "/xt", channel: str = "C0GROUP") -> dict[str, object]:
    return await person.post("command", channel=channel, command=command, text=text)


async def test_what_the_app_gets(chen: Person, recorder: Recorder) -> None:
    assert (await run(chen, "进展 TK-40 60% <!channel> & @li.wei"))["ok"]
    payload = (await recorder.next("/xt")).payload
    assert payload["text"] == "进展 TK-40 60% &lt;!channel&gt; &amp; <@U0LI|li.wei>"
    assert (payload["user_id"], payload["channel_id"], payload["team_id"]) == ("U0CHEN", "C0GROUP", "T0TEST")
    assert (payload["api_app_id"], payload["is_enterprise_install"]) == ("A0REC", "false")
    assert payload["trigger_id"]
    assert urlparse(payload["response_url"]).path.startswith("/response/")


async def test_a_command_without_escaping_is_plain(chen: Person, recorder: Recorder) -> None:
    await run(chen, "a < b <@U0LI|li.wei>", command="/plain")
    assert (await recorder.next("/plain")).payload["text"] == "a < b @li.wei"


async def test_a_command_typed_as_a_message(chen: Person, recorder: Recorder) -> None:
    await chen.post("send", channel="C0GROUP", text="/xt 帮助")
    assert (await recorder.next("/xt")).payload["text"] == "帮助"
    await chen.post("send", channel="C0GROUP", text="/unknown 帮助")
    assert (await recorder.next("message")).payload["event"]["text"] == "/unknown 帮助"
    assert (await run(chen, command="/nothing"))["error"] == "dispatch_unknown_command"


async def test_commands_do_not_run_in_threads(chen: Person, recorder: Recorder) -> None:
    ts = await chen.say("C0GROUP", "卡片")
    await chen.say("C0GROUP", "/xt 帮助", thread_ts=ts)
    await recorder.next("message")
    assert (await recorder.next("message")).payload["event"]["text"] == "/xt 帮助"
    assert recorder.named("/xt") == []


async def test_a_text_is_shown_to_the_asker_only(chen: Person, li: Person, recorder: Recorder, page: Page) -> None:
    recorder.replies["/xt"] = "已记录 <https://example.invalid|看>"
    await run(chen)
    shown = await page.next("ephemeral")
    assert (shown["channel"], shown["message"]["text"]) == ("C0GROUP", "已记录 <https://example.invalid|看>")
    assert shown["message"]["user"] == "U0BOT"
    assert (await li.get("messages", channel="C0GROUP"))["messages"] == []


async def test_blocks_are_shown_to_everyone_with_what_was_typed(chen: Person, li: Person, recorder: Recorder) -> None:
    recorder.replies["/xt"] = {"response_type": "in_channel", "text": "好", "blocks": [section("好")]}
    await run(chen, "公开 <b>")
    messages = (await li.get("messages", channel="C0GROUP"))["messages"]
    assert [(each["user"], each["text"]) for each in messages] == [("U0CHEN", "/xt 公开 &lt;b&gt;"), ("U0BOT", "好")]


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (500, "dispatch_failed"),
        (404, "dispatch_failed"),
        ({"blocks": [{"type": "nothing"}]}, "invalid_blocks"),
        ({"response_type": "ephemeral"}, "no_text"),
    ],
)
async def test_faulty_answers(chen: Person, recorder: Recorder, reply: object, error: str) -> None:
    recorder.replies["/xt"] = reply
    answer = await run(chen)
    assert (answer["ok"], answer["error"], answer["status"]) == (False, error, 200)


@pytest.mark.parametrize("reply", ["", {}])
async def test_an_empty_answer_shows_nothing(chen: Person, recorder: Recorder, reply: object) -> None:
    recorder.replies["/xt"] = reply
    assert (await run(chen))["ok"]
    assert await chen.whispers() == []


async def test_no_answer_in_three_seconds(chen: Person, recorder: Recorder) -> None:
    silent = asyncio.Event()

    async def wait(_: Received) -> str:
        await silent.wait()
        return ""

    recorder.replies["/xt"] = wait
    answer = await run(chen)
    silent.set()
    assert (answer["ok"], answer["error"]) == (False, "operation_timeout")
    assert len(recorder.named("/xt")) == 1


async def test_in_a_direct_message_the_channel_has_slacks_name(chen: Person, recorder: Recorder) -> None:
    channel = await chen.direct()
    await run(chen, channel=channel)
    assert (await recorder.next("/xt")).payload["channel_name"] == "directmessage"
    assert (await run(chen, channel="C0OTHER"))["status"] == 404
