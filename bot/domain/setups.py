"""A group set up in chat: by whoever installed Concord, step by step, until somebody of the secretariat can go on."""

import re
from dataclasses import dataclass

from bot.domain import wording
from bot.domain.errors import Fault, Invalid, refuse

NAME_LENGTH, SHORT_LENGTH = 60, 30
MOST_UNITS = 80
_BETWEEN = re.compile(r"\s*[,，;；\t]\s*")


@dataclass(slots=True)
class Setup:
    """One setting up, by the person with this id in this workspace: the group it made (None: none yet), and whether it is
    done."""

    id: int
    slack_id: str
    team_id: str
    group_id: int | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """The request for a group. `units` are names and short names; none: the units and duties of the founding document."""

    name: str
    short: str
    units: tuple[tuple[str, str], ...] = ()

    def check(self) -> None:
        """Raise Invalid, with every fault beside its field."""
        refuse(
            [
                wording.check(self.name, field="name", limit=NAME_LENGTH),
                wording.check(self.short, field="short", limit=SHORT_LENGTH),
                *(wording.check(name, field="units", limit=NAME_LENGTH) for unit in self.units for name in unit),
                _clash(self.units),
            ]
        )


@dataclass(frozen=True, slots=True)
class BindChannels:
    """The request that channels (their ids) be the group's."""

    group: str
    announcement: str
    secretariat: str

    def check(self) -> None:
        """Raise Invalid: what is for the secretariat's eyes must not stand before all."""
        missing = [field for field in ("group", "announcement", "secretariat") if not getattr(self, field)]
        if missing:
            raise Invalid("choice-missing", field=missing[0])
        if self.secretariat in {self.group, self.announcement}:
            raise Invalid("setup-channels-differ", field="secretariat")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody of the workspace, by id and name."""

    slack_id: str
    name: str


@dataclass(frozen=True, slots=True)
class SeatOffice:
    """The request that the group's offices be held: the secretariat's director, its staff, and perhaps the convener."""

    director: Named
    secretaries: tuple[Named, ...] = ()
    convener: Named | None = None


def read_units(said: str) -> tuple[tuple[str, str], ...]:
    """Read one unit a line: its name, and its short name after a comma where it has one. Raises Invalid."""
    rows = [_BETWEEN.split(line.strip(), maxsplit=1) for line in said.splitlines() if line.strip()]
    if len(rows) > MOST_UNITS:
        raise Invalid("setup-units-many", field="units", most=MOST_UNITS)
    return tuple((parts[0], parts[-1]) for parts in rows)


def _clash(units: tuple[tuple[str, str], ...]) -> Fault | None:
    seen: set[str] = set()
    for unit in units:
        names = set(unit)
        if names & seen:
            return Fault("setup-units-clash", {"name": min(names & seen)}, "units")
        seen |= names
    return None
