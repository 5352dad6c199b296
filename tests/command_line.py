"""`concord …` as a process of its own, while the test goes on: the local workspace answers it."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from bot.workspace import server
from tests.builders import MONDAY
from tests.town import APP_TOKEN, BOT_TOKEN, SECRET, People, free_port, workspace_config

_PATIENCE = 60


@dataclass(frozen=True)
class Said:
    """How a command ended."""

    code: int
    out: str
    err: str


async def concord(*arguments: str, said: str = "", folder: Path | None = None, **environment: str) -> Said:
    """Run a command to its end. `said` is typed; `environment` by section and key: SLACK__MODE="http"."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=folder,
        env=surroundings(environment),
    )
    out, err = await asyncio.wait_for(process.communicate(said.encode()), _PATIENCE)
    return Said(process.returncode or 0, out.decode(), err.decode())


def surroundings(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a command: this one's, and keys of the configuration."""
    named = {f"CONCORD_{key}": value for key, value in environment.items()}
    return {**os.environ, "COLUMNS": "200", "PYTHONPATH": str(Path.cwd()), "PYTHONWARNINGS": "ignore", **named}


@asynccontextmanager
async def place(folder: Path, *, mode: str = "socket") -> AsyncIterator[People]:
    """A workspace with people, and an app of ours in it that does not run."""
    config = workspace_config(mode, free_port(), folder / "clock.json", MONDAY)
    served = await server.start(config, host="127.0.0.1", port=0)
    async with aiohttp.ClientSession() as http:
        try:
            yield People(served, http)
        finally:
            await served.stop()


def secrets(people: People, *, mode: str = "socket") -> dict[str, str]:
    """Return what the configuration says of the workspace's app, as an environment."""
    return {
        "SLACK__MODE": mode,
        "SLACK__BOT_TOKEN": BOT_TOKEN,
        "SLACK__APP_TOKEN": APP_TOKEN,
        "SLACK__SIGNING_SECRET": SECRET,
        "SLACK__API_BASE_URL": f"{people.place.url}/api/",
    }
