"""The page of the local workspace: clock, inspector, tour, theme, language, and a line that breaks."""

import re

import pytest
from playwright.async_api import Page, WebSocketRoute, expect

from tests.browser import page_fixture
from tests.browser.page_fixture import Desk

pytestmark = pytest.mark.asyncio(loop_scope="module")

browser = page_fixture.browser
desk = page_fixture.desk


async def _clock(page: Page) -> str:
    return (await page.locator("#clock").inner_text()).strip()


async def test_the_clock_moves_on_by_a_working_day_for_every_window(desk: Desk) -> None:
    page = await desk.window(place="#/c/C0GROUP")
    other = await desk.window("U0LI", place="#/c/C0GROUP")
    assert "11月23日 周一 10:00" in await _clock(page)
    for shown in (
        "11月24日 周二 09:00",
        "11月25日 周三 09:00",
        "11月26日 周四 09:00",
        "11月27日 周五 09:00",
        "11月30日 周一 09:00",
    ):
        await page.get_by_role("button", name="拨动时钟").click()
        await page.get_by_role("button", name="+1 个工作日").click()
        await expect(page.locator("#clock")).to_contain_text(shown)
        await expect(other.locator("#clock")).to_contain_text(shown)


async def test_the_clock_moves_by_an_hour_and_to_a_date_but_never_back(desk: Desk) -> None:
    page = await desk.window(place="#/c/C0GROUP")
    await page.get_by_role("button", name="拨动时钟").click()
    panel = page.get_by_role("dialog", name="拨动时钟")
    await panel.get_by_role("button", name="+1 小时").click()
    await expect(page.locator("#clock")).to_contain_text("11:00")
    await page.get_by_role("button", name="拨动时钟").click()
    await panel.get_by_label("到指定时间").fill("2026-11-20T09:00")
    await panel.get_by_role("button", name="拨到").click()
    await expect(panel.get_by_role("alert")).to_have_text("时钟只能往后拨，请选一个晚于现在的时间。")
    await panel.get_by_label("到指定时间").fill("2026-12-31T16:00")
    await page.keyboard.press("Enter")
    await expect(page.locator("#clock")).to_contain_text("12月31日 周四 16:00")


async def test_what_the_clock_set_off_is_listed_and_marked(desk: Desk) -> None:
    page = await desk.window(place="#/c/C0GROUP")
    await page.get_by_role("button", name="拨动时钟").click()
    await page.get_by_role("button", name="+1 个工作日").click()
    strip = page.locator("#set-off")
    await expect(strip).to_contain_text("时钟已拨到 11月24日 周二 09:00")
    await desk.client.chat_postMessage(channel="C0NOTICE", text="TK-40 已逾期")
    await expect(strip.get_by_role("link", name="公告")).to_contain_text("1")
    await strip.get_by_role("link", name="公告").click()
    await expect(page.get_by_role("article")).to_contain_text("TK-40 已逾期")
    await strip.get_by_role("button", name="收起").click()
    await expect(strip).to_be_hidden()


async def test_what_the_clock_set_off_for_others_is_told_too(desk: Desk) -> None:
    page = await desk.window(place="#/c/C0GROUP")
    await page.get_by_role("button", name="拨动时钟").click()
    await page.get_by_role("button", name="+1 个工作日").click()
    for person in ("U0LI", "U0WANG"):
        await desk.client.chat_postMessage(channel=person, text="今日待办")
    await expect(page.locator("#set-off")).to_contain_text("另有 2 条发往别处，收到的有李明、王芳")


async def test_the_ways_to_move_the_clock_follow_when_somebody_else_moves_it(desk: Desk) -> None:
    page, other = await desk.window(place="#/c/C0GROUP"), await desk.window("U0LI", place="#/c/C0GROUP")
    await page.get_by_role("button", name="拨动时钟").click()
    panel = page.get_by_role("dialog", name="拨动时钟")
    await expect(panel).to_contain_text("现在是 2026年11月23日")
    await other.get_by_role("button", name="拨动时钟").click()
    await other.get_by_role("button", name="+1 个工作日").click()
    await expect(panel).to_contain_text("现在是 2026年11月24日")
    await expect(panel.get_by_role("button", name="+1 个工作日")).to_contain_text("11月25日 周三 09:00")


