"""Rate limits. Slack: rate limits; each method's own page names its tier."""

import math
from collections import defaultdict, deque
from typing import Literal

from bot.workspace.errors import SlackError

Tier = Literal[0, 1, 2, 3, 4]

PER_MINUTE: dict[Tier, int] = {1: 1, 2: 20, 3: 50, 4: 100}
"""Calls a minute, per method, workspace and app. Slack: rate limits, tiers. Tier 0 is counted in another way."""

POSTS_PER_SECOND = 1.0
"""Slack: rate limits, chat.postMessage, per channel."""

POST_BURST = 5
"""Messages in one channel that may come at once: Slack says "short bursts" and names no number; ours is cautious."""

POSTS_PER_MINUTE = 300
"""Slack: chat.postMessage, "several hundred messages per minute" per workspace; ours is the cautious reading."""

RESPONSES_PER_SECOND = 1.0
"""Slack: rate limits, incoming webhooks and response_url; the burst is that of messages."""

HAIR = 1e-6
"""Seconds by which a caller may come too early: sums of floats are not exact, and whoever waits as told must be let in."""

_MINUTE = 60.0


class _Window:
    """At most `limit` calls in any minute."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._times: deque[float] = deque()

    def wait_for(self, now: float) -> float:
        """Return the seconds until there is room again, 0 when there is."""
        while self._times and now - self._times[0] >= _MINUTE:
            self._times.popleft()
        return 0.0 if len(self._times) < self._limit else _MINUTE - (now - self._times[0])

    def count(self, now: float) -> None:
        self._times.append(now)


class _Bucket:
    """A burst, and then so many a second."""

    def __init__(self, burst: int, per_second: float) -> None:
        self._burst = float(burst)
        self._per_second = per_second
        self._left = float(burst)
        self._seen_at: float | None = None

    def wait_for(self, now: float) -> float:
        """Return the seconds until there is room again, 0 when there is."""
        passed = max(0.0, now - self._seen_at) if self._seen_at is not None else 0.0
        self._left = min(self._burst, self._left + passed * self._per_second)
        self._seen_at = now
        return 0.0 if self._left >= 1 else (1 - self._left) / self._per_second

    def count(self, _now: float) -> None:
        self._left -= 1


class Rates:
    """Counts the calls of all apps. A refused call is not counted."""

    def __init__(self, *, is_on: bool = True) -> None:
        self._is_on = is_on
        self._methods: dict[tuple[str, str], _Window] = {}
        self._workspace: defaultdict[str, _Window] = defaultdict(lambda: _Window(POSTS_PER_MINUTE))
        self._posts: defaultdict[tuple[str, str], _Bucket] = defaultdict(lambda: _Bucket(POST_BURST, POSTS_PER_SECOND))
        self._responses: defaultdict[str, _Bucket] = defaultdict(lambda: _Bucket(POST_BURST, RESPONSES_PER_SECOND))

    def count_call(self, app_id: str, method: str, tier: Tier, *, now: float) -> None:
        """Count a call of a method. Raises SlackError `ratelimited` (HTTP 429 with Retry-After) when there are too many."""
        if tier:
            limit = PER_MINUTE[tier]
            self._count(now, self._methods.setdefault((app_id, method), _Window(limit)))

    def count_post(self, app_id: str, channel: str, *, now: float) -> None:
        """Count a message to a channel. Raises SlackError `ratelimited`."""
        self._count(now, self._posts[app_id, channel], self._workspace[app_id])

    def count_response(self, app_id: str, *, now: float) -> None:
        """Count a post to a response_url. Raises SlackError `ratelimited`."""
        self._count(now, self._responses[app_id])

    def _count(self, now: float, *limits: _Window | _Bucket) -> None:
        if not self._is_on:
            return
        wait = max(limit.wait_for(now) for limit in limits)
        if wait > HAIR:
            raise too_many(wait)
        for limit in limits:
            limit.count(now)


def too_many(seconds: float) -> SlackError:
    """Return Slack's answer to too many calls: come again after so many whole seconds."""
    return SlackError("ratelimited", status=429, headers={"Retry-After": str(max(1, math.ceil(seconds)))})
