"""What is done with topics (Rules of procedure, Art. 6 and 7)."""

from dataclasses import fields

from bot.domain import topics
from bot.domain.errors import Forbidden, Invalid
from bot.domain.groups import Group
from bot.domain.people import Actor, Capacity, Role
from bot.domain.permissions import Action, permit
from bot.domain.references import Reference
from bot.domain.topics import ReviewTopic, SubmitTopic, Topic, TopicFilter, TopicState, TopicText, TopicVerb
from bot.notices.choices import FormChoices
from bot.notices.fact import Fact
from bot.notices.topics import TopicCard, TopicChanged, TopicList, TopicReviewed, TopicSubmitted
from bot.services import choices, topic_facts
from bot.services.front_desk import speaks_for
from bot.services.items import note, refuse_stale
from bot.services.telling import tell_office, tell_units, to_person
from bot.store.outbox import card_key
from bot.store.record import facts_of
from bot.store.transaction import Transaction

PAGE_SIZE = 10


def show_topic(tx: Transaction, actor: Actor, reference: Reference) -> Fact:
    """Answer with the topic's card."""
    permit(actor, Action.TOPIC_READ)
    topic = tx.topics.get(actor.group_id, reference)
    return topic_facts.card(tx, tx.groups.of(actor), topic, actor)


def list_topics(tx: Transaction, actor: Actor, request: TopicFilter) -> Fact:
    """Answer with one page of the open topics, or of all those whose title holds the words asked for."""
    permit(actor, Action.TOPIC_READ)
    group = tx.groups.of(actor)
    states = frozenset(TopicState) if request.words else topics.OPEN_STATES
    found, total = tx.topics.page(group.id, states=states, words=request.words, page=request.page, size=PAGE_SIZE)
    lines = tuple(topic_facts.line(group, topic) for topic in found)
    return TopicList(request.words, lines, request.page, max(1, -(-total // PAGE_SIZE)), total)


def submit_topic(tx: Transaction, actor: Actor, request: SubmitTopic) -> Fact:
    """Submit a topic for a unit, or a returned one again, and show it to the secretariat."""
    request.text.check()
    group = tx.groups.of(actor)
    _check_names(group, request.text)
    if request.reference is None:
        return _submit_new(tx, actor, group, request)
    return _submit_again(tx, actor, group, request.reference, request.text)


def review_topic(tx: Transaction, actor: Actor, request: ReviewTopic) -> Fact:
    """Accept or return a topic (the secretariat), or withdraw it (its unit)."""
    request.check()
    topic = tx.topics.get(actor.group_id, request.reference)
    capacity = _permit_verb(actor, topic, request.verb)
    refuse_stale(topic, request.version, is_allowed=request.verb in topics.LIFECYCLE.allowed(topic.state))
    before = facts_of(topic)
    topic.move(request.verb)
    topic.reason = request.reason
    tx.topics.save(topic)
    note(tx, actor, capacity, request.verb, topic, before=before)
    group = tx.groups.of(actor)
    if request.verb is not TopicVerb.WITHDRAW:
        _tell_reviewed(tx, group, actor, topic, request.verb)
    return TopicChanged(request.verb, topic_facts.card(tx, group, topic, actor))


def prepare_review(tx: Transaction, actor: Actor, request: ReviewTopic) -> TopicCard:
    """Return the topic that somebody is about to return. Refuses as `review_topic` would."""
    topic = tx.topics.get(actor.group_id, request.reference)
    _permit_verb(actor, topic, request.verb)
    refuse_stale(topic, request.version, is_allowed=request.verb in topics.LIFECYCLE.allowed(topic.state))
    topics.LIFECYCLE.next(topic.state, request.verb)
    return topic_facts.card(tx, tx.groups.of(actor), topic, actor)


def prepare_again(tx: Transaction, actor: Actor, reference: Reference) -> tuple[FormChoices, TopicText]:
    """Return what the form of a returned topic offers, and what the topic says so far. Refuses as `submit_topic`."""
    topic = tx.topics.get(actor.group_id, reference)
    _permit_verb(actor, topic, TopicVerb.RESUBMIT)
    topics.LIFECYCLE.next(topic.state, TopicVerb.RESUBMIT)
    said = TopicText(**{f.name: getattr(topic, f.name) for f in fields(TopicText)})
    return choices.for_topic(tx, actor, None), said


def _submit_new(tx: Transaction, actor: Actor, group: Group, request: SubmitTopic) -> Fact:
    permit(actor, Action.TOPIC_SUBMIT, units=actor.unit_ids)
    unit_id = _unit_for(actor, request.unit_id)
    capacity = permit(actor, Action.TOPIC_SUBMIT, units=[unit_id])
    topic = Topic(0, group.id, 0, TopicState.SUBMITTED, unit_id, actor.person_id, tx.now, request.text.title)
    request.text.write_to(topic)
    tx.topics.add(topic)
    note(tx, actor, capacity, "submit", topic)
    _tell_submitted(tx, group, topic)
    return TopicChanged(None, topic_facts.card(tx, group, topic, actor))


def _submit_again(tx: Transaction, actor: Actor, group: Group, reference: Reference, text: TopicText) -> Fact:
    topic = tx.topics.get(group.id, reference)
    capacity = _permit_verb(actor, topic, TopicVerb.RESUBMIT)
    before = facts_of(topic)
    topic.move(TopicVerb.RESUBMIT)
    text.write_to(topic)
    topic.reason = ""
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


def _tell_reviewed(tx: Transaction, group: Group, actor: Actor, topic: Topic, verb: TopicVerb) -> None:
    """Tell the unit's liaisons and whoever submitted; who decided knows."""
    fact = TopicReviewed(verb, topic_facts.plain_card(tx, group, topic, verbs=topic_facts.UNIT_VERBS))
    item = str(topic.reference)
    known = [actor.person_id, topic.submitted_by]
    tell_units(tx, group, lambda _: fact, unit_ids=[topic.unit_id], roles=[Role.LIAISON], but=known, card=item)
    if topic.submitted_by != actor.person_id:
        target = to_person(tx.people.map_by_ids({topic.submitted_by})[topic.submitted_by])
        if target is not None:
            tx.outbox.add(fact, target, card=card_key(group.id, item))
