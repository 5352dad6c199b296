"""What the replicas share of how often Slack may be called: the next free moment of each method and conversation.

They stand beside the leases: a pace is a moment before which nobody else may act, too.
"""

from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, delete, select, text, update

from bot.store.tables import leases

_MOST = 80
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
_BEGIN = text(
    "INSERT INTO leases (name, holder, until) VALUES (:name, '', :until) ON CONFLICT (name) DO NOTHING"
).bindparams(bindparam("until", type_=leases.c.until.type))
_LOCK = select(leases.c.until).where(leases.c.name == bindparam("n")).with_for_update()
_LOOK = select(leases.c.until).where(leases.c.name == bindparam("n"))
_MOVE = update(leases).where(leases.c.name == bindparam("n")).values(until=bindparam("moment"))
_FORGET = delete(leases).where(leases.c.name.startswith("pace:"), leases.c.until < bindparam("before"))


class Paces:
    """The paces of a transaction. A moment never set is long past."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def lock(self, name: str) -> datetime:
        """Return a moment; nobody else changes it before this transaction ends."""
        self._connection.execute(_BEGIN, {"name": _stored(name), "until": _LONG_AGO})
        moment: datetime = self._connection.execute(_LOCK, {"n": _stored(name)}).scalar_one()
        return moment

    def look(self, name: str) -> datetime:
        """Return a moment as it stands."""
        moment: datetime | None = self._connection.execute(_LOOK, {"n": _stored(name)}).scalar()
        return moment or _LONG_AGO

    def move(self, name: str, moment: datetime) -> None:
        """Set a moment that `lock` returned."""
        self._connection.execute(_MOVE, {"n": _stored(name), "moment": moment})

    def forget(self, before: datetime) -> int:
        """Drop the moments before `before`; return how many."""
        return self._connection.execute(_FORGET, {"before": before}).rowcount


def _stored(name: str) -> str:
    return f"pace:{name}"[:_MOST]
