"""Somebody who holds a key down is told so, once, and keeps nobody else waiting."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.demo.people import SECRETARY, liaison
from bot.handlers.limits import Limits, TooFast
from tests.builders import TestClock
from tests.security.forged import Forger, forger

_SECOND = timedelta(seconds=1)
ME = liaison("education")
PER_MINUTE = 20


@pytest.fixture
async def at(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Forger]:
    monkeypatch.setenv("CONCORD_LIMITS__REQUESTS_PER_MINUTE", str(PER_MINUTE))
    async with forger(sqlite_url, tmp_path) as opened:
        yield opened


async def test_a_key_held_down_is_answered_once_and_others_go_on(at: Forger) -> None:
    presses = [await at.click(ME, "task-show", "TK-1|1|0") for _ in range(PER_MINUTE)]
    assert {press.status for press in presses} == {200}
    told = [key for press in presses for key, _ in press.refusals]
    assert told == ["too-fast"]
    assert "操作太快" in (await at.command(ME, "待办")).body.encode().decode("unicode_escape")
    letters = [await at.message(ME, "待办") for _ in range(3)]
    assert [letter.owed for letter in letters] == [[], [], []]
    assert "操作太快" not in (await at.command(SECRETARY, "待办")).body.encode().decode("unicode_escape")


async def test_after_a_pause_all_is_as_before(at: Forger) -> None:
    for _ in range(PER_MINUTE):
        await at.command(ME, "待办")
    await at.here.act("clock", advance_seconds=60)
    assert "操作太快" not in (await at.command(ME, "待办")).body.encode().decode("unicode_escape")


def test_in_a_minute_nobody_gets_more_than_allowed_and_as_much_is_never_refused_when_spread() -> None:
    clock = TestClock()
    limits = Limits(clock, PER_MINUTE)
    passed = 0
    for _ in range(600):
        passed += limits.has_room("U1")
        clock.advance(_SECOND / 10)
    assert PER_MINUTE / 2 <= passed <= PER_MINUTE
    clock.advance(60 * _SECOND)
    for _ in range(PER_MINUTE):
        limits.take("U1")
        clock.advance(6 * _SECOND)


def test_no_limit_is_none() -> None:
    limits = Limits(TestClock(), 0)
    for _ in range(1_000):
        limits.take("U1")


def test_what_is_remembered_is_bounded() -> None:
    limits = Limits(TestClock(), 2)
    limits.take("U1")
    with pytest.raises(TooFast):
        limits.take("U1")
    for number in range(10_001):
        limits.has_room(f"X{number}")
    assert len(limits._buckets) == 10_000
    assert len(limits._told) <= 10_000
