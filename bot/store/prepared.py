"""Statements compiled once for each database and run on the driver itself.

The toolkit's own execution costs several times what the driver needs for a row by its key, and a command runs ten such
statements. What it would do that is needed is done here: types are bound and read back by the same processors, and what
fails is raised as the toolkit's own errors. A statement that is compiled anew for its values (a list after IN) is not for
here.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Connection
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement
from sqlalchemy.types import TypeEngine

Processor = Callable[[Any], Any]
Values = Mapping[str, Any]


class _Form:
    """A statement as one database takes it: its text, its parameters in order, and what its columns are read by."""

    def __init__(self, statement: ClauseElement, columns: Sequence[str] | None, dialect: Dialect) -> None:
        compiled = cast(SQLCompiler, statement.compile(dialect=dialect, column_keys=columns))
        if compiled.post_compile_params or compiled.literal_execute_params:
            raise ValueError(f"compiled anew for its values: {statement}")
        self.text = str(compiled)
        self._binds = [
            (name, compiled.binds[name].effective_value, _into(compiled.binds[name].type, dialect))
            for name in compiled.positiontup or ()
        ]
        returned = getattr(statement, "selected_columns", None) or getattr(statement, "returning_columns", None) or ()
        readers = [_out_of(column.type, dialect) for column in returned]
        self.readers = [(place, reader) for place, reader in enumerate(readers) if reader]

    def arguments(self, values: Values) -> tuple[Any, ...]:
        return tuple(
            [
                process(values.get(name, fixed)) if process else values.get(name, fixed)
                for name, fixed, process in self._binds
            ]
        )


class Prepared:
    """One statement. `columns` are those that an INSERT without values of its own sets."""

    def __init__(self, statement: ClauseElement, columns: Sequence[str] | None = None) -> None:
        self._statement = statement
        self._columns = columns
        self._forms: dict[str, _Form] = {}

    def rows(self, connection: Connection, values: Values) -> list[tuple[Any, ...]]:
        """Return the rows found, each in the order of the statement's columns."""
        form = self.form(connection)
        cursor = _execute(connection, form, values)
        found = cursor.fetchall()
        cursor.close()
        if not form.readers:
            return list(found)
        return [_read(row, form.readers) for row in found]

    def find(self, connection: Connection, values: Values) -> tuple[Any, ...] | None:
        """Return the only row found, or None."""
        found = self.rows(connection, values)
        return found[0] if found else None

    def run(self, connection: Connection, values: Values) -> int:
        """Change rows; return how many."""
        form = self.form(connection)
        cursor = _execute(connection, form, values)
        count = int(cursor.rowcount)
        cursor.close()
        return count

    def form(self, connection: Connection) -> _Form:
        """Return the statement as this connection's database takes it."""
        name = connection.dialect.name
        form = self._forms.get(name)
        if form is None:
            form = self._forms[name] = _Form(self._statement, self._columns, connection.dialect)
        return form


def _read(row: Sequence[Any], readers: list[tuple[int, Processor]]) -> tuple[Any, ...]:
    values = list(row)
    for place, reader in readers:
        values[place] = reader(values[place])
    return tuple(values)


def _into(kind: TypeEngine[Any], dialect: Dialect) -> Processor | None:
    return cast("Processor | None", kind.dialect_impl(dialect).bind_processor(dialect))


def _out_of(kind: TypeEngine[Any], dialect: Dialect) -> Processor | None:
    return cast("Processor | None", kind.dialect_impl(dialect).result_processor(dialect, None))


def _execute(connection: Connection, form: _Form, values: Values) -> Any:
    """Run a statement; return the driver's cursor."""
    arguments = form.arguments(values)
    driver = connection.dialect.loaded_dbapi
    try:
        cursor = connection.connection.cursor()
        cursor.execute(form.text, arguments)
    except driver.Error as error:
        is_gone = connection.dialect.is_disconnect(error, cast(Any, connection.connection), None)
        if is_gone:
            connection.invalidate(error)
        raise DBAPIError.instance(
            form.text,
            arguments,
            error,
            driver.Error,
            hide_parameters=True,
            connection_invalidated=is_gone,
            dialect=connection.dialect,
        ) from error
    return cursor
