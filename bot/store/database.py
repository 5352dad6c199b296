"""How a transaction runs: `await database.write(function, …)` and `await database.read(function, …)`.

A function takes a `Transaction` and is plain: no await. On PostgreSQL it runs over asyncpg in a greenlet. On SQLite every
write runs on one writer thread; what is queued when that thread becomes free shares one commit, a savepoint each.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import asyncpg
from sqlalchemy import Connection, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.clock import Clock
from bot.store import wakeup
from bot.store.rows import Lost
from bot.store.sqlite_writer import SqliteWriter, prepare
from bot.store.transaction import Transaction

P = ParamSpec("P")
T = TypeVar("T")

_POOL = 16
_TRIES = 4
_PASSING = {"40001", "40P01"}
_GONE = ("08", "53", "57P", "58")
"""Classes of PostgreSQL's errors (its manual, appendix A): connection, resources, stopped or starting, system."""


class Unavailable(Exception):
    """The database cannot be reached or refuses to work. Nothing of the transaction stands; it may be tried again."""


class Database:
    """One database, by URL (`sqlite:///path` or `postgresql://…`). `wake` is set whenever a commit left something to
    deliver."""

    def __init__(self, url: str, clock: Clock) -> None:
        self.url = make_url(url)
        self.clock = clock
        self.wake = asyncio.Event()
        self.engine = _engine(self.url)
        self._writer = SqliteWriter(self.url) if self.is_sqlite else None
        self._listening: asyncio.Task[None] | None = None

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    async def read(self, function: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `function` in a transaction that is rolled back at its end. Raises Unavailable."""

        def run(connection: Connection) -> T:
            return function(Transaction(connection, self.clock.now()), *args, **kwargs)

        return await self.look(run)

    async def look(self, function: Callable[[Connection], T]) -> T:
        """Run `function` on a connection whose transaction is rolled back at its end. Raises Unavailable."""
        with _unavailability():
            async with self.engine.connect() as connection:
                return await connection.run_sync(function)

    async def write(self, function: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `function` in one transaction and return its result once that is committed.

        Whatever `function` raises rolls back what it did, and is raised here; what fails the database itself is
        Unavailable. On PostgreSQL a transaction that lost
        against another one (serialization, deadlock, a row changed since it was read) runs again, so `function` must touch
        nothing but its transaction.
        """

        def run(connection: Connection) -> tuple[T, bool]:
            transaction = Transaction(connection, self.clock.now())
            result = function(transaction, *args, **kwargs)
            transaction.flush()
            return result, transaction.outbox.is_used

        with _unavailability():
            outcome: tuple[T, bool] = await (self._write_sqlite(run) if self._writer else self._write_pool(run))
        result, is_owed = outcome
        if is_owed:
            self.wake.set()
        return result

    def listen(self) -> None:
        """Let `wake` be set also by what other processes owe, where there can be others (PostgreSQL)."""
        if not self.is_sqlite:
            self._listening = asyncio.create_task(wakeup.listen(self.url, self.wake))

    async def close(self) -> None:
        """Finish the writes accepted so far, then let go of the database."""
        if self._listening is not None:
            self._listening.cancel()
        if self._writer is not None:
            await asyncio.to_thread(self._writer.close)
        await self.engine.dispose()

    async def _write_sqlite(self, run: Callable[[Connection], Any]) -> Any:
        writer = cast(SqliteWriter, self._writer)
        return await writer.submit(run)

    async def _write_pool(self, run: Callable[[Connection], Any]) -> Any:
        for left in range(_TRIES, -1, -1):
            with suppress(_Again):
                async with self.engine.begin() as connection:
                    try:
                        return await connection.run_sync(run)
                    except Lost as error:
                        if not left:
                            raise
                        raise _Again from error
                    except DBAPIError as error:
                        if not left or getattr(error.orig, "sqlstate", None) not in _PASSING:
                            raise
                        raise _Again from error
        raise AssertionError


_NOT_THERE = (
    OperationalError,
    InterfaceError,
    PoolTimeout,
    sqlite3.OperationalError,
    asyncpg.PostgresError,
    OSError,
)
"""What a database that is not there raises; asyncpg's own errors come from a connection that is refused."""


@contextmanager
def _unavailability() -> Iterator[None]:
    """Name what is wrong with the database rather than with what was asked of it."""
    try:
        yield
    except _NOT_THERE as error:
        raise Unavailable(str(error)) from error
    except DBAPIError as error:
        state = str(getattr(error.orig, "sqlstate", None) or "")
        if not error.connection_invalidated and not state.startswith(_GONE):
            raise
        raise Unavailable(str(error)) from error


class _Again(Exception):
    """The transaction lost against another one; the whole of it runs again."""


def _engine(url: URL) -> AsyncEngine:
    """Return the pool. What people typed stays out of its errors, and so out of the logs (`hide_parameters`)."""
    if url.get_backend_name() == "sqlite":
        engine = create_async_engine(
            url.set(drivername="sqlite+aiosqlite"), pool_size=4, max_overflow=0, hide_parameters=True
        )
        event.listen(engine.sync_engine, "connect", lambda connection, _: prepare(connection))
        return engine
    return create_async_engine(
        url.set(drivername="postgresql+asyncpg"), pool_size=_POOL, max_overflow=0, hide_parameters=True
    )
