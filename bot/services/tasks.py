"""What is done with tasks (Rules of procedure, Art. 9)."""

from collections.abc import Callable, Collection
from functools import partial
from typing import NamedTuple

from bot.domain import ladder, tasks
from bot.domain.blockers import BlockerVerb
from bot.domain.errors import Invalid, NotFound
from bot.domain.evidence import Evidence
from bot.domain.extensions import ExtensionState
from bot.domain.groups import Group
from bot.domain.people import UNIT_ROLES, Actor, Capacity, Role
from bot.domain.permissions import Action, find_capacity, permit
from bot.domain.references import Reference
from bot.domain.tasks import AssignTask, ChangeTask, Report, ReportProgress, Task, TaskState, TaskVerb
from bot.notices.choices import Choice
from bot.notices.fact import Fact
from bot.notices.tasks import (
    CompletionClaimed,
    SupportReported,
    TaskAssigned,
    TaskCard,
    TaskChanged,
    TaskCreated,
    TaskDecided,
)
from bot.services import reminders, task_chases, task_facts, urging
from bot.services.items import note, refuse_stale
from bot.services.telling import tell_office, tell_units
from bot.store.blockers import BlockerRepository
from bot.store.record import facts_of
from bot.store.transaction import Transaction

_OFFERED = 100
"""Tasks that a form offers (Slack: at most 100 options)."""
_VERIFYING = frozenset({TaskVerb.CLOSE, TaskVerb.SEND_BACK})
_WAITS = {
    TaskVerb.SUSPEND: BlockerRepository.begin_wait,
    TaskVerb.RESUME: BlockerRepository.end_wait,
    TaskVerb.CANCEL: BlockerRepository.end_wait,
}
"""While a task is suspended its time is nobody's."""


class Origin(NamedTuple):
    """What a task comes from: a clause of minutes or a duty (row numbers), one of the group's responsibilities (Art. 5), or
    the task that it is split off."""

    decision_id: int | None = None
    duty_id: int | None = None
    area: int | None = None
    whole: Task | None = None


NOWHERE = Origin()
"""A task handed out by itself."""


class Words(NamedTuple):
    """What somebody said with a verb."""

    verb: TaskVerb
    text: str
    percent: int | None = None
    evidence: tuple[Evidence, ...] = ()


def show_task(tx: Transaction, actor: Actor, reference: Reference) -> Fact:
    """Answer with the task's card."""
    permit(actor, Action.TASK_READ)
    task = tx.tasks.get(actor.group_id, reference)
    return task_facts.card(tx, tx.groups.of(actor), task, actor)


def assign_task(tx: Transaction, actor: Actor, request: AssignTask) -> Fact:
    """Hand a task to a unit and tell its people."""
    capacity = permit(actor, Action.TASK_ASSIGN)
    request.check(actor.today)
    group = tx.groups.of(actor)
    task = add_task(tx, group, request, actor=actor, capacity=capacity)
    tell_assigned(tx, group, task)
    return TaskCreated(task_facts.card(tx, group, task, actor))


def add_task(
    tx: Transaction,
    group: Group,
    request: AssignTask,
    *,
    actor: Actor,
    capacity: Capacity,
    origin: Origin = NOWHERE,
) -> Task:
    """Create a task inside a larger use case: insert and record. Who calls it tells the task's units."""
    task = Task(
        id=0,
        group_id=group.id,
        number=0,
        state=TaskState.ASSIGNED,
        title=request.title,
        expected_result=request.expected_result,
        lead_unit_id=group.unit(request.lead_unit_id).id,
        due_on=request.due_on,
        original_due_on=request.due_on,
        assigned_at=tx.now,
        decision_id=origin.decision_id,
        duty_id=origin.duty_id,
        area=origin.area,
        parent_id=origin.whole.id if origin.whole else None,
        verifier_unit_id=origin.whole.lead_unit_id if origin.whole else None,
        supporting_unit_ids=request.supporting_unit_ids,
    )
    tx.tasks.add(task)
    task_chases.on_assigned(tx, group, task)
    _note(tx, actor, capacity, "assign", task, before={})
    return task


