"""The page of the local workspace: conversations, threads, the composer, and who one acts as."""

import re

import pytest
from playwright.async_api import Page, Route, expect

from tests.browser import page_fixture
from tests.browser.page_fixture import PHONE, Desk

pytestmark = pytest.mark.asyncio(loop_scope="module")

browser = page_fixture.browser
desk = page_fixture.desk


async def _send(page: Page, text: str) -> None:
    field = page.get_by_role("main").get_by_role("textbox")
    await field.fill(text)
    await field.press("Enter")


async def test_opens_on_the_first_channel_with_messages(desk: Desk) -> None:
    await desk.say("U0LI", "C0NOTICE", "请各单位报送议题。")
    page = await desk.window()
    await expect(page.get_by_role("heading", level=1)).to_have_text("公告")
    await expect(page.get_by_role("article")).to_contain_text("请各单位报送议题。")
    sections = page.get_by_role("navigation", name="会话列表").get_by_role("heading")
    await expect(sections).to_have_text(["协调组", "频道", "私聊", "应用"])
    await expect(page.get_by_role("button", name="当前身份")).to_contain_text("陈静")


async def test_a_message_arrives_in_the_other_window_as_it_was_typed(desk: Desk) -> None:
    mine = await desk.window("U0CHEN", place="#/c/C0GROUP")
    other = await desk.window("U0LI", place="#/c/C0NOTICE")
    await _send(mine, "<b>1 < 2 & 3</b> <!channel> <@U0LI>")
    await expect(mine.get_by_role("article")).to_contain_text("<b>1 < 2 & 3</b> <!channel> <@U0LI>")
    item = other.get_by_role("link", name="协调组")
    await expect(item).to_contain_text("1 条未读")
    await item.click()
    await expect(other.get_by_role("article")).to_contain_text("<b>1 < 2 & 3</b> <!channel> <@U0LI>")
    await expect(item).not_to_contain_text("未读")


async def test_what_happens_while_a_conversation_is_being_loaded_is_shown(desk: Desk) -> None:
    changed = (await desk.client.chat_postMessage(channel="C0GROUP", text="周一开会"))["ts"]
    deleted = (await desk.client.chat_postMessage(channel="C0GROUP", text="周二开会"))["ts"]
    page = await desk.window(place="#/c/C0NOTICE")

    async def hold(route: Route) -> None:
        answer = await route.fetch()
        await desk.client.chat_update(channel="C0GROUP", ts=changed, text="周三开会")
        await desk.client.chat_delete(channel="C0GROUP", ts=deleted)
        await desk.say("U0LI", "C0GROUP", "TK-40")
        await expect(page.get_by_role("article")).to_contain_text(["TK-40"])
        await route.fulfill(response=answer)

    await page.route(re.compile("/client/messages.*C0GROUP"), hold)
    await page.get_by_role("link", name="协调组").click()
    await expect(page.get_by_role("article")).to_contain_text(["周三开会", "TK-40"])


async def test_shift_enter_begins_a_new_line(desk: Desk) -> None:
    page = await desk.window(place="#/c/C0GROUP")
    field = page.get_by_role("textbox", name="发消息到 #协调组")
    await field.press_sequentially("第一行")
    await field.press("Shift+Enter")
    await field.press_sequentially("第二行")
    await field.press("Enter")
    await expect(page.locator("article .text")).to_have_text(re.compile("第一行\n第二行"))
    await expect(field).to_have_value("")


async def test_a_draft_waits_in_its_conversation(desk: Desk) -> None:
    page = await desk.window(place="#/c/C0GROUP")
    await page.get_by_role("textbox", name="发消息到 #协调组").fill("写到一半")
    await page.get_by_role("link", name="公告").click()
    await expect(page.get_by_role("textbox", name="发消息到 #公告")).to_have_value("")
    await page.get_by_role("link", name="协调组").click()
    await expect(page.get_by_role("textbox", name="发消息到 #协调组")).to_have_value("写到一半")


async def test_messages_of_one_author_stand_together_and_days_are_parted(desk: Desk) -> None:
    for text in ("一", "二"):
        await desk.say("U0LI", "C0GROUP", text)
    page = await desk.window(place="#/c/C0GROUP")
    await expect(page.locator("article .author:visible")).to_have_count(1)
    await page.get_by_role("button", name="拨动时钟").click()
    await page.get_by_role("button", name="+1 个工作日").click()
    await _send(page, "三")
    await expect(page.locator("article .author:visible")).to_have_text(["李明", "陈静"])
    await expect(page.locator(".separator")).to_have_text(["昨天", "今天"])


async def test_a_thread_opens_beside_and_is_counted_on_its_message(desk: Desk) -> None:
    await desk.say("U0LI", "C0GROUP", "请补充材料")
    page = await desk.window(place="#/c/C0GROUP")
    message = page.get_by_role("main").get_by_role("article")
    await message.hover()
    await message.get_by_role("button", name="在话题中回复").click()
    pane = page.get_by_role("complementary", name="话题")
    await pane.get_by_role("textbox", name="回复这个话题").fill("已补充")
    await page.keyboard.press("Enter")
    await expect(pane.get_by_role("article")).to_have_count(2)
    await expect(message.get_by_role("button", name="1 条回复")).to_be_visible()
    await expect(page.get_by_role("main").get_by_role("article")).to_have_count(1)
    await page.keyboard.press("Escape")
    await expect(pane).to_be_hidden()


