"""What is awaited, and when its ladder is looked at next."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, delete, insert, or_, update

from bot.domain.chasing import Chase
from bot.store.prepared import Prepared
from bot.store.rows import Rows
from bot.store.tables import chases

_CHASES = Rows(chases, Chase)
_OF = (chases.c.group_id == bindparam("g")) & (chases.c.kind == bindparam("k")) & (chases.c.item == bindparam("about"))
_LIST = _CHASES.select.where(_OF).order_by(chases.c.id)
_DUE = _CHASES.select.where(chases.c.group_id == bindparam("g"), chases.c.next_at <= bindparam("now")).order_by(
    chases.c.due_on, chases.c.id
)
_ABOUT = _CHASES.select.where(chases.c.group_id == bindparam("g"), chases.c.item == bindparam("about")).order_by(
    chases.c.id
)
_TOLD_SINCE = _CHASES.select.where(
    chases.c.group_id == bindparam("g"), chases.c.told_on >= bindparam("since")
).order_by(chases.c.due_on, chases.c.id)
_ADD = insert(chases)
_DELETE = Prepared(delete(chases).where(_OF))
_DELETE_OF_UNIT = Prepared(delete(chases).where(_OF, chases.c.unit_id == bindparam("u")))
_REST = Prepared(update(chases).where(_OF).values(next_at=None))
_MARK = (
    update(chases)
    .where(chases.c.id == bindparam("i"), chases.c.due_on == bindparam("d"))
    .values(
        stage=bindparam("s"),
        told_on=bindparam("t"),
        next_at=bindparam("n"),
        snoozed_until=bindparam("z"),
        snooze_reason=bindparam("r"),
    )
)


class ChaseRepository:
    """What is awaited, of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, opened: Sequence[Chase]) -> None:
        """Insert (id 0)."""
        rows = [{name: getattr(chase, name) for name in _CHASES.names if name != "id"} for chase in opened]
        self._connection.execute(_ADD, rows)

    def list_of(self, group_id: int, kind: str, item: str) -> list[Chase]:
        """Return what is awaited of a kind about an item: one for each unit, or the secretariat's."""
        return _CHASES.list(self._connection, _LIST, {"g": group_id, "k": kind, "about": item})

    def list_due(self, group_id: int, until: datetime) -> list[Chase]:
        """Return what the ladder must look at by `until`: the cost follows their number, not the table's."""
        return _CHASES.list(self._connection, _DUE, {"g": group_id, "now": until})

    def list_about(self, group_id: int, item: str) -> list[Chase]:
        """Return all that is awaited about an item, of every kind."""
        return _CHASES.list(self._connection, _ABOUT, {"g": group_id, "about": item})

    def list_told_since(self, group_id: int, day: date) -> list[Chase]:
        """Return what was last told on a local day or later, and is still awaited."""
        return _CHASES.list(self._connection, _TOLD_SINCE, {"g": group_id, "since": day})

    def list_awaited(
        self, group_id: int, kinds: Sequence[str], unit_ids: Collection[int], *, is_office: bool, most: int
    ) -> list[Chase]:
        """Return the first `most` matters of these kinds that these units owe, or the secretariat, by due day."""
        if not unit_ids and not is_office:
            return []
        of_units = chases.c.unit_id.in_(sorted(unit_ids))
        owing = or_(of_units, chases.c.unit_id.is_(None)) if is_office else of_units
        condition = (chases.c.group_id == group_id) & chases.c.kind.in_(kinds) & owing
        ordered = _CHASES.select.where(condition).order_by(chases.c.due_on, chases.c.id).limit(most)
        return _CHASES.list(self._connection, ordered, {})

    def save(self, chase: Chase) -> None:
        """Write back."""
        _CHASES.save(self._connection, chase)

    def mark(self, looked_at: Sequence[Chase]) -> None:
        """Write the marks of what was just looked at; what is gone or was moved meanwhile is left as it is."""
        if looked_at:
            rows = [
                {
                    "i": chase.id,
                    "d": chase.due_on,
                    "s": chase.stage,
                    "t": chase.told_on,
                    "n": chase.next_at,
                    "z": chase.snoozed_until,
                    "r": chase.snooze_reason,
                }
                for chase in looked_at
            ]
            self._connection.execute(_MARK, rows)

    def rest(self, group_id: int, kind: str, item: str) -> None:
        """Let the ladder look at all that is awaited of a kind about an item no more, until it is saved with a day."""
        _REST.run(self._connection, {"g": group_id, "k": kind, "about": item})

    def remove(self, group_id: int, kind: str, item: str, *, unit_id: int | None = None) -> None:
        """Delete what is awaited of a kind about an item: from one unit, or from anybody (None)."""
        values = {"g": group_id, "k": kind, "about": item}
        if unit_id is None:
            _DELETE.run(self._connection, values)
        else:
            _DELETE_OF_UNIT.run(self._connection, values | {"u": unit_id})
