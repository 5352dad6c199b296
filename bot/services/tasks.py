"""What is done with tasks (Rules of procedure, Art. 9)."""

from typing import NamedTuple

from bot.domain import ladder, tasks
from bot.domain.groups import Group
from bot.domain.people import UNIT_ROLES, Actor, Capacity, Role
from bot.domain.permissions import Action, permit
from bot.domain.references import Reference
from bot.domain.tasks import AssignTask, ChangeTask, Report, ReportProgress, Task, TaskFilter, TaskState, TaskVerb
from bot.notices.fact import Fact
from bot.notices.tasks import (
    CompletionClaimed,
    SupportReported,
    TaskAssigned,
    TaskCard,
    TaskChanged,
    TaskCreated,
    TaskDecided,
    TaskList,
)
from bot.services import reminders, task_facts
from bot.services.items import note, refuse_stale
from bot.services.telling import tell_office, tell_units
from bot.store.record import facts_of
from bot.store.transaction import Transaction

PAGE_SIZE = 10

_ACTIONS = {
    TaskVerb.ACKNOWLEDGE: Action.TASK_REPORT,
    TaskVerb.CLAIM: Action.TASK_CLAIM,
    TaskVerb.CLOSE: Action.TASK_VERIFY,
    TaskVerb.SEND_BACK: Action.TASK_VERIFY,
}


class Words(NamedTuple):
    """What somebody said with a verb."""

    verb: TaskVerb
    text: str
    percent: int | None = None


def show_task(tx: Transaction, actor: Actor, reference: Reference) -> Fact:
    """Answer with the task's card."""
    permit(actor, Action.TASK_READ)
    task = tx.tasks.get(actor.group_id, reference)
    return task_facts.card(tx, tx.groups.of(actor), task, actor)


