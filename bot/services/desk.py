"""A person's desk: what waits for the person, by urgency, in each of the person's roles."""

from bot.domain.groups import Group
from bot.domain.ladder import Light
from bot.domain.minutes import MinutesState
from bot.domain.people import Actor
from bot.domain.permissions import Action, find_capacity
from bot.domain.tasks import CHASED_STATES
from bot.domain.topics import TopicState
from bot.notices.contacts import ContactChangeCard
from bot.notices.desk import Desk
from bot.notices.minutes import MinutesLine
from bot.notices.tasks import TaskLine
from bot.notices.topics import TopicLine
from bot.services import contact_facts, minutes_facts, task_facts, topic_facts
from bot.services.waiting import list_awaited, list_waiting
from bot.store.transaction import Transaction

SHOWN = 8
"""How many items a section shows."""
_LOOKED_AT = 60

_MINUTES = {
    MinutesState.DRAFT: Action.MINUTES_DRAFT,
    MinutesState.BLOCKED: Action.MINUTES_DRAFT,
    MinutesState.AGREED: Action.MINUTES_SIGN_OFF,
    MinutesState.SIGNED: Action.MINUTES_ISSUE,
}
"""Minutes in which state wait for whom: for those who may do this."""
_TOPICS = {TopicState.SUBMITTED: Action.TOPIC_REVIEW, TopicState.RETURNED: Action.TOPIC_SUBMIT}


def show_desk(tx: Transaction, actor: Actor, _: None) -> Desk:
    """Answer with the actor's to-do list. Sections of roles that the actor does not hold are empty and cost nothing."""
    group = tx.groups.of(actor)
    overdue, soon, others, total = _tasks(tx, group, actor)
    minutes, topics = _minutes(tx, group, actor), _topics(tx, group, actor)
    return Desk(
        name=actor.name,
        group=group.name,
        roles=tuple(dict.fromkeys(capacity.role for capacity in actor.capacities)),
        units=group.shorts(sorted(actor.unit_ids)),
        today=actor.today,
        overdue=overdue,
        soon=soon,
        other_tasks=others,
        more_tasks=total - len(overdue) - len(soon) - len(others),
        to_verify=_claimed(tx, group, actor),
        to_review=topics[TopicState.SUBMITTED],
        to_answer=_unanswered(tx, group, actor),
        to_sign=minutes[MinutesState.AGREED],
        to_circulate=minutes[MinutesState.DRAFT],
        to_issue=minutes[MinutesState.SIGNED],
        blocked=minutes[MinutesState.BLOCKED],
        returned=topics[TopicState.RETURNED],
        changes=_changes(tx, group, actor),
        waiting=list_waiting(tx, group, actor, most=SHOWN),
        awaited=list_awaited(tx, group, actor, most=SHOWN),
    )


_Tasks = tuple[TaskLine, ...]


def _tasks(tx: Transaction, group: Group, actor: Actor) -> tuple[_Tasks, _Tasks, _Tasks, int]:
    """Return the own units' overdue, soon due and other open tasks, and how many are open in all. Those that the units
    lead stand before those that they support."""
    if not actor.unit_ids:
        return (), (), (), 0
    found, total = tx.tasks.page(group.id, unit_ids=sorted(actor.unit_ids), page=1, size=_LOOKED_AT)
    led_first = sorted(found, key=lambda task: task.lead_unit_id not in actor.unit_ids)
    lines = [task_facts.line(group, task, actor.today) for task in led_first]
    chased = [line for line in lines if line.state in CHASED_STATES]
    overdue = [line for line in chased if line.light is Light.RED]
    soon = [line for line in chased if line not in overdue and line.days_left <= group.rules.soon_days]
    others = [line for line in lines if line not in overdue and line not in soon]
    return tuple(overdue[:SHOWN]), tuple(soon[:SHOWN]), tuple(others[:SHOWN]), total


def _claimed(tx: Transaction, group: Group, actor: Actor) -> tuple[TaskLine, ...]:
    if not find_capacity(actor, Action.TASK_VERIFY):
        return ()
    return tuple(task_facts.line(group, task, actor.today) for task in tx.tasks.list_claimed(group.id, most=SHOWN))


def _minutes(tx: Transaction, group: Group, actor: Actor) -> dict[MinutesState, tuple[MinutesLine, ...]]:
    states = tuple(state for state, action in _MINUTES.items() if find_capacity(actor, action))
    found = tx.minutes.list_in_states(group.id, states) if states else []
    return {
        state: tuple(minutes_facts.line(group, item) for item in found if item.state is state)[:SHOWN]
        for state in _MINUTES
    }


def _topics(tx: Transaction, group: Group, actor: Actor) -> dict[TopicState, tuple[TopicLine, ...]]:
    """The secretariat reviews all units' topics; a returned one waits for its own unit."""
    units = topic_facts.submitting_units(actor)
    states = [state for state, action in _TOPICS.items() if find_capacity(actor, action, units=units)]
    found = tx.topics.list_in_states(group.id, states) if states else []
    shown = [topic for topic in found if topic.state is TopicState.SUBMITTED or topic.unit_id in units]
    return {
        state: tuple(topic_facts.line(group, topic) for topic in shown if topic.state is state)[:SHOWN]
        for state in _TOPICS
    }


def _unanswered(tx: Transaction, group: Group, actor: Actor) -> tuple[MinutesLine, ...]:
    waiting = minutes_facts.list_waiting_for(tx, group, minutes_facts.answering_units(group, actor))
    return tuple(minutes_facts.line(group, item) for item in waiting)[:SHOWN]


def _changes(tx: Transaction, group: Group, actor: Actor) -> tuple[ContactChangeCard, ...]:
    if not find_capacity(actor, Action.CONTACT_DECIDE):
        return ()
    pending = tx.contacts.list_pending(group.id)[:SHOWN]
    return tuple(contact_facts.cards(tx, group, pending, actor)) if pending else ()
