"""What people ask of the clock: to be silent, to speak later, to say why."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain import wording
from bot.domain.errors import Fault, refuse
from bot.domain.references import Reference


@dataclass(slots=True)
class Hold:
    """The clock is silent to a unit (None: to everybody) since a moment, for a reason, until it is released."""

    id: int
    group_id: int
    unit_id: int | None
    person_id: int
    reason: str
    since: datetime
    released_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class HoldReminders:
    """The request to silence the clock for a unit (None: for everybody)."""

    unit_id: int | None
    reason: str

    def check(self) -> None:
        """Raise Invalid: silence has a reason."""
        refuse([wording.check(self.reason, field="reason", limit=wording.LINE_LENGTH)])


@dataclass(frozen=True, slots=True)
class ReleaseReminders:
    """The request to let the clock speak again to a unit (None: to everybody)."""

    unit_id: int | None


@dataclass(frozen=True, slots=True)
class Snooze:
    """The request to be reminded of a task on a day, with a reason that the secretariat sees."""

    reference: Reference
    day: date
    reason: str

    def check(self, today: date, latest: date) -> None:
        """Raise Invalid: the day lies after today and not past the next rung."""
        refuse(
            [
                Fault("snooze-day", {"date": latest}, "day") if not today < self.day <= latest else None,
                wording.check(self.reason, field="reason", limit=wording.LINE_LENGTH),
            ]
        )
