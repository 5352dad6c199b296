"""The page of the local workspace: what is chosen in rarer fields arrives at the app as Slack would send it."""

import asyncio

import pytest
from playwright.async_api import FilePayload, Locator, Page, Route, expect

from tests.browser import page_fixture
from tests.browser.page_fixture import Desk

pytestmark = pytest.mark.asyncio(loop_scope="module")

browser = page_fixture.browser
desk = page_fixture.desk


def _file(name: str, kind: str, text: str) -> FilePayload:
    return {"name": name, "mimeType": kind, "buffer": text.encode()}


PDF = _file("红线图.pdf", "application/pdf", "%PDF-1.4")
NOTES = _file("会议记录.txt", "text/plain", "已会签")
PICTURE = _file("现场.png", "image/png", "PNG")


async def _run(desk: Desk, line: str) -> Page:
    page = await desk.window(place="#/c/C0GROUP")
    composer = page.get_by_role("main").get_by_role("textbox")
    await composer.fill(line)
    await composer.press("Enter")
    return page


async def _form(desk: Desk) -> tuple[Page, Locator]:
    page = await _run(desk, "/demo fields")
    return page, page.get_by_role("dialog", name="上传佐证")


async def _expect_said(page: Page, *texts: str) -> None:
    said = page.get_by_role("article").last
    for text in texts:
        await expect(said).to_contain_text(text)


async def test_files_chosen_in_a_form_can_be_read_by_the_app(desk: Desk) -> None:
    page, dialog = await _form(desk)
    await dialog.locator("input[type=file]").set_input_files([PDF, NOTES])
    await expect(dialog.get_by_role("listitem")).to_have_count(2)
    await dialog.get_by_role("button", name="上报").click()
    await expect(dialog).to_be_hidden()
    await _expect_said(page, "红线图.pdf application/pdf 8 %PDF-1.4", "会议记录.txt text/plain 9 已会签")


async def test_files_of_the_wrong_kind_and_too_many_are_told_and_none_is_required(desk: Desk) -> None:
    page, dialog = await _form(desk)
    await dialog.get_by_role("button", name="上报").click()
    await expect(dialog.get_by_text("这一项必填。")).to_be_visible()
    field = dialog.locator("input[type=file]")
    await field.set_input_files([PICTURE, PDF])
    await expect(dialog.get_by_role("status")).to_contain_text("只能选这些类型的文件：pdf、txt")
    await expect(dialog.get_by_role("listitem")).to_have_text(["红线图.pdf8 B"])
    await field.set_input_files([NOTES, PDF])
    await expect(dialog.get_by_role("status")).to_contain_text("最多 2 个文件")
    await expect(dialog.get_by_role("listitem")).to_have_count(2)
    await dialog.get_by_role("button", name="移除 红线图.pdf").click()
    await dialog.get_by_role("button", name="上报").click()
    await _expect_said(page, "会议记录.txt text/plain 9 已会签")


async def test_a_form_waits_for_a_file_on_its_way(desk: Desk) -> None:
    page, dialog = await _form(desk)
    arrives = asyncio.Event()

    async def late(route: Route) -> None:
        await arrives.wait()
        await route.continue_()

    await page.route("**/client/upload*", late)
    await dialog.locator("input[type=file]").set_input_files(PDF)
    await expect(dialog.get_by_role("status")).to_contain_text("正在上传 红线图.pdf")
    await dialog.get_by_role("button", name="上报").click()
    await expect(dialog.locator(".fault:not([hidden])")).to_contain_text("正在上传 红线图.pdf")
    arrives.set()
    await expect(dialog.get_by_role("listitem")).to_have_count(1)
    await dialog.get_by_role("button", name="上报").click()
    await _expect_said(page, "红线图.pdf application/pdf 8")


async def test_channels_and_conversations_chosen_in_a_form_reach_the_app(desk: Desk) -> None:
    page, dialog = await _form(desk)
    await dialog.locator("input[type=file]").set_input_files(NOTES)
    channels = dialog.get_by_label("通知频道")
    await channels.click()
    await page.get_by_role("option", name="#公告").click()
    await page.get_by_role("option", name="#协调组").click()
    await channels.press("Escape")
    await dialog.get_by_label("通知会话").fill("办公室")
    await page.get_by_role("option", name="办公室").click()
    await page.keyboard.press("Tab")
    await dialog.get_by_role("button", name="上报").click()
    await _expect_said(page, "C0NOTICE,C0GROUP", "C0OFFICE")


