"""Quarters of the year, as they are written (2027Q1)."""

import re
from datetime import date

_QUARTER = re.compile(r"20[0-9]{2}Q[1-4]")


def is_quarter(text: str) -> bool:
    """Tell whether a text is a quarter."""
    return _QUARTER.fullmatch(text) is not None


def coming(day: date, count: int) -> tuple[str, ...]:
    """Return `count` quarters from that of a day on."""
    first = day.year * 4 + (day.month - 1) // 3
    return tuple(f"{place // 4}Q{place % 4 + 1}" for place in range(first, first + count))
