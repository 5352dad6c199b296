"""What is done with topics (Rules of procedure, Art. 6 and 7)."""

from collections.abc import Sequence
from dataclasses import fields
from itertools import groupby

from bot.domain import quarters, topics
from bot.domain.chasing import OPINION
from bot.domain.errors import Forbidden, Invalid
from bot.domain.groups import Group
from bot.domain.people import Actor, Capacity, Role
from bot.domain.permissions import Action, permit
from bot.domain.references import Reference
from bot.domain.topics import (
    MergeTopic,
    PlanTopic,
    ReviewTopic,
    SettleDraft,
    Similar,
    SubmitTopic,
    Topic,
    TopicFilter,
    TopicState,
    TopicText,
    TopicVerb,
)
from bot.notices.choices import Choice, FormChoices
from bot.notices.fact import Fact
from bot.notices.topics import (
    Roadmap,
    RoadmapQuarter,
    TopicCard,
    TopicChanged,
    TopicList,
    TopicReviewed,
    TopicSimilar,
    TopicSubmitted,
)
from bot.services import choices, similar, topic_calls, topic_facts
from bot.services.chasing import close_chase
from bot.services.front_desk import speaks_for
from bot.services.items import note, refuse_stale
from bot.services.telling import tell_office, tell_units, to_person
from bot.store.outbox import card_key
from bot.store.record import facts_of
from bot.store.transaction import Transaction

QUARTERS = 8
"""How far the roadmap reaches."""
PAGE_SIZE = 10


def show_topic(tx: Transaction, actor: Actor, reference: Reference) -> Fact:
    """Answer with the topic's card."""
    permit(actor, Action.TOPIC_READ)
    topic = tx.topics.get(actor.group_id, reference)
    topic_facts.must_see(actor, topic)
    return topic_facts.card(tx, tx.groups.of(actor), topic, actor)


