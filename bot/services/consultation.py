"""Consultation (会商): units are asked for their opinion on a topic by a day; silence is recorded as silence (Art. 7)."""

from collections.abc import Iterable, Sequence

from bot.domain import topics
from bot.domain.chasing import OPINION
from bot.domain.consultation import GiveOpinion, OpenConsultation, Opinion, OpinionStance
from bot.domain.errors import Invalid, Repeated, WrongState
from bot.domain.groups import Group
from bot.domain.people import UNIT_ROLES, Actor
from bot.domain.permissions import Action, permit
from bot.domain.references import Reference
from bot.domain.topics import Topic, TopicState, TopicVerb
from bot.notices.choices import FormChoices
from bot.notices.fact import Fact
from bot.notices.topics import ConsultationClosed, OpinionAsked, OpinionGiven, OpinionTaken, TopicCard, TopicChanged
from bot.services import choices, topic_facts
from bot.services.chasing import close_chase, open_chases
from bot.services.front_desk import speaks_for
from bot.services.items import note
from bot.services.telling import tell_office, tell_units
from bot.store.record import facts_of
from bot.store.transaction import Transaction


def open_consultation(tx: Transaction, actor: Actor, request: OpenConsultation) -> Fact:
    """Ask units for their opinion on a topic; a unit that was asked before is asked anew."""
    request.check(actor.today)
    capacity = permit(actor, Action.TOPIC_REVIEW)
    topic = tx.topics.get(actor.group_id, request.reference)
    group, before = tx.groups.of(actor), facts_of(topic)
    if not set(request.unit_ids) <= {unit.id for unit in group.units}:
        raise Invalid("unit-foreign", field="unit_ids")
    if topic.state is not TopicState.IN_CONSULTATION:
        topic.move(TopicVerb.CONSULT)
    topic.consult_by = request.answer_by
    tx.topics.save(topic)
    _ask(tx, topic, request.unit_ids)
    close_chase(tx, group, OPINION, topic.reference)
    waiting = [each.unit_id for each in tx.consultation.list_of([topic.id]) if each.stance is None]
    open_chases(tx, group, OPINION, topic.reference, due_on=request.answer_by, unit_ids=waiting)
    note(tx, actor, capacity, TopicVerb.CONSULT, topic, before=before, said={"unit_ids": list(request.unit_ids)})
    _tell_asked(tx, group, topic, request.unit_ids)
    return TopicChanged(TopicVerb.CONSULT, topic_facts.card(tx, group, topic, actor))


def give_opinion(tx: Transaction, actor: Actor, request: GiveOpinion) -> Fact:
    """Take a unit's opinion, its last one counting.

    Raises:
        WrongState: `opinion-not-open`, unless the topic is in consultation.
        Invalid: `opinion-not-asked`, for a unit that was not asked.
        Repeated: `opinion-same`.
    """
    request.check()
    permit(actor, Action.OPINION_GIVE, units=actor.unit_ids)
    topic = tx.topics.get(actor.group_id, request.reference)
    _check_open(topic)
    asked = {each.unit_id: each for each in tx.consultation.list_of([topic.id])}
    unit_id = _unit_for(actor, asked.keys(), request)
    capacity = permit(actor, Action.OPINION_GIVE, units=[unit_id])
    group, opinion = tx.groups.of(actor), asked[unit_id]
    unit = group.unit(unit_id).short
    if (opinion.stance, opinion.text) == (request.stance, request.text):
        raise Repeated("opinion-same", reference=str(topic.reference), unit=unit)
    opinion.stance, opinion.text, opinion.person_id = request.stance, request.text, actor.person_id
    opinion.role, opinion.at = capacity.role, tx.now
    tx.consultation.save(opinion)
    close_chase(tx, group, OPINION, topic.reference, unit_id=unit_id)
    said = {"unit_id": unit_id, "opinion": request.stance.value, "text": request.text}
    note(tx, actor, capacity, "opinion", topic, before=facts_of(topic), said=said)
    _tell_given(tx, group, actor, topic, opinion)
    return OpinionTaken(unit, request.stance, topic_facts.card(tx, group, topic, actor))


