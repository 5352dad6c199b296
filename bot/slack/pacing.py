"""Slack's rate limits, kept before a call is made (Slack: rate limits; per method and app, per channel for messages)."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field


@dataclass(slots=True)
class Bucket:
    """Lets `burst` calls through at once, then one every `interval` seconds."""

    burst: int
    interval: float
    _free_at: float = field(default=0.0)

    def reserve(self, now: float) -> float:
        """Take the next place; return how many seconds it lies ahead."""
        earliest = now - (self.burst - 1) * self.interval
        self._free_at = max(self._free_at, earliest)
        wait = max(0.0, self._free_at - now)
        self._free_at += self.interval
        return wait

    def hold(self, until: float) -> None:
        """Let nothing through before `until`: the platform said so."""
        self._free_at = max(self._free_at, until)


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
}
"""The tier of each method that Concord calls; chat.postMessage has a limit of its own, a second per channel."""

_BURST = 10
_CHANNEL_INTERVAL = 1.0


class Pacing:
    """The buckets of one workspace."""

    def __init__(self) -> None:
        self._methods = {method: _of_tier(tier) for method, tier in METHODS.items()}
        self._channels: defaultdict[str, Bucket] = defaultdict(lambda: Bucket(1, _CHANNEL_INTERVAL))

    async def turn(self, method: str, channel: str = "") -> None:
        """Wait for the next place of a method, or of messages to a channel."""
        wait = self._bucket(method, channel).reserve(asyncio.get_running_loop().time())
        if wait:
            await asyncio.sleep(wait)

    def hold(self, method: str, channel: str, seconds: float) -> None:
        """Keep a method (messages to a channel) back for as long as the platform asked."""
        self._bucket(method, channel).hold(asyncio.get_running_loop().time() + seconds)

    def _bucket(self, method: str, channel: str) -> Bucket:
        return self._methods[method] if method in self._methods else self._channels[channel]


def _of_tier(tier: int) -> Bucket:
    """In any minute no more than the tier allows: the burst, and what the interval adds to it."""
    per_minute = TIERS[tier]
    return Bucket(_BURST, 60 / (per_minute - _BURST))
