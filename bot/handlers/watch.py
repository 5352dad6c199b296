"""Every request of a person, watched: under a number of its own in the log, timed, counted, and waited for at the end."""

import asyncio
import time
import uuid
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import Any

import structlog
from slack_bolt.async_app import AsyncAck
from structlog.contextvars import bound_contextvars

from bot.measures import COMMANDS, IN_PROGRESS, REQUESTS

log = structlog.get_logger(__name__)

Listener = Callable[[AsyncAck, dict[str, Any]], Awaitable[None]]

ANSWERED, REFUSED, FAILED, LATE = "answered", "refused", "failed", "late"
UNKNOWN, SEVERAL = "unknown", "several"
_LINES = frozenset({"command", "message"})
_requests_of, _commands_of = cache(REQUESTS.labels), cache(COMMANDS.labels)


@dataclass(slots=True)
class Watched:
    """One request: which command it was, where it was one, and how it went."""

    command: str = UNKNOWN
    outcome: str = ANSWERED


_current: ContextVar[Watched | None] = ContextVar("watched", default=None)


def note(*, command: str = "", outcome: str = "") -> None:
    """Say which command the present request is, or how it went."""
    watched = _current.get()
    if watched is not None:
        watched.command = command or watched.command
        watched.outcome = outcome or watched.outcome


class Requests:
    """The requests that are being answered."""

    def __init__(self) -> None:
        self._count = 0
        self._none = asyncio.Event()
        self._none.set()

    async def finished(self) -> None:
        """Return when no request is being answered."""
        await self._none.wait()

    def watch(self, kind: str, listener: Listener) -> Listener:
        """Return `listener` so that each of its requests is watched."""

        async def listen(ack: AsyncAck, body: dict[str, Any]) -> None:
            watched = Watched()
            _current.set(watched)
            began = time.perf_counter()
            self._enter()
            with bound_contextvars(request_id=uuid.uuid4().hex[:12]):
                try:
                    await listener(ack, body)
                except BaseException:
                    watched.outcome = FAILED
                    raise
                finally:
                    self._leave()
                    _measure(kind, watched, time.perf_counter() - began)

        return listen

    def _enter(self) -> None:
        self._count += 1
        self._none.clear()
        IN_PROGRESS.set(self._count)

    def _leave(self) -> None:
        self._count -= 1
        IN_PROGRESS.set(self._count)
        if not self._count:
            self._none.set()


def _measure(kind: str, watched: Watched, seconds: float) -> None:
    _requests_of(kind).observe(seconds)
    if kind in _LINES:
        _commands_of(watched.command, watched.outcome).inc()
    log.debug("request", kind=kind, command=watched.command, outcome=watched.outcome, ms=round(seconds * 1000, 1))
