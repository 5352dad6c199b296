"""The messages of one channel, in the order of their times."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from typing import Any

from bot.workspace.identifiers import micros_of, ts_of

Message = dict[str, Any]
"""Slack's message object, with `metadata` kept inside."""


class Timeline:
    """Messages of a channel: those in the channel itself, and the replies of each thread."""

    def __init__(self) -> None:
        self._messages: dict[str, Message] = {}
        self._roots: list[int] = []
        self._threads: dict[str, list[str]] = {}
        self._last = 0

    def __len__(self) -> int:
        return len(self._messages)

    def next_ts(self, now: float) -> str:
        """Return the time of a new message: now, or just after the last one."""
        self._last = max(round(now * 1_000_000), self._last + 1)
        return ts_of(self._last)

    def add(self, message: Message) -> None:
        """Put a message in its place; a reply also changes its parent's counts."""
        ts = message["ts"]
        self._messages[ts] = message
        if is_reply(message):
            thread_ts = message["thread_ts"]
            self._threads.setdefault(thread_ts, []).append(ts)
            self._count_replies(thread_ts)
        if not is_reply(message) or message.get("subtype") == "thread_broadcast":
            insort(self._roots, micros_of(ts))

    def find(self, ts: str) -> Message | None:
        """Return the message of a time."""
        return self._messages.get(ts)

    def remove(self, message: Message) -> None:
        """Take a message out. A parent whose thread goes on leaves Slack's tombstone in its place."""
        ts = message["ts"]
        if self._threads.get(ts):
            kept = {key: message[key] for key in message if key in {"ts", "thread_ts", "type", *_COUNTS}}
            message.clear()
            message.update(kept, subtype="tombstone", user="USLACKBOT", text="This message was deleted.", hidden=True)
            return
        del self._messages[ts]
        place = bisect_left(self._roots, micros_of(ts))
        if place < len(self._roots) and self._roots[place] == micros_of(ts):
            del self._roots[place]
        if is_reply(message):
            self._threads[message["thread_ts"]].remove(ts)
            self._count_replies(message["thread_ts"])

    def latest(self) -> Message | None:
        """Return the newest message of the channel itself."""
        return self._messages[ts_of(self._roots[-1])] if self._roots else None

    def before(self, ts: str, limit: int) -> tuple[list[Message], bool]:
        """Return up to `limit` messages older than `ts` (all when empty), oldest first, and whether there are more."""
        end = bisect_left(self._roots, micros_of(ts)) if ts else len(self._roots)
        start = max(0, end - limit)
        return [self._messages[ts_of(at)] for at in self._roots[start:end]], start > 0

    def between(self, oldest: int, latest: int, *, inclusive: bool) -> list[Message]:
        """Return the messages of the channel itself between two moments in microseconds, oldest first."""
        left, right = (bisect_left, bisect_right) if inclusive else (bisect_right, bisect_left)
        return [self._messages[ts_of(at)] for at in self._roots[left(self._roots, oldest) : right(self._roots, latest)]]

    def thread(self, ts: str) -> list[Message]:
        """Return a parent and its replies, oldest first; empty when there is no such message."""
        message = self._messages.get(ts)
        if message is None:
            return []
        parent_ts = message.get("thread_ts") or ts
        parent = self._messages.get(parent_ts)
        replies = [self._messages[each] for each in self._threads.get(parent_ts, ())]
        return ([parent] if parent else []) + replies

    def everything(self) -> Sequence[Message]:
        """Return all messages, replies included, oldest first."""
        return sorted(self._messages.values(), key=lambda message: micros_of(message["ts"]))

    def _count_replies(self, thread_ts: str) -> None:
        parent = self._messages.get(thread_ts)
        if parent is None:
            return
        replies = [self._messages[ts] for ts in self._threads.get(thread_ts, ())]
        if not replies:
            for key in (*_COUNTS, "thread_ts"):
                parent.pop(key, None)
            return
        authors = list(dict.fromkeys(reply["user"] for reply in replies))
        parent.update(
            thread_ts=thread_ts,
            reply_count=len(replies),
            reply_users=authors[:5],
            reply_users_count=len(authors),
            latest_reply=replies[-1]["ts"],
        )


_COUNTS = ("reply_count", "reply_users", "reply_users_count", "latest_reply")


def is_reply(message: Message) -> bool:
    """Whether a message stands in a thread below another one."""
    thread_ts = message.get("thread_ts")
    return bool(thread_ts) and thread_ts != message["ts"]
