"""Workspaces install Concord by Slack's own flow, and are each served with their own token."""

import hashlib
import hmac
import json
import re
import urllib.parse
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from cryptography.fernet import Fernet
from slack_sdk.oauth.installation_store import Installation
from sqlalchemy import update

from bot.bootstrap import Concord
from bot.settings import Settings
from bot.store.tables import bots
from bot.workspace import server
from bot.workspace.config import WorkspaceConfig
from tests.builders import EDUCATION, MONDAY, SECRETARY, liaison
from tests.town import BOT_TOKEN, SECRET, Town, free_port, whole, workspace_config

pytestmark = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated")
"""slack_sdk sends the app's secret by what aiohttp will do without one day."""

KEY = Fernet.generate_key().decode()
SECOND = {"id": "A0SECOND", "bot_user": "U0SECOND", "bot_token": "xoxb-second"}
BODY = {
    "command": "/xt",
    "text": "帮助",
    "channel_id": "C0GROUP",
    "trigger_id": "t",
    "response_url": "http://127.0.0.1:9/",
}


def config(port: int, folder: Path) -> WorkspaceConfig:
    made = workspace_config("http", port, folder / "clock.json", MONDAY)
    own = {"client_id": "client.id", "client_secret": "client-secret", "token_rotation": True}
    first = made.apps[0].model_copy(update=own)
    second = made.apps[0].model_copy(update={**SECOND, "name": "Second", "commands": (), "events": ()})
    return made.model_copy(update={"apps": (first, second)})


@asynccontextmanager
async def opened(url: str, folder: Path, **slack: Any) -> AsyncIterator[Town]:
    """A town whose Concord has no token yet."""
    port = free_port()
    place = await server.start(config(port, folder), host="127.0.0.1", port=0)
    settings = Settings(
        slack={
            "mode": "http",
            "signing_secret": SECRET,
            "api_base_url": f"{place.url}/api/",
            "client_id": "client.id",
            "client_secret": "client-secret",
            "token_key": KEY,
            "public_url": f"http://127.0.0.1:{port}",
            **slack,
        },
        http={"port": port},
        database={"url": url},
        files={"data_dir": folder},
        clock={"follow": folder / "clock.json"},
    )
    concord = Concord(settings)
    await concord.start()
    async with aiohttp.ClientSession() as http:
        try:
            yield Town(place, http, concord=concord)
        finally:
            await concord.stop()
            await place.stop()


async def install(here: Town) -> tuple[int, str, str, Mapping[str, str]]:
    """Go through Slack's flow as a browser does; return how it ended, and with what."""
    async with here.http.get(f"http://127.0.0.1:{here.concord.port}/slack/install") as page:
        cookie = {"Cookie": page.headers["Set-Cookie"].split(";")[0]}
        link = re.search(r'href="([^"]*oauth/v2/authorize[^"]*)"', (await page.text()).replace("&amp;", "&"))
    assert link is not None
    assert link[1].startswith(here.place.url)
    async with here.http.get(link[1], allow_redirects=False) as agreed:
        back = agreed.headers["Location"]
    async with here.http.get(back, headers=cookie) as answer:
        return answer.status, await answer.text(), back, cookie


