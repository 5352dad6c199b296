"""The roster pinned in the group channel: units, names and titles; telephone numbers never."""

from bot.domain.groups import Group
from bot.domain.people import Person, Role, Seat
from bot.notices import kinds
from bot.notices.recipients import ToChannel
from bot.notices.seats import RosterCard
from bot.store.outbox import card_key
from bot.store.transaction import Transaction

ITEM = "roster"
"""The name of the card."""
_OFFICES = (Role.CONVENER, Role.DIRECTOR, Role.SECRETARIAT, Role.INSPECTOR)
_IN_UNIT = (Role.MEMBER, Role.LIAISON)


def post(tx: Transaction, group_id: int, channel: str) -> None:
    """Owe a channel the roster and its pin: once for each channel that the group is bound to."""
    target, card = ToChannel(channel), card_key(group_id, ITEM)
    facts = {"group_id": group_id, "item": ITEM}
    tx.outbox.add_late(kinds.CARD, facts, target, key=f"roster:{group_id}:{channel}", card=card)
    tx.outbox.add_late(kinds.PIN, facts, target, key=f"roster-pin:{group_id}:{channel}", card=card)


def card(tx: Transaction, group: Group) -> RosterCard:
    """Return the roster of today."""
    found = tx.people.list_seated(group.id, (*_OFFICES, *_IN_UNIT), group.today(tx.now))
    found.sort(key=lambda holder: _OFFICES.index(holder[1].role) if holder[1].role in _OFFICES else 9)
    absent = {person.id: person.name for person, _ in found}
    office = tuple((seat.role, _name(person, seat, absent)) for person, seat in found if seat.role in _OFFICES)

    def of(unit_id: int, role: Role) -> str:
        names = [_name(person, seat, absent) for person, seat in found if (seat.unit_id, seat.role) == (unit_id, role)]
        return ", ".join(names)

    units = tuple((unit.short, *(of(unit.id, role) for role in _IN_UNIT)) for unit in group.units)
    return RosterCard(group.name, office, tuple((short, member, liaison) for short, member, liaison in units))


def _name(person: Person, seat: Seat, absent: dict[int, str]) -> str:
    """Return a name with its title; a stand-in's with the name of whom it stands in for before an arrow."""
    name = f"{person.name} {person.title}".strip()
    return name if seat.stands_in_for is None else f"{absent.get(seat.stands_in_for, '')} → {name}".strip()
