"""The escalation ladder: on which working days before and after a due day who is told.

The rungs of a ladder are given; after the last one it repeats, so that it never falls silent. A rung is numbered by its
index, repeats go on counting. What was told is kept as that index, for the due day for which it was told.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.workdays import WorkCalendar


class Audience(StrEnum):
    """Who is told at a rung."""

    LIAISON = "liaison"
    MEMBER = "member"
    CONVENER = "convener"
    INSPECTOR = "inspector"
    SECRETARIAT = "secretariat"
    GROUP_CHANNEL = "group-channel"


class Light(StrEnum):
    """How a task stands in time."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Rung:
    """One step: `offset` working days after the due day (negative: before it)."""

    offset: int
    audiences: frozenset[Audience]


@dataclass(frozen=True, slots=True)
class Ladder:
    """The steps in ascending order; the last one is repeated every `repeat_every` working days."""

    rungs: tuple[Rung, ...]
    repeat_every: int

    def rung(self, index: int) -> Rung:
        """Return the step with this index; indexes past the last are its repeats."""
        last = len(self.rungs) - 1
        if index <= last:
            return self.rungs[index]
        return Rung(self.rungs[last].offset + (index - last) * self.repeat_every, self.rungs[last].audiences)


@dataclass(frozen=True, slots=True)
class Stage:
    """A step that has been reached, and on which day."""

    index: int
    offset: int
    reached_on: date


def effective(due: date, calendar: WorkCalendar) -> date:
    """Return the working day by which something due on `due` must be done: a rest day's duties fall on the next one."""
    return calendar.next_workday(due)


def overdue_before(today: date, calendar: WorkCalendar) -> date:
    """Return the day before which a due day must lie for its task to be overdue `today`."""
    return calendar.add(today, -1) + timedelta(days=1)


def reached_on(ladder: Ladder, index: int, *, due: date, calendar: WorkCalendar) -> date:
    """Return the working day on which a step is reached."""
    return calendar.add(effective(due, calendar), ladder.rung(index).offset)


def stage(ladder: Ladder, *, due: date, today: date, calendar: WorkCalendar) -> Stage | None:
    """Return the highest step reached by `today`, or None before the first."""
    index = _highest(ladder, due=due, today=today, calendar=calendar)
    if index is None:
        return None
    return Stage(index, ladder.rung(index).offset, reached_on(ladder, index, due=due, calendar=calendar))


def advance(ladder: Ladder, *, due: date, today: date, last: int | None, calendar: WorkCalendar) -> Stage | None:
    """Return the step to be told today, when `last` was the latest told for this due day; None when there is none.

    Asked every working day it gives each step once, in order; after a pause it gives one, today's. On a day that is not
    worked it gives nothing.
    """
    if not calendar.is_workday(today):
        return None
    now = stage(ladder, due=due, today=today, calendar=calendar)
    return now if now is not None and (last is None or now.index > last) else None


def next_day(ladder: Ladder, *, due: date, last: int | None, calendar: WorkCalendar) -> date:
    """Return the working day on which the step after `last` is reached."""
    return reached_on(ladder, 0 if last is None else last + 1, due=due, calendar=calendar)


def light(  # noqa: PLR0913 - the facts that decide the colour
    *,
    due: date,
    original_due: date,
    today: date,
    closed_on: date | None,
    last_report: date,
    interval_days: int,
    soon_days: int,
    calendar: WorkCalendar,
    was_late: bool = False,
) -> Light:
    """Return the light of a task on a local day.

    Red: overdue. Yellow: due within `soon_days` working days, or nothing reported for `interval_days` calendar days, or
    finished after its original due day, or overdue once before its due day was moved (caught up late is never green).
    Green: otherwise.
    """
    if closed_on is not None:
        is_late = was_late or closed_on > effective(original_due, calendar)
        return Light.YELLOW if is_late else Light.GREEN
    if today > effective(due, calendar):
        return Light.RED
    is_silent = (today - last_report).days > interval_days
    return Light.YELLOW if was_late or is_silent or calendar.between(today, due) <= soon_days else Light.GREEN


def _highest(ladder: Ladder, *, due: date, today: date, calendar: WorkCalendar) -> int | None:
    passed = sum(reached_on(ladder, index, due=due, calendar=calendar) <= today for index in range(len(ladder.rungs)))
    if passed < len(ladder.rungs):
        return passed - 1 if passed else None
    index = len(ladder.rungs) - 1
    beyond = calendar.between(effective(due, calendar), today) - ladder.rungs[index].offset
    return index + beyond // ladder.repeat_every