async def test_the_inspector_shows_what_went_over_the_wire(desk: Desk) -> None:
    page = await desk.window(place="#/c/C0GROUP")
    await page.keyboard.press("Control+i")
    drawer = page.get_by_role("region", name="检查器").first
    field = page.get_by_role("textbox", name="发消息到 #协调组")
    await field.fill("/demo kinds")
    await field.press("Enter")
    posted = drawer.locator("[data-method='chat.postMessage']")
    await expect(posted).to_contain_text(re.compile(r"\d+ ms"))
    await expect(drawer.locator("[data-method='/demo']")).to_be_visible()
    await posted.locator("summary").click()
    await expect(posted.locator("pre").first).to_contain_text('"channel": "C0GROUP"')
    await expect(posted.locator("pre").last).to_contain_text('"ok": true')
    assert "xoxb-" not in await drawer.inner_text()
    await drawer.get_by_role("searchbox", name="筛选方法、人员或内容").fill("trigger_id")
    await expect(posted).to_be_hidden()
    await drawer.get_by_role("searchbox").fill("")
    await drawer.get_by_role("button", name="发往应用").click()
    await expect(posted).to_be_hidden()
    await page.keyboard.press("Escape")
    await expect(drawer).to_be_hidden()


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("zh", ["以联络员的身份开始", "输入 /demo", "提交一个议题", "由办公室受理", "拨动时钟"]),
        (
            "en",
            ["Start as a liaison", "Type /demo", "Submit a topic", "Accept it as the secretariat", "Move the clock"],
        ),
    ],
)
async def test_the_first_visit_is_guided_in_five_steps(desk: Desk, language: str, titles: list[str]) -> None:
    page = await desk.window("U0WANG", place="#/c/C0GROUP", tour="on", lang=language)
    card = page.locator("#tour")
    for number, title in enumerate(titles, start=1):
        await expect(card.get_by_role("heading")).to_have_text(title)
        await expect(card.locator(".tour-count")).to_have_text(f"{number} / 5")
        await card.get_by_role("button").last.click()
    await expect(card).to_be_hidden()
    await page.reload()
    await expect(page.locator("#splash")).to_be_hidden()
    await expect(card).to_be_hidden()


async def test_the_tour_does_its_steps_on_request_and_can_be_skipped(desk: Desk) -> None:
    page = await desk.window("U0WANG", place="#/c/C0GROUP", tour="on")
    card = page.locator("#tour")
    await card.get_by_role("button", name="切换为陈静").click()
    await expect(page.get_by_role("button", name="当前身份")).to_contain_text("陈静")
    await expect(card.get_by_role("heading")).to_have_text("输入 /demo")
    await card.get_by_role("button", name="替我输入 /demo").click()
    await expect(page.get_by_role("main").get_by_role("textbox")).to_have_value("/demo ")
    await card.get_by_role("button", name="替我输入", exact=True).click()
    await page.get_by_role("main").get_by_role("textbox").press("Enter")
    dialog = page.get_by_role("dialog", name="提交议题")
    await dialog.get_by_label("标题").fill("校车线路")
    await dialog.get_by_role("button", name="提交").click()
    await expect(card.get_by_role("heading")).to_have_text("由办公室受理")
    await card.get_by_role("button", name="切换为赵国强").click()
    await expect(page.get_by_role("button", name="当前身份")).to_contain_text("赵国强")
    await card.get_by_role("button", name="跳过导览").click()
    await expect(card).to_be_hidden()
    await page.get_by_role("button", name="导览").click()
    await expect(card).to_be_visible()


async def test_theme_and_language_are_kept(desk: Desk) -> None:
    page = await desk.window(place="#/c/C0GROUP")
    await page.get_by_role("button", name="切换到深色").click()
    await page.reload()
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    await page.get_by_role("button", name="EN").click()
    await expect(page.get_by_role("textbox", name="Message #协调组")).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    await expect(page.get_by_role("heading", level=1)).to_have_text("协调组")


async def test_a_broken_line_is_told_and_what_was_missed_is_caught_up(desk: Desk) -> None:
    page = await desk.window(place="#/c/C0GROUP")
    lines: list[WebSocketRoute] = []
    open_again = False

    async def handle(route: WebSocketRoute) -> None:
        lines.append(route)
        if open_again or len(lines) == 1:
            route.connect_to_server()
        else:
            await route.close()

    await page.route_web_socket(re.compile("/client/socket"), handle)
    await page.reload()
    await expect(page.locator("body")).to_have_attribute("data-connection", "live")
    await lines[0].close()
    await expect(page.locator("#connection")).to_contain_text("连接已断开，正在重新连接")
    await desk.say("U0LI", "C0GROUP", "断线时说的话")
    open_again = True
    await expect(page.get_by_role("article")).to_contain_text("断线时说的话")
    await expect(page.locator("#connection")).to_be_hidden()
    await expect(page.get_by_role("article")).to_have_count(1)


async def test_a_message_that_cannot_be_sent_is_put_back(desk: Desk) -> None:
    page = await desk.window(place="#/c/C0GROUP")
    await page.route("**/client/send", lambda route: route.abort())
    field = page.get_by_role("textbox", name="发消息到 #协调组")
    await field.fill("要紧的话")
    await field.press("Enter")
    await expect(page.get_by_text("与工作区的连接中断")).to_be_visible()
    await expect(field).to_have_value("要紧的话")


async def test_what_cannot_be_opened_says_so(desk: Desk) -> None:
    page = await desk.window("U0LI", place="#/c/C0OFFICE")
    await expect(page.get_by_role("main")).to_contain_text("这里打不开")
    await page.get_by_role("link", name="回到开始页").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("协调组")
