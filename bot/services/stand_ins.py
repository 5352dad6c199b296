"""Stand-ins (代理): appointed for a while, ended by themselves or early; who held which seat when."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.errors import Invalid, NotFound
from bot.domain.groups import Group
from bot.domain.people import UNIT_ROLES, Actor, Person, Role, Seat
from bot.domain.permissions import Action, permit
from bot.domain.stand_ins import AppointStandIn, EndStandIn, StandInEvent
from bot.notices.choices import FormChoices
from bot.notices.fact import Fact
from bot.notices.seats import SeatHistory, SeatLine, StandInChanged, StandInLine, StandInTold
from bot.services import choices, contact_facts, seats, succession
from bot.services.front_desk import speaks_for
from bot.services.telling import tell_office, to_person
from bot.store.record import facts_of
from bot.store.transaction import Transaction

_ONE_DAY = timedelta(days=1)


def show_history(tx: Transaction, actor: Actor, said: str) -> Fact:
    """Answer with who held a unit's seats when; `said` is what the unit is called (empty: the actor's own)."""
    permit(actor, Action.CONTACTS_READ)
    group = tx.groups.of(actor)
    unit = group.get_unit(said) if said else group.unit(speaks_for(actor, None))
    found = [seat for seat in tx.people.list_seat_history(group.id, unit.id) if seat.role in UNIT_ROLES]
    # A seat that was overtaken before it began was held by nobody.
    held = [seat for seat in found if seat.ends_on is None or seat.ends_on > seat.starts_on]
    names = {seat.person_id for seat in held} | {seat.stands_in_for for seat in held if seat.stands_in_for is not None}
    people = tx.people.map_by_ids(names)
    lines = [
        SeatLine(
            role=seat.role,
            name=people[seat.person_id].name,
            since=seat.starts_on,
            last_day=contact_facts.last_day(seat),
            absent="" if seat.stands_in_for is None else people[seat.stands_in_for].name,
        )
        for seat in sorted(held, key=lambda seat: (seat.starts_on, seat.id), reverse=True)
    ]
    return SeatHistory(unit.short, tuple(lines))


def prepare_appointment(tx: Transaction, actor: Actor, _: object) -> FormChoices:
    """Return what the form of a stand-in offers. Refuses who may not appoint one."""
    permit(actor, Action.STAND_IN, units=actor.unit_ids)
    return choices.offered(tx.groups.of(actor), actor)


def appoint(tx: Transaction, actor: Actor, request: AppointStandIn) -> Fact:
    """Let somebody act on a unit's seat from a day to a day; the unit is told, the secretariat too."""
    request.check(actor.today)
    group = tx.groups.of(actor)
    permit(actor, Action.STAND_IN, units=actor.unit_ids)
    unit_id = speaks_for(actor, None) if request.unit_id is None else request.unit_id
    if unit_id not in {unit.id for unit in group.units}:
        raise Invalid("unit-foreign", field="unit_id")
    capacity = permit(actor, Action.STAND_IN, units=[unit_id])
    role = request.role or _own_role(actor, unit_id)
    absent = _absent(tx, group, unit_id, role, request)
    person = _person(tx, request)
    _refuse(tx, group, unit_id, role, request, absent=absent, person=person)
    seat = Seat(
        id=0,
        group_id=group.id,
        unit_id=unit_id,
        person_id=person.id,
        role=role,
        starts_on=request.starts_on,
        ends_on=request.last_day + _ONE_DAY,
        stands_in_for=absent.id,
        scope=request.scope,
        is_beside=request.is_beside,
    )
    tx.people.add_seat(seat)
    seats.note_seat(tx, actor, capacity, "stand-in", seat)
    line = _line(group, seat, person, absent)
    _tell(tx, group, actor, StandInTold(StandInEvent.APPOINTED, line, actor.name), people=[person, absent])
    succession.settle(tx, group)
    return StandInChanged(StandInEvent.APPOINTED, replace(line, may_end=True))