def list_tasks(tx: Transaction, actor: Actor, request: TaskFilter) -> Fact:
    """Answer with one page of open tasks."""
    permit(actor, Action.TASK_READ)
    group = tx.groups.of(actor)
    unit_ids: tuple[int, ...] = ()
    scope, name = "overdue" if request.overdue else "all", ""
    if request.unit:
        unit = group.get_unit(request.unit)
        unit_ids, scope, name = (unit.id,), "unit", unit.short
    elif request.mine:
        unit_ids, scope = tuple(sorted(actor.unit_ids)) or (0,), "mine"
    before = ladder.overdue_before(actor.today, group.rules.calendar) if request.overdue else None
    found, total = tx.tasks.page(group.id, unit_ids=unit_ids, due_before=before, page=request.page, size=PAGE_SIZE)
    lines = tuple(task_facts.line(group, task, actor.today) for task in found)
    return TaskList(scope, name, lines, request.page, max(1, -(-total // PAGE_SIZE)), total)


def assign_task(tx: Transaction, actor: Actor, request: AssignTask) -> Fact:
    """Hand a task to a unit and tell its people."""
    capacity = permit(actor, Action.TASK_ASSIGN)
    request.check(actor.today)
    group = tx.groups.of(actor)
    task = add_task(tx, group, request, actor=actor, capacity=capacity)
    tell_assigned(tx, group, actor, task)
    return TaskCreated(task_facts.card(tx, group, task, actor))


def add_task(
    tx: Transaction,
    group: Group,
    request: AssignTask,
    *,
    actor: Actor,
    capacity: Capacity,
    decision_id: int | None = None,
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
        decision_id=decision_id,
        supporting_unit_ids=request.supporting_unit_ids,
    )
    enter_ladder(task, group, tx)
    tx.tasks.add(task)
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
    permit(actor, _ACTIONS[request.verb], units=[task.lead_unit_id])
    refuse_stale(task, request.version, is_allowed=request.verb in tasks.LIFECYCLE.allowed(task.state))
    tasks.LIFECYCLE.next(task.state, request.verb)
    return task_facts.card(tx, tx.groups.of(actor), task, actor)


def report_progress(tx: Transaction, actor: Actor, request: ReportProgress) -> Fact:
    """Take a unit's report. The lead's moves the task; a supporting unit's is kept and shown to the lead."""
    request.check()
    task = tx.tasks.get(actor.group_id, request.reference)
    capacity = permit(actor, Action.TASK_REPORT, units=task.unit_ids)
    if task.lead_unit_id in actor.unit_ids:
        capacity = permit(actor, Action.TASK_REPORT, units=[task.lead_unit_id])
    leads = capacity.unit_id == task.lead_unit_id
    group = tx.groups.of(actor)
    before = facts_of(task)
    tasks.report(task, request, leads=leads, at=tx.now)
    if leads:
        tx.tasks.save(task)
    report = _keep(tx, actor, capacity, task, Words(TaskVerb.REPORT, request.text, request.percent))
    _note(tx, actor, capacity, TaskVerb.REPORT, task, before=before, report=report)
    card = task_facts.card(tx, group, task, actor)
    if not leads:
        fact = SupportReported(card.task, task_facts.report_line(group, report, actor.name))
        tell_units(tx, group, lambda _: fact, unit_ids=[task.lead_unit_id], roles=[Role.LIAISON])
    return TaskChanged(TaskVerb.REPORT, card, request.percent)


def change_task(tx: Transaction, actor: Actor, request: ChangeTask) -> Fact:
    """Acknowledge, claim completion, close or send back."""
    request.check()
    task = tx.tasks.get(actor.group_id, request.reference)
    units = task.unit_ids if request.verb is TaskVerb.ACKNOWLEDGE else [task.lead_unit_id]
    capacity = permit(actor, _ACTIONS[request.verb], units=units)
    group = tx.groups.of(actor)
    refuse_stale(task, request.version, is_allowed=request.verb in tasks.LIFECYCLE.allowed(task.state))
    before = facts_of(task)
    tasks.change(task, request.verb, today=actor.today)
    if task.state is TaskState.SENT_BACK:
        enter_ladder(task, group, tx)
    tx.tasks.save(task)
    report = _keep(tx, actor, capacity, task, Words(request.verb, request.text)) if request.text else None
    _note(tx, actor, capacity, request.verb, task, before=before, report=report)
    card = task_facts.card(tx, group, task, actor)
    _tell_of_change(tx, group, actor, capacity, request, task)
    return TaskChanged(request.verb, card)


def enter_ladder(task: Task, group: Group, tx: Transaction) -> None:
    """Set when the ladder must next look at the task: on the morning of its next rung, never today's that is past."""
    rules = group.rules
    last = task.stage if task.stage_due_on == task.due_on else None
    day = ladder.next_day(rules.ladder, due=task.due_on, last=last, calendar=rules.calendar)
    moment = group.local(day, rules.digest_at)
    while moment <= tx.now:
        day = rules.calendar.add(max(day, group.today(tx.now)), 1)
        moment = group.local(day, rules.digest_at)
    task.next_at = moment


def tell_assigned(tx: Transaction, group: Group, actor: Actor, task: Task) -> None:
    """Tell the units of a new task: the lead's people, the supporting units' liaisons."""
    card = task_facts.plain_card(group, task, actor.today, verbs=task_facts.UNIT_VERBS)
    item = str(task.reference)
    tell_units(
        tx,
        group,
        lambda _: TaskAssigned(card, supports=False),
        unit_ids=[task.lead_unit_id],
        roles=UNIT_ROLES,
        card=item,
    )
    tell_units(
        tx,
        group,
        lambda _: TaskAssigned(card, supports=True),
        unit_ids=task.supporting_unit_ids,
        roles=[Role.LIAISON],
        card=item,
    )


def _tell_of_change(
    tx: Transaction, group: Group, actor: Actor, capacity: Capacity, request: ChangeTask, task: Task
) -> None:
    item = str(task.reference)
    reports = task_facts.reports_of(tx, group, task)
    verbs = task_facts.OFFICE_VERBS if request.verb is TaskVerb.CLAIM else task_facts.UNIT_VERBS
    card = task_facts.plain_card(group, task, actor.today, reports=reports, verbs=verbs)
    if request.verb is TaskVerb.CLAIM:
        unit = group.unit(capacity.unit_id).short if capacity.unit_id else ""
        tell_office(tx, group, CompletionClaimed(card, unit, actor.name, request.text), card=item)
    elif request.verb in {TaskVerb.CLOSE, TaskVerb.SEND_BACK}:
        fact = TaskDecided(request.verb, card, request.text)
        tell_units(
            tx, group, lambda _: fact, unit_ids=task.unit_ids, roles=[Role.LIAISON], but=[actor.person_id], card=item
        )


def _keep(tx: Transaction, actor: Actor, capacity: Capacity, task: Task, words: Words) -> Report:
    unit_id = capacity.unit_id if capacity.unit_id is not None else task.lead_unit_id
    report = Report(0, task.id, unit_id, actor.person_id, words.verb, tx.now, words.percent, words.text)
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
    said = {"text": report.text, "report_percent": report.percent} if report else {}
    note(tx, actor, capacity, action, task, before=before, said=said)
    group = tx.groups.of(actor)
    if task.due_on < ladder.overdue_before(actor.today, group.rules.calendar):
        tx.outbox.refresh(task.group_id, reminders.overdue_item(group, tx.now))
