"""Empty databases of both kinds, as many as a benchmark asks for."""

import contextlib
import tempfile
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from tests.postgres_server import PostgresServer

NewStore = Callable[[str], str]
"""Makes an empty database of a name; returns its URL."""


@contextlib.asynccontextmanager
async def stores() -> AsyncIterator[tuple[NewStore, NewStore]]:
    """Make databases: SQLite's and PostgreSQL's, which are gone at the end."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        postgres = PostgresServer()
        try:
            yield (lambda name: f"sqlite:///{Path(folder) / f'{name}.db'}"), postgres.create_database
        finally:
            postgres.stop()
