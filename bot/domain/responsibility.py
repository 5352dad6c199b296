"""Whose time it was: a task's life cut into segments, without a gap and without an overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Wait:
    """From `start` until before `end` (None: still) the task's clock was another's: a unit's, or nobody's while the
    task was suspended (None). Local days."""

    unit_id: int | None
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Segment:
    """From `start` until before `end`: the lead's, another unit's, or nobody's (None)."""

    unit_id: int | None
    start: date
    end: date


def segments(*, lead_unit_id: int, start: date, end: date, waits: Sequence[Wait]) -> tuple[Segment, ...]:
    """Cut the life of a task, from `start` until before `end`, into segments. Where waits overlap, the one that began
    first has the day; what lies outside the life is left out."""
    found: list[Segment] = []
    day = start
    for wait in sorted(waits, key=lambda wait: wait.start):
        begins = max(wait.start, day)
        ends = min(end, wait.end if wait.end is not None else end)
        if ends <= begins:
            continue
        if begins > day:
            found.append(Segment(lead_unit_id, day, begins))
        found.append(Segment(wait.unit_id, begins, ends))
        day = ends
    if day < end:
        found.append(Segment(lead_unit_id, day, end))
    return tuple(found)
