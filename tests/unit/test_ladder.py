from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain import ladder
from bot.domain.ladder import Audience, Ladder, Light, Rung, Stage
from bot.domain.workdays import WorkCalendar

ONE_DAY = timedelta(days=1)
OFFSETS = (-7, -3, -1, 0, 1, 3, 7)
DEFAULT = Ladder(tuple(Rung(offset, frozenset({Audience.LIAISON})) for offset in OFFSETS), repeat_every=5)
# The State Council's notice for the Spring Festival and the National Day of 2026.
YEAR = WorkCalendar(
    dict.fromkeys([date(2026, 2, day) for day in (16, 17, 18, 19, 20, 23)], False)
    | dict.fromkeys([date(2026, 10, day) for day in (1, 2, 5, 6, 7)], False)
    | dict.fromkeys([date(2026, 2, 14), date(2026, 2, 28), date(2026, 9, 20), date(2026, 10, 10)], True),
    frozenset({2026}),
)

dues = st.dates(date(2026, 1, 1), date(2026, 12, 31))
shifted = st.dictionaries(st.dates(date(2025, 12, 1), date(2027, 2, 28)), st.booleans(), max_size=60)
calendars = st.just(YEAR) | st.builds(WorkCalendar, shifted)


@st.composite
def ladders(draw: st.DrawFn) -> Ladder:
    offsets = sorted(draw(st.sets(st.integers(-15, 15), min_size=1, max_size=8)))
    rungs = tuple(Rung(offset, frozenset({draw(st.sampled_from(Audience))})) for offset in offsets)
    return Ladder(rungs, draw(st.integers(1, 10)))


def days_around(due: date) -> list[date]:
    return [due + timedelta(days=n) for n in range(-45, 70)]


def run(steps: Ladder, *, due: date, days: list[date], calendar: WorkCalendar) -> list[tuple[date, Stage]]:
    """Ask the ladder on each of `days`, marking what was told, as the morning's scan does."""
    last, told = None, []
    for today in days:
        now = ladder.advance(steps, due=due, today=today, last=last, calendar=calendar)
        if now is not None:
            last = now.index
            told.append((today, now))
    return told


def offset_by_hand(due: date, today: date, calendar: WorkCalendar) -> int:
    """Count by hand how many working days `today` lies after the working day by which a thing must be done."""
    while not calendar.is_workday(due):
        due += ONE_DAY
    early, late = sorted((due, today))
    worked = sum(calendar.is_workday(early + n * ONE_DAY) for n in range(1, (late - early).days + 1))
    return worked if today >= due else -worked


def test_the_default_ladder_climbs_over_the_spring_festival() -> None:
    told = run(DEFAULT, due=date(2026, 2, 12), days=days_around(date(2026, 2, 12)), calendar=YEAR)
    assert [(today.strftime("%m-%d"), now.offset) for today, now in told][:9] == [
        ("02-03", -7),
        ("02-09", -3),
        ("02-11", -1),
        ("02-12", 0),
        ("02-13", 1),
        ("02-24", 3),  # 02-14 is a Saturday that is worked; 02-15 to 02-23 nobody works
        ("02-28", 7),  # again a Saturday that is worked
        ("03-06", 12),
        ("03-13", 17),
    ]


def test_what_is_due_on_a_rest_day_is_due_on_the_next_working_day() -> None:
    saturday = date(2026, 3, 7)
    told = run(DEFAULT, due=saturday, days=days_around(saturday), calendar=YEAR)
    days = {now.offset: today for today, now in told}
    assert days[-1] == date(2026, 3, 6)
    assert days[0] == date(2026, 3, 9)
    assert days[1] == date(2026, 3, 10)


def test_repeats_count_on_and_tell_whom_the_last_rung_tells() -> None:
    steps = Ladder((*DEFAULT.rungs[:-1], Rung(7, frozenset({Audience.CONVENER, Audience.INSPECTOR}))), 5)
    assert steps.rung(7) == Rung(12, frozenset({Audience.CONVENER, Audience.INSPECTOR}))
    years_later = ladder.stage(steps, due=date(2026, 1, 5), today=date(2030, 1, 7), calendar=WorkCalendar({}))
    assert years_later == Stage(index=213, offset=1042, reached_on=date(2030, 1, 2))


def test_before_the_first_rung_nothing_is_told() -> None:
    assert ladder.stage(DEFAULT, due=date(2026, 3, 20), today=date(2026, 3, 10), calendar=YEAR) is None


def test_a_new_due_day_starts_a_ladder_of_its_own() -> None:
    today = date(2026, 3, 20)
    before = ladder.stage(DEFAULT, due=date(2026, 3, 2), today=today, calendar=YEAR)
    assert before is not None
    assert before.offset == 12
    assert ladder.advance(DEFAULT, due=date(2026, 4, 30), today=today, last=None, calendar=YEAR) is None
    assert ladder.next_day(DEFAULT, due=date(2026, 4, 30), last=None, calendar=YEAR) == date(2026, 4, 21)


def test_after_a_downtime_there_is_one_message_at_todays_stage() -> None:
    due = date(2026, 3, 16)
    up = [day for day in days_around(due) if not date(2026, 3, 11) <= day <= date(2026, 3, 19)]
    told = run(DEFAULT, due=due, days=up, calendar=YEAR)
    assert [now.offset for today, now in told if date(2026, 3, 1) <= today <= date(2026, 3, 25)] == [-7, 3, 7]
    assert told[1][0] == date(2026, 3, 20)
    assert told[1][1].reached_on == date(2026, 3, 19)


