"""Facts about the units' duties (Annex 2)."""

from dataclasses import dataclass

from bot.notices.fact import Fact
from bot.notices.tasks import TaskLine


@dataclass(frozen=True, slots=True)
class DutyLine(Fact):
    """One duty: its number (None where the document prints none), its text, its cadence (empty: none), the newest tasks
    under it and how many there are, and whether something was reported under it this year."""

    id: int
    number: int | None
    text: str
    every: str
    tasks: tuple[TaskLine, ...]
    count: int
    is_reported: bool


@dataclass(frozen=True, slots=True)
class UnitDuties(Fact):
    """A unit's duties. `silent` counts those that nothing was reported under this year; `may_assign`: the reader hands out
    tasks."""

    unit: str
    year: int
    duties: tuple[DutyLine, ...]
    silent: int
    may_assign: bool


@dataclass(frozen=True, slots=True)
class DutyCount(Fact):
    """How many duties a unit has, how many open tasks under them, and under how many nothing was reported this year."""

    unit: str
    duties: int
    open_tasks: int
    silent: int


@dataclass(frozen=True, slots=True)
class AllDuties(Fact):
    """Every unit's duties at one glance."""

    year: int
    units: tuple[DutyCount, ...]
