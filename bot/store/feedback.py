"""Suggestions and complaints, and their answers."""

from sqlalchemy import Connection, bindparam

from bot.domain.feedback import Feedback
from bot.store.rows import Rows
from bot.store.tables import feedback

_FEEDBACK = Rows(feedback, Feedback)
_BY_ID = _FEEDBACK.select.where(feedback.c.group_id == bindparam("g"), feedback.c.id == bindparam("i"))
_WAITING = (
    _FEEDBACK.select.where(feedback.c.group_id == bindparam("g"), feedback.c.answered_at.is_(None))
    .order_by(feedback.c.id)
    .limit(bindparam("most"))
)


class FeedbackRepository:
    """The feedback of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, group_id: int, feedback_id: int) -> Feedback | None:
        """Return what was said in a group, by its row number."""
        return _FEEDBACK.find(self._connection, _BY_ID, {"g": group_id, "i": feedback_id})

    def list_waiting(self, group_id: int, *, most: int) -> list[Feedback]:
        """Return the first `most` that wait for an answer, the oldest first."""
        return _FEEDBACK.list(self._connection, _WAITING, {"g": group_id, "most": most})

    def add(self, said: Feedback) -> None:
        """Insert (id 0)."""
        _FEEDBACK.add(self._connection, said)

    def save(self, said: Feedback) -> None:
        """Write back."""
        _FEEDBACK.save(self._connection, said)
