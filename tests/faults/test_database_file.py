"""SQLite's file under stress: full, copied in the middle of the load, torn."""

import asyncio
import os
import random
import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import event

from bot.domain.tasks import AssignTask
from bot.services import records, tasks
from bot.services.front_desk import Speaker, identify
from bot.store.database import Database, Unavailable
from bot.store.transaction import Transaction
from tests.builders import SECRETARY, TestClock
from tests.faults.plain import broken_links, rows

BURST = 30
DUE = date(2026, 12, 31)


async def burst(database: Database, name: str) -> dict[str, str | BaseException]:
    """Assign many tasks at once; return what each was told."""

    def assign(tx: Transaction, title: str) -> str:
        actor = identify(tx, Speaker(SECRETARY))
        unit = tx.groups.of(actor).units[0]
        return tasks.assign_task(tx, actor, AssignTask(title, unit.id, DUE)).card_reference

    titles = [f"{name}第{number}号" + "长" * 60 for number in range(BURST)]
    told = await asyncio.gather(*(database.write(assign, title) for title in titles), return_exceptions=True)
    return dict(zip(titles, told, strict=True))


async def test_a_full_file_refuses_what_it_cannot_keep_and_goes_on_when_there_is_room(
    sqlite_url: str, clock: TestClock
) -> None:
    """SQLite's own limit on pages (`max_page_count`) gives the error of a full disk without one."""
    database = Database(sqlite_url, clock)
    try:
        assert all(isinstance(told, str) for told in (await burst(database, "先")).values())
        pages = int((await rows(sqlite_url, "PRAGMA page_count"))[0]["page_count"])
        await _limit(database, pages + 4)
        told: dict[str, str | BaseException] = {}
        for number in range(3):
            told |= await burst(database, f"满{number}")
        assert {type(each) for each in told.values()} <= {str, Unavailable}
        assert any(isinstance(each, Unavailable) for each in told.values())
        await _limit(database, 1_000_000)
        told |= await burst(database, "后")
        kept = {row["title"] for row in await rows(sqlite_url, "SELECT title FROM tasks")}
        assert {title for title, each in told.items() if isinstance(each, str)} == {
            title for title in kept if not title.startswith("先")
        }
        assert await broken_links(sqlite_url) == []
    finally:
        await database.close()


async def test_a_copy_made_under_load_opens_with_all_that_was_answered(
    sqlite_url: str, clock: TestClock, tmp_path: Path
) -> None:
    database = Database(sqlite_url, clock)
    try:
        before = await burst(database, "先")
        under_way = asyncio.create_task(burst(database, "中"))
        clock.advance(timedelta(seconds=1))
        copy = _copy(sqlite_url, tmp_path / "copy.db")
        await under_way
        kept = {row["title"] for row in await rows(copy, "SELECT title FROM tasks")}
        assert before.keys() <= kept
        assert await broken_links(copy) == []
        assert await _verified(copy, clock)
    finally:
        await database.close()


async def test_a_torn_write_loses_whole_commits_and_nothing_else(
    sqlite_url: str, clock: TestClock, tmp_path: Path
) -> None:
    database = Database(sqlite_url, clock)
    try:
        for number in range(4):
            await burst(database, f"{number}")
        rng = random.Random(7)
        for number in range(8):
            copy = _copy(sqlite_url, tmp_path / f"torn{number}.db")
            _tear(copy, rng)
            assert (await rows(copy, "PRAGMA integrity_check"))[0]["integrity_check"] == "ok"
            assert await broken_links(copy) == []
            assert await _verified(copy, clock)
            titles = len(await rows(copy, "SELECT title FROM tasks"))
            entries = len(await rows(copy, "SELECT seq FROM record WHERE action = 'assign'"))
            assert titles == entries
    finally:
        await database.close()


async def test_every_connection_that_is_ever_opened_waits_for_the_disk(sqlite_url: str, clock: TestClock) -> None:
    """The writer's, each reader's of the pool, and that of the checkpoints."""
    database = Database(sqlite_url, clock)
    opened: list[int] = []
    try:
        assert database._writer is not None
        for engine in (database.engine.sync_engine, database._writer.engine):
            event.listen(engine, "checkout", lambda raw, *_: opened.append(_level(raw)))
        await asyncio.gather(*(database.read(records.verify) for _ in range(12)), burst(database, "x"))
    finally:
        await database.close()
    assert len(opened) > 4
    assert set(opened) == {2}


def _level(raw: object) -> int:
    cursor = raw.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA synchronous")
    return int(cursor.fetchone()[0])


async def _limit(database: Database, pages: int) -> None:
    await database.write(lambda tx: tx.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}").scalar())


def _copy(url: str, target: Path) -> str:
    """Copy the file, then its log, as somebody who knows nothing of SQLite would."""
    path = Path(url.removeprefix("sqlite:///"))
    shutil.copyfile(path, target)
    shutil.copyfile(f"{path}-wal", f"{target}-wal")
    return f"sqlite:///{target}"


def _tear(url: str, rng: random.Random) -> None:
    """Cut the log off somewhere, as a write that a power cut broke off would."""
    log = Path(f"{url.removeprefix('sqlite:///')}-wal")
    os.truncate(log, rng.randrange(log.stat().st_size))


async def _verified(url: str, clock: TestClock) -> bool:
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    opened = Database(url, clock)
    try:
        return all(not faults for _, _, faults in await opened.read(records.verify))
    finally:
        await opened.close()
