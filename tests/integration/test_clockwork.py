"""What limits and foretells the clock, on both databases: budget, holds, snoozes, forecast, rehearsal, why."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain import chasing
from bot.domain.chasing import Chase, ChaseKind
from bot.domain.errors import Forbidden, Invalid
from bot.domain.groups import Group
from bot.domain.ladder import Audience, Ladder, Light, Rung
from bot.domain.references import Kind, Reference
from bot.domain.reminding import HoldReminders, ReleaseReminders, Snooze
from bot.domain.tasks import AssignTask, ChangeTask, TaskState, TaskVerb
from bot.notices import kinds
from bot.notices.fact import Fact
from bot.notices.tasks import TaskLine
from bot.profiles.schema import load_profile
from bot.services import chase_kinds, forecast, groups, reminders, reminding, tasks
from bot.services.chasing import close_chase, open_chase
from bot.services.forecast import Rehearse, ShowForecast
from bot.store.tables import outbox
from bot.texts.catalogue import texts_in
from bot.views.notices import render
from tests.builders import EDUCATION, FINANCE, PROFILE, SECRETARY, liaison, member
from tests.house import House

TK1 = Reference(Kind.TASK, 1)


def morning(day: date) -> datetime:
    """Nine in the group's time zone."""
    return datetime(day.year, day.month, day.day, 1, 0, tzinfo=UTC)


async def assign(house: House, *, due: date, unit: int = EDUCATION, title: str = "选址") -> None:
    group = await house.look(lambda tx: tx.groups.get(1))
    card = await house.does(SECRETARY, tasks.assign_task, AssignTask(title, group.units[unit - 1].id, due))
    number = int(card.card_reference.split("-")[1])
    received = ChangeTask(Reference(Kind.TASK, number), TaskVerb.ACKNOWLEDGE)
    await house.does(liaison(unit), tasks.change_task, received)


async def tick(house: House) -> None:
    """What the scheduler does."""
    for group_id in await house.look(reminders.list_due_groups):
        await house.database.write(reminders.scan, group_id)


async def live_through(house: House, first: date, last: date) -> None:
    """Let the clock pass each day at nine and in the afternoon."""
    day = first
    while day <= last:
        for hours in (0, 5):
            house.clock.move_to(morning(day) + timedelta(hours=hours))
            await tick(house)
        day += timedelta(days=1)


async def digests(house: House) -> list[tuple[str, date, list[tuple[str, int]]]]:
    """Return the digests owed: to whom, of which day, what (item, offset)."""

    def read(tx: Any) -> list[tuple[str, date, list[tuple[str, int]]]]:
        rows = tx.connection.execute(select(outbox).where(outbox.c.kind == "Digest").order_by(outbox.c.id))
        found = [(row.target["slack_id"], kinds.decode(row.kind, row.facts)) for row in rows]
        return [(to, d.day, [(line.facts["reference"], line.offset) for line in d.lines]) for to, d in found]

    return await house.look(read)


async def allow(house: House, budget: int) -> None:
    """Give the group another budget of digests a week."""
    profile = load_profile(PROFILE)
    changed = profile.model_copy(update={"rules": profile.rules.model_copy(update={"budget_per_week": budget})})
    await house.database.write(groups.apply_profile, changed, {}, is_rehearsal=False)


class TestBudget:
    async def test_what_a_week_cannot_hold_is_told_in_the_next(self, house: House) -> None:
        await allow(house, 2)
        for number, due in enumerate((date(2026, 11, 25), date(2026, 11, 26), date(2026, 11, 27)), start=1):
            await assign(house, due=due, title=f"任务{number}")
        await live_through(house, date(2026, 11, 24), date(2026, 11, 30))
        told = [(day, items) for to, day, items in await digests(house) if to == liaison(EDUCATION)]
        assert [day for day, _ in told] == [date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 30)]
        assert {item for item, _ in told[-1][1]} == {"TK-1", "TK-2", "TK-3"}

    async def test_what_was_done_meanwhile_is_not_told(self, house: House) -> None:
        await allow(house, 1)
        await assign(house, due=date(2026, 11, 25))
        await assign(house, due=date(2026, 11, 27), title="验收")
        await live_through(house, date(2026, 11, 24), date(2026, 11, 27))
        await house.does(liaison(EDUCATION), tasks.change_task, ChangeTask(TK1, TaskVerb.CLAIM, "已办结"))
        await house.does(SECRETARY, tasks.change_task, ChangeTask(TK1, TaskVerb.CLOSE))
        await live_through(house, date(2026, 11, 30), date(2026, 11, 30))
        last = [items for to, _, items in await digests(house) if to == liaison(EDUCATION)][-1]
        assert {item for item, _ in last} == {"TK-2"}


