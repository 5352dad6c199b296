"""The roster taken in: who holds which seat from which day. What is there already is left as it is.

People are matched by the workspace's id, then by address, then by name (only where one person of that name is known).
"""

from dataclasses import dataclass
from datetime import date

from bot.domain.errors import Refusal
from bot.domain.groups import Group
from bot.domain.people import UNIT_ROLES, Person, Role, Seat
from bot.domain.roster import RosterRow, RowFault
from bot.services import pinned_roster, succession
from bot.store.record import facts_of
from bot.store.transaction import Transaction

_DETAILS = ("name", "title", "phone", "email", "slack_id")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that an import changes: `seat`, `seat-ended`, `person` or `details`, in which unit, and for whom.
    `changed` names the details that differ, not their values: telephone numbers are not printed."""

    kind: str
    line: int
    unit: str
    role: Role
    name: str
    changed: tuple[str, ...] = ()


def import_roster(
    tx: Transaction, group_key: str, rows: list[RosterRow], *, is_rehearsal: bool
) -> tuple[list[Difference], list[RowFault]]:
    """Bring the seats in line with `rows`; return what was (would be) changed and what is wrong. Nothing is changed
    when anything is wrong, nor in a rehearsal.

    A unit has one member and one liaison (Rules of procedure, Art. 3): a new one ends the present one's seat. The
    group's offices may have several people.
    """
    group = tx.groups.get_by_key(group_key)
    today = group.today(tx.now)
    differences: list[Difference] = []
    faults: list[RowFault] = []
    with tx.undone_if(lambda: is_rehearsal or bool(faults)):
        for row in rows:
            try:
                unit_id = group.get_unit(row.unit).id if row.unit else None
                differences += _take_in(tx, group, row, unit_id, row.starts_on or today)
            except Refusal as refusal:
                faults.append(RowFault(row.line, refusal.fault.field or "unit", refusal.fault))
        if differences and not is_rehearsal and not faults:
            succession.settle(tx, group)
            tx.outbox.refresh(group.id, pinned_roster.ITEM)
    return differences, faults


def _take_in(tx: Transaction, group: Group, row: RosterRow, unit_id: int | None, starts_on: date) -> list[Difference]:
    unit = group.unit(unit_id).short if unit_id is not None else ""
    person, changed = _person(tx, row, unit_id)
    differences = []
    if changed:
        kind = "person" if changed == ("new",) else "details"
        differences.append(Difference(kind, row.line, unit, row.role, row.name, changed))
    today = group.today(tx.now)
    seats = [seat for seat in tx.people.list_coming(group.id, row.role, today) if seat.unit_id == unit_id]
    if any(seat.person_id == person.id for seat in seats):
        return differences
    if row.role in UNIT_ROLES or row.role is Role.CONVENER:
        for seat in seats:
            tx.people.end_seat(seat, max(starts_on, seat.starts_on))
            tx.record.append(group.id, "seat-end", f"person:{seat.person_id}", after=facts_of(seat))
            differences.append(Difference("seat-ended", row.line, unit, row.role, row.name))
    # Whoever follows somebody is handed the work over; a first roster seats people whose work goes on.
    follows = any(difference.kind == "seat-ended" for difference in differences)
    seat = Seat(0, group.id, unit_id, person.id, row.role, starts_on, begun=not follows)
    tx.people.add_seat(seat)
    tx.record.append(group.id, "seat", f"person:{person.id}", after=facts_of(seat))
    return [*differences, Difference("seat", row.line, unit, row.role, row.name)]


def _person(tx: Transaction, row: RosterRow, unit_id: int | None) -> tuple[Person, tuple[str, ...]]:
    person = _match(tx, row, unit_id)
    if person is None:
        person = Person(0, row.slack_id or None, row.name, row.title, row.phone, row.email)
        tx.people.add(person)
        return person, ("new",)
    changed = tuple(name for name in _DETAILS if getattr(row, name) and getattr(row, name) != getattr(person, name))
    for name in changed:
        setattr(person, name, getattr(row, name))
    if changed:
        tx.people.save(person)
    return person, changed


def _match(tx: Transaction, row: RosterRow, unit_id: int | None) -> Person | None:
    if row.slack_id:
        found = tx.people.find_by_slack_id(row.slack_id)
        if found is not None:
            return found
    by_email = tx.people.list_by_email(row.email) if row.email else []
    named = by_email or tx.people.list_by_name(row.name)
    free = [person for person in named if not row.slack_id or person.slack_id is None]
    if len(free) == 1:
        return free[0]
    here = [person for person in free if _sits_there(tx, person, row, unit_id)]
    return here[0] if len(here) == 1 else None


def _sits_there(tx: Transaction, person: Person, row: RosterRow, unit_id: int | None) -> bool:
    """Tell whether somebody holds the seat that a row is about: among namesakes that one is meant."""
    held = tx.people.list_seats_of(person.id, row.starts_on or tx.now.date())
    return any(seat.unit_id == unit_id and seat.role is row.role for seat in held)
