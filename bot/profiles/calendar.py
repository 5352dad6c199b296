"""China's working days: the published years exactly, the coming ones by their statutory holidays alone, provisionally.

Source of the published years: the State Council's yearly notices, as `chinesecalendar` holds them; it refuses a year
without one, so that nobody is misled. Source of the statutory days: the regulation on public holidays (since 2025
thirteen days, a day that falls on a weekend being made up for on a working day), as `holidays` computes them.
"""

from datetime import date
from functools import cache

import chinese_calendar
import holidays

from bot.domain.workdays import WorkCalendar

FIRST_YEAR = 2019
LAST_YEAR = 2035


@cache
def china_calendar(first_year: int = FIRST_YEAR, last_year: int = LAST_YEAR) -> WorkCalendar:
    """Return the working days of the years from `first_year` to `last_year`.

    A year without a notice is not among the calendar's `published_years`; of its weekend days none is worked.
    """
    years = range(first_year, last_year + 1)
    published = frozenset(year for year in years if _is_published(year))
    coming = [year for year in years if year not in published]
    shifted = {day: True for day in chinese_calendar.workdays if day.year in published}
    free = {day: False for day in chinese_calendar.holidays if day.year in published}
    statutory = dict.fromkeys(holidays.country_holidays("CN", years=coming), False) if coming else {}
    return WorkCalendar(statutory | free | shifted, published)


def _is_published(year: int) -> bool:
    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return False
    return True
