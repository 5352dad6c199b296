"""What is done with people, their seats and changes of them (Rules of procedure, Art. 3 and 4)."""

from bot.domain import contacts
from bot.domain.contacts import (
    ChooseLanguage,
    ContactChange,
    ContactChangeState,
    ContactChangeVerb,
    ContactFilter,
    CorrectOwnPhone,
    DecideContactChange,
    ProposeContactChange,
)
from bot.domain.errors import Forbidden, Invalid
from bot.domain.groups import Group
from bot.domain.people import UNIT_ROLES, Actor, Capacity, Person, Role, Seat
from bot.domain.permissions import Action, find_capacity, permit
from bot.domain.references import Reference
from bot.notices.contacts import (
    ContactChangeCard,
    ContactChangeChanged,
    ContactChangeProposed,
    ContactChangeTaken,
    ContactList,
    LanguageChosen,
    PhoneCorrected,
    UnitContacts,
)
from bot.notices.fact import Fact
from bot.services import contact_facts, seats
from bot.services.front_desk import speaks_for
from bot.services.items import note, refuse_stale
from bot.services.telling import tell_office
from bot.store.record import facts_of
from bot.store.transaction import Transaction

_OFFICES = (Role.CONVENER, Role.DIRECTOR, Role.SECRETARIAT, Role.INSPECTOR)
_IN_UNIT = (Role.MEMBER, Role.LIAISON)


def list_contacts(tx: Transaction, actor: Actor, request: ContactFilter) -> Fact:
    """Answer with the roster of today, or one unit's part; with telephone numbers only to who asks alone and may."""
    permit(actor, Action.CONTACTS_READ)
    group = tx.groups.of(actor)
    with_phone = request.private and find_capacity(actor, Action.PHONES_READ) is not None
    units = [group.get_unit(request.unit)] if request.unit else list(group.units)
    roles = _IN_UNIT if request.unit else (*_OFFICES, *_IN_UNIT)
    unit_ids = [unit.id for unit in units] if request.unit else None
    seated = tx.people.list_seated(group.id, roles, request.on or actor.today, unit_ids=unit_ids)
    seated.sort(key=lambda holder: (roles.index(holder[1].role), holder[1].stands_in_for is not None))
    names = {person.id: person.name for person, _ in seated}
    lines = [
        (
            seat,
            contact_facts.line(
                person,
                seat,
                with_phone=with_phone,
                absent=names.get(seat.stands_in_for or 0, ""),
                may_end=_may_end(actor, seat),
            ),
        )
        for person, seat in seated
    ]
    return ContactList(
        group=group.name,
        office=tuple(line for seat, line in lines if seat.role in _OFFICES),
        units=tuple(
            UnitContacts(
                unit.short, tuple(ln for seat, ln in lines if seat.role in UNIT_ROLES and seat.unit_id == unit.id)
            )
            for unit in units
        ),
        on=None if request.on in {None, actor.today} else request.on,
    )


def show_change(tx: Transaction, actor: Actor, reference: Reference) -> Fact:
    """Answer with a change's card."""
    permit(actor, Action.CONTACTS_READ)
    change = tx.contacts.get(actor.group_id, reference)
    return contact_facts.card(tx, tx.groups.of(actor), change, actor)


def propose_change(tx: Transaction, actor: Actor, request: ProposeContactChange) -> Fact:
    """Take a unit's report that its member or liaison changes, and show it to the secretariat."""
    request.check(actor.today)
    group = tx.groups.of(actor)
    unit_id, capacity = _unit_for(actor, group, request.unit_id)
    refuse_report(tx, group, unit_id, request)
    change = ContactChange(
        id=0,
        group_id=group.id,
        number=0,
        state=ContactChangeState.PENDING,
        unit_id=unit_id,
        role=request.role,
        slack_id=request.slack_id,
        name=request.name,
        title=request.title,
        phone=request.phone,
        reason=request.reason,
        effective_on=request.effective_on,
        proposed_by=actor.person_id,
        proposed_at=tx.now,
    )
    tx.contacts.add(change)
    note(tx, actor, capacity, "propose", change)
    submit(tx, actor, capacity, group, change)
    return ContactChangeChanged(None, contact_facts.card(tx, group, change, actor))


def submit(tx: Transaction, actor: Actor, capacity: Capacity, group: Group, change: ContactChange) -> None:
    """Show a pending change to the secretariat; where the group's rules let reports take effect at once, carry it out
    and tell the secretariat (Rules of procedure, Art. 4: the unit reports, it does not ask)."""
    item = str(change.reference)
    if group.rules.contact_changes_need_confirmation:
        card = contact_facts.plain_card(tx, group, change, verbs=contact_facts.OFFICE_VERBS)
        tell_office(tx, group, ContactChangeProposed(card), card=item)
        return
    before = facts_of(change)
    change.move(ContactChangeVerb.CONFIRM)
    tx.contacts.save(change)
    note(tx, actor, capacity, ContactChangeVerb.CONFIRM, change, before=before)
    tell_office(tx, group, ContactChangeTaken(contact_facts.plain_card(tx, group, change)), card=item)
    seats.pass_on(tx, actor, capacity, group, change)


