"""China's working days: the published years exactly, the coming ones by their statutory holidays alone, provisionally.

`chinesecalendar` refuses a year without a notice, so nobody is misled; `holidays` knows the statutory days of any year.
"""

from datetime import date, timedelta
from functools import cache

from bot.domain.workdays import WorkCalendar

FIRST_YEAR = 2019
LAST_YEAR = 2035


@cache
def china_calendar() -> WorkCalendar:
    """Return the calendar of the State Council's notices from FIRST_YEAR, provisional up to LAST_YEAR."""
    import chinese_calendar  # heavy, and only this needs it
    import holidays

    days: dict[date, bool] = {}
    published = set()
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        try:
            days |= {day: chinese_calendar.is_workday(day) for day in _days_of(year)}
            published.add(year)
        except NotImplementedError:
            days |= dict.fromkeys(holidays.country_holidays("CN", years=year), False)
    return WorkCalendar(
        {day: worked for day, worked in days.items() if worked != (day.weekday() < 5)}, frozenset(published)
    )


def _days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]
