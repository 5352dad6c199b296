"""Requests already carried out: what makes a repeat harmless."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, text

from bot.domain.errors import Repeated
from bot.store.prepared import Prepared
from bot.store.tables import seen

EVENT_MEMORY = timedelta(hours=48)
"""Longer than the platform repeats an event (Slack: Events API, 24 h with delayed events)."""

_TAKE = Prepared(
    text(
        "INSERT INTO seen (key, at) VALUES (:key, :at) "
        "ON CONFLICT (key) DO UPDATE SET at = excluded.at WHERE seen.at <= :since RETURNING key"
    ).bindparams(bindparam("at", type_=seen.c.at.type), bindparam("since", type_=seen.c.at.type))
)
_FORGET = delete(seen).where(seen.c.at < bindparam("before"))


class Seen:
    """The keys of requests that were carried out."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def take(self, key: str, *, within: timedelta, sentence: str) -> None:
        """Take `key` for this transaction.

        Raises:
            Repeated: with the key `sentence`, when it was taken less than `within` ago by one that committed.
        """
        values = {"key": key, "at": self._now, "since": self._now - within}
        if _TAKE.find(self._connection, values) is None:
            raise Repeated(sentence)

    def forget(self) -> int:
        """Drop what no repeat can refer to any more; return how many keys were dropped."""
        return self._connection.execute(_FORGET, {"before": self._now - EVENT_MEMORY}).rowcount
