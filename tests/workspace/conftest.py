"""A workspace with two people, three channels and an app that only listens."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.workspace.config import WorkspaceConfig
from bot.workspace.server import RunningWorkspace, start
from tests.workspace.actors import Api, Control, Page, Person
from tests.workspace.recorder import SIGNING_SECRET, Recorder

BOT_TOKEN = "xoxb-recorder"
APP_TOKEN = "xapp-recorder"
EVENTS = [
    *("message.im", "message.channels", "message.groups", "app_mention", "app_home_opened", "user_change"),
    *("member_joined_channel", "reaction_added", "pin_added", "file_shared", "tokens_revoked", "channel_archive"),
]


def describe(request_url: str, tmp_path: Path, **app: Any) -> dict[str, Any]:
    """Return the contents of a workspace file; `app` changes the app's table."""
    person = {"title": "联络员", "email": "li.wei@example.invalid", "unit": "区财政局"}
    return {
        "workspace": {
            "name": "鹿城区",
            "domain": "lucheng",
            "id": "T0TEST",
            "clock_file": str(tmp_path / "clock.json"),
            "rate_limits": False,
        },
        "users": [
            {"id": "U0CHEN", "name": "chen.jing", "real_name": "陈静", "email": "chen.jing@example.invalid"},
            {"id": "U0LI", "name": "li.wei", "real_name": "李伟", **person},
        ],
        "channels": [
            {"id": "C0GROUP", "name": "协调组", "members": "all"},
            {"id": "C0SECRET", "name": "office", "private": True, "members": ["U0CHEN"]},
            {"id": "C0OTHER", "name": "other", "members": ["U0LI"]},
        ],
        "apps": [
            {
                "id": "A0REC",
                "name": "Recorder",
                "bot_user": "U0BOT",
                "bot_token": BOT_TOKEN,
                "app_token": APP_TOKEN,
                "signing_secret": SIGNING_SECRET,
                "client_id": "client.id",
                "client_secret": "client-secret",
                "request_url": f"{request_url}/slack/events",
                "marks_url": f"{request_url}/marks",
                "channels": ["C0GROUP"],
                "events": EVENTS,
                "commands": [
                    {"command": "/xt", "should_escape": True, "description": "desk"},
                    {"command": "/plain"},
                ],
                "shortcuts": [
                    {"type": "global", "name": "新议题", "callback_id": "new_topic"},
                    {"type": "message", "name": "转为议题", "callback_id": "to_topic"},
                ],
                **app,
            }
        ],
    }


@pytest.fixture
async def recorder() -> AsyncIterator[Recorder]:
    recorder = Recorder()
    await recorder.start()
    yield recorder
    await recorder.stop()


@pytest.fixture
def description(recorder: Recorder, tmp_path: Path) -> dict[str, Any]:
    return describe(recorder.url, tmp_path)


@pytest.fixture
async def running(description: dict[str, Any]) -> AsyncIterator[RunningWorkspace]:
    running = await start(WorkspaceConfig.model_validate(description), port=0)
    yield running
    await running.stop()


@pytest.fixture
async def session(running: RunningWorkspace) -> AsyncIterator[aiohttp.ClientSession]:
    timeout = aiohttp.ClientTimeout(total=20)
    async with aiohttp.ClientSession(running.url, timeout=timeout) as session:
        yield session


@pytest.fixture
def api(session: aiohttp.ClientSession) -> Api:
    return Api(session, BOT_TOKEN)


@pytest.fixture
def chen(session: aiohttp.ClientSession) -> Person:
    return Person(session, "U0CHEN")


@pytest.fixture
def li(session: aiohttp.ClientSession) -> Person:
    return Person(session, "U0LI")


@pytest.fixture
def control(session: aiohttp.ClientSession) -> Control:
    return Control(session)


@pytest.fixture
async def page(session: aiohttp.ClientSession) -> AsyncIterator[Page]:
    """The page of 陈静."""
    async with session.ws_connect("/client/socket?as=U0CHEN") as socket:
        yield Page(socket)
