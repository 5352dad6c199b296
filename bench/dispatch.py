"""Whether the last of all commands costs more than the first: the same durable work behind each one's words."""

import statistics
import time
from collections.abc import Awaitable, Callable
from typing import Any
from unittest.mock import patch

from bench import slack
from bench.server import furnish
from bench.size import Size
from bench.stores import stores
from bot.clock import Clock
from bot.handlers import dispatch
from bot.handlers.dispatch import COMMANDS, Dispatch
from bot.handlers.grammar import PHRASES, Command
from bot.handlers.limits import Limits
from bot.settings import Slack
from bot.slack.workspaces import OneWorkspace
from bot.store.database import Database
from tests.builders import EDUCATION, liaison

_AT_ONCE = 20

Answer = Callable[[str], Awaitable[None]]


async def measure(size: Size) -> dict[str, float]:
    """Return the ratio of processor time and print the figures."""
    words = [phrases[0] for phrases in PHRASES.values()]
    # Whatever is said first, a report follows: so only finding the command differs.
    steps = dict.fromkeys(COMMANDS, COMMANDS[Command.PROGRESS])
    async with stores() as (new_sqlite, _), slack.saying_yes() as base:
        url = new_sqlite("dispatch")
        await furnish(url, open_tasks=1)
        database, clock = Database(url, Clock()), Clock()
        try:
            workspaces = OneWorkspace(Slack(api_base_url=base), clock, None)
            listener = Dispatch(database, workspaces, Limits(clock, 0), language="zh", timezone="Asia/Shanghai")
            with patch.object(dispatch, "COMMANDS", steps):
                first, last = await _alternate(listener, words[0], words[-1], size.lines)
        finally:
            await database.close()
    print(f"dispatch  first command {first:6.0f} µs · last of {len(words)} {last:6.0f} µs")
    return {"last_vs_first_command": last / first}


async def _alternate(listener: Dispatch, first: str, last: str, number: int) -> tuple[float, float]:
    """Return the median processor time in microseconds of a request that begins with either phrase."""
    times: dict[str, list[float]] = {first: [], last: []}
    for start in range(0, number, _AT_ONCE):
        for phrase, found in times.items():
            began = time.process_time()
            for place in range(start, start + _AT_ONCE):
                await _say(listener, f"{phrase} TK-1 {place % 100}% {phrase}第{place}次报告")
            found.append((time.process_time() - began) / _AT_ONCE * 1e6)
    return statistics.median(times[first]), statistics.median(times[last])


async def _say(listener: Dispatch, text: str) -> None:
    answers: list[Any] = []

    async def ack(**answer: Any) -> None:
        answers.append(answer)

    body = {"text": text, "user_id": liaison(EDUCATION), "channel_id": "C0GROUP"}
    await listener.on_command(ack, body)  # type: ignore[arg-type]  # all of Bolt's that the listener uses
    if not answers or not answers[0].get("blocks"):
        raise RuntimeError(f"no report was taken: {answers}")
