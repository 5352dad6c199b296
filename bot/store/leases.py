"""Leases: one holder at a time, until a moment."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, text

from bot.store.tables import leases

_TAKE = text(
    "INSERT INTO leases (name, holder, until) VALUES (:name, :holder, :until) "
    "ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until "
    "WHERE leases.holder = excluded.holder OR leases.until < :now OR leases.until > :latest RETURNING holder"
).bindparams(*(bindparam(name, type_=leases.c.until.type) for name in ("until", "now", "latest")))
_SKEW = timedelta(minutes=1)
"""How far the clocks of replicas may be apart."""
_RELEASE = delete(leases).where(leases.c.name == bindparam("n"), leases.c.holder == bindparam("h"))


class Leases:
    """The leases of a transaction."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def take(self, name: str, holder: str, until: datetime) -> bool:
        """Take a lease that is free, run out, or the holder's own; tell whether it was. One that runs far longer than
        asked for now was taken before the clock moved back, and holds no more."""
        values = {"name": name, "holder": holder, "until": until, "now": self._now, "latest": until + _SKEW}
        return self._connection.execute(_TAKE, values).first() is not None

    def release(self, name: str, holder: str) -> None:
        """Let go of a lease that is the holder's."""
        self._connection.execute(_RELEASE, {"n": name, "h": holder})
