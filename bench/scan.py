"""A morning's scan with some hundred matters due, the overview and the lists: their cost from 1,000 tasks to 1,000,000."""

import statistics
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import insert

from bench.size import Size
from bench.stores import stores
from bot.domain.ladder import Light
from bot.domain.tasks import TaskFilter
from bot.services import desk, reminders, task_lists
from bot.services.front_desk import Speaker, identify
from bot.store.database import Database
from bot.store.tables import chases, tasks
from bot.store.transaction import Transaction
from tests.builders import EDUCATION, SECRETARY, TestClock, liaison, settle

_BATCH = 20_000
_MORNING = datetime(2026, 11, 24, 1, 5, tzinfo=UTC)
_DAY = date(2026, 11, 27)
_SOON = date(2026, 12, 31)

Shown = Callable[[Transaction], object]
SHOWN: dict[str, tuple[str, Any, Any]] = {
    "overview": (SECRETARY, task_lists.show_overview, None),
    "desk": (liaison(EDUCATION), desk.show_desk, None),
    "list_all": (SECRETARY, task_lists.list_tasks, TaskFilter()),
    "list_mine": (liaison(EDUCATION), task_lists.list_tasks, TaskFilter(mine=True)),
    "list_red": (SECRETARY, task_lists.list_tasks, TaskFilter(light=Light.RED)),
    "list_yellow": (SECRETARY, task_lists.list_tasks, TaskFilter(light=Light.YELLOW)),
    "list_untouched": (SECRETARY, task_lists.list_tasks, TaskFilter(untouched=True)),
    "list_until": (SECRETARY, task_lists.list_tasks, TaskFilter(until=_SOON)),
    "list_words": (SECRETARY, task_lists.list_tasks, TaskFilter(words=("任务77",))),
}
"""What people look at: who, how, and what they ask for."""


async def measure(size: Size) -> dict[str, float]:
    """Return the growth of a scan on both databases and the milliseconds of each list, and print them."""
    found: dict[str, float] = {}
    async with stores() as (new_sqlite, new_postgres):
        for name, new in (("sqlite", new_sqlite), ("postgres", new_postgres)):
            small, _ = await _times(new("few"), size.few_tasks, size)
            large, lists = await _times(new("many"), size.many_tasks, size)
            print(
                f"{name:9} scan with {size.due} due: {small:7.1f} ms of {size.few_tasks:,} tasks · "
                f"{large:7.1f} ms of {size.many_tasks:,}"
            )
            print(f"{name:9} at {size.many_tasks:,}: " + " · ".join(f"{key} {ms:.1f} ms" for key, ms in lists.items()))
            found[f"scan_growth_{name}"] = large / small
            found |= {f"{key}_ms_{name}": ms for key, ms in lists.items()}
    return found


async def _times(url: str, tasks_in_all: int, size: Size) -> tuple[float, dict[str, float]]:
    """Return the median milliseconds of a scan that is taken back, and of each list."""
    clock = TestClock(_MORNING)
    database = Database(url, clock)
    try:
        await settle(database)
        await database.write(_fill, tasks_in_all, size.due)
        await _settle(database)
        scan = await _median(database, lambda tx: reminders.scan(tx, 1), size.scans)
        return scan, {name: await _median(database, _look(*asked), size.scans) for name, asked in SHOWN.items()}
    finally:
        await database.close()


def _look(who: str, use_case: Any, request: Any) -> Shown:
    return lambda tx: use_case(tx, identify(tx, Speaker(who)), request)


async def _median(database: Database, shown: Shown, rounds: int) -> float:
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        await database.read(shown)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def _fill(tx: Any, size: int, due: int) -> None:
    """Six tenths are closed, so many are due this morning, the rest lies in the future."""
    units = [unit.id for unit in tx.groups.get(1).units]
    for start in range(0, size, _BATCH):
        numbers = range(start + 1, min(size, start + _BATCH) + 1)
        tx.connection.execute(insert(tasks), [_task(number, size // due, units) for number in numbers])
        open_ = [number for number in numbers if _is_open(number, size // due)]
        tx.connection.execute(insert(chases), [_chase(number, size // due, units) for number in open_])


def _is_due(number: int, every: int) -> bool:
    return number % every == 0


def _is_open(number: int, every: int) -> bool:
    return _is_due(number, every) or number % 10 >= 6


def _due_on(number: int, every: int) -> date:
    return _DAY if _is_due(number, every) else _DAY + timedelta(days=60 + number % 300)


def _task(number: int, every: int, units: list[int]) -> dict[str, Any]:
    due_on = _due_on(number, every)
    return {
        "group_id": 1,
        "number": number,
        "state": "in-progress" if _is_open(number, every) else "closed",
        "title": f"任务{number}",
        "expected_result": "",
        "lead_unit_id": units[number % len(units)],
        "supporting_unit_ids": (),
        "due_on": due_on,
        "original_due_on": due_on,
        "assigned_at": _MORNING - timedelta(days=10),
        "percent": 10,
        "has_waited": False,
        "excused_days": 0,
        "was_late": False,
        "subtasks": 0,
        "comments": 0,
        "acknowledged_unit_ids": (),
        "parts": (),
        "version": 1,
    }


def _chase(number: int, every: int, units: list[int]) -> dict[str, Any]:
    is_due = _is_due(number, every)
    return {
        "group_id": 1,
        "kind": "task",
        "item": f"TK-{number}",
        "unit_id": units[number % len(units)],
        "due_on": _due_on(number, every),
        "opened_at": _MORNING - timedelta(days=10),
        "next_at": _MORNING - timedelta(minutes=5) if is_due else _MORNING + timedelta(days=50),
        "snooze_reason": "",
    }


async def _settle(database: Database) -> None:
    """Let the database know its rows, as it does by itself within minutes of an import."""
    async with database.engine.connect() as connection:
        autocommit = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await autocommit.exec_driver_sql("ANALYZE")
        if database.is_sqlite:
            await autocommit.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
