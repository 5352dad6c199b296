from datetime import date, timedelta

import holidays

from bot.profiles.calendar import FIRST_YEAR, LAST_YEAR, china_calendar


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


def test_the_worked_weekend_days_of_2026_are_those_of_the_notice() -> None:
    calendar = china_calendar()
    worked = [day for day in days_of(2026) if day.weekday() >= 5 and calendar.is_workday(day)]
    assert worked == [date(2026, *day) for day in ((1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10))]


def test_the_spring_festival_of_2026_is_nine_days() -> None:
    calendar = china_calendar()
    off = [day for day in days_of(2026)[31:59] if not calendar.is_workday(day)]
    festival = [date(2026, 2, day) for day in range(15, 24)]
    assert [day for day in off if day.weekday() < 5] == [day for day in festival if day.weekday() < 5]
    assert set(festival) <= set(off)


def test_published_years_agree_day_by_day_with_a_second_source() -> None:
    calendar = china_calendar()
    for year in sorted(calendar.published_years):
        other = holidays.country_holidays("CN", years=year)
        assert [day for day in days_of(year) if calendar.is_workday(day) != other.is_working_day(day)] == []


def test_a_year_without_a_notice_has_its_statutory_days_and_is_provisional() -> None:
    calendar = china_calendar()
    assert set(range(FIRST_YEAR, 2027)) <= calendar.published_years
    year = max(calendar.published_years) + 1
    assert calendar.is_provisional(date(year, 6, 1))
    assert not calendar.is_provisional(date(year - 1, 6, 1))
    assert not calendar.is_workday(date(year, 1, 1))
    assert not calendar.is_workday(date(year, 10, 1))
    assert not [day for day in days_of(year) if day.weekday() >= 5 and calendar.is_workday(day)]
    free = [day for day in days_of(year) if day.weekday() < 5 and not calendar.is_workday(day)]
    assert 9 <= len(free) <= 13


def test_only_the_years_asked_for_are_counted_with_their_holidays() -> None:
    calendar = china_calendar(2026, 2026)
    assert calendar.published_years == {2026}
    assert {day.year for day in calendar.days} == {2026}
    assert calendar.is_workday(date(2025, 10, 1))


def test_the_calendar_reaches_years_ahead_and_is_built_once() -> None:
    assert china_calendar() is china_calendar()
    assert not china_calendar().is_workday(date(LAST_YEAR, 10, 1))
