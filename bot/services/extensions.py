"""Later due days: asked by the lead, decided by the secretariat (PRODUCT: Tasks, extension)."""

from bot.domain import extensions
from bot.domain.chasing import EXTENSION
from bot.domain.errors import Invalid, WrongState
from bot.domain.extensions import AskExtension, DecideExtension, Extension, ExtensionState, ExtensionVerb
from bot.domain.people import UNIT_ROLES, Actor, Capacity, Role
from bot.domain.permissions import Action, permit
from bot.domain.references import Reference
from bot.domain.task_steps import TaskStep
from bot.domain.tasks import Task
from bot.notices.fact import Fact
from bot.notices.task_steps import StepTaken, StepTold
from bot.notices.tasks import TaskCard
from bot.services import task_chases, task_facts
from bot.services.chasing import close_chase, open_chase
from bot.services.items import note
from bot.services.telling import tell_office, tell_units
from bot.store.record import facts_of
from bot.store.transaction import Transaction

_STEPS = {
    ExtensionVerb.GRANT: TaskStep.EXTENSION_GRANT,
    ExtensionVerb.REFUSE: TaskStep.EXTENSION_REFUSE,
    ExtensionVerb.WITHDRAW: TaskStep.EXTENSION_WITHDRAW,
}
_NEEDED = {
    ExtensionVerb.GRANT: Action.EXTENSION_DECIDE,
    ExtensionVerb.REFUSE: Action.EXTENSION_DECIDE,
    ExtensionVerb.WITHDRAW: Action.TASK_EXTEND,
}


def prepare_ask(tx: Transaction, actor: Actor, reference: Reference) -> TaskCard:
    """Return the task for which somebody is about to ask for a later day. Refuses as `ask_extension` would."""
    task = _asking(tx, actor, reference)
    return task_facts.card(tx, tx.groups.of(actor), task, actor)


def ask_extension(tx: Transaction, actor: Actor, request: AskExtension) -> Fact:
    """Ask for a later day, and let the secretariat know. The ladder does not wait for the answer."""
    task = _asking(tx, actor, request.reference)
    capacity = permit(actor, Action.TASK_EXTEND, units=[task.lead_unit_id])
    request.check(task.due_on, actor.today)
    group, before = tx.groups.of(actor), facts_of(task)
    asked = Extension(
        id=0,
        group_id=group.id,
        task_id=task.id,
        state=ExtensionState.ASKED,
        unit_id=task.lead_unit_id,
        person_id=actor.person_id,
        asked_at=tx.now,
        new_due_on=request.new_due_on,
        reason=request.reason,
    )
    tx.extensions.add(asked)
    task.extension_id = asked.id
    tx.tasks.save(task)
    by = group.rules.calendar.add(actor.today, group.rules.office_days)
    open_chase(tx, group, EXTENSION, task.reference, due_on=by, unit_id=None)
    said = {"new_due_on": request.new_due_on.isoformat(), "text": request.reason}
    note(tx, actor, capacity, TaskStep.EXTEND, task, before=before, said=said)
    unit = group.unit(task.lead_unit_id).short
    told = StepTold(
        TaskStep.EXTEND,
        task_facts.card_as(tx, group, task, task_facts.OFFICE),
        unit,
        actor.name,
        request.reason,
        request.new_due_on,
    )
    tell_office(tx, group, told, card=str(task.reference))
    return StepTaken(TaskStep.EXTEND, task_facts.card(tx, group, task, actor), unit, request.new_due_on)


def prepare_decision(tx: Transaction, actor: Actor, request: DecideExtension) -> TaskCard:
    """Return the task on whose extension somebody is about to decide. Refuses as `decide_extension` would."""
    task = tx.tasks.get(actor.group_id, request.reference)
    permit(actor, _NEEDED[request.verb], units=[task.lead_unit_id])
    _asked(tx, task, request.verb)
    return task_facts.card(tx, tx.groups.of(actor), task, actor)


def decide_extension(tx: Transaction, actor: Actor, request: DecideExtension) -> Fact:
    """Grant the day asked for or another one, refuse with a reason, or (the unit) withdraw. The original day stays."""
    task = tx.tasks.get(actor.group_id, request.reference)
    capacity = permit(actor, _NEEDED[request.verb], units=[task.lead_unit_id])
    request.check(task.due_on, actor.today)
    group, before = tx.groups.of(actor), facts_of(task)
    asked = _asked(tx, task, request.verb)
    asked.state = extensions.LIFECYCLE.next(asked.state, request.verb)
    asked.decided_by, asked.decided_at, asked.answer = actor.person_id, tx.now, request.answer
    task.extension_id = None
    if request.verb is ExtensionVerb.GRANT:
        asked.granted_on = request.due_on or asked.new_due_on
        task.move_due(asked.granted_on, today=actor.today, calendar=group.rules.calendar)
        task_chases.on_due_moved(tx, group, task)
    tx.extensions.save(asked)
    tx.tasks.save(task)
    close_chase(tx, group, EXTENSION, task.reference)
    step = _STEPS[request.verb]
    note(tx, actor, capacity, step, task, before=before, said={"text": request.answer} if request.answer else None)
    card = task_facts.card(tx, group, task, actor)
    if request.verb is not ExtensionVerb.WITHDRAW:
        seen = task_facts.card_as(tx, group, task, Capacity(Role.LIAISON, task.lead_unit_id))
        told = StepTold(step, seen, "", actor.name, request.answer, asked.granted_on)
        tell_units(tx, group, lambda _: told, unit_ids=[task.lead_unit_id], roles=UNIT_ROLES, card=str(task.reference))
    return StepTaken(step, card, day=asked.granted_on)


def _asking(tx: Transaction, actor: Actor, reference: Reference) -> Task:
    task = tx.tasks.get(actor.group_id, reference)
    permit(actor, Action.TASK_EXTEND, units=[task.lead_unit_id])
    if not task.is_open:
        raise WrongState("wrong-state", state=task.state, verb=TaskStep.EXTEND)
    if task.extension_id is not None:
        raise Invalid("extension-asked", reference=str(task.reference))
    return task


def _asked(tx: Transaction, task: Task, verb: ExtensionVerb) -> Extension:
    asked = tx.extensions.find(task.extension_id)
    if asked is None:
        raise Invalid("extension-none", reference=str(task.reference))
    extensions.LIFECYCLE.next(asked.state, verb)
    return asked
