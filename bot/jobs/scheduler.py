"""What the clock sets off: APScheduler ticks, the services decide what is due.

On several replicas one at a time holds the scheduler's lease; the others look whether it is free.
"""

import asyncio
import contextlib
import os
import socket
import time
import uuid
from collections.abc import Iterator

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.clock import Clock
from bot.jobs import accounts
from bot.measures import JOB_SECONDS, JOBS, LEADING
from bot.services import delivery, leases, mornings, reminders, upkeep
from bot.services.runner import Runner, Unavailable
from bot.slack.workspaces import Workspaces

log = structlog.get_logger(__name__)

TICK = 5
"""Seconds between looks at what is due."""
UPKEEP = 3600
"""Seconds between cleanings."""
ACCOUNTS = 6 * 3600
"""Seconds between looks at who has left the workspace."""
LEASE = "scheduler"


class Scheduler:
    """Runs the clock's jobs while it holds the lease."""

    def __init__(self, runner: Runner, workspaces: Workspaces, clock: Clock) -> None:
        self._runner = runner
        self._workspaces = workspaces
        self._clock = clock
        self._holder = f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:6]}"
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._running = asyncio.Lock()
        self._watch: asyncio.Task[None] | None = None
        self._ticked_at = time.monotonic()

    def start(self) -> None:
        """Begin to tick."""
        for job, seconds in ((self.tick, TICK), (self.keep_up, UPKEEP), (self.look_at_accounts, ACCOUNTS)):
            self._scheduler.add_job(job, IntervalTrigger(seconds=seconds), max_instances=1, coalesce=True)
        self._scheduler.start()
        self._watch = asyncio.create_task(self._follow_clock())

    async def stop(self) -> None:
        """Stop ticking, let what runs come to its end, and let go of the lease."""
        if self._watch is None:
            return
        self._watch.cancel()
        self._scheduler.shutdown(wait=False)
        async with self._running:
            with contextlib.suppress(Unavailable):  # then the lease runs out
                await self._runner.write(leases.release, LEASE, self._holder)
            LEADING.set(0)

    async def tick(self) -> None:
        """Do what is due now."""
        async with self._running:
            try:
                with measured("tick"):
                    await self._tick()
            except Exception:  # the next tick finds the same work: nothing is lost
                log.exception("tick failed")
            else:
                self._ticked_at = time.monotonic()

    async def keep_up(self) -> None:
        """Forget what no repeat can refer to any more."""
        try:
            with measured("upkeep"):
                await self._runner.write(upkeep.forget)
        except Exception:  # the next hour does it
            log.exception("upkeep failed")

    def idle_for(self) -> float:
        """Return the seconds since the last tick that came to its end."""
        return time.monotonic() - self._ticked_at

    async def _tick(self) -> None:
        is_leading = await self._runner.write(leases.take, LEASE, self._holder)
        LEADING.set(is_leading)
        if not is_leading:
            return
        if put_off := await self._runner.write(delivery.catch_up):
            log.warning("the clock has moved back", owed_again=put_off)
        for group_id in await self._runner.read(reminders.list_due_groups):
            told = await self._runner.write(mornings.begin, group_id)
            log.info("reminders scanned", group=group_id, digests=told)

    async def look_at_accounts(self) -> None:
        """Notice who has left the workspace while nobody listened, or come back."""
        try:
            if await self._runner.write(leases.take, LEASE, self._holder):
                for gateway in await self._workspaces.every():
                    await accounts.look(self._runner, gateway)
        except Exception:  # the next look finds the same
            log.exception("accounts not looked at")

    async def _follow_clock(self) -> None:
        await self.tick()
        await self.look_at_accounts()
        while True:
            await self._clock.moved()
            await self.tick()


@contextlib.contextmanager
def measured(job: str) -> Iterator[None]:
    """Count and time a run of a job."""
    began = time.perf_counter()
    try:
        yield
    except Exception:
        JOBS.labels(job, "failed").inc()
        raise
    else:
        JOBS.labels(job, "done").inc()
    finally:
        JOB_SECONDS.labels(job).observe(time.perf_counter() - began)
