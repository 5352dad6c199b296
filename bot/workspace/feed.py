"""What happens, told to the open pages over websockets, in order, and again to one that lost its line."""

import asyncio
import itertools
import json
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

_KEPT = 10_000
_BEHIND = 5_000
"""A page this many entries behind is let go; it comes back and asks for what it missed."""

_GATHERED = 0.05
"""Seconds over which changes of unread counts are gathered into one entry."""


@dataclass(slots=True)
class Listener:
    """One open page. `lines` are JSON texts to be sent in order; None ends the line."""

    user: str
    lines: asyncio.Queue[str | None] = field(default_factory=asyncio.Queue)
    is_watching_wire: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    seq: int
    audience: frozenset[str] | None
    line: str


class Feed:
    """Numbers every change, keeps the latest, and hands them to the listeners they concern."""

    def __init__(self) -> None:
        # Numbers go on growing when the program starts again, so that a page left open notices that it is behind.
        self._numbers = itertools.count(int(time.time() * 1000))
        self._seq = next(self._numbers)
        self._first = self._seq
        self._entries: deque[_Entry] = deque(maxlen=_KEPT)
        self._listeners: list[Listener] = []
        self._unread: dict[tuple[str, str], dict[str, Any]] = {}
        self._flush: asyncio.TimerHandle | None = None

    @property
    def seq(self) -> int:
        """The number of the newest change."""
        return self._seq

    @property
    def listeners(self) -> int:
        """How many pages are open."""
        return len(self._listeners)

    def join(self, user: str, *, since: int | None) -> Listener:
        """Open a line for a person, beginning after the change `since`."""
        listener = Listener(user)
        if since is not None:
            self._replay(listener, since)
        self._listeners.append(listener)
        return listener

    def leave(self, listener: Listener) -> None:
        """Close a line."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def tell(self, kind: str, audience: Iterable[str] | None, /, **facts: Any) -> None:
        """Tell a change to some users, or to all (`None`)."""
        users = None if audience is None else frozenset(audience)
        self._seq = next(self._numbers)
        line = json.dumps({"type": kind, "seq": self._seq, **facts}, ensure_ascii=False)
        self._entries.append(_Entry(self._seq, users, line))
        for listener in list(self._listeners):
            if users is None or listener.user in users:
                self._hand(listener, line)

    def tell_unread(self, user: str, channel: str, unread: int, mentions: int) -> None:
        """Tell somebody's unread counts of a channel; quick changes are gathered."""
        self._unread[user, channel] = {"channel": channel, "unread": unread, "mention_count": mentions}
        if self._flush is None:
            self._flush = asyncio.get_running_loop().call_later(_GATHERED, self._tell_gathered)

    def tell_wire(self, show: Callable[[], dict[str, Any]]) -> None:
        """Tell what went over the wire to the pages that watch it; only for them it is put together. Not numbered and not
        repeated."""
        watchers = [listener for listener in self._listeners if listener.is_watching_wire]
        if watchers:
            line = json.dumps({"type": "wire", "entry": show()}, ensure_ascii=False)
            for listener in watchers:
                self._hand(listener, line)

    def tell_others(self, kind: str, insiders: Iterable[str], /, **facts: Any) -> None:
        """Hint to everybody but some users that something happened elsewhere. Not numbered and not repeated."""
        line = json.dumps({"type": kind, **facts}, ensure_ascii=False)
        known = frozenset(insiders)
        for listener in [each for each in self._listeners if each.user not in known]:
            self._hand(listener, line)

    def close(self) -> None:
        """End every line."""
        if self._flush is not None:
            self._flush.cancel()
        for listener in self._listeners:
            listener.lines.put_nowait(None)

    def _tell_gathered(self) -> None:
        self._flush = None
        gathered, self._unread = self._unread, {}
        for (user, _), facts in gathered.items():
            self.tell("unread", (user,), **facts)

    def _replay(self, listener: Listener, since: int) -> None:
        oldest = self._entries[0].seq if self._entries else self._first
        if not oldest - 1 <= since <= self._seq:
            listener.lines.put_nowait(json.dumps({"type": "reload"}))
            return
        for entry in self._entries:
            if entry.seq > since and (entry.audience is None or listener.user in entry.audience):
                listener.lines.put_nowait(entry.line)

    def _hand(self, listener: Listener, line: str) -> None:
        if listener.lines.qsize() >= _BEHIND:
            self.leave(listener)
            listener.lines.put_nowait(None)
            return
        listener.lines.put_nowait(line)
