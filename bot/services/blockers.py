"""Blockers: a task waits for another unit (PRODUCT: Tasks, 卡点)."""

from dataclasses import dataclass
from datetime import date

from bot.domain import blockers, wording
from bot.domain.blockers import AnswerBlocker, Blocker, BlockerState, BlockerVerb, DeclareBlocker
from bot.domain.chasing import BLOCKER, BLOCKER_ANSWER, BLOCKER_DECISION
from bot.domain.errors import Forbidden, Invalid, Stale, WrongState
from bot.domain.groups import Group
from bot.domain.people import UNIT_ROLES, Actor, Capacity, Role
from bot.domain.permissions import Action, find_capacity, permit
from bot.domain.references import Reference
from bot.domain.task_steps import TaskStep
from bot.domain.tasks import Task, TaskState
from bot.domain.topics import TopicText
from bot.notices.choices import FormChoices
from bot.notices.fact import Fact
from bot.notices.task_steps import StepTaken, StepTold
from bot.notices.tasks import TaskCard
from bot.services import choices, task_chases, task_facts
from bot.services.chasing import close_chase, open_chase
from bot.services.items import note
from bot.services.telling import tell_office, tell_units
from bot.store.record import facts_of
from bot.store.transaction import Transaction

STEPS = {
    BlockerVerb.ACCEPT: TaskStep.BLOCKER_ACCEPT,
    BlockerVerb.REFUSE: TaskStep.BLOCKER_REFUSE,
    BlockerVerb.INSIST: TaskStep.BLOCKER_INSIST,
    BlockerVerb.AWARD: TaskStep.BLOCKER_AWARD,
    BlockerVerb.DISMISS: TaskStep.BLOCKER_DISMISS,
    BlockerVerb.RESOLVE: TaskStep.BLOCKER_RESOLVE,
    BlockerVerb.WITHDRAW: TaskStep.BLOCKER_WITHDRAW,
}
_OFFICES = frozenset({BlockerVerb.AWARD, BlockerVerb.DISMISS})
_LEADS = frozenset({BlockerVerb.INSIST, BlockerVerb.WITHDRAW, BlockerVerb.RESOLVE})
_ANSWERERS = frozenset({BlockerVerb.ACCEPT, BlockerVerb.REFUSE, BlockerVerb.RESOLVE})


@dataclass(frozen=True, slots=True)
class _Case:
    """A blocker under way: who does something about which task's."""

    tx: Transaction
    group: Group
    actor: Actor
    task: Task
    blocker: Blocker

    def tell(self, unit_id: int, step: TaskStep, text: str, promised_on: date | None = None) -> None:
        """Tell a unit's people, each card with what the unit may do now."""
        own = [unit.short for unit in self.group.units if unit.id in self.actor.unit_ids]
        card = task_facts.card_as(self.tx, self.group, self.task, Capacity(Role.LIAISON, unit_id))
        told = StepTold(step, card, own[0] if own else "", self.actor.name, text, promised_on)
        tell_units(
            self.tx,
            self.group,
            lambda _: told,
            unit_ids=[unit_id],
            roles=UNIT_ROLES,
            but=[self.actor.person_id],
            card=str(self.task.reference),
        )


def prepare_blocker(tx: Transaction, actor: Actor, reference: Reference) -> FormChoices:
    """Return for whom a task may be said to wait. Refuses as `declare_blocker` would."""
    _declaring(tx, actor, reference)
    return choices.offered(tx.groups.of(actor), actor)


def prepare_topic(tx: Transaction, actor: Actor, reference: Reference) -> tuple[FormChoices, TopicText]:
    """Return what the form of a topic begins with that is made of a long blocker."""
    offered = choices.for_topic(tx, actor, None)
    task = tx.tasks.get(actor.group_id, reference)
    blocker = _blocker(tx, task, BlockerVerb.WITHDRAW)
    unit = tx.groups.of(actor).unit(blocker.unit_id)
    title = f"{task.reference} {task.title}"[: wording.TITLE_LENGTH]
    return offered, TopicText(title=title, background=f"{unit.short}: {blocker.text}", lead_unit_id=unit.id)


