"""A whole town in one process: the local workspace, Concord running against it, and people who type, click and read.

Everything goes the way it goes on Slack: a person's act reaches Concord as a signed request, Concord's answer comes back
by the Web API, and a test sees what arrived in channels and direct messages.
"""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp

from bot.bootstrap import Concord
from bot.settings import Settings
from bot.slack import manifest
from bot.workspace import server
from bot.workspace.config import WorkspaceConfig
from tests.builders import (
    CHANNELS,
    CONVENER,
    DIRECTOR,
    INSPECTOR,
    MONDAY,
    OBSERVER,
    SECRETARY,
    STRANGER,
    liaison,
    member,
)

BOT, BOT_TOKEN, APP_TOKEN, SECRET = "U0CONCORD", "xoxb-town", "xapp-town", "town-secret"
NEWCOMER = "U0NEW"
UNITS = 26
OFFICE_PEOPLE = (DIRECTOR, SECRETARY)
PATIENCE, BOUND = 30, 60
"""Seconds that a delivery may take before the clock goes on, and how often it does before a test gives up."""


@dataclass
class Answer:
    """What came back to a person: the text, and every text of the blocks."""

    message: Mapping[str, Any]

    @property
    def text(self) -> str:
        return str(self.message.get("text", ""))

    @property
    def whole(self) -> str:
        return "\n".join([self.text, *texts_of(self.message.get("blocks") or [])])


