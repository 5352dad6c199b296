"""Holds, and who had a digest on which day."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Connection, bindparam, insert, select, update

from bot.domain.reminding import Hold
from bot.store.rows import Rows
from bot.store.tables import digests, holds

_HOLDS = Rows(holds, Hold)
_OPEN = _HOLDS.select.where(holds.c.group_id == bindparam("g"), holds.c.released_at.is_(None)).order_by(holds.c.id)
_SINCE = select(digests.c.person_id, digests.c.day, digests.c.state).where(
    digests.c.group_id == bindparam("g"), digests.c.day >= bindparam("since")
)
_ADD = insert(digests)


class DigestState(StrEnum):
    """What became of a person's digest of a day."""

    SENT = "sent"
    WITHHELD = "withheld"
    MADE_UP = "made-up"


_WITHHELD = select(digests.c.person_id, digests.c.day).where(
    digests.c.group_id == bindparam("g"), digests.c.state == DigestState.WITHHELD.value
)
_MAKE_UP = (
    update(digests)
    .where(
        digests.c.group_id == bindparam("g"),
        digests.c.state == DigestState.WITHHELD.value,
        digests.c.person_id.in_(bindparam("people", expanding=True)),
    )
    .values(state=DigestState.MADE_UP.value)
)


class ReminderRepository:
    """What limits the clock, of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def list_holds(self, group_id: int) -> list[Hold]:
        """Return the holds that are not released, the oldest first."""
        return _HOLDS.list(self._connection, _OPEN, {"g": group_id})

    def add_hold(self, hold: Hold) -> None:
        """Insert a hold (id 0)."""
        _HOLDS.add(self._connection, hold)

    def release(self, hold: Hold, at: datetime) -> None:
        """Let a hold end."""
        hold.released_at = at
        _HOLDS.save(self._connection, hold)

    def count_sent(self, group_id: int, since: date) -> dict[int, int]:
        """Return how many digests each person was sent from a local day on."""
        counts: dict[int, int] = {}
        for row in self._connection.execute(_SINCE, {"g": group_id, "since": since}):
            if row.state == DigestState.SENT:
                counts[row.person_id] = counts.get(row.person_id, 0) + 1
        return counts

    def list_withheld(self, group_id: int) -> dict[int, date]:
        """Return whose digests are withheld, and since which day."""
        found: dict[int, date] = {}
        for row in self._connection.execute(_WITHHELD, {"g": group_id}):
            found[row.person_id] = min(row.day, found.get(row.person_id, row.day))
        return found

    def note(self, group_id: int, day: date, *, sent: Sequence[int], withheld: Sequence[int]) -> None:
        """Note whose digest of a day was sent, and whose was withheld."""
        rows = [
            {"group_id": group_id, "person_id": person_id, "day": day, "state": state.value}
            for state, people in ((DigestState.SENT, sent), (DigestState.WITHHELD, withheld))
            for person_id in people
        ]
        if rows:
            self._connection.execute(_ADD, rows)

    def make_up(self, group_id: int, people: Collection[int]) -> None:
        """Note that what was withheld from these people is told now."""
        if people:
            self._connection.execute(_MAKE_UP, {"g": group_id, "people": list(people)})
