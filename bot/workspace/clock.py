"""The workspace's clock: the machine's, moved forward or back. Programs that follow it read the file it writes."""

import asyncio
import json
import os
import time
from datetime import UTC, datetime
from pathlib import Path


class WorkspaceClock:
    """Seconds since 1970, moved by an offset.

    With `file`, every change is written there as `{"offset": seconds}` before it takes effect for anyone who asks
    afterwards, so that a program that looks at the file is never behind.
    """

    def __init__(self, file: Path | None = None, *, start_at: datetime | None = None) -> None:
        self._file = file
        self.offset = 0.0
        self._moved = asyncio.Event()
        self._set(start_at.timestamp() - time.time() if start_at else 0.0)

    def now(self) -> float:
        """Return the moved time in seconds since 1970."""
        return time.time() + self.offset

    def today(self) -> datetime:
        """Return the moved time as an aware moment, in UTC."""
        return datetime.fromtimestamp(self.now(), UTC)

    def move_by(self, seconds: float) -> None:
        """Move on (or back) by some seconds."""
        self._set(self.offset + seconds)

    def move_to(self, moment: float) -> None:
        """Move to a moment, in seconds since 1970."""
        self._set(moment - time.time())

    def set_offset(self, offset: float) -> None:
        """Stand `offset` seconds ahead of the machine."""
        self._set(offset)

    async def wait(self, seconds: float) -> None:
        """Return when `seconds` have passed, by this clock or really, whichever comes first."""
        due = self.now() + seconds
        deadline = time.monotonic() + seconds
        while (left := min(due - self.now(), deadline - time.monotonic())) > 0:
            moved = self._moved
            try:
                await asyncio.wait_for(moved.wait(), left)
            except TimeoutError:
                return

    async def wait_until(self, moment: float) -> None:
        """Return when this clock has reached `moment` (seconds since 1970)."""
        while (left := moment - self.now()) > 0:
            moved = self._moved
            try:
                await asyncio.wait_for(moved.wait(), left)
            except TimeoutError:
                continue

    def _set(self, offset: float) -> None:
        self.offset = offset
        if self._file is not None:
            _write(self._file, {"offset": offset})
        self._moved.set()
        self._moved = asyncio.Event()


def _write(path: Path, data: dict[str, float]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.write_text(json.dumps(data), "utf-8")
    fresh.replace(path)
