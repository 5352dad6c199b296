"""`concord …`: as a process of its own, while the test goes on and the local workspace answers it; or in this process, where
only what it says and does counts, which loads nothing anew."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
from typer.testing import CliRunner, Result

from bot.cli import app
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
    """Run a command to its end, in a process of its own where it needs a `folder` to work in. `said` is typed;
    `environment` by section and key: SLACK__MODE="http"."""
    if folder is None:
        named = {f"CONCORD_{key}": value for key, value in environment.items()}
        done = await asyncio.to_thread(concord_here, *arguments, said=said, **named)
        return Said(done.exit_code, done.stdout, done.stderr)
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


def concord_here(*arguments: str, said: str = "", **environment: str) -> Result:
    """Run a command to its end in this process, in a thread of its own: it has an event loop of its own."""
    with ThreadPoolExecutor(1) as thread:
        runner = CliRunner(env={"COLUMNS": "200", **environment})
        return thread.submit(runner.invoke, app, arguments, input=said).result(_PATIENCE)


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
