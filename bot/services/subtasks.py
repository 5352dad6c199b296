"""A task divided: what each supporting unit does by when, and tasks that are split off it (PRODUCT: Tasks)."""

from bot.domain.errors import Invalid, WrongState
from bot.domain.people import UNIT_ROLES, Actor, Capacity, Role
from bot.domain.permissions import Action, permit
from bot.domain.references import Reference
from bot.domain.task_steps import TaskStep
from bot.domain.tasks import AssignTask, SetPart, SplitTask, Task
from bot.notices.choices import FormChoices
from bot.notices.fact import Fact
from bot.notices.task_steps import StepTaken, StepTold
from bot.notices.tasks import TaskCard
from bot.services import choices, task_chases, task_facts
from bot.services.items import note
from bot.services.tasks import Origin, add_task, tell_assigned
from bot.services.telling import tell_units
from bot.store.record import facts_of
from bot.store.transaction import Transaction


def prepare_division(tx: Transaction, actor: Actor, reference: Reference) -> tuple[TaskCard, FormChoices]:
    """Return the task that somebody is about to divide, and the units. Refuses as the division would."""
    task = _dividing(tx, actor, reference)
    return task_facts.card(tx, tx.groups.of(actor), task, actor), choices.offered(tx.groups.of(actor), actor)


def split_task(tx: Transaction, actor: Actor, request: SplitTask) -> Fact:
    """Hand a part of a task to a unit as a task of its own. The lead of the whole verifies it, as the secretariat may."""
    whole = _dividing(tx, actor, request.reference)
    capacity = permit(actor, Action.TASK_DIVIDE, units=[whole.lead_unit_id])
    request.check(whole, actor.today)
    group, before = tx.groups.of(actor), facts_of(whole)
    asked = AssignTask(request.title, request.lead_unit_id, request.due_on)
    part = add_task(tx, group, asked, actor=actor, capacity=capacity, origin=Origin(whole=whole))
    whole.subtasks += 1
    tx.tasks.save(whole)
    note(tx, actor, capacity, TaskStep.SPLIT, whole, before=before, said={"subtask": str(part.reference)})
    tell_assigned(tx, group, part, but=[actor.person_id])
    unit = group.unit(part.lead_unit_id).short
    return StepTaken(TaskStep.SPLIT, task_facts.card(tx, group, whole, actor), unit, request.due_on)


def set_part(tx: Transaction, actor: Actor, request: SetPart) -> Fact:
    """Say what a supporting unit has to do and by when, and tell it."""
    task = _dividing(tx, actor, request.reference)
    capacity = permit(actor, Action.TASK_DIVIDE, units=[task.lead_unit_id])
    request.check(task, actor.today)
    group, before = tx.groups.of(actor), facts_of(task)
    part = task.part_of(request.unit_id)
    task.set_part(type(part)(part.unit_id, request.text, request.due_on, part.percent, part.reported_at))
    tx.tasks.save(task)
    task_chases.on_part(tx, group, task, request.unit_id)
    said = {"text": request.text, "unit_id": request.unit_id} | (
        {"until": str(request.due_on)} if request.due_on else {}
    )
    note(tx, actor, capacity, TaskStep.SET_PART, task, before=before, said=said)
    seen = task_facts.card_as(tx, group, task, Capacity(Role.LIAISON, request.unit_id))
    lead = group.unit(task.lead_unit_id).short
    told = StepTold(TaskStep.SET_PART, seen, lead, actor.name, request.text, request.due_on)
    tell_units(
        tx,
        group,
        lambda _: told,
        unit_ids=[request.unit_id],
        roles=UNIT_ROLES,
        but=[actor.person_id],
        card=str(task.reference),
    )
    unit = group.unit(request.unit_id).short
    return StepTaken(TaskStep.SET_PART, task_facts.card(tx, group, task, actor), unit, request.due_on)


def _dividing(tx: Transaction, actor: Actor, reference: Reference) -> Task:
    task = tx.tasks.get(actor.group_id, reference)
    permit(actor, Action.TASK_DIVIDE, units=[task.lead_unit_id])
    if not task.is_open:
        raise WrongState("wrong-state", state=task.state, verb=TaskStep.SPLIT)
    if task.subtasks >= task_facts.SUBTASKS_AT_MOST:
        raise Invalid("subtasks-many", most=task_facts.SUBTASKS_AT_MOST)
    return task
