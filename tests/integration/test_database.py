"""How a transaction runs, on both databases."""

import asyncio
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from bot.domain.errors import Refusal
from bot.domain.references import Kind, Reference
from bot.domain.tasks import AssignTask, ReportProgress
from bot.services import tasks
from bot.store.database import Database
from bot.store.transaction import Transaction
from tests.builders import EDUCATION, SECRETARY, liaison
from tests.house import House

TK1 = Reference(Kind.TASK, 1)


def _add(tx: Transaction, key: str, *, fails: bool = False) -> str:
    tx.connection.execute(text("INSERT INTO leases (name, holder, until) VALUES (:k, 'x', '2026-01-01')"), {"k": key})
    if fails:
        raise Refusal("on-purpose")
    return key


def _names(tx: Transaction) -> set[str]:
    return set(tx.connection.execute(text("SELECT name FROM leases")).scalars())


async def test_of_a_burst_each_faulty_member_fails_alone(database: Database) -> None:
    writes = [database.write(_add, f"k{n}", fails=n % 5 == 0) for n in range(40)]
    outcomes = await asyncio.gather(*writes, return_exceptions=True)
    failed = {n for n, outcome in enumerate(outcomes) if isinstance(outcome, Refusal)}
    assert failed == {n for n in range(40) if n % 5 == 0}
    assert await database.read(_names) == {f"k{n}" for n in range(40) if n % 5}


async def test_a_failing_commit_fails_every_member_and_leaves_nothing(sqlite_url: str, house_on: Any) -> None:
    async with house_on(sqlite_url) as house:

        def break_commit(tx: Transaction) -> None:
            tx.connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            tx.connection.execute(text("INSERT INTO counters (group_id, series, value) VALUES (99, 'x', 1)"))

        writes = [house.database.write(_add, f"k{n}") for n in range(5)]
        outcomes = await asyncio.gather(*writes, house.database.write(break_commit), return_exceptions=True)
        assert all(isinstance(outcome, Exception) for outcome in outcomes[-1:])
        told = {outcome for outcome in outcomes if isinstance(outcome, str)}
        assert await house.database.read(_names) == told
        assert await house.database.write(_add, "after") == "after"


async def test_reports_on_one_task_at_once_are_all_taken(house: House) -> None:
    unit = await house.look(lambda tx: tx.groups.get(1).get_unit("区教育局"))
    await house.does(SECRETARY, tasks.assign_task, AssignTask("选址", unit.id, date(2026, 12, 31)))
    reports = [ReportProgress(TK1, percent, f"第{percent}次") for percent in range(1, 5)]
    await asyncio.gather(*(house.does(liaison(EDUCATION), tasks.report_progress, each) for each in reports))
    task = await house.look(lambda tx: tx.tasks.get(1, TK1))
    kept = await house.look(lambda tx: tx.tasks.list_reports(task.id, most=9))
    assert sorted(report.text for report, _ in kept) == sorted(each.text for each in reports)
    assert task.percent == kept[0][0].percent
    assert await house.look(lambda tx: list(tx.record.verify(1))) == []


async def test_every_sqlite_connection_is_durable(sqlite_url: str, house_on: Any) -> None:
    async with house_on(sqlite_url) as house:

        def pragmas(tx: Transaction) -> tuple[Any, ...]:
            names = ("journal_mode", "synchronous", "foreign_keys")
            return tuple(tx.connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names)

        assert await house.database.write(pragmas) == ("wal", 2, 1)
        assert await house.database.read(pragmas) == ("wal", 2, 1)


async def test_a_read_changes_nothing(database: Database) -> None:
    await database.read(_add, "ghost")
    assert await database.read(_names) == set()


async def test_fifty_numbers_at_once_have_no_gap(house: House) -> None:
    def take(tx: Transaction, *, fails: bool) -> int:
        serial = tx.minutes.take_serial(1, 2026)
        if fails:
            raise Refusal("on-purpose")
        return serial

    taken = await asyncio.gather(
        *(house.database.write(take, fails=n % 3 == 0) for n in range(50)), return_exceptions=True
    )
    numbers = sorted(number for number in taken if isinstance(number, int))
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize(
    "change", ["UPDATE record SET action = 'other' WHERE seq = 2", "DELETE FROM record WHERE seq = 3"]
)
async def test_a_changed_or_removed_entry_is_noticed(house: House, change: str) -> None:
    assert await house.look(lambda tx: list(tx.record.verify(1))) == []

    def tamper(tx: Transaction) -> None:
        tx.connection.exec_driver_sql(change)

    await house.database.write(tamper)
    assert await house.look(lambda tx: list(tx.record.verify(1)))
