"""Comments on tasks."""

from sqlalchemy import Connection, bindparam, select

from bot.domain.comments import Comment
from bot.store.rows import Rows
from bot.store.tables import comments, persons

_COMMENTS = Rows(comments, Comment)
_LAST = (
    select(*(comments.c[name] for name in _COMMENTS.names), persons.c.name.label("person"))
    .join_from(comments, persons, persons.c.id == comments.c.person_id)
    .where(comments.c.task_id == bindparam("t"))
    .order_by(comments.c.id.desc())
    .limit(bindparam("most"))
)
_AUTHORS = select(comments.c.person_id).where(comments.c.task_id == bindparam("t")).distinct()


class CommentRepository:
    """The comments of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, comment: Comment) -> None:
        """Insert a comment (id 0)."""
        _COMMENTS.add(self._connection, comment)

    def list_last(self, task_id: int, *, most: int) -> list[tuple[Comment, str]]:
        """Return the newest `most` comments on a task, each with the name of who made it, newest first."""
        rows = self._connection.execute(_LAST, {"t": task_id, "most": most})
        return [(Comment(*row[:-1]), row.person) for row in rows]

    def list_authors(self, task_id: int) -> frozenset[int]:
        """Return the people (row numbers) who have commented on a task."""
        return frozenset(self._connection.execute(_AUTHORS, {"t": task_id}).scalars())