class TestHold:
    async def test_a_held_unit_hears_nothing_and_then_once_at_todays_rung(self, house: House) -> None:
        await assign(house, due=date(2026, 11, 27))
        await assign(house, due=date(2026, 11, 27), unit=FINANCE)
        education = (await house.look(lambda tx: tx.groups.get(1))).units[EDUCATION - 1].id
        request = HoldReminders(education, "机构调整")
        with pytest.raises(Forbidden):
            await house.does(liaison(EDUCATION), reminding.hold, request)
        await house.does(SECRETARY, reminding.hold, request)
        with pytest.raises(Invalid, match="hold-stands"):
            await house.does(SECRETARY, reminding.hold, request)
        await live_through(house, date(2026, 11, 24), date(2026, 12, 1))
        assert {to for to, *_ in await digests(house)} == {liaison(FINANCE)}
        await house.does(SECRETARY, reminding.release, ReleaseReminders(education))
        with pytest.raises(Invalid, match="hold-none"):
            await house.does(SECRETARY, reminding.release, ReleaseReminders(education))
        await live_through(house, date(2026, 12, 2), date(2026, 12, 3))
        mine = [(day, items) for to, day, items in await digests(house) if to == liaison(EDUCATION)]
        assert mine == [(date(2026, 12, 2), [("TK-1", 3)])]

    async def test_the_whole_group_can_be_held(self, house: House) -> None:
        await assign(house, due=date(2026, 11, 27))
        await house.does(SECRETARY, reminding.hold, HoldReminders(None, "全区统一部署"))
        await live_through(house, date(2026, 11, 24), date(2026, 12, 9))
        assert await digests(house) == []
        held = await house.does(SECRETARY, forecast.show_forecast, ShowForecast())
        assert [(each.unit, each.reason) for each in held.holds] == [("", "全区统一部署")]
        assert all(day.rows == () for day in held.days)


class TestSnooze:
    async def test_it_comes_back_on_the_day_and_never_past_the_next_rung(self, house: House) -> None:
        await assign(house, due=date(2026, 11, 27))
        early = Snooze(TK1, date(2026, 11, 24), "等待验收")
        with pytest.raises(Invalid, match="snooze-nothing"):
            await house.does(liaison(EDUCATION), reminding.snooze, early)
        await live_through(house, date(2026, 11, 24), date(2026, 11, 24))
        late = Snooze(TK1, date(2026, 11, 27), "等待验收")
        with pytest.raises(Invalid, match="snooze-day"):
            await house.does(liaison(EDUCATION), reminding.snooze, late)
        await house.does(liaison(EDUCATION), reminding.snooze, Snooze(TK1, date(2026, 11, 25), "等待验收"))
        seen = await house.does(SECRETARY, reminding.why, TK1)
        ((line,)) = seen.lines
        assert (line.snoozed_until, line.snooze_reason) == (date(2026, 11, 25), "等待验收")
        await live_through(house, date(2026, 11, 25), date(2026, 11, 27))
        mine = [(day, items[0][1]) for to, day, items in await digests(house) if to == liaison(EDUCATION)]
        assert mine == [
            (date(2026, 11, 24), -3),
            (date(2026, 11, 25), -3),
            (date(2026, 11, 26), -1),
            (date(2026, 11, 27), 0),
        ]


async def test_why_names_the_rule_the_day_and_what_comes_next(house: House) -> None:
    await assign(house, due=date(2026, 11, 27))
    await live_through(house, date(2026, 11, 24), date(2026, 11, 24))
    ((line,)) = (await house.does(liaison(EDUCATION), reminding.why, TK1)).lines
    assert (line.about, line.told_on, line.offset) == ("task", date(2026, 11, 24), -3)
    assert (line.next_on, line.next_offset) == (date(2026, 11, 26), -1)


