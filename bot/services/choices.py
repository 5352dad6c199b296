"""What forms offer, for those who may fill them in."""

from bot.domain.groups import Group
from bot.domain.people import Actor
from bot.domain.permissions import Action, permit
from bot.domain.topics import TopicState
from bot.notices.choices import Choice, FormChoices
from bot.store.transaction import Transaction

USUAL_DAYS = 20
"""Working days that a matter of the minutes is generally given."""


def for_task(tx: Transaction, actor: Actor, _: object) -> FormChoices:
    """Return what the form of a new task offers."""
    permit(actor, Action.TASK_ASSIGN)
    return offered(tx.groups.of(actor), actor)


def for_topic(tx: Transaction, actor: Actor, _: object) -> FormChoices:
    """Return what the form of a topic offers."""
    permit(actor, Action.TOPIC_SUBMIT, units=actor.unit_ids)
    return offered(tx.groups.of(actor), actor)


def for_minutes(tx: Transaction, actor: Actor, _: object) -> FormChoices:
    """Return what the forms of minutes and their clauses offer: with the accepted topics."""
    permit(actor, Action.MINUTES_DRAFT)
    group = tx.groups.of(actor)
    accepted = tx.topics.list_in_states(group.id, [TopicState.ACCEPTED, TopicState.READY, TopicState.SCHEDULED])
    topics = tuple((f"{topic.reference} {topic.title}", str(topic.id)) for topic in accepted)
    return offered(group, actor, topics)


def for_answer(tx: Transaction, actor: Actor, _: object) -> FormChoices:
    """Return what the form of a unit's answer to minutes offers: the asker's units."""
    permit(actor, Action.MINUTES_ANSWER, units=actor.unit_ids)
    return offered(tx.groups.of(actor), actor)


def for_contact_change(tx: Transaction, actor: Actor, _: object) -> FormChoices:
    """Return what the form of a contact change offers."""
    permit(actor, Action.CONTACT_PROPOSE, units=actor.unit_ids)
    return offered(tx.groups.of(actor), actor)


def offered(group: Group, actor: Actor, topics: tuple[Choice, ...] = ()) -> FormChoices:
    """Return what most forms offer. Permits nothing: the caller has."""
    rules = group.rules
    units = tuple((unit.short, str(unit.id)) for unit in group.units)
    return FormChoices(
        units=units,
        own_units=tuple(choice for choice in units if int(choice[1]) in actor.unit_ids),
        areas_zh=tuple((area.zh, str(area.number)) for area in group.areas),
        areas_en=tuple((area.en, str(area.number)) for area in group.areas),
        topics=topics,
        today=actor.today,
        due_on=rules.calendar.add(actor.today, USUAL_DAYS),
        answer_by=rules.calendar.add(actor.today, rules.answer_days),
    )
