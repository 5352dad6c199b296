"""Processes that are measured: Concord, and the bare app it is compared with."""

import asyncio
import contextlib
import os
import resource
import socket
import sys
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import psutil

from bench import slack
from bot.clock import Clock
from bot.domain.tasks import AssignTask
from bot.services import tasks
from bot.store.database import Database
from tests.builders import SECRETARY, settle
from tests.house import House

_START = 30.0


@dataclass(frozen=True, slots=True)
class Server:
    """A process that answers on a port; `ready_after` seconds after it was started."""

    port: int
    process: psutil.Process
    ready_after: float

    def cpu_seconds(self) -> float:
        """Return the processor time that its threads have used (Linux: proc, schedstat), to the nanosecond."""
        threads = Path(f"/proc/{self.process.pid}/task").iterdir()
        return sum(int((thread / "schedstat").read_text("ascii").split()[0]) for thread in threads) / 1e9

    def resident_mib(self) -> float:
        """Return the memory that it holds."""
        return resident_mib(Path(f"/proc/{self.process.pid}"))


def resident_mib(process: Path) -> float:
    """Return the memory that a process holds (Linux: proc, statm)."""
    return int((process / "statm").read_text("ascii").split()[1]) * resource.getpagesize() / 2**20


@contextlib.asynccontextmanager
async def bare(kind: str) -> AsyncIterator[Server]:
    """Start the floor: `stock` or `prompt` (see bench.floor)."""
    began = time.perf_counter()
    async with _process("bench.floor", kind) as started:
        if started.stdout is None:
            raise RuntimeError("no output")
        port = int(await asyncio.wait_for(started.stdout.readline(), _START))
        yield Server(port, psutil.Process(started.pid), time.perf_counter() - began)


@contextlib.asynccontextmanager
async def concord(url: str, base: str) -> AsyncIterator[Server]:
    """Start Concord on a database, with a Web API at `base`, and wait until it is ready."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    began = time.perf_counter()
    async with _process(
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
    ) as started:
        await _answers(port)
        yield Server(port, psutil.Process(started.pid), time.perf_counter() - began)


async def furnish(url: str, *, open_tasks: int) -> None:
    """Fill an empty database with the founding group and so many tasks of one unit."""
    database = Database(url, Clock())
    try:
        await settle(database)
        house = House(database, Clock())  # type: ignore[arg-type]  # nothing moves this clock
        unit = await house.look(lambda tx: tx.groups.get(1).get_unit("区教育局"))
        due = Clock().today("Asia/Shanghai") + timedelta(days=60)
        for number in range(1, open_tasks + 1):
            await house.does(SECRETARY, tasks.assign_task, AssignTask(f"选址{number}", unit.id, due))
    finally:
        await database.close()


@contextlib.asynccontextmanager
async def _process(*arguments: str, **environment: str) -> AsyncIterator[asyncio.subprocess.Process]:
    started = await asyncio.create_subprocess_exec(
        sys.executable, "-m", *arguments, stdout=asyncio.subprocess.PIPE, env={**os.environ, **environment}
    )
    try:
        yield started
    finally:
        started.terminate()
        await started.wait()


async def _answers(port: int) -> None:
    """Wait until Concord says that it is ready."""
    async with asyncio.timeout(_START):
        while True:
            with contextlib.suppress(OSError):
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.write(b"GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                said = await reader.read()
                writer.close()
                if b" 200 " in said.split(b"\r\n", 1)[0]:
                    return
            await asyncio.sleep(0.005)
