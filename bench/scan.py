"""A morning's scan with 500 matters due: how its cost grows from 1,000 tasks to 1,000,000."""

import statistics
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from bot.services import reminders
from bot.store.database import Database
from bot.store.tables import chases, tasks
from tests.builders import TestClock, settle
from tests.postgres_server import PostgresServer

DUE = 500
SIZES = (1_000, 1_000_000)
ROUNDS = 7
_BATCH = 20_000
_MORNING = datetime(2026, 11, 24, 1, 5, tzinfo=UTC)
_DAY = date(2026, 11, 27)


async def measure() -> dict[str, float]:
    """Return the growth of a scan on both databases, and print the figures it comes from."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        postgres = PostgresServer()
        try:
            sqlite = [await _scan(f"sqlite:///{Path(folder) / f'{size}.db'}", size) for size in SIZES]
            urls = [postgres.create_database(f"scan{size}", template="template1") for size in SIZES]
            posted = [await _scan(url, size) for url, size in zip(urls, SIZES, strict=True)]
        finally:
            postgres.stop()
    for name, (small, large) in (("sqlite", sqlite), ("postgres", posted)):
        print(f"{name:9} scan with {DUE} due: {small:7.1f} ms of {SIZES[0]:,} tasks · {large:7.1f} ms of {SIZES[1]:,}")
    return {"scan_growth_sqlite": sqlite[1] / sqlite[0], "scan_growth_postgres": posted[1] / posted[0]}


async def _scan(url: str, size: int) -> float:
    """Return the median milliseconds of a scan that is taken back."""
    clock = TestClock(_MORNING)
    database = Database(url, clock)
    try:
        await settle(database)
        await database.write(_fill, size)
        await _settle(database)
        times = []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            await database.read(reminders.scan, 1)
            times.append((time.perf_counter() - began) * 1000)
        return statistics.median(times)
    finally:
        await database.close()


def _fill(tx: Any, size: int) -> None:
    """Six tenths are closed, 500 are due this morning, the rest lies in the future."""
    units = [unit.id for unit in tx.groups.get(1).units]
    for start in range(0, size, _BATCH):
        numbers = range(start + 1, min(size, start + _BATCH) + 1)
        tx.connection.execute(insert(tasks), [_task(number, size, units) for number in numbers])
        open_ = [number for number in numbers if _is_open(number, size)]
        tx.connection.execute(insert(chases), [_chase(number, size, units) for number in open_])


def _is_due(number: int, size: int) -> bool:
    return number % (size // DUE) == 0


def _is_open(number: int, size: int) -> bool:
    return _is_due(number, size) or number % 10 >= 6


def _due_on(number: int, size: int) -> date:
    return _DAY if _is_due(number, size) else _DAY + timedelta(days=60 + number % 300)


def _task(number: int, size: int, units: list[int]) -> dict[str, Any]:
    due_on = _due_on(number, size)
    return {
        "group_id": 1,
        "number": number,
        "state": "in-progress" if _is_open(number, size) else "closed",
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


def _chase(number: int, size: int, units: list[int]) -> dict[str, Any]:
    is_due = _is_due(number, size)
    return {
        "group_id": 1,
        "kind": "task",
        "item": f"TK-{number}",
        "unit_id": units[number % len(units)],
        "due_on": _due_on(number, size),
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
