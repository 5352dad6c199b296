"""A roster as it is handed in: one row a seat, each field as a word, read into typed rows with every fault named."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain import wording
from bot.domain.contacts import NAME_LENGTH, check_phone
from bot.domain.errors import Fault
from bot.domain.people import UNIT_ROLES, Role

COLUMNS = ("unit", "role", "name", "title", "phone", "email", "slack_id", "from")


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One seat: the unit by one of its names (empty for the group's own offices), the person, and from which local day
    (None: from today). `line` is the row's place in the file, counted from 1 with the heading."""

    line: int
    unit: str
    role: Role
    name: str
    title: str
    phone: str
    email: str
    slack_id: str
    starts_on: date | None


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong in one row: its place, the column, and why."""

    line: int
    column: str
    fault: Fault


def read_row(line: int, cells: Mapping[str, str]) -> RosterRow | list[RowFault]:
    """Read one row of tidied cells by column name; return it, or every fault in it."""
    faults: list[RowFault] = []

    def note(column: str, fault: Fault | None) -> None:
        if fault is not None:
            faults.append(RowFault(line, column, fault))

    said = cells.get("role", "").casefold()
    role = Role(said) if said in set(Role) else None
    if role is None:
        note("role", Fault("roster-role", {"said": said, "roles": tuple(Role)}))
    elif role in UNIT_ROLES and not cells.get("unit"):
        note("unit", Fault("roster-unit-missing", {"role": role}))
    note("name", wording.check(cells.get("name", ""), field="name", limit=NAME_LENGTH))
    phone = cells.get("phone", "")
    note("phone", check_phone(phone) if phone else None)
    starts_on = _day(cells.get("from", ""))
    if isinstance(starts_on, Fault):
        note("from", starts_on)
    if faults or role is None or isinstance(starts_on, Fault):
        return faults
    return RosterRow(
        line=line,
        unit=cells.get("unit", ""),
        role=role,
        name=cells["name"],
        title=cells.get("title", ""),
        phone=phone,
        email=cells.get("email", "").casefold(),
        slack_id=cells.get("slack_id", ""),
        starts_on=starts_on,
    )


def _day(said: str) -> date | Fault | None:
    if not said:
        return None
    try:
        return date.fromisoformat(said)
    except ValueError:
        return Fault("roster-date", {"said": said})
