"""Concord as one or several processes against a workspace, and the faults that can be ordered for both."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from bot.workspace import server
from tests.builders import MONDAY
from tests.process import Running, environment
from tests.town import People, free_port, workspace_config

LEASE = 61
"""Seconds after which what a process left under its lease is taken up by another."""


@asynccontextmanager
async def place(folder: Path, *, mode: str = "http") -> AsyncIterator[tuple[People, int]]:
    """A workspace with people, and the port at which it expects Concord."""
    port = free_port()
    served = await server.start(workspace_config(mode, port, folder / "clock.json", MONDAY), host="127.0.0.1", port=0)
    async with aiohttp.ClientSession() as http:
        try:
            yield People(served, http), port
        finally:
            await served.stop()


async def faults(people: People, *rules: dict[str, Any]) -> None:
    """Order the workspace's faults; without any, what was ordered ends."""
    async with people.http.post(f"{people.place.url}/control/faults", json={"rules": list(rules)}) as answer:
        assert answer.status == 200


@dataclass
class Stage:
    """Processes of Concord on one database. `moments` counts what is sent and answered; a disturbance comes at a moment,
    so that it comes at the same one again with the same seed."""

    people: People
    url: str
    processes: list[Running]
    moments: int = 0
    awaited: int = 0
    went_back: bool = False
    is_up: asyncio.Event = field(default_factory=asyncio.Event)
    _passed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def turn(self) -> None:
        """Return when Concord runs and somebody waits for moments to pass: nobody works for nothing."""
        await self.is_up.wait()
        async with self._passed:
            await self._passed.wait_for(lambda: self.moments < self.awaited)
            self.moments += 1
            self._passed.notify_all()

    async def tick(self) -> None:
        """Count a moment."""
        async with self._passed:
            self.moments += 1
            self._passed.notify_all()

    async def passed(self, count: int) -> None:
        """Return when `count` more moments have passed."""
        until = self.moments + count
        async with self._passed:
            self.awaited = max(self.awaited, until)
            self._passed.notify_all()
            await self._passed.wait_for(lambda: self.moments >= until)

    async def let_finish(self) -> None:
        """Let nobody wait for moments any more."""
        async with self._passed:
            self.awaited = self.moments + 1_000_000
            self._passed.notify_all()

    async def kill(self, number: int = 0) -> None:
        """Kill a process; the people go on only while another one runs."""
        if len(self.processes) == 1:
            self.is_up.clear()
        await self.processes[number].kill()

    async def start(self, number: int = 0) -> None:
        """Start a process, and let the people go on."""
        await self.processes[number].start()
        self.is_up.set()

    def said(self) -> list[str]:
        """Return every line of every process's log."""
        return [line for process in self.processes for line in process.said]

    async def advance(self, seconds: float) -> None:
        """Move the clock of the workspace and of every process."""
        self.went_back = self.went_back or seconds < 0
        await self.people.act("clock", advance_seconds=seconds)


@asynccontextmanager
async def stage(url: str, folder: Path, *, mode: str = "http", count: int = 1) -> AsyncIterator[Stage]:
    """Start Concord `count` times on a settled database; several of them need Socket Mode."""
    async with place(folder, mode=mode) as (people, port):
        told = environment(url, people.place.url, port, folder, mode=mode)
        each = [told | {"CONCORD_HTTP__PORT": str(port if number == 0 else free_port())} for number in range(count)]
        opened = Stage(people, url, [Running(environment) for environment in each])
        try:
            for number in range(count):
                await opened.start(number)
            yield opened
        finally:
            for process in opened.processes:
                with contextlib.suppress(ProcessLookupError):
                    await process.kill()
