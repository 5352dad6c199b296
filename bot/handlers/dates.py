"""Days as people say them: 2026-12-31, 12月31日, 下周五, 月底, +10 (working days), tomorrow, next friday."""

import calendar
import re
from datetime import date, timedelta

from bot.domain.errors import Invalid
from bot.domain.workdays import WorkCalendar

_FULL = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_SHORT = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_WORKDAYS = re.compile(r"\+\s*(\d{1,3})")
_WEEKDAY_ZH = re.compile(r"(本|这|下下|下)?(?:周|星期|礼拜)([一二三四五六日天])")
_WEEKDAY_EN = re.compile(r"(this |next )?(mon|tue|wed|thu|fri|sat|sun)[a-z]*")
_ZH = "一二三四五六日"
_EN = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_AHEAD = {"今天": 0, "明天": 1, "后天": 2, "today": 0, "tomorrow": 1}
_MONTH_END = {"月底": 0, "本月底": 0, "下月底": 1, "month-end": 0, "end of month": 0, "end of next month": 1}
_YEAR_END = {"年底", "year-end", "end of year"}


def read_day(said: str, *, today: date, workdays: WorkCalendar) -> date:
    """Return the local day that `said` (already half-width) names, seen from `today`.

    A day without a year is the next one to come. `+10` is the tenth working day after today.

    Raises:
        Invalid: `date-form` when it is no day, `date-impossible` when no calendar has it.
    """
    text = said.strip().casefold()
    if match := _FULL.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]), said)
    if match := _SHORT.fullmatch(text):
        return _coming(int(match[1]), int(match[2]), today, said)
    if match := _WORKDAYS.fullmatch(text):
        return workdays.add(today, int(match[1]))
    found = _relative(text, today)
    if found is None:
        raise Invalid("date-form", said=said)
    return found


def _relative(text: str, today: date) -> date | None:
    if text in _AHEAD:
        return today + timedelta(days=_AHEAD[text])
    if text in _MONTH_END:
        return _month_end(today, _MONTH_END[text])
    if text in _YEAR_END:
        return date(today.year, 12, 31)
    monday = today - timedelta(days=today.weekday())
    if match := _WEEKDAY_ZH.fullmatch(text):
        weeks = {"下": 1, "下下": 2}.get(match[1] or "", 0)
        day = monday + timedelta(weeks=weeks, days=_ZH.index(match[2].replace("天", "日")))
        return day if match[1] or day >= today else day + timedelta(weeks=1)
    if match := _WEEKDAY_EN.fullmatch(text):
        day = monday + timedelta(weeks=(match[1] or "").strip() == "next", days=_EN.index(match[2]))
        return day if match[1] or day >= today else day + timedelta(weeks=1)
    return None


def _day(year: int, month: int, day: int, said: str) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Invalid("date-impossible", said=said) from error


def _coming(month: int, day: int, today: date, said: str) -> date:
    leap = (month, day) == (2, 29)
    years = range(today.year, today.year + (9 if leap else 2))
    possible = [_day(year, month, day, said) for year in years if not leap or calendar.isleap(year)]
    return next(found for found in possible if found >= today)


def _month_end(today: date, months: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])
