"""Requests for later due days."""

from sqlalchemy import Connection, bindparam

from bot.domain.extensions import Extension, ExtensionState
from bot.store.prepared import Prepared
from bot.store.rows import Rows
from bot.store.tables import extensions

_EXTENSIONS = Rows(extensions, Extension)
_BY_ID = Prepared(_EXTENSIONS.select.where(extensions.c.id == bindparam("i")))
_ASKED = Prepared(
    _EXTENSIONS.select.where(extensions.c.group_id == bindparam("g"), extensions.c.state == ExtensionState.ASKED)
    .order_by(extensions.c.id)
    .limit(bindparam("most"))
)
_OF_TASK = Prepared(_EXTENSIONS.select.where(extensions.c.task_id == bindparam("t")).order_by(extensions.c.id))


class ExtensionRepository:
    """The extensions of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, extension_id: int | None) -> Extension | None:
        """Return the request with this row number."""
        return _EXTENSIONS.find(self._connection, _BY_ID, {"i": extension_id}) if extension_id else None

    def list_asked(self, group_id: int, *, most: int) -> list[Extension]:
        """Return the first `most` requests that wait for the secretariat, the oldest first."""
        return _EXTENSIONS.list(self._connection, _ASKED, {"g": group_id, "most": most})

    def list_of(self, task_id: int) -> list[Extension]:
        """Return every request about a task, the oldest first."""
        return _EXTENSIONS.list(self._connection, _OF_TASK, {"t": task_id})

    def add(self, extension: Extension) -> None:
        """Insert a request (id 0)."""
        _EXTENSIONS.add(self._connection, extension)

    def save(self, extension: Extension) -> None:
        """Write a request back."""
        _EXTENSIONS.save(self._connection, extension)
