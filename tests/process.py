"""Concord as a process of its own, which can be killed."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.town import APP_TOKEN, BOT_TOKEN, SECRET

_START = 30.0


class Running:
    """One process of `concord run`. Its port is the one of the workspace's app."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = environment
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it and wait until it says that it is ready."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=self._environment, stderr=asyncio.subprocess.PIPE
        )
        await asyncio.wait_for(self._ready(self._process), _START)

    async def kill(self) -> None:
        """End it as a power cut would: SIGKILL."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """End it as an operator would: SIGTERM."""
        await self._end(signal.SIGTERM)

    async def _end(self, number: signal.Signals) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(number)
            await asyncio.wait_for(self._process.communicate(), 20)

    async def _ready(self, process: asyncio.subprocess.Process) -> None:
        assert process.stderr is not None
        said = []
        async for line in process.stderr:
            said.append(line.decode())
            if '"event": "ready"' in said[-1]:
                return
        raise AssertionError("".join(said))


@asynccontextmanager
async def running(url: str, place_url: str, port: int, folder: Path, *, mode: str = "http") -> AsyncIterator[Running]:
    """Start Concord on a settled database against a workspace; it is ended at the end, however that comes."""
    environment = {
        **os.environ,
        "CONCORD_SLACK__MODE": mode,
        "CONCORD_SLACK__BOT_TOKEN": BOT_TOKEN,
        "CONCORD_SLACK__APP_TOKEN": APP_TOKEN,
        "CONCORD_SLACK__SIGNING_SECRET": SECRET,
        "CONCORD_SLACK__API_BASE_URL": f"{place_url}/api/",
        "CONCORD_DATABASE__URL": url,
        "CONCORD_HTTP__PORT": str(port),
        "CONCORD_CLOCK__FOLLOW": str(folder / "clock.json"),
        "CONCORD_LOG__FORMAT": "json",
    }
    process = Running(environment)
    await process.start()
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            await process.kill()
