"""People, their seats and their units (Rules of procedure, Art. 3 and 4)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What a seat is. DIRECTOR is the secretariat's head and may all that the secretariat may."""

    CONVENER = "convener"
    DIRECTOR = "director"
    SECRETARIAT = "secretariat"
    INSPECTOR = "inspector"
    MEMBER = "member"
    LIAISON = "liaison"
    OBSERVER = "observer"


class SeatScope(StrEnum):
    """How far a seat reaches: a stand-in may be given the unit's tasks alone. Also which matter something is about."""

    ALL = "all"
    TASKS = "tasks"

    def covers(self, matter: "SeatScope") -> bool:
        """Tell whether a seat of this scope carries `matter`: TASKS is what concerns tasks, ALL anything else."""
        return self is SeatScope.ALL or matter is SeatScope.TASKS


UNIT_ROLES = frozenset({Role.MEMBER, Role.LIAISON})
"""The roles that every member unit fills, one person each (Art. 3)."""


@dataclass(slots=True)
class Unit:
    """A member unit. `key` is stable while names change; `aliases` are the other names people use for it."""

    id: int
    group_id: int
    key: str
    position: int
    name: str
    short: str
    english: str
    aliases: tuple[str, ...] = ()


@dataclass(slots=True)
class Person:
    """Somebody in the workspace. Of persons only what the work needs is kept; the phone never goes into a channel."""

    id: int
    slack_id: str | None
    name: str
    title: str = ""
    phone: str = ""
    email: str = ""
    language: str = ""
    deactivated: bool = False


@dataclass(slots=True)
class Seat:
    """A role held by a person from `starts_on` to the day before `ends_on` (None: open). Never overwritten.

    A stand-in's seat (代理) names whom it stands in for, has an end, and perhaps a scope; `is_beside`: the absent one is
    told as well. `begun` and `ended`: what the seat's first day, and the day after its last, bring has been carried out.
    """

    id: int
    group_id: int
    unit_id: int | None
    person_id: int
    role: Role
    starts_on: date
    ends_on: date | None = None
    stands_in_for: int | None = None
    scope: SeatScope = SeatScope.ALL
    is_beside: bool = False
    begun: bool = False
    ended: bool = False

    def held_on(self, day: date) -> bool:
        """Tell whether the seat is held on `day`."""
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


@dataclass(frozen=True, slots=True)
class Capacity:
    """One role in which somebody speaks, the unit spoken for (None for the group's own offices), and how far."""

    role: Role
    unit_id: int | None
    scope: SeatScope = SeatScope.ALL


@dataclass(frozen=True, slots=True)
class Actor:
    """Who makes a request, for which group, in which capacities, on which local day of the group. `group_version` is
    that of the group's rules and units at the request; `language` is the one of the answer."""

    person_id: int
    slack_id: str
    name: str
    language: str
    group_id: int
    group_version: int
    capacities: tuple[Capacity, ...]
    today: date

    @property
    def unit_ids(self) -> frozenset[int]:
        """The units for which the actor holds a seat as member or liaison."""
        return frozenset(c.unit_id for c in self.capacities if c.unit_id is not None and c.role in UNIT_ROLES)
