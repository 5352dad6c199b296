from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.workdays import WorkCalendar, WorkingHours

PLAIN = WorkCalendar({})
# The State Council's notice for the Spring Festival and the National Day of 2026.
OFF = [(2, 16), (2, 17), (2, 18), (2, 19), (2, 20), (2, 23), (10, 1), (10, 2), (10, 5), (10, 6), (10, 7)]
WORKED = [(2, 14), (2, 28), (9, 20), (10, 10)]
SHIFTED = WorkCalendar(
    {date(2026, *day): False for day in OFF} | {date(2026, *day): True for day in WORKED}, frozenset({2026})
)
HOURS = WorkingHours(time(9), time(17, 30), "Asia/Shanghai")

days = st.dates(date(2025, 11, 1), date(2027, 3, 1))
calendars = st.builds(WorkCalendar, st.dictionaries(days, st.booleans(), max_size=80))
moments = st.timedeltas(timedelta(), timedelta(days=420)).map(lambda gone: datetime(2025, 12, 1, tzinfo=UTC) + gone)


def worked_between(calendar: WorkCalendar, start: date, end: date) -> list[date]:
    """Count by hand: the working days after `start`, up to and including `end`."""
    span = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return [day for day in span if calendar.is_workday(day)]


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 2, 13), True),
        (date(2026, 2, 14), True),
        (date(2026, 2, 15), False),
        (date(2026, 2, 16), False),
        (date(2026, 2, 21), False),
        (date(2026, 2, 24), True),
        (date(2026, 2, 28), True),
        (date(2026, 3, 1), False),
    ],
)
def test_a_shifted_day_counts_as_the_notice_says(day: date, worked: bool) -> None:
    assert SHIFTED.is_workday(day) is worked


def test_a_year_without_a_notice_is_provisional() -> None:
    assert not SHIFTED.is_provisional(date(2026, 12, 31))
    assert SHIFTED.is_provisional(date(2027, 1, 1))


@pytest.mark.parametrize(
    ("start", "count", "found"),
    [
        (date(2026, 2, 13), 0, date(2026, 2, 13)),
        (date(2026, 2, 15), 0, date(2026, 2, 15)),
        (date(2026, 2, 13), 1, date(2026, 2, 14)),
        (date(2026, 2, 13), 2, date(2026, 2, 24)),
        (date(2026, 2, 15), 1, date(2026, 2, 24)),
        (date(2026, 2, 24), -1, date(2026, 2, 14)),
        (date(2026, 2, 20), -2, date(2026, 2, 13)),
        (date(2026, 9, 30), 5, date(2026, 10, 13)),
    ],
)
def test_working_days_are_counted_over_a_shifted_holiday(start: date, count: int, found: date) -> None:
    assert SHIFTED.add(start, count) == found


def test_between_counts_after_the_start_up_to_the_end() -> None:
    assert SHIFTED.between(date(2026, 2, 13), date(2026, 2, 13)) == 0
    assert SHIFTED.between(date(2026, 2, 13), date(2026, 2, 24)) == 2
    assert SHIFTED.between(date(2026, 2, 24), date(2026, 2, 13)) == -2
    assert PLAIN.between(date(2025, 12, 31), date(2028, 1, 3)) == 523
    assert SHIFTED.between(date(2026, 1, 1), date(9999, 12, 31)) == 2_080_309


def test_own_days_lie_on_top_and_leave_the_calendar_below_alone() -> None:
    own = SHIFTED.with_days({date(2026, 2, 28): False, date(2026, 3, 1): True})
    assert not own.is_workday(date(2026, 2, 28))
    assert own.is_workday(date(2026, 3, 1))
    assert own.between(date(2026, 2, 27), date(2026, 3, 1)) == 1
    assert SHIFTED.is_workday(date(2026, 2, 28))
    assert own.published_years == SHIFTED.published_years


@given(calendars, days, st.integers(1, 60))
def test_the_nth_day_has_n_working_days_up_to_it(calendar: WorkCalendar, start: date, count: int) -> None:
    later = calendar.add(start, count)
    assert calendar.is_workday(later)
    assert len(worked_between(calendar, start, later)) == count
    earlier = calendar.add(start, -count)
    assert calendar.is_workday(earlier)
    assert len(worked_between(calendar, earlier - timedelta(days=1), start - timedelta(days=1))) == count


@given(calendars, days, days)
def test_between_agrees_with_counting(calendar: WorkCalendar, first: date, second: date) -> None:
    start, end = sorted((first, second))
    assert calendar.between(start, end) == len(worked_between(calendar, start, end))
    assert calendar.between(end, start) == -calendar.between(start, end)


@given(calendars, days)
def test_the_next_working_day_is_the_first_from_the_day_on(calendar: WorkCalendar, day: date) -> None:
    found = calendar.next_workday(day)
    assert found >= day
    assert worked_between(calendar, day - timedelta(days=1), found) == [found]


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        (datetime(2026, 2, 13, 1, 0, tzinfo=UTC), datetime(2026, 2, 13, 1, 0, tzinfo=UTC)),
        (datetime(2026, 2, 13, 0, 59, tzinfo=UTC), datetime(2026, 2, 13, 1, 0, tzinfo=UTC)),
        (datetime(2026, 2, 13, 9, 29, 59, tzinfo=UTC), datetime(2026, 2, 13, 9, 29, 59, tzinfo=UTC)),
        (datetime(2026, 2, 13, 9, 30, tzinfo=UTC), datetime(2026, 2, 14, 1, 0, tzinfo=UTC)),
        (datetime(2026, 2, 14, 9, 30, tzinfo=UTC), datetime(2026, 2, 24, 1, 0, tzinfo=UTC)),
        (datetime(2026, 2, 17, 4, 0, tzinfo=UTC), datetime(2026, 2, 24, 1, 0, tzinfo=UTC)),
        (datetime(2026, 2, 23, 23, 0, tzinfo=UTC), datetime(2026, 2, 24, 1, 0, tzinfo=UTC)),
    ],
)
def test_hours_open_at_nine_in_the_groups_own_zone(moment: datetime, opens: datetime) -> None:
    found = HOURS.next_open(moment, SHIFTED)
    assert found == opens
    assert found.tzinfo is UTC
    assert HOURS.contains(moment, SHIFTED) is (moment == opens)


def test_hours_follow_the_clocks_that_are_put_forward() -> None:
    berlin = WorkingHours(time(9), time(17), "Europe/Berlin")
    assert berlin.next_open(datetime(2026, 3, 27, 20, 0, tzinfo=UTC), PLAIN) == datetime(2026, 3, 30, 7, 0, tzinfo=UTC)
    assert berlin.next_open(datetime(2026, 3, 26, 20, 0, tzinfo=UTC), PLAIN) == datetime(2026, 3, 27, 8, 0, tzinfo=UTC)


@given(calendars, moments)
def test_the_next_open_moment_is_open_and_nothing_before_it_is(calendar: WorkCalendar, moment: datetime) -> None:
    opens = HOURS.next_open(moment, calendar)
    assert opens >= moment
    assert HOURS.contains(opens, calendar)
    assert opens == moment or not HOURS.contains(opens - timedelta(microseconds=1), calendar)
    halves = (moment + n * timedelta(minutes=30) for n in range(int((opens - moment) / timedelta(minutes=30))))
    assert not any(HOURS.contains(half, calendar) for half in halves)
