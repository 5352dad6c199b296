"""Which units cannot be reached: told to the secretariat on each working morning on which there are any."""

from datetime import timedelta

from bot.domain.groups import Group
from bot.domain.people import Person, Role, SeatScope, Unit
from bot.domain.reach import Gap
from bot.notices.confirmations import UnreachableRow, UnreachableUnits
from bot.notices.recipients import ToPerson
from bot.services.telling import tell_office
from bot.store.transaction import Transaction

LATELY = timedelta(days=7)
"""How long a refused message counts."""


def tell_unreachable(tx: Transaction, group: Group) -> None:
    """Owe the secretariat one message a day, where some unit cannot be reached."""
    rows = list_unreachable(tx, group)
    if rows:
        day = group.today(tx.now)
        tell_office(tx, group, UnreachableUnits(day, tuple(rows)), key=f"unreachable:{group.id}:{day.isoformat()}")


def list_unreachable(tx: Transaction, group: Group) -> list[UnreachableRow]:
    """Return the units whose liaison (or stand-in) cannot be told anything today, in the units' order."""
    holders = tx.people.list_holders(group.id, [Role.LIAISON], group.today(tx.now), matter=SeatScope.ALL)
    refused = tx.outbox.list_refusing_lanes(tx.now - LATELY)
    found = []
    for unit in group.units:
        people = [person for person, seat in holders if seat.unit_id == unit.id]
        row = _row(unit, people, refused)
        if row is not None:
            found.append(row)
    return found


def _row(unit: Unit, people: list[Person], refused: frozenset[str]) -> UnreachableRow | None:
    """Return what is wrong with a unit's only way; None where one of its people can be reached."""
    gaps = [(person, _gap(person, refused)) for person in people]
    if any(gap is None for _, gap in gaps):
        return None
    person, gap = gaps[0] if gaps else (None, Gap.NO_LIAISON)
    return UnreachableRow(unit.id, unit.short, person.name if person else "", gap or Gap.NO_LIAISON)


def _gap(person: Person, refused: frozenset[str]) -> Gap | None:
    if person.deactivated:
        return Gap.DEACTIVATED
    if person.slack_id is None:
        return Gap.NO_ACCOUNT
    return Gap.REFUSED if ToPerson(person.slack_id).lane in refused else None
