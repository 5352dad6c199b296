"""What somebody said that waits until it is chosen for which group or unit it was meant."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, insert, select

from bot.store.rows import new_id
from bot.store.tables import kept_lines

MEMORY = timedelta(hours=48)
_ADD = insert(kept_lines)
_FIND = select(kept_lines.c.line, kept_lines.c.action).where(
    kept_lines.c.id == bindparam("i"), kept_lines.c.slack_id == bindparam("who"), kept_lines.c.at >= bindparam("since")
)
_FORGET = delete(kept_lines).where(kept_lines.c.at < bindparam("before"))


@dataclass(frozen=True, slots=True)
class Kept:
    """A line as the platform sent it; or, with an `action`, a pressed button and its value."""

    line: str
    action: str = ""


class KeptLines:
    """The kept lines of a transaction."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def add(self, slack_id: str, kept: Kept) -> int:
        """Keep what a person said; return the number to ask for it by."""
        values = {"slack_id": slack_id, "line": kept.line, "action": kept.action, "at": self._now}
        return new_id(self._connection.execute(_ADD, values))

    def find(self, slack_id: str, number: int) -> Kept | None:
        """Return what a person said; None for somebody else's, and for what was said too long ago."""
        values = {"i": number, "who": slack_id, "since": self._now - MEMORY}
        row = self._connection.execute(_FIND, values).one_or_none()
        return None if row is None else Kept(row.line, row.action)

    def forget(self) -> int:
        """Drop what was said too long ago; return how many lines."""
        return self._connection.execute(_FORGET, {"before": self._now - MEMORY}).rowcount