@dataclass
class People:
    """People who type, click and read in a workspace."""

    place: server.RunningWorkspace
    http: aiohttp.ClientSession
    seen: dict[str, int] = field(default_factory=dict)

    async def act(self, verb: str, **body: Any) -> dict[str, Any]:
        """Do as a person what the page does (`/client/…`)."""
        async with self.http.post(f"{self.place.url}/client/{verb}", json=body) as answer:
            found: dict[str, Any] = await answer.json()
            return found

    async def say(self, user: str, text: str, *, channel: str = CHANNELS["group"], command: str = "/xt") -> Answer:
        """Type a slash command; return what its speaker alone was answered."""
        before = len(await self.ephemerals(user, channel))
        sent = await self.act("command", **{"as": user}, channel=channel, command=command, text=text)
        assert sent["ok"], sent
        answers = (await self.ephemerals(user, channel))[before:]
        return Answer(answers[-1] if answers else {})

    async def write(self, user: str, channel: str, text: str) -> str:
        """Write a message; return its ts."""
        sent = await self.act("send", **{"as": user}, channel=channel, text=text)
        assert sent["ok"], sent
        return str(sent["ts"])

    async def press(self, user: str, channel: str, message: Mapping[str, Any], action: str) -> dict[str, Any]:
        """Press the first button of a message whose action begins with `action`."""
        block, element = find_button(message, action)
        return await self.act(
            "action",
            **{"as": user},
            container={"type": "message", "channel": channel, "ts": message["ts"]},
            block_id=block["block_id"],
            action_id=element["action_id"],
            value=element.get("value", ""),
        )

    async def submit(self, user: str, view: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
        """Submit a modal. `values`: by field, a text or the element's own value."""
        state = {
            name: {"value": value if isinstance(value, dict) else {"value": value}} for name, value in values.items()
        }
        return await self.act("submit", **{"as": user}, view_id=view["id"], state=state)

    async def direct(self, user: str) -> list[dict[str, Any]]:
        """Return what Concord wrote to a person, oldest first."""
        opened = await self.act("open_dm", **{"as": user}, users=[BOT])
        return await self.messages(opened["channel"]["id"])

    async def news(self, user: str) -> list[str]:
        """Return what Concord wrote to a person since this was last asked: all that each message says."""
        found = await self.direct(user)
        fresh = found[self.seen.get(user, 0) :]
        self.seen[user] = len(found)
        return [whole(message) for message in fresh]

    async def direct_channel(self, user: str) -> str:
        opened = await self.act("open_dm", **{"as": user}, users=[BOT])
        return str(opened["channel"]["id"])

    async def messages(self, channel: str) -> list[dict[str, Any]]:
        """Return the messages of a channel, oldest first."""
        async with self.http.get(f"{self.place.url}/control/messages", params={"channel": channel}) as answer:
            found: dict[str, Any] = await answer.json()
        return list(found["messages"])

    async def ephemerals(self, user: str, channel: str) -> list[dict[str, Any]]:
        """Return what only this person sees in a channel, oldest first."""
        async with self.http.get(
            f"{self.place.url}/control/messages", params={"channel": channel, "user": user}
        ) as answer:
            found: dict[str, Any] = await answer.json()
        return list(found["messages"])

    def opened_view(self, user: str) -> dict[str, Any]:
        """Return the modal that stands open before a person."""
        return dict(self.place.state.views.stack(user)[-1].view)


@dataclass
class Town(People):
    """The running whole: the people, and Concord in this process."""

    concord: Concord = field(kw_only=True)

    async def delivered(self) -> None:
        """Wait until everything owed now has arrived; the clock goes on where only the platform's limits hold it up."""
        async with self.http.post(f"{self.place.url}/control/idle", json={"seconds": 30}) as answer:
            assert (await answer.json())["ok"]
        for _ in range(BOUND):
            if await asyncio.wait_for(self.concord.deliverer.settled(), PATIENCE):
                return
            await self.act("clock", advance_seconds=10)
        raise AssertionError("something is owed that does not arrive")

    async def move_to(self, moment: datetime) -> None:
        """Move the clock of the whole town, let the scheduler do what is due, and wait until that has arrived."""
        await self.act("clock", to=moment.isoformat())
        await self.concord.scheduler.tick()
        await self.delivered()


@asynccontextmanager
async def town(
    url: str,
    folder: Path,
    *,
    mode: str = "http",
    start_at: datetime = MONDAY,
    slack: Mapping[str, Any] | None = None,
) -> AsyncIterator[Town]:
    """Open a town on a settled database; `mode`: how Concord meets the workspace, `http` or `socket`; `slack`: more of that
    section of the configuration."""
    clock_file = folder / "clock.json"
    port = free_port()
    place = await server.start(workspace_config(mode, port, clock_file, start_at), host="127.0.0.1", port=0)
    settings = Settings(
        slack={
            "mode": mode,
            "bot_token": BOT_TOKEN,
            "app_token": APP_TOKEN,
            "signing_secret": SECRET,
            "api_base_url": f"{place.url}/api/",
            **(slack or {}),
        },
        http={"port": port},
        database={"url": url},
        files={"data_dir": folder},
        clock={"follow": clock_file},
    )
    concord = Concord(settings)
    await concord.start()
    async with aiohttp.ClientSession() as http:
        try:
            yield Town(place, http, concord=concord)
        finally:
            await concord.stop()
            await place.stop()


def workspace_config(mode: str, port: int, clock_file: Path, start_at: datetime) -> WorkspaceConfig:
    """Return a workspace with a person for every seat of the founding group."""
    units = range(1, UNITS + 1)
    people = [
        (CONVENER, "周明远"),
        (DIRECTOR, "陈立群"),
        (SECRETARY, "林晓"),
        (INSPECTOR, "高岩"),
        (OBSERVER, "何宁"),
        (STRANGER, "路人"),
        (NEWCOMER, "新同志"),
        *((liaison(n), f"联络员{n}") for n in units),
        *((member(n), f"成员{n}") for n in units),
    ]
    return WorkspaceConfig.model_validate(
        {
            "workspace": {"name": "鹿城区", "clock_file": clock_file, "start_at": start_at},
            "users": [{"id": slack_id, "name": slack_id.lower(), "real_name": name} for slack_id, name in people],
            "channels": [
                {"id": CHANNELS["group"], "name": "协调组", "members": "all"},
                {"id": CHANNELS["announcement"], "name": "公告", "members": "all"},
                {"id": CHANNELS["secretariat"], "name": "办公室", "private": True, "members": list(OFFICE_PEOPLE)},
            ],
            "apps": [
                {
                    "id": "A0CONCORD",
                    "name": "Concord",
                    "bot_user": BOT,
                    "bot_token": BOT_TOKEN,
                    "app_token": APP_TOKEN,
                    "signing_secret": SECRET,
                    "mode": mode,
                    "request_url": f"http://127.0.0.1:{port}/slack/events",
                    "scopes": list(manifest.SCOPES),
                    "events": list(manifest.EVENTS),
                    "shortcuts": [
                        {"type": "message", "name": name, "callback_id": callback_id}
                        for callback_id, name in manifest.SHORTCUTS.items()
                    ],
                    "commands": [{"command": name, "should_escape": True} for name in ("/xt", "/coord")],
                }
            ],
        }
    )


def free_port() -> int:
    """Return a port of the loopback that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def card_with(messages: list[dict[str, Any]], action: str) -> dict[str, Any]:
    """Return the newest message that has a button whose action begins with `action`."""
    for message in reversed(messages):
        with contextlib.suppress(AssertionError):
            find_button(message, action)
            return message
    raise AssertionError(f"no message with a button {action}")


def texts_of(part: Any) -> list[str]:
    """Return every text in blocks, in order."""
    if isinstance(part, dict):
        own = [part["text"]] if isinstance(part.get("text"), str) else []
        return own + [text for value in part.values() if isinstance(value, dict | list) for text in texts_of(value)]
    return [text for value in part for text in texts_of(value)] if isinstance(part, list) else []


def whole(message: Mapping[str, Any]) -> str:
    """Return all that a message says."""
    return Answer(message).whole


def find_button(message: Mapping[str, Any], action: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the block and the button of a message whose action begins with `action`."""
    for block in message.get("blocks") or []:
        elements = [*(block.get("elements") or []), *([block["accessory"]] if "accessory" in block else [])]
        for element in elements:
            if str(element.get("action_id", "")).startswith(action):
                return block, element
    raise AssertionError(f"no button {action} in: {whole(message)}")
