"""The deliverer: from the outbox to Slack, in order within a conversation, side by side across conversations."""

import asyncio
import contextlib
import functools
import hashlib
import time

import structlog

from bot.clock import Clock
from bot.jobs.files import Files
from bot.measures import SENDS
from bot.notices import kinds
from bot.notices.desk import Desk
from bot.notices.recipients import ToChannel, ToHome, ToPerson, ToResponse
from bot.services import delivery
from bot.services.delivery import Outgoing, Owed
from bot.services.runner import Runner, Unavailable
from bot.slack.gateway import Gateway, NotSent, Posted, Unknown, Unsendable
from bot.slack.workspaces import Workspaces
from bot.texts.catalogue import Texts, texts_in
from bot.views.desk import home_view, tab
from bot.views.notices import render
from bot.views.parts import Message

log = structlog.get_logger(__name__)

SAFETY_LOOK = 10.0
"""Seconds after which the outbox is looked at although nobody woke the deliverer."""
_SLOWEST_RETRY = 300.0
_AT_ONCE = 32
_BROKEN_OFF = 50.0
"""Seconds after which a delivery is broken off: within its lease, after which somebody else may take it."""
_SEEN_BEFORE = 600.0
"""Seconds before a row was made from which its message is looked for: more than the clock and Slack's may be apart."""
_LOOK_AGAIN = 0.25
"""Seconds between looks while something is due that cannot go out yet: its conversation or its method is busy."""
_APART, _FAR_APART = 0.05, 0.5
"""Seconds between looks, at least and at most: every command owes something, and a look after each would cost as much as
the command."""
_REST = 4
"""How many times longer than a look the rest after it is: where there is much to do, people come first."""


