"""The quarterly confirmations of the units' people."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, func, select

from bot.domain.confirmations import Confirmation
from bot.store.rows import Rows
from bot.store.tables import contact_confirmations

_ROWS = Rows(contact_confirmations, Confirmation)
_OF_PERIOD = _ROWS.select.where(
    contact_confirmations.c.group_id == bindparam("g"), contact_confirmations.c.period == bindparam("period")
).order_by(contact_confirmations.c.unit_id)
_LAST = select(func.max(contact_confirmations.c.period)).where(contact_confirmations.c.group_id == bindparam("g"))


class ConfirmationRepository:
    """The confirmations of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, confirmation: Confirmation) -> None:
        """Insert a question (id 0)."""
        _ROWS.add(self._connection, confirmation)

    def save(self, confirmation: Confirmation) -> None:
        """Write a question back."""
        _ROWS.save(self._connection, confirmation)

    def list_of_period(self, group_id: int, period: str) -> Sequence[Confirmation]:
        """Return a quarter's questions, in the units' order."""
        return _ROWS.list(self._connection, _OF_PERIOD, {"g": group_id, "period": period})

    def find_last_period(self, group_id: int) -> str | None:
        """Return the newest quarter in which the units were asked."""
        found: str | None = self._connection.execute(_LAST, {"g": group_id}).scalar()
        return found
