"""Blockers, and the days on which a task's clock was not its lead's."""

from datetime import date

from sqlalchemy import Connection, bindparam, insert, select, update

from bot.domain.blockers import Blocker, BlockerState
from bot.domain.responsibility import Wait
from bot.store.prepared import Prepared
from bot.store.rows import Rows
from bot.store.tables import blockers, task_waits

_BLOCKERS = Rows(blockers, Blocker)
_BY_ID = Prepared(_BLOCKERS.select.where(blockers.c.id == bindparam("i")))
_IN_STATE = Prepared(
    _BLOCKERS.select.where(blockers.c.group_id == bindparam("g"), blockers.c.state == bindparam("s"))
    .order_by(blockers.c.id)
    .limit(bindparam("most"))
)
_AWAITED = (
    _BLOCKERS.select.where(
        blockers.c.unit_id.in_(bindparam("units", expanding=True)),
        blockers.c.state.in_([BlockerState.DECLARED, BlockerState.ACCEPTED]),
    )
    .order_by(blockers.c.id)
    .limit(bindparam("most"))
)
_WAITS = Prepared(
    select(task_waits.c.unit_id, task_waits.c.starts_on, task_waits.c.ends_on)
    .where(task_waits.c.task_id == bindparam("t"))
    .order_by(task_waits.c.starts_on, task_waits.c.id)
)
_BEGIN_WAIT = Prepared(insert(task_waits), ["task_id", "unit_id", "starts_on"])
_END_WAIT = update(task_waits).where(task_waits.c.task_id == bindparam("t"), task_waits.c.ends_on.is_(None))


class BlockerRepository:
    """The blockers of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, blocker_id: int | None) -> Blocker | None:
        """Return the blocker with this row number."""
        return _BLOCKERS.find(self._connection, _BY_ID, {"i": blocker_id}) if blocker_id else None

    def list_in_state(self, group_id: int, state: BlockerState, *, most: int) -> list[Blocker]:
        """Return the first `most` blockers in a state, the oldest first."""
        return _BLOCKERS.list(self._connection, _IN_STATE, {"g": group_id, "s": state, "most": most})

    def list_awaited_of(self, unit_ids: list[int], *, most: int) -> list[Blocker]:
        """Return the first `most` blockers that these units have to answer or to remove."""
        return _BLOCKERS.list(self._connection, _AWAITED, {"units": unit_ids, "most": most}) if unit_ids else []

    def add(self, blocker: Blocker) -> None:
        """Insert a blocker (id 0)."""
        _BLOCKERS.add(self._connection, blocker)

    def save(self, blocker: Blocker) -> None:
        """Write a blocker back."""
        _BLOCKERS.save(self._connection, blocker)

    def list_waits(self, task_id: int) -> list[Wait]:
        """Return the days on which a task's clock was not its lead's, the earliest first."""
        return [Wait(*row) for row in _WAITS.rows(self._connection, {"t": task_id})]

    def begin_wait(self, task_id: int, unit_id: int | None, day: date) -> None:
        """Let a task's clock be a unit's from a day on; nobody's for None."""
        _BEGIN_WAIT.run(self._connection, {"task_id": task_id, "unit_id": unit_id, "starts_on": day})

    def end_wait(self, task_id: int, unit_id: int | None, day: date) -> None:
        """Let the clock be that unit's (nobody's) no more, from a day on."""
        whose = task_waits.c.unit_id.is_(None) if unit_id is None else task_waits.c.unit_id == unit_id
        self._connection.execute(_END_WAIT.where(whose).values(ends_on=day), {"t": task_id})
