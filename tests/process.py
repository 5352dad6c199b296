"""Concord as a process of its own, which can be killed."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from tests.town import APP_TOKEN, BOT_TOKEN, SECRET

_START = 30.0


class Running:
    """One process of `concord run`. Its port is the one of the workspace's app."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = environment
        self._process: asyncio.subprocess.Process | None = None
        self._reader: asyncio.Task[None] | None = None
        self.said: list[str] = []

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def start(self) -> None:
        """Start it and wait until it says that it is ready. All that it says is kept in `said`."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=self._environment, stderr=asyncio.subprocess.PIPE
        )
        ready = asyncio.get_running_loop().create_future()
        self._reader = asyncio.create_task(self._listen(self._process, ready))
        await asyncio.wait_for(ready, _START)

    async def kill(self) -> None:
        """End it as a power cut would: SIGKILL."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """End it as an operator would: SIGTERM."""
        await self._end(signal.SIGTERM)

    async def _end(self, number: signal.Signals) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(number)
            await asyncio.wait_for(self._process.wait(), 20)
        if self._reader is not None:
            await self._reader

    async def _listen(self, process: asyncio.subprocess.Process, ready: asyncio.Future[None]) -> None:
        assert process.stderr is not None
        began = len(self.said)
        async for line in process.stderr:
            self.said.append(line.decode())
            if '"event": "ready"' in self.said[-1] and not ready.done():
                ready.set_result(None)
        if not ready.done():
            ready.set_exception(AssertionError("".join(self.said[began:])))


def environment(url: str, place_url: str, port: int, folder: Path, *, mode: str = "http") -> dict[str, str]:
    """Return what a process of Concord is told, on a settled database against a workspace."""
    return {
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


@asynccontextmanager
async def running(
    url: str, place_url: str, port: int, folder: Path, *, mode: str = "http", told: Mapping[str, str] | None = None
) -> AsyncIterator[Running]:
    """Start Concord, as `told` (else: with its usual environment); it is ended at the end, however that comes."""
    process = Running(dict(told or environment(url, place_url, port, folder, mode=mode)))
    await process.start()
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            await process.kill()
