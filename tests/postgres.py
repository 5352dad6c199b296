"""Fixtures: an empty database for each test, as a SQLite file or on a real PostgreSQL server."""

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.postgres_server import PostgresServer

Prepare = Callable[[str], None]

_NUMBERS = count(1)
_MEMORY = Path("/dev/shm")  # noqa: S108 - Linux's file system in memory; the folder made there has a name of its own
_ROOM = 4 << 30
"""Bytes: as much as two servers may come to need."""


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """One server for the session (under pytest-xdist: one for each worker). A new database is a thousand files: they are
    made in memory, where the machine has room for them."""
    has_room = _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM
    server = PostgresServer(_MEMORY if has_room else None)
    yield server
    server.stop()


@pytest.fixture
def prepare_database() -> Prepare | None:
    """What fills a fresh database, given its URL; None leaves it empty.

    A folder or file overrides this to have, for instance, the migrations run: on PostgreSQL that happens once, and
    each test gets a copy.
    """
    return None


@pytest.fixture
def postgres_url(postgres_server: PostgresServer, prepare_database: Prepare | None) -> Iterator[str]:
    """A database of the test's own on PostgreSQL: `postgresql+asyncpg://USER@127.0.0.1:PORT/NAME`."""
    template = postgres_server.template(prepare_database) if prepare_database else "template1"
    name = f"test_{next(_NUMBERS)}"
    yield postgres_server.create_database(name, template=template)
    postgres_server.drop_database(name)


@pytest.fixture(scope="session")
def sqlite_templates(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Prepare], Path]:
    """Give the file that a function fills, filled once."""
    folder = tmp_path_factory.mktemp("templates")
    made: dict[Prepare, Path] = {}

    def template(prepare: Prepare) -> Path:
        if prepare not in made:
            path = folder / f"{next(_NUMBERS)}.db"
            prepare(f"sqlite:///{path}")
            made[prepare] = path
        return made[prepare]

    return template


@pytest.fixture
def sqlite_url(tmp_path: Path, prepare_database: Prepare | None, sqlite_templates: Callable[[Prepare], Path]) -> str:
    """A SQLite file of the test's own: `sqlite:///PATH`."""
    path = tmp_path / "concord.db"
    if prepare_database:
        shutil.copyfile(sqlite_templates(prepare_database), path)
    return f"sqlite:///{path}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Runs the test twice: on SQLite and on PostgreSQL. The server is started only for the second."""
    name = {"sqlite": "sqlite_url", "postgresql": "postgres_url"}[request.param]
    return str(request.getfixturevalue(name))
