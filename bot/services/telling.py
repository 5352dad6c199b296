"""Who is told: the seats to which a fact is owed. A person with several of them is told once."""

from collections.abc import Callable, Collection

from bot.domain.groups import Group
from bot.domain.people import UNIT_ROLES, Person, Role, SeatScope
from bot.notices.fact import Fact
from bot.notices.matters import matter_of
from bot.notices.recipients import Target, ToChannel, ToPerson
from bot.store.outbox import card_key
from bot.store.transaction import Transaction

OFFICE = (Role.DIRECTOR, Role.SECRETARIAT)


def to_person(person: Person) -> ToPerson | None:
    """Return where a person is told; None for somebody who cannot be reached in the workspace."""
    if person.slack_id is None or person.deactivated:
        return None
    return ToPerson(person.slack_id, person.language)


def shown_in_office(tx: Transaction, group: Group, *, and_units: Collection[int] = ()) -> list[Target]:
    """Return where the secretariat (in its channel, and in direct messages where it drafts), the convener and these
    units' people see an item: whose cards follow a change of what was shown to everybody."""
    channel = group.channels.get("secretariat")
    roles = (Role.CONVENER, *OFFICE)
    holders = tx.people.list_seated(group.id, (*roles, *UNIT_ROLES), group.today(tx.now))
    people = [person for person, seat in holders if seat.role in roles or seat.unit_id in and_units]
    targets: list[Target] = [target for target in map(to_person, people) if target is not None]
    return [*targets, ToChannel(channel)] if channel else targets


def tell_units(  # noqa: PLR0913 - who, what, and which card it becomes
    tx: Transaction,
    group: Group,
    fact_for: Callable[[int], Fact],
    *,
    unit_ids: Collection[int],
    roles: Collection[Role],
    but: Collection[int] = (),
    card: str | None = None,
) -> None:
    """Owe each holder of `roles` in these units the fact of that unit; who has several of them, each unit's own once.

    `but`: the people (row numbers) who know already. Who holds a seat is asked of the group's present day.
    """
    known: set[int] = set(but)
    facts = {unit_id: fact_for(unit_id) for unit_id in unit_ids}
    matter = SeatScope.ALL if SeatScope.ALL in map(matter_of, facts.values()) else SeatScope.TASKS
    told: list[tuple[int, Fact]] = []
    for person, seat in tx.people.list_holders(group.id, roles, group.today(tx.now), unit_ids=unit_ids, matter=matter):
        target = to_person(person)
        if target is None or person.id in known or seat.unit_id is None:
            continue
        if (person.id, facts[seat.unit_id]) not in told:
            told.append((person.id, facts[seat.unit_id]))
            tx.outbox.add(facts[seat.unit_id], target, card=card and card_key(group.id, card))


def tell_roles(
    tx: Transaction,
    group: Group,
    fact: Fact,
    *,
    roles: Collection[Role],
    card: str | None = None,
) -> None:
    """Owe `fact` to each holder of the group's own `roles`."""
    told: set[int] = set()
    for person, _ in tx.people.list_holders(group.id, roles, group.today(tx.now)):
        target = to_person(person)
        if target is not None and person.id not in told:
            told.add(person.id)
            tx.outbox.add(fact, target, card=card and card_key(group.id, card))


def tell_office(tx: Transaction, group: Group, fact: Fact, *, card: str | None = None, key: str = "") -> None:
    """Owe `fact` to the secretariat: in its channel (`key` makes it once), or where it has none to each of its people."""
    channel = group.channels.get("secretariat")
    if channel:
        tx.outbox.add(fact, ToChannel(channel), key=key, card=card and card_key(group.id, card))
    else:
        tell_roles(tx, group, fact, roles=OFFICE, card=card)
