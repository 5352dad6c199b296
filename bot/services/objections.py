"""Objections that the office cannot meet: put before the convener, settled with the settler's name, or their clause is
returned to the topics (Rules of procedure, Art. 8)."""

from dataclasses import replace

from bot.domain import clauses, consensus, topics
from bot.domain.clauses import Decision, ReturnClause
from bot.domain.consensus import OpenObjection, SettleObjection, UnitStance
from bot.domain.errors import Refusal, WrongState
from bot.domain.groups import Group
from bot.domain.minutes import ASKING_STATES, Minutes, MinutesState
from bot.domain.people import UNIT_ROLES, Actor, Capacity, Role
from bot.domain.permissions import Action, find_capacity, permit
from bot.domain.topics import Topic, TopicState, TopicVerb
from bot.domain.wording import TITLE_LENGTH
from bot.notices.fact import Fact
from bot.notices.minutes import ClauseReturned, MinutesCard, ObjectionReferred, ObjectionSettled, StanceLine
from bot.services import minutes_facts
from bot.services.concurrence import follow, tell_agreed
from bot.services.items import note
from bot.services.minutes_facts import Sheet
from bot.services.telling import shown_in_office, tell_office, tell_roles, tell_units
from bot.store.record import facts_of
from bot.store.transaction import Transaction

_OPEN = ASKING_STATES | {MinutesState.DRAFT}
"""While minutes circulate, and while their next text is drafted."""


def refer_objection(tx: Transaction, actor: Actor, request: OpenObjection) -> Fact:
    """Put an objection before the convener. Raises Refusal: `objection-over`."""
    capacity = permit(actor, Action.MINUTES_DRAFT)
    item = tx.minutes.get(actor.group_id, request.reference, lock=True)
    stance = _objection(tx, item, request.stance_id)
    group = tx.groups.of(actor)
    said = {"unit_id": stance.unit_id, "text": stance.text}
    note(tx, actor, capacity, "refer-objection", item, before=facts_of(item), said=said, shown_to=())
    sheet = minutes_facts.read(tx, group, item)
    told = ObjectionReferred(sheet.for_convener(), _line_of(sheet, stance), actor.name)
    tell_roles(tx, group, told, roles=[Role.CONVENER], card=str(item.reference))
    return ObjectionReferred(sheet.card_for(actor), _line_of(sheet, stance), actor.name)


def prepare_settlement(tx: Transaction, actor: Actor, request: OpenObjection) -> StanceLine:
    """Return the objection that the convener is about to settle. Refuses as `settle_objection` would."""
    permit(actor, Action.MINUTES_SETTLE)
    item = tx.minutes.get(actor.group_id, request.reference)
    stance = _objection(tx, item, request.stance_id)
    return _line_of(minutes_facts.read(tx, tx.groups.of(actor), item), stance)


def settle_objection(tx: Transaction, actor: Actor, request: SettleObjection) -> Fact:
    """Record an objection as settled by the convener: it blocks no more, and stands in the concurrence sheet with both
    names. The unit is told, and may object anew. Raises Refusal: `objection-over`."""
    capacity = permit(actor, Action.MINUTES_SETTLE)
    request.check()
    item = tx.minutes.get(actor.group_id, request.reference, lock=True)
    stance = _objection(tx, item, request.stance_id)
    group, before, state = tx.groups.of(actor), facts_of(item), item.state
    tx.minutes.save_stance(replace(stance, settled_by=actor.person_id, settled_at=tx.now, settlement=request.text))
    sheet = follow(tx, group, item, minutes_facts.read_text(tx, item))
    if item.state != state:
        tx.minutes.save(item)
    said = {"unit_id": stance.unit_id, "objection": stance.text, "text": request.text}
    shown_to = shown_in_office(tx, group, and_units=[stance.unit_id])
    note(tx, actor, capacity, "settle-objection", item, before=before, said=said, shown_to=shown_to)
    unit = group.unit(stance.unit_id)

    def told(sheet_card: MinutesCard) -> ObjectionSettled:
        return ObjectionSettled(sheet_card, unit.short, actor.name, stance.text, request.text)

    own = told(sheet.card(my_units=[unit.id]))
    tell_units(tx, group, lambda _: own, unit_ids=[unit.id], roles=UNIT_ROLES, card=str(item.reference))
    tell_office(tx, group, told(sheet.for_office()), card=str(item.reference))
    if sheet.minutes.state is MinutesState.AGREED:
        tell_agreed(tx, sheet)
    return told(sheet.card_for(actor))


