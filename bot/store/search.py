"""Search by words over a group's tasks, reports, topics, meetings, minutes and their clauses. Chinese needs no cutting into
words: what is typed is looked for as it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, Table, and_, select

from bot.domain.references import Kind
from bot.domain.topics import TopicState
from bot.store.tables import decisions, meetings, minutes, reports, tasks, topics

_IS_HANDED_IN = topics.c.state != TopicState.DRAFT
"""A draft is its author's alone."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: which item, what kind of text, and the text."""

    kind: Kind
    number: int
    place: str
    text: str


class Search:
    """Searches of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, group_id: int, words: Sequence[str], *, most: int) -> list[Hit]:
        """Return up to `most` texts of each kind that hold all the words, the newest items first."""
        found: list[Hit] = []
        for kind, place, table, text, statement in _statements():
            condition = and_(table.c.group_id == group_id, *_holding(text, words))
            shown = statement.where(condition).order_by(table.c.number.desc()).limit(most)
            found += [Hit(kind, row[0], place, row[1]) for row in self._connection.execute(shown)]
        return found


def _statements() -> list[tuple[Kind, str, Table, Column[str], Select[Any]]]:
    of_reports = select(tasks.c.number, reports.c.text).join(reports, reports.c.task_id == tasks.c.id)
    of_clauses = select(minutes.c.number, decisions.c.text).join(
        decisions, (decisions.c.minutes_id == minutes.c.id) & decisions.c.left_in.is_(None)
    )
    return [
        *(
            (kind, name, table, table.c[name], select(table.c.number, table.c[name]))
            for kind, table, names in (
                (Kind.TASK, tasks, ("title", "expected_result")),
                (Kind.MEETING, meetings, ("title", "reason")),
                (Kind.MINUTES, minutes, ("title",)),
            )
            for name in names
        ),
        *(
            (Kind.TOPIC, name, topics, topics.c[name], select(topics.c.number, topics.c[name]).where(_IS_HANDED_IN))
            for name in ("title", "background", "ask")
        ),
        (Kind.MINUTES, "clause", minutes, decisions.c.text, of_clauses),
        (Kind.TASK, "report", tasks, reports.c.text, of_reports.where(reports.c.undone_at.is_(None))),
    ]


def _holding(text: Column[str], words: Sequence[str]) -> list[ColumnElement[bool]]:
    return [text.icontains(word, autoescape=True) for word in words]