def prepare_report(tx: Transaction, actor: Actor, reference: Reference) -> TaskCard:
    """Return the task on which somebody is about to report. Refuses who may not, and a state that takes no report."""
    task = tx.tasks.get(actor.group_id, reference)
    permit(actor, Action.TASK_REPORT, units=task.unit_ids)
    tasks.LIFECYCLE.next(task.state, TaskVerb.REPORT)
    return task_facts.card(tx, tx.groups.of(actor), task, actor)


def prepare_change(tx: Transaction, actor: Actor, request: ChangeTask) -> TaskCard:
    """Return the task that somebody is about to claim complete or to send back. Refuses as `change_task` would."""
    task = tx.tasks.get(actor.group_id, request.reference)
    capacity_for(actor, task, request.verb)
    refuse_stale(task, request.version, is_allowed=request.verb in tasks.LIFECYCLE.allowed(task.state))
    tasks.LIFECYCLE.next(task.state, request.verb)
    _refuse_unfinished(tx, task, request.verb)
    return task_facts.card(tx, tx.groups.of(actor), task, actor)


def prepare_report_of(tx: Transaction, actor: Actor, _: str) -> tuple[Choice, ...]:
    """Return the open tasks of the actor's units (words, reference) that a message may be a report on.

    Raises:
        NotFound: `task-none-open`, where there are none.
    """
    permit(actor, Action.TASK_REPORT, units=actor.unit_ids)
    found, _total = tx.tasks.page(actor.group_id, unit_ids=sorted(actor.unit_ids), page=1, size=_OFFERED)
    reported = [task for task in found if TaskVerb.REPORT in tasks.LIFECYCLE.allowed(task.state)]
    if not reported:
        raise NotFound("task-none-open")
    return tuple((f"{task.reference} {task.title}", str(task.reference)) for task in reported)


def report_progress(tx: Transaction, actor: Actor, request: ReportProgress) -> Fact:
    """Take a unit's report. The lead's moves the task; a supporting unit's is kept and shown to the lead."""
    request.check()
    task = tx.tasks.get(actor.group_id, request.reference)
    capacity = permit(actor, Action.TASK_REPORT, units=task.unit_ids)
    if task.lead_unit_id in actor.unit_ids:
        capacity = permit(actor, Action.TASK_REPORT, units=[task.lead_unit_id])
    unit_id = capacity.unit_id if capacity.unit_id is not None else task.lead_unit_id
    leads = unit_id == task.lead_unit_id
    group = tx.groups.of(actor)
    before = facts_of(task)
    is_received = unit_id in task.acknowledged_unit_ids
    tasks.report(task, request, unit_id=unit_id, at=tx.now)
    report = _keep(tx, actor, capacity, task, Words(TaskVerb.REPORT, request.text, request.percent, request.evidence))
    if task.urge_id is not None and unit_id == (task.waiting_unit_id or task.lead_unit_id):
        urging.note_answer(tx, group, task, report, actor.name)
    tx.tasks.save(task)
    if not is_received:
        task_chases.on_received(tx, group, task, unit_id)
    if not leads:
        task_chases.on_part(tx, group, task, unit_id)
    _note(tx, actor, capacity, TaskVerb.REPORT, task, before=before, report=report)
    card = task_facts.card(tx, group, task, actor)
    if not leads:
        fact = SupportReported(card.task, task_facts.report_line(group, report, actor.name))
        tell_units(tx, group, lambda _: fact, unit_ids=[task.lead_unit_id], roles=[Role.LIAISON])
    return TaskChanged(TaskVerb.REPORT, card, "" if leads else group.unit(unit_id).short, task.part_of(unit_id).percent)


