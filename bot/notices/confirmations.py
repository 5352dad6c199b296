"""Facts about reaching the units: the quarterly confirmation, people who left, and who cannot be reached."""

from dataclasses import dataclass
from datetime import date

from bot.domain.people import Role
from bot.domain.reach import Gap
from bot.notices.contacts import ContactLine
from bot.notices.fact import Fact


@dataclass(frozen=True, slots=True)
class ConfirmationCard(Fact):
    """To a unit's liaison: are these still your people? `confirmed_by` is empty until somebody has said so."""

    unit_id: int
    unit: str
    period: str
    people: tuple[ContactLine, ...]
    confirmed_by: str
    confirmed_on: date | None


@dataclass(frozen=True, slots=True)
class ConfirmationOverview(Fact):
    """To the secretariat: which units have confirmed their people in a quarter."""

    period: str
    asked_on: date
    confirmed: tuple[str, ...]
    waiting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AccountNoticed(Fact):
    """To the unit's other holder and the secretariat: somebody's account was disabled (a successor is wanted), or is
    back."""

    unit_id: int
    unit: str
    role: Role
    name: str
    is_back: bool


@dataclass(frozen=True, slots=True)
class UnreachableRow(Fact):
    """A unit that cannot be reached, and why. `name` is the liaison's, where there is one."""

    unit_id: int
    unit: str
    name: str
    gap: Gap


@dataclass(frozen=True, slots=True)
class UnreachableUnits(Fact):
    """To the secretariat, on the morning of a working day: the units that cannot be reached."""

    day: date
    rows: tuple[UnreachableRow, ...]
