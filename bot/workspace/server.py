"""The workspace's one server: Web API, page, websockets, tests, on one port."""

import asyncio
import contextlib
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.workspace.addresses import Addresses
from bot.workspace.client import Client
from bot.workspace.client_acts import ClientActs
from bot.workspace.config import WorkspaceConfig, load_config
from bot.workspace.control import Control
from bot.workspace.files import LARGEST
from bot.workspace.interactions import Interactions
from bot.workspace.state import State
from bot.workspace.web_api import WebApi
from bot.workspace.workspace import Workspace

__all__ = ["RunningWorkspace", "load_config", "run", "start"]

DEFAULT_PORT = 8765
_STOP_SECONDS = 2.0


@dataclass(slots=True)
class RunningWorkspace:
    """A workspace that is being served at `url` (without a slash at the end)."""

    workspace: Workspace
    runner: web.AppRunner
    url: str

    @property
    def state(self) -> State:
        """What the workspace knows."""
        return self.workspace.state

    async def stop(self) -> None:
        """Close every connection and stop serving."""
        await self.workspace.stop()
        await self.runner.cleanup()


async def start(config: WorkspaceConfig, *, host: str = "127.0.0.1", port: int = DEFAULT_PORT) -> RunningWorkspace:
    """Serve a workspace; port 0 picks a free one. Raises OSError when the address is taken."""
    state = State(config, base_url="")
    workspace = Workspace(state)
    app = web.Application(client_max_size=LARGEST + 1024 * 1024, middlewares=[_same_origin])
    interactions = Interactions(workspace)
    app.router.add_route("*", "/api/{method:.*}", WebApi(workspace).handle)
    app.add_routes(Client(workspace, interactions).routes())
    app.add_routes(ClientActs(workspace, interactions).routes())
    app.add_routes(Control(workspace).routes())
    app.add_routes(Addresses(workspace, interactions.responder).routes())
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=_STOP_SECONDS)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError:
        await runner.cleanup()
        raise
    state.base_url = f"http://{_shown_host(host)}:{runner.addresses[0][1]}"
    await workspace.start()
    return RunningWorkspace(workspace, runner, state.base_url)


@web.middleware
async def _same_origin(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what the page of another site asks: anyone at the page may act as anyone, and that must stay here."""
    origin = request.headers.get("Origin")
    if origin and urlsplit(origin).netloc != request.host:
        return web.json_response({"ok": False, "error": "cross_origin"}, status=403)
    return await handler(request)


def _shown_host(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def run(path: Path | str, host: str = "127.0.0.1", port: int = DEFAULT_PORT) -> None:
    """Serve the workspace of a file until SIGINT or SIGTERM. Prints the address. Raises ConfigError, OSError."""
    asyncio.run(_serve(load_config(path), host, port))


async def _serve(config: WorkspaceConfig, host: str, port: int) -> None:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # a platform without signals for event loops ends by exception
            loop.add_signal_handler(number, stopping.set)
    running = await start(config, host=host, port=port)
    sys.stdout.write(f"{config.workspace.name}: {running.url}/\n")
    sys.stdout.flush()
    try:
        await stopping.wait()
    finally:
        await running.stop()
