"""A durable progress line (permission, task, report, record, outbox, reply) beside bare Bolt, over HTTP."""

import asyncio
import contextlib
import os
import socket
import statistics
import sys
import tempfile
from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import count
from pathlib import Path

from bench import slack
from bench.load import Figures, lines, run
from bot.clock import Clock
from bot.domain.tasks import AssignTask
from bot.services import tasks
from bot.store.database import Database
from tests.builders import EDUCATION, SECRETARY, liaison, settle
from tests.house import House
from tests.postgres_server import PostgresServer

ROUNDS = 3
UNLOADED, LOADED = 150, 1_500


@contextlib.asynccontextmanager
async def process(*arguments: str, **environment: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """Start a Python module as a process of its own; end it at the end."""
    started = await asyncio.create_subprocess_exec(
        sys.executable, "-m", *arguments, stdout=asyncio.subprocess.PIPE, env={**os.environ, **environment}
    )
    try:
        yield started
    finally:
        started.terminate()
        await started.wait()


async def furnish(url: str) -> None:
    """Fill an empty database with the founding group and one task of one unit."""
    database = Database(url, Clock())
    try:
        await settle(database)
        house = House(database, Clock())  # type: ignore[arg-type]
        unit = await house.look(lambda tx: tx.groups.get(1).get_unit("区教育局"))
        due = Clock().today("Asia/Shanghai") + timedelta(days=60)
        await house.does(SECRETARY, tasks.assign_task, AssignTask("选址", unit.id, due))
    finally:
        await database.close()


async def measure() -> dict[str, float]:
    """Return the ratios and print the figures they come from."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        postgres = PostgresServer()
        try:
            return await _measure(
                f"sqlite:///{Path(folder) / 'bench.db'}", postgres.create_database("bench", template="template1")
            )
        finally:
            postgres.stop()


async def _measure(sqlite: str, postgres: str) -> dict[str, float]:
    for url in (sqlite, postgres):
        await furnish(url)
    api, base = await slack.answer_yes()
    async with contextlib.AsyncExitStack() as stack:
        ports = {}
        for name in ("stock", "prompt"):
            floor = await stack.enter_async_context(process("bench.floor", name))
            ports[name] = int(await _line(floor))
        for name, url in (("sqlite", sqlite), ("postgres", postgres)):
            ports[name] = await _concord(stack, url, base)
        figures = await _rounds(ports)
        await slack.stop(api)
    for name, (unloaded, loaded) in figures.items():
        print(
            f"{name:9} 1 connection: {unloaded.median:6.2f} ms median · "
            f"16 connections: {loaded.per_second:6.0f}/s, {loaded.median:6.2f} ms median, {loaded.p99:6.2f} ms p99"
        )
    floor_figures = figures["prompt"][1]
    return {
        "unloaded_median_ms": figures["sqlite"][0].median,
        "unloaded_median_vs_stock_bolt": figures["sqlite"][0].median / figures["stock"][0].median,
        "sqlite_command_ratio": figures["sqlite"][1].per_second / floor_figures.per_second,
        "postgres_command_ratio": figures["postgres"][1].per_second / floor_figures.per_second,
        "sqlite_p99_ratio": figures["sqlite"][1].p99 / floor_figures.p99,
        "postgres_p99_ratio": figures["postgres"][1].p99 / floor_figures.p99,
    }


async def _rounds(ports: dict[str, int]) -> dict[str, tuple[Figures, Figures]]:
    words = count()
    found: dict[str, list[tuple[Figures, Figures]]] = {name: [] for name in ports}
    for _ in range(ROUNDS):
        for name, port in ports.items():
            user = liaison(EDUCATION)
            unloaded = await run(port, lines(UNLOADED, user=user, start=words), connections=1)
            loaded = await run(port, lines(LOADED, user=user, start=words), connections=16)
            found[name].append((unloaded, loaded))
    return {name: (_middle([a for a, _ in rounds]), _middle([b for _, b in rounds])) for name, rounds in found.items()}


def _middle(rounds: list[Figures]) -> Figures:
    return Figures(
        statistics.median(r.per_second for r in rounds),
        statistics.median(r.median for r in rounds),
        statistics.median(r.p99 for r in rounds),
    )


async def _concord(stack: contextlib.AsyncExitStack, url: str, base: str) -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    started = process(
        "bot",
        "run",
        CONCORD_SLACK__MODE="http",
        CONCORD_SLACK__BOT_TOKEN="xoxb-1",
        CONCORD_SLACK__SIGNING_SECRET=slack.SECRET,
        CONCORD_SLACK__API_BASE_URL=base,
        CONCORD_DATABASE__URL=url,
        CONCORD_HTTP__PORT=str(port),
        CONCORD_LOG__LEVEL="error",
        CONCORD_LIMITS__REQUESTS_PER_MINUTE="0",
    )
    await stack.enter_async_context(started)
    for _ in range(200):
        with contextlib.suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            return port
        await asyncio.sleep(0.05)
    raise RuntimeError("Concord did not start")


async def _line(started: asyncio.subprocess.Process) -> str:
    if started.stdout is None:
        raise RuntimeError("no output")
    return (await asyncio.wait_for(started.stdout.readline(), 20)).decode()
