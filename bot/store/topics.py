"""Topics."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from bot.domain.errors import NotFound
from bot.domain.references import Reference
from bot.domain.topics import Topic, TopicState
from bot.store.counters import next_number
from bot.store.rows import Rows
from bot.store.tables import topics

_TOPICS = Rows(topics, Topic)
_BY_NUMBER = _TOPICS.select.where(topics.c.group_id == bindparam("g"), topics.c.number == bindparam("n"))
_BY_IDS = _TOPICS.select.where(
    topics.c.group_id == bindparam("g"), topics.c.id.in_(bindparam("ids", expanding=True))
).order_by(topics.c.number)


class TopicRepository:
    """The topics of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, group_id: int, reference: Reference) -> Topic:
        """Return the topic `reference` of a group.

        Raises:
            NotFound: when there is none.
        """
        topic = _TOPICS.find(self._connection, _BY_NUMBER, {"g": group_id, "n": reference.number})
        if topic is None:
            raise NotFound("not-found", reference=str(reference))
        return topic

    def add(self, topic: Topic) -> None:
        """Insert a topic (id and number 0): it gets the group's next number."""
        topic.number = next_number(self._connection, topic.group_id, "TP")
        _TOPICS.add(self._connection, topic)

    def save(self, topic: Topic) -> None:
        """Write a topic back. Raises Stale."""
        _TOPICS.save(self._connection, topic)

    def list_by_ids(self, group_id: int, ids: Sequence[int]) -> list[Topic]:
        """Return these topics of a group, by number; ids of other groups give nothing."""
        return _TOPICS.list(self._connection, _BY_IDS, {"g": group_id, "ids": list(ids)}) if ids else []

    def list_in_states(self, group_id: int, states: Collection[TopicState]) -> list[Topic]:
        """Return all topics in these states, by number."""
        statement = _TOPICS.select.where(topics.c.group_id == group_id, topics.c.state.in_(states))
        return _TOPICS.list(self._connection, statement.order_by(topics.c.number), {})

    def page(
        self, group_id: int, *, states: Collection[TopicState], words: str = "", page: int, size: int
    ) -> tuple[list[Topic], int]:
        """Return one page (from 1) of topics in these states whose title holds `words`, newest first, and their total."""
        condition = (topics.c.group_id == group_id) & topics.c.state.in_(states)
        if words:
            condition &= topics.c.title.icontains(words, autoescape=True)
        total = self._connection.execute(select(func.count()).select_from(topics).where(condition)).scalar_one()
        statement: Select[Any] = _TOPICS.select.where(condition).order_by(topics.c.number.desc())
        return _TOPICS.list(self._connection, statement.limit(size).offset((page - 1) * size), {}), total
