"""Rows to domain objects and back, for tables whose columns bear the names of a dataclass's fields.

Every statement is built once: when its repository's module is imported, or (one that sets only what has changed) when it
is first needed.
"""

from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import Connection, CursorResult, Row, Select, Table, bindparam, insert, select, update

from bot.domain.errors import Stale
from bot.store.prepared import Prepared

T = TypeVar("T")

_set: Callable[[Any, str, Any], None] = object.__setattr__


def new_id(result: CursorResult[Any]) -> int:
    """Return the number of the row just inserted."""
    key = cast("tuple[int]", result.inserted_primary_key)
    return int(key[0])


class Lost(Stale):
    """A row was changed since it was read, by a transaction that has committed: the whole of this one may run again."""


class Rows(Generic[T]):
    """The statements of one table. The class's fields give the order of the columns; the first must be `id`."""

    def __init__(self, table: Table, kind: type[T]) -> None:
        self.table = table
        self._build: Callable[..., T] = kind
        self.names = [field.name for field in fields(cast(Any, kind))]
        self.select: Select[Any] = select(*(table.c[name] for name in self.names))
        self._insert = Prepared(insert(table).returning(table.c.id), [name for name in self.names if name != "id"])
        self._is_guarded = "version" in table.c
        self._updates: dict[tuple[str, ...], Prepared] = {}

    def of(self, row: Row[Any]) -> T:
        """Build the object of one row of `select`."""
        return self._build(*row)

    def list(self, connection: Connection, statement: Select[Any] | Prepared, parameters: dict[str, Any]) -> list[T]:
        """Run a statement made from `select`."""
        if isinstance(statement, Prepared):
            return [self._build(*row) for row in statement.rows(connection, parameters)]
        return [self._build(*row) for row in connection.execute(statement, parameters)]

    def find(self, connection: Connection, statement: Select[Any] | Prepared, parameters: dict[str, Any]) -> T | None:
        """Run a statement made from `select` that gives at most one row."""
        found = self.list(connection, statement, parameters)
        return found[0] if found else None

    def add(self, connection: Connection, item: T) -> int:
        """Insert `item` (its id is 0), give it its row's number and return that."""
        values = {name: getattr(item, name) for name in self.names if name != "id"}
        ((number,),) = self._insert.rows(connection, values)
        # Frozen rows (a report, a stance) get their number too.
        _set(item, "id", number)
        return int(number)

    def save(self, connection: Connection, item: T, was: Sequence[Any] | None = None) -> None:
        """Write `item` back: what differs from `was`, its row as it was read, or all. Where the table has versions, one
        more is counted.

        Raises:
            Lost: when the row was changed since `item` was read.
        """
        values = {name: getattr(item, name) for name in self.names}
        parameters = {"old_id": values["id"]}
        if was is not None:
            values = {name: value for (name, value), old in zip(values.items(), was, strict=True) if value != old}
        values.pop("id", None)
        if self._is_guarded:
            version: int = cast(Any, item).version
            parameters["old_version"] = version
            values["version"] = version + 1
            _set(item, "version", version + 1)
        parameters |= {f"new_{name}": value for name, value in values.items()}
        if values and self._update(tuple(values)).run(connection, parameters) != 1:
            raise Lost("changed-meanwhile")

    def _update(self, names: tuple[str, ...]) -> Prepared:
        """Return the statement that sets these columns."""
        if names not in self._updates:
            where = self.table.c.id == bindparam("old_id")
            if self._is_guarded:
                where &= self.table.c.version == bindparam("old_version")
            values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
            self._updates[names] = Prepared(update(self.table).where(where).values(values))
        return self._updates[names]
