"""The opinions of units on topics, and their answers to calls for topics."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, bindparam

from bot.domain.consultation import Opinion
from bot.domain.errors import NotFound
from bot.domain.topic_calls import CallAnswer, TopicCall
from bot.store.rows import Rows
from bot.store.tables import call_answers, opinions, topic_calls

_OPINIONS = Rows(opinions, Opinion)
_OF_TOPICS = _OPINIONS.select.where(opinions.c.topic_id.in_(bindparam("topics", expanding=True))).order_by(
    opinions.c.id
)
_CALLS = Rows(topic_calls, TopicCall)
_CALL = _CALLS.select.where(topic_calls.c.group_id == bindparam("g"), topic_calls.c.id == bindparam("i"))
_OPEN = _CALLS.select.where(topic_calls.c.group_id == bindparam("g"), topic_calls.c.closed_at.is_(None)).order_by(
    topic_calls.c.id
)
_LAST = _CALLS.select.where(topic_calls.c.group_id == bindparam("g")).order_by(topic_calls.c.id.desc()).limit(1)
_ANSWERS = Rows(call_answers, CallAnswer)
_OF_CALL = _ANSWERS.select.where(call_answers.c.call_id == bindparam("c")).order_by(call_answers.c.id)


class ConsultationRepository:
    """The opinions of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def list_of(self, topic_ids: Sequence[int]) -> list[Opinion]:
        """Return what the units were asked about these topics, in the order in which they were asked."""
        return _OPINIONS.list(self._connection, _OF_TOPICS, {"topics": list(topic_ids)}) if topic_ids else []

    def add(self, opinion: Opinion) -> None:
        """Insert an opinion (id 0)."""
        _OPINIONS.add(self._connection, opinion)

    def save(self, opinion: Opinion) -> None:
        """Write an opinion back."""
        _OPINIONS.save(self._connection, opinion)


class CallRepository:
    """The calls for topics of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, group_id: int, call_id: int) -> TopicCall:
        """Return a call of a group by its row number. Raises NotFound."""
        call = _CALLS.find(self._connection, _CALL, {"g": group_id, "i": call_id})
        if call is None:
            raise NotFound("call-none")
        return call

    def find_last(self, group_id: int) -> TopicCall | None:
        """Return the newest call of a group."""
        return _CALLS.find(self._connection, _LAST, {"g": group_id})

    def list_open(self, group_id: int) -> list[TopicCall]:
        """Return the calls that are not closed, the oldest first."""
        return _CALLS.list(self._connection, _OPEN, {"g": group_id})

    def find_open(self, group_id: int, today: date) -> TopicCall | None:
        """Return the call that a topic handed in on a local day answers: the first that closes."""
        found = [call for call in self.list_open(group_id) if call.closes_on >= today]
        return min(found, key=lambda call: call.closes_on, default=None)

    def add(self, call: TopicCall) -> None:
        """Insert a call (id 0)."""
        _CALLS.add(self._connection, call)

    def save(self, call: TopicCall) -> None:
        """Write a call back."""
        _CALLS.save(self._connection, call)

    def list_answers(self, call_id: int) -> list[CallAnswer]:
        """Return the answers of units to a call, in their order."""
        return _ANSWERS.list(self._connection, _OF_CALL, {"c": call_id})

    def add_answer(self, answer: CallAnswer) -> None:
        """Insert an answer (id 0)."""
        _ANSWERS.add(self._connection, answer)

    def save_answer(self, answer: CallAnswer) -> None:
        """Write an answer back."""
        _ANSWERS.save(self._connection, answer)
