"""kill -9 while many minutes are being issued: the numbers have no gap, and whatever was issued has its task and its post
once."""

import asyncio
from collections import Counter
from pathlib import Path
from typing import Any

import aiohttp

from bot.store.database import Database
from bot.store.tables import persons
from tests.builders import CHANNELS, FINANCE, SECRETARY, TestClock, liaison, member
from tests.faults.checker import drained
from tests.faults.plain import broken_links, rows
from tests.faults.stage import LEASE, Stage, stage
from tests.minutes import sign_many
from tests.town import UNITS, card_with, whole

GROUP, ANNOUNCEMENT = CHANNELS["group"], CHANNELS["announcement"]
MANY = 12
KILLS = (1, 2)
"""Requests that Concord has accepted when it is killed: of all that were sent, some are committed and some are not."""


async def test_killed_while_issuing_no_number_is_lost(database_url: str, tmp_path: Path) -> None:
    await signed(database_url)
    async with stage(database_url, tmp_path) as here:
        await drained(here)
        for accepted in KILLS:
            await issue(here, killed_after=accepted)
            await here.advance(LEASE)
            await here.start()
            await drained(here)
            assert await faults_of(here) == []
        await issue(here)
        await drained(here)
        assert await faults_of(here) == []
        assert [row["serial"] for row in await issued(here)] == list(range(1, MANY + 1))


async def signed(url: str) -> None:
    """Many minutes are signed. Of the units' people only one is in the workspace: what is looked at is the channel."""
    database = Database(url, TestClock())
    others = [who(unit) for unit in range(1, UNITS + 1) if unit != FINANCE for who in (liaison, member)]
    try:
        await database.write(sign_many, MANY)
        gone = persons.update().where(persons.c.slack_id.in_(others)).values(slack_id=None)
        await database.write(lambda tx: tx.connection.execute(gone))
    finally:
        await database.close()


async def issue(here: Stage, *, killed_after: int = 0) -> None:
    """Press the button of all minutes that are signed, at once; kill Concord when it has accepted so many."""
    waiting = await rows(here.url, "SELECT number FROM minutes WHERE state = 'signed' ORDER BY number")
    cards = []
    for row in waiting:
        await here.people.say(SECRETARY, f"纪要 MN-{row['number']}")
        cards.append(card_with(await here.people.ephemerals(SECRETARY, GROUP), "minutes-issue"))
    presses = [asyncio.create_task(press(here, card)) for card in cards]
    for count, accepted in enumerate(asyncio.as_completed(presses), start=1):
        await accepted
        if count == killed_after:
            await here.kill()


async def press(here: Stage, card: dict[str, Any]) -> None:
    """Press; nobody answers any more once Concord is killed."""
    try:
        await here.people.press(SECRETARY, GROUP, card, "minutes-issue")
    except aiohttp.ClientError:
        return


async def issued(here: Stage) -> list[dict[str, Any]]:
    return await rows(here.url, "SELECT id, number, serial FROM minutes WHERE serial IS NOT NULL ORDER BY serial")


async def faults_of(here: Stage) -> list[str]:
    """Return a line for each thing that does not hold of the minutes issued so far."""
    found = await issued(here)
    posts = [whole(each) for each in await here.people.messages(ANNOUNCEMENT) if each.get("blocks")]
    tasks = Counter(
        row["minutes_id"]
        for row in await rows(
            here.url, "SELECT minutes_id FROM tasks JOIN decisions ON decisions.id = tasks.decision_id"
        )
    )
    wrong = [] if [row["serial"] for row in found] == list(range(1, len(found) + 1)) else [f"the numbers: {found}"]
    wrong += [f"MN-{row['number']}: {tasks[row['id']]} tasks" for row in found if tasks[row["id"]] != 1]
    wrong += [
        f"MN-{row['number']}: {count} posts"
        for row in found
        if (count := sum(f"〔2026〕{row['serial']}号" in post for post in posts)) != 1
    ]
    wrong += [] if len(posts) == len(found) else [f"{len(posts)} posts of {len(found)} minutes"]
    return wrong + await broken_links(here.url)