def list_topics(tx: Transaction, actor: Actor, request: TopicFilter) -> Fact:
    """Answer with one page of the open topics, or of all those whose title holds the words asked for; drafts are shown to
    those who may hand them in."""
    permit(actor, Action.TOPIC_READ)
    group = tx.groups.of(actor)
    states = frozenset(TopicState) - {TopicState.DRAFT} if request.words else topics.OPEN_STATES
    is_own = request.state is TopicState.DRAFT
    found, total = tx.topics.page(
        group.id,
        states=states if request.state is None else {request.state},
        words=request.words,
        is_priority=request.is_priority,
        unit_ids=topic_facts.submitting_units(actor) if is_own else None,
        page=request.page,
        size=PAGE_SIZE,
    )
    lines = tuple(topic_facts.line(group, topic) for topic in found)
    return TopicList(request.said, lines, request.page, max(1, -(-total // PAGE_SIZE)), total)


def show_roadmap(tx: Transaction, actor: Actor, _: object) -> Fact:
    """Answer with the open topics by quarter (plan 二(四)): those planned, then those without a quarter."""
    permit(actor, Action.TOPIC_READ)
    group = tx.groups.of(actor)
    found = tx.topics.list_in_states(group.id, topics.OPEN_STATES)
    ordered = sorted(found, key=lambda topic: (topic.quarter or "9", not topic.is_priority, topic.number))
    quarters = tuple(
        RoadmapQuarter(quarter, tuple(topic_facts.line(group, topic) for topic in planned))
        for quarter, planned in groupby(ordered, key=lambda topic: topic.quarter)
    )
    return Roadmap(quarters, len(found))


def submit_topic(tx: Transaction, actor: Actor, request: SubmitTopic) -> Fact:
    """Submit a topic for a unit, a draft, or a returned one again, and show it to the secretariat. Where open topics are
    like a new one, it is kept as a draft and its author is asked first."""
    request.text.check()
    group = tx.groups.of(actor)
    _check_names(group, request.text)
    if request.reference is None:
        return _submit_new(tx, actor, group, request)
    topic = tx.topics.get(group.id, request.reference)
    if topic.state is TopicState.DRAFT:
        return _submit_draft(tx, actor, group, topic, request)
    return _submit_again(tx, actor, group, topic, request.text)


def settle_draft(tx: Transaction, actor: Actor, request: SettleDraft) -> Fact:
    """Take the author's word on a draft that is like an open topic: drop it, or submit it."""
    topic = tx.topics.get(actor.group_id, request.reference)
    group = tx.groups.of(actor)
    if request.answer is not Similar.SAME:
        if request.answer is Similar.CONTINUES:
            topic.continues_id = _other(tx, group, request).id
        return _hand_in(tx, actor, group, topic)
    other = _other(tx, group, request)
    capacity, before = _permit_verb(actor, topic, TopicVerb.WITHDRAW), facts_of(topic)
    topic.move(TopicVerb.WITHDRAW)
    topic.merged_into_id = other.id
    tx.topics.save(topic)
    note(tx, actor, capacity, TopicVerb.WITHDRAW, topic, before=before)
    return topic_facts.card(tx, group, other, actor)


def review_topic(tx: Transaction, actor: Actor, request: ReviewTopic) -> Fact:
    """Carry out a verb of the secretariat (accept, return, make ready, defer, take up again), or the unit's own: hand a
    draft in, or withdraw it."""
    request.check()
    topic = tx.topics.get(actor.group_id, request.reference)
    capacity = _permit_verb(actor, topic, request.verb)
    refuse_stale(topic, request.version, is_allowed=request.verb in topics.LIFECYCLE.allowed(topic.state))
    group = tx.groups.of(actor)
    if request.verb is TopicVerb.SUBMIT:
        return _hand_in(tx, actor, group, topic)
    before = facts_of(topic)
    topic.move(request.verb)
    topic.reason, topic.next_step = request.reason, request.next_step
    tx.topics.save(topic)
    if before["state"] == TopicState.IN_CONSULTATION:
        close_chase(tx, group, OPINION, topic.reference)
    note(tx, actor, capacity, request.verb, topic, before=before)
    if request.verb in _TOLD:
        tell_reviewed(tx, group, actor, topic, request.verb)
    return TopicChanged(request.verb, topic_facts.card(tx, group, topic, actor))


_TOLD = frozenset({TopicVerb.ACCEPT, TopicVerb.RETURN, TopicVerb.DEFER, TopicVerb.TAKE_UP})


def merge_topic(tx: Transaction, actor: Actor, request: MergeTopic) -> Fact:
    """Merge a topic into another open one, which goes on for both; both units are told."""
    request.check()
    topic = tx.topics.get(actor.group_id, request.reference)
    capacity = _permit_verb(actor, topic, TopicVerb.MERGE)
    group, before = tx.groups.of(actor), facts_of(topic)
    found = tx.topics.list_by_ids(group.id, [request.into_id])
    if not found or found[0].id == topic.id or found[0].state not in topics.OPEN_STATES:
        raise Invalid("topic-merge-into", field="into_id")
    topic.move(TopicVerb.MERGE)
    topic.merged_into_id, topic.reason = request.into_id, request.reason
    topic.next_step = ""
    tx.topics.save(topic)
    note(tx, actor, capacity, TopicVerb.MERGE, topic, before=before, said={"into": str(found[0].reference)})
    tell_reviewed(tx, group, actor, topic, TopicVerb.MERGE)
    return TopicChanged(TopicVerb.MERGE, topic_facts.card(tx, group, topic, actor))


def plan_topic(tx: Transaction, actor: Actor, request: PlanTopic) -> Fact:
    """Set a topic's priority and its quarter on the roadmap (plan 二(四))."""
    request.check()
    capacity = permit(actor, Action.TOPIC_REVIEW)
    topic = tx.topics.get(actor.group_id, request.reference)
    before = facts_of(topic)
    topic.is_priority, topic.quarter = request.is_priority, request.quarter
    tx.topics.save(topic)
    note(tx, actor, capacity, "plan", topic, before=before)
    return TopicChanged(None, topic_facts.card(tx, tx.groups.of(actor), topic, actor))


def prepare_review(tx: Transaction, actor: Actor, request: ReviewTopic) -> TopicCard:
    """Return the topic that somebody is about to return or to defer. Refuses as `review_topic` would."""
    topic = tx.topics.get(actor.group_id, request.reference)
    _permit_verb(actor, topic, request.verb)
    refuse_stale(topic, request.version, is_allowed=request.verb in topics.LIFECYCLE.allowed(topic.state))
    topics.LIFECYCLE.next(topic.state, request.verb)
    return topic_facts.card(tx, tx.groups.of(actor), topic, actor)


def prepare_merge(tx: Transaction, actor: Actor, reference: Reference) -> tuple[Choice, ...]:
    """Return the open topics that another may be merged into. Refuses as `merge_topic` would."""
    topic = tx.topics.get(actor.group_id, reference)
    _permit_verb(actor, topic, TopicVerb.MERGE)
    topics.LIFECYCLE.next(topic.state, TopicVerb.MERGE)
    others = [each for each in tx.topics.list_in_states(actor.group_id, topics.OPEN_STATES) if each.id != topic.id]
    if not others:
        raise Invalid("topic-merge-none")
    return tuple((f"{each.reference} {each.title}", str(each.id)) for each in others)


def prepare_plan(tx: Transaction, actor: Actor, reference: Reference) -> tuple[Topic, tuple[str, ...]]:
    """Return a topic that is to be planned, and the quarters to choose from."""
    permit(actor, Action.TOPIC_REVIEW)
    return tx.topics.get(actor.group_id, reference), quarters.coming(actor.today, QUARTERS)


def prepare_again(tx: Transaction, actor: Actor, reference: Reference) -> tuple[FormChoices, TopicText]:
    """Return what the form of a draft or of a returned topic offers, and what it says so far. Refuses as `submit_topic`."""
    topic = tx.topics.get(actor.group_id, reference)
    verb = TopicVerb.SUBMIT if topic.state is TopicState.DRAFT else TopicVerb.RESUBMIT
    _permit_verb(actor, topic, verb)
    topics.LIFECYCLE.next(topic.state, verb)
    said = TopicText(**{f.name: getattr(topic, f.name) for f in fields(TopicText)})
    return choices.for_topic(tx, actor, None), said


def _submit_new(tx: Transaction, actor: Actor, group: Group, request: SubmitTopic) -> Fact:
    permit(actor, Action.TOPIC_SUBMIT, units=actor.unit_ids)
    unit_id = _unit_for(actor, request.unit_id)
    capacity = permit(actor, Action.TOPIC_SUBMIT, units=[unit_id])
    topic = Topic(0, group.id, 0, TopicState.DRAFT, unit_id, actor.person_id, tx.now, request.text.title)
    request.text.write_to(topic)
    found = [] if request.is_draft else similar.list_similar(tx, group, topic.title)
    if not request.is_draft and not found:
        topic.state = TopicState.SUBMITTED
        topic.call_id = topic_calls.note_topic(tx, group, unit_id, actor.person_id)
    tx.topics.add(topic)
    note(tx, actor, capacity, "draft" if topic.state is TopicState.DRAFT else TopicVerb.SUBMIT, topic)
    return _kept(tx, actor, group, topic, found)


def _submit_draft(tx: Transaction, actor: Actor, group: Group, topic: Topic, request: SubmitTopic) -> Fact:
    capacity = _permit_verb(actor, topic, TopicVerb.SUBMIT)
    before = facts_of(topic)
    request.text.write_to(topic)
    tx.topics.save(topic)
    note(tx, actor, capacity, "draft", topic, before=before)
    found = [] if request.is_draft else similar.list_similar(tx, group, topic.title, but=topic.id)
    if request.is_draft or found:
        return _kept(tx, actor, group, topic, found)
    return _hand_in(tx, actor, group, topic)


def _kept(tx: Transaction, actor: Actor, group: Group, topic: Topic, found: Sequence[Topic]) -> Fact:
    """Answer to what was handed in, or kept as a draft; ask about the topics that it is like."""
    card = topic_facts.card(tx, group, topic, actor)
    if found:
        return TopicSimilar(card, tuple(topic_facts.line(group, each) for each in found))
    if topic.state is TopicState.DRAFT:
        return TopicChanged(None, card)
    _tell_submitted(tx, group, topic)
    return TopicChanged(TopicVerb.SUBMIT, card)


def _hand_in(tx: Transaction, actor: Actor, group: Group, topic: Topic) -> Fact:
    """Hand a draft in."""
    capacity, before = _permit_verb(actor, topic, TopicVerb.SUBMIT), facts_of(topic)
    topic.move(TopicVerb.SUBMIT)
    topic.submitted_by, topic.submitted_at = actor.person_id, tx.now
    topic.call_id = topic_calls.note_topic(tx, group, topic.unit_id, actor.person_id)
    tx.topics.save(topic)
    note(tx, actor, capacity, TopicVerb.SUBMIT, topic, before=before)
    return _kept(tx, actor, group, topic, ())


def _other(tx: Transaction, group: Group, request: SettleDraft) -> Topic:
    if request.other is None:
        raise Invalid("button-broken")
    return tx.topics.get(group.id, request.other)


def _submit_again(tx: Transaction, actor: Actor, group: Group, topic: Topic, text: TopicText) -> Fact:
    capacity = _permit_verb(actor, topic, TopicVerb.RESUBMIT)
    before = facts_of(topic)
    topic.move(TopicVerb.RESUBMIT)
    text.write_to(topic)
    topic.reason = topic.next_step = ""
    tx.topics.save(topic)
    note(tx, actor, capacity, TopicVerb.RESUBMIT, topic, before=before)
    _tell_submitted(tx, group, topic)
    return TopicChanged(TopicVerb.RESUBMIT, topic_facts.card(tx, group, topic, actor))


def _unit_for(actor: Actor, unit_id: int | None) -> int:
    units = topic_facts.submitting_units(actor)
    if unit_id in units:
        return unit_id
    if unit_id is None and not actor.unit_ids and len(units) == 1:
        return next(iter(units))
    return speaks_for(actor, unit_id)


def _permit_verb(actor: Actor, topic: Topic, verb: TopicVerb) -> Capacity:
    if verb in topic_facts.OFFICE_VERBS:
        return permit(actor, Action.TOPIC_REVIEW)
    capacity = permit(actor, Action.TOPIC_SUBMIT, units=[topic.unit_id])
    if topic.unit_id not in topic_facts.submitting_units(actor):
        raise Forbidden("not-your-unit")
    return capacity


def _check_names(group: Group, text: TopicText) -> None:
    if text.area is not None and text.area not in {area.number for area in group.areas}:
        raise Invalid("area-unknown", field="area", number=text.area)
    named = {*text.supporting_unit_ids, text.lead_unit_id} - {None}
    if not named <= {unit.id for unit in group.units}:
        raise Invalid("unit-foreign", field="lead_unit_id")


def _tell_submitted(tx: Transaction, group: Group, topic: Topic) -> None:
    card = topic_facts.plain_card(tx, group, topic, verbs=topic_facts.OFFICE_VERBS)
    tell_office(tx, group, TopicSubmitted(card), card=str(topic.reference))


def tell_reviewed(tx: Transaction, group: Group, actor: Actor, topic: Topic, verb: TopicVerb) -> None:
    """Tell the unit's liaisons and whoever submitted; who decided knows."""
    fact = TopicReviewed(verb, topic_facts.plain_card(tx, group, topic, verbs=topic_facts.UNIT_VERBS))
    item = str(topic.reference)
    known = [actor.person_id, topic.submitted_by]
    tell_units(tx, group, lambda _: fact, unit_ids=[topic.unit_id], roles=[Role.LIAISON], but=known, card=item)
    if topic.submitted_by != actor.person_id:
        target = to_person(tx.people.map_by_ids({topic.submitted_by})[topic.submitted_by])
        if target is not None:
            tx.outbox.add(fact, target, card=card_key(group.id, item))
