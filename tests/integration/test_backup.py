"""`concord backup` and `restore`: one moment of a database at work, put back whole, or not at all."""

import asyncio
import json
import stat
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.database import Database
from bot.store.tables import outbox, topics
from tests.builders import EDUCATION, TestClock, liaison
from tests.command_line import Said, concord
from tests.faults.stage import place
from tests.postgres_server import PostgresServer
from tests.process import running
from tests.town import People


@pytest.fixture
def elsewhere(database_url: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Another database of the same kind, an empty one."""
    if database_url.startswith("sqlite"):
        yield f"sqlite:///{tmp_path / 'elsewhere.db'}"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    yield server.create_database("elsewhere")
    server.drop_database("elsewhere")


async def run(url: str, data: Path, *arguments: str) -> Said:
    config = data.parent / "none.toml"
    return await concord(*arguments, "--config", str(config), DATABASE__URL=url, FILES__DATA_DIR=str(data))


async def verified(url: str, data: Path) -> dict[str, object]:
    said = await run(url, data, "audit", "verify", "--json")
    assert said.code == 0, said.err
    found: dict[str, object] = json.loads(said.out)
    return found


def mode_of(file: str) -> int:
    return stat.S_IMODE(Path(file).stat().st_mode)


def begun(folder: Path) -> list[Path]:
    return list(folder.glob("one*"))


async def titles(url: str) -> set[str]:
    database = Database(url, TestClock())
    try:
        return set(await database.read(lambda tx: tx.connection.execute(topics.select()).scalars(topics.c.title)))
    finally:
        await database.close()


async def submit(people: People, number: int) -> None:
    said = await people.say(liaison(EDUCATION), f"议题 提交 第{number}个议题")
    assert f"第{number}个议题" in said.whole, said.whole


async def test_a_backup_of_a_database_at_work_is_one_moment_of_it(
    database_url: str, elsewhere: str, tmp_path: Path
) -> None:
    data, other = tmp_path / "data", tmp_path / "other"
    (data / "papers").mkdir(parents=True)
    (data / "papers" / "MN-1.docx").write_bytes(b"issued")
    async with place(tmp_path) as (people, port), running(database_url, people.place.url, port, tmp_path):
        for number in range(5):
            await submit(people, number)
        stopping = asyncio.Event()

        async def load() -> int:
            number = 5
            while not stopping.is_set():
                await submit(people, number)
                number += 1
            return number

        loading = asyncio.create_task(load())
        made = await run(database_url, data, "backup", str(tmp_path), "--json")
        stopping.set()
        total = await loading
    assert made.code == 0, made.err
    file = json.loads(made.out)["file"]
    assert mode_of(file) == 0o600
    restored = await run(elsewhere, other, "restore", file)
    assert restored.code == 0, restored.err
    assert "verified" in restored.out
    assert (other / "papers" / "MN-1.docx").read_bytes() == b"issued"
    kept, all_of_them = await titles(elsewhere), await titles(database_url)
    assert len(all_of_them) == total > 6
    assert {f"第{number}个议题" for number in range(5)} <= kept <= all_of_them
    assert kept == {f"第{number}个议题" for number in range(len(kept))}
    await verified(elsewhere, other)


async def test_at_rest_what_is_restored_is_what_was(database_url: str, elsewhere: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    before = await verified(database_url, data)
    file = tmp_path / "one.tar.gz"
    assert (await run(database_url, data, "backup", str(file))).code == 0
    assert (await run(elsewhere, tmp_path / "other", "restore", str(file))).code == 0
    assert await verified(elsewhere, tmp_path / "other") == before


async def test_what_is_there_is_replaced_only_with_yes(database_url: str, tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "one.tar.gz"
    assert (await run(database_url, data, "backup", str(file))).code == 0
    database = Database(database_url, TestClock())
    await database.write(lambda tx: tx.connection.execute(outbox.delete()))
    await database.write(
        lambda tx: tx.record.start(tx.groups.add("second", "第二组", "二组", tx.groups.standing(1), {}))
    )
    await database.close()
    refused = await run(database_url, data, "restore", str(file))
    assert (refused.code, "--yes" in refused.err) == (1, True)
    assert len((await verified(database_url, data))["groups"]) == 2
    done = await run(database_url, data, "restore", str(file), "--yes")
    assert done.code == 0, done.err
    assert len((await verified(database_url, data))["groups"]) == 1


async def test_a_database_in_use_is_not_replaced(database_url: str, tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "one.tar.gz"
    assert (await run(database_url, data, "backup", str(file))).code == 0
    database = Database(database_url, TestClock())
    try:
        assert await database.read(lambda tx: tx.groups.list_keys())
        refused = await run(database_url, data, "restore", str(file), "--yes")
        assert (refused.code, "stop Concord first" in refused.err) == (1, True)
        assert await database.read(lambda tx: tx.groups.list_keys())
    finally:
        await database.close()


async def test_what_is_no_archive_of_ours_is_refused(sqlite_url: str, tmp_path: Path) -> None:
    other = tmp_path / "other.tar.gz"
    (tmp_path / "x").write_text("x")
    with tarfile.open(other, "w:gz") as archive:
        archive.add(tmp_path / "x", "x")
    (tmp_path / "text.tar.gz").write_text("no tar")
    for file in (other, tmp_path / "text.tar.gz", tmp_path / "none.tar.gz"):
        refused = await run(sqlite_url, tmp_path / "data", "restore", str(file), "--yes")
        assert (refused.code, str(file.name) in refused.err or "archive" in refused.err) == (1, True)
        assert "Traceback" not in refused.err


async def test_an_archive_of_the_other_kind_is_refused(sqlite_url: str, tmp_path: Path) -> None:
    file = tmp_path / "one.tar.gz"
    assert (await run(sqlite_url, tmp_path / "data", "backup", str(file))).code == 0
    refused = await run("postgresql://127.0.0.1:9/none", tmp_path / "data", "restore", str(file), "--yes")
    assert (refused.code, "sqlite" in refused.err) == (1, True)


async def test_without_postgresqls_programs_it_says_what_to_install(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    refused = await run(postgres_url, tmp_path / "data", "backup", str(tmp_path / "one.tar.gz"))
    assert (refused.code, "postgresql-client" in refused.err) == (1, True)
    assert begun(tmp_path) == []
