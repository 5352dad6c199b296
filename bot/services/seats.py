"""How a unit's seat passes from one person to the next, and who is told of it."""

from collections.abc import Collection

from bot.domain.contacts import ContactChange, ContactChangeVerb
from bot.domain.groups import Group
from bot.domain.people import Actor, Capacity, Person, Role, Seat
from bot.notices.contacts import ContactChangeDecided
from bot.services import contact_facts, succession
from bot.services.telling import to_person
from bot.store.outbox import card_key
from bot.store.record import facts_of
from bot.store.transaction import Transaction


def pass_on(tx: Transaction, actor: Actor, capacity: Capacity, group: Group, change: ContactChange) -> None:
    """Give the seat to the newcomer from the effective day on and tell the others.

    Seats are dated, so what is owed to the holder, and the open items of the unit, follow on that day by themselves. The
    pack and the end of the leaver's cards come with the day (`succession.settle`), at once where it is today.
    """
    ended = _end_present(tx, actor, capacity, change)
    newcomer = _newcomer(tx, change)
    seat = Seat(0, group.id, change.unit_id, newcomer.id, change.role, change.effective_on)
    tx.people.add_seat(seat)
    note_seat(tx, actor, capacity, "seat", seat)
    known = [actor.person_id] if change.effective_on > actor.today else [actor.person_id, newcomer.id]
    tell_decided(tx, group, change, ContactChangeVerb.CONFIRM, also=[*ended, newcomer.id], but=known)
    succession.settle(tx, group)


def tell_decided(
    tx: Transaction,
    group: Group,
    change: ContactChange,
    verb: ContactChangeVerb,
    *,
    also: Collection[int] = (),
    but: Collection[int] = (),
) -> None:
    """Tell the unit's member, whoever holds the seat today, and who proposed; by row number, `also` others and none of
    those in `but`."""
    roles = {Role.MEMBER, change.role}
    holders = tx.people.list_seated(group.id, roles, group.today(tx.now), unit_ids=[change.unit_id])
    people = {person.id: person for person, _ in holders} | tx.people.map_by_ids({change.proposed_by, *also})
    fact = ContactChangeDecided(verb, contact_facts.plain_card(tx, group, change))
    for person in people.values():
        target = to_person(person)
        if target is not None and person.id not in but:
            tx.outbox.add(fact, target, card=card_key(group.id, change.reference))


def _end_present(tx: Transaction, actor: Actor, capacity: Capacity, change: ContactChange) -> list[int]:
    """End what seats there are, also one that has not begun; a unit has one member and one liaison (Art. 3)."""
    ended = []
    for seat in tx.people.list_seat_history(change.group_id, change.unit_id):
        if seat.role is change.role and (seat.ends_on is None or seat.ends_on > change.effective_on):
            before = facts_of(seat)
            tx.people.end_seat(seat, max(change.effective_on, seat.starts_on))
            note_seat(tx, actor, capacity, "seat-end", seat, before)
            ended.append(seat.person_id)
    return ended


def _newcomer(tx: Transaction, change: ContactChange) -> Person:
    person = tx.people.find_by_slack_id(change.slack_id)
    if person is None:
        person = Person(0, change.slack_id, change.name, change.title, change.phone)
        tx.people.add(person)
        return person
    person.title = change.title or person.title
    person.phone = change.phone or person.phone
    tx.people.save(person)
    return person


def note_seat(
    tx: Transaction,
    actor: Actor,
    capacity: Capacity,
    action: str,
    seat: Seat,
    before: dict[str, object] | None = None,
) -> None:
    """Record that a seat was given or ended."""
    tx.record.append(
        seat.group_id,
        action,
        f"person:{seat.person_id}",
        person_id=actor.person_id,
        role=capacity.role,
        before=before,
        after=facts_of(seat),
    )
