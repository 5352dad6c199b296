"""A year of the founding group: 26 units, 400 tasks, the real calendar of 2026, counted again by other means."""

import random
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import chinese_calendar
import pytest
from sqlalchemy import select, update

from bot.domain.references import Kind, Reference
from bot.domain.tasks import AssignTask, ChangeTask, ReportProgress, TaskVerb
from bot.notices import kinds
from bot.services import reminders, tasks
from bot.store.tables import outbox, seats
from tests.builders import CONVENER, INSPECTOR, SECRETARY, liaison, member
from tests.house import House

YEAR = 2026
TASKS = 400
SEED = 20260101
BUDGET = 10
RUNGS = (-7, -3, -1, 0, 1, 3, 7)
"""The founding group's ladder, written down again: whoever tells from the profile is checked, not asked."""
FIRST, LAST = date(YEAR, 1, 1), date(YEAR, 12, 31)
WORKED = [day for day in (FIRST + timedelta(days=n) for n in range(365)) if chinese_calendar.is_workday(day)]


@dataclass
class Life:
    """One task as the test tells it: who leads it, by when, and on which day it was claimed (None: never)."""

    number: int
    unit: int
    handed_on: date
    due: date
    claimed_on: date | None = None
    told: dict[str, dict[date, int]] = field(default_factory=lambda: defaultdict(dict))


def lives() -> list[Life]:
    """Make the year up: a third is done before the due day, a third after it, a third never."""
    chance = random.Random(SEED)
    found = []
    for number in range(1, TASKS + 1):
        handed_on = WORKED[chance.randrange(0, 150)]
        due = handed_on + timedelta(days=chance.randrange(3, 120))
        fate = chance.randrange(3)
        claimed = due + timedelta(days=chance.randrange(-2, 0) if fate == 0 else chance.randrange(1, 60))
        found.append(
            Life(
                number,
                1 + number % 26,
                handed_on,
                due,
                None if fate == 2 else max(claimed, handed_on + timedelta(days=1)),
            )
        )
    return sorted(found, key=lambda life: life.handed_on)


def due_workday(due: date) -> date:
    return next(day for day in WORKED if day >= due)


def rung_days(due: date) -> list[tuple[date, int]]:
    """Return every working day of the year on which a rung of a task falls, with its offset: by counting the days."""
    place = WORKED.index(due_workday(due))
    offsets = [*RUNGS, *range(RUNGS[-1] + 5, 400, 5)]
    return [(WORKED[place + offset], offset) for offset in offsets if 0 <= place + offset < len(WORKED)]


def expected(life: Life) -> list[tuple[date, int]]:
    """Return when the liaison must be told of a task: after it was handed out, before it was claimed; rungs that had
    passed when it was handed out are skipped, but for the highest of them."""
    days = rung_days(life.due)
    passed = [offset for day, offset in days if day <= life.handed_on]
    coming = [(day, offset) for day, offset in days if day > life.handed_on]
    found = list(coming)
    if passed:
        following = WORKED[WORKED.index(life.handed_on) + 1]
        if not coming or coming[0][0] != following:
            found.insert(0, (following, passed[-1]))
    return [(day, offset) for day, offset in found if life.claimed_on is None or day <= life.claimed_on]


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """Return a moment of the group's day (UTC+8)."""
    return datetime.combine(day, time(hour, minute), UTC) - timedelta(hours=8)


async def tick(house: House) -> None:
    """What the scheduler does."""
    for group_id in await house.look(reminders.list_due_groups):
        await house.database.write(reminders.scan, group_id)


