"""Slack's rate limits, kept before a call is made (Slack: rate limits; per method and app, per channel for messages)."""

import asyncio
import contextlib
from collections import defaultdict
from dataclasses import dataclass, field

from bot.clock import Clock

_LONGEST = 120.0
"""Seconds. No bucket reaches further ahead unless the platform asked for it; if one does, the clock was moved back."""


@dataclass(slots=True)
class Bucket:
    """Lets `burst` calls through at once, then one every `interval` seconds."""

    burst: int
    interval: float
    _free_at: float = field(default=0.0)
    _held_until: float = field(default=0.0)

    def reserve(self, now: float) -> float:
        """Take the next place; return the time of it."""
        place = max(self._earliest(now), self._held_until)
        self._free_at = place + self.interval
        return max(place, now)

    def room(self, now: float) -> int:
        """Return how many calls may be made at once."""
        if now < self._held_until:
            return 0
        ahead = now - self._earliest(now)
        return 0 if ahead < 0 else int(ahead / self.interval) + 1

    def hold(self, until: float) -> None:
        """Let nothing through before `until`: the platform said so."""
        self._held_until = max(self._held_until, until)

    def _earliest(self, now: float) -> float:
        if self._free_at > now + _LONGEST:
            self._free_at = now
        return max(self._free_at, now - (self.burst - 1) * self.interval)


TIERS = {1: 1, 2: 20, 3: 50, 4: 100}
"""Calls a minute."""

METHODS = {
    "auth.test": 4,
    "conversations.open": 3,
    "conversations.history": 3,
    "conversations.replies": 3,
    "chat.update": 3,
    "views.open": 4,
    "views.publish": 4,
    "pins.add": 2,
    "files.getUploadURLExternal": 4,
    "files.completeUploadExternal": 4,
}
"""The tier of each method that Concord calls; chat.postMessage has a limit of its own, a second per channel."""

_CHANNEL_INTERVAL = 1.0


class Pacing:
    """The buckets of one workspace."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._methods = {method: _of_tier(tier) for method, tier in METHODS.items()}
        self._channels: defaultdict[str, Bucket] = defaultdict(lambda: Bucket(1, _CHANNEL_INTERVAL))

    async def turn(self, method: str, channel: str = "") -> None:
        """Wait for the next place of a method, or of messages to a channel."""
        place = self._bucket(method, channel).reserve(self._now())
        while (left := place - self._now()) > 0:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._clock.moved(), left)

    def room(self, method: str) -> int:
        """Return how many calls of a method may be made at once."""
        return self._methods[method].room(self._now())

    def hold(self, method: str, channel: str, seconds: float) -> None:
        """Keep a method (messages to a channel) back for as long as the platform asked."""
        self._bucket(method, channel).hold(self._now() + seconds)

    def _now(self) -> float:
        return self._clock.now().timestamp()

    def _bucket(self, method: str, channel: str) -> Bucket:
        return self._methods[method] if method in self._methods else self._channels[channel]


def _of_tier(tier: int) -> Bucket:
    """Half of a minute's calls at once, the others evenly: in any minute no more than the tier allows."""
    half = max(1, TIERS[tier] // 2)
    return Bucket(half, 60 / half)