def acknowledge(tx: Transaction, actor: Actor, request: ChangeTask) -> Fact:
    """Take the receipt of each of the actor's units that has a part in the task and has not acknowledged it."""
    task = tx.tasks.get(actor.group_id, request.reference)
    capacity = permit(actor, Action.TASK_REPORT, units=task.unit_ids)
    group, before = tx.groups.of(actor), facts_of(task)
    mine = [unit_id for unit_id in task.unit_ids if unit_id in actor.unit_ids]
    waiting = [unit_id for unit_id in mine if unit_id not in task.acknowledged_unit_ids]
    refuse_stale(task, request.version, is_allowed=task.is_open and bool(waiting))
    for unit_id in waiting or mine:
        tasks.acknowledge(task, unit_id)
        task_chases.on_received(tx, group, task, unit_id)
    tx.tasks.save(task)
    _note(tx, actor, capacity, TaskVerb.ACKNOWLEDGE, task, before=before)
    return TaskChanged(TaskVerb.ACKNOWLEDGE, task_facts.card(tx, group, task, actor))


def change_task(tx: Transaction, actor: Actor, request: ChangeTask) -> Fact:
    """Claim completion, close, send back, suspend, resume or cancel."""
    if request.verb is TaskVerb.ACKNOWLEDGE:
        return acknowledge(tx, actor, request)
    request.check()
    task = tx.tasks.get(actor.group_id, request.reference)
    capacity = capacity_for(actor, task, request.verb)
    group = tx.groups.of(actor)
    refuse_stale(task, request.version, is_allowed=request.verb in tasks.LIFECYCLE.allowed(task.state))
    _refuse_unfinished(tx, task, request.verb)
    before, is_received = facts_of(task), task.lead_unit_id in task.acknowledged_unit_ids
    tasks.change(task, request.verb, today=actor.today, calendar=group.rules.calendar)
    if task.is_over:
        _let_go(tx, task, actor)
    tx.tasks.save(task)
    task_chases.on_verb(tx, group, task, request.verb)
    if not is_received and task.lead_unit_id in task.acknowledged_unit_ids:
        task_chases.on_received(tx, group, task, task.lead_unit_id)
    if request.verb in _WAITS:
        _WAITS[request.verb](tx.blockers, task.id, None, actor.today)
    report = (
        _keep(tx, actor, capacity, task, Words(request.verb, request.text, evidence=request.evidence))
        if request.text
        else None
    )
    _note(tx, actor, capacity, request.verb, task, before=before, report=report)
    card = task_facts.card(tx, group, task, actor)
    _tell_of_change(tx, group, actor, capacity, request, task)
    return TaskChanged(request.verb, card)


def _let_go(tx: Transaction, task: Task, actor: Actor) -> None:
    """What was asked about a task is over with it."""
    extension, blocker = tx.extensions.find(task.extension_id), tx.blockers.find(task.blocker_id)
    if extension is not None:
        extension.state = ExtensionState.WITHDRAWN
        tx.extensions.save(extension)
    if blocker is not None:
        blocker.move(BlockerVerb.WITHDRAW, today=actor.today)
        tx.blockers.save(blocker)
        tx.blockers.end_wait(task.id, blocker.unit_id, actor.today)
    task.extension_id = task.blocker_id = task.urge_id = task.waiting_unit_id = None


def capacity_for(actor: Actor, task: Task, verb: TaskVerb) -> Capacity:
    """Return the capacity in which `actor` does `verb`. The lead of a whole verifies what was split off it. Raises
    Forbidden."""
    if verb in _VERIFYING and task.verifier_unit_id is not None:
        capacity = find_capacity(actor, Action.TASK_DIVIDE, units=[task.verifier_unit_id])
        if capacity is not None:
            return capacity
    return permit(actor, task_facts.NEEDED[verb], units=[task.lead_unit_id])


