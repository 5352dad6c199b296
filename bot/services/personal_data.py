"""A person's own data: handed out whole, and erased where the record does not need it (Personal Information Protection Law
of the People's Republic of China, Art. 44-47)."""

from typing import Any

from bot.domain.errors import NotFound, WrongState
from bot.domain.people import Person
from bot.store.transaction import Transaction


def export_person(tx: Transaction, slack_id: str) -> dict[str, list[dict[str, Any]]]:
    """Return every row that names a person, by table. Raises NotFound."""
    person = _person(tx, slack_id)
    return dict(tx.personal_data.list_about(person.id, slack_id))


def erase_person(tx: Transaction, slack_id: str) -> list[str]:
    """Erase a leaver's telephone number, address, chosen language and what was sent; return the groups (their keys) in
    whose records that is noted. Name, title and seats stay: who held a seat on a day must stay answerable (Art. 3).

    Raises:
        NotFound: for somebody unknown.
        WrongState: while the person holds a seat, or will.
    """
    person = _person(tx, slack_id)
    keys = dict(tx.groups.list_keys())
    noted = []
    for group_id, key in keys.items():
        group = tx.groups.get(group_id)
        today = group.today(tx.now)
        held = {seat.group_id for seat in tx.people.list_seats_of(person.id, today)}
        coming = {holder.id for holder, _ in tx.people.list_standing(group_id, today)}
        if group_id in held or person.id in coming:
            raise WrongState("erase-seated", group=group.name)
        if tx.people.find_last_seat(group_id, person.id) is not None:
            noted.append(key)
            tx.record.append(group_id, "erase", f"person:{person.id}")
    person.phone, person.email, person.language = "", "", ""
    tx.people.save(person)
    tx.personal_data.erase_traces(slack_id)
    return noted


def _person(tx: Transaction, slack_id: str) -> Person:
    person = tx.people.find_by_slack_id(slack_id)
    if person is None:
        raise NotFound("person-unknown", slack_id=slack_id)
    return person
