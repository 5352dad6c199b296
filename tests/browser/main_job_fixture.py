"""A browser before the whole town: windows in which the group's people sit, and the parts of the story that came before."""

import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.clauses import ClauseText, SetClause
from bot.domain.minutes import CirculateMinutes, DraftMinutes
from bot.domain.references import Kind, Reference
from bot.services.circulation import circulate
from bot.services.clauses import set_clause
from bot.services.front_desk import Speaker, UseCase, Wish, carry_out
from bot.services.minutes import draft_minutes
from tests.browser.page_fixture import Desk
from tests.builders import CHANNELS, CONVENER, EDUCATION, FINANCE, SECRETARY, liaison, settle_url
from tests.postgres import Prepare
from tests.town import UNITS, Town, card_with, town

TITLE = "村级文化站与校图书室共建共享"
BACKGROUND = "全区 86 个村级文化站的图书三年没有更新，中小学校图书室周末闲置。"
ASK = "明确共建共享的责任单位和图书更新经费的渠道。"
MEETING = "2026年第一次全体会议"
CLAUSE = "年内落实村级文化站图书更新经费"
DUE = date(2026, 12, 4)
PATIENCE = 15_000
"""Milliseconds in which what a person waits for has to be there."""


@dataclass
class Window:
    """A page in which one person sits, and what the person does there."""

    page: Page

    @property
    def messages(self) -> Locator:
        """The messages of the open conversation, oldest first."""
        return self.page.get_by_role("main").get_by_role("article")

    async def open(self, conversation: str, *, is_unread: bool = False) -> None:
        """Click a conversation in the list, once it is marked as unread where that is asked for."""
        link = self.page.get_by_role("navigation", name="会话列表").get_by_role("link", name=conversation)
        if is_unread:
            await expect(link).to_contain_text("条未读", timeout=PATIENCE)
        await link.click()
        await expect(self.page.get_by_role("heading", level=1)).to_have_text(conversation)

    async def open_direct(self) -> None:
        """Open what Concord has written to this person: through its Home tab, where nothing is unread."""
        await self.page.get_by_role("navigation", name="会话列表").get_by_role("link", name="Concord").click()
        await self.page.get_by_role("main").get_by_role("link", name="消息").click()
        await expect(self.messages.last).to_be_visible(timeout=PATIENCE)

    async def say(self, line: str) -> None:
        """Type a line into the composer and send it."""
        field = self.page.get_by_role("main").get_by_role("textbox")
        await field.fill(line)
        await field.press("Enter")
        await expect(field).to_have_value("")

    async def press(self, button: str, *, within: Locator | None = None) -> None:
        """Press the newest button of this name."""
        await (within or self.messages).get_by_role("button", name=button, exact=True).last.click()

    async def form(self, title: str) -> Locator:
        """Return the modal (or the question) of this title, once it is open."""
        dialog = self.page.get_by_role("dialog", name=title)
        await expect(dialog).to_be_visible(timeout=PATIENCE)
        return dialog

    async def choose(self, form: Locator, field: str, option: str) -> None:
        """Choose an option of a menu by typing a part of it."""
        await form.get_by_label(field).fill(option)
        await self.page.get_by_role("option", name=option).click()

    async def send(self, form: Locator, button: str) -> None:
        """Press a form's button and wait until the form has gone."""
        await form.get_by_role("button", name=button).click()
        await expect(form).to_be_hidden(timeout=PATIENCE)

    async def sees(self, *words: str | re.Pattern[str], at: int = -1) -> None:
        """Wait until the newest message (or the one at a place of the conversation) says all of this."""
        for word in words:
            await expect(self.messages.nth(at)).to_contain_text(word, timeout=PATIENCE)


@dataclass
class Hall:
    """The town, and a browser in front of it."""

    town: Town
    desk: Desk

    async def window(self, person: str, *, place: str = "", **query: str) -> Window:
        """Seat a person at a page of their own."""
        return Window(await self.desk.window(person, place=place, **query))


@pytest.fixture
def prepare_database() -> Prepare:
    """The founding group, a person on every seat."""
    return settle_url


@pytest_asyncio.fixture(loop_scope="module")
async def hall(browser: Browser, sqlite_url: str, tmp_path: Path) -> AsyncIterator[Hall]:
    """A town of the test's own, and the browser. No script error may have happened in any window."""
    async with town(sqlite_url, tmp_path) as here:
        desk = Desk(browser, here.place, AsyncWebClient())
        yield Hall(here, desk)
        for context in desk.contexts:
            await context.close()
        assert desk.faults == []