def prepare_consultation(tx: Transaction, actor: Actor, reference: Reference) -> tuple[FormChoices, Topic]:
    """Return what the form of a consultation offers, and the topic. Refuses as `open_consultation` would."""
    permit(actor, Action.TOPIC_REVIEW)
    topic = tx.topics.get(actor.group_id, reference)
    if topic.state is not TopicState.IN_CONSULTATION:
        topics.LIFECYCLE.next(topic.state, TopicVerb.CONSULT)
    return choices.offered(tx.groups.of(actor), actor), topic


def prepare_opinion(tx: Transaction, actor: Actor, request: GiveOpinion) -> FormChoices:
    """Return what the form of an opinion offers: the asker's units. Refuses as `give_opinion` would."""
    permit(actor, Action.OPINION_GIVE, units=actor.unit_ids)
    _check_open(tx.topics.get(actor.group_id, request.reference))
    return choices.offered(tx.groups.of(actor), actor)


def close_due(tx: Transaction, group: Group) -> None:
    """On a morning: where the day has passed, nobody is asked any more; silence stands as silence. Told once."""
    today = group.today(tx.now)
    for topic in tx.topics.list_in_states(group.id, [TopicState.IN_CONSULTATION]):
        if topic.consult_by is not None and topic.consult_by < today:
            close_chase(tx, group, OPINION, topic.reference)
            silent = [each.unit_id for each in tx.consultation.list_of([topic.id]) if each.stance is None]
            if silent:
                _tell_closed(tx, group, topic, silent)


def list_heard(tx: Transaction, topic_ids: Sequence[int]) -> dict[int, list[Opinion]]:
    """Return what the units that were asked said, by topic (row number)."""
    found: dict[int, list[Opinion]] = {topic_id: [] for topic_id in topic_ids}
    for opinion in tx.consultation.list_of(topic_ids):
        found[opinion.topic_id].append(opinion)
    return found


def _ask(tx: Transaction, topic: Topic, unit_ids: Sequence[int]) -> None:
    asked = {each.unit_id: each for each in tx.consultation.list_of([topic.id])}
    for unit_id in unit_ids:
        opinion = asked.get(unit_id)
        if opinion is None:
            tx.consultation.add(Opinion(0, topic.id, unit_id, tx.now))
        else:
            tx.consultation.save(Opinion(opinion.id, topic.id, unit_id, tx.now))


def _check_open(topic: Topic) -> None:
    if topic.state is not TopicState.IN_CONSULTATION:
        raise WrongState("opinion-not-open", reference=str(topic.reference), state=topic.state)


def _unit_for(actor: Actor, asked: Iterable[int], request: GiveOpinion) -> int:
    own = actor.unit_ids & frozenset(asked)
    unit_id = request.unit_id if request.unit_id is not None or len(own) != 1 else next(iter(own))
    unit_id = speaks_for(actor, unit_id)
    if unit_id not in own:
        raise Invalid("opinion-not-asked", reference=str(request.reference))
    return unit_id


def _card_of(tx: Transaction, group: Group, topic: Topic) -> TopicCard:
    return topic_facts.plain_card(tx, group, topic, verbs=topic_facts.OFFICE_VERBS, plans=True)


def _tell_asked(tx: Transaction, group: Group, topic: Topic, unit_ids: Sequence[int]) -> None:
    shown = topic_facts.plain_card(tx, group, topic, opining=[unit.id for unit in group.units])

    def asked(unit_id: int) -> OpinionAsked:
        return OpinionAsked(shown, group.unit(unit_id).short)

    tell_units(tx, group, asked, unit_ids=unit_ids, roles=UNIT_ROLES, card=str(topic.reference))


def _tell_given(tx: Transaction, group: Group, actor: Actor, topic: Topic, opinion: Opinion) -> None:
    item = str(topic.reference)
    waiting = [each for each in tx.consultation.list_of([topic.id]) if each.stance is None]
    if not waiting:
        _tell_closed(tx, group, topic, [])
    elif opinion.stance is not OpinionStance.SUPPORT:
        line = topic_facts.opinion_line(group, opinion, actor.name)
        tell_office(tx, group, OpinionGiven(line, _card_of(tx, group, topic)), card=item)


def _tell_closed(tx: Transaction, group: Group, topic: Topic, silent: Sequence[int]) -> None:
    fact = ConsultationClosed(_card_of(tx, group, topic), group.shorts(silent))
    day = topic.consult_by.isoformat() if topic.consult_by else ""
    key = f"consultation:{topic.id}:{topic.version}:{day}:{len(silent)}"
    tell_office(tx, group, fact, card=str(topic.reference), key=key)
