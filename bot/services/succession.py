"""What the day brings to the seats: the newcomer's pack, the end of the leaver's cards, the roster as it now is.

Carried out once for each seat, on its first day and on the day after its last: at once where that is today, else on the
morning (a working day) that comes first.
"""

from bot.domain.groups import Group
from bot.domain.people import UNIT_ROLES, Person, Role, Seat
from bot.services import confirmations, contact_facts, pinned_roster, reach
from bot.services.telling import to_person
from bot.store.transaction import Transaction


def on_morning(tx: Transaction, group: Group) -> None:
    """Carry out what concerns people and their seats on the morning of a working day."""
    settle(tx, group)
    confirmations.open_quarter(tx, group)
    reach.tell_unreachable(tx, group)


def settle(tx: Transaction, group: Group) -> None:
    """Carry out what seats bring that have begun or ended by today. Run twice, it adds nothing."""
    today = group.today(tx.now)
    turned = tx.people.list_turned(group.id, today)
    if not turned:
        return
    people = tx.people.map_by_ids({seat.person_id for seat in turned})
    for seat in turned:
        if seat.ends_on is not None and seat.ends_on <= today:
            _let_go(tx, group, people[seat.person_id])
        elif not seat.begun:
            _receive(tx, group, people[seat.person_id], seat)
    tx.people.note_carried_out(turned, today)
    tx.outbox.refresh(group.id, pinned_roster.ITEM)


def holders_now(tx: Transaction, group: Group, unit_id: int | None, role: Role) -> tuple[str, ...]:
    """Return the names of those who hold a seat today."""
    found = tx.people.list_holders(group.id, [role], group.today(tx.now))
    return tuple(person.name for person, seat in found if seat.unit_id == unit_id)


def _let_go(tx: Transaction, group: Group, person: Person) -> None:
    """Take the buttons off the cards of somebody who holds no seat in the group any more; where there is another one,
    the cards follow it."""
    target = to_person(person)
    if target is None:
        return
    today = group.today(tx.now)
    others = [seat for seat in tx.people.list_seats_of(person.id, today) if seat.group_id == group.id]
    tx.outbox.refresh_lane(group.id, target.lane, closing=not others)


def _receive(tx: Transaction, group: Group, person: Person, seat: Seat) -> None:
    """Hand over what comes with a unit's seat."""
    target = to_person(person)
    if target is None or seat.unit_id is None or seat.role not in UNIT_ROLES:
        return
    tx.outbox.add(contact_facts.hand_over(tx, group, seat.unit_id, seat, _before(tx, group, seat)), target)


def _before(tx: Transaction, group: Group, seat: Seat) -> str:
    """Return whom a seat's holder follows, or stands in for."""
    if seat.stands_in_for is not None:
        return tx.people.map_by_ids({seat.stands_in_for})[seat.stands_in_for].name
    history = tx.people.list_seat_history(group.id, seat.unit_id) if seat.unit_id is not None else []
    ended = {
        old.person_id
        for old in history
        if old.role is seat.role and old.ends_on == seat.starts_on and old.stands_in_for is None and old.id != seat.id
    }
    return ", ".join(person.name for person in tx.people.map_by_ids(ended).values())