async def test_menus_in_a_message_tell_the_app(desk: Desk) -> None:
    page = await _run(desk, "/demo menus")
    card = page.get_by_role("article").filter(has_text="牵头单位")
    await card.get_by_role("combobox", name="牵头单位").fill("教")
    await page.get_by_role("option").first.click()
    await _expect_said(page, "unit ")
    await card.get_by_role("combobox", name="会商室").fill("协调")
    await page.get_by_role("option", name="协调组").click()
    await _expect_said(page, "kind_conversation C0GROUP")
    await card.get_by_role("combobox", name="抄送频道").click()
    await page.get_by_role("option", name="#公告").click()
    await _expect_said(page, "kind_channels C0NOTICE")
    await page.keyboard.press("Escape")
    await card.get_by_role("combobox", name="抄送会话").fill("办公室")
    await page.get_by_role("option", name="办公室").click()
    await _expect_said(page, "kind_conversations C0OFFICE")
    await page.keyboard.press("Escape")
    await card.get_by_role("combobox", name="抄送人员").fill("李明")
    await page.get_by_role("option", name="李明").click()
    await _expect_said(page, "kind_users U0LI")


async def test_formatted_text_reaches_the_app_as_a_rich_text_block(desk: Desk) -> None:
    page, dialog = await _form(desk)
    await dialog.locator("input[type=file]").set_input_files(NOTES)
    story = dialog.get_by_label("说明")
    await story.fill("由@李明办 `TK-40`，见 https://example.com/a")
    await story.select_text()
    await dialog.get_by_role("button", name="加粗").click()
    await expect(story).to_have_value("*由@李明办 `TK-40`，见 https://example.com/a*")
    await story.press_sequentially("\n- 选址\n- 立项\n> 协商一致")
    shown = dialog.locator(".rich-preview")
    await expect(shown.get_by_role("listitem", include_hidden=True)).to_have_text(["选址", "立项"])
    await expect(shown.locator("blockquote")).to_have_text("协商一致")
    await expect(shown.locator(".mention")).to_have_text("@李明")
    await dialog.get_by_role("button", name="上报").click()
    await _expect_said(page, '{"type": "user", "user_id": "U0LI", "style": {"bold": true}}')
    await _expect_said(page, '{"type": "text", "text": "TK-40", "style": {"bold": true, "code": true}}')
    await _expect_said(page, '"type": "rich_text_list", "style": "bullet"', '"type": "rich_text_quote"')


SOURCES = [
    "一行\n两行",
    "*粗* _斜_ ~删~ `码`",
    "snake_case_name 2*3*4",
    "- 一\n- 二\n  - 二之一\n1. 甲\n2. 乙",
    "> 引\n> 文\n正文",
    "```\na *b*\n```",
    "见 <https://example.com/a|方案>，问 @李明 与 #公告 :eyes:",
]


@pytest.mark.parametrize("source", SOURCES)
async def test_what_was_typed_is_shown_again_as_it_was_typed(desk: Desk, source: str) -> None:
    page = await desk.window(place="#/c/C0GROUP")
    script = "import('/page/js/rich_source.js').then((module) => module.sourceOf(module.richOf(source)))"
    assert await page.evaluate(f"(source) => {script}", source) == source


async def test_the_newest_blocks_are_shown_and_work(desk: Desk) -> None:
    page = await _run(desk, "/demo newest")
    card = page.get_by_role("article").filter(has_text="各单位进度")
    table = card.get_by_role("table", name="各单位进度")
    await expect(table.get_by_role("rowheader")).to_have_count(5)
    await table.get_by_role("columnheader", name="进度").get_by_role("button").click()
    await table.get_by_role("columnheader", name="进度").get_by_role("button").click()
    await expect(table.get_by_role("columnheader", name="进度")).to_have_attribute("aria-sort", "descending")
    await expect(table.get_by_role("cell").first).to_have_text("85%")
    await card.get_by_role("button", name="下一页").click()
    await expect(table.get_by_role("rowheader")).to_have_count(2)
    await expect(card.get_by_role("button", name="上一页")).to_be_focused()
    await card.get_by_role("searchbox").fill("民政")
    await expect(table.get_by_role("rowheader")).to_have_text(["区民政局"])
    await card.get_by_role("group", name="TK-41").get_by_role("button", name="查看").click()
    await _expect_said(page, "kind_card TK-41")
    await expect(card.get_by_role("button", name="催办")).to_be_hidden()
    await card.get_by_text("本周到期").click()
    await card.get_by_role("button", name="催办").click()
    await _expect_said(page, "kind_inner TK-41")
    await card.get_by_role("button", name="有用").click()
    await _expect_said(page, "kind_feedback yes")
    await card.get_by_role("button", name="清除").click()
    await _expect_said(page, "kind_bin all")
    await expect(card.get_by_role("link", name="调度会录像")).to_be_visible()
    assert await card.locator(".unknown").count() == 0


async def test_an_alert_in_a_form(desk: Desk) -> None:
    _, dialog = await _form(desk)
    await expect(dialog.get_by_role("note")).to_have_text("警告：材料 只给 办公室看。")
