"""SQLite's one writer: a thread with its own connection, and one commit for all that waits.

One fsync is the price of a commit, so those who wait share it. Each runs in a savepoint: one request's fault fails that
request alone. Nobody is answered before the commit, and a commit that fails fails them all.
"""

import asyncio
import contextlib
import queue
import sqlite3
import threading
from collections.abc import Callable
from typing import Any

import structlog
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

log = structlog.get_logger(__name__)

_MOST = 64
_COMMITS_BETWEEN_CHECKPOINTS = 256
_WAL_PAGES_AT_MOST = 25_000
"""Past so many pages (100 MB) the writer itself brings the log into the file, which keeps everybody waiting."""
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000", "cache_size=-32768")

Work = Callable[[Connection], Any]
_Item = tuple[Work, "asyncio.Future[Any]"]
_Outcome = tuple["asyncio.Future[Any]", Any, BaseException | None]


def prepare(connection: Any) -> None:
    """Set what every connection needs: durable at each commit (FULL), readers beside the writer (WAL)."""
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def writing_engine(url: URL) -> Engine:
    """Return an engine with one connection whose transactions take the write lock when they begin."""
    engine = create_engine(
        url.set(drivername="sqlite"),
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,
        connect_args={"check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _: Any) -> None:
        connection.isolation_level = None
        prepare(connection)
        connection.execute(f"PRAGMA wal_autocheckpoint={_WAL_PAGES_AT_MOST}")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


class SqliteWriter:
    """The writer thread."""

    def __init__(self, url: URL) -> None:
        self._engine = writing_engine(url)
        self._connection: Connection | None = None
        self._queue: queue.SimpleQueue[_Item | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="sqlite-writer", daemon=True)
        self._tidying = threading.Thread(target=self._tidy, name="sqlite-checkpoint", daemon=True)
        self._commits = 0
        self._is_tidying_due = threading.Event()
        self._is_closing = False
        self._thread.start()
        self._tidying.start()

    @property
    def engine(self) -> Engine:
        return self._engine

    def submit(self, work: Work) -> "asyncio.Future[Any]":
        """Queue `work`; the future, of the running loop, holds its result once it is committed, or what failed it."""
        future = asyncio.get_running_loop().create_future()
        self._queue.put((work, future))
        return future

    def close(self) -> None:
        """Finish what is queued, then end the thread."""
        self._queue.put(None)
        self._thread.join()
        self._is_closing = True
        self._is_tidying_due.set()
        self._tidying.join()
        self._engine.dispose()

    def _run(self) -> None:
        while (item := self._queue.get()) is not None:
            batch = [item]
            is_last = False
            while len(batch) < _MOST and not self._queue.empty():
                more = self._queue.get()
                if more is None:
                    is_last = True
                    break
                batch.append(more)
            self._commit([member for member in batch if not member[1].cancelled()])
            if is_last:
                break
        self._let_go()

    def _tidy(self) -> None:
        """Bring the log into the file beside the writer, which nobody then waits for (SQLite: write-ahead logging, a
        passive checkpoint waits for nobody and holds nobody up)."""
        while self._is_tidying_due.wait() and not self._is_closing:
            self._is_tidying_due.clear()
            try:
                with contextlib.closing(sqlite3.connect(str(self._engine.url.database), timeout=0)) as connection:
                    connection.execute("PRAGMA synchronous=FULL")
                    connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
            except sqlite3.Error as error:  # the log only grows; the next one comes after as many commits
                log.warning("the log could not be brought into the file", reason=str(error))

    def _let_go(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _commit(self, batch: list[_Item]) -> None:
        outcomes: list[tuple[Any, BaseException | None]] = []
        try:
            if self._connection is None:
                self._connection = self._engine.connect()
            with self._connection.begin():
                outcomes.extend(_attempt(self._connection, work) for work, _ in batch)
            self._commits += 1
            if self._commits % _COMMITS_BETWEEN_CHECKPOINTS == 0:
                self._is_tidying_due.set()
        except Exception as error:  # noqa: BLE001 - whatever failed the commit is handed to everyone who waits for it
            outcomes = [(None, error)] * len(batch)
            self._let_go()
        told = [(future, result, failure) for (_, future), (result, failure) in zip(batch, outcomes, strict=True)]
        # One wake of a loop for all its members: waking it costs more than telling it.
        for loop in {future.get_loop() for future, _, _ in told}:
            loop.call_soon_threadsafe(_tell, [each for each in told if each[0].get_loop() is loop])


def _tell(told: list[_Outcome]) -> None:
    for future, result, failure in told:
        if future.cancelled():
            continue
        if failure is None:
            future.set_result(result)
        else:
            future.set_exception(failure)


def _attempt(connection: Connection, work: Work) -> tuple[Any, BaseException | None]:
    cursor = connection.connection.cursor()
    cursor.execute("SAVEPOINT member")
    try:
        result = work(connection)
    except Exception as error:  # noqa: BLE001 - it is raised again where the member's future is awaited
        cursor.execute("ROLLBACK TO member")
        return None, error
    finally:
        cursor.execute("RELEASE member")
    return result, None
