"""Calls for topics (议题征集): opened by the secretariat, answered by every unit, closed on their day (Art. 6)."""

from collections.abc import Sequence
from datetime import date

from bot.domain import topic_calls
from bot.domain.chasing import CALL, Chase
from bot.domain.errors import Invalid, NotFound, WrongState
from bot.domain.groups import Group
from bot.domain.people import UNIT_ROLES, Actor, Role
from bot.domain.permissions import Action, find_capacity, permit, units_for
from bot.domain.topic_calls import AnswerCall, CallAnswer, OpenCall, TopicCall
from bot.notices.choices import FormChoices
from bot.notices.fact import Fact
from bot.notices.topic_calls import CallCard, CallClosed, CallOpened, CallTaken
from bot.services import choices, topic_facts
from bot.services.chasing import close_chase, open_chases
from bot.services.front_desk import speaks_for
from bot.services.telling import tell_office, tell_units
from bot.store.transaction import Transaction

PREFIX = topic_calls.PREFIX
"""How the names of these cards begin."""


def open_call(tx: Transaction, actor: Actor, request: OpenCall) -> Fact:
    """Call for topics until a day: every unit's people are told, and each answers.

    Raises:
        Invalid: `call-open`, while another one is open.
    """
    request.check(actor.today)
    capacity = permit(actor, Action.TOPIC_CALL)
    group = tx.groups.of(actor)
    if tx.calls.list_open(group.id):
        raise Invalid("call-open", field="closes_on")
    call = TopicCall(0, group.id, actor.person_id, tx.now, request.closes_on, request.text)
    tx.calls.add(call)
    said = {"closes_on": request.closes_on.isoformat(), "text": request.text}
    tx.record.append(group.id, "topic-call", call.item, person_id=actor.person_id, role=capacity.role, after=said)
    units = [unit.id for unit in group.units]
    open_chases(tx, group, CALL, call.item, due_on=request.closes_on, unit_ids=units)
    told = CallOpened(_card(group, call, [], answering=units))
    tell_units(tx, group, lambda _: told, unit_ids=units, roles=[Role.LIAISON], card=call.item)
    return CallTaken(_card(group, call, []))


def answer_call(tx: Transaction, actor: Actor, request: AnswerCall) -> Fact:
    """Take a unit's word that it has no topic. Said twice, the first counts."""
    permit(actor, Action.TOPIC_SUBMIT, units=actor.unit_ids)
    group = tx.groups.of(actor)
    call = tx.calls.get(group.id, request.call_id)
    if call.closed_at is not None:
        raise WrongState("call-closed", day=call.closes_on)
    unit_id = speaks_for(actor, _unit_of(tx, actor, call, request))
    capacity = permit(actor, Action.TOPIC_SUBMIT, units=[unit_id])
    if unit_id not in {each.unit_id for each in tx.calls.list_answers(call.id)}:
        tx.calls.add_answer(CallAnswer(0, call.id, unit_id, actor.person_id, tx.now))
        after = {"unit_id": unit_id}
        tx.record.append(group.id, "call-none", call.item, person_id=actor.person_id, role=capacity.role, after=after)
        _answered(tx, group, call, unit_id)
    return CallTaken(_card_for(tx, group, call, actor), group.unit(unit_id).short)


def note_topic(tx: Transaction, group: Group, unit_id: int, person_id: int) -> int | None:
    """Count a topic that a unit hands in as its answer to the open call; return the call's row number, if there is one."""
    call = tx.calls.find_open(group.id, group.today(tx.now))
    if call is None:
        return None
    answer = next((each for each in tx.calls.list_answers(call.id) if each.unit_id == unit_id), None)
    if answer is None:
        tx.calls.add_answer(CallAnswer(0, call.id, unit_id, person_id, tx.now, topics=1))
    else:
        answer.topics += 1
        tx.calls.save_answer(answer)
    _answered(tx, group, call, unit_id)
    return call.id