def declare_blocker(tx: Transaction, actor: Actor, request: DeclareBlocker) -> Fact:
    """Say for whom the task waits, and ask that unit. Until it accepts the clock stays the lead's."""
    task = _declaring(tx, actor, request.reference)
    capacity = permit(actor, Action.BLOCKER_DECLARE, units=[task.lead_unit_id])
    request.check(task.lead_unit_id)
    group, before = tx.groups.of(actor), facts_of(task)
    blocker = Blocker(
        id=0,
        group_id=group.id,
        task_id=task.id,
        state=BlockerState.DECLARED,
        lead_unit_id=task.lead_unit_id,
        unit_id=group.unit(request.unit_id).id,
        text=request.text,
        declared_by=actor.person_id,
        declared_at=tx.now,
    )
    tx.blockers.add(blocker)
    task.blocker_id = blocker.id
    tx.tasks.save(task)
    case = _Case(tx, group, actor, task, blocker)
    _await_answer(case)
    said = {"blocker_unit": blocker.unit_id, "text": request.text}
    note(tx, actor, capacity, TaskStep.BLOCK, task, before=before, said=said)
    case.tell(blocker.unit_id, TaskStep.BLOCK, request.text)
    return StepTaken(TaskStep.BLOCK, task_facts.card(tx, group, task, actor), group.unit(blocker.unit_id).short)


def prepare_answer(tx: Transaction, actor: Actor, request: AnswerBlocker) -> TaskCard:
    """Return the task about whose blocker somebody is about to say something. Refuses as `answer_blocker` would."""
    _permit_role(actor, request.verb)
    task = tx.tasks.get(actor.group_id, request.reference)
    blocker = _blocker(tx, task, request.verb)
    _permit(actor, task, blocker, request.verb)
    return task_facts.card(tx, tx.groups.of(actor), task, actor)


def answer_blocker(tx: Transaction, actor: Actor, request: AnswerBlocker) -> Fact:
    """Accept, refuse, insist, award, dismiss, resolve or withdraw. While a blocker is accepted the task's clock stands
    still; when it ends the due day has moved on by the working days waited."""
    _permit_role(actor, request.verb)
    request.check(actor.today)
    task = tx.tasks.get(actor.group_id, request.reference)
    blocker = _blocker(tx, task, request.verb)
    capacity = _permit(actor, task, blocker, request.verb)
    group, before, was_accepted = tx.groups.of(actor), facts_of(task), blocker.state is BlockerState.ACCEPTED
    case = _Case(tx, group, actor, task, blocker)
    blocker.move(request.verb, today=actor.today)
    blocker.answer, blocker.promised_on = request.text or blocker.answer, request.promised_on or blocker.promised_on
    if blocker.state is BlockerState.ACCEPTED:
        _hand_clock_over(case)
    elif blocker.state in blockers.OVER:
        _take_clock_back(case, was_accepted=was_accepted)
    elif blocker.state is BlockerState.DECLARED:
        _await_answer(case)
    else:
        close_chase(tx, group, BLOCKER_ANSWER, task.reference)
    if blocker.state is BlockerState.ESCALATED:
        by = group.rules.calendar.add(actor.today, group.rules.office_days)
        open_chase(tx, group, BLOCKER_DECISION, task.reference, due_on=by, unit_id=None)
    tx.blockers.save(blocker)
    tx.tasks.save(task)
    step = STEPS[request.verb]
    said = {"blocker": blocker.state.value} | ({"text": request.text} if request.text else {})
    note(tx, actor, capacity, step, task, before=before, said=said)
    _tell_answered(case, request, capacity)
    unit = group.unit(blocker.unit_id).short
    return StepTaken(step, task_facts.card(tx, group, task, actor), unit, request.promised_on)


