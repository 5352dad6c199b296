"""An app written from Slack's documentation works unchanged, over HTTP and over Socket Mode."""

import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler

from bot.workspace.config import WorkspaceConfig
from bot.workspace.server import start
from tests.workspace.actors import Control, Page, Person
from tests.workspace.bolt_app import build

TOKEN, APP_TOKEN, SECRET = "xoxb-docs", "xapp-docs", "docs-signing-secret"


class Docs:
    """The running workspace with the app behind it."""

    def __init__(self, session: aiohttp.ClientSession, page: Page) -> None:
        self.ana = Person(session, "U0ANA")
        self.control = Control(session)
        self.page = page


def config(mode: str, port: int) -> WorkspaceConfig:
    app = {
        "id": "A0DOCS",
        "name": "Docs",
        "bot_user": "U0DOCS",
        "bot_token": TOKEN,
        "app_token": APP_TOKEN,
        "signing_secret": SECRET,
        "mode": mode,
        "request_url": f"http://127.0.0.1:{port}/slack/events",
        "events": ["message.im", "message.channels", "app_home_opened"],
        "commands": [{"command": "/echo"}, {"command": "/ticket"}],
        "shortcuts": [{"type": "global", "name": "Greet", "callback_id": "open_modal"}],
    }
    user = {"id": "U0ANA", "name": "ana", "real_name": "Ana"}
    channel = {"id": "C0GEN", "name": "general", "members": "all"}
    return WorkspaceConfig.model_validate({"users": [user], "channels": [channel], "apps": [app]})


@pytest.fixture(params=["http", "socket"])
async def docs(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Docs]:
    listener = socket.create_server(("127.0.0.1", 0))
    running = await start(config(request.param, listener.getsockname()[1]), port=0)
    app = build(TOKEN, SECRET, f"{running.url}/api/")
    runner = web.AppRunner(app.web_app("/slack/events"), shutdown_timeout=0.1)
    await runner.setup()
    handler = AsyncSocketModeHandler(app, APP_TOKEN) if request.param == "socket" else None
    if handler:
        await handler.connect_async()
    else:
        await web.SockSite(runner, listener).start()
    async with (
        aiohttp.ClientSession(running.url) as session,
        session.ws_connect("/client/socket?as=U0ANA") as line,
    ):
        yield Docs(session, Page(line))
    if handler:
        await handler.close_async()
    await runner.cleanup()
    listener.close()
    await running.stop()


async def test_a_command(docs: Docs) -> None:
    answer = await docs.ana.post("command", channel="C0GEN", command="/echo", text="say it again")
    assert answer["ok"]
    assert (await docs.page.next("ephemeral"))["message"]["text"] == "say it again"


async def test_a_message_and_a_button(docs: Docs) -> None:
    await docs.ana.say("C0GEN", "hello")
    message: dict[str, Any] = {}
    while not message.get("blocks"):
        message = (await docs.page.next("message"))["message"]
    assert message["text"] == "Hey there <@U0ANA>!"
    button = message["blocks"][0]
    container = {"type": "message", "channel": "C0GEN", "ts": message["ts"]}
    pressed = {"block_id": button["block_id"], "action_id": "button_click"}
    assert (await docs.ana.post("action", container=container, **pressed))["ok"]
    assert (await docs.page.next("message"))["message"]["text"] == "<@U0ANA> clicked the button"


async def test_a_modal(docs: Docs) -> None:
    await docs.ana.post("command", channel="C0GEN", command="/ticket", text="")
    view = (await docs.page.next("view_opened"))["view"]
    short = await docs.ana.post("submit", view_id=view["id"], state={"input_c": {"dreamy_input": {"value": "x"}}})
    assert short["errors"] == {"input_c": "The value must be longer than 5 characters"}
    long = await docs.ana.post(
        "submit", view_id=view["id"], state={"input_c": {"dreamy_input": {"value": "a long text"}}}
    )
    assert (long["ok"], long["response_action"]) == (True, "close")
    assert (await docs.page.next("message"))["message"]["text"] == "Your submission was successful"


async def test_the_home_tab_and_a_shortcut(docs: Docs) -> None:
    await docs.ana.post("home", app="A0DOCS")
    home = (await docs.page.next("home"))["view"]
    assert home["blocks"][0]["text"]["text"] == "*Welcome home, <@U0ANA> :house:*"
    await docs.ana.post("shortcut", callback_id="open_modal")
    assert (await docs.page.next("message"))["message"]["text"] == "shortcut"


async def test_the_app_survives_a_refreshed_connection(docs: Docs) -> None:
    await docs.page.socket.send_json({"type": "watch_wire"})
    await docs.ana.post("clock", advance_seconds=0)
    await docs.page.next("clock")
    ended = await docs.control.post("sockets", app="A0DOCS", reason="warning")
    while ended["connections"] and (await docs.page.next("wire"))["entry"]["kind"] != "socket":
        continue
    answer = await docs.ana.post("command", channel="C0GEN", command="/echo", text="still here")
    assert answer["ok"]
    assert (await docs.page.next("ephemeral"))["message"]["text"] == "still here"
