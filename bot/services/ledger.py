"""The ledger taken in: new rows become tasks, known ones follow what the file says, by the rules of the hand."""

from dataclasses import dataclass

from bot.domain.errors import Invalid, Refusal, WrongState
from bot.domain.groups import Group
from bot.domain.ledger import LedgerRow
from bot.domain.people import Actor, Capacity
from bot.domain.permissions import Action, permit
from bot.domain.roster import RowFault
from bot.domain.tasks import OPEN_STATES, AssignTask, Task
from bot.services import tasks
from bot.services.front_desk import Speaker, identify
from bot.services.task_amending import COLUMNS, amend, tell_amended
from bot.store.transaction import Transaction


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
                    RowFault(row.line, COLUMNS.get(fault.field, fault.field or "reference"), fault)
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
    changed = tuple(COLUMNS[name] for name, value in wanted.items() if getattr(task, name) != value)
    if not changed:
        return None
    _check(task, wanted, changed, actor)
    amend(tx, actor, capacity, task, wanted)
    tell_amended(tx, group, actor, task, changed)
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
    values = {name: wanted.get(name, getattr(task, name)) for name in COLUMNS}
    if "due" not in changed:
        values["due_on"] = actor.today
    AssignTask(**values).check(actor.today)  # type: ignore[arg-type]  # each value has its field's type


def _unit(group: Group, said: str, field: str) -> int:
    try:
        return group.get_unit(said).id
    except Invalid as error:
        error.faults = tuple(type(fault)(fault.key, fault.arguments, field) for fault in error.faults)
        raise


def _units(group: Group, said: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(_unit(group, name, "supporting_unit_ids") for name in said))
