"""People who leave the workspace, and come back: noticed, and their units asked for a successor."""

from bot.domain.people import UNIT_ROLES, Person, Seat
from bot.notices.confirmations import AccountNoticed
from bot.services.telling import tell_office, to_person
from bot.store.transaction import Transaction


def list_known(tx: Transaction) -> dict[str, bool]:
    """Return the workspace's id of each person known here, with whether the account is noted as disabled."""
    return tx.people.map_accounts()


def note_account(tx: Transaction, slack_id: str, *, is_deactivated: bool) -> bool:
    """Note whether somebody's account is disabled; tell each of the person's units and its secretariat. Return whether
    anything changed: told twice, it changes nothing."""
    person = tx.people.find_by_slack_id(slack_id)
    if person is None or person.deactivated == is_deactivated:
        return False
    person.deactivated = is_deactivated
    tx.people.save(person)
    for group_id, _ in tx.groups.list_keys():
        group = tx.groups.get(group_id)
        held = [seat for seat in tx.people.list_seats_of(person.id, group.today(tx.now)) if seat.group_id == group_id]
        if held:
            after = {"deactivated": is_deactivated}
            tx.record.append(group_id, "account", f"person:{person.id}", after=after)
        for seat in held:
            _tell(tx, person, seat)
    return True


def _tell(tx: Transaction, person: Person, seat: Seat) -> None:
    if seat.unit_id is None or seat.role not in UNIT_ROLES:
        return
    group = tx.groups.get(seat.group_id)
    unit = group.unit(seat.unit_id)
    fact = AccountNoticed(unit.id, unit.short, seat.role, person.name, not person.deactivated)
    seated = tx.people.list_seated(group.id, sorted(UNIT_ROLES), group.today(tx.now), unit_ids=[unit.id])
    for other in {holder.id: holder for holder, _ in seated if holder.id != person.id}.values():
        target = to_person(other)
        if target is not None:
            tx.outbox.add(fact, target)
    tell_office(tx, group, fact)
