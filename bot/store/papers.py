"""The register of papers."""

from sqlalchemy import Connection, bindparam

from bot.domain.register import RegisterEntry
from bot.store.rows import Rows
from bot.store.tables import papers

_PAPERS = Rows(papers, RegisterEntry)
_OF_ITEM = _PAPERS.select.where(papers.c.group_id == bindparam("g"), papers.c.item == bindparam("i")).order_by(
    papers.c.id
)


class PaperRepository:
    """The register of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, entry: RegisterEntry) -> None:
        """Insert an entry (id 0)."""
        _PAPERS.add(self._connection, entry)

    def list_of(self, group_id: int, item: str) -> list[RegisterEntry]:
        """Return what was made of an item, the oldest first."""
        return _PAPERS.list(self._connection, _OF_ITEM, {"g": group_id, "i": item})
