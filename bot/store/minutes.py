"""Minutes, their clauses and the units' stances."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, exists, func, select

from bot.domain.errors import NotFound
from bot.domain.minutes import ASKING_STATES, Decision, Minutes, MinutesReceipt, MinutesState, UnitStance
from bot.domain.references import Reference
from bot.store.counters import next_number
from bot.store.rows import Rows
from bot.store.tables import decisions, minutes, minutes_receipts, unit_stances

_MINUTES = Rows(minutes, Minutes)
_DECISIONS = Rows(decisions, Decision)
_STANCES = Rows(unit_stances, UnitStance)
_RECEIPTS = Rows(minutes_receipts, MinutesReceipt)

_BY_NUMBER = _MINUTES.select.where(minutes.c.group_id == bindparam("g"), minutes.c.number == bindparam("n"))
_LOCKED = _BY_NUMBER.with_for_update()
_BY_ID = _MINUTES.select.where(minutes.c.id == bindparam("i"))
_IN_STATES = _MINUTES.select.where(
    minutes.c.group_id == bindparam("g"), minutes.c.state.in_(bindparam("states", expanding=True))
).order_by(minutes.c.number)
_WAITING = _MINUTES.select.where(
    minutes.c.group_id == bindparam("g"),
    minutes.c.state.in_(sorted(ASKING_STATES)),
    ~exists().where(
        unit_stances.c.minutes_id == minutes.c.id,
        unit_stances.c.text_version == minutes.c.text_version,
        unit_stances.c.unit_id == bindparam("u"),
    ),
).order_by(minutes.c.answer_by, minutes.c.number)
_CLAUSES = _DECISIONS.select.where(decisions.c.minutes_id == bindparam("m")).order_by(decisions.c.position)
_CLAUSE = _DECISIONS.select.where(decisions.c.minutes_id == bindparam("m"), decisions.c.id == bindparam("i"))
_OF_TASK = _DECISIONS.select.where(decisions.c.id == bindparam("i"))
_OF_TOPIC = _DECISIONS.select.where(decisions.c.topic_id == bindparam("t")).order_by(decisions.c.id)
_REMOVE = delete(decisions).where(decisions.c.id == bindparam("i"))
_STANCES_ON = _STANCES.select.where(
    unit_stances.c.minutes_id == bindparam("m"), unit_stances.c.text_version == bindparam("v")
).order_by(unit_stances.c.id)

_RECEIVED = _RECEIPTS.select.where(minutes_receipts.c.minutes_id == bindparam("m")).order_by(minutes_receipts.c.id)
_OF_MEETING = _MINUTES.select.where(minutes.c.meeting_id == bindparam("m")).order_by(minutes.c.number)
_BY_NUMBERS = _MINUTES.select.where(
    minutes.c.group_id == bindparam("g"), minutes.c.number.in_(bindparam("numbers", expanding=True))
)


class MinutesRepository:
    """The minutes of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, group_id: int, reference: Reference, *, lock: bool = False) -> Minutes:
        """Return the minutes `reference` of a group. `lock`: others that lock it wait until this transaction ends, so
        that what is counted over its stances holds.

        Raises:
            NotFound: when there are none.
        """
        statement = _LOCKED if lock else _BY_NUMBER
        found = _MINUTES.find(self._connection, statement, {"g": group_id, "n": reference.number})
        if found is None:
            raise NotFound("not-found", reference=str(reference))
        return found

    def get_by_id(self, minutes_id: int) -> Minutes:
        """Return the minutes with a row's number that another row holds."""
        found = _MINUTES.find(self._connection, _BY_ID, {"i": minutes_id})
        if found is None:
            raise NotFound("not-found", reference="MN")
        return found

    def add(self, item: Minutes) -> None:
        """Insert minutes (id and number 0): they get the group's next number."""
        item.number = next_number(self._connection, item.group_id, "MN")
        _MINUTES.add(self._connection, item)

    def save(self, item: Minutes) -> None:
        """Write minutes back. Raises Stale."""
        _MINUTES.save(self._connection, item)

    def take_serial(self, group_id: int, year: int) -> int:
        """Return the next issue number of a year, without gaps."""
        return next_number(self._connection, group_id, f"minutes-{year}")

    def list_in_states(self, group_id: int, states: tuple[MinutesState, ...]) -> list[Minutes]:
        """Return all minutes in these states, by number."""
        return _MINUTES.list(self._connection, _IN_STATES, {"g": group_id, "states": list(states)})

    def list_waiting_for(self, group_id: int, unit_id: int) -> list[Minutes]:
        """Return the minutes whose present text waits for a unit's answer, the soonest due first."""
        return _MINUTES.list(self._connection, _WAITING, {"g": group_id, "u": unit_id})

    def page(self, group_id: int, *, page: int, size: int) -> tuple[list[Minutes], int]:
        """Return one page (from 1) of a group's minutes, newest first, and how many there are in all."""
        condition = minutes.c.group_id == group_id
        total = self._connection.execute(select(func.count()).select_from(minutes).where(condition)).scalar_one()
        statement: Select[Any] = _MINUTES.select.where(condition).order_by(minutes.c.number.desc())
        return _MINUTES.list(self._connection, statement.limit(size).offset((page - 1) * size), {}), total

    def list_decisions(self, minutes_id: int) -> list[Decision]:
        """Return the clauses in their order."""
        return _DECISIONS.list(self._connection, _CLAUSES, {"m": minutes_id})

    def get_decision(self, minutes_id: int, decision_id: int) -> Decision:
        """Return one clause of these minutes. Raises NotFound."""
        found = _DECISIONS.find(self._connection, _CLAUSE, {"m": minutes_id, "i": decision_id})
        if found is None:
            raise NotFound("clause-not-found")
        return found

    def list_decisions_of_topic(self, topic_id: int) -> list[Decision]:
        """Return the clauses that a topic became, the oldest first."""
        return _DECISIONS.list(self._connection, _OF_TOPIC, {"t": topic_id})

    def find_decision(self, decision_id: int) -> Decision | None:
        """Return the clause that a task came from."""
        return _DECISIONS.find(self._connection, _OF_TASK, {"i": decision_id})

    def add_decision(self, decision: Decision) -> None:
        """Insert a clause (id 0)."""
        _DECISIONS.add(self._connection, decision)

    def save_decision(self, decision: Decision) -> None:
        """Write a clause back."""
        _DECISIONS.save(self._connection, decision)

    def remove_decision(self, decision: Decision) -> None:
        """Take a clause out and close the gap in the numbering."""
        self._connection.execute(_REMOVE, {"i": decision.id})
        for position, left in enumerate(self.list_decisions(decision.minutes_id), start=1):
            if left.position != position:
                left.position = position
                self.save_decision(left)

    def add_stance(self, stance: UnitStance) -> None:
        """Keep a unit's answer; an earlier one of the same unit stays, and no longer counts."""
        _STANCES.add(self._connection, stance)

    def list_stances(self, minutes_id: int, text_version: int) -> list[UnitStance]:
        """Return the answers to one text, in the order in which they were given: a unit's last one counts."""
        return _STANCES.list(self._connection, _STANCES_ON, {"m": minutes_id, "v": text_version})

    def list_by_numbers(self, group_id: int, numbers: Sequence[int]) -> list[Minutes]:
        """Return a group's minutes with these numbers, in no order."""
        return (
            _MINUTES.list(self._connection, _BY_NUMBERS, {"g": group_id, "numbers": list(numbers)}) if numbers else []
        )

    def list_of_meeting(self, meeting_id: int) -> list[Minutes]:
        """Return the minutes of a meeting, by number."""
        return _MINUTES.list(self._connection, _OF_MEETING, {"m": meeting_id})

    def add_receipt(self, receipt: MinutesReceipt) -> None:
        """Insert a receipt (id 0)."""
        _RECEIPTS.add(self._connection, receipt)

    def list_receipts(self, minutes_id: int) -> list[MinutesReceipt]:
        """Return the receipts of issued minutes, in their order."""
        return _RECEIPTS.list(self._connection, _RECEIVED, {"m": minutes_id})
