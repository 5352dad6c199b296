"""A task urged by hand (催办), and the answer to it (PRODUCT: Reminders and escalation)."""

from datetime import time

from bot.domain import ladder
from bot.domain.chasing import TASK
from bot.domain.errors import Invalid, WrongState
from bot.domain.groups import Group
from bot.domain.ladder import Audience
from bot.domain.people import Actor, Capacity, Role
from bot.domain.permissions import Action, permit
from bot.domain.references import Reference
from bot.domain.task_steps import TaskStep
from bot.domain.tasks import Report, Task, Urge, UrgeTask
from bot.notices.fact import Fact
from bot.notices.task_steps import StepTaken, StepTold, UrgeAnswered
from bot.services import task_facts
from bot.services.items import note
from bot.services.telling import tell_units, to_person
from bot.store.record import facts_of
from bot.store.transaction import Transaction


def urge_task(tx: Transaction, actor: Actor, request: UrgeTask) -> Fact:
    """Urge the unit whose turn it is, at once: its liaison, and its member where the ladder has reached the member.

    Raises:
        Invalid: `urged-already`, for a second time by the same person on one day.
    """
    request.check()
    task = _urging(tx, actor, request.reference)
    capacity = permit(actor, Action.TASK_URGE)
    group, before = tx.groups.of(actor), facts_of(task)
    if tx.urges.find_since(task.id, actor.person_id, group.local(actor.today, time.min)):
        raise Invalid("urged-already", reference=str(task.reference))
    urge = Urge(0, group.id, task.id, actor.person_id, tx.now, request.text)
    tx.urges.add(urge)
    task.urge_id = urge.id
    tx.tasks.save(task)
    note(tx, actor, capacity, TaskStep.URGE, task, before=before, said={"text": request.text})
    unit_id = task.waiting_unit_id or task.lead_unit_id
    card = task_facts.card_as(tx, group, task, Capacity(Role.LIAISON, unit_id))
    told = StepTold(TaskStep.URGE, card, "", actor.name, request.text)
    roles = _audience(group, task, actor)
    tell_units(tx, group, lambda _: told, unit_ids=[unit_id], roles=roles, card=str(task.reference))
    return StepTaken(TaskStep.URGE, task_facts.card(tx, group, task, actor), group.unit(unit_id).short)


def note_answer(tx: Transaction, group: Group, task: Task, report: Report, person: str) -> None:
    """Take a report as the answer to whoever urged the task last, and tell that person. The caller saves the task."""
    urge = tx.urges.find(task.urge_id)
    task.urge_id = None
    if urge is None:
        return
    urge.answered_at = tx.now
    tx.urges.save(urge)
    target = to_person(tx.people.map_by_ids({urge.person_id})[urge.person_id])
    if target is not None:
        line = task_facts.line(group, task, group.today(tx.now))
        tx.outbox.add(UrgeAnswered(line, task_facts.report_line(group, report, person), urge.at), target)


def _audience(group: Group, task: Task, actor: Actor) -> tuple[Role, ...]:
    rules = group.rules
    steps = rules.ladder_of(TASK)
    stage = ladder.stage(steps, due=task.due_on, today=actor.today, calendar=rules.calendar)
    is_escalated = stage is not None and Audience.MEMBER in steps.rung(stage.index).audiences
    return (Role.LIAISON, Role.MEMBER) if is_escalated else (Role.LIAISON,)


def _urging(tx: Transaction, actor: Actor, reference: Reference) -> Task:
    permit(actor, Action.TASK_URGE)
    task = tx.tasks.get(actor.group_id, reference)
    if not task.is_open:
        raise WrongState("wrong-state", state=task.state, verb=TaskStep.URGE)
    return task
