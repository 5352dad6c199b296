"""Days as people say them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import Invalid
from bot.handlers.dates import read_day
from bot.profiles.calendar import china_calendar

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-12-31", date(2026, 12, 31)),
        ("2026/12/31", date(2026, 12, 31)),
        ("2026年12月31日", date(2026, 12, 31)),
        ("12-31", date(2026, 12, 31)),
        ("12月31日", date(2026, 12, 31)),
        ("1月5日", date(2027, 1, 5)),
        ("2-29", date(2028, 2, 29)),
        ("今天", TODAY),
        ("明天", date(2026, 11, 24)),
        ("周五", date(2026, 11, 27)),
        ("本周五", date(2026, 11, 27)),
        ("下周五", date(2026, 12, 4)),
        ("下星期天", date(2026, 12, 6)),
        ("friday", date(2026, 11, 27)),
        ("next friday", date(2026, 12, 4)),
        ("月底", date(2026, 11, 30)),
        ("下月底", date(2026, 12, 31)),
        ("年底", date(2026, 12, 31)),
        ("+10", date(2026, 12, 7)),
        ("tomorrow", date(2026, 11, 24)),
    ],
)
def test_days(said: str, day: date) -> None:
    assert read_day(said, today=TODAY, workdays=china_calendar()) == day


def test_working_days_skip_the_spring_festival() -> None:
    assert read_day("+3", today=date(2026, 2, 12), workdays=china_calendar()) == date(2026, 2, 24)


@pytest.mark.parametrize(
    ("said", "key"), [("2-30", "date-impossible"), ("2026-13-01", "date-impossible"), ("soon", "date-form")]
)
def test_what_is_no_day_is_refused(said: str, key: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_day(said, today=TODAY, workdays=china_calendar())
    assert refused.value.fault.key == key


@given(st.text(max_size=20), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_any_word_is_a_day_or_refused(said: str, today: date) -> None:
    try:
        found = read_day(said, today=today, workdays=china_calendar())
    except Invalid:
        return
    assert isinstance(found, date)