async def signed(here: Town, body: Mapping[str, str]) -> tuple[int, str]:
    """Send a request with Slack's signature, of whichever workspace."""
    raw = urllib.parse.urlencode(body).encode()
    stamp = str(int(here.concord.clock.now().timestamp()))
    signature = hmac.new(SECRET.encode(), b"v0:" + stamp.encode() + b":" + raw, hashlib.sha256).hexdigest()
    headers = {
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": f"v0={signature}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    async with here.http.post(f"http://127.0.0.1:{here.concord.port}/slack/events", data=raw, headers=headers) as got:
        return got.status, await got.text()


def holds(url: str, words: str) -> bool:
    """Tell whether words stand in clear in a SQLite file."""
    return words.encode() in Path(url.removeprefix("sqlite:///")).read_bytes()


def calls(here: Town, method: str) -> list[str]:
    """Return which app made each call of a method."""
    return [entry["app"] for entry in here.place.state.inspector.since(0) if entry["method"] == method]


async def test_installed_it_works_and_its_token_is_sealed(database_url: str, tmp_path: Path) -> None:
    async with opened(database_url, tmp_path) as here:
        before = await here.say(liaison(EDUCATION), "议题 提交 关于村级文化站")
        assert "TP-1" not in before.whole
        status, page, back, cookie = await install(here)
        assert (status, "Thank you" in page) == (200, True), page
        async with here.http.get(back, headers=cookie) as again:
            assert again.status >= 400
        assert "TP-1" in (await here.say(liaison(EDUCATION), "议题 提交 关于村级文化站")).whole
        await here.delivered()
        office = [whole(message) for message in await here.messages("C0OFFICE")]
        assert sum("关于村级文化站" in text for text in office) == 1
        assert (await here.say(SECRETARY, "议题 提交")).whole == ""
        assert here.opened_view(SECRETARY)["callback_id"]
    if database_url.startswith("sqlite"):
        assert (holds(database_url, BOT_TOKEN), holds(database_url, "sealed:")) == (False, True)


async def test_a_state_that_is_not_ours_installs_nothing(sqlite_url: str, tmp_path: Path) -> None:
    async with opened(sqlite_url, tmp_path) as here:
        url = f"http://127.0.0.1:{here.concord.port}/slack/oauth_redirect?code=x&state=guessed"
        async with here.http.get(url, headers={"Cookie": "slack-app-oauth-state=guessed"}) as answer:
            assert answer.status >= 400
        assert await here.concord._store.list_places() == []


async def test_a_workspace_that_is_not_wanted_is_not_taken_in(sqlite_url: str, tmp_path: Path) -> None:
    async with opened(sqlite_url, tmp_path, workspaces=["T0OTHER"]) as here:
        assert (await install(here))[0] >= 400
        assert await here.concord._store.list_places() == []
    async with opened(sqlite_url, tmp_path, workspaces=["T0OTHER", "T0LOCAL"]) as here:
        assert (await install(here))[0] == 200


async def test_each_workspace_is_served_with_its_own_token(database_url: str, tmp_path: Path) -> None:
    async with opened(database_url, tmp_path) as here:
        await install(here)
        await here.concord._store.async_save(
            Installation(
                app_id="A0SECOND",
                team_id="T0SECOND",
                bot_token="xoxb-second",
                bot_id="B0SECOND",
                bot_user_id="U0SECOND",
                user_id="U0INST",
            )
        )
        body = BODY | {"team_id": "T0SECOND", "user_id": SECRETARY}
        status, answer = await signed(here, body)
        assert (status, "进展" in str(json.loads(answer))) == (200, True)
        await here.say(liaison(EDUCATION), "议题 提交 关于村级文化站")
        await here.delivered()
        assert set(calls(here, "chat.postMessage")) == {"A0CONCORD"}
        await signed(here, body | {"text": "任务 交办 教育局 +5 落实经费"})
        await signed(here, body | {"user_id": liaison(EDUCATION), "text": "任务 列表"})
        await here.delivered()
        assert "A0SECOND" in calls(here, "chat.postMessage")


async def test_a_workspace_that_takes_the_app_away_is_not_served(database_url: str, tmp_path: Path) -> None:
    async with opened(database_url, tmp_path) as here:
        await install(here)
        event = {"app": "A0CONCORD", "event": {"type": "app_uninstalled"}}
        async with here.http.post(f"{here.place.url}/control/event", json=event) as sent:
            assert (await sent.json())["ok"]
        async with here.http.post(f"{here.place.url}/control/idle", json={"seconds": 5}) as idle:
            assert (await idle.json())["ok"]
        assert await here.concord._store.list_places() == []
        assert "TP-1" not in (await here.say(liaison(EDUCATION), "议题 提交 关于村级文化站")).whole


async def test_a_token_is_exchanged_before_it_runs_out_and_once(database_url: str, tmp_path: Path) -> None:
    async with opened(database_url, tmp_path) as here:
        await install(here)
        (app,) = [app for app in here.place.state.apps if app.id == "A0CONCORD"]
        first = app.refresh_token
        await here.concord.database.write(
            lambda tx: tx.connection.execute(update(bots).values(bot_token_expires_at=MONDAY.replace(tzinfo=None)))
        )
        here.concord.workspaces._known.clear()
        for number in range(3):
            assert "TP-" in (await here.say(liaison(EDUCATION), f"议题 提交 第{number}个议题")).whole
        await here.delivered()
        assert app.refresh_token != first
        assert (len(app.issued), calls(here, "oauth.v2.access")) == (2, ["", ""])
        token = next(reversed(app.issued))
        found = await here.concord._store.async_find_bot(enterprise_id=None, team_id="T0LOCAL")
        assert found.bot_token == token


@pytest.mark.parametrize("key", ["short", "x" * 44 + "!"])
def test_a_key_that_is_none_is_named(key: str) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Settings(slack={"token_key": key})