def show_call(tx: Transaction, actor: Actor, _: object) -> Fact:
    """Answer with the newest call as it stands."""
    permit(actor, Action.TOPIC_READ)
    group = tx.groups.of(actor)
    call = tx.calls.find_last(group.id)
    if call is None:
        raise NotFound("call-none")
    return _card_for(tx, group, call, actor)


def prepare_call(tx: Transaction, actor: Actor, _: object) -> FormChoices:
    """Return what the form of a call begins with. Refuses as `open_call` would."""
    permit(actor, Action.TOPIC_CALL)
    if tx.calls.list_open(actor.group_id):
        raise Invalid("call-open")
    return choices.offered(tx.groups.of(actor), actor)


def close_due(tx: Transaction, group: Group) -> None:
    """On a morning: close the calls whose day has passed, and show the secretariat what was handed in."""
    today = group.today(tx.now)
    for call in tx.calls.list_open(group.id):
        if call.closes_on < today:
            call.closed_at = tx.now
            tx.calls.save(call)
            close_chase(tx, group, CALL, call.item)
            tx.outbox.refresh(group.id, call.item)
            handed_in = tx.topics.list_of_call(group.id, call.id)
            lines = tuple(topic_facts.line(group, topic) for topic in handed_in)
            tell_office(tx, group, CallClosed(_card(group, call, tx.calls.list_answers(call.id)), lines))


def current(tx: Transaction, group: Group, item: str, actor: Actor | None) -> Fact | None:
    """Return the present look of a call by its card's name, for a reader (None: a channel)."""
    number = item.removeprefix(PREFIX)
    try:
        call = tx.calls.get(group.id, int(number) if number.isdecimal() else 0)
    except NotFound:
        return None
    if actor is None:
        return _card(group, call, tx.calls.list_answers(call.id))
    return _card_for(tx, group, call, actor)


def read_chased(tx: Transaction, group: Group, chases: Sequence[Chase], _: date) -> dict[int, Fact]:
    """Return the call of each chase that awaits an answer to one."""
    cards = {item: current(tx, group, item, None) for item in {chase.item for chase in chases}}
    return {chase.id: card for chase in chases if (card := cards[chase.item]) is not None}


def _unit_of(tx: Transaction, actor: Actor, call: TopicCall, request: AnswerCall) -> int | None:
    """Return the unit meant: the one named, else the only one of the actor's that has not answered."""
    if request.unit_id is not None:
        return request.unit_id
    waiting = units_for(actor, Action.TOPIC_SUBMIT) - {each.unit_id for each in tx.calls.list_answers(call.id)}
    return next(iter(waiting)) if len(waiting) == 1 else None


def _answered(tx: Transaction, group: Group, call: TopicCall, unit_id: int) -> None:
    close_chase(tx, group, CALL, call.item, unit_id=unit_id)
    tx.outbox.refresh(group.id, call.item)


def _card_for(tx: Transaction, group: Group, call: TopicCall, actor: Actor) -> CallCard:
    answering = actor.unit_ids if find_capacity(actor, Action.TOPIC_SUBMIT, units=actor.unit_ids) else ()
    is_unit = any(capacity.role in UNIT_ROLES for capacity in actor.capacities)
    return _card(group, call, tx.calls.list_answers(call.id), answering=answering if is_unit else ())


def _card(
    group: Group, call: TopicCall, answers: Sequence[CallAnswer], *, answering: Sequence[int] | frozenset[int] = ()
) -> CallCard:
    topics = {each.unit_id: each.topics for each in answers}
    waiting = [unit.id for unit in group.units if unit.id not in topics]
    return CallCard(
        call_id=call.id,
        text=call.text,
        closes_on=call.closes_on,
        is_closed=call.closed_at is not None,
        with_topics=group.shorts(unit_id for unit_id, count in topics.items() if count),
        with_none=group.shorts(unit_id for unit_id, count in topics.items() if not count),
        waiting=group.shorts(waiting),
        answers=call.closed_at is None and bool(set(waiting) & set(answering)),
    )
