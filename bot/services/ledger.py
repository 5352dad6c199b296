"""The ledger taken in: new rows become tasks, known ones follow what the file says, by the rules of the hand."""

from dataclasses import dataclass
from datetime import date

from bot.domain import ladder
from bot.domain.errors import Invalid, Refusal, WrongState
from bot.domain.groups import Group
from bot.domain.ledger import LedgerRow
from bot.domain.people import UNIT_ROLES, Actor, Capacity, Role
from bot.domain.permissions import Action, permit
from bot.domain.roster import RowFault
from bot.domain.tasks import OPEN_STATES, AssignTask, Task
from bot.notices.fact import Fact
from bot.notices.ledger import TaskAmended
from bot.services import reminders, task_chases, task_facts, tasks
from bot.services.front_desk import Speaker, identify
from bot.services.items import note
from bot.services.telling import tell_units
from bot.store.record import facts_of
from bot.store.transaction import Transaction

_COLUMNS = {
    "title": "task",
    "due_on": "due",
    "lead_unit_id": "lead",
    "supporting_unit_ids": "supporting",
    "expected_result": "expected_result",
}
"""The column that fills each field of a task."""


@dataclass(frozen=True, slots=True)
class LedgerDifference:
    """One row that changes something: `task` (a new one) or `changed`, with the columns that differ."""

    kind: str
    line: int
    reference: str
    title: str
    changed: tuple[str, ...] = ()


def import_ledger(
    tx: Transaction, slack_id: str, rows: list[LedgerRow], *, is_rehearsal: bool
) -> tuple[list[LedgerDifference], list[RowFault]]:
    """Bring the tasks in line with `rows`, as the person with `slack_id`, who must be allowed to assign tasks; return
    what was (would be) changed and what is wrong. Nothing is changed when anything is wrong, nor in a rehearsal.

    Raises:
        Refusal: for somebody who holds no seat, or may not assign tasks.
    """
    actor = identify(tx, Speaker(slack_id))
    capacity = permit(actor, Action.TASK_ASSIGN)
    differences: list[LedgerDifference] = []
    faults: list[RowFault] = []
    with tx.undone_if(lambda: is_rehearsal or bool(faults)):
        for row in rows:
            try:
                found = _take_in(tx, actor, capacity, row)
            except Refusal as refusal:
                faults += [
                    RowFault(row.line, _COLUMNS.get(fault.field, fault.field or "reference"), fault)
                    for fault in refusal.faults
                ]
            else:
                differences += [found] if found else []
    return differences, faults


def _take_in(tx: Transaction, actor: Actor, capacity: Capacity, row: LedgerRow) -> LedgerDifference | None:
    group = tx.groups.of(actor)
    if row.reference is None:
        request = _new(group, row)
        request.check(actor.today)
        task = tasks.add_task(tx, group, request, actor=actor, capacity=capacity)
        tasks.tell_assigned(tx, group, task)
        return LedgerDifference("task", row.line, "", row.title)
    task = tx.tasks.get(group.id, row.reference)
    wanted = _wanted(group, row, task)
    changed = tuple(_COLUMNS[name] for name, value in wanted.items() if getattr(task, name) != value)
    if not changed:
        return None
    _check(task, wanted, changed, actor)
    _change(tx, actor, capacity, task, wanted)
    _tell(tx, group, actor, task, changed)
    return LedgerDifference("changed", row.line, str(task.reference), row.title, changed)


def _new(group: Group, row: LedgerRow) -> AssignTask:
    return AssignTask(
        title=row.title,
        lead_unit_id=_unit(group, row.lead, "lead_unit_id"),
        due_on=row.due_on,
        supporting_unit_ids=_units(group, row.supporting or ()),
        expected_result=row.expected_result or "",
    )


def _wanted(group: Group, row: LedgerRow, task: Task) -> dict[str, object]:
    """Return the fields that a row speaks of."""
    wanted: dict[str, object] = {
        "title": row.title,
        "lead_unit_id": _unit(group, row.lead, "lead_unit_id"),
        "due_on": row.due_on,
    }
    if row.supporting is not None:
        units = _units(group, row.supporting)
        # The order in which the supporting units stand says nothing.
        same = set(units) == set(task.supporting_unit_ids)
        wanted["supporting_unit_ids"] = task.supporting_unit_ids if same else units
    if row.expected_result is not None:
        wanted["expected_result"] = row.expected_result
    return wanted


def _check(task: Task, wanted: dict[str, object], changed: tuple[str, ...], actor: Actor) -> None:
    """Refuse what could not be assigned so by hand. A due day that stays may lie in the past."""
    if task.state not in OPEN_STATES:
        raise WrongState("ledger-closed", field="reference", reference=str(task.reference), state=task.state)
    values = {name: wanted.get(name, getattr(task, name)) for name in _COLUMNS}
    if "due" not in changed:
        values["due_on"] = actor.today
    AssignTask(**values).check(actor.today)  # type: ignore[arg-type]  # each value has its field's type


def _change(tx: Transaction, actor: Actor, capacity: Capacity, task: Task, wanted: dict[str, object]) -> None:
    group = tx.groups.of(actor)
    before = facts_of(task)
    due_on, units = task.due_on, task.unit_ids
    for name, value in wanted.items():
        if name != "due_on":
            setattr(task, name, value)
    due = wanted["due_on"]
    if isinstance(due, date) and due != due_on:
        task.move_due(due, today=actor.today, calendar=group.rules.calendar)
    task.keep_units()
    tx.tasks.save(task)
    tx.tasks.set_supports(task)
    task_chases.on_amended(tx, group, task, units)
    note(tx, actor, capacity, "amend-task", task, before=before)
    if min(due_on, task.due_on) < ladder.overdue_before(actor.today, group.rules.calendar):
        tx.outbox.refresh(group.id, reminders.overdue_item(group, tx.now))


def _tell(tx: Transaction, group: Group, actor: Actor, task: Task, changed: tuple[str, ...]) -> None:
    card = task_facts.plain_card(group, task, actor.today, verbs=task_facts.UNIT_VERBS)
    fact: Fact = TaskAmended(card, changed)
    item = str(task.reference)
    tell_units(tx, group, lambda _: fact, unit_ids=[task.lead_unit_id], roles=UNIT_ROLES, card=item)
    tell_units(tx, group, lambda _: fact, unit_ids=task.supporting_unit_ids, roles=[Role.LIAISON], card=item)


def _unit(group: Group, said: str, field: str) -> int:
    try:
        return group.get_unit(said).id
    except Invalid as error:
        error.faults = tuple(type(fault)(fault.key, fault.arguments, field) for fault in error.faults)
        raise


def _units(group: Group, said: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(_unit(group, name, "supporting_unit_ids") for name in said))
