"""What the story is told on: the running program, its clock, and the channels in which people write."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from bot.domain.groups import Rules
from bot.domain.references import Kind, Reference
from bot.notices.fact import Fact
from bot.profiles.schema import Profile
from bot.services import front_desk
from bot.services.front_desk import Preparation, Speaker, UseCase, Wish
from bot.services.runner import Runner

R = TypeVar("R")
Units = Mapping[str, int]
"""The units' row numbers by their keys."""


class Stage(Protocol):
    """The running program as the story sees it."""

    runner: Runner

    async def move_to(self, moment: datetime) -> None:
        """Move everybody's clock forward, never back; return when what fell due by that has been delivered."""

    async def pass_time(self, by: timedelta) -> None:
        """Return when all that is owed has been delivered, and so much later."""

    def say(self, person: str, channel: str, text: str) -> None:
        """Let a person write in a channel."""

    def all_read(self) -> None:
        """Let everybody have seen everything."""

    def announce(self, chapter: str) -> None:
        """Tell whoever waits which chapter begins."""


class Days:
    """The days of the story, counted in the group's working days from its last one (0; earlier ones are negative)."""

    def __init__(self, rules: Rules, last: date) -> None:
        self._rules = rules
        self._last = last

    def day(self, count: int) -> date:
        """Return a working day of the group."""
        return self._rules.calendar.add(self._last, count)

    def at(self, count: int, hour: int, minute: int = 0) -> datetime:
        """Return a local time of a working day."""
        day = self.day(count)
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(self._rules.timezone))


def last_day(rules: Rules, now: datetime) -> date:
    """Return the day on which a story told now ends: today while people work, else the next working day."""
    local = now.astimezone(ZoneInfo(rules.timezone))
    is_worked = rules.calendar.is_workday(local.date()) and local.time() < rules.hours.end
    return local.date() if is_worked else rules.calendar.add(local.date(), 1)


@dataclass(slots=True)
class Tale:
    """What every chapter needs: the stage, the group's profile, the days and how far the story has come. People act only
    through the services."""

    stage: Stage
    profile: Profile
    days: Days
    count: int

    async def does(self, person: str, use_case: UseCase[R], request: Callable[[Units], R]) -> Fact:
        """Let a person (the workspace's id) carry out a use case; return its answer."""
        wish = Wish(use_case, lambda _, group: request({unit.key: unit.id for unit in group.units}))
        fact, _ = await self.stage.runner.write(front_desk.carry_out, Speaker(person), wish)
        return fact

    async def prepares(self, person: str, preparation: Preparation[R], request: R) -> object:
        """Let a person open a form; return what it offers."""
        prepared = await self.stage.runner.read(front_desk.prepare, Speaker(person), preparation, lambda _, __: request)
        return prepared.found

    async def chapter(self, title: str, count: int, hour: int, minute: int = 0) -> None:
        """Begin a chapter on a working day."""
        self.stage.announce(title)
        await self.at(count, hour, minute)

    async def at(self, count: int, hour: int, minute: int = 0) -> None:
        """Go on at a local time of a working day. No working morning is passed over: at nine the clock writes to people."""
        for morning in range(self.count + 1, count + 1):
            await self.stage.move_to(self.days.at(morning, 9))
        self.count = count
        await self.stage.move_to(self.days.at(count, hour, minute))

    async def later(self, minutes: int = 3) -> None:
        """Go on some minutes later."""
        await self.stage.pass_time(timedelta(minutes=minutes))


def task(number: int) -> Reference:
    return Reference(Kind.TASK, number)


def topic(number: int) -> Reference:
    return Reference(Kind.TOPIC, number)


def meeting(number: int) -> Reference:
    return Reference(Kind.MEETING, number)


def minutes(number: int) -> Reference:
    return Reference(Kind.MINUTES, number)