def return_clause(tx: Transaction, actor: Actor, request: ReturnClause) -> Fact:
    """Take a clause that was circulated out of the minutes; its matter is an accepted topic again. The clauses after it move
    up; nobody is asked anew for that.

    Raises:
        WrongState: `minutes-not-open`, unless the minutes circulate or their next text is drafted.
        Refusal: `clause-last`, for the only one.
    """
    capacity = find_capacity(actor, Action.MINUTES_SETTLE) or permit(actor, Action.MINUTES_DRAFT)
    item = tx.minutes.get(actor.group_id, request.reference, lock=True)
    if item.state not in _OPEN or not item.text_version:
        raise WrongState("minutes-not-open", reference=str(item.reference), state=item.state)
    decision = tx.minutes.get_decision(item.id, request.decision_id)
    if len(tx.minutes.list_decisions(item.id)) == 1:
        raise Refusal("clause-last")
    group, before, position = tx.groups.of(actor), facts_of(item), decision.position
    topic = _back_to_topics(tx, actor, capacity, group, decision)
    tx.minutes.leave(decision, item.text_version)
    sheet = follow(tx, group, item, minutes_facts.read_text(tx, item))
    tx.minutes.save(item)
    said = {"clause": position, "text": decision.text, "topic": str(topic.reference)}
    note(tx, actor, capacity, "return-clause", item, before=before, said=said, shown_to=shown_in_office(tx, group))
    words = (decision.text, str(topic.reference), actor.name)
    told = ClauseReturned(sheet.card(), *words)
    tell_units(tx, group, lambda _: told, unit_ids=decision.unit_ids, roles=[Role.LIAISON])
    tell_office(tx, group, ClauseReturned(sheet.for_office(), *words), card=str(item.reference))
    if sheet.minutes.state is MinutesState.AGREED:
        tell_agreed(tx, sheet)
    return ClauseReturned(sheet.card_for(actor), *words)


def _back_to_topics(tx: Transaction, actor: Actor, capacity: Capacity, group: Group, decision: Decision) -> Topic:
    """Return the topic that a clause's matter is again: the one it came from, or a new one of its lead."""
    for topic in tx.topics.list_by_ids(group.id, [decision.topic_id] if decision.topic_id is not None else []):
        if TopicVerb.REOPEN in topics.LIFECYCLE.allowed(topic.state):
            before = facts_of(topic)
            topic.move(TopicVerb.REOPEN)
            tx.topics.save(topic)
            note(tx, actor, capacity, TopicVerb.REOPEN, topic, before=before)
        return topic
    topic = Topic(
        id=0,
        group_id=group.id,
        number=0,
        state=TopicState.ACCEPTED,
        unit_id=decision.lead_unit_id,
        submitted_by=actor.person_id,
        submitted_at=tx.now,
        title=clauses.title_of(decision.text, TITLE_LENGTH),
        ask=decision.text,
        lead_unit_id=decision.lead_unit_id,
        supporting_unit_ids=decision.supporting_unit_ids,
    )
    tx.topics.add(topic)
    note(tx, actor, capacity, TopicVerb.REOPEN, topic)
    return topic


def _objection(tx: Transaction, item: Minutes, stance_id: int) -> UnitStance:
    if item.state not in _OPEN:
        raise WrongState("minutes-not-open", reference=str(item.reference), state=item.state)
    text = minutes_facts.read_text(tx, item)
    return consensus.find_objection(text.stances, text.given, stance_id)


def _line_of(sheet: Sheet, stance: UnitStance) -> StanceLine:
    return next(line for line in sheet.stances if line.id == stance.id)
