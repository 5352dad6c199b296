"""Who urged which task, and when it was answered."""

from datetime import datetime

from sqlalchemy import Connection, bindparam

from bot.domain.tasks import Urge
from bot.store.prepared import Prepared
from bot.store.rows import Rows
from bot.store.tables import urges

_URGES = Rows(urges, Urge)
_BY_ID = Prepared(_URGES.select.where(urges.c.id == bindparam("i")))
_SINCE = Prepared(
    _URGES.select.where(
        urges.c.task_id == bindparam("t"), urges.c.person_id == bindparam("p"), urges.c.at >= bindparam("since")
    ).limit(1)
)


class UrgeRepository:
    """The urges of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, urge_id: int | None) -> Urge | None:
        """Return the urge with this row number."""
        return _URGES.find(self._connection, _BY_ID, {"i": urge_id}) if urge_id else None

    def find_since(self, task_id: int, person_id: int, since: datetime) -> Urge | None:
        """Return an urge of a task by somebody since a moment."""
        return _URGES.find(self._connection, _SINCE, {"t": task_id, "p": person_id, "since": since})

    def add(self, urge: Urge) -> None:
        """Insert an urge (id 0)."""
        _URGES.add(self._connection, urge)

    def save(self, urge: Urge) -> None:
        """Write an urge back."""
        _URGES.save(self._connection, urge)
