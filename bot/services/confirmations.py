"""Once a quarter each unit confirms its people with one button."""

from collections.abc import Collection, Sequence
from datetime import date

from bot.domain import confirmations
from bot.domain.cadence import period_of
from bot.domain.chasing import CONFIRMATION, Chase
from bot.domain.confirmations import Confirmation, ConfirmContacts
from bot.domain.errors import NotFound
from bot.domain.groups import Group
from bot.domain.people import UNIT_ROLES, Actor, Role, SeatScope, Unit
from bot.domain.permissions import Action, find_capacity, permit
from bot.notices.confirmations import ConfirmationCard, ConfirmationOverview
from bot.notices.fact import Fact
from bot.services import contact_facts
from bot.services.chasing import close_chase, open_chase
from bot.services.telling import to_person
from bot.store.outbox import card_key
from bot.store.transaction import Transaction

PREFIX = "confirmation:"
"""How the names of these cards begin."""


def open_quarter(tx: Transaction, group: Group) -> None:
    """Ask each unit's liaison on the first working morning of a quarter; after a downtime within the GRACE."""
    today, calendar = group.today(tx.now), group.rules.calendar
    first = calendar.next_workday(confirmations.first_of_period(today))
    if not first <= today <= calendar.add(first, confirmations.GRACE):
        return
    period = period_of("quarter", today).name
    if tx.confirmations.list_of_period(group.id, period):
        return
    holders = tx.people.list_holders(group.id, [Role.LIAISON], today, matter=SeatScope.ALL)
    questions = _questions(tx, group, group.units, period)
    for unit in group.units:
        tx.confirmations.add(Confirmation(0, group.id, unit.id, period, today))
        by = calendar.add(today, confirmations.GRACE)
        open_chase(tx, group, CONFIRMATION, _item(period, unit.id), due_on=by, unit_id=unit.id)
        for person, seat in holders:
            target = to_person(person)
            if seat.unit_id == unit.id and target is not None:
                tx.outbox.add(questions[unit.id], target, card=card_key(group.id, _item(period, unit.id)))


def confirm_contacts(tx: Transaction, actor: Actor, request: ConfirmContacts) -> Fact:
    """Take a unit's word that its people are still the same. Said twice, the first counts."""
    capacity = permit(actor, Action.CONTACTS_CONFIRM, units=[request.unit_id])
    group = tx.groups.of(actor)
    asked = _asked(tx, group, request)
    if asked.confirmed_at is None:
        asked.confirmed_at, asked.person_id = tx.now, actor.person_id
        tx.confirmations.save(asked)
        tx.record.append(
            group.id,
            "confirm-contacts",
            f"unit:{asked.unit_id}",
            person_id=actor.person_id,
            role=capacity.role,
            after={"period": asked.period},
        )
        close_chase(tx, group, CONFIRMATION, _item(asked.period, asked.unit_id))
        tx.outbox.refresh(group.id, _item(asked.period, asked.unit_id))
    return _question(tx, group, asked)


def show_confirmations(tx: Transaction, actor: Actor, _: object) -> Fact:
    """Answer the secretariat with who has confirmed in the last quarter asked, and a unit's people with their question:
    the first that is unanswered."""
    is_office = find_capacity(actor, Action.CONTACT_DECIDE) is not None
    if not is_office:
        permit(actor, Action.CONTACTS_CONFIRM, units=actor.unit_ids)
    group = tx.groups.of(actor)
    period = tx.confirmations.find_last_period(group.id)
    if period is None:
        raise NotFound("confirmation-none")
    asked = tx.confirmations.list_of_period(group.id, period)
    if not is_office:
        own = [item for item in asked if item.unit_id in actor.unit_ids]
        if not own:
            raise NotFound("confirmation-none")
        return _question(tx, group, next((item for item in own if item.confirmed_at is None), own[0]))
    return ConfirmationOverview(
        period=period,
        asked_on=asked[0].asked_on,
        confirmed=group.shorts(item.unit_id for item in asked if item.confirmed_at is not None),
        waiting=group.shorts(item.unit_id for item in asked if item.confirmed_at is None),
    )


def list_unconfirmed(tx: Transaction, group: Group, day: date) -> list[Confirmation]:
    """Return the questions of a local day's quarter that are unanswered, in the units' order."""
    asked = tx.confirmations.list_of_period(group.id, period_of("quarter", day).name)
    return [item for item in asked if item.confirmed_at is None]


def read_questions(tx: Transaction, group: Group, chases: Sequence[Chase], _: date) -> dict[int, Fact]:
    """Return the question of each chase that awaits an answer."""
    found = {chase.id: current(tx, group, chase.item) for chase in chases}
    return {key: fact for key, fact in found.items() if fact is not None}


def current(tx: Transaction, group: Group, item: str) -> Fact | None:
    """Return the present look of a question by its card's name; None when there is no such."""
    period, _, unit_id = item.removeprefix(PREFIX).partition(":")
    found = tx.confirmations.list_of_period(group.id, period)
    asked = next((row for row in found if str(row.unit_id) == unit_id), None)
    return None if asked is None else _question(tx, group, asked)


def _item(period: str, unit_id: int) -> str:
    return f"{PREFIX}{period}:{unit_id}"


def _asked(tx: Transaction, group: Group, request: ConfirmContacts) -> Confirmation:
    for asked in tx.confirmations.list_of_period(group.id, request.period):
        if asked.unit_id == request.unit_id:
            return asked
    raise NotFound("confirmation-none")


def _question(tx: Transaction, group: Group, asked: Confirmation) -> ConfirmationCard:
    found = _questions(tx, group, [group.unit(asked.unit_id)], asked.period)[asked.unit_id]
    if asked.confirmed_at is None or asked.person_id is None:
        return found
    person = tx.people.map_by_ids({asked.person_id})[asked.person_id]
    day = group.today(asked.confirmed_at)
    return ConfirmationCard(found.unit_id, found.unit, found.period, found.people, person.name, day)


def _questions(tx: Transaction, group: Group, units: Collection[Unit], period: str) -> dict[int, ConfirmationCard]:
    """Return the question to each unit, by row number, with one statement for all."""
    seated = tx.people.list_seated(
        group.id, sorted(UNIT_ROLES), group.today(tx.now), unit_ids=[unit.id for unit in units]
    )
    absent = {person.id: person.name for person, _ in seated}
    return {
        unit.id: ConfirmationCard(
            unit_id=unit.id,
            unit=unit.short,
            period=period,
            people=tuple(
                contact_facts.line(person, seat, with_phone=False, absent=absent.get(seat.stands_in_for or 0, ""))
                for person, seat in seated
                if seat.unit_id == unit.id
            ),
            confirmed_by="",
            confirmed_on=None,
        )
        for unit in units
    }
