"""The units' duties: lists, tasks under them, and the tasks that recur, on both databases."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bot.domain.cadence import MONTHS, period_of
from bot.domain.errors import Forbidden
from bot.domain.references import Kind, Reference
from bot.domain.tasks import AssignTask, AssignUnderDuty, ReportProgress
from bot.profiles.schema import load_profile
from bot.services import duties, groups, lineage, mornings, reminders, tasks
from bot.services.duties import ShowDuties
from bot.store.tables import tasks as task_table
from bot.texts.catalogue import texts_in
from bot.views import parts
from bot.views.notices import render
from tests.builders import EDUCATION, PROFILE, SECRETARY, liaison
from tests.house import House

GOVERNMENT = 1
"""区政府办公室: the half-yearly inspection (Annex 2)."""


def morning(day: date) -> datetime:
    """Nine in the group's time zone."""
    return datetime(day.year, day.month, day.day, 1, 0, tzinfo=UTC)


async def tick(house: House) -> None:
    """What the scheduler does."""
    for group_id in await house.look(reminders.list_due_groups):
        await house.database.write(mornings.begin, group_id)


async def made(house: House) -> list[tuple[str, date]]:
    """Return the tasks that duties made by themselves: title and due day."""

    def read(tx: Any) -> list[tuple[str, date]]:
        rows = tx.connection.execute(select(task_table).where(task_table.c.title.like("20%")).order_by(task_table.c.id))
        return [(row.title, row.due_on) for row in rows]

    return await house.look(read)


async def test_each_period_makes_its_task_once(house: House) -> None:
    for day in (date(2026, 11, 24), date(2026, 11, 25), date(2026, 12, 31)):
        house.clock.move_to(morning(day))
        await tick(house)
        await tick(house)
    first = await made(house)
    assert [due for _, due in first] == [date(2026, 12, 31)] * 3
    assert {title.split()[0] for title, _ in first} == {"2026", "2026H2"}
    house.clock.move_to(morning(date(2027, 1, 4)))
    await tick(house)
    assert [due for _, due in (await made(house))[3:]] == [date(2027, 6, 30), date(2027, 12, 31), date(2027, 12, 31)]
    entries = await house.look(lambda tx: tx.record.list_entries(1, "TK-1", most=1))
    assert (entries[0].action, entries[0].person_id) == ("assign", None)


async def test_a_group_may_name_the_day_to_begin_on(house: House) -> None:
    profile = load_profile(PROFILE)
    rules = profile.rules.model_copy(update={"duties_begin_on": date(2026, 12, 1)})
    changed = profile.model_copy(update={"rules": rules})
    await house.database.write(groups.apply_profile, changed, {}, is_rehearsal=False)
    house.clock.move_to(morning(date(2026, 11, 30)))
    await tick(house)
    assert await made(house) == []
    house.clock.move_to(morning(date(2026, 12, 1)))
    await tick(house)
    assert len(await made(house)) == 3


async def test_after_a_year_of_silence_only_the_present_period_has_its_task(house: House) -> None:
    house.clock.move_to(morning(date(2028, 3, 1)))
    await tick(house)
    assert sorted(due for _, due in await made(house)) == [date(2028, 6, 30), date(2028, 12, 31), date(2028, 12, 31)]


async def test_a_unit_sees_its_duties_their_tasks_and_what_nobody_reported_under(house: House) -> None:
    house.clock.move_to(morning(date(2026, 11, 24)))
    await tick(house)
    own = await house.does(liaison(GOVERNMENT), duties.show_duties, ShowDuties())
    assert own.unit == "区政府办"
    recurring = [duty for duty in own.duties if duty.every]
    assert [duty.count for duty in recurring] == [1] * len(recurring)
    assert own.silent == len(own.duties)
    reference = Reference(Kind.TASK, int(recurring[0].tasks[0].reference.split("-")[1]))
    await house.does(liaison(GOVERNMENT), tasks.report_progress, ReportProgress(reference, 20, "已布置"))
    assert (await house.does(liaison(GOVERNMENT), duties.show_duties, ShowDuties())).silent == len(own.duties) - 1
    found = await house.does(liaison(GOVERNMENT), lineage.show_lineage, reference)
    assert [node.kind for node in found.nodes] == ["duty", "task", "report"]


async def test_the_office_hands_out_a_task_under_a_duty_and_sees_all_units(house: House) -> None:
    shown = await house.does(SECRETARY, duties.show_duties, ShowDuties(everybody=True))
    assert (len(shown.units), sum(each.duties for each in shown.units)) == (26, 70)
    units = (await house.look(lambda tx: tx.groups.get(1))).units
    education = await house.does(SECRETARY, duties.show_duties, ShowDuties(units[EDUCATION - 1].id))
    assert education.may_assign
    asked = AssignTask("开放学校图书室", units[EDUCATION - 1].id, date(2026, 12, 31))
    request = AssignUnderDuty(education.duties[0].id, asked)
    with pytest.raises(Forbidden):
        await house.does(liaison(EDUCATION), duties.assign_under_duty, request)
    await house.does(SECRETARY, duties.assign_under_duty, request)
    again = await house.does(liaison(EDUCATION), duties.show_duties, ShowDuties())
    assert again.duties[0].count == 1
    for language in ("zh", "en"):
        for fact in (shown, again):
            assert parts.fits(render(fact, texts_in(language)).blocks)


@given(st.sampled_from(sorted(MONTHS)), st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_periods_follow_one_another_without_gap(every: str, day: date) -> None:
    period = period_of(every, day)
    assert period.first <= day <= period.last
    following = period_of(every, period.following)
    assert following.first == period.last + timedelta(days=1)
    assert following.name != period.name
    assert period_of(every, period.first) == period_of(every, period.last) == period