def end_early(tx: Transaction, actor: Actor, request: EndStandIn) -> Fact:
    """End a stand-in from today on: it has acted for the last time."""
    group = tx.groups.of(actor)
    seat = tx.people.find_seat(group.id, request.seat_id)
    if seat is None or seat.stands_in_for is None or seat.unit_id is None:
        raise NotFound("stand-in-gone")
    capacity = permit(actor, Action.STAND_IN, units=[seat.unit_id])
    if seat.ends_on is None or seat.ends_on <= actor.today:
        raise NotFound("stand-in-gone")
    before = facts_of(seat)
    tx.people.end_seat(seat, max(actor.today, seat.starts_on))
    seats.note_seat(tx, actor, capacity, "stand-in-end", seat, before)
    people = tx.people.map_by_ids({seat.person_id, seat.stands_in_for})
    person, absent = people[seat.person_id], people[seat.stands_in_for]
    line = _line(group, seat, person, absent)
    _tell(tx, group, actor, StandInTold(StandInEvent.ENDED, line, actor.name), people=[person, absent])
    succession.settle(tx, group)
    return StandInChanged(StandInEvent.ENDED, line)


def _own_role(actor: Actor, unit_id: int) -> Role:
    own = [capacity.role for capacity in actor.capacities if capacity.unit_id == unit_id]
    return next((role for role in own if role in UNIT_ROLES), Role.LIAISON)


def _absent(tx: Transaction, group: Group, unit_id: int, role: Role, request: AppointStandIn) -> Person:
    """Return who holds the seat on the first day."""
    seated = tx.people.list_seated(group.id, [role], request.starts_on, unit_ids=[unit_id])
    for person, seat in seated:
        if seat.stands_in_for is None:
            return person
    raise Invalid("stand-in-nobody", field="role", role=role, unit=group.unit(unit_id).short)


def _person(tx: Transaction, request: AppointStandIn) -> Person:
    person = tx.people.find_by_slack_id(request.slack_id)
    if person is None:
        if not request.name:
            raise Invalid("stand-in-name", field="name")
        person = Person(0, request.slack_id, request.name)
        tx.people.add(person)
    return person


def _refuse(  # noqa: PLR0913 - who, for whom, on which seat, and when
    tx: Transaction,
    group: Group,
    unit_id: int,
    role: Role,
    request: AppointStandIn,
    *,
    absent: Person,
    person: Person,
) -> None:
    if person.deactivated:
        raise Invalid("person-deactivated", field="slack_id", name=person.name)
    if person.id == absent.id:
        raise Invalid("stand-in-same", field="slack_id", name=person.name)
    for seat in tx.people.list_seat_history(group.id, unit_id):
        is_other = seat.stands_in_for == absent.id and seat.role is role and seat.ends_on is not None
        if is_other and seat.starts_on <= request.last_day and (seat.ends_on or request.starts_on) > request.starts_on:
            raise Invalid("stand-in-overlap", field="starts_on", since=seat.starts_on, until=_last(seat))


def _last(seat: Seat) -> object:
    return contact_facts.last_day(seat) or seat.starts_on


def _line(group: Group, seat: Seat, person: Person, absent: Person) -> StandInLine:
    return StandInLine(
        seat_id=seat.id,
        unit=group.unit(seat.unit_id or 0).short,
        role=seat.role,
        name=person.name,
        absent=absent.name,
        since=seat.starts_on,
        last_day=contact_facts.last_day(seat) or seat.starts_on,
        scope=seat.scope,
        is_beside=seat.is_beside,
        may_end=False,
    )


def _tell(tx: Transaction, group: Group, actor: Actor, fact: StandInTold, *, people: list[Person]) -> None:
    """Tell the stand-in, the absent one, the unit's other holder and the secretariat; not who did it."""
    unit = group.get_unit(fact.line.unit)
    seated = tx.people.list_seated(group.id, sorted(UNIT_ROLES), group.today(tx.now), unit_ids=[unit.id])
    told = {
        person.id: person for person in [*people, *(holder for holder, _ in seated)] if person.id != actor.person_id
    }
    for person in told.values():
        target = to_person(person)
        if target is not None:
            tx.outbox.add(fact, target)
    tell_office(tx, group, fact)
