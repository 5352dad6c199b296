"""The real program at work while something breaks: every command answered 'done' stands exactly once, every message owed
was sent, none twice, and the record's chain holds.

The seed stands at the head of the run; `make faults SEED=… KILLS=…` plays it again, and longer.
"""

import asyncio
import random
from pathlib import Path

import pytest

from tests.faults.checker import drained, find_faults
from tests.faults.disturbances import EVERYWHERE, ON_SQLITE, Disturbance, cut, kill, restart
from tests.faults.load import Load
from tests.faults.stage import Stage, stage
from tests.postgres_server import PostgresServer


async def disturbed(stage: Stage, seed: int, disturbances: list[Disturbance]) -> Load:
    """Let people work while one thing after the other breaks, and return once all that was owed has arrived."""
    load, rng = Load(stage, seed), random.Random(seed)
    working = asyncio.create_task(load.run())
    try:
        await stage.passed(24)
        for disturb in disturbances:
            await _unless_over(working, disturb(stage, rng))
        await stage.passed(24)
    finally:
        load.stop()
    await working
    await drained(stage)
    return load


async def _unless_over(working: "asyncio.Task[None]", disturbance: "asyncio.Future[None] | object") -> None:
    """Await a disturbance; when the load fails meanwhile, fail with it."""
    task = asyncio.ensure_future(disturbance)  # type: ignore[arg-type]
    await asyncio.wait({task, working}, return_when=asyncio.FIRST_COMPLETED)
    if working.done():
        task.cancel()
        working.result()
    await task


@pytest.mark.parametrize("name", EVERYWHERE)
async def test_nothing_is_lost(database_url: str, tmp_path: Path, faults_seed: int, name: str) -> None:
    async with stage(database_url, tmp_path) as here:
        load = await disturbed(here, faults_seed, [EVERYWHERE[name]] * 2)
        assert await find_faults(here, load) == []
        assert sum(said.is_done for said in load.said) > 10


@pytest.mark.parametrize("name", ON_SQLITE)
async def test_nothing_is_lost_when_the_file_cannot_be_written(
    sqlite_url: str, tmp_path: Path, faults_seed: int, name: str
) -> None:
    async with stage(sqlite_url, tmp_path) as here:
        load = await disturbed(here, faults_seed, [ON_SQLITE[name]])
        assert await find_faults(here, load) == []
        assert not all(said.is_done for said in load.said)
        assert sum(said.is_done for said in load.said) > 10


@pytest.mark.parametrize("name", ["cut", "restart"])
async def test_nothing_is_lost_when_the_server_goes_away(
    postgres_url: str, postgres_server: PostgresServer, tmp_path: Path, faults_seed: int, name: str
) -> None:
    async with stage(postgres_url, tmp_path) as here:
        disturbance = {"cut": cut, "restart": restart(postgres_server)}[name]
        load = await disturbed(here, faults_seed, [disturbance])
        await here.advance(61)
        await drained(here)
        assert await find_faults(here, load) == []
        assert sum(said.is_done for said in load.said) > 10


async def test_three_processes_on_one_database_lose_nothing(
    postgres_url: str, tmp_path: Path, faults_seed: int
) -> None:
    """One killed at a time: the others serve on."""
    async with stage(postgres_url, tmp_path, mode="socket", count=3) as here:
        load = await disturbed(here, faults_seed, [kill] * 3)
        assert await find_faults(here, load) == []
        assert sum(said.is_done for said in load.said) > 10
