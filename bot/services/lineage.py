"""Where an item comes from and what became of it, both ways: topic → meeting → minutes → clause → task → reports."""

from collections.abc import Iterator
from itertools import islice

from bot.domain.clauses import Decision
from bot.domain.errors import Invalid
from bot.domain.groups import Group
from bot.domain.meetings import Meeting
from bot.domain.minutes import Minutes
from bot.domain.people import Actor
from bot.domain.permissions import Action, permit
from bot.domain.references import Kind, Reference
from bot.domain.tasks import Task
from bot.domain.topics import Topic
from bot.notices.lineage import Lineage, LineageNode
from bot.services import topic_facts
from bot.store.transaction import Transaction

SHOWN = 60
_REPORTS = 20
_SUBTASKS = 50


def show_lineage(tx: Transaction, actor: Actor, reference: Reference) -> Lineage:
    """Answer with the lineage of a task, a topic, a meeting or minutes.

    Raises:
        Invalid: `reference-kind`, for an item of another kind.
    """
    permit(actor, Action.RECORD_READ)
    group = tx.groups.of(actor)
    match reference.kind:
        case Kind.TASK:
            nodes = _of_task(tx, group, tx.tasks.get(group.id, reference))
        case Kind.TOPIC:
            topic = tx.topics.get(group.id, reference)
            topic_facts.must_see(actor, topic)
            nodes = _of_topic(tx, group, topic)
        case Kind.MINUTES:
            nodes = _of_minutes(tx, group, tx.minutes.get(group.id, reference))
        case Kind.MEETING:
            nodes = _of_meeting(tx, group, tx.meetings.get(group.id, reference))
        case _:
            raise Invalid("reference-kind", command="lineage", reference=str(reference))
    found = list(islice(nodes, SHOWN + 1))
    return Lineage(str(reference), tuple(found[:SHOWN]), is_cut=len(found) > SHOWN)


def _of_task(tx: Transaction, group: Group, task: Task) -> Iterator[LineageNode]:
    """Upwards through the whole it was split off, its duty, clause, minutes and topic; then itself and what is under it."""
    if task.parent_id is not None:
        whole = tx.tasks.get_by_id(task.parent_id)
        above = list(_above(tx, group, whole))
        yield from above
        yield _task(group, whole, depth=len(above))
        yield from _below(tx, group, task, depth=len(above) + 1)
        return
    above = list(_above(tx, group, task))
    yield from above
    yield from _below(tx, group, task, depth=len(above))


def _above(tx: Transaction, group: Group, task: Task) -> Iterator[LineageNode]:
    duty = tx.duties.find(group.id, task.duty_id) if task.duty_id is not None else None
    if duty is not None:
        number = "" if duty.number is None else str(duty.number)
        yield LineageNode("duty", 0, "", duty.text, group.unit(duty.unit_id).short, number=number)
    decision = tx.minutes.find_decision(task.decision_id) if task.decision_id is not None else None
    if decision is None:
        return
    topics = tx.topics.list_by_ids(group.id, [decision.topic_id] if decision.topic_id is not None else [])
    yield from (_topic(group, topic) for topic in topics)
    held = _held(tx, tx.minutes.get_by_id(decision.minutes_id), group, depth=len(topics))
    yield from held
    yield _clause(group, decision, depth=len(topics) + len(held))


def _below(tx: Transaction, group: Group, task: Task, *, depth: int) -> Iterator[LineageNode]:
    yield _task(group, task, depth=depth)
    for report, person in reversed(tx.tasks.list_reports(task.id, most=_REPORTS)):
        yield LineageNode(
            kind="report",
            depth=depth + 1,
            reference=str(task.reference),
            title=report.text,
            unit=group.unit(report.unit_id).short,
            state=report.verb.value,
            number="" if report.percent is None else f"{report.percent}%",
            at=report.at,
            person=person,
        )
    for part in tx.tasks.list_subtasks(task.id, most=_SUBTASKS) if task.subtasks else []:
        yield from _below(tx, group, part, depth=depth + 1)


def _of_topic(tx: Transaction, group: Group, topic: Topic) -> Iterator[LineageNode]:
    yield _topic(group, topic)
    decisions = tx.minutes.list_decisions_of_topic(topic.id)
    meeting = tx.meetings.find_of_topic(topic.id) if not decisions else None
    if meeting is not None:
        yield _meeting(meeting, depth=1)
    for decision in decisions:
        held = _held(tx, tx.minutes.get_by_id(decision.minutes_id), group, depth=1)
        yield from held
        yield _clause(group, decision, depth=1 + len(held))
        yield from _tasks_of(tx, group, decision, depth=2 + len(held))


def _of_meeting(tx: Transaction, group: Group, meeting: Meeting) -> Iterator[LineageNode]:
    yield _meeting(meeting, depth=0)
    for item in tx.minutes.list_of_meeting(meeting.id):
        yield _minutes(group, item, depth=1)
        yield from _clauses_of(tx, group, item, depth=2)


def _of_minutes(tx: Transaction, group: Group, item: Minutes) -> Iterator[LineageNode]:
    held = _held(tx, item, group, depth=0)
    yield from held
    yield from _clauses_of(tx, group, item, depth=len(held))


def _clauses_of(tx: Transaction, group: Group, item: Minutes, *, depth: int) -> Iterator[LineageNode]:
    for decision in tx.minutes.list_decisions(item.id):
        yield _clause(group, decision, depth=depth)
        yield from _tasks_of(tx, group, decision, depth=depth + 1)


def _held(tx: Transaction, item: Minutes, group: Group, *, depth: int) -> list[LineageNode]:
    """Return minutes, below the meeting that they are of, where they are of one."""
    meeting = tx.meetings.find_by_id(item.meeting_id)
    above = [_meeting(meeting, depth=depth)] if meeting is not None else []
    return [*above, _minutes(group, item, depth=depth + len(above))]


def _tasks_of(tx: Transaction, group: Group, decision: Decision, *, depth: int) -> Iterator[LineageNode]:
    for task in tx.tasks.list_by_ids([decision.task_id] if decision.task_id is not None else []):
        yield from _below(tx, group, task, depth=depth)


def _topic(group: Group, topic: Topic) -> LineageNode:
    unit = group.unit(topic.unit_id).short
    return LineageNode("topic", 0, str(topic.reference), topic.title, unit, topic.state.value, at=topic.submitted_at)


def _meeting(meeting: Meeting, *, depth: int) -> LineageNode:
    reference, state = str(meeting.reference), meeting.state.value
    return LineageNode("meeting", depth, reference, meeting.title, state=state, at=meeting.opened_at)


def _minutes(group: Group, item: Minutes, *, depth: int) -> LineageNode:
    is_numbered = item.year is not None and item.serial is not None
    number = group.document_number(item.year or 0, item.serial or 0) if is_numbered else ""
    return LineageNode(
        "minutes", depth, str(item.reference), item.title, state=item.state.value, number=number, at=item.issued_at
    )


def _clause(group: Group, decision: Decision, *, depth: int) -> LineageNode:
    unit = group.unit(decision.lead_unit_id).short
    return LineageNode("clause", depth, "", decision.text, unit, number=str(decision.position))


def _task(group: Group, task: Task, *, depth: int) -> LineageNode:
    unit = group.unit(task.lead_unit_id).short
    return LineageNode(
        "task", depth, str(task.reference), task.title, unit, task.state.value, f"{task.percent}%", task.assigned_at
    )
