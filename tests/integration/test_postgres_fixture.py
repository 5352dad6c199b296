import os
import select
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import pytest

from tests.postgres import Prepare
from tests.postgres_server import PostgresServer, find_programs


async def ask(url: str, query: str) -> object:
    connection = await asyncpg.connect(url.replace("postgresql+asyncpg", "postgresql"))
    try:
        return await connection.fetchval(query)
    finally:
        await connection.close()


def fill(url: str) -> None:
    parts = urlsplit(url)
    subprocess.run(
        [
            find_programs() / "psql",
            f"--host={parts.hostname}",
            f"--port={parts.port}",
            f"--username={parts.username}",
            f"--dbname={parts.path[1:]}",
            "--command=CREATE TABLE unit AS SELECT '发改委' AS name",
        ],
        check=True,
        capture_output=True,
    )


def has_ended(process: int, *, within: float) -> bool:
    return bool(select.select([process], [], [], within)[0])


class TestServer:
    async def test_commits_are_durable(self, postgres_url: str) -> None:
        assert await ask(postgres_url, "SHOW fsync") == "on"
        assert await ask(postgres_url, "SHOW synchronous_commit") == "on"

    async def test_is_reached_from_this_machine_only(self, postgres_url: str) -> None:
        assert urlsplit(postgres_url).hostname == "127.0.0.1"
        assert await ask(postgres_url, "SHOW listen_addresses") == "127.0.0.1"

    async def test_keeps_chinese(self, postgres_url: str) -> None:
        assert await ask(postgres_url, "SELECT upper('协调组 tk-40')") == "协调组 TK-40"

    def test_ends_with_the_process_that_started_it(self) -> None:
        program = (
            "import sys; from tests.postgres_server import PostgresServer; server = PostgresServer(); "
            "print(server.pid, server.home, flush=True); sys.stdin.read()"
        )
        root = Path(__file__).parents[2]
        starter = subprocess.Popen(
            [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root
        )
        with starter:
            pid, home = starter.stdout.readline().split()
            server = os.pidfd_open(int(pid))
            starter.send_signal(signal.SIGKILL)
        try:
            assert has_ended(server, within=20)
        finally:
            os.close(server)
            shutil.rmtree(home)


class TestDatabases:
    @pytest.mark.parametrize("turn", [1, 2])
    async def test_each_test_has_its_own(self, postgres_url: str, turn: int) -> None:
        assert await ask(postgres_url, "SELECT to_regclass('mark')") is None
        await ask(postgres_url, "CREATE TABLE mark (turn integer)")

    async def test_is_gone_after_the_test_even_when_still_in_use(self, postgres_server: PostgresServer) -> None:
        connection = await asyncpg.connect(
            postgres_server.create_database("left_open").replace("postgresql+asyncpg", "postgresql")
        )
        postgres_server.drop_database("left_open")
        with pytest.raises(asyncpg.PostgresError):
            await connection.fetchval("SELECT 1")
        connection.terminate()
        with pytest.raises(asyncpg.InvalidCatalogNameError):
            await ask(postgres_server.url("left_open"), "SELECT 1")

    def test_a_fault_in_sql_is_told(self, postgres_server: PostgresServer) -> None:
        with pytest.raises(RuntimeError, match="does not exist"):
            postgres_server.create_database("copy", template="nothing_like_it")

    def test_both_databases_are_offered(self, database_url: str) -> None:
        assert database_url.startswith(("sqlite:////", "postgresql+asyncpg://"))


class TestPreparedDatabase:
    @pytest.fixture
    def prepare_database(self) -> Prepare:
        return fill

    @pytest.mark.parametrize("turn", [1, 2])
    async def test_each_test_gets_a_copy(self, postgres_url: str, turn: int) -> None:
        assert await ask(postgres_url, "SELECT string_agg(name, ',') FROM unit") == "发改委"
        await ask(postgres_url, "INSERT INTO unit VALUES ('财政局')")

    async def test_is_prepared_once(self, postgres_server: PostgresServer, postgres_url: str) -> None:
        assert postgres_server.template(fill) == postgres_server.template(fill)