class TestForecast:
    async def busy(self, house: House) -> None:
        for number in range(24):
            due = date(2026, 11, 13) + timedelta(days=number)
            await house.does(
                SECRETARY, tasks.assign_task, await self._task(house, number, max(due, date(2026, 11, 23)))
            )

    async def _task(self, house: House, number: int, due: date) -> AssignTask:
        units = (await house.look(lambda tx: tx.groups.get(1))).units
        return AssignTask(f"任务{number}", units[number % 7].id, due, (units[number % 7 + 7].id,))

    @pytest.mark.parametrize("budget", [10, 2])
    async def test_it_is_what_is_then_sent(self, house: House, budget: int) -> None:
        await allow(house, budget)
        await self.busy(house)
        await live_through(house, date(2026, 11, 24), date(2026, 11, 26))
        house.clock.move_to(morning(date(2026, 11, 26)) + timedelta(hours=6))
        before = len(await digests(house))

        def foretell(tx: Any) -> set[tuple[str, date, tuple[tuple[str, int], ...]]]:
            group = tx.groups.get(1)
            return {
                (pile.person.slack_id, owed.day, tuple((line.facts["reference"], line.offset) for line in owed.lines))
                for coming in forecast.coming_mornings(tx, group)
                for pile, owed in coming.sent
            }

        foretold = await house.look(foretell)
        await live_through(house, date(2026, 11, 27), date(2026, 12, 3))
        sent = {(to, day, tuple(items)) for to, day, items in (await digests(house))[before:]}
        assert foretold == sent
        assert len(sent) > 10

    async def test_looking_changes_nothing_and_each_day_fits_a_message(self, house: House) -> None:
        await self.busy(house)
        first = await house.does(SECRETARY, forecast.show_forecast, ShowForecast())
        assert first == await house.does(SECRETARY, forecast.show_forecast, ShowForecast())
        assert first.pages == 5
        for language in ("zh", "en"):
            assert len(render(first, texts_in(language)).blocks) <= 50
        with pytest.raises(Forbidden):
            await house.does(liaison(EDUCATION), forecast.show_forecast, ShowForecast())

    async def test_a_rehearsal_goes_to_whoever_asks_alone(self, house: House) -> None:
        await assign(house, due=date(2026, 11, 27))
        await assign(house, due=date(2026, 11, 27), unit=FINANCE)
        education = (await house.look(lambda tx: tx.groups.get(1))).units[EDUCATION - 1].id
        answer = await house.does(SECRETARY, forecast.rehearse, Rehearse(education))
        assert (answer.day, answer.count, answer.shown) == (date(2026, 11, 24), 1, 1)

        def read(tx: Any) -> list[tuple[str, str]]:
            rows = tx.connection.execute(select(outbox).where(outbox.c.kind.in_(["Rehearsal", "Digest"])))
            return [(row.target["slack_id"], row.facts["person"]) for row in rows]

        assert await house.look(read) == [(SECRETARY, "教育局联络员")]


ATTENDANCE = ChaseKind("attendance", Ladder((Rung(0, frozenset({Audience.LIAISON})),), repeat_every=1))
"""A kind that nobody foresaw."""


def read_attendance(_: Any, __: Group, found: list[Chase], ___: date) -> dict[int, Fact]:
    """Show what is awaited as a task would be."""
    return {
        chase.id: TaskLine(
            chase.item,
            "参会回执",
            TaskState.ASSIGNED,
            Light.GREEN,
            "教育局",
            chase.due_on,
            days_left=0,
            percent=0,
            version=1,
        )
        for chase in found
    }


async def test_a_further_kind_is_chased_by_being_declared(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(chasing.KINDS, ATTENDANCE.name, ATTENDANCE)
    monkeypatch.setitem(chase_kinds.READERS, ATTENDANCE.name, read_attendance)
    unit = (await house.look(lambda tx: tx.groups.get(1))).units[EDUCATION - 1].id

    def await_it(tx: Any) -> None:
        open_chase(tx, tx.groups.get(1), ATTENDANCE, "MT-1", due_on=date(2026, 11, 25), unit_id=unit)

    await house.database.write(await_it)
    await live_through(house, date(2026, 11, 24), date(2026, 11, 27))
    await house.database.write(lambda tx: close_chase(tx, tx.groups.get(1), ATTENDANCE, "MT-1"))
    await live_through(house, date(2026, 11, 30), date(2026, 12, 1))
    assert [(to, day) for to, day, _ in await digests(house)] == [
        (liaison(EDUCATION), date(2026, 11, day)) for day in (25, 26, 27)
    ]


async def test_three_working_days_of_downtime_give_each_one_message(house: House) -> None:
    for number in range(6):
        await assign(house, due=date(2026, 11, 23) + timedelta(days=number), title=f"任务{number}")
    house.clock.move_to(morning(date(2026, 11, 24)))
    await tick(house)
    before = len(await digests(house))
    house.clock.move_to(morning(date(2026, 11, 30)))
    await tick(house)
    await tick(house)
    after = (await digests(house))[before:]
    assert Counter(to for to, *_ in after).most_common(1)[0][1] == 1
    mine = next(items for to, _, items in after if to == liaison(EDUCATION))
    # Six tasks due on the 23rd to the 28th (a Saturday, so the 30th): each at the rung it has reached on the 30th.
    assert sorted(mine) == [("TK-1", 3), ("TK-2", 3), ("TK-3", 3), ("TK-4", 1), ("TK-5", 1), ("TK-6", 0)]
    assert {to for to, *_ in after} == {liaison(EDUCATION), member(EDUCATION)}
