"""Working days: weekdays, less the holidays, plus the weekend days that are worked (调休).

A year whose notice is not published yet is provisional: its statutory holidays are known, what is shifted around them
is not (State Council: yearly notice on holidays).
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkCalendar:
    """The days that differ from the plain week: True for a weekend day that is worked, False for a weekday that is not.

    `published_years` are those whose notice was published; the others are counted all the same, provisionally.
    """

    days: Mapping[date, bool] = field(repr=False)
    published_years: frozenset[int] = frozenset()

    @cached_property
    def _shifted(self) -> tuple[list[date], list[date]]:
        worked = sorted(day for day, is_worked in self.days.items() if is_worked and day.weekday() >= _SATURDAY)
        free = sorted(day for day, is_worked in self.days.items() if not is_worked and day.weekday() < _SATURDAY)
        return worked, free

    def is_workday(self, day: date) -> bool:
        """Tell whether `day` is worked."""
        special = self.days.get(day)
        return day.weekday() < _SATURDAY if special is None else special

    def is_provisional(self, day: date) -> bool:
        """Tell whether nobody can say yet for certain that `day` is worked or not."""
        return day.year not in self.published_years

    def next_workday(self, day: date) -> date:
        """Return the first working day on or after `day`."""
        while not self.is_workday(day):
            day += _ONE_DAY
        return day

    def add(self, day: date, count: int) -> date:
        """Return the `count`-th working day after `day`, or before it when negative; `day` itself for 0."""
        step = _ONE_DAY if count > 0 else -_ONE_DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_workday(day):
                day += step
        return day

    def between(self, start: date, end: date) -> int:
        """Return how many working days lie after `start` up to and including `end`; negative when `end` is earlier."""
        if end < start:
            return -self.between(end, start)
        worked, free = self._shifted
        return _weekdays_up_to(end) - _weekdays_up_to(start) + _within(worked, start, end) - _within(free, start, end)

    def with_days(self, extra: Mapping[date, bool]) -> "WorkCalendar":
        """Return a calendar with a group's own days on top."""
        return WorkCalendar({**self.days, **extra}, self.published_years)


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """The local hours of a working day in which people are written to, from `start` until before `end`."""

    start: time
    end: time
    timezone: str

    def contains(self, moment: datetime, calendar: WorkCalendar) -> bool:
        """Tell whether an aware moment lies in working hours."""
        local = moment.astimezone(ZoneInfo(self.timezone))
        return calendar.is_workday(local.date()) and self.start <= local.time() < self.end

    def next_open(self, moment: datetime, calendar: WorkCalendar) -> datetime:
        """Return the first moment of working hours at or after `moment`, in UTC."""
        if self.contains(moment, calendar):
            return moment.astimezone(UTC)
        zone = ZoneInfo(self.timezone)
        local = moment.astimezone(zone)
        day = local.date() if local.time() < self.start else local.date() + _ONE_DAY
        return datetime.combine(calendar.next_workday(day), self.start, zone).astimezone(UTC)


def _weekdays_up_to(day: date) -> int:
    # Day 1 of the proleptic calendar is a Monday.
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * _SATURDAY + min(rest, _SATURDAY)


def _within(days: list[date], start: date, end: date) -> int:
    return bisect_right(days, end) - bisect_right(days, start)
