"""Two groups at work in one deployment: the demonstration's story, told twice, the second time to other people of other
units, every name of which carries a mark. Whatever nouns the story learns, both groups have."""

import asyncio
import dataclasses
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any
from unittest import mock

from bot.demo import people, places, story, story_opening
from bot.demo.stage import Days, Tale, Units
from bot.domain.errors import Refusal
from bot.domain.roster import RosterRow
from bot.domain.tasks import AssignTask
from bot.notices.fact import Fact
from bot.profiles.schema import Profile
from bot.services import front_desk, groups, mornings, reminders, roster, tasks
from bot.services.front_desk import Speaker, Wish, identify, stored_refusal
from bot.store import schema
from bot.store.database import Database
from bot.store.tables import outbox, seen
from bot.store.transaction import Transaction
from tests.builders import EDUCATION, MONDAY, TestClock, founding_profile

MARK = "乙密"
"""Stands in every name of the second group's units, people and in its own."""
PREFIX = "X"
"""Before the workspace's ids of the second group's people and channels."""
FIRST, SECOND = 1, 2
NOW = MONDAY


class TellingStage:
    """The story's stage without a workspace: the clock and the mornings."""

    def __init__(self, database: Database, clock: TestClock) -> None:
        self.runner = database
        self._clock = clock

    async def move_to(self, moment: datetime) -> None:
        if moment > self._clock.now():
            self._clock.move_to(moment)
        for group_id in await self.runner.read(reminders.list_due_groups):
            await self.runner.write(mornings.begin, group_id)

    async def pass_time(self, by: timedelta) -> None:
        self._clock.advance(by)

    def say(self, person: str, channel: str, text: str) -> None:
        """Nobody listens."""

    def all_read(self) -> None:
        """Nobody reads."""

    def announce(self, chapter: str) -> None:
        """Nobody waits."""


class OtherTale(Tale):
    """The story told to the people of the second group, up to where it names row numbers of the first one: those are
    refused there, as they must be."""

    async def does(self, person: str, use_case: Any, request: Callable[[Units], Any]) -> Fact:
        wish: Wish[Any] = Wish(use_case, lambda _, group: request({unit.key: unit.id for unit in group.units}))
        try:
            fact, _ = await self.stage.runner.write(front_desk.carry_out, Speaker(PREFIX + person), wish)
        except Refusal as refusal:
            return stored_refusal(refusal.fault)
        return fact

    async def prepares(self, person: str, preparation: Any, request: Any) -> object:
        return await super().prepares(PREFIX + person, preparation, request)


def other_profile(profile: Profile) -> Profile:
    """Return the profile of a second group, every name marked."""
    units = tuple(
        unit.model_copy(
            update={
                "name": MARK + unit.name,
                "short": MARK + unit.short,
                "english": f"{MARK} {unit.english}",
                "aliases": (),
            }
        )
        for unit in profile.units
    )
    names = {"key": "second", "name": MARK + profile.name, "short": MARK + profile.short, "units": units}
    return profile.model_copy(update=names)


def other_rows(profile: Profile) -> list[RosterRow]:
    """Return the second group's roster."""
    return [
        dataclasses.replace(
            row,
            name=MARK + row.name,
            slack_id=PREFIX + row.slack_id,
            email=f"x.{row.email}",
            phone=f"121{row.phone[3:]}",
        )
        for row in people.roster_rows(profile)
    ]


async def _others_meet(tale: Tale) -> None:
    await tale.chapter("", story.FIRST_DAY, 9, 30)
    rules = tale.profile.rules.model_copy(update={"duties_begin_on": tale.days.day(story_opening.DUTIES_AFTER)})
    profile = tale.profile.model_copy(update={"rules": rules})
    channels = {name: PREFIX + channel for name, channel in places.CHANNELS.items()}
    await tale.stage.runner.write(groups.apply_profile, profile, channels, is_rehearsal=False)
    _, faults = await tale.stage.runner.write(
        roster.import_roster, profile.key, other_rows(profile), is_rehearsal=False
    )
    assert not faults


async def tell_twice(url: str) -> None:
    """Fill an empty database with both groups, ten in the morning of the story's last day; nothing is owed."""
    profile = founding_profile()
    clock = TestClock()
    database = Database(url, clock)
    try:
        await schema.migrate(database.engine)
        days = Days(profile.rules.to_rules(), MONDAY.date())
        clock.move_to(days.at(story.FIRST_DAY, 9))
        await story.tell(Tale(TellingStage(database, clock), profile, days, story.FIRST_DAY))
        clock.move_to(days.at(story.FIRST_DAY, 9))
        other = OtherTale(TellingStage(database, clock), other_profile(profile), days, story.FIRST_DAY)
        with mock.patch.object(story_opening, "people_meet", _others_meet), suppress(AttributeError, Refusal):
            await story.tell(other)
        clock.move_to(NOW)
        for number in range(1, 4):
            await database.write(_assign, f"{MARK}任务{number}")
        await database.write(lambda tx: tx.connection.execute(outbox.delete()))
        await database.write(lambda tx: tx.connection.execute(seen.delete()))
    finally:
        await database.close()


def _assign(tx: Transaction, title: str) -> Fact:
    """Hand the second group's education bureau a task."""
    actor = identify(tx, Speaker(PREFIX + people.SECRETARY))
    unit = tx.groups.of(actor).units[EDUCATION - 1]
    return tasks.assign_task(tx, actor, AssignTask(title, unit.id, MONDAY.date() + timedelta(days=30)))


def settle_both(url: str) -> None:
    """The same, for the fixtures that prepare databases."""
    asyncio.run(tell_twice(url))
