"""What must hold after any fault, found by comparing what people were told, what the workspace received and what stands in
the database. Nothing of the program under test is asked."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.builders import SECRETARY
from tests.faults.load import OFFICE, Load, shows
from tests.faults.plain import broken_links, moment, rows
from tests.faults.stage import Stage
from tests.town import BOT, whole

_BOUND = 200
_PAUSE = 0.1
_ORDERED = timedelta(seconds=3)
"""Rows that were made further apart than this were committed in the order of their numbers."""
_UNPOSTED = {"card", "pin", "file", "home"}
"""What edits, pins or uploads, rather than posts."""
_STANDS = {
    "topic": "SELECT title AS words FROM topics",
    "letter": "SELECT title AS words FROM topics",
    "form": "SELECT title AS words FROM topics",
    "task": "SELECT title AS words FROM tasks",
    "report": "SELECT text AS words FROM reports",
}


async def drained(stage: Stage) -> None:
    """Return when nothing is owed any more; the clock goes on where a lease or a limit holds it up."""
    async with stage.people.http.ws_connect(f"{stage.people.place.url}/client/socket?as={SECRETARY}") as page:
        for _ in range(_BOUND):
            now = datetime.fromtimestamp(stage.people.place.state.clock.now(), UTC)
            owed = await rows(stage.url, "SELECT next_at, created_at, attempts FROM outbox WHERE next_at IS NOT NULL")
            due = [row for row in owed if _is_due(row, now)]
            if not due and not stage.people.place.state.activity.under_way:
                return
            try:
                await asyncio.wait_for(page.receive(), _PAUSE)
            except TimeoutError:
                await stage.advance(20)
    words = "".join(line for process in stage.processes for line in process.said[-20:])
    raise AssertionError(f"still owed: {await rows(stage.url, _LEFT)}\n{words}")


def _is_due(row: dict[str, Any], now: datetime) -> bool:
    """Whether a row is to be sent now; one that was meant for now when it was made is, whatever the clock did since."""
    at = moment(row["next_at"])
    return bool(row["attempts"]) or at == moment(row["created_at"]) or (at is not None and at <= now)


_LEFT = "SELECT id, kind, lane, state, attempts, error FROM outbox WHERE next_at IS NOT NULL"


async def find_faults(stage: Stage, load: Load) -> list[str]:
    """Return a line for each thing that does not hold; nothing when all does."""
    return [
        *await _commands(stage, load),
        *await _messages(stage),
        *await _topics(stage, load),
        *[f"the record: {line}" for line in await broken_links(stage.url)],
    ]


async def _commands(stage: Stage, load: Load) -> list[str]:
    """Every command answered 'done' stands exactly once, every other one at most once."""
    stands = {what: [row["words"] for row in await rows(stage.url, select)] for what, select in _STANDS.items()}
    wrong = []
    for said in load.said:
        count = sum(said.mark in words for words in stands[said.what])
        if count > 1 or (said.is_done and count != 1):
            wrong.append(f"{said.what} {said.mark}: told {'done' if said.is_done else 'nothing'}, stands {count} times")
    return wrong


async def _messages(stage: Stage) -> list[str]:
    """Every message owed was sent, and every message seen was owed: once."""
    owed = await rows(stage.url, "SELECT * FROM outbox ORDER BY id")
    wrong = [
        f"row {row['id']} ({row['kind']}): {row['state']}: {row['error']}" for row in owed if row["state"] == "dead"
    ]
    seen = {(place, message["ts"]) for place, message in _by_concord(stage)}
    posted = {(row["channel"], row["ts"]) for row in owed if row["ts"] and row["kind"] not in _UNPOSTED}
    wrong += [f"seen, and owed by nobody: {place}" for place in seen - posted]
    wrong += [f"noted as sent, and not seen: {place}" for place in posted - seen]
    wrong += [
        f"row {row['id']} ({row['kind']}) was never sent: {row['state']}, {row['lane']}, {row['next_at']}, {row['error']}"
        for row in owed
        if row["lane"].startswith("channel:") and row["kind"] not in _UNPOSTED and not row["ts"]
    ]
    latest: dict[str, Any] = {}
    for row in owed:
        # A message's ts is of the workspace's clock: once that has gone back, it says nothing of the order.
        if not row["ts"] or row["kind"] in _UNPOSTED or stage.went_back:
            continue
        before = latest.get(row["lane"])
        is_apart = before and moment(row["created_at"]) - moment(before["created_at"]) > _ORDERED
        if is_apart and float(row["ts"]) <= float(before["ts"]):
            wrong.append(f"out of order in {row['lane']}: rows {before['id']} and {row['id']}")
        latest[row["lane"]] = row
    return wrong


async def _topics(stage: Stage, load: Load) -> list[str]:
    """Every topic that stands was shown to the secretariat, once; every letter was answered, once."""
    shown = await stage.people.messages(OFFICE)
    titles = [row["title"] for row in await rows(stage.url, "SELECT title FROM topics WHERE state <> 'draft'")]
    marks = [said.mark for said in load.said if any(said.mark in title for title in titles)]
    return [
        f"topic {mark} was shown {count} times"
        for mark in marks
        if (count := sum(shows(each, mark) for each in shown)) != 1
    ]


def _by_concord(stage: Stage) -> list[tuple[str, dict[str, Any]]]:
    return [
        (channel.id, message)
        for channel in stage.people.place.state.channels
        for message in channel.timeline.everything()
        if message.get("user") == BOT and not message.get("subtype")
    ]


def transcript(stage: Stage) -> str:
    """Return what Concord said, for whoever looks into a failure."""
    return "\n".join(f"{place} {message['ts']} {whole(message)[:100]}" for place, message in _by_concord(stage))
