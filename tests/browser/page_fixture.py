"""A browser, and a desk: the local workspace with the small app behind it, and windows in which people sit."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, async_playwright
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace.config import WorkspaceConfig
from bot.workspace.server import RunningWorkspace, start
from tests.browser.page_app import SIGNING_SECRET, TOKEN, RunningApp

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}

WORDS = [
    {"zh": "议题 提交 [标题]", "en": "topic new [title]", "about": {"zh": "提交一个议题", "en": "submit a topic"}},
    {
        "zh": "进展 TK-40 60% 文字",
        "en": "progress TK-40 60% text",
        "about": {"zh": "报告进展", "en": "report progress"},
    },
    {"zh": "联络员 变更", "en": "contacts change", "about": {"zh": "更换联络员", "en": "change a contact"}},
]


def _user(person: str, name: str, real_name: str, unit: str, role: str) -> dict[str, Any]:
    return {"id": person, "name": name, "real_name": real_name, "unit": unit, "role": role, "title": f"{unit} · {role}"}


def _config(request_url: str) -> WorkspaceConfig:
    users = [
        _user("U0CHEN", "chen.jing", "陈静", "区教育局", "联络员"),
        _user("U0LI", "li.ming", "李明", "区民政局", "联络员"),
        _user("U0ZHAO", "zhao.guoqiang", "赵国强", "区发改局", "办公室"),
        _user("U0WANG", "wang.fang", "王芳", "区卫健局", "成员"),
    ]
    channels = [
        {"id": "C0GROUP", "name": "协调组", "topic": "基本公共服务协调组", "members": "all", "section": "协调组"},
        {"id": "C0NOTICE", "name": "公告", "members": "all", "section": "协调组"},
        {"id": "C0OFFICE", "name": "办公室", "private": True, "members": ["U0ZHAO", "U0CHEN"]},
    ]
    command = {"command": "/demo", "description": "演示", "usage_hint": "[词]", "should_escape": True, "words": WORDS}
    app = {
        "id": "A0DEMO",
        "name": "演示助手",
        "bot_user": "U0DEMO",
        "bot_token": TOKEN,
        "signing_secret": SIGNING_SECRET,
        "request_url": request_url,
        "events": ["message.im", "app_mention", "app_home_opened"],
        "commands": [command],
        "shortcuts": [
            {"type": "message", "name": "转为议题", "callback_id": "as_topic"},
            {"type": "global", "name": "新建议题", "callback_id": "new_topic"},
        ],
    }
    table = {
        "name": "鹿城区",
        "domain": "lucheng",
        "id": "T0LUCHENG",
        "start_at": "2026-11-23T10:00:00+08:00",
        "rate_limits": False,
    }
    return WorkspaceConfig.model_validate({"workspace": table, "users": users, "channels": channels, "apps": [app]})


@dataclass
class Desk:
    """The running workspace. `window` opens a page in which somebody sits; `faults` are what the pages complained of."""

    browser: Browser
    workspace: RunningWorkspace
    client: AsyncWebClient
    faults: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    async def window(
        self, person: str = "U0CHEN", *, place: str = "", viewport: dict[str, int] | None = None, **query: str
    ) -> Page:
        """Open the page as a person, in a browser of its own. `place` is the part after #; `query` adds parameters."""
        context = await self.browser.new_context(viewport=viewport or WIDE, locale="zh-CN", reduced_motion="reduce")
        await context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.set_default_timeout(8000)
        self.contexts.append(context)
        page = await context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        parameters = "&".join(f"{key}={value}" for key, value in {"as": person, "tour": "off", **query}.items())
        await page.goto(f"{self.workspace.url}/?{parameters}{place}")
        await page.locator("#splash").wait_for(state="hidden")
        return page

    async def say(self, person: str, channel: str, text: str, **more: str) -> str:
        """Send a message as a person, without a window. Return its ts."""
        answer = await self._post("/client/send", {"as": person, "channel": channel, "text": text, **more})
        return str(answer["ts"])

    async def fault(self, **rule: Any) -> None:
        """Let one kind of request go wrong from now on."""
        await self._post("/control/faults", {"rules": [rule]})

    async def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{self.workspace.url}{path}", json=body) as answer,
        ):
            answer.raise_for_status()
            return dict(await answer.json())


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """One Chromium for a module."""
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        await chromium.close()


@pytest_asyncio.fixture(loop_scope="module")
async def desk(browser: Browser) -> AsyncIterator[Desk]:
    """A fresh workspace with the small app, for one test. No script error may have happened in any window."""
    app = RunningApp()
    await app.start()
    workspace = await start(_config(app.url), host="127.0.0.1", port=0)
    app.follow(workspace)
    here = Desk(browser, workspace, app.client)
    try:
        yield here
    finally:
        await asyncio.gather(*(context.close() for context in here.contexts))
        await workspace.stop()
        await app.stop()
    assert here.faults == []


@pytest.fixture
def page_folder() -> Path:
    """Where the page's files stand."""
    return Path(__file__).parents[2] / "bot" / "workspace" / "page"
