"""Whether anything is under way: deliveries to apps and calls from them."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager

_QUIET = 0.05
"""Seconds without a call or a delivery that count as idle."""


class Activity:
    """Counts what is under way, so that a test can await the end of it instead of asking again and again."""

    def __init__(self) -> None:
        self.under_way = 0
        self._touched = time.monotonic()
        self._changed = asyncio.Event()

    @contextmanager
    def going(self) -> Iterator[None]:
        """Count something as under way until the block ends."""
        self.begin()
        try:
            yield
        finally:
            self.end()

    def begin(self) -> None:
        """Count something as under way; `end` must follow."""
        self.under_way += 1
        self._touch()

    def end(self) -> None:
        """Count something as over."""
        self.under_way -= 1
        self._touch()

    async def idle(self, seconds: float) -> bool:
        """Return True once nothing is under way and nothing has begun for 50 ms; False after `seconds`."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            quiet_for = time.monotonic() - self._touched
            if not self.under_way and quiet_for >= _QUIET:
                return True
            await self._wait_for_change(left if self.under_way else min(left, _QUIET - quiet_for))
        return False

    async def _wait_for_change(self, seconds: float) -> None:
        changed = self._changed
        try:
            await asyncio.wait_for(changed.wait(), seconds)
        except TimeoutError:
            return

    def _touch(self) -> None:
        self._touched = time.monotonic()
        self._changed.set()
        self._changed = asyncio.Event()
