"""The page of the local workspace: Block Kit in messages and on the Home tab, and text that is not to be trusted."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser import page_fixture
from tests.browser.page_fixture import Desk

pytestmark = pytest.mark.asyncio(loop_scope="module")

browser = page_fixture.browser
desk = page_fixture.desk


async def _card(desk: Desk) -> tuple[Page, Locator]:
    page = await desk.window(place="#/c/C0GROUP")
    field = page.get_by_role("main").get_by_role("textbox")
    await field.fill("/demo kinds")
    await field.press("Enter")
    card = page.get_by_role("article").filter(has_text="任务进展")
    await expect(card).to_be_visible()
    return page, card


async def _expect_said(page: Page, text: str) -> None:
    await expect(page.get_by_role("article").filter(has_text=text)).to_be_visible()


async def test_every_block_is_shown(desk: Desk) -> None:
    _, card = await _card(desk)
    await expect(card.get_by_role("heading", level=2)).to_contain_text("任务进展")
    await expect(card.locator(".section-text").first.locator("strong")).to_have_text("TK-40")
    await expect(card.locator(".section-text").first.locator("code")).to_have_text("/demo")
    await expect(card.locator(".section-text s")).to_have_text("作废")
    await expect(card.get_by_role("link", name="#公告")).to_be_visible()
    await expect(card.get_by_role("link", name="附件")).to_have_attribute("rel", "noopener noreferrer")
    await expect(card.locator("time").last).to_contain_text("2026年11月23日")
    await expect(card.locator(".rich-text strong")).to_have_text("议定事项")
    await expect(card.locator(".rich-text ol > li > ul > li")).to_have_text("发改局会签")
    await expect(card.locator(".rich-text blockquote")).to_have_text("协商一致，形成纪要。")
    await expect(card.get_by_role("columnheader")).to_have_text(["单位", "进度", "灯"])
    await expect(card.get_by_role("cell", name="🔴")).to_be_visible()
    assert await card.locator(".unknown").count() == 0


async def test_buttons_and_menus_tell_the_app(desk: Desk) -> None:
    page, card = await _card(desk)
    await card.get_by_role("button", name="报进展").click()
    await _expect_said(page, "kind_button TK-40")
    await card.locator("[data-action-id=kind_overflow]").get_by_role("button").click()
    await page.get_by_role("menuitem", name="来历").click()
    await _expect_said(page, "kind_overflow lineage")
    static = card.get_by_role("combobox", name="选择单位")
    await static.fill("卫健")
    await page.get_by_role("option", name="区卫健局").click()
    await _expect_said(page, "kind_static wj")
    await expect(static).to_have_value("区卫健局")
    await card.get_by_role("combobox", name="选择人员").press_sequentially("王芳")
    await page.keyboard.press("Enter")
    await _expect_said(page, "kind_user U0WANG")
    await card.get_by_role("combobox", name="选择频道").click()
    await page.get_by_role("option", name="#公告").click()
    await _expect_said(page, "kind_channel C0NOTICE")
    await card.get_by_role("combobox", name="选择会话").fill("李明")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("option")).to_have_count(0)


async def test_dates_and_choices_tell_the_app(desk: Desk) -> None:
    page, card = await _card(desk)
    await card.locator("[data-action-id=kind_date] input").fill("2026-12-15")
    await _expect_said(page, "kind_date 2026-12-15")
    await card.locator("[data-action-id=kind_time] input").fill("14:30")
    await _expect_said(page, "kind_time 14:30")
    await card.get_by_role("radio", name="逾期").check()
    await _expect_said(page, "kind_radio red")
    await card.get_by_role("checkbox", name="私聊").check()
    await card.get_by_role("checkbox", name="频道").check()
    await _expect_said(page, "kind_checks dm,channel")
    await card.get_by_role("combobox", name="配合单位").click()
    await page.get_by_role("option", name="区教育局").click()
    await _expect_said(page, "kind_multi jy")
    await page.get_by_role("option", name="区民政局").click()
    await _expect_said(page, "kind_multi jy,mz")
    await card.get_by_role("button", name="移除 区教育局").click()
    await expect(card.locator(".chip")).to_have_text(["区民政局"])


async def test_a_confirmation_is_asked_before_and_the_card_changes_in_place(desk: Desk) -> None:
    page, card = await _card(desk)
    await card.get_by_role("button", name="办结").click()
    confirm = page.get_by_role("dialog", name="确定办结？")
    await confirm.get_by_role("button", name="再想想").click()
    await expect(card.get_by_role("heading", level=2)).to_be_visible()
    await card.get_by_role("button", name="办结").click()
    await confirm.get_by_role("button", name="办结").click()
    await expect(page.get_by_role("article")).to_contain_text("已由 @陈静 办结")
    await expect(page.get_by_role("article")).to_contain_text("已编辑")
    await expect(page.get_by_role("article")).to_have_count(1)


async def test_the_home_tab_is_published_on_opening_and_follows_its_buttons(desk: Desk) -> None:
    page = await desk.window(place="#/c/C0GROUP")
    await page.get_by_role("link", name="演示助手").click()
    home = page.get_by_role("region", name="首页")
    await expect(home.get_by_role("heading")).to_have_text("我的待办")
    await home.get_by_role("button", name="签收").click()
    await expect(home).to_contain_text("没有待办。")
    await page.get_by_role("link", name="消息", exact=True).click()
    await page.get_by_role("textbox", name="发消息给演示助手").fill("在吗")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("article").last).to_contain_text("你说：在吗")


async def test_what_people_wrote_never_becomes_markup_or_a_script(desk: Desk) -> None:
    blocks = [
        {
            "type": "section",
            "text": {"type": "mrkdwn", "text": "<javascript:alert(1)|点我> <img src=x onerror=alert(1)>"},
        },
        {"type": "section", "text": {"type": "plain_text", "text": "*原样* :smile: <b>", "emoji": False}},
        {"type": "markdown", "text": "[点我](javascript:alert(1)) <script>alert(1)</script>"},
    ]
    await desk.client.chat_postMessage(channel="C0GROUP", text="试", blocks=blocks)
    page = await desk.window(place="#/c/C0GROUP")
    card = page.get_by_role("article")
    await expect(card).to_contain_text("*原样* :smile: <b>")
    await expect(card).to_contain_text("<script>alert(1)</script>")
    assert await card.locator("a, img, script").count() == 0


async def test_attachments_files_and_edits_are_shown(desk: Desk) -> None:
    attachment = {"color": "#b23a26", "title": "逾期提醒", "text": "*TK-7* 已逾期", "fallback": "逾期提醒"}
    sent = await desk.client.chat_postMessage(channel="C0GROUP", text="见附件", attachments=[attachment])
    page = await desk.window(place="#/c/C0GROUP")
    await expect(page.locator(".attachment")).to_have_text(re.compile("逾期提醒.*TK-7 已逾期"))
    await desk.client.chat_update(channel="C0GROUP", ts=str(sent["ts"]), text="已撤回提醒", attachments=[])
    await expect(page.get_by_role("article")).to_contain_text("已撤回提醒")
    await page.locator(".composer input[type=file]").set_input_files(
        {"name": "名册.xlsx", "mimeType": "application/octet-stream", "buffer": b"PK"}
    )
    await expect(page.locator(".composer .chip")).to_contain_text("名册.xlsx")
    await page.get_by_role("button", name="发送").click()
    await expect(page.get_by_role("link", name="名册.xlsx")).to_be_visible()