async def test_a_reply_of_somebody_else_shows_live_in_an_open_thread(desk: Desk) -> None:
    ts = await desk.say("U0LI", "C0GROUP", "请补充材料")
    page = await desk.window(place=f"#/c/C0GROUP/t/{ts}")
    pane = page.get_by_role("complementary", name="话题")
    await expect(pane.get_by_role("article")).to_have_count(1)
    await desk.say("U0WANG", "C0GROUP", "收到", thread_ts=ts)
    await expect(pane.get_by_role("article").last).to_contain_text("收到")


async def test_a_reaction_is_given_and_taken_back(desk: Desk) -> None:
    await desk.say("U0LI", "C0GROUP", "请补充材料")
    page = await desk.window(place="#/c/C0GROUP")
    message = page.get_by_role("article")
    await message.hover()
    await message.get_by_role("button", name="回应 :white_check_mark:").click()
    chip = message.get_by_role("button", name=":white_check_mark: 1，陈静")
    await expect(chip).to_have_attribute("aria-pressed", "true")
    await chip.click()
    await expect(chip).to_have_count(0)


async def test_the_link_of_a_message_leads_back_to_it(desk: Desk) -> None:
    ts = await desk.say("U0LI", "C0GROUP", "请补充材料")
    page = await desk.window(place="#/c/C0GROUP")
    message = page.get_by_role("article")
    await message.hover()
    await message.get_by_role("button", name="复制链接").click()
    address = await page.evaluate("navigator.clipboard.readText()")
    assert address == f"{desk.workspace.url}/p/C0GROUP/{ts}"
    await page.goto(address)
    await expect(page.get_by_role("article")).to_be_focused()
    assert f"#/c/C0GROUP/m/{ts}" in page.url


async def test_older_messages_come_when_one_scrolls_up(desk: Desk) -> None:
    for number in range(70):
        await desk.say("U0LI", "C0GROUP", f"第{number}条。")
    page = await desk.window(place="#/c/C0GROUP")
    await expect(page.get_by_text("第69条。")).to_be_visible()
    await page.get_by_role("log").evaluate("node => { node.scrollTop = 0; }")
    await expect(page.locator("article")).to_have_count(70)
    await page.get_by_role("log").evaluate("node => { node.scrollTop = 0; }")
    await expect(page.get_by_text("第0条。")).to_be_in_viewport()


async def test_acting_as_somebody_else_by_unit_and_name(desk: Desk) -> None:
    page = await desk.window(place="#/c/C0OFFICE")
    await page.keyboard.press("Control+j")
    search = page.get_by_role("combobox", name="按姓名、单位、角色或职务查找")
    await search.fill("民政 联络员")
    await expect(page.get_by_role("option")).to_have_text([re.compile("李明")])
    await search.press("Enter")
    await expect(page.get_by_role("button", name="当前身份")).to_contain_text("李明")
    await expect(page).to_have_url(re.compile("as=U0LI"))
    await expect(page.get_by_role("heading", level=1)).to_have_text("协调组")
    await page.keyboard.press("Control+j")
    await expect(page.get_by_role("option").first).to_contain_text("陈静")
    await page.keyboard.press("Escape")
    await page.go_back()
    await expect(page.get_by_role("button", name="当前身份")).to_contain_text("陈静")


async def test_two_windows_act_as_two_people(desk: Desk) -> None:
    chen = await desk.window("U0CHEN", place="#/c/C0GROUP")
    li = await desk.window("U0LI", place="#/c/C0GROUP")
    await _send(chen, "我是陈静")
    await _send(li, "我是李明")
    for page in (chen, li):
        await expect(page.locator("article .author")).to_have_text(["陈静", "李明"])


async def test_jumping_to_a_person_begins_a_direct_message(desk: Desk) -> None:
    page = await desk.window(place="#/c/C0GROUP")
    await page.keyboard.press("Control+k")
    await page.get_by_role("combobox", name="查找会话或人员").fill("王芳")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1, name="王芳")).to_be_visible()
    await _send(page, "您好")
    await expect(page.get_by_role("article")).to_contain_text("您好")
    other = await desk.window("U0WANG", place="#/c/C0GROUP")
    await expect(other.get_by_role("link", name="陈静")).to_contain_text("1 条未读")


async def test_on_a_phone_the_list_slides_in_and_a_thread_covers_the_channel(desk: Desk) -> None:
    ts = await desk.say("U0LI", "C0NOTICE", "通知")
    page = await desk.window(place="#/c/C0GROUP", viewport=PHONE)
    await expect(page.get_by_role("link", name="公告")).to_be_hidden()
    await page.get_by_role("button", name="打开会话列表").click()
    await page.get_by_role("link", name="公告").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("公告")
    await expect(page.get_by_role("link", name="协调组")).to_be_hidden()
    await page.goto(f"{desk.workspace.url}/?as=U0CHEN&tour=off#/c/C0NOTICE/t/{ts}")
    box = await page.get_by_role("complementary", name="话题").bounding_box()
    assert box is not None
    assert box["width"] == PHONE["width"]
    overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert overflow == 0
