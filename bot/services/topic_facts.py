"""Topics as facts: what lists, cards and notices show of them."""

from collections.abc import Collection, Sequence
from datetime import date

from bot.domain import consultation, topics
from bot.domain.chasing import Chase
from bot.domain.consultation import Opinion
from bot.domain.errors import NotFound
from bot.domain.groups import Group
from bot.domain.people import Actor
from bot.domain.permissions import Action, find_capacity, units_for
from bot.domain.references import parse
from bot.domain.topics import Topic, TopicState, TopicVerb
from bot.notices.fact import Fact
from bot.notices.tasks import EvidenceLine
from bot.notices.topics import OpinionLine, TopicCard, TopicLine
from bot.services.telling import OFFICE
from bot.store.transaction import Transaction

UNIT_VERBS = frozenset({TopicVerb.SUBMIT, TopicVerb.RESUBMIT, TopicVerb.WITHDRAW})
OFFICE_VERBS = frozenset(
    {
        TopicVerb.ACCEPT,
        TopicVerb.RETURN,
        TopicVerb.MERGE,
        TopicVerb.CONSULT,
        TopicVerb.MAKE_READY,
        TopicVerb.DEFER,
        TopicVerb.TAKE_UP,
        TopicVerb.REFER,
    }
)
_COMPARED = frozenset({TopicState.ACCEPTED, TopicState.IN_CONSULTATION, TopicState.READY, TopicState.SCHEDULED})
"""While a topic is in one of these, it stands out who was not heard."""


def line(group: Group, topic: Topic) -> TopicLine:
    """Return a topic as a list shows it."""
    is_before = topic.state in {TopicState.DRAFT, TopicState.SUBMITTED, TopicState.ACCEPTED, TopicState.RETURNED}
    return TopicLine(
        reference=str(topic.reference),
        title=topic.title,
        state=topic.state,
        unit=group.unit(topic.unit_id).short,
        urgency=topic.urgency,
        submitted_on=group.today(topic.submitted_at),
        version=topic.version,
        is_priority=topic.is_priority,
        quarter=topic.quarter,
        lacks=topic.lacks() if is_before else (),
    )


def submitting_units(actor: Actor) -> frozenset[int]:
    """Return the units for which `actor` submits topics: the own ones, and for the secretariat's people the host unit
    that they sit in."""
    hosts = {c.unit_id for c in actor.capacities if c.role in OFFICE and c.unit_id is not None}
    return units_for(actor, Action.TOPIC_SUBMIT) | hosts


def must_see(actor: Actor, topic: Topic) -> None:
    """Raise NotFound for somebody else's draft."""
    if topic.state is TopicState.DRAFT and topic.unit_id not in submitting_units(actor):
        raise NotFound("not-found", reference=str(topic.reference))


def verbs_for(actor: Actor, topic: Topic) -> frozenset[TopicVerb]:
    """Return what `actor` may do to the topic, whatever its state."""
    reviews = OFFICE_VERBS if find_capacity(actor, Action.TOPIC_REVIEW) else frozenset()
    return reviews | (UNIT_VERBS if topic.unit_id in submitting_units(actor) else frozenset())


def card(tx: Transaction, group: Group, topic: Topic, actor: Actor) -> TopicCard:
    """Return a topic's card for one reader."""
    return plain_card(
        tx,
        group,
        topic,
        verbs=verbs_for(actor, topic),
        opining=units_for(actor, Action.OPINION_GIVE),
        plans=find_capacity(actor, Action.TOPIC_REVIEW) is not None,
    )


def plain_card(
    tx: Transaction,
    group: Group,
    topic: Topic,
    *,
    verbs: Collection[TopicVerb] = (),
    opining: Collection[int] = (),
    plans: bool = False,
) -> TopicCard:
    """Return a topic's card with those of `verbs` that its state allows, for a reader who gives the opinions of the units
    `opining`, and may plan it (`plans`)."""
    area = next((area for area in group.areas if area.number == topic.area), None)
    opinions = tx.consultation.list_of([topic.id]) if topic.state not in _UNASKED else []
    others = tx.topics.map_references(group.id, {topic.merged_into_id, topic.continues_id} - {None})
    referrals = tx.referrals.list_of_topic(topic.id) if topic.state is TopicState.REFERRED_UPWARD else []
    people = tx.people.map_by_ids({topic.submitted_by, *(each.person_id for each in opinions if each.person_id)})
    unheard = consultation.unheard(topic.bound_unit_ids, opinions) if topic.state in _COMPARED else ()
    asked = {each.unit_id for each in opinions} if topic.state is TopicState.IN_CONSULTATION else set()
    return TopicCard(
        topic=line(group, topic),
        background=topic.background,
        ask=topic.ask,
        area_zh=area.zh if area else "",
        area_en=area.en if area else "",
        lead=group.unit(topic.lead_unit_id).short if topic.lead_unit_id is not None else "",
        supporting=group.shorts(topic.supporting_unit_ids),
        submitted_by=people[topic.submitted_by].name,
        reason=topic.reason,
        lacks=topic.lacks() if topic.state not in _SETTLED else (),
        verbs=tuple(verb for verb in topics.LIFECYCLE.allowed(topic.state) if verb in verbs),
        basis=topic.basis,
        materials=tuple(EvidenceLine(each.name, each.url) for each in topic.materials),
        next_step=topic.next_step,
        merged_into=others.get(topic.merged_into_id or 0, ""),
        continues=others.get(topic.continues_id or 0, ""),
        referral=str(referrals[-1].reference) if referrals else "",
        consult_by=topic.consult_by,
        opinions=tuple(
            opinion_line(group, each, people[each.person_id].name if each.person_id else "") for each in opinions
        ),
        unheard=group.shorts(unit_id for unit_id in unheard if unit_id != topic.unit_id),
        opines=bool(asked & set(opining)),
        plans=plans and topic.state in topics.OPEN_STATES,
    )


_UNASKED = frozenset({TopicState.DRAFT, TopicState.SUBMITTED})
_SETTLED = frozenset({TopicState.MERGED, TopicState.WITHDRAWN, TopicState.DECIDED, TopicState.REFERRED_UPWARD})


def opinion_line(group: Group, opinion: Opinion, person: str) -> OpinionLine:
    """Return a unit's opinion as a card shows it."""
    return OpinionLine(group.unit(opinion.unit_id).short, opinion.stance, opinion.text, person)


def read_chased(tx: Transaction, group: Group, chases: Sequence[Chase], _: date) -> dict[int, Fact]:
    """Return the topic of each chase that awaits an opinion on one."""
    wanted = {chase.id: found.number for chase in chases if (found := parse(chase.item)) is not None}
    by_number = {topic.number: topic for topic in tx.topics.list_by_numbers(group.id, sorted(set(wanted.values())))}
    return {key: line(group, by_number[number]) for key, number in wanted.items() if number in by_number}
