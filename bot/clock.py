"""The only source of the time.

`Clock` is the machine's. `FollowedClock` adds the seconds that a file names, so that a whole program (several processes
of it) can be moved forward together; the local workspace writes such a file.
"""

import asyncio
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

_LOOK_EVERY = 0.05


class Clock:
    """The machine's clock. Times are aware and in UTC."""

    def now(self) -> datetime:
        """Return the present moment, in UTC."""
        return datetime.now(UTC)

    def today(self, timezone: str) -> date:
        """Return the day on which `timezone` (an IANA name) stands now."""
        return self.now().astimezone(ZoneInfo(timezone)).date()

    async def moved(self) -> None:
        """Return when the clock has been moved; the machine's never is."""
        await asyncio.Event().wait()


class FollowedClock(Clock):
    """A clock that runs ahead of the machine's by the seconds written in a file: `{"offset": 3600.0}`.

    A missing file means no offset. The file is looked at on every `now`, so a writer that has replaced it can rely on
    every later moment being the moved one.
    """

    def __init__(self, path: Path) -> None:
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
