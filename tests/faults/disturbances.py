"""What goes wrong, one thing at a time: each waits for a moment of the load, breaks something and mends it again."""

import contextlib
import random
import resource
import sqlite3
from collections.abc import Awaitable, Callable

import asyncpg

from tests.faults.stage import LEASE, Stage, faults
from tests.postgres_server import PostgresServer

Disturbance = Callable[[Stage, random.Random], Awaitable[None]]

_API = (
    {"kind": "429", "seconds": 2},
    {"kind": "500"},
    {"kind": "break_before"},
    {"kind": "break_after"},
    {"kind": "drop", "seconds": 1},
)
_PAGE = 4096


async def kill(stage: Stage, rng: random.Random) -> None:
    """kill -9 at some moment, then a start."""
    await stage.passed(rng.randint(1, 14))
    number = rng.randrange(len(stage.processes))
    await stage.kill(number)
    if not stage.url.startswith("sqlite"):
        await stage.advance(LEASE)
    if len(stage.processes) > 1:
        await stage.passed(10)
    await stage.start(number)


async def break_slack(stage: Stage, rng: random.Random) -> None:
    """Slack answers with an error, with nothing, or only after the effect."""
    await stage.passed(rng.randint(1, 6))
    chosen = rng.sample(_API, 2)
    methods = ("chat.postMessage", "chat.update", "conversations.history", "conversations.open")
    await faults(
        stage.people,
        *({"where": "api", "method": rng.choice(methods), "times": rng.randint(1, 3)} | fault for fault in chosen),
        {"where": "api", "method": "chat.postMessage", "times": 1} | rng.choice(_API),
    )
    await stage.passed(10)
    await faults(stage.people)


async def break_deliveries(stage: Stage, rng: random.Random) -> None:
    """What people do arrives twice, late and in another order."""
    await stage.passed(rng.randint(1, 6))
    rules = [
        {"where": where, "kind": kind, "times": rng.randint(1, 4), "skip": rng.randint(0, 2), "seconds": 0.3}
        for where in ("command", "interactive", "event")
        for kind in ("duplicate", "delay", "break_after")
    ]
    await faults(stage.people, *rules)
    await stage.passed(16)
    await faults(stage.people)


async def move_clock(stage: Stage, rng: random.Random) -> None:
    """The clock jumps forward, and some moments later back."""
    await stage.passed(rng.randint(1, 6))
    seconds = rng.choice((30, 90, 600, 3_000))
    await stage.advance(seconds)
    await stage.passed(rng.randint(2, 10))
    await stage.advance(-seconds)
    await stage.passed(4)


async def lock(stage: Stage, rng: random.Random) -> None:
    """Another process holds SQLite's write lock for longer than a writer waits."""
    await stage.passed(rng.randint(1, 6))
    path = stage.url.removeprefix("sqlite:///")
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        # The people's sentences end by themselves when the writers have waited long enough (busy_timeout).
        await stage.passed(20)
        connection.execute("ROLLBACK")
    await stage.passed(4)


async def fill_disk(stage: Stage, rng: random.Random) -> None:
    """No file may grow any more (RLIMIT_FSIZE, set on the running process): SQLite's writes fail as on a full disk."""
    await stage.passed(rng.randint(1, 6))
    pid = stage.processes[0].pid
    _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (_PAGE, hard))
    await stage.passed(12)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (hard, hard))
    await stage.passed(4)


async def cut(stage: Stage, rng: random.Random) -> None:
    """Every connection to PostgreSQL is cut."""
    await stage.passed(rng.randint(1, 8))
    connection = await asyncpg.connect(stage.url.replace("+asyncpg", ""))
    try:
        await connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    finally:
        await connection.close()
    await stage.passed(6)


def restart(server: PostgresServer) -> Disturbance:
    """Return what stops PostgreSQL as a power cut would, and starts it again."""

    async def disturb(stage: Stage, rng: random.Random) -> None:
        await stage.passed(rng.randint(1, 8))
        server.crash()
        await stage.passed(6)
        server.start_again()
        await stage.passed(8)

    return disturb


EVERYWHERE: dict[str, Disturbance] = {
    "kill": kill,
    "slack": break_slack,
    "deliveries": break_deliveries,
    "clock": move_clock,
}
ON_SQLITE: dict[str, Disturbance] = {"locked": lock, "full": fill_disk}
