"""The fault switch."""

import time

import aiohttp
import pytest

from tests.workspace.actors import Api, Control, Person
from tests.workspace.recorder import Recorder


async def test_rules_are_counted_and_listed(api: Api, control: Control) -> None:
    await control.fault(where="api", method="users.info", kind="500", times=2, skip=1)
    statuses = [(await api("users.info", user="U0LI"))["status"] for _ in range(4)]
    assert statuses == [200, 500, 500, 200]
    assert (await control.get("faults"))["rules"][0]["times"] == 0
    assert (await api("auth.test"))["ok"]


async def test_too_many_requests(api: Api, control: Control) -> None:
    await control.fault(where="api", method="*", kind="429", seconds=7)
    answer = await api("auth.test")
    assert (answer["status"], answer["error"], answer["headers"]["Retry-After"]) == (429, "ratelimited", "7")


@pytest.mark.parametrize(("kind", "posted"), [("break_before", 0), ("break_after", 1), ("drop", 0)])
async def test_a_line_that_breaks(api: Api, control: Control, kind: str, posted: int) -> None:
    await control.fault(where="api", method="chat.postMessage", kind=kind, seconds=0.1)
    with pytest.raises(aiohttp.ClientError):
        await api("chat.postMessage", channel="C0GROUP", text="x")
    await control.idle()
    assert len(await control.messages("C0GROUP")) == posted
    assert (await api("chat.postMessage", channel="C0GROUP", text="x"))["ok"]


async def test_a_delay(api: Api, control: Control) -> None:
    await control.fault(where="api", method="auth.test", kind="delay", seconds=0.3)
    began = time.monotonic()
    assert (await api("auth.test"))["ok"]
    assert time.monotonic() - began >= 0.3


@pytest.mark.parametrize(
    ("kind", "came", "reasons"),
    [
        ("drop", 1, ["http_timeout"]),
        ("break_before", 1, ["connection_failed"]),
        ("break_after", 2, ["connection_failed"]),
        ("duplicate", 2, []),
        ("500", 1, ["http_error"]),
    ],
)
async def test_events(
    chen: Person, control: Control, recorder: Recorder, kind: str, came: int, reasons: list[str]
) -> None:
    await control.fault(where="event", method="message", kind=kind)
    await chen.say("C0GROUP", "x")
    await control.idle()
    received = recorder.named("message")
    assert len(received) == came
    assert len({each.payload["event_id"] for each in received}) == 1
    said = [each.headers["x-slack-retry-reason"] for each in received if "x-slack-retry-num" in each.headers]
    assert said == reasons


@pytest.mark.parametrize(
    ("kind", "error", "came"),
    [("drop", "operation_timeout", 0), ("break_after", "dispatch_failed", 1), ("429", "dispatch_failed", 0)],
)
async def test_commands_are_not_repeated(
    chen: Person, control: Control, recorder: Recorder, kind: str, error: str, came: int
) -> None:
    await control.fault(where="command", method="/xt", kind=kind)
    answer = await chen.post("command", channel="C0GROUP", command="/xt", text="")
    assert answer["error"] == error
    await control.idle()
    assert len(recorder.named("/xt")) == came


@pytest.mark.parametrize(
    "rule",
    [
        {"where": "moon", "kind": "drop"},
        {"where": "api", "kind": "explode"},
        {"where": "api", "kind": "duplicate"},
        {"where": "api", "kind": "drop", "times": -1},
        {"where": "api", "kind": "drop", "colour": "red"},
        "drop",
    ],
)
async def test_faulty_rules(control: Control, rule: object) -> None:
    answer = await control.post("faults", rules=[rule])
    assert answer["status"] == 400
    assert answer["error"].startswith("invalid_rules")
