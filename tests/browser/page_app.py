"""A small Bolt app for the page's tests: a command, messages with every element, modals, a Home tab, options."""

import re
import time
from collections.abc import Callable
from typing import Any

from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_bolt.middleware.async_builtins import AsyncRequestVerification
from slack_sdk.signature import Clock
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace.server import RunningWorkspace
from tests.browser.page_blocks import FAULT, KINDS, LONG_FORM, form, home, note_modal
from tests.browser.page_fields import FIELDS, MENUS, NEWEST, said_of

TOKEN = "xoxb-page-tests"
SIGNING_SECRET = "page-tests-signing-secret"


class WorkspaceTime(Clock):
    """The workspace's moved clock, by which its requests are signed."""

    def __init__(self) -> None:
        self.read: Callable[[], float] = time.time

    def now(self) -> float:
        """Return seconds since 1970."""
        return self.read()


def build_app(client: AsyncWebClient, clock: WorkspaceTime) -> AsyncApp:
    """Return the app. It says in the channel of the command what it was told, so that a test reads it off the page."""
    app = AsyncApp(client=client, process_before_response=True, request_verification_enabled=False)
    verification = AsyncRequestVerification(SIGNING_SECRET)
    verification.verifier.clock = clock
    app.use(verification)
    app.command("/demo")(_command)
    app.action("open_note")(_open_note)
    app.action("push_next")(_push_next)
    app.action("refresh")(_refresh)
    app.action("close_card")(_close_card)
    app.action("home_done")(_home_done)
    app.action(re.compile(r"^kind_"))(_echo)
    app.view("topic_form")(_topic_submitted)
    app.view("note_form")(_note_submitted)
    app.view("long_form")(_long_submitted)
    app.view("fields_form")(_fields_submitted)
    app.action("unit")(_echo)
    app.options("unit")(_options)
    app.shortcut("as_topic")(_as_topic)
    app.shortcut("new_topic")(_new_topic)
    app.event("app_home_opened")(_home_opened)
    app.event("message")(_heard)
    app.event("app_mention")(_heard)
    return app


async def _command(ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
    words = body["text"].split()
    match words[:1]:
        case ["topic" | "议题"]:
            await ack()
            await client.views_open(trigger_id=body["trigger_id"], view=form(body["channel_id"]))
        case ["long"]:
            await ack()
            await client.views_open(trigger_id=body["trigger_id"], view=LONG_FORM)
        case ["kinds"]:
            await ack()
            await client.chat_postMessage(channel=body["channel_id"], text="Every block", blocks=KINDS)
        case ["fields"]:
            await ack()
            view = FIELDS | {"private_metadata": body["channel_id"]}
            await client.views_open(trigger_id=body["trigger_id"], view=view)
        case ["menus" | "newest" as which]:
            await ack()
            blocks = MENUS if which == "menus" else NEWEST
            await client.chat_postMessage(channel=body["channel_id"], text=which, blocks=blocks)
        case _:
            await ack(f"收到：{body['text'] or '（空）'}")


async def _echo(ack: Any, body: dict[str, Any], client: AsyncWebClient, action: dict[str, Any]) -> None:
    await ack()
    chosen = {key: value for key, value in action.items() if key.startswith(("selected_", "value"))}
    await client.chat_postMessage(channel=body["channel"]["id"], text=f"`{action['action_id']}` {_plain(chosen)}")


def _plain(chosen: dict[str, Any]) -> str:
    value = next(iter(chosen.values()), "")
    if isinstance(value, dict):
        return str(value["value"])
    if isinstance(value, list):
        return ",".join(item["value"] if isinstance(item, dict) else str(item) for item in value)
    return str(value)


async def _open_note(ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
    await ack()
    await client.views_open(trigger_id=body["trigger_id"], view=note_modal(1))


async def _push_next(ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
    await ack()
    depth = int(body["view"]["private_metadata"] or "1") + 1
    await client.views_push(trigger_id=body["trigger_id"], view=note_modal(depth))


async def _refresh(ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
    await ack()
    view = note_modal(int(body["view"]["private_metadata"] or "1"), refreshed=True)
    await client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=view)


async def _close_card(ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
    await ack()
    text = f"已由 <@{body['user']['id']}> 办结"
    await client.chat_update(channel=body["channel"]["id"], ts=body["message"]["ts"], text=text, blocks=[])


async def _topic_submitted(ack: Any, body: dict[str, Any], view: dict[str, Any], client: AsyncWebClient) -> None:
    values = view["state"]["values"]
    title = values["title"]["text"]["value"]
    if title == "重复":
        await ack(response_action="errors", errors={"title": FAULT})
        return
    await ack()
    unit = values["unit"]["unit"]["selected_option"]
    await client.chat_postMessage(
        channel=view["private_metadata"], text=f"议题：{title} · {unit['value'] if unit else '未定'}"
    )


async def _note_submitted(ack: Any) -> None:
    await ack(response_action="clear")


async def _long_submitted(ack: Any, view: dict[str, Any]) -> None:
    await ack(response_action="update", view=note_modal(1, refreshed=bool(view["state"]["values"])))


async def _fields_submitted(ack: Any, view: dict[str, Any], client: AsyncWebClient) -> None:
    await ack()
    text = await said_of(view["state"]["values"], client)
    await client.chat_postMessage(channel=view["private_metadata"], text=text)


async def _options(ack: Any, payload: dict[str, Any]) -> None:
    units = ("区教育局", "区民政局", "区财政局", "区卫健局")
    found = [unit for unit in units if payload["value"] in unit]
    await ack(options=[{"text": {"type": "plain_text", "text": unit}, "value": unit} for unit in found])


async def _as_topic(ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
    await ack()
    view = form(body["channel"]["id"], title=body["message"]["text"])
    await client.views_open(trigger_id=body["trigger_id"], view=view)


async def _new_topic(ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
    await ack()
    await client.views_open(trigger_id=body["trigger_id"], view=form("C0GROUP"))


async def _home_opened(event: dict[str, Any], client: AsyncWebClient) -> None:
    if event["tab"] == "home":
        await client.views_publish(user_id=event["user"], view=home(done=False))


async def _home_done(ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
    await ack()
    await client.views_publish(user_id=body["user"]["id"], view=home(done=True))


async def _heard(event: dict[str, Any], client: AsyncWebClient) -> None:
    if "bot_id" not in event and event.get("channel_type") == "im":
        await client.chat_postMessage(channel=event["channel"], text=f"你说：{event['text']}")


class RunningApp:
    """The app behind a free port on this machine."""

    def __init__(self) -> None:
        self.client = AsyncWebClient(token=TOKEN, retry_handlers=[])
        self.clock = WorkspaceTime()
        self._server = build_app(self.client, self.clock).server(port=0, path="/slack/events")
        self._runner = web.AppRunner(self._server.web_app)
        self.url = ""

    async def start(self) -> None:
        """Listen. The workspace is named afterwards, by `follow`."""
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{port}/slack/events"

    def follow(self, workspace: RunningWorkspace) -> None:
        """Call this workspace, and go by its clock."""
        self.client.base_url = f"{workspace.url}/api/"
        self.clock.read = workspace.state.clock.now

    async def stop(self) -> None:
        """Stop listening."""
        await self._runner.cleanup()