def _hand_clock_over(case: _Case) -> None:
    tx, group, task, blocker, today = case.tx, case.group, case.task, case.blocker, case.actor.today
    task.waiting_unit_id = blocker.unit_id
    task.stop(today)
    tx.blockers.begin_wait(task.id, blocker.unit_id, today)
    for kind in (BLOCKER_ANSWER, BLOCKER_DECISION):
        close_chase(tx, group, kind, task.reference)
    if blocker.promised_on is not None:
        open_chase(tx, group, BLOCKER, task.reference, due_on=blocker.promised_on, unit_id=blocker.unit_id)
    task_chases.on_stopped(tx, group, task)


def _take_clock_back(case: _Case, *, was_accepted: bool) -> None:
    tx, group, task, today = case.tx, case.group, case.task, case.actor.today
    task.blocker_id = None
    for kind in (BLOCKER_ANSWER, BLOCKER_DECISION, BLOCKER):
        close_chase(tx, group, kind, task.reference)
    if was_accepted:
        task.waiting_unit_id = None
        tx.blockers.end_wait(task.id, case.blocker.unit_id, today)
        if task.state is not TaskState.SUSPENDED:
            task.start_again(today, group.rules.calendar)
        task_chases.on_going_on(tx, group, task)


def _await_answer(case: _Case) -> None:
    by = case.group.rules.calendar.add(case.actor.today, case.group.rules.blocker_answer_days)
    unit_id = case.blocker.unit_id
    open_chase(case.tx, case.group, BLOCKER_ANSWER, case.task.reference, due_on=by, unit_id=unit_id)


def _declaring(tx: Transaction, actor: Actor, reference: Reference) -> Task:
    task = tx.tasks.get(actor.group_id, reference)
    permit(actor, Action.BLOCKER_DECLARE, units=[task.lead_unit_id])
    if not task.is_open:
        raise WrongState("wrong-state", state=task.state, verb=TaskStep.BLOCK)
    if task.blocker_id is not None:
        raise Invalid("blocker-open", reference=str(task.reference))
    return task


def _blocker(tx: Transaction, task: Task, verb: BlockerVerb) -> Blocker:
    found = tx.blockers.find(task.blocker_id)
    if found is None:
        raise Invalid("blocker-none", reference=str(task.reference))
    if verb not in blockers.LIFECYCLE.allowed(found.state):
        raise Stale("blocker-moved", reference=str(task.reference))
    return found


def _permit_role(actor: Actor, verb: BlockerVerb) -> None:
    """Refuse whoever could answer no blocker at all, before anything is said about this one."""
    if verb in _OFFICES:
        permit(actor, Action.BLOCKER_DECIDE)
    else:
        permit(actor, Action.BLOCKER_ANSWER, units=actor.unit_ids)


def _permit(actor: Actor, task: Task, blocker: Blocker, verb: BlockerVerb) -> Capacity:
    if verb in _OFFICES:
        return permit(actor, Action.BLOCKER_DECIDE)
    found = None
    if verb in _LEADS:
        found = find_capacity(actor, Action.BLOCKER_DECLARE, units=[task.lead_unit_id])
    if found is None and verb in _ANSWERERS:
        found = find_capacity(actor, Action.BLOCKER_ANSWER, units=[blocker.unit_id])
    if found is None:
        raise Forbidden("not-your-unit")
    return found


def _tell_answered(case: _Case, request: AnswerBlocker, capacity: Capacity) -> None:
    """Tell the other side; of what the secretariat settled, both; of a second refusal, the secretariat as well."""
    blocker, step = case.blocker, STEPS[request.verb]
    both = {case.task.lead_unit_id, blocker.unit_id}
    for unit_id in sorted(both if request.verb in _OFFICES else both - {capacity.unit_id}):
        case.tell(unit_id, step, request.text, request.promised_on)
    if blocker.state is BlockerState.ESCALATED:
        card = task_facts.card_as(case.tx, case.group, case.task, task_facts.OFFICE)
        unit = case.group.unit(blocker.unit_id).short
        told = StepTold(step, card, unit, case.actor.name, request.text)
        tell_office(case.tx, case.group, told, card=str(case.task.reference))