@pytest.mark.timeout(120)
async def test_a_year(sqlite_url: str, house_on: Any, capsys: pytest.CaptureFixture[str]) -> None:
    story = lives()
    async with house_on(sqlite_url) as house:
        await house.database.write(_begin_the_year)
        await _live(house, story)
        told, tables = await house.look(_sent)
    wrong = {}
    by_number = {life.number: life for life in story}
    escalated = Counter()
    for (to, number), days in told.items():
        life = by_number[number]
        if to == liaison(life.unit):
            if days != expected(life):
                wrong[number] = (days, expected(life))
        elif to == member(life.unit):
            assert days == [(day, offset) for day, offset in expected(life) if offset >= 3], (to, number)
            escalated["member"] += 1
        else:
            assert to in {CONVENER, INSPECTOR}, to
            assert days == [(day, offset) for day, offset in expected(life) if offset >= 7], (to, number)
            escalated[to] += 1
    assert wrong == {}
    missing = [life.number for life in story if expected(life) and (liaison(life.unit), life.number) not in told]
    assert missing == []
    for role, least, who in (
        ("member", 3, member),
        (CONVENER, 7, lambda _: CONVENER),
        (INSPECTOR, 7, lambda _: INSPECTOR),
    ):
        due = [life for life in story if any(offset >= least for _, offset in expected(life))]
        assert escalated[role] == len(due), role
        assert all((who(life.unit), life.number) in told for life in due)
    with capsys.disabled():
        steps = sum(map(len, told.values()))
        sums = f"{TASKS} tasks, {steps} steps told, escalated {dict(escalated)}, {tables} tables"
        sys.stdout.write(f"\na year: {sums}\n")
    assert len([1 for life in story for _ in expected(life)]) == sum(
        len(days) for (to, number), days in told.items() if to == liaison(by_number[number].unit)
    )


def _begin_the_year(tx: Any) -> None:
    """The founding group's people sit since the year before, and its first morning is still to come."""
    tx.connection.execute(update(seats).values(starts_on=FIRST - timedelta(days=30)))
    tx.groups.set_next_at(1, at(FIRST, 9))


async def _live(house: House, story: list[Life]) -> None:
    """Let the year pass: tasks at ten, claims in the afternoon, the clock at nine and at odd hours, weekends too."""
    units = [unit.id for unit in (await house.look(lambda tx: tx.groups.get(1))).units]
    number = 0
    references: dict[int, Reference] = {}
    day = FIRST
    while day <= LAST:
        for hour, minute in ((3, 0), (9, 0), (12, 30)):
            house.clock.move_to(at(day, hour, minute))
            await tick(house)
        house.clock.move_to(at(day, 13))
        for life in story:
            if life.handed_on == day:
                number += 1
                references[life.number] = Reference(Kind.TASK, number)
                request = AssignTask(f"任务{life.number}", units[life.unit - 1], life.due)
                await house.does(SECRETARY, tasks.assign_task, request)
                report = ReportProgress(references[life.number], 10, "已启动")
                await house.does(liaison(life.unit), tasks.report_progress, report)
            elif life.claimed_on == day and life.number in references:
                claim = ChangeTask(references[life.number], TaskVerb.CLAIM, "已完成")
                await house.does(liaison(life.unit), tasks.change_task, claim)
        house.clock.move_to(at(day, 20))
        await tick(house)
        day += timedelta(days=1)


def _sent(tx: Any) -> tuple[dict[tuple[str, int], list[tuple[date, int]]], int]:
    """Return what was owed: (to whom, the task's number in the story) to the days and rungs told. On the way each message
    is checked by itself: when it went, and how many of its week went to that person."""
    told: dict[tuple[str, int], list[tuple[date, int]]] = defaultdict(list)
    weeks: Counter[tuple[str, int]] = Counter()
    tables = 0
    rows = tx.connection.execute(
        select(outbox).where(outbox.c.kind.in_(["Digest", "OverdueTable"])).order_by(outbox.c.id)
    )
    for row in rows:
        local = row.created_at + timedelta(hours=8)
        assert chinese_calendar.is_workday(local.date()), local
        assert time(9) <= local.time() < time(17, 30), local
        if row.kind == "OverdueTable":
            tables += 1
            continue
        digest = kinds.decode(row.kind, row.facts)
        assert digest.day == local.date()
        to = row.target["slack_id"]
        weeks[to, local.isocalendar().week] += 1
        for line in digest.lines:
            assert line.about == "task"
            told[to, int(line.facts["title"].removeprefix("任务"))].append((digest.day, line.offset))
    assert max(weeks.values()) <= BUDGET
    return dict(told), tables