def decide_change(tx: Transaction, actor: Actor, request: DecideContactChange) -> Fact:
    """Confirm or return a change (the secretariat), or withdraw it (its unit). On confirmation the seat passes on."""
    request.check()
    change = tx.contacts.get(actor.group_id, request.reference)
    capacity = _permit_verb(actor, change, request)
    group = tx.groups.of(actor)
    before = facts_of(change)
    change.move(request.verb)
    if request.verb is ContactChangeVerb.RETURN:
        change.return_reason = request.reason
    elif request.verb is ContactChangeVerb.CONFIRM:
        # What happened before the confirmation stays as it was: a seat is never handed over for days gone by.
        change.effective_on = max(change.effective_on, actor.today)
    tx.contacts.save(change)
    note(tx, actor, capacity, request.verb, change, before=before)
    if request.verb is ContactChangeVerb.CONFIRM:
        seats.pass_on(tx, actor, capacity, group, change)
    elif request.verb is ContactChangeVerb.RETURN:
        seats.tell_decided(tx, group, change, ContactChangeVerb.RETURN, but=[actor.person_id])
    return ContactChangeChanged(request.verb, contact_facts.card(tx, group, change, actor))


def prepare_decision(tx: Transaction, actor: Actor, request: DecideContactChange) -> ContactChangeCard:
    """Return the change that somebody is about to return. Refuses as `decide_change` would."""
    change = tx.contacts.get(actor.group_id, request.reference)
    _permit_verb(actor, change, request)
    contacts.LIFECYCLE.next(change.state, request.verb)
    return contact_facts.card(tx, tx.groups.of(actor), change, actor)


def correct_own_phone(tx: Transaction, actor: Actor, request: CorrectOwnPhone) -> Fact:
    """Correct the actor's own telephone number. The record says that it changed, not to what."""
    capacity = permit(actor, Action.OWN_DETAILS)
    request.check()
    person = _self(tx, actor)
    person.phone = request.phone
    tx.people.save(person)
    _note_own(tx, actor, capacity, "correct-phone", after={"phone": "changed"})
    return PhoneCorrected(request.phone)


def choose_language(tx: Transaction, actor: Actor, request: ChooseLanguage) -> Fact:
    """Set the language in which the actor is addressed."""
    capacity = permit(actor, Action.OWN_DETAILS)
    request.check()
    person = _self(tx, actor)
    before = {"language": person.language}
    person.language = request.language
    tx.people.save(person)
    _note_own(tx, actor, capacity, "choose-language", before=before, after={"language": request.language})
    return LanguageChosen(request.language)


def _self(tx: Transaction, actor: Actor) -> Person:
    return tx.people.map_by_ids({actor.person_id})[actor.person_id]


def _note_own(
    tx: Transaction,
    actor: Actor,
    capacity: Capacity,
    action: str,
    *,
    after: dict[str, str],
    before: dict[str, str] | None = None,
) -> None:
    tx.record.append(
        actor.group_id,
        action,
        f"person:{actor.person_id}",
        person_id=actor.person_id,
        role=capacity.role,
        before=before,
        after=after,
    )


def _unit_for(actor: Actor, group: Group, unit_id: int | None) -> tuple[int, Capacity]:
    permit(actor, Action.CONTACT_PROPOSE, units=actor.unit_ids)
    if unit_id is None:
        unit_id = speaks_for(actor, None)
    elif unit_id not in {unit.id for unit in group.units}:
        raise Invalid("unit-foreign", field="unit_id")
    return unit_id, permit(actor, Action.CONTACT_PROPOSE, units=[unit_id])


def refuse_report(
    tx: Transaction, group: Group, unit_id: int, request: ProposeContactChange, *, but: Reference | None = None
) -> None:
    """Refuse what another report (not `but`) waits for already, and a person who cannot take the seat. Raises Invalid."""
    for other in tx.contacts.list_pending(group.id):
        if (other.unit_id, other.role) == (unit_id, request.role) and other.reference != but:
            raise Invalid("contact-pending", reference=str(other.reference), role=request.role, field="role")
    person = tx.people.find_by_slack_id(request.slack_id)
    if person is None:
        return
    if person.deactivated:
        raise Invalid("person-deactivated", field="slack_id", name=person.name)
    seated = tx.people.list_seated(group.id, [request.role], request.effective_on, unit_ids=[unit_id])
    if person.id in {holder.id for holder, seat in seated if seat.stands_in_for is None}:
        raise Invalid("contact-same", field="slack_id", name=person.name, role=request.role)


def _may_end(actor: Actor, seat: Seat) -> bool:
    units = [seat.unit_id] if seat.unit_id is not None else []
    return find_capacity(actor, Action.STAND_IN, units=units) is not None


def _permit_verb(actor: Actor, change: ContactChange, request: DecideContactChange) -> Capacity:
    if request.verb in contact_facts.OFFICE_VERBS:
        capacity = permit(actor, Action.CONTACT_DECIDE)
    else:
        capacity = permit(actor, Action.CONTACT_PROPOSE, units=[change.unit_id])
        if not contact_facts.withdraws(actor, change):
            raise Forbidden("not-your-unit")
    refuse_stale(change, request.version, is_allowed=request.verb in contacts.LIFECYCLE.allowed(change.state))
    return capacity
