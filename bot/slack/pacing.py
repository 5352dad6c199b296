"""Slack's rate limits, kept before a call is made (Slack: rate limits; per method and app, per channel for messages).

The limits are those of the app, not of a process: where several processes can call (PostgreSQL), each takes its place in
the database that they share.
"""

import contextlib
from collections import defaultdict

from bot.clock import Clock
from bot.domain.pacing import Bucket, Rate
from bot.services import pacing
from bot.services.runner import Runner, Unavailable

PATIENCE = 20.0
"""Seconds that a call waits for its place: what must wait longer is better left to a later look, within its lease."""

TIERS = {1: 1, 2: 20, 3: 50, 4: 100}
"""Calls a minute."""

METHODS = {
    "apps.connections.open": 1,
    "auth.test": 4,
    "conversations.info": 3,
    "conversations.open": 3,
    "conversations.history": 3,
    "conversations.replies": 3,
    "chat.update": 3,
    "users.info": 4,
    "views.open": 4,
    "views.publish": 4,
    "pins.add": 2,
    "users.list": 2,
    "files.getUploadURLExternal": 4,
    "files.completeUploadExternal": 4,
}
"""The tier of each method that Concord calls; chat.postMessage has limits of its own: a second per channel, and several
hundred a minute in the workspace, which is read as 300: a few at once, so that the others follow at nearly that."""

_POST = "chat.postMessage"
_CHANNEL = Rate(1, 1.0)
_WORKSPACE = Rate(15, 60 / 285)


class Crowded(Exception):
    """The next place is `seconds` away: too far to wait for. None was taken."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the next place is {seconds:.1f} s away")
        self.seconds = seconds


class Pacing:
    """The places of one workspace. `shared`: the database through which several processes share them; without it they
    are this process's own. `name` is the workspace's among several that share a database."""

    def __init__(self, clock: Clock, shared: Runner | None = None, name: str = "") -> None:
        self._clock = clock
        self._shared = shared
        self._name = name
        self._rates = {method: _of_tier(tier) for method, tier in METHODS.items()} | {_POST: _WORKSPACE}
        self._buckets: defaultdict[str, Bucket] = defaultdict(lambda: Bucket(_CHANNEL))
        self._buckets.update({method: Bucket(rate) for method, rate in self._rates.items()})

    async def turn(self, method: str, channel: str = "") -> None:
        """Wait for the next place of a method, or of messages to a channel. Raises Crowded."""
        wait = 0.0
        for name in (channel, method) if method == _POST else (method,):
            wait = max(wait, await self._reserve(name))
            if wait > PATIENCE:
                raise Crowded(wait)
        if wait > 0:
            await self._clock.sleep(wait)

    async def room(self, method: str) -> int:
        """Return how many calls of a method may be made at once."""
        if self._shared is not None:
            return await self._shared.read(pacing.room, self._shared_name(method), self._rates[method])
        return self._buckets[method].room(self._now())

    async def hold(self, method: str, channel: str, seconds: float) -> None:
        """Keep a method (messages to a channel) back for as long as the platform asked."""
        name = channel if method == _POST else method
        if self._shared is not None:
            await self._shared.write(pacing.hold, self._shared_name(name), seconds)
        else:
            self._buckets[name].hold(self._now() + seconds)

    async def _reserve(self, name: str) -> float:
        if self._shared is not None:
            shared, rate = self._shared_name(name), self._rates.get(name, _CHANNEL)
            with contextlib.suppress(Unavailable):  # a connection that was cut; at worst a place is lost
                return await self._shared.write(pacing.reserve, shared, rate, PATIENCE)
            return await self._shared.write(pacing.reserve, shared, rate, PATIENCE)
        return self._buckets[name].reserve(self._now(), patience=PATIENCE)

    def _shared_name(self, name: str) -> str:
        return f"{self._name}:{name}" if self._name else name

    def _now(self) -> float:
        return self._clock.now().timestamp()


def _of_tier(tier: int) -> Rate:
    """Half of a minute's calls at once, the others evenly: in any minute no more than the tier allows."""
    half = max(1, TIERS[tier] // 2)
    return Rate(half, 60 / half)
