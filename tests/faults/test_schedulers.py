"""Two schedulers on one database, on both: one works, the other takes over, and what is due is told once."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.tasks import AssignTask
from bot.jobs.scheduler import Scheduler
from bot.services import mornings, tasks
from bot.slack.gateway import Gateway
from bot.store.database import Database
from tests.builders import EDUCATION, FINANCE, SECRETARY, TestClock
from tests.faults.plain import rows
from tests.house import House

DUE = date(2026, 11, 27)
MORNING = datetime(2026, 11, 26, 1, 0, tzinfo=UTC)


@pytest.fixture
async def second(database_url: str, clock: TestClock) -> AsyncIterator[Database]:
    """The same database, as another process would open it."""
    opened = Database(database_url, clock)
    yield opened
    await opened.close()


def scheduler(database: Database, clock: TestClock) -> Scheduler:
    """A scheduler that nobody starts: it ticks when the test says so."""
    return Scheduler(database, Gateway("xoxb-none", "http://127.0.0.1:1/api/", clock), clock)


async def assign(house: House) -> None:
    group = await house.look(lambda tx: tx.groups.get(1))
    for position in (EDUCATION, FINANCE):
        request = AssignTask("选址", group.units[position - 1].id, DUE)
        await house.does(SECRETARY, tasks.assign_task, request)
    house.clock.move_to(MORNING)


async def digests(url: str) -> Counter[str]:
    """How many digests each person is owed."""
    return Counter(row["lane"] for row in await rows(url, "SELECT lane FROM outbox WHERE kind = 'Digest'"))


async def test_both_at_once_tell_each_person_once(database_url: str, house: House, second: Database) -> None:
    await assign(house)
    one, other = scheduler(house.database, house.clock), scheduler(second, house.clock)
    await asyncio.gather(*(each.tick() for each in (one, other, one, other)))
    told = await digests(database_url)
    assert told
    assert set(told.values()) == {1}


async def test_two_that_both_believe_to_hold_the_lease_tell_each_person_once(
    database_url: str, house: House, second: Database
) -> None:
    """A scheduler that stood still for longer than its lease goes on where it was."""
    await assign(house)
    await asyncio.gather(
        *(each.write(mornings.begin, 1) for each in (house.database, second, house.database)), return_exceptions=True
    )
    told = await digests(database_url)
    assert told
    assert set(told.values()) == {1}


async def test_when_one_dies_the_other_does_what_is_due_within_fifteen_seconds(
    database_url: str, house: House, second: Database
) -> None:
    await scheduler(house.database, house.clock).tick()
    heir = scheduler(second, house.clock)
    await heir.tick()
    await assign(house)
    house.clock.move_to(MORNING - timedelta(seconds=1))
    await scheduler(house.database, house.clock).tick()
    house.clock.advance(timedelta(seconds=14))
    await heir.tick()
    assert set((await digests(database_url)).values()) == {1}
