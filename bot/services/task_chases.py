"""What is awaited of a task: that it is done, that each unit acknowledges it, that supporting units do their parts."""

from bot.domain.chasing import BLOCKER, BLOCKER_ANSWER, BLOCKER_DECISION, EXTENSION, RECEIPT, SUPPORT, TASK
from bot.domain.groups import Group
from bot.domain.tasks import Task, TaskState, TaskVerb
from bot.services.chasing import close_chase, move_chase, open_chase, open_chases, pause_chase, resume_chase
from bot.store.transaction import Transaction


def on_assigned(tx: Transaction, group: Group, task: Task) -> None:
    """Await the task of its lead, and a receipt of each unit."""
    open_chase(tx, group, TASK, task.reference, due_on=task.due_on, unit_id=task.lead_unit_id)
    by = group.rules.calendar.add(group.today(tx.now), group.rules.receipt_days)
    open_chases(tx, group, RECEIPT, task.reference, due_on=by, unit_ids=task.unit_ids)


def on_received(tx: Transaction, group: Group, task: Task, unit_id: int) -> None:
    """Await a unit's receipt no more."""
    close_chase(tx, group, RECEIPT, task.reference, unit_id=unit_id)


def on_verb(tx: Transaction, group: Group, task: Task, verb: TaskVerb) -> None:
    """While a completion is claimed the next step is the secretariat's, and while a task is suspended nobody's: its unit
    is chased again when it is sent back or resumed."""
    match verb:
        case TaskVerb.CLAIM:
            pause_chase(tx, group, TASK, task.reference)
        case TaskVerb.SEND_BACK:
            resume_chase(tx, group, TASK, task.reference)
        case TaskVerb.SUSPEND:
            for kind in (TASK, RECEIPT, SUPPORT):
                pause_chase(tx, group, kind, task.reference)
        case TaskVerb.RESUME:
            on_going_on(tx, group, task)
            for kind in (RECEIPT, SUPPORT):
                resume_chase(tx, group, kind, task.reference)
        case TaskVerb.CLOSE | TaskVerb.CANCEL:
            for kind in (TASK, RECEIPT, SUPPORT, EXTENSION, BLOCKER_ANSWER, BLOCKER, BLOCKER_DECISION):
                close_chase(tx, group, kind, task.reference)
        case _:
            pass


def on_due_moved(tx: Transaction, group: Group, task: Task) -> None:
    """Chase the task for its new day; one that rests goes on resting."""
    move_chase(tx, group, TASK, task.reference, due_on=task.due_on)


def on_amended(tx: Transaction, group: Group, task: Task, before: tuple[int, ...]) -> None:
    """Follow a change of the task's day or units (`before`: its units until now, the lead first)."""
    if before[0] == task.lead_unit_id:
        on_due_moved(tx, group, task)
    else:
        close_chase(tx, group, TASK, task.reference)
        open_chase(tx, group, TASK, task.reference, due_on=task.due_on, unit_id=task.lead_unit_id)
        if task.stopped_on is not None or task.state is TaskState.COMPLETION_CLAIMED:
            pause_chase(tx, group, TASK, task.reference)
    for unit_id in set(before) - set(task.unit_ids):
        close_chase(tx, group, RECEIPT, task.reference, unit_id=unit_id)
        close_chase(tx, group, SUPPORT, task.reference, unit_id=unit_id)
    new = [unit_id for unit_id in task.unit_ids if unit_id not in before]
    by = group.rules.calendar.add(group.today(tx.now), group.rules.receipt_days)
    open_chases(tx, group, RECEIPT, task.reference, due_on=by, unit_ids=new)


def on_stopped(tx: Transaction, group: Group, task: Task) -> None:
    """Let the lead rest: the clock is another's."""
    pause_chase(tx, group, TASK, task.reference)


def on_going_on(tx: Transaction, group: Group, task: Task) -> None:
    """Chase the lead again, for the day that the task now has; not while its clock stands still."""
    on_due_moved(tx, group, task)
    if task.stopped_on is None:
        resume_chase(tx, group, TASK, task.reference)


def on_part(tx: Transaction, group: Group, task: Task, unit_id: int) -> None:
    """Await a supporting unit's part by its day, until it is reported done."""
    close_chase(tx, group, SUPPORT, task.reference, unit_id=unit_id)
    part = task.part_of(unit_id)
    if part.due_on is not None and part.percent < 100 and task.is_open:
        open_chase(tx, group, SUPPORT, task.reference, due_on=part.due_on, unit_id=unit_id)
