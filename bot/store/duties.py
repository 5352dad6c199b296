"""Duties, the tasks under them, and which period has its task."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, or_, select, update

from bot.domain.tasks import OPEN_STATES
from bot.store.tables import duties, duty_periods, reports, tasks, units


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty as it is kept. `every` is its cadence (empty: none), `result` what comes of it."""

    id: int
    unit_id: int
    number: int | None
    text: str
    every: str
    result: str


_DUTIES = (
    select(duties.c.id, duties.c.unit_id, duties.c.number, duties.c.text, duties.c.cadence)
    .join(units, units.c.id == duties.c.unit_id)
    .where(units.c.group_id == bindparam("g"))
    .order_by(units.c.position, duties.c.position)
)
_OF_UNIT = _DUTIES.where(duties.c.unit_id == bindparam("u"))
_BY_ID = _DUTIES.where(duties.c.id == bindparam("i"))
_DUE = _DUTIES.where(or_(duties.c.next_on.is_(None), duties.c.next_on <= bindparam("today")))
_SET_NEXT = update(duties).where(duties.c.id == bindparam("i")).values(next_on=bindparam("n"))
_TAKE = select(duty_periods.c.task_id).where(
    duty_periods.c.group_id == bindparam("g"),
    duty_periods.c.matter == bindparam("m"),
    duty_periods.c.period == bindparam("p"),
)
_NOTE = insert(duty_periods)
_TASKS = (
    select(tasks.c.duty_id, tasks.c.id)
    .where(tasks.c.group_id == bindparam("g"), tasks.c.duty_id.in_(bindparam("duties", expanding=True)))
    .order_by(tasks.c.number)
)
_OPEN = (
    select(tasks.c.duty_id, func.count())
    .where(tasks.c.group_id == bindparam("g"), tasks.c.duty_id.is_not(None), tasks.c.state.in_(sorted(OPEN_STATES)))
    .group_by(tasks.c.duty_id)
)
_REPORTED = (
    select(tasks.c.duty_id)
    .join(reports, reports.c.task_id == tasks.c.id)
    .where(tasks.c.group_id == bindparam("g"), tasks.c.duty_id.is_not(None), reports.c.at >= bindparam("since"))
    .where(reports.c.undone_at.is_(None))
    .distinct()
)


class DutyRepository:
    """The duties of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def list_all(self, group_id: int, *, unit_id: int | None = None) -> list[DutyRow]:
        """Return the duties of a group, or of one of its units, in the document's order."""
        values: dict[str, Any] = {"g": group_id}
        if unit_id is None:
            return [_row(row) for row in self._connection.execute(_DUTIES, values)]
        return [_row(row) for row in self._connection.execute(_OF_UNIT, values | {"u": unit_id})]

    def find(self, group_id: int, duty_id: int) -> DutyRow | None:
        """Return a duty of a group."""
        row = self._connection.execute(_BY_ID, {"g": group_id, "i": duty_id}).one_or_none()
        return _row(row) if row else None

    def list_due(self, group_id: int, today: date) -> list[DutyRow]:
        """Return the duties with a cadence whose next period has begun."""
        found = [_row(row) for row in self._connection.execute(_DUE, {"g": group_id, "today": today})]
        return [row for row in found if row.every]

    def has_task(self, group_id: int, matter: str, period: str) -> bool:
        """Tell whether recurring work has its task of a period."""
        return self._connection.execute(_TAKE, {"g": group_id, "m": matter, "p": period}).first() is not None

    def note_task(self, group_id: int, matter: str, period: str, task_id: int) -> None:
        """Note the task that recurring work became in a period."""
        values = {"group_id": group_id, "matter": matter, "period": period, "task_id": task_id}
        self._connection.execute(_NOTE, values)

    def set_next(self, duty_id: int, day: date) -> None:
        """Set the day on which a duty's next period begins."""
        self._connection.execute(_SET_NEXT, {"i": duty_id, "n": day})

    def list_task_ids(self, group_id: int, duty_ids: list[int]) -> list[tuple[int, int]]:
        """Return the tasks under these duties: (duty, task), by the task's number."""
        return [(row[0], row[1]) for row in self._connection.execute(_TASKS, {"g": group_id, "duties": duty_ids})]

    def count_open(self, group_id: int) -> dict[int, int]:
        """Return how many open tasks each duty has."""
        return {row[0]: row[1] for row in self._connection.execute(_OPEN, {"g": group_id})}

    def list_reported(self, group_id: int, since: Any) -> set[int]:
        """Return the duties under which something was reported since a moment."""
        return set(self._connection.execute(_REPORTED, {"g": group_id, "since": since}).scalars())


def _row(row: Any) -> DutyRow:
    cadence = row.cadence or {}
    return DutyRow(row.id, row.unit_id, row.number, row.text, cadence.get("every", ""), cadence.get("result", ""))
