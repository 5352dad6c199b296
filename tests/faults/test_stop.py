"""Told to end (SIGTERM), it finishes what it accepted and has ended within ten seconds, whatever hangs."""

import asyncio
import random
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest

from tests.builders import CHANNELS, EDUCATION, liaison
from tests.faults.checker import drained, find_faults
from tests.faults.stage import LEASE, Stage, faults, stage
from tests.faults.test_under_load import disturbed
from tests.town import whole

ENDS_WITHIN = 10.0


async def stop(stage: Stage, rng: random.Random) -> None:
    """SIGTERM at some moment, then a start."""
    await stage.passed(rng.randint(1, 14))
    stage.is_up.clear()
    began = time.monotonic()
    await stage.processes[0].stop()
    assert time.monotonic() - began < ENDS_WITHIN
    if not stage.url.startswith("sqlite"):
        await stage.advance(LEASE)
    await stage.start()


@pytest.mark.parametrize(
    ("database_url", "mode"), [("sqlite", "socket"), ("postgresql", "http")], indirect=["database_url"]
)
async def test_stopped_at_work_nothing_is_lost(database_url: str, tmp_path: Path, faults_seed: int, mode: str) -> None:
    async with stage(database_url, tmp_path, mode=mode) as here:
        load = await disturbed(here, faults_seed, [stop, stop])
        assert await find_faults(here, load) == []


@asynccontextmanager
async def locked(url: str) -> AsyncIterator[None]:
    """Hold the database's only write lock."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


async def refuses(port: int) -> None:
    """Return when nobody listens there any more."""
    async with asyncio.timeout(ENDS_WITHIN):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except (ConnectionRefusedError, ConnectionResetError):  # it closed just then
                return
            writer.close()
            await writer.wait_closed()


async def at_work(stage: Stage, port: int) -> None:
    """Return when a request is being answered."""
    async with asyncio.timeout(ENDS_WITHIN):
        while True:
            async with stage.people.http.get(f"http://127.0.0.1:{port}/metrics") as answer:
                if "concord_requests_in_progress 1.0" in await answer.text():
                    return


async def test_whoever_waits_for_an_answer_gets_it(sqlite_url: str, tmp_path: Path) -> None:
    async with stage(sqlite_url, tmp_path) as here:
        port = here.people.place.state.apps.find("A0CONCORD").table.request_url.split(":")[2].split("/")[0]
        async with locked(sqlite_url):
            asked = asyncio.create_task(here.people.say(liaison(EDUCATION), "议题 提交 关于村级文化站"))
            await at_work(here, int(port))
            stopping = asyncio.create_task(here.processes[0].stop())
            await refuses(int(port))
        assert "TP-1" in (await asked).whole
        await stopping


async def test_it_ends_in_time_while_slack_does_not_answer(database_url: str, tmp_path: Path) -> None:
    async with stage(database_url, tmp_path) as here:
        hang = {"where": "api", "method": "chat.postMessage", "kind": "drop", "times": 9, "seconds": 15}
        await faults(here.people, hang)
        await here.people.say(liaison(EDUCATION), "议题 提交 关于村级文化站")
        began = time.monotonic()
        await here.processes[0].stop()
        assert time.monotonic() - began < ENDS_WITHIN
        await faults(here.people)
        await here.advance(LEASE)
        await here.start()
        await drained(here)
        texts = [whole(message) for message in await here.people.messages(CHANNELS["secretariat"])]
        assert sum("关于村级文化站" in text for text in texts) == 1
