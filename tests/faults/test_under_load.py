"""The real program at work while something breaks: every command answered 'done' stands exactly once, every message owed
was sent, none twice, and the record's chain holds.

The seed stands at the head of the run; `make faults SEED=… KILLS=…` plays it again, and longer.
"""

import asyncio
import random
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.faults.checker import drained, find_faults
from tests.faults.disturbances import EVERYWHERE, ON_SQLITE, Disturbance, cut, kill, restart
from tests.faults.load import Load
from tests.faults.stage import Stage, stage
from tests.postgres_server import PostgresServer

_BEFORE, _AFTER = 24, 24
"""Moments of undisturbed work."""
_WORK = 5
"""Commands answered 'done' without which a run has shown nothing."""
_ROUND = 10
"""Disturbances after which the long run lets everything arrive, and looks."""


async def disturbed(stage: Stage, seed: int, disturbances: Sequence[Disturbance]) -> Load:
    """Let people work while one thing after the other breaks, and return once all that was owed has arrived."""
    load = Load(stage, seed)
    working = asyncio.create_task(load.run())
    breaking = asyncio.create_task(_break(stage, random.Random(seed), disturbances))
    await asyncio.wait({working, breaking}, return_when=asyncio.FIRST_COMPLETED)
    load.stop()
    await stage.let_finish()
    await asyncio.gather(working, breaking)
    await drained(stage)
    return load


async def _break(stage: Stage, rng: random.Random, disturbances: Sequence[Disturbance]) -> None:
    await stage.passed(_BEFORE)
    for disturb in disturbances:
        await disturb(stage, rng)
    await stage.passed(_AFTER)


@pytest.mark.parametrize(
    ("database_url", "name"),
    [("postgresql", "kill"), *(("sqlite", name) for name in EVERYWHERE)],
    indirect=["database_url"],
)
async def test_nothing_is_lost(database_url: str, tmp_path: Path, faults_seed: int, name: str) -> None:
    async with stage(database_url, tmp_path) as here:
        load = await disturbed(here, faults_seed, [EVERYWHERE[name]] * 2)
        assert await find_faults(here, load) == []
        assert sum(said.is_done for said in load.said) >= _WORK


@pytest.mark.parametrize("name", ON_SQLITE)
async def test_nothing_is_lost_when_the_file_cannot_be_written(
    sqlite_url: str, tmp_path: Path, faults_seed: int, name: str
) -> None:
    async with stage(sqlite_url, tmp_path) as here:
        load = await disturbed(here, faults_seed, [ON_SQLITE[name]])
        assert await find_faults(here, load) == []
        assert any(not said.is_done for said in load.said if said.what != "letter")
        assert sum(said.is_done for said in load.said) >= _WORK


@pytest.mark.parametrize("name", ["cut", "restart"])
async def test_nothing_is_lost_when_the_server_goes_away(
    postgres_url: str, postgres_server: PostgresServer, tmp_path: Path, faults_seed: int, name: str
) -> None:
    postgres_server.checkpoint()
    async with stage(postgres_url, tmp_path) as here:
        disturbance = {"cut": cut, "restart": restart(postgres_server)}[name]
        load = await disturbed(here, faults_seed, [disturbance] * 2)
        assert await find_faults(here, load) == []
        assert sum(said.is_done for said in load.said) >= _WORK


async def test_three_processes_on_one_database_lose_nothing(
    postgres_url: str, tmp_path: Path, faults_seed: int
) -> None:
    """One killed at a time: the others serve on."""
    async with stage(postgres_url, tmp_path, mode="socket", count=3) as here:
        load = await disturbed(here, faults_seed, [kill] * 3)
        assert await find_faults(here, load) == []
        assert [line for line in here.said() if "chat." in line and "ratelimited" in line] == []
        assert sum(said.is_done for said in load.said) >= _WORK


@pytest.mark.timeout(7_200)
async def test_one_thing_after_the_other(
    database_url: str, tmp_path: Path, faults_seed: int, faults_kills: int, faults_until: float
) -> None:
    """`make faults`: anything that can break, round after round, until so many things broke or the time is over."""
    some = [*EVERYWHERE.values(), kill, kill, *(ON_SQLITE.values() if database_url.startswith("sqlite") else [cut])]
    async with stage(database_url, tmp_path) as here:
        for begun in range(0, faults_kills, _ROUND):
            seed = faults_seed + begun // _ROUND
            chosen = random.Random(seed).choices(some, k=min(_ROUND, faults_kills - begun))
            load = await disturbed(here, seed, chosen)
            assert await find_faults(here, load) == [], f"--faults-seed={seed}"
            if time.monotonic() > faults_until:
                break
