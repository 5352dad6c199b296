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

_BY_NUMBERS = _TOPICS.select.where(
    topics.c.group_id == bindparam("g"), topics.c.number.in_(bindparam("numbers", expanding=True))
)
_OF_CALL = _TOPICS.select.where(topics.c.group_id == bindparam("g"), topics.c.call_id == bindparam("c")).order_by(
    topics.c.number
)


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

    def list_by_numbers(self, group_id: int, numbers: Sequence[int]) -> list[Topic]:
        """Return a group's topics with these numbers, in no order."""
        return _TOPICS.list(self._connection, _BY_NUMBERS, {"g": group_id, "numbers": list(numbers)}) if numbers else []

    def list_of_call(self, group_id: int, call_id: int) -> list[Topic]:
        """Return the topics that were handed in upon a call, by number."""
        return _TOPICS.list(self._connection, _OF_CALL, {"g": group_id, "c": call_id})

    def map_references(self, group_id: int, ids: Collection[int | None]) -> dict[int, str]:
        """Return the references of these topics by row number."""
        found = self.list_by_ids(group_id, sorted(each for each in ids if each is not None))
        return {topic.id: str(topic.reference) for topic in found}

    def list_in_states(self, group_id: int, states: Collection[TopicState]) -> list[Topic]:
        """Return all topics in these states, by number."""
        statement = _TOPICS.select.where(topics.c.group_id == group_id, topics.c.state.in_(states))
        return _TOPICS.list(self._connection, statement.order_by(topics.c.number), {})

    def page(  # noqa: PLR0913 - what a list asks for
        self,
        group_id: int,
        *,
        states: Collection[TopicState],
        words: str = "",
        is_priority: bool = False,
        unit_ids: Collection[int] | None = None,
        page: int,
        size: int,
    ) -> tuple[list[Topic], int]:
        """Return one page (from 1) of topics in these states whose title holds `words`, newest first, and their total;
        `is_priority`: only those with priority; `unit_ids`: only those of these units."""
        condition = (topics.c.group_id == group_id) & topics.c.state.in_(states)
        if is_priority:
            condition &= topics.c.is_priority.is_(True)
        if unit_ids is not None:
            condition &= topics.c.unit_id.in_(unit_ids)
        if words:
            condition &= topics.c.title.icontains(words, autoescape=True)
        total = self._connection.execute(select(func.count()).select_from(topics).where(condition)).scalar_one()
        statement: Select[Any] = _TOPICS.select.where(condition).order_by(topics.c.number.desc())
        return _TOPICS.list(self._connection, statement.limit(size).offset((page - 1) * size), {}), total
