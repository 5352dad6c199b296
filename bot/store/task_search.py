"""Which open tasks a list holds. Lights are not stored: each is a condition over the days that decide it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, not_, or_, select, true

from bot.domain.ladder import Light
from bot.domain.tasks import OPEN_STATES, Task, TaskFilter
from bot.store.rows import Rows
from bot.store.tables import task_supports, tasks

_TASKS = Rows(tasks, Task)
_OPEN = tasks.c.state.in_(sorted(OPEN_STATES))


@dataclass(frozen=True, slots=True)
class Horizon:
    """The days by which lights are told on one day of a group: due before `overdue_before` is red; due up to `soon_until`,
    or silent since before `silent_before`, is yellow."""

    overdue_before: date
    soon_until: date
    silent_before: datetime


@dataclass(frozen=True, slots=True)
class LightCount:
    """How many open tasks of a unit show a light."""

    unit_id: int
    light: Light
    count: int


class TaskSearch:
    """Searches of one transaction. `stopped` are the open tasks whose clock stands still, with the light they keep: they
    are few, and reckoned one by one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def page(
        self,
        group_id: int,
        wanted: TaskFilter,
        *,
        horizon: Horizon,
        stopped: dict[int, Light],
        size: int,
    ) -> tuple[list[Task], int]:
        """Return one page of the open tasks wanted, by due day, and how many there are in all."""
        condition = and_(tasks.c.group_id == group_id, _OPEN, *_conditions(wanted, horizon, stopped))
        total = self._connection.execute(select(func.count()).select_from(tasks).where(condition)).scalar_one()
        statement = _TASKS.select.where(condition).order_by(tasks.c.due_on, tasks.c.number)
        shown = statement.limit(size).offset((wanted.page - 1) * size)
        return _TASKS.list(self._connection, shown, {}), int(total)

    def list_stopped(self, group_id: int) -> list[Task]:
        """Return the open tasks whose clock stands still."""
        statement = _TASKS.select.where(tasks.c.group_id == group_id, _OPEN, tasks.c.stopped_on.is_not(None))
        return _TASKS.list(self._connection, statement, {})

    def count_lights(self, group_id: int, horizon: Horizon) -> list[LightCount]:
        """Return how many open tasks each lead unit has of each light, without those whose clock stands still."""
        light = case(
            (_light(Light.RED, horizon), Light.RED.value),
            (_light(Light.YELLOW, horizon), Light.YELLOW.value),
            else_=Light.GREEN.value,
        ).label("light")
        statement = (
            select(tasks.c.lead_unit_id, light, func.count())
            .where(tasks.c.group_id == group_id, _OPEN, tasks.c.stopped_on.is_(None))
            .group_by(tasks.c.lead_unit_id, light)
        )
        return [LightCount(row[0], Light(row[1]), row[2]) for row in self._connection.execute(statement)]


def _conditions(wanted: TaskFilter, horizon: Horizon, stopped: dict[int, Light]) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.unit_ids:
        supported = select(task_supports.c.task_id).where(task_supports.c.unit_id.in_(wanted.unit_ids))
        found.append(or_(tasks.c.lead_unit_id.in_(wanted.unit_ids), tasks.c.id.in_(supported)))
    if wanted.light is not None:
        kept = [task_id for task_id, light in stopped.items() if light is wanted.light]
        runs = and_(tasks.c.stopped_on.is_(None), _light(wanted.light, horizon))
        found.append(or_(runs, tasks.c.id.in_(kept)) if kept else runs)
    if wanted.untouched:
        found.append(and_(tasks.c.stopped_on.is_(None), _silent(horizon)))
    for column, least, most in ((tasks.c.due_on, wanted.since, wanted.until),):
        found += [column >= least] if least else []
        found += [column <= most] if most else []
    if wanted.area is not None:
        found.append(tasks.c.area == wanted.area)
    return [*found, *(tasks.c.title.icontains(word, autoescape=True) for word in wanted.words)]


def _light(light: Light, horizon: Horizon) -> ColumnElement[bool]:
    """The condition of a light for a task whose clock runs (domain.ladder.light)."""
    red: Any = tasks.c.due_on < horizon.overdue_before
    if light is Light.RED:
        return and_(true(), red)
    yellow = or_(tasks.c.was_late, _silent(horizon), tasks.c.due_on <= horizon.soon_until)
    return and_(not_(red), yellow if light is Light.YELLOW else not_(yellow))


def _silent(horizon: Horizon) -> ColumnElement[bool]:
    silent: ColumnElement[bool] = func.coalesce(tasks.c.last_report_at, tasks.c.assigned_at) < horizon.silent_before
    return silent