def _refuse_unfinished(tx: Transaction, task: Task, verb: TaskVerb) -> None:
    """A whole is not done while a part of it is open."""
    if verb is TaskVerb.CLAIM and task.subtasks:
        unfinished = [each for each in tx.tasks.list_subtasks(task.id, most=task.subtasks) if not each.is_over]
        if unfinished:
            raise Invalid("subtasks-open", references=tuple(str(each.reference) for each in unfinished))


def tell_assigned(tx: Transaction, group: Group, task: Task, *, but: Collection[int] = ()) -> None:
    """Tell a new task's units: the lead's people, and the liaisons of the supporting ones."""
    lead = task_facts.card_as(tx, group, task, Capacity(Role.LIAISON, task.lead_unit_id))
    item, today = str(task.reference), group.today(tx.now)
    support = task_facts.plain_card(group, task, today, verbs=task_facts.SUPPORT_VERBS)
    tell_units(
        tx,
        group,
        lambda _: TaskAssigned(lead, supports=False),
        unit_ids=[task.lead_unit_id],
        roles=UNIT_ROLES,
        but=but,
        card=item,
    )
    tell_units(
        tx,
        group,
        lambda _: TaskAssigned(support, supports=True),
        unit_ids=task.supporting_unit_ids,
        roles=[Role.LIAISON],
        but=but,
        card=item,
    )


def _tell_of_change(
    tx: Transaction, group: Group, actor: Actor, capacity: Capacity, request: ChangeTask, task: Task
) -> None:
    item = str(task.reference)
    if request.verb is TaskVerb.CLAIM:
        unit = group.unit(capacity.unit_id).short if capacity.unit_id else ""
        card = task_facts.card_as(tx, group, task, task_facts.OFFICE)
        _tell_verifier(tx, group, task, CompletionClaimed(card, unit, actor.name, request.text))
        return
    for unit_id in task.unit_ids:
        seen = task_facts.card_as(tx, group, task, Capacity(Role.LIAISON, unit_id))
        tell = partial(tell_units, tx, group, _same(TaskDecided(request.verb, seen, request.text)))
        tell(unit_ids=[unit_id], roles=[Role.LIAISON], but=[actor.person_id], card=item)


def _same(fact: Fact) -> Callable[[int], Fact]:
    return lambda _: fact


def _tell_verifier(tx: Transaction, group: Group, task: Task, claim: CompletionClaimed) -> None:
    """A claim goes to the secretariat; of a sub-task, to the lead of the whole."""
    if task.verifier_unit_id is None:
        tell_office(tx, group, claim, card=str(task.reference))
        return
    seen = task_facts.card_as(tx, group, task, Capacity(Role.LIAISON, task.verifier_unit_id))
    told = CompletionClaimed(seen, claim.unit, claim.person, claim.text)
    unit_ids = [task.verifier_unit_id]
    tell_units(tx, group, lambda _: told, unit_ids=unit_ids, roles=[Role.LIAISON], card=str(task.reference))


def _keep(tx: Transaction, actor: Actor, capacity: Capacity, task: Task, words: Words) -> Report:
    unit_id = capacity.unit_id if capacity.unit_id is not None else task.lead_unit_id
    report = Report(
        0, task.id, unit_id, actor.person_id, words.verb, tx.now, words.percent, words.text, evidence=words.evidence
    )
    tx.tasks.add_report(report)
    return report


def _note(  # noqa: PLR0913 - an entry of the record has these parts
    tx: Transaction,
    actor: Actor,
    capacity: Capacity,
    action: str,
    task: Task,
    *,
    before: dict[str, object],
    report: Report | None = None,
) -> None:
    """Record what was done, and let today's table of overdue tasks follow."""
    said: dict[str, object] = {"text": report.text, "report_percent": report.percent} if report else {}
    if report and report.evidence:
        said["evidence"] = [each.name for each in report.evidence]
    note(tx, actor, capacity, action, task, before=before, said=said)
    group = tx.groups.of(actor)
    if task.due_on < ladder.overdue_before(actor.today, group.rules.calendar):
        tx.outbox.refresh(task.group_id, reminders.overdue_item(group, tx.now))