class Deliverer:
    """Delivers what is owed until it is stopped. `language` and `timezone` are those of whoever has chosen none; `files`
    makes what is owed as a file."""

    def __init__(
        self, runner: Runner, workspaces: Workspaces, clock: Clock, *, language: str, timezone: str, files: Files
    ) -> None:
        self._runner = runner
        self._files = files
        self._workspaces = workspaces
        self._clock = clock
        self._language = language
        self._timezone = timezone
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._stopping = False
        self._awaited: list[asyncio.Future[bool]] = []

    async def run(self) -> None:
        """Deliver until `stop`; then finish what is under way."""
        if self._runner.is_sqlite:
            with contextlib.suppress(Unavailable):  # then the leases run out
                await self._runner.write(delivery.release)
        watching = [asyncio.create_task(each) for each in (self._watch_clock(), self._watch_sleepers())]
        try:
            while not self._stopping:
                self._runner.wake.clear()
                looked_at, apart = time.monotonic(), _APART
                try:
                    await self._start_due()
                    apart = min(_FAR_APART, max(_APART, _REST * (time.monotonic() - looked_at)))
                    await self._rest()
                except Exception:  # a deliverer that ends delivers nothing ever after
                    log.exception("the outbox cannot be read")
                    await asyncio.sleep(_LOOK_AGAIN)
                if not self._stopping:
                    await asyncio.sleep(0.0 if self._awaited else max(0.0, looked_at + apart - time.monotonic()))
        finally:
            for each in watching:
                each.cancel()
            await self._finish()

    def stop(self) -> None:
        """Take no new row."""
        self._stopping = True
        self._runner.wake.set()

    async def drained(self) -> None:
        """Return when nothing is owed now and nothing is under way; what is meant for later does not count."""
        while not await self.settled():  # noqa: ASYNC110 - time is all that it waits for
            await asyncio.sleep(_LOOK_AGAIN)

    async def settled(self) -> bool:
        """Return True when nothing is owed now and nothing is under way; False when all that is waits for its place under
        Slack's limits: it goes on with the clock."""
        waiter = asyncio.get_running_loop().create_future()
        self._awaited.append(waiter)
        self._runner.wake.set()
        return bool(await waiter)

    async def _finish(self) -> None:
        """Wait for what is under way. Whoever cancels that breaks it off: its leases run out, and it is looked up."""
        tasks = list(self._under_way.values())
        try:
            if tasks:
                await asyncio.wait(tasks)
        except asyncio.CancelledError:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            raise

    async def _start_due(self) -> None:
        free = _AT_ONCE - len(self._under_way)
        if free <= 0:
            return
        try:
            rows = await self._runner.write(delivery.claim, free, min(free, await self._workspaces.room_for_edits()))
        except Unavailable as error:  # it may come back: nothing is lost by looking again
            log.warning("the outbox cannot be read", reason=str(error))
            return
        for row in rows:
            # A clock that moves forward ends leases before their time: what is being sent here is not taken up again.
            if row.id not in self._under_way:
                task = asyncio.create_task(self._deliver(row))
                self._under_way[row.id] = task
                task.add_done_callback(functools.partial(self._done, row.id))

    def _done(self, row_id: int, _: asyncio.Task[None]) -> None:
        del self._under_way[row_id]
        self._runner.wake.set()

    async def _rest(self) -> None:
        wait = SAFETY_LOOK
        with contextlib.suppress(Unavailable):  # logged where the outbox is claimed
            moment = await self._runner.read(delivery.next_moment)
            seconds = SAFETY_LOOK if moment is None else (moment - self._clock.now()).total_seconds()
            wait = min(wait, seconds if seconds > 0 else _LOOK_AGAIN)
            if not self._under_way:
                self._settle(is_empty=seconds > 0)
            self._tell_if_held_up()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._runner.wake.wait(), wait)

    async def _watch_clock(self) -> None:
        while True:
            await self._clock.moved()
            self._runner.wake.set()

    async def _watch_sleepers(self) -> None:
        while True:
            await self._clock.slept()
            self._tell_if_held_up()

    def _tell_if_held_up(self) -> None:
        if 0 < len(self._under_way) <= self._clock.sleepers:
            self._settle(is_empty=False)

    def _settle(self, *, is_empty: bool) -> None:
        """Tell how things stand, unless something happened since they were looked at."""
        if self._runner.wake.is_set():
            return
        for waiter in self._awaited:
            if not waiter.done():
                waiter.set_result(is_empty)
        self._awaited.clear()

    async def _deliver(self, row: Outgoing) -> None:
        """Deliver one row; where the database is gone its lease runs out, and it is looked up before it is sent again."""
        try:
            await self._attempt(row)
        except Unavailable as error:
            log.warning("left under its lease: the database is not available", row=row.id, reason=str(error))
        except Exception:  # nobody awaits this: what is not logged here is not seen
            log.exception("left under its lease", row=row.id)

    async def _attempt(self, row: Outgoing) -> None:
        delay = min(_SLOWEST_RETRY, 2.0 ** min(row.attempts, 10))
        try:
            async with asyncio.timeout(_BROKEN_OFF):
                posted = await self._carry(row)
        except NotSent as error:
            delay = max(error.seconds, delay)
            log.warning("not sent, to be tried again", row=row.id, kind=row.kind, reason=str(error), seconds=delay)
            await self._runner.write(delivery.later, row, str(error), delay)
            _count(row, "later")
        except (Unknown, TimeoutError) as error:
            log.warning("unknown whether sent", row=row.id, kind=row.kind, reason=str(error))
            await self._runner.write(delivery.doubtful, row, str(error), delay)
            _count(row, "unknown")
        except Unsendable as error:
            log.warning("dead letter", row=row.id, kind=row.kind, reason=str(error))
            await self._runner.write(delivery.dead, row, str(error))
            _count(row, "dead")
        except Unavailable:
            raise
        except Exception as error:
            log.exception("dead letter: a message could not be made", row=row.id, kind=row.kind)
            await self._runner.write(delivery.dead, row, repr(error))
            _count(row, "dead")
        else:
            channel, ts = (posted.channel, posted.ts) if posted else (None, None)
            await self._runner.write(delivery.sent, row, channel, ts)
            _count(row, "sent")

    async def _carry(self, row: Outgoing) -> Posted | None:
        """Bring a row where it belongs, by what it owes."""
        gateway = await self._workspaces.of_target(row.target)
        if row.kind == kinds.PIN:
            if row.card_channel and row.card_ts:
                await gateway.pin(row.card_channel, row.card_ts)
            return None
        if row.kind == kinds.FILE:
            await self._files.send(gateway, row, self._texts(row.target.language), oldest=self._oldest(row))
            return None
        is_late = delivery.is_late(row)
        owed = await self._runner.read(delivery.look, row) if is_late else delivery.written(row)
        return await self._send(gateway, owed)

    async def _send(self, gateway: Gateway, item: Owed) -> Posted | None:
        row, fact = item.row, item.fact
        if fact is None:
            return None
        texts = self._texts(item.language)
        if isinstance(row.target, ToHome):
            home = home_view(fact, texts) if isinstance(fact, Desk) else tab(render(fact, texts))
            await gateway.publish_home(row.target.slack_id, home)
            return None
        message = render(fact, texts)
        if isinstance(row.target, ToPerson | ToChannel) and row.target.in_thread and row.card_channel and row.card_ts:
            return await self._reply(gateway, row, Message(message.text), row.card_channel, row.card_ts)
        if isinstance(row.target, ToResponse):
            shown = Message(message.text) if row.target.brief else message
            await gateway.respond(row.target.url, shown.content(), is_replacing=row.target.replace)
            return None
        if isinstance(row.target, ToPerson) and row.target.over:
            if row.target.over != row.card_ts:
                await self._post(gateway, item, row.target, Message(message.text))
            return None
        return await self._post(gateway, item, row.target, message)

    async def _reply(self, gateway: Gateway, row: Outgoing, message: Message, channel: str, card_ts: str) -> Posted:
        """Post in the thread of an item's card; to a person so that it is seen outside of the thread, too."""
        key = _message_key(row)
        if row.is_unknown:
            found = await gateway.find(channel, key, oldest=self._oldest(row), thread_ts=card_ts)
            if found is not None:
                return found
        is_shown = isinstance(row.target, ToPerson)
        content = message.content()
        return await gateway.post(channel, content, key=key, thread_ts=card_ts, is_broadcast=is_shown)

    async def _post(self, gateway: Gateway, item: Owed, target: ToPerson | ToChannel, message: Message) -> Posted:
        row = item.row
        key = _message_key(row)
        is_edit = row.card_ts is not None and row.card_channel is not None and item.edits_in_place
        if is_edit and row.card_channel and row.card_ts:
            return await gateway.update(row.card_channel, row.card_ts, message.content(), key=key)
        thread = target.thread_ts if isinstance(target, ToChannel) else None
        if row.is_unknown:
            channel = target.channel if isinstance(target, ToChannel) else await gateway.open_direct(target.slack_id)
            found = await gateway.find(channel, key, oldest=self._oldest(row), thread_ts=thread)
            if found is not None:
                return found
        content = message.content()
        if isinstance(target, ToPerson):
            return await gateway.post_direct(target.slack_id, content, key=key)
        return await gateway.post(target.channel, content, key=key, thread_ts=thread)

    def _oldest(self, row: Outgoing) -> float:
        """Return from when on a row's message may stand, by Slack's clock; the row's own moment may be of a clock that
        has moved back since."""
        return min(row.created_at, self._clock.now()).timestamp() - _SEEN_BEFORE

    def _texts(self, language: str) -> Texts:
        return texts_in(language or self._language, self._timezone)


def _message_key(row: Outgoing) -> str:
    """Return the key by which a row's message is found again."""
    return hashlib.sha256(row.key.encode()).hexdigest()[:32]


def _count(row: Outgoing, outcome: str) -> None:
    SENDS.labels(row.target.type, outcome).inc()
