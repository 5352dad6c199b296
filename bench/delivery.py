"""Many messages over some conversations, beside what Slack's limits allow, on a clock that is moved."""

import asyncio
import tempfile
from datetime import timedelta
from pathlib import Path

from bench import slack
from bench.size import Size
from bench.stores import stores
from bot.jobs.deliver import Deliverer
from bot.jobs.files import Files
from bot.notices.contacts import LanguageChosen
from bot.notices.recipients import ToChannel
from bot.settings import Slack
from bot.slack.workspaces import OneWorkspace
from bot.store.database import Database
from bot.store.transaction import Transaction
from bot.workspace.errors import SlackError
from bot.workspace.rates import POSTS_PER_MINUTE, POSTS_PER_SECOND, Rates
from tests.builders import TestClock, settle

_STEP = timedelta(seconds=0.2)


class _Counted:
    """What the stand-in for Slack was asked, under its limits."""

    def __init__(self, clock: TestClock) -> None:
        self._clock = clock
        self._rates = Rates()
        self.sent = 0
        self.refused = 0

    def __call__(self, method: str, channel: str) -> None:
        if method != "chat.postMessage":
            return
        try:
            self._rates.count_post("A1", channel, now=self._clock.now().timestamp())
        except SlackError:
            self.refused += 1
            raise
        self.sent += 1


async def measure(size: Size) -> dict[str, float]:
    """Return how much longer delivery takes than the limits demand, and how often Slack said 'too many'."""
    wide = await _deliver(size.messages, size.lanes)
    narrow = await _deliver(size.messages // 10, 2)
    for messages, lanes, (took, allowed, refused) in (
        (size.messages, size.lanes, wide),
        (size.messages // 10, 2, narrow),
    ):
        print(
            f"delivery  {messages} messages over {lanes} conversations: {took:6.1f} s, "
            f"the limits ask for {allowed:6.1f} s, refused {refused} times"
        )
    return {
        "delivery_vs_limit": max(took / allowed for took, allowed, _ in (wide, narrow)),
        "delivery_refused": float(wide[2] + narrow[2]),
    }


async def _deliver(messages: int, lanes: int) -> tuple[float, float, int]:
    """Return the seconds on the clock, those that the limits ask for, and the calls refused."""
    clock = TestClock()
    counted = _Counted(clock)

    def owe(tx: Transaction) -> None:
        for number in range(messages):
            tx.outbox.add(LanguageChosen("zh"), ToChannel(f"C{number % lanes:09d}"))

    async with stores() as (new_sqlite, _), slack.saying_yes(counted) as base:
        database = Database(new_sqlite("delivery"), clock)
        workspaces = OneWorkspace(Slack(api_base_url=base), clock, None)
        try:
            await settle(database)
            await workspaces.start()
            await database.write(owe)
            with tempfile.TemporaryDirectory() as folder:
                files = Files(database, Path(folder), None)
                deliverer = Deliverer(database, workspaces, clock, language="zh", timezone="Asia/Shanghai", files=files)
                running = asyncio.create_task(deliverer.run())
                began = clock.now()
                while not await deliverer.settled():
                    clock.advance(_STEP)
                took = (clock.now() - began).total_seconds()
                deliverer.stop()
                await running
                if counted.sent != messages:
                    raise RuntimeError(f"{counted.sent} of {messages} messages came")
        finally:
            await workspaces.close()
            await database.close()
    each = -(-messages // lanes)
    allowed = max(messages / POSTS_PER_MINUTE * 60, (each - 1) / POSTS_PER_SECOND)
    return took, allowed, counted.refused
