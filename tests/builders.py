"""The founding group, filled with people: what most tests begin with."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.clock import Clock
from bot.domain.people import Role
from bot.domain.roster import RosterRow
from bot.profiles.schema import Profile, load_profile
from bot.services import groups, roster
from bot.store import schema
from bot.store.database import Database
from bot.store.tables import outbox

PROFILE = Path("bot/profiles/lucheng.toml")
CHANNELS = {"group": "C0GROUP", "announcement": "C0NOTICE", "secretariat": "C0OFFICE"}
MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""A working day of the group, ten in the morning in its time zone."""

CONVENER, DIRECTOR, SECRETARY, INSPECTOR, OBSERVER, STRANGER = "U0CONV", "U0DIR", "U0SEC", "U0INSP", "U0OBS", "U0NONE"


def liaison(position: int) -> str:
    """Return the workspace's id of the liaison of the unit at `position` (from 1, in the document's order)."""
    return f"U0L{position:02d}"


def member(position: int) -> str:
    """Return the workspace's id of the member of the unit at `position`."""
    return f"U0M{position:02d}"


EDUCATION, FINANCE, CULTURE = 9, 12, 16
"""Positions of 区教育局, 区财政局 and of the host unit."""


class TestClock(Clock):
    """A clock that stands still until it is moved."""

    __test__ = False

    def __init__(self, now: datetime = MONDAY) -> None:
        super().__init__()
        self._now = now
        self._moved = asyncio.Event()

    def now(self) -> datetime:
        return self._now

    async def moved(self) -> None:
        moved = self._moved
        await moved.wait()

    def move_to(self, now: datetime) -> None:
        """Set the clock and tell whoever waits for that."""
        self._now = now
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()

    def advance(self, by: timedelta) -> None:
        self.move_to(self._now + by)


def founding_profile() -> Profile:
    return load_profile(PROFILE)


def roster_rows(profile: Profile) -> list[RosterRow]:
    """One person for every seat of the group."""
    culture = profile.units[CULTURE - 1].short
    office = [
        (Role.CONVENER, "", "周明远", CONVENER),
        (Role.DIRECTOR, culture, "陈立群", DIRECTOR),
        (Role.SECRETARIAT, culture, "林晓", SECRETARY),
        (Role.INSPECTOR, "督考办", "高岩", INSPECTOR),
        (Role.OBSERVER, "", "何宁", OBSERVER),
    ]
    seats = [(role, unit, name, slack_id) for role, unit, name, slack_id in office]
    for position, unit in enumerate(profile.units, start=1):
        seats.append((Role.MEMBER, unit.short, f"{unit.short}成员", member(position)))
        seats.append((Role.LIAISON, unit.short, f"{unit.short}联络员", liaison(position)))
    return [
        RosterRow(
            line, unit, role, name, "科长", f"1380000{line:04d}", f"{slack_id}@example.invalid".lower(), slack_id, None
        )
        for line, (role, unit, name, slack_id) in enumerate(seats, start=2)
    ]


async def settle(database: Database) -> None:
    """Migrate an empty database, apply the founding profile with its channels, and seat everybody. What the setting up
    owes (the roster in the group channel) is left out: tests begin in a group that is at work."""
    await schema.migrate(database.engine)
    profile = founding_profile()
    await database.write(groups.apply_profile, profile, CHANNELS, is_rehearsal=False)
    _, faults = await database.write(roster.import_roster, profile.key, roster_rows(profile), is_rehearsal=False)
    if faults:
        raise AssertionError(faults)
    await database.write(lambda tx: tx.connection.execute(outbox.delete()))


def settle_url(url: str) -> None:
    """The same for a database given by its URL, on the Monday that tests begin with."""

    async def run() -> None:
        database = Database(url, TestClock())
        try:
            await settle(database)
        finally:
            await database.close()

    asyncio.run(run())
