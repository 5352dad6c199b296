"""Which days may be set."""

from datetime import date, timedelta

from bot.domain.errors import Fault

HORIZON = timedelta(days=5 * 366)
"""How far ahead a day may be set: the group's longest plans are for five years (Work plan, main task 1)."""


def check_coming(day: date, today: date, *, field: str) -> Fault | None:
    """Return what is wrong with a day that must lie from `today` to the horizon, or None."""
    if day < today:
        return Fault("date-past", {"date": day}, field)
    return Fault("date-far", {"date": day}, field) if day > today + HORIZON else None
