"""Empty databases of both kinds, as many as a benchmark asks for."""

import contextlib
import tempfile
from collections.abc import AsyncIterator, Callable
from functools import cache
from pathlib import Path

from tests.postgres_server import PostgresServer

NewStore = Callable[[str], str]
"""Makes an empty database of a name; returns its URL."""


@contextlib.asynccontextmanager
async def stores() -> AsyncIterator[tuple[NewStore, NewStore]]:
    """Make databases: SQLite's and PostgreSQL's, which are gone at the end. The server starts with the first of its own."""
    with contextlib.ExitStack() as opened:
        folder = opened.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))

        @cache
        def server() -> PostgresServer:
            started = PostgresServer()
            opened.callback(started.stop)
            return started

        yield (
            lambda name: f"sqlite:///{Path(folder) / f'{name}.db'}",
            lambda name: server().create_database(name),
        )
