"""The page of the local workspace: rewording and taking back one's own messages, closing an account."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser import page_fixture
from tests.browser.page_fixture import PHONE, WIDE, Desk

pytestmark = pytest.mark.asyncio(loop_scope="module")

browser = page_fixture.browser
desk = page_fixture.desk


def _article(page: Page, text: str) -> Locator:
    return page.get_by_role("main").get_by_role("article").filter(has_text=text)


async def test_the_last_own_message_is_reworded_from_the_keyboard(desk: Desk) -> None:
    await desk.say("U0CHEN", "C0GROUP", "请 <@U0LI> 周五前报送 &lt;初稿&gt;，见 https://example.com/a")
    await desk.say("U0LI", "C0GROUP", "收到")
    page, other = await desk.window(place="#/c/C0GROUP"), await desk.window("U0LI", place="#/c/C0GROUP")
    await page.get_by_role("main").get_by_role("textbox").press("ArrowUp")
    field = page.get_by_role("textbox", name="编辑消息")
    await expect(field).to_be_focused()
    await expect(field).to_have_value("请 @李明 周五前报送 <初稿>，见 https://example.com/a")
    await field.fill("请 @李明 周四前报送 <初稿>")
    await desk.client.reactions_add(channel="C0GROUP", timestamp=await _first_ts(desk), name="eyes")
    await expect(field).to_have_value("请 @李明 周四前报送 <初稿>")
    await field.press("Enter")
    await expect(field).to_be_hidden()
    await expect(page.get_by_role("main").get_by_role("textbox")).to_be_focused()
    for window in (page, other):
        message = _article(window, "周四前报送")
        await expect(message).to_contain_text("请 @李明 周四前报送 <初稿>")
        await expect(message).to_contain_text("已编辑")
    await expect(_article(other, "周四前报送").locator(".mention.mine")).to_have_text("@李明")


async def _first_ts(desk: Desk) -> str:
    history = await desk.client.conversations_history(channel="C0GROUP")
    messages = history["messages"]
    assert isinstance(messages, list)
    return str(messages[-1]["ts"])


async def test_escape_leaves_the_words_as_they_were(desk: Desk) -> None:
    await desk.say("U0CHEN", "C0GROUP", "原话")
    page = await desk.window(place="#/c/C0GROUP")
    message = _article(page, "原话")
    await message.hover()
    await message.get_by_role("button", name="编辑").click()
    await page.get_by_role("textbox", name="编辑消息").fill("改过的话")
    await page.keyboard.press("Escape")
    await expect(message).to_be_visible()
    await expect(page.get_by_text("改过的话")).to_have_count(0)


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
async def test_an_own_message_is_taken_back(desk: Desk, viewport: dict[str, int]) -> None:
    await desk.say("U0CHEN", "C0GROUP", "发错了")
    await desk.say("U0LI", "C0GROUP", "别人的话")
    page = await desk.window(place="#/c/C0GROUP", viewport=viewport)
    foreign = _article(page, "别人的话")
    await foreign.focus()
    await expect(foreign.get_by_role("button", name="复制链接")).to_be_visible()
    await expect(foreign.get_by_role("button", name="删除")).to_have_count(0)
    message = _article(page, "发错了")
    await message.focus()
    await message.get_by_role("button", name="删除").click()
    dialog = page.get_by_role("dialog", name="删除这条消息？")
    await dialog.get_by_role("button", name="取消").click()
    await expect(message).to_be_visible()
    await message.get_by_role("button", name="删除").click()
    await dialog.get_by_role("button", name="删除").click()
    await expect(message).to_have_count(0)
    await expect(foreign).to_be_visible()


async def test_an_account_is_closed_and_opened_again(desk: Desk) -> None:
    page = await desk.window(place="#/c/C0GROUP")
    await page.get_by_role("button", name="成员").click()
    await page.get_by_role("button", name="停用李明的账号").click()
    await page.get_by_role("dialog", name="停用账号？").get_by_role("button", name="停用").click()
    await page.keyboard.press("Control+j")
    people = page.get_by_role("dialog", name="切换身份")
    await people.get_by_role("combobox").fill("李明")
    await expect(people.get_by_role("option")).to_contain_text("已停用")
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="成员").click()
    await page.get_by_role("button", name="恢复李明的账号").click()
    await expect(page.get_by_role("button", name="停用李明的账号")).to_be_visible()
