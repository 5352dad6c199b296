"""Tasks and their reports."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, delete, func, insert, or_, select, update

from bot.domain.errors import NotFound
from bot.domain.references import Reference
from bot.domain.tasks import OPEN_STATES, Report, Task, TaskState
from bot.store.counters import next_number
from bot.store.prepared import Prepared
from bot.store.rows import Rows
from bot.store.tables import persons, reports, task_supports, tasks

_TASKS = Rows(tasks, Task)
_REPORTS = Rows(reports, Report)

_OPEN = tasks.c.state.in_(sorted(OPEN_STATES))
_BY_NUMBER = Prepared(_TASKS.select.where(tasks.c.group_id == bindparam("g"), tasks.c.number == bindparam("n")))
_BY_ID = _TASKS.select.where(tasks.c.id == bindparam("i"))
_BY_NUMBERS = _TASKS.select.where(
    tasks.c.group_id == bindparam("g"), tasks.c.number.in_(bindparam("numbers", expanding=True))
)
_BY_IDS = _TASKS.select.where(tasks.c.id.in_(bindparam("ids", expanding=True))).order_by(tasks.c.number)
_DUE_BEFORE = _TASKS.select.where(
    tasks.c.group_id == bindparam("g"), _OPEN, tasks.c.due_on < bindparam("before"), tasks.c.stopped_on.is_(None)
).order_by(tasks.c.due_on, tasks.c.number)
_ASSIGNED_BEFORE = _TASKS.select.where(tasks.c.group_id == bindparam("g"), tasks.c.assigned_at < bindparam("moment"))
_SUBTASKS = Prepared(
    _TASKS.select.where(tasks.c.parent_id == bindparam("t")).order_by(tasks.c.number).limit(bindparam("most"))
)
_LAST_REPORTS = Prepared(
    select(*(reports.c[name] for name in _REPORTS.names), persons.c.name)
    .join_from(reports, persons, persons.c.id == reports.c.person_id)
    .where(reports.c.task_id == bindparam("t"), reports.c.undone_at.is_(None))
    .order_by(reports.c.id.desc())
    .limit(bindparam("most"))
)
_UNDO = (
    update(reports)
    .where(
        reports.c.task_id == bindparam("t"), reports.c.person_id == bindparam("p"), reports.c.at == bindparam("then")
    )
    .values(undone_at=bindparam("moment"))
)
_ranked = select(
    *(reports.c[name] for name in _REPORTS.names),
    func.row_number().over(partition_by=reports.c.task_id, order_by=reports.c.id.desc()).label("place"),
).where(reports.c.task_id.in_(bindparam("tasks", expanding=True)), reports.c.undone_at.is_(None))
_ranked_reports = _ranked.subquery()
_LAST_OF_EACH = (
    select(*(_ranked_reports.c[name] for name in _REPORTS.names))
    .where(_ranked_reports.c.place <= bindparam("most"))
    .order_by(_ranked_reports.c.id.desc())
)
_CLAIMED = (
    _TASKS.select.where(tasks.c.group_id == bindparam("g"), tasks.c.state == TaskState.COMPLETION_CLAIMED)
    .order_by(tasks.c.due_on, tasks.c.number)
    .limit(bindparam("most"))
)
_ADD_SUPPORT = insert(task_supports)
_CLEAR_SUPPORTS = delete(task_supports).where(task_supports.c.task_id == bindparam("t"))
_IS_DECIDED = and_(
    tasks.c.group_id == bindparam("g"),
    tasks.c.decision_id.is_not(None),
    tasks.c.state.in_(bindparam("states", expanding=True)),
)
_DECIDED = _TASKS.select.where(_IS_DECIDED).order_by(tasks.c.due_on, tasks.c.number)
_COUNT_DECIDED = select(func.count()).select_from(tasks).where(_IS_DECIDED)
_ALL = _TASKS.select.where(tasks.c.group_id == bindparam("g")).order_by(tasks.c.number)


class TaskRepository:
    """The tasks of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: dict[int, tuple[Any, ...]] = {}

    def get(self, group_id: int, reference: Reference) -> Task:
        """Return the task `reference` of a group.

        Raises:
            NotFound: when there is none.
        """
        row = _BY_NUMBER.find(self._connection, {"g": group_id, "n": reference.number})
        if row is None:
            raise NotFound("not-found", reference=str(reference))
        task = Task(*row)
        self._read[task.id] = row
        return task

    def get_by_id(self, task_id: int) -> Task:
        """Return the task with a row's number that another row holds."""
        task = _TASKS.find(self._connection, _BY_ID, {"i": task_id})
        if task is None:
            raise NotFound("not-found", reference="TK")
        return task

    def add(self, task: Task) -> None:
        """Insert a task (id and number 0): it gets the group's next number."""
        task.number = next_number(self._connection, task.group_id, "TK")
        _TASKS.add(self._connection, task)
        if task.supporting_unit_ids:
            rows = [{"task_id": task.id, "unit_id": unit_id} for unit_id in task.supporting_unit_ids]
            self._connection.execute(_ADD_SUPPORT, rows)

    def save(self, task: Task) -> None:
        """Write a task back. Raises Stale. Its supporting units do not change here."""
        _TASKS.save(self._connection, task, self._read.pop(task.id, None))

    def add_report(self, report: Report) -> None:
        """Keep what a unit said."""
        _REPORTS.add(self._connection, report)

    def undo_report(self, task_id: int, person_id: int, at: datetime, now: datetime) -> None:
        """Mark what somebody reported on a task at a moment as taken back."""
        self._connection.execute(_UNDO, {"t": task_id, "p": person_id, "then": at, "moment": now})

    def list_reports(self, task_id: int, *, most: int) -> list[tuple[Report, str]]:
        """Return the newest `most` reports, each with the name of who gave it, newest first."""
        rows = _LAST_REPORTS.rows(self._connection, {"t": task_id, "most": most})
        return [(Report(*row[:-1]), row[-1]) for row in rows]

    def list_last_reports(self, task_ids: Sequence[int], *, most: int) -> list[Report]:
        """Return the newest `most` reports of each of these tasks, newest first."""
        if not task_ids:
            return []
        return _REPORTS.list(self._connection, _LAST_OF_EACH, {"tasks": list(task_ids), "most": most})

    def list_claimed(self, group_id: int, *, most: int) -> list[Task]:
        """Return the first `most` tasks whose completion waits for the secretariat, by due day."""
        return _TASKS.list(self._connection, _CLAIMED, {"g": group_id, "most": most})

    def list_all(self, group_id: int) -> list[Task]:
        """Return every task of a group, by number."""
        return _TASKS.list(self._connection, _ALL, {"g": group_id})

    def set_supports(self, task: Task) -> None:
        """Write which units support a task; its own row is saved apart."""
        self._connection.execute(_CLEAR_SUPPORTS, {"t": task.id})
        if task.supporting_unit_ids:
            rows = [{"task_id": task.id, "unit_id": unit_id} for unit_id in task.supporting_unit_ids]
            self._connection.execute(_ADD_SUPPORT, rows)

    def list_decided(
        self, group_id: int, states: Collection[TaskState], *, start: int = 0, most: int | None = None
    ) -> list[Task]:
        """Return the tasks in these states that came from minutes, by due day: from the `start`-th on, `most` of them."""
        statement = _DECIDED if most is None else _DECIDED.offset(start).limit(most)
        return _TASKS.list(self._connection, statement, {"g": group_id, "states": sorted(states)})

    def count_decided(self, group_id: int, states: Collection[TaskState]) -> int:
        """Return how many tasks in these states came from minutes."""
        values = {"g": group_id, "states": sorted(states)}
        count: int = self._connection.execute(_COUNT_DECIDED, values).scalar_one()
        return count

    def list_by_ids(self, ids: Sequence[int]) -> list[Task]:
        """Return these tasks, by number."""
        return _TASKS.list(self._connection, _BY_IDS, {"ids": list(ids)}) if ids else []

    def list_assigned_before(self, group_id: int, moment: datetime) -> list[Task]:
        """Return all tasks that were handed out before a moment."""
        return _TASKS.list(self._connection, _ASSIGNED_BEFORE, {"g": group_id, "moment": moment})

    def list_by_numbers(self, group_id: int, numbers: Sequence[int]) -> list[Task]:
        """Return a group's tasks with these numbers, in no order."""
        if not numbers:
            return []
        return _TASKS.list(self._connection, _BY_NUMBERS, {"g": group_id, "numbers": list(numbers)})

    def list_due_before(self, group_id: int, day: date) -> list[Task]:
        """Return the open tasks whose due day lies before `day`, the oldest first."""
        return _TASKS.list(self._connection, _DUE_BEFORE, {"g": group_id, "before": day})

    def list_subtasks(self, task_id: int, *, most: int) -> list[Task]:
        """Return the first `most` tasks that a task was split into, by number."""
        return _TASKS.list(self._connection, _SUBTASKS, {"t": task_id, "most": most})

    def page(
        self, group_id: int, *, unit_ids: Sequence[int] = (), due_before: date | None = None, page: int, size: int
    ) -> tuple[list[Task], int]:
        """Return one page (from 1) of the open tasks, by due day, and how many there are in all.

        `unit_ids`: those that one of these units leads or supports. `due_before`: those due before that day.
        """
        condition = (tasks.c.group_id == group_id) & _OPEN
        if unit_ids:
            supported = select(task_supports.c.task_id).where(task_supports.c.unit_id.in_(unit_ids))
            condition &= or_(tasks.c.lead_unit_id.in_(unit_ids), tasks.c.id.in_(supported))
        if due_before is not None:
            condition &= (tasks.c.due_on < due_before) & tasks.c.stopped_on.is_(None)
        total = self._connection.execute(select(func.count()).select_from(tasks).where(condition)).scalar_one()
        statement: Select[Any] = _TASKS.select.where(condition).order_by(tasks.c.due_on, tasks.c.number)
        return _TASKS.list(self._connection, statement.limit(size).offset((page - 1) * size), {}), total
