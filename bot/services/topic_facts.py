"""Topics as facts: what lists, cards and notices show of them."""

from collections.abc import Collection

from bot.domain import topics
from bot.domain.groups import Group
from bot.domain.people import Actor
from bot.domain.permissions import Action, find_capacity, units_for
from bot.domain.topics import Topic, TopicVerb
from bot.notices.topics import TopicCard, TopicLine
from bot.services.telling import OFFICE
from bot.store.transaction import Transaction

UNIT_VERBS = frozenset({TopicVerb.RESUBMIT, TopicVerb.WITHDRAW})
OFFICE_VERBS = frozenset({TopicVerb.ACCEPT, TopicVerb.RETURN})


def line(group: Group, topic: Topic) -> TopicLine:
    """Return a topic as a list shows it."""
    return TopicLine(
        reference=str(topic.reference),
        title=topic.title,
        state=topic.state,
        unit=group.unit(topic.unit_id).short,
        urgency=topic.urgency,
        submitted_on=group.today(topic.submitted_at),
        version=topic.version,
    )


def submitting_units(actor: Actor) -> frozenset[int]:
    """Return the units for which `actor` submits topics: the own ones, and for the secretariat's people the host unit
    that they sit in."""
    hosts = {c.unit_id for c in actor.capacities if c.role in OFFICE and c.unit_id is not None}
    return units_for(actor, Action.TOPIC_SUBMIT) | hosts


def verbs_for(actor: Actor, topic: Topic) -> frozenset[TopicVerb]:
    """Return what `actor` may do to the topic, whatever its state."""
    reviews = OFFICE_VERBS if find_capacity(actor, Action.TOPIC_REVIEW) else frozenset()
    return reviews | (UNIT_VERBS if topic.unit_id in submitting_units(actor) else frozenset())


def card(tx: Transaction, group: Group, topic: Topic, actor: Actor) -> TopicCard:
    """Return a topic's card for one reader."""
    return plain_card(tx, group, topic, verbs=verbs_for(actor, topic))


def plain_card(tx: Transaction, group: Group, topic: Topic, *, verbs: Collection[TopicVerb] = ()) -> TopicCard:
    """Return a topic's card with those of `verbs` that its state allows."""
    area = next((area for area in group.areas if area.number == topic.area), None)
    return TopicCard(
        topic=line(group, topic),
        background=topic.background,
        ask=topic.ask,
        area_zh=area.zh if area else "",
        area_en=area.en if area else "",
        lead=group.unit(topic.lead_unit_id).short if topic.lead_unit_id is not None else "",
        supporting=group.shorts(topic.supporting_unit_ids),
        submitted_by=tx.people.map_by_ids({topic.submitted_by})[topic.submitted_by].name,
        reason=topic.reason,
        lacks=topic.lacks(),
        verbs=tuple(verb for verb in topics.LIFECYCLE.allowed(topic.state) if verb in verbs),
    )
