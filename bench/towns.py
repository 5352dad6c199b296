"""A group of groups on PostgreSQL: one morning's scan and digests for all of them, their time and memory.

The groups are copies of the founding one with its people, made by the database itself; the morning runs in a process of its
own (`python -m bench.towns URL`), as the scheduler runs it: one transaction a group.
"""

import asyncio
import json
import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text

from bench.server import resident_mib
from bench.size import FULL, Size
from bench.stores import stores
from bot.services import mornings, reminders
from bot.store.database import Database
from bot.store.transaction import Transaction
from tests.builders import TestClock, settle

_GROUPS, _TASKS_EACH, _DUE_EVERY = 1_000, 1_000, 80
_FEW = (3, 40, 10)
_MORNING = datetime(2026, 11, 24, 1, 5, tzinfo=UTC)

_COPIES = (
    """INSERT INTO groups (key, name, short, profile, channels, version)
       SELECT key || '-' || n, name || n, short || n, profile, replace(channels::text, 'C0', 'C' || n || 'X')::jsonb, 1
       FROM groups, generate_series(2, :groups) n WHERE id = 1""",
    """INSERT INTO chains (group_id, seq, hash) SELECT id, 0, repeat('0', 64) FROM groups WHERE id <> 1""",
    """INSERT INTO units (group_id, key, position, name, short, english, aliases)
       SELECT g.id, u.key, u.position, u.name, u.short, u.english, u.aliases
       FROM units u, groups g WHERE u.group_id = 1 AND g.id <> 1""",
    """INSERT INTO persons (slack_id, name, title, phone, email, language, deactivated)
       SELECT p.slack_id || 'X' || g.id, p.name, p.title, p.phone, p.email, p.language, p.deactivated
       FROM persons p, groups g WHERE g.id <> 1""",
    """INSERT INTO seats (group_id, unit_id, person_id, role, starts_on, scope, is_beside, begun, ended)
       SELECT g.id, v.id, q.id, s.role, s.starts_on, s.scope, s.is_beside, s.begun, s.ended
       FROM seats s JOIN persons p ON p.id = s.person_id JOIN groups g ON g.id <> 1
       JOIN persons q ON q.slack_id = p.slack_id || 'X' || g.id
       LEFT JOIN units u ON u.id = s.unit_id LEFT JOIN units v ON v.group_id = g.id AND v.key = u.key
       WHERE s.group_id = 1""",
    """INSERT INTO tasks (group_id, number, state, title, expected_result, lead_unit_id, supporting_unit_ids, due_on,
         original_due_on, assigned_at, percent, has_waited, excused_days, was_late, subtasks, comments,
         acknowledged_unit_ids, parts, version)
       SELECT u.group_id, n, CASE WHEN n % 10 >= 6 OR n % :every = 0 THEN 'in-progress' ELSE 'closed' END,
         '任务' || n, '', u.id, '[]', d.due, d.due,
         CAST(:now AS timestamptz) - interval '10 days', 10, false, 0, false, 0, 0, '[]', '[]', 1
       FROM generate_series(1, :tasks) n
       JOIN units u ON u.position = 1 + n % (SELECT count(*) FROM units WHERE group_id = 1)
       CROSS JOIN LATERAL (SELECT CASE WHEN n % :every = 0 THEN date '2026-11-27'
         ELSE date '2026-11-27' + 60 + n % 300 END AS due) d""",
    """INSERT INTO chases (group_id, kind, item, unit_id, due_on, opened_at, next_at, snooze_reason)
       SELECT group_id, 'task', 'TK-' || number, lead_unit_id, due_on, assigned_at,
         CAST(:now AS timestamptz)
           + CASE WHEN number % :every = 0 THEN interval '-5 minutes' ELSE interval '50 days' END, ''
       FROM tasks WHERE state = 'in-progress'""",
    """INSERT INTO counters (group_id, series, value) SELECT id, 'TK', :tasks FROM groups
       ON CONFLICT (group_id, series) DO UPDATE SET value = excluded.value""",
    """UPDATE groups SET next_at = CAST(:now AS timestamptz) - interval '5 minutes'""",
)


async def measure(size: Size) -> dict[str, float]:
    """Return the seconds and the memory of a morning, and print them."""
    groups, tasks, every = (_GROUPS, _TASKS_EACH, _DUE_EVERY) if size is FULL else _FEW
    async with stores() as (_, new_postgres):
        url = new_postgres("towns")
        database = Database(url, TestClock(_MORNING))
        try:
            await settle(database)
            began = time.perf_counter()
            await database.write(_copy, {"groups": groups, "tasks": tasks, "every": every, "now": _MORNING})
            filled = time.perf_counter() - began
            async with database.engine.connect() as connection:
                autocommit = await connection.execution_options(isolation_level="AUTOCOMMIT")
                await autocommit.exec_driver_sql("ANALYZE")
        finally:
            await database.close()
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bench.towns", url, stdout=asyncio.subprocess.PIPE
        )
        said, _ = await process.communicate()
        if process.returncode:
            raise RuntimeError("the morning failed")
    found: dict[str, float] = json.loads(said)
    print(
        f"towns     {groups:,} groups, {26 * groups:,} units, {groups * tasks:,} tasks, filled in {filled:.1f} s: "
        f"a morning takes {found['seconds']:.1f} s ({found['cpu']:.1f} s of processor), {found['digests']:,.0f} digests, "
        f"longest group {found['longest'] * 1000:.0f} ms, memory {found['before']:.0f} to {found['peak']:.0f} MiB"
    )
    return {
        "towns_scan_seconds": found["seconds"],
        "towns_digests": found["digests"],
        "towns_longest_group_ms": found["longest"] * 1000,
        "towns_peak_mib": found["peak"],
    }


def _copy(tx: Transaction, values: dict[str, object]) -> None:
    for statement in _COPIES:
        named = text(statement)
        wanted = named.compile().params.keys()
        tx.connection.execute(named, {name: value for name, value in values.items() if name in wanted})


async def morning(url: str) -> dict[str, float]:
    """Begin the morning of every group whose moment has come; return what it took."""
    database = Database(url, TestClock(_MORNING))
    try:
        due = await database.read(reminders.list_due_groups)
        before, longest, digests = resident_mib(Path("/proc/self")), 0.0, 0
        began, used = time.perf_counter(), time.process_time()
        for group_id in due:
            started = time.perf_counter()
            digests += await database.write(mornings.begin, group_id)
            longest = max(longest, time.perf_counter() - started)
        seconds, cpu = time.perf_counter() - began, time.process_time() - used
    finally:
        await database.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = {"seconds": seconds, "cpu": cpu, "longest": longest, "digests": float(digests)}
    return found | {"before": before, "peak": peak}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(morning(sys.argv[1]))))
