"""How much one person may ask at once: somebody who holds a key down keeps nobody else waiting.

Kept in memory, of a bounded number of people, and per process: it protects this process. It is no limit of the work: what
it lets through in a minute is more than anybody can read.
"""

from collections import OrderedDict

from bot.clock import Clock
from bot.domain.errors import Refusal
from bot.domain.pacing import Bucket, Rate

_PEOPLE = 10_000


class TooFast(Refusal):
    """Somebody asks faster than a person can. `is_first`: nobody has been told so yet since the last pause."""

    def __init__(self, *, is_first: bool) -> None:
        super().__init__("too-fast")
        self.is_first = is_first


class Limits:
    """The places of each person; `per_minute` 0: no limit."""

    def __init__(self, clock: Clock, per_minute: int) -> None:
        self._clock = clock
        half = max(1, per_minute // 2)
        self._rate = Rate(half, 60 / half) if per_minute else None
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()
        self._told: set[str] = set()

    def has_room(self, slack_id: str) -> bool:
        """Take a place for a request that nobody waits for an answer to; tell whether there was one."""
        try:
            self.take(slack_id)
        except TooFast:
            return False
        return True

    def take(self, slack_id: str) -> None:
        """Take a place for somebody's request. Raises TooFast when there is none now."""
        if self._rate is None:
            return
        bucket = self._buckets.setdefault(slack_id, Bucket(self._rate))
        self._buckets.move_to_end(slack_id)
        if len(self._buckets) > _PEOPLE:
            self._told.discard(self._buckets.popitem(last=False)[0])
        if bucket.reserve(self._clock.now().timestamp(), patience=0) == 0:
            self._told.discard(slack_id)
            return
        is_first = slack_id not in self._told
        self._told.add(slack_id)
        raise TooFast(is_first=is_first)
