"""Duties that recur: the period that a day lies in, and the day by which its task is due."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
_SIGNS = {"month": "M", "quarter": "Q", "half-year": "H", "year": "Y"}


@dataclass(frozen=True, slots=True)
class Period:
    """A period of a cadence: its name (2026H1), its first and its last day."""

    name: str
    first: date
    last: date

    @property
    def following(self) -> date:
        """The first day of the next period."""
        return self.last + timedelta(days=1)


def period_of(every: str, day: date) -> Period:
    """Return the period of a cadence (`month`, `quarter`, `half-year` or `year`) that a day lies in."""
    months = MONTHS[every]
    place = (day.month - 1) // months
    first = date(day.year, place * months + 1, 1)
    last_month = place * months + months
    last = date(day.year, last_month, calendar.monthrange(day.year, last_month)[1])
    number = "" if months == 12 else str(place + 1)
    return Period(f"{day.year}{_SIGNS[every] if number else ''}{number}", first, last)