@settings(deadline=None)
@given(ladders(), dues, calendars)
def test_asked_daily_each_rung_is_told_once_in_order_on_its_day(
    steps: Ladder, due: date, calendar: WorkCalendar
) -> None:
    told = run(steps, due=due, days=days_around(due), calendar=calendar)
    assert [now.index for _, now in told] == list(range(len(told)))
    assert all(now.offset == steps.rung(now.index).offset for _, now in told)
    assert all(now.reached_on == today and calendar.is_workday(today) for today, now in told)
    assert all(offset_by_hand(due, today, calendar) == now.offset for today, now in told)
    last_day = days_around(due)[-1]
    assert steps.rung(len(told)).offset > offset_by_hand(due, last_day, calendar), "none was left out at the end"


@settings(deadline=None)
@given(ladders(), dues, calendars, st.data())
def test_with_any_downtime_nothing_is_told_twice_and_only_todays_stage(
    steps: Ladder, due: date, calendar: WorkCalendar, data: st.DataObject
) -> None:
    up = sorted(data.draw(st.sets(st.sampled_from(days_around(due)))))
    told = run(steps, due=due, days=up, calendar=calendar)
    indexes = [now.index for _, now in told]
    assert indexes == sorted(set(indexes))
    for today, now in told:
        assert now == ladder.stage(steps, due=due, today=today, calendar=calendar)
    worked = [day for day in up if calendar.is_workday(day)]
    reached = ladder.stage(steps, due=due, today=worked[-1], calendar=calendar) if worked else None
    assert indexes[-1:] == ([] if reached is None else [reached.index]), "what was missed is caught up with"


@settings(deadline=None)
@given(ladders(), dues, calendars, st.none() | st.integers(0, 12))
def test_the_next_day_is_the_first_on_which_there_is_something_to_tell(
    steps: Ladder, due: date, calendar: WorkCalendar, last: int | None
) -> None:
    day = ladder.next_day(steps, due=due, last=last, calendar=calendar)
    assert calendar.is_workday(day)
    for today in days_around(due):
        now = ladder.advance(steps, due=due, today=today, last=last, calendar=calendar)
        assert (now is not None) is (today >= day and calendar.is_workday(today))


@settings(deadline=None)
@given(ladders(), dues, calendars)
def test_the_stage_is_the_highest_rung_whose_day_has_come(steps: Ladder, due: date, calendar: WorkCalendar) -> None:
    for today in days_around(due):
        gone = offset_by_hand(due, today, calendar)
        reached = [index for index in range(100) if steps.rung(index).offset <= gone]
        now = ladder.stage(steps, due=due, today=today, calendar=calendar)
        assert (None if now is None else now.index) == (reached[-1] if reached else None)


@given(dues, dues, calendars)
def test_the_overdue_are_those_due_before_the_named_day(due: date, today: date, calendar: WorkCalendar) -> None:
    overdue = today > ladder.effective(due, calendar)
    assert (due < ladder.overdue_before(today, calendar)) is overdue
    light = light_of(due=due, original_due=due, today=today, calendar=calendar)
    assert (light is Light.RED) is overdue


def light_of(
    *,
    due: date,
    original_due: date,
    today: date,
    closed_on: date | None = None,
    last_report: date | None = None,
    calendar: WorkCalendar = YEAR,
) -> Light:
    return ladder.light(
        due=due,
        original_due=original_due,
        today=today,
        closed_on=closed_on,
        last_report=last_report or today,
        interval_days=30,
        soon_days=3,
        calendar=calendar,
    )


DUE = date(2026, 2, 26)


@pytest.mark.parametrize(
    ("today", "light"),
    [
        (date(2026, 2, 12), Light.GREEN),
        (date(2026, 2, 13), Light.GREEN),  # 14, 24, 25, 26 are to come: four working days
        (date(2026, 2, 14), Light.YELLOW),
        (date(2026, 2, 20), Light.YELLOW),
        (date(2026, 2, 26), Light.YELLOW),
        (date(2026, 2, 27), Light.RED),
        (date(2026, 3, 1), Light.RED),
    ],
)
def test_the_light_of_an_open_task_counts_working_days(today: date, light: Light) -> None:
    assert light_of(due=DUE, original_due=DUE, today=today) is light


def test_a_task_nobody_reports_on_turns_yellow() -> None:
    far = date(2026, 9, 1)
    assert light_of(due=far, original_due=far, today=date(2026, 5, 1), last_report=date(2026, 4, 1)) is Light.GREEN
    assert light_of(due=far, original_due=far, today=date(2026, 5, 2), last_report=date(2026, 4, 1)) is Light.YELLOW


@pytest.mark.parametrize(
    ("closed_on", "light"),
    [
        (date(2026, 2, 26), Light.GREEN),
        (date(2026, 2, 27), Light.YELLOW),
    ],
)
def test_what_was_finished_late_is_never_green(closed_on: date, light: Light) -> None:
    assert light_of(due=date(2026, 3, 31), original_due=DUE, today=date(2026, 5, 1), closed_on=closed_on) is light


def test_what_is_due_on_a_rest_day_is_not_late_on_the_next_working_day() -> None:
    sunday = date(2026, 2, 15)
    assert light_of(due=sunday, original_due=sunday, today=date(2026, 2, 24)) is Light.YELLOW
    assert light_of(due=sunday, original_due=sunday, today=date(2026, 2, 25)) is Light.RED
    closed = light_of(due=sunday, original_due=sunday, today=date(2026, 3, 2), closed_on=date(2026, 2, 24))
    assert closed is Light.GREEN
