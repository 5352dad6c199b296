"""Minutes, their clauses and the units' stances."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, func, literal_column, select

from bot.domain.clauses import ClauseVersion, Decision, number
from bot.domain.consensus import UnitStance
from bot.domain.errors import NotFound
from bot.domain.minutes import Minutes, MinutesReceipt, MinutesState
from bot.domain.references import Reference
from bot.store.counters import next_number
from bot.store.rows import Rows
from bot.store.tables import clause_versions, decisions, minutes, minutes_receipts, unit_stances

_MINUTES = Rows(minutes, Minutes)
_DECISIONS = Rows(decisions, Decision)
_VERSIONS = Rows(clause_versions, ClauseVersion)
_STANCES = Rows(unit_stances, UnitStance)
_RECEIPTS = Rows(minutes_receipts, MinutesReceipt)

_BY_NUMBER = _MINUTES.select.where(minutes.c.group_id == bindparam("g"), minutes.c.number == bindparam("n"))
_LOCKED = _BY_NUMBER.with_for_update()
_BY_ID = _MINUTES.select.where(minutes.c.id == bindparam("i"))
_IN_STATES = _MINUTES.select.where(
    minutes.c.group_id == bindparam("g"), minutes.c.state.in_(bindparam("states", expanding=True))
).order_by(minutes.c.number)
_CLAUSES = _DECISIONS.select.where(decisions.c.minutes_id == bindparam("m"), decisions.c.left_in.is_(None)).order_by(
    decisions.c.position
)
_LEFT = _DECISIONS.select.where(decisions.c.minutes_id == bindparam("m"), decisions.c.left_in.is_not(None)).order_by(
    decisions.c.id
)
_CLAUSE = _DECISIONS.select.where(
    decisions.c.minutes_id == bindparam("m"), decisions.c.id == bindparam("i"), decisions.c.left_in.is_(None)
)
_RECURRING = (
    _DECISIONS.select.join(minutes, minutes.c.id == decisions.c.minutes_id)
    .where(
        decisions.c.every != literal_column("''"),  # the index holds only those
        decisions.c.left_in.is_(None),
        minutes.c.group_id == bindparam("g"),
        minutes.c.state == str(MinutesState.ISSUED),
    )
    .order_by(decisions.c.id)
)
_VERSIONS_OF = (
    _VERSIONS.select.join(decisions, decisions.c.id == clause_versions.c.decision_id)
    .where(decisions.c.minutes_id == bindparam("m"))
    .order_by(clause_versions.c.text_version, clause_versions.c.id)
)
_OF_TASK = _DECISIONS.select.where(decisions.c.id == bindparam("i"))
_OF_TOPIC = _DECISIONS.select.where(decisions.c.topic_id == bindparam("t"), decisions.c.left_in.is_(None)).order_by(
    decisions.c.id
)
_FORGET = delete(clause_versions).where(clause_versions.c.decision_id == bindparam("i"))
_REMOVE = delete(decisions).where(decisions.c.id == bindparam("i"))
_STANCES_OF = _STANCES.select.where(unit_stances.c.minutes_id == bindparam("m")).order_by(unit_stances.c.id)
_CORRECTIONS = _MINUTES.select.where(minutes.c.corrects_id == bindparam("m")).order_by(minutes.c.number)
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

    def drop(self, decision: Decision) -> None:
        """Take a clause that never circulated out for good, and close the gap in the numbering."""
        self._connection.execute(_FORGET, {"i": decision.id})
        self._connection.execute(_REMOVE, {"i": decision.id})
        self._close_gap(decision.minutes_id)

    def leave(self, decision: Decision, text_version: int) -> None:
        """Take a clause that was circulated out as of a text version; its row stays. The gap in the numbering is closed."""
        decision.left_in = text_version
        self.save_decision(decision)
        self._close_gap(decision.minutes_id)

    def list_left(self, minutes_id: int) -> list[Decision]:
        """Return the clauses that were circulated and then left the minutes."""
        return _DECISIONS.list(self._connection, _LEFT, {"m": minutes_id})

    def list_recurring(self, group_id: int) -> list[Decision]:
        """Return the clauses of a group's minutes in force that ask for something each period."""
        return _DECISIONS.list(self._connection, _RECURRING, {"g": group_id})

    def add_version(self, version: ClauseVersion) -> None:
        """Keep what a clause says (id 0)."""
        _VERSIONS.add(self._connection, version)

    def list_versions(self, minutes_id: int) -> dict[int, list[ClauseVersion]]:
        """Return what each clause (row number) of these minutes said, the oldest version first."""
        found: dict[int, list[ClauseVersion]] = {}
        for version in _VERSIONS.list(self._connection, _VERSIONS_OF, {"m": minutes_id}):
            found.setdefault(version.decision_id, []).append(version)
        return found

    def _close_gap(self, minutes_id: int) -> None:
        for moved in number(self.list_decisions(minutes_id)):
            self.save_decision(moved)

    def add_stance(self, stance: UnitStance) -> None:
        """Keep a unit's answer; an earlier one of the same unit stays, and no longer counts where this one does."""
        _STANCES.add(self._connection, stance)

    def save_stance(self, stance: UnitStance) -> None:
        """Write an answer back: an objection that was settled."""
        _STANCES.save(self._connection, stance)

    def list_stances(self, minutes_id: int) -> list[UnitStance]:
        """Return all answers to all texts, in the order in which they were given; `consensus.counted` says which count."""
        return _STANCES.list(self._connection, _STANCES_OF, {"m": minutes_id})

    def list_corrections(self, minutes_id: int) -> list[Minutes]:
        """Return the corrections of issued minutes, the one that stands in their place last."""
        return _MINUTES.list(self._connection, _CORRECTIONS, {"m": minutes_id})

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
