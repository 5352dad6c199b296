"""Changes of members and liaisons."""

from sqlalchemy import Connection, bindparam

from bot.domain.contacts import ContactChange, ContactChangeState
from bot.domain.errors import NotFound
from bot.domain.references import Reference
from bot.store.counters import next_number
from bot.store.rows import Rows
from bot.store.tables import contact_changes

_CHANGES = Rows(contact_changes, ContactChange)
_BY_NUMBER = _CHANGES.select.where(
    contact_changes.c.group_id == bindparam("g"), contact_changes.c.number == bindparam("n")
)
_PENDING = _CHANGES.select.where(
    contact_changes.c.group_id == bindparam("g"), contact_changes.c.state == ContactChangeState.PENDING
).order_by(contact_changes.c.number)


class ContactRepository:
    """The contact changes of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, group_id: int, reference: Reference) -> ContactChange:
        """Return the change `reference` of a group. Raises NotFound."""
        change = _CHANGES.find(self._connection, _BY_NUMBER, {"g": group_id, "n": reference.number})
        if change is None:
            raise NotFound("not-found", reference=str(reference))
        return change

    def add(self, change: ContactChange) -> None:
        """Insert a change (id and number 0): it gets the group's next number."""
        change.number = next_number(self._connection, change.group_id, "CC")
        _CHANGES.add(self._connection, change)

    def save(self, change: ContactChange) -> None:
        """Write a change back. Raises Stale."""
        _CHANGES.save(self._connection, change)

    def list_pending(self, group_id: int) -> list[ContactChange]:
        """Return what waits for the secretariat, by number."""
        return _CHANGES.list(self._connection, _PENDING, {"g": group_id})
