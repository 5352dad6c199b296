"""The pictures of the README and the manual: `make screenshots` takes them anew from the demonstration.

What they show is what `make demo` shows on its page, so a picture never tells of something that is not there.
"""

import asyncio
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Locator, async_playwright, expect
from rich.console import Console
from slack_sdk.web.async_client import AsyncWebClient

from bot import logs
from bot.demo.people import SECRETARY, liaison
from bot.demo.places import ANNOUNCEMENT, GROUP, OFFICE
from bot.demonstration import opened
from bot.settings import Log
from tests.browser.main_job_fixture import PATIENCE, Window
from tests.browser.page_fixture import CHROMIUM, FLAGS, Desk

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
CHINESE = "--lang=zh-CN"
"""Chromium's own words, such as the order of a date's parts."""
EDUCATION = liaison("education")
SIZE = {"width": 1120, "height": 720}
"""As large as is read without trouble beside the text, and no larger: the pictures are kept in the repository."""
NOWHERE = (560, 4)
"""Where the pointer rests: over nothing that answers to it."""


@dataclass(frozen=True)
class Picture:
    """A picture's name, who sees it and at which place of the page, and what is done before it is taken."""

    name: str
    person: str
    place: str
    show: Callable[[Window], Awaitable[None]]


async def _overdue_table(seat: Window) -> None:
    await _bring_up(seat.messages.filter(has_text="逾期任务一览").last)


async def _office(seat: Window) -> None:
    await _bring_up(seat.messages.filter(has=seat.page.get_by_role("button", name="受理", exact=True)).last)


async def _announcement(seat: Window) -> None:
    await _bring_up(seat.messages.filter(has_text="〕1号").first)


async def _circulation(seat: Window) -> None:
    await seat.open_direct()
    await _bring_up(seat.messages.filter(has=seat.page.get_by_role("button", name="有保留地同意")).last, edge="end")


async def _digest(seat: Window) -> None:
    await seat.open_direct()
    await _bring_up(seat.messages.filter(has_text="今日提醒").last)


async def _task(seat: Window) -> None:
    await seat.open_direct()
    await seat.say("进展 TK-1 80% 又有两所学校完成围网改造，余下一所月底前开放")
    await seat.sees("已记录 TK-1 的进展，现为 80%")


async def _topic_form(seat: Window) -> None:
    await seat.say("/xt 议题 提交")
    form = await seat.form("提交议题")
    await form.get_by_label("标题").fill("村级文化站与校图书室共建共享")
    await form.get_by_label("背景情况").fill("全区 86 个村级文化站的图书三年没有更新，中小学校图书室周末闲置。")
    await form.get_by_label("提请事项").fill("明确共建共享的责任单位和图书更新经费的渠道。")
    await seat.choose(form, "所属职责", "投入保障机制")
    await form.get_by_label("标题").focus()


async def _notice(seat: Window) -> None:
    await seat.open_direct()
    await _bring_up(seat.messages.filter(has_text="会议通知").last)


async def _answer(seat: Window) -> None:
    await _notice(seat)
    await seat.press("参会")
    await seat.form("参会答复")


def _said(line: str, words: str) -> Callable[[Window], Awaitable[None]]:
    """Return what types a line and brings up the answer, which begins with some words."""

    async def show(seat: Window) -> None:
        await seat.say(f"/xt {line}")
        await seat.sees(words)
        await _bring_up(seat.messages.last)

    return show


PICTURES = (
    Picture("overdue-table", EDUCATION, f"#/c/{GROUP}", _overdue_table),
    Picture("announcement", EDUCATION, f"#/c/{ANNOUNCEMENT}", _announcement),
    Picture("office", SECRETARY, f"#/c/{OFFICE}", _office),
    Picture("desk", EDUCATION, f"#/c/{GROUP}", _said("待办", "我的待办")),
    Picture("meeting", SECRETARY, f"#/c/{OFFICE}", _said("会议 MT-3", "第二次全体会议")),
    Picture("overview", SECRETARY, f"#/c/{OFFICE}", _said("总览", "任务总览")),
    Picture("forecast", SECRETARY, f"#/c/{OFFICE}", _said("提醒 预告", "未来七天")),
    Picture("lineage", SECRETARY, f"#/c/{OFFICE}", _said("来历 TK-1", "TK-1 的来历")),
    Picture("notice", EDUCATION, f"#/c/{GROUP}", _notice),
    Picture("answer", EDUCATION, f"#/c/{GROUP}", _answer),
    Picture("topic-form", EDUCATION, f"#/c/{GROUP}", _topic_form),
    Picture("digest", EDUCATION, f"#/c/{GROUP}", _digest),
    Picture("circulation", EDUCATION, f"#/c/{GROUP}", _circulation),
    Picture("task", EDUCATION, f"#/c/{GROUP}", _task),
)
"""In the order in which they are taken; what changes something comes last."""


async def take_all(data: Path, folder: Path) -> None:
    """Tell the demonstration's story with its data in `data`, and write its pictures into `folder`."""
    out = Console()
    async with opened(0, data, out, is_fresh=True) as shown, async_playwright() as playwright:
        await shown.tell()
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, CHINESE])
        desk = Desk(browser, shown.workspace, AsyncWebClient())
        for picture in PICTURES:
            seat = Window(
                await desk.window(picture.person, place=picture.place, viewport=SIZE, theme="light", lang="zh")
            )
            await picture.show(seat)
            path = folder / f"{picture.name}.png"
            await seat.page.mouse.move(*NOWHERE)
            await seat.page.screenshot(path=path, animations="disabled", caret="hide")
            await seat.page.context.close()
            out.print(f"  {path.stat().st_size // 1024:4d} kB  {path.name}")
        await browser.close()


async def _bring_up(message: Locator, *, edge: str = "start") -> None:
    """Bring a message's beginning to the top of what is seen, or its end to the bottom."""
    await expect(message).to_be_visible(timeout=PATIENCE)
    await message.evaluate("(node, block) => node.scrollIntoView({block})", edge)


def main() -> None:
    """Take the pictures."""
    logs.configure(Log(level="error"))
    FOLDER.mkdir(parents=True, exist_ok=True)
    data = Path(tempfile.mkdtemp(prefix="concord-pictures-"))
    try:
        asyncio.run(take_all(data, FOLDER))
    finally:
        shutil.rmtree(data)


if __name__ == "__main__":
    main()
