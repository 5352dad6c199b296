"""Several processes call Slack: each takes its place in the database that they share, so that together they keep the
limits."""

import asyncio

import pytest

from bot.domain.pacing import Rate
from bot.services import pacing, upkeep
from bot.slack.pacing import PATIENCE, Crowded, Pacing
from bot.store.database import Database
from tests.builders import TestClock

RATE = Rate(3, 10.0)


async def test_places_are_given_once_whoever_asks(database: Database, clock: TestClock) -> None:
    waits = await asyncio.gather(*(database.write(pacing.reserve, "m", RATE, PATIENCE) for _ in range(8)))
    assert sorted(waits)[:5] == [0, 0, 0, 10, 20]
    assert all(wait > PATIENCE for wait in sorted(waits)[5:])
    assert await database.read(pacing.room, "m", RATE) == 0
    assert await database.read(pacing.room, "another", RATE) == 3


async def test_a_hold_holds_for_all(database: Database, clock: TestClock) -> None:
    first, second = Pacing(clock, database), Pacing(clock, database)
    await first.hold("chat.postMessage", "C1", 60)
    await second.turn("chat.postMessage", "C2")
    with pytest.raises(Crowded) as refused:
        await second.turn("chat.postMessage", "C1")
    assert refused.value.seconds == 60


async def test_two_processes_share_the_room_for_edits(database: Database, clock: TestClock) -> None:
    first, second = Pacing(clock, database), Pacing(clock, database)
    alone = await first.room("chat.update")
    for _ in range(5):
        await first.turn("chat.update")
    assert await second.room("chat.update") == alone - 5


async def test_paces_long_past_are_forgotten_and_leases_are_not(database: Database, clock: TestClock) -> None:
    await database.write(pacing.reserve, "m", RATE, PATIENCE)
    await database.write(lambda tx: tx.leases.take("scheduler", "me", tx.now))
    clock.move_to(clock.now().replace(year=2027))
    assert await database.write(upkeep.forget) == 1
    assert await database.write(lambda tx: tx.leases.take("scheduler", "me", tx.now))
