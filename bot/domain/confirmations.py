"""The quarterly question to each unit whether its people are still the same."""

from dataclasses import dataclass
from datetime import date, datetime

GRACE = 5
"""Working days after a quarter's first one on which the question may still be asked, after a downtime."""


@dataclass(slots=True)
class Confirmation:
    """One quarter's question to one unit. `period` is written 2026Q4."""

    id: int
    group_id: int
    unit_id: int
    period: str
    asked_on: date
    confirmed_at: datetime | None = None
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class ConfirmContacts:
    """The unit's answer that its people are still the same."""

    unit_id: int
    period: str


def first_of_period(day: date) -> date:
    """Return the first day of a local day's quarter."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
