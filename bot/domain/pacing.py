"""How often something may be done: a burst at once, then one at a time."""

from dataclasses import dataclass

LONGEST = 120.0
"""Seconds. No place is given further ahead unless a hold asked for it; one that is was given before the clock moved back."""
_ROUNDING = 1e-6
LONGEST_HOLD = 900.0
"""Seconds that something may be held back at most; a longer hold is what a clock left that moved back."""


@dataclass(frozen=True, slots=True)
class Rate:
    """`burst` at once, then one every `interval` seconds."""

    burst: int
    interval: float


@dataclass(slots=True)
class Bucket:
    """The places given so far at a rate. Moments are seconds of one clock."""

    rate: Rate
    free_at: float = 0.0
    held_until: float = 0.0

    def reserve(self, now: float, *, patience: float) -> float:
        """Take the next place; return the seconds until it. A place further off than `patience` is not taken."""
        place = max(self._earliest(now), self._held(now))
        if place - now <= patience:
            self.free_at = place + self.rate.interval
        return max(0.0, place - now)

    def room(self, now: float) -> int:
        """Return how many places there are now."""
        if now < self._held(now):
            return 0
        ahead = now - self._earliest(now)
        return 0 if ahead < 0 else int(ahead / self.rate.interval + _ROUNDING) + 1

    def hold(self, until: float) -> None:
        """Give no place before `until`."""
        self.held_until = max(self.held_until, until)

    def _held(self, now: float) -> float:
        return self.held_until if self.held_until <= now + LONGEST_HOLD else 0.0

    def _earliest(self, now: float) -> float:
        free_at = self.free_at if self.free_at <= now + LONGEST else now
        return max(free_at, now - (self.rate.burst - 1) * self.rate.interval)