async def topic_accepted(here: Town) -> None:
    """The liaison of the education bureau submits a topic on one line, and the secretariat accepts it."""
    await here.say(liaison(EDUCATION), f"议题 提交 {TITLE}")
    await here.delivered()
    (card,) = await here.messages(CHANNELS["secretariat"])
    await here.press(SECRETARY, CHANNELS["secretariat"], card, "topic-accept")
    await here.delivered()


async def minutes_circulated(here: Town) -> None:
    """After `topic_accepted`: minutes with one clause, led by the finance bureau, are sent to all units."""
    office = CHANNELS["secretariat"]
    await here.say(SECRETARY, "纪要 起草", channel=office)
    begun = {"title": MEETING, "held_on": {"selected_date": "2026-11-20"}}
    assert (await here.submit(SECRETARY, here.opened_view(SECRETARY), begun))["ok"]
    await here.delivered()
    at = await here.direct_channel(SECRETARY)
    await here.press(SECRETARY, at, (await here.direct(SECRETARY))[-1], "clause-new")
    view = here.opened_view(SECRETARY)
    clause = {
        "text": CLAUSE,
        "expected_result": "经费下达文件",
        "lead_unit_id": {"selected_option": _unit(view, "lead_unit_id", "财政局")},
        "supporting_unit_ids": {"selected_options": [_unit(view, "supporting_unit_ids", "教育局")]},
        "due_on": {"selected_date": DUE.isoformat()},
    }
    assert (await here.submit(SECRETARY, view, clause))["ok"]
    await here.delivered()
    await here.press(SECRETARY, at, card_with(await here.direct(SECRETARY), "minutes-circulate"), "minutes-circulate")
    until = {"answer_by": {"selected_date": "2026-12-01"}}
    assert (await here.submit(SECRETARY, here.opened_view(SECRETARY), until))["ok"]
    await here.delivered()


async def long_minutes_circulated(here: Town, count: int) -> None:
    """Minutes of that many clauses, each led by another unit, are sent to all units."""
    reference = Reference(Kind.MINUTES, 1)
    requests: list[tuple[UseCase[Any], Any]] = [(draft_minutes, DraftMinutes(MEETING, date(2026, 11, 20)))]
    texts = [ClauseText(f"{CLAUSE}（{unit}）", unit, DUE) for unit in range(1, count + 1)]
    requests += [(set_clause, SetClause(reference, None, text)) for text in texts]
    requests.append((circulate, CirculateMinutes(reference)))
    for use_case, request in requests:
        await here.concord.database.write(carry_out, Speaker(SECRETARY), Wish(use_case, lambda _, __, it=request: it))
    await here.delivered()


async def units_agree(here: Town, *, besides: Sequence[int] = ()) -> None:
    """Every unit agrees in one line, except those at some positions."""
    for position in range(1, UNITS + 1):
        if position not in besides:
            assert "同意" in (await here.say(liaison(position), "同意 MN-1")).text, position
    await here.delivered()


async def minutes_issued(here: Town) -> None:
    """After `units_agree`: the convener signs, the secretariat issues, and the clause is a task."""
    office, at = CHANNELS["secretariat"], await here.direct_channel(CONVENER)
    await here.press(CONVENER, at, (await here.direct(CONVENER))[-1], "minutes-sign-off")
    await here.delivered()
    await here.press(SECRETARY, office, (await here.messages(office))[-1], "minutes-issue")
    for unit in range(1, UNITS + 1):
        await here.say(liaison(unit), "纪要 签收 MN-1")
    await here.delivered()


async def task_acknowledged(here: Town) -> None:
    """After `minutes_issued`: the lead unit has acknowledged its task and reported on it once."""
    await here.say(liaison(FINANCE), "签收 TK-1")
    await here.say(liaison(FINANCE), "进展 TK-1 40% 已列入预算草案")
    await here.delivered()


def _unit(view: dict[str, Any], field: str, short: str) -> dict[str, Any]:
    """Return the option of a unit in a modal's menu."""
    element = next(block["element"] for block in view["blocks"] if block.get("block_id") == field)
    return dict(next(found for found in element["options"] if found["text"]["text"] == short))
