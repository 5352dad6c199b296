"""What people typed into forms and have not sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.tables import form_drafts

MEMORY = timedelta(days=7)
_ONE = (
    form_drafts.c.slack_id == bindparam("who"),
    form_drafts.c.form == bindparam("what"),
    form_drafts.c.about == bindparam("whereof"),
)
_FIND = select(form_drafts.c.fields, form_drafts.c.at).where(*_ONE, form_drafts.c.at >= bindparam("since"))
_DROP = delete(form_drafts).where(*_ONE)
_FORGET = delete(form_drafts).where(form_drafts.c.at < bindparam("before"))


@dataclass(frozen=True, slots=True)
class DraftKey:
    """Whose draft, of which form, about what: the group, the unit and the item that it was opened for."""

    slack_id: str
    form: str
    about: str


@dataclass(frozen=True, slots=True)
class FormDraft:
    """What stood in the fields of a form when it was last typed into (UTC): by field, as the platform says it."""

    fields: Mapping[str, Any] = field(default_factory=dict)
    at: datetime | None = None


class FormDrafts:
    """The drafts of a transaction. They belong to who typed them; nobody else is shown them, no record holds them."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def keep(self, key: DraftKey, fields: Mapping[str, Any]) -> None:
        """Keep what stands in a form now, in place of what stood there."""
        dialect = postgresql if self._connection.dialect.name == "postgresql" else sqlite
        said = {"fields": dict(fields), "at": self._now}
        statement = dialect.insert(form_drafts).values(slack_id=key.slack_id, form=key.form, about=key.about, **said)
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=["slack_id", "form", "about"], set_=said)
        )

    def find(self, key: DraftKey) -> FormDraft | None:
        """Return what was typed and not sent; None for what was typed too long ago."""
        row = self._connection.execute(_FIND, _named(key) | {"since": self._now - MEMORY}).one_or_none()
        return None if row is None else FormDraft(row.fields, row.at)

    def drop(self, key: DraftKey) -> None:
        """Drop what was sent."""
        self._connection.execute(_DROP, _named(key))

    def forget(self) -> int:
        """Drop what was typed too long ago; return how many drafts."""
        return self._connection.execute(_FORGET, {"before": self._now - MEMORY}).rowcount


def _named(key: DraftKey) -> dict[str, Any]:
    return {"who": key.slack_id, "what": key.form, "whereof": key.about}
