"""What is kept about one person, in whichever table; and what of it can be erased while the work stays accounted for."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, or_, select, update

from bot.store.tables import contact_changes, form_drafts, kept_lines, metadata, outbox, persons, whereabouts

_PHONES = update(contact_changes).where(contact_changes.c.slack_id == bindparam("who")).values(phone="")
_KEPT = delete(kept_lines).where(kept_lines.c.slack_id == bindparam("who"))
_TYPED = delete(form_drafts).where(form_drafts.c.slack_id == bindparam("who"))
_MET = delete(whereabouts).where(whereabouts.c.slack_id == bindparam("who"))
_SENT = delete(outbox).where(
    outbox.c.lane.in_(bindparam("lanes", expanding=True)), outbox.c.next_at.is_(None), outbox.c.state == "sent"
)


def _names_person(table: Table) -> Any:
    """Return what selects the rows of a table that name a person, by the row number or the workspace's id."""
    by_number = [
        column == bindparam("number")
        for column in table.c
        if (table, column.name) == (persons, "id")
        or column.name == "person_id"
        or any(key.column.table is persons for key in column.foreign_keys)
    ]
    by_id = [table.c.slack_id == bindparam("who")] if "slack_id" in table.c else []
    return or_(*by_number, *by_id) if by_number or by_id else None


_ABOUT = {
    table.name: select(table).where(found).order_by(*table.primary_key.columns)
    for table in metadata.sorted_tables
    if (found := _names_person(table)) is not None
}


class PersonalData:
    """The personal data of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def list_about(self, person_id: int, slack_id: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """Yield each table that names somebody, with the rows that do."""
        for name, statement in _ABOUT.items():
            rows = self._connection.execute(statement, {"number": person_id, "who": slack_id}).mappings()
            if found := [dict(row) for row in rows]:
                yield name, found

    def erase_traces(self, slack_id: str) -> None:
        """Remove what only reaching somebody needed: numbers given with changes, lines kept for a choice, forms
        not sent, where the person was met, and what was sent."""
        self._connection.execute(_PHONES, {"who": slack_id})
        self._connection.execute(_KEPT, {"who": slack_id})
        self._connection.execute(_TYPED, {"who": slack_id})
        self._connection.execute(_MET, {"who": slack_id})
        self._connection.execute(_SENT, {"lanes": [f"person:{slack_id}", f"home:{slack_id}"]})
