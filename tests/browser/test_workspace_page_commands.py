"""The page of the local workspace: commands, completion, shortcuts, modals and their faults."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser import page_fixture
from tests.browser.page_blocks import FAULT
from tests.browser.page_fixture import Desk

pytestmark = pytest.mark.asyncio(loop_scope="module")

browser = page_fixture.browser
desk = page_fixture.desk


async def _run(page: Page, line: str) -> None:
    field = page.get_by_role("main").get_by_role("textbox")
    await field.fill(line)
    await field.press("Enter")


async def _open_form(desk: Desk, line: str, title: str) -> tuple[Page, Locator]:
    page = await desk.window(place="#/c/C0GROUP")
    await _run(page, line)
    dialog = page.get_by_role("dialog", name=title)
    await expect(dialog).to_be_visible()
    return page, dialog


async def test_an_answer_is_visible_to_one_person_until_the_page_is_loaded_again(desk: Desk) -> None:
    page = await desk.window(place="#/c/C0GROUP")
    other = await desk.window("U0LI", place="#/c/C0GROUP")
    await _run(page, "/demo 你好")
    answer = page.get_by_role("article").filter(has_text="收到：你好")
    await expect(answer).to_contain_text("仅你可见")
    await expect(other.get_by_role("article")).to_have_count(0)
    await page.reload()
    await expect(page.get_by_text("还没有消息")).to_be_visible()
    await expect(answer).to_have_count(0)


async def test_an_answer_for_one_person_can_be_dismissed(desk: Desk) -> None:
    page = await desk.window(place="#/c/C0GROUP")
    await _run(page, "/demo 你好")
    await page.get_by_role("article").get_by_role("button", name="收起").click()
    await expect(page.get_by_role("article")).to_have_count(0)


async def test_an_unknown_command_is_kept_and_explained(desk: Desk) -> None:
    page = await desk.window(place="#/c/C0GROUP")
    await _run(page, "/nothing 进展")
    await expect(page.get_by_text("没有 /nothing 这个命令")).to_be_visible()
    await expect(page.get_by_role("main").get_by_role("textbox")).to_have_value("/nothing 进展")


async def test_a_command_that_is_not_answered_in_time_says_so(desk: Desk) -> None:
    page = await desk.window(place="#/c/C0GROUP")
    await desk.fault(where="command", method="*", kind="drop")
    await _run(page, "/demo 你好")
    await expect(page.get_by_role("alert")).to_contain_text("应用在 3 秒内没有回应")


async def test_commands_and_their_words_are_proposed_in_the_language_chosen(desk: Desk) -> None:
    page = await desk.window(place="#/c/C0GROUP", lang="en")
    field = page.get_by_role("textbox", name="Message #协调组")
    await field.press_sequentially("/d")
    await expect(page.get_by_role("option")).to_contain_text("/demo")
    await field.press("Enter")
    await expect(field).to_have_value("/demo ")
    await expect(page.get_by_role("option")).to_have_count(3)
    await field.press_sequentially("pro")
    await expect(page.get_by_role("option")).to_contain_text("progress TK-40 60% text")
    await field.press("Tab")
    await expect(field).to_have_value("/demo progress ")


async def test_a_mention_is_proposed_and_sent_as_one(desk: Desk) -> None:
    page = await desk.window(place="#/c/C0GROUP")
    other = await desk.window("U0LI", place="#/c/C0NOTICE")
    field = page.get_by_role("textbox", name="发消息到 #协调组")
    await field.press_sequentially("@民政")
    await expect(page.get_by_role("option")).to_contain_text("李明")
    await field.press("Enter")
    await field.press_sequentially("请看")
    await field.press("Enter")
    await expect(page.locator("article .mention")).to_have_text("@李明")
    await expect(page.locator("article .mention")).to_have_attribute("data-user", "U0LI")
    await expect(other.get_by_role("link", name="协调组").locator(".badge")).to_have_text("1")


async def test_a_mention_in_a_command_reaches_the_app_as_an_id(desk: Desk) -> None:
    page = await desk.window(place="#/c/C0GROUP")
    field = page.get_by_role("textbox", name="发消息到 #协调组")
    await field.press_sequentially("/demo 催 @李明")
    await page.get_by_role("option", name="李明").click()
    await field.press("Enter")
    await expect(page.locator("article .mention[data-user=U0LI]")).to_have_text("@李明")


async def test_faults_stand_beside_their_fields_and_what_was_typed_is_kept(desk: Desk) -> None:
    page, dialog = await _open_form(desk, "/demo 议题", "提交议题")
    title = dialog.get_by_label("标题")
    await expect(title).to_be_focused()
    await dialog.get_by_role("button", name="提交").click()
    await expect(dialog.locator("[data-block-id=title] .fault")).to_have_text("这一项必填。")
    await title.fill("重复")
    await dialog.get_by_label("背景").fill("学位紧张")
    await dialog.get_by_role("button", name="提交").click()
    await expect(dialog.locator("[data-block-id=title] .fault")).to_have_text(FAULT)
    await expect(title).to_have_attribute("aria-invalid", "true")
    await expect(dialog.get_by_label("背景")).to_have_value("学位紧张")
    await title.fill("新建小学选址")
    await dialog.get_by_label("建议牵头单位").fill("教育")
    await dialog.get_by_role("option", name="区教育局").click()
    await dialog.get_by_role("button", name="提交").click()
    await expect(dialog).to_be_hidden()
    await expect(page.get_by_role("article")).to_contain_text("议题：新建小学选址 · 区教育局")


async def test_the_focus_stays_in_the_dialog_and_escape_closes_it(desk: Desk) -> None:
    page, dialog = await _open_form(desk, "/demo 议题", "提交议题")
    for _ in range(14):
        await page.keyboard.press("Tab")
        inside = "document.activeElement === document.body || Boolean(document.activeElement.closest('dialog'))"
        assert await page.evaluate(inside)
    await page.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()


async def test_views_stack_three_deep_and_come_back_with_what_was_typed(desk: Desk) -> None:
    page = await desk.window(place="#/c/C0GROUP")
    await _run(page, "/demo kinds")
    await page.get_by_role("button", name="备注", exact=True).click()
    for depth in (1, 2):
        dialog = page.get_by_role("dialog", name=f"备注 {depth}")
        await dialog.get_by_label("备注 · 选填").or_(dialog.get_by_role("textbox")).first.fill(f"第{depth}层的话")
        await dialog.get_by_role("button", name="下一层").click()
    await expect(page.get_by_role("dialog", name="备注 3")).to_be_visible()
    await page.get_by_role("dialog").get_by_role("button", name="下一层").click()
    await expect(page.get_by_role("dialog", name="备注 3")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog", name="备注 2").get_by_role("textbox")).to_have_value("第2层的话")
    await page.get_by_role("dialog").get_by_role("button", name="返回上一步").click()
    await expect(page.get_by_role("dialog", name="备注 1").get_by_role("textbox")).to_have_value("第1层的话")
    await page.get_by_role("dialog").get_by_role("button", name="完成").click()
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def test_an_updated_view_keeps_what_is_being_typed(desk: Desk) -> None:
    page = await desk.window(place="#/c/C0GROUP")
    await _run(page, "/demo kinds")
    await page.get_by_role("button", name="备注", exact=True).click()
    dialog = page.get_by_role("dialog", name="备注 1")
    await dialog.get_by_role("textbox").fill("写到一半")
    await dialog.get_by_role("button", name="刷新").click()
    await expect(dialog.locator("[data-block-id=head]")).to_have_text("已刷新")
    await expect(dialog.get_by_role("textbox")).to_have_value("写到一半")


async def test_every_kind_of_field_is_checked_before_it_is_sent(desk: Desk) -> None:
    page, dialog = await _open_form(desk, "/demo long", "填报")
    fault = dialog.locator(".fault:visible")
    await dialog.get_by_label("学位数").fill("一百")
    await dialog.get_by_label("邮箱").fill("someone")
    await dialog.get_by_label("网址").fill("javascript:alert(1)")
    await dialog.get_by_label("说明").fill("短")
    submit = dialog.get_by_role("button", name="上报")
    await submit.click()
    await expect(fault).to_have_text([re.compile(word) for word in ("整数", "邮箱", "https", "至少 4 个字")])
    await dialog.get_by_label("学位数").fill("501")
    await submit.click()
    await expect(fault.first).to_have_text("请填不大于 500 的数。")
    await dialog.get_by_label("学位数").fill("120")
    await dialog.get_by_label("邮箱").fill("chen@example.invalid")
    await dialog.get_by_label("网址").fill("https://example.com")
    await dialog.get_by_label("说明").fill("一共四个字")
    await submit.click()
    await expect(page.get_by_role("dialog", name="备注 1")).to_be_visible()


async def test_choices_dates_people_and_files_reach_the_app(desk: Desk) -> None:
    page, dialog = await _open_form(desk, "/demo long", "填报")
    await dialog.get_by_label("学位数").fill("120")
    await dialog.get_by_label("邮箱").fill("chen@example.invalid")
    await dialog.get_by_label("会议时间").fill("2026-11-30T14:30")
    await dialog.get_by_role("checkbox", name="正常").check()
    units = dialog.get_by_label("配合单位")
    await units.click()
    await page.get_by_role("option", name="区民政局").click()
    await page.get_by_role("option", name="区卫健局").click()
    await dialog.get_by_label("联系人").fill("李明")
    await page.get_by_role("option", name="李明").click()
    await dialog.locator("input[type=file]").set_input_files(
        {"name": "红线图.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4"}
    )
    await expect(dialog.get_by_role("listitem")).to_contain_text("红线图.pdf")
    async with page.expect_request("**/client/submit") as sent:
        await dialog.get_by_role("button", name="上报").click()
    values = (await sent.value).post_data_json["state"]
    assert values["moment"]["dt"] == {"type": "datetimepicker", "selected_date_time": 1796020200}
    assert values["due"]["d"]["selected_date"] == "2026-12-31"
    assert [option["value"] for option in values["units"]["ms"]["selected_options"]] == ["mz", "wj"]
    assert values["who"]["mu"]["selected_users"] == ["U0LI"]
    assert values["lights"]["c"]["selected_options"][0]["value"] == "green"
    assert values["file"]["f"]["files"][0]["name"] == "红线图.pdf"


async def test_shortcuts_open_on_a_message_and_from_the_composer(desk: Desk) -> None:
    await desk.say("U0LI", "C0GROUP", "校车线路")
    page = await desk.window(place="#/c/C0GROUP")
    message = page.get_by_role("article")
    await message.hover()
    await message.get_by_role("button", name="更多操作").click()
    await page.get_by_role("menuitem", name="转为议题").click()
    dialog = page.get_by_role("dialog", name="提交议题")
    await expect(dialog.get_by_label("标题")).to_have_value("校车线路")
    await dialog.get_by_role("button", name="取消").click()
    await page.get_by_role("button", name="快捷操作").click()
    await page.keyboard.press("Enter")
    await expect(dialog.get_by_label("标题")).to_have_value("")
