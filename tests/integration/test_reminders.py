"""The ladder at work on both databases: who is told what on which morning, once."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain import references
from bot.domain.people import Role, Seat
from bot.domain.references import Kind, Reference
from bot.domain.tasks import AssignTask, ChangeTask, TaskVerb
from bot.notices import kinds
from bot.services import reminders, tasks
from bot.store.tables import outbox
from tests.builders import CHANNELS, CONVENER, EDUCATION, FINANCE, INSPECTOR, SECRETARY, liaison, member
from tests.house import House

FRIDAY_DUE = date(2026, 11, 27)


def morning(day: date) -> datetime:
    """Nine in the group's time zone."""
    return datetime(day.year, day.month, day.day, 1, 0, tzinfo=UTC)


async def assign(
    house: House, *, due: date = FRIDAY_DUE, unit: int = EDUCATION, title: str = "选址", is_received: bool = True
) -> None:
    """Hand a task to a unit, which acknowledges it."""
    group = await house.look(lambda tx: tx.groups.get(1))
    card = await house.does(SECRETARY, tasks.assign_task, AssignTask(title, group.units[unit - 1].id, due))
    if is_received:
        received = ChangeTask(references.parse(card.card_reference), TaskVerb.ACKNOWLEDGE)
        await house.does(liaison(unit), tasks.change_task, received)


async def tick(house: House) -> None:
    """What the scheduler does."""
    for group_id in await house.look(reminders.list_due_groups):
        await house.database.write(reminders.scan, group_id)


async def owed(house: House, kind: str) -> list[Any]:
    """Return what is owed of a kind: (to whom, the facts)."""

    def read(tx: Any) -> list[Any]:
        rows = tx.connection.execute(select(outbox).where(outbox.c.kind == kind).order_by(outbox.c.id))
        return [
            (row.target.get("slack_id") or row.target["channel"], kinds.decode(row.kind, row.facts)) for row in rows
        ]

    return await house.look(read)


async def days_told(house: House, slack_id: str) -> list[tuple[date, list[int]]]:
    """Return the days on which somebody got a digest, with the offsets told."""
    return [
        (told.day, [line.offset for line in told.lines]) for to, told in await owed(house, "Digest") if to == slack_id
    ]


async def live_through(house: House, first: date, last: date) -> None:
    day = first
    while day <= last:
        house.clock.move_to(morning(day))
        await tick(house)
        house.clock.move_to(morning(day) + timedelta(hours=5))
        await tick(house)
        day += timedelta(days=1)


async def test_a_task_climbs_the_ladder_on_working_days(house: House) -> None:
    await assign(house)
    await live_through(house, date(2026, 11, 23), date(2026, 12, 31))
    assert await days_told(house, liaison(EDUCATION)) == [
        (date(2026, 11, 24), [-3]),
        (date(2026, 11, 26), [-1]),
        (date(2026, 11, 27), [0]),
        (date(2026, 11, 30), [1]),
        (date(2026, 12, 2), [3]),
        (date(2026, 12, 8), [7]),
        (date(2026, 12, 15), [12]),
        (date(2026, 12, 22), [17]),
        (date(2026, 12, 29), [22]),
    ]
    assert [day for day, _ in await days_told(house, member(EDUCATION))][:2] == [date(2026, 12, 2), date(2026, 12, 8)]
    for leader in (CONVENER, INSPECTOR):
        assert (await days_told(house, leader))[0] == (date(2026, 12, 8), [7])
    assert await days_told(house, liaison(FINANCE)) == []


async def test_thirty_overdue_tasks_give_one_digest_and_one_table(house: House) -> None:
    for number in range(30):
        await assign(house, title=f"任务{number}")
    house.clock.move_to(morning(date(2026, 11, 30)))
    await tick(house)
    await tick(house)
    digests = await owed(house, "Digest")
    assert Counter(to for to, _ in digests) == {liaison(EDUCATION): 1}
    assert len(digests[0][1].lines) == 30
    ((channel, table),) = await owed(house, "OverdueTable")
    assert (channel, table.total, [row.unit for row in table.rows]) == (CHANNELS["group"], 30, ["教育局"])


async def test_after_a_weeks_downtime_one_message_at_todays_stage(house: House) -> None:
    await assign(house)
    house.clock.move_to(morning(date(2026, 12, 9)) + timedelta(hours=2))
    await tick(house)
    assert await days_told(house, liaison(EDUCATION)) == [(date(2026, 12, 9), [7])]
    assert await days_told(house, member(EDUCATION)) == [(date(2026, 12, 9), [7])]


@pytest.mark.parametrize(
    "moment", [datetime(2026, 11, 28, 2, 0, tzinfo=UTC), datetime(2026, 11, 30, 12, 0, tzinfo=UTC)]
)
async def test_nobody_is_told_outside_working_hours(house: House, moment: datetime) -> None:
    await assign(house)
    house.clock.move_to(moment)
    await tick(house)
    assert await owed(house, "Digest") == []
    house.clock.move_to(morning(date(2026, 12, 1)))
    await tick(house)
    assert [day for day, _ in await days_told(house, liaison(EDUCATION))] == [date(2026, 12, 1)]


async def test_while_a_completion_waits_nobody_is_chased_and_sent_back_goes_on(house: House) -> None:
    await assign(house)
    first = Reference(Kind.TASK, 1)
    await house.does(liaison(EDUCATION), tasks.change_task, ChangeTask(first, TaskVerb.CLAIM, "已办结"))
    await live_through(house, date(2026, 11, 24), date(2026, 12, 1))
    assert await owed(house, "Digest") == []
    await house.does(SECRETARY, tasks.change_task, ChangeTask(first, TaskVerb.SEND_BACK, "材料不全"))
    await live_through(house, date(2026, 12, 2), date(2026, 12, 2))
    assert await days_told(house, liaison(EDUCATION)) == [(date(2026, 12, 2), [3])]


async def test_a_person_with_several_seats_gets_one_digest(house: House) -> None:
    await assign(house)
    await assign(house, unit=FINANCE)

    def seat(tx: Any) -> None:
        person = tx.people.find_by_slack_id(liaison(EDUCATION))
        finance = tx.groups.get(1).units[FINANCE - 1]
        tx.people.add_seat(Seat(0, 1, finance.id, person.id, Role.LIAISON, date(2026, 11, 1)))

    await house.database.write(seat)
    house.clock.move_to(morning(date(2026, 11, 30)))
    await tick(house)
    told = [len(offsets) for _, offsets in await days_told(house, liaison(EDUCATION))]
    assert told == [2]


async def test_an_unacknowledged_task_is_chased_by_a_ladder_of_its_own(house: House) -> None:
    await assign(house, due=date(2026, 12, 31), is_received=False)
    await live_through(house, date(2026, 11, 24), date(2026, 12, 3))
    assert await days_told(house, liaison(EDUCATION)) == [
        (date(2026, 11, 25), [0]),
        (date(2026, 11, 26), [1]),
        (date(2026, 11, 30), [3]),
    ]
    assert await days_told(house, member(EDUCATION)) == [(date(2026, 11, 30), [3])]
    told = [line.about for to, digest in await owed(house, "Digest") for line in digest.lines]
    assert set(told) == {"receipt"}
    await house.does(liaison(EDUCATION), tasks.change_task, ChangeTask(Reference(Kind.TASK, 1), TaskVerb.ACKNOWLEDGE))
    await live_through(house, date(2026, 12, 4), date(2026, 12, 14))
    assert len(await days_told(house, liaison(EDUCATION))) == 3
