"""The only source of the time.

`Clock` is the machine's. `FollowedClock` adds the seconds that a file names, so that a whole program (several processes
of it) can be moved forward together; the local workspace writes such a file.
"""

import asyncio
import contextlib
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

_LOOK_EVERY = 0.02


class Clock:
    """The machine's clock. Times are aware and in UTC. `sleepers`: how many wait in `sleep`."""

    def __init__(self) -> None:
        self.sleepers = 0
        self._slept = asyncio.Event()

    def now(self) -> datetime:
        """Return the present moment, in UTC."""
        return datetime.now(UTC)

    def today(self, timezone: str) -> date:
        """Return the day on which `timezone` (an IANA name) stands now."""
        return self.now().astimezone(ZoneInfo(timezone)).date()

    async def moved(self) -> None:
        """Return when the clock has been moved; the machine's never is."""
        await asyncio.Event().wait()

    async def sleep(self, seconds: float) -> None:
        """Return when so many seconds have passed, by this clock or really, whichever is first: a clock can move either
        way."""
        end, passed = self.now() + timedelta(seconds=seconds), asyncio.get_running_loop().time
        until = passed() + seconds
        self.sleepers += 1
        self._slept.set()
        try:
            while (left := min((end - self.now()).total_seconds(), until - passed())) > 0:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self.moved(), left)
        finally:
            self.sleepers -= 1

    async def slept(self) -> None:
        """Return when somebody has begun to wait in `sleep` since this was last called."""
        await self._slept.wait()
        self._slept.clear()


class FollowedClock(Clock):
    """A clock that runs ahead of the machine's by the seconds written in a file: `{"offset": 3600.0}`.

    A missing file means no offset. The file is looked at on every `now`, so a writer that has replaced it can rely on
    every later moment being the moved one.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._seen: tuple[int, int] | None = None
        self._offset = timedelta()

    def now(self) -> datetime:
        self._look()
        return super().now() + self._offset

    async def moved(self) -> None:
        """Return when the file has changed since this call."""
        self._look()
        before = self._seen
        while before == self._seen:
            await asyncio.sleep(_LOOK_EVERY)
            self._look()

    def _look(self) -> None:
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return
        seen = (status.st_mtime_ns, status.st_ino)
        if seen != self._seen:
            self._offset = timedelta(seconds=float(json.loads(self._path.read_text("utf-8"))["offset"]))
            self._seen = seen
