"""The page of the local workspace under axe-core: no serious or critical fault, light and dark, on a desk and a phone."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.browser import page_fixture
from tests.browser.page_blocks import KINDS, LIGHTS, mrkdwn, plain
from tests.browser.page_fields import NEWEST
from tests.browser.page_fixture import PHONE, WIDE, Desk

pytestmark = pytest.mark.asyncio(loop_scope="module")

browser = page_fixture.browser
desk = page_fixture.desk

AXE = Path(__file__).parent / "axe" / "node_modules" / "axe-core" / "axe.min.js"
GRAVE = {"serious", "critical"}

# A colour on its way from one theme to the other is neither's.
CHOOSE_THEME = """async theme => {
    document.documentElement.dataset.theme = theme;
    await Promise.allSettled(document.getAnimations().map(animation => animation.finished));
}"""


@pytest.fixture(scope="module")
def axe() -> str:
    """The script that is put into the page."""
    assert AXE.exists(), "axe-core is not installed: run `tools/npm-packages.sh` (`make test` does)."
    return AXE.read_text()


async def _channel(desk: Desk, viewport: dict[str, int]) -> Page:
    ts = await desk.say("U0LI", "C0GROUP", "请 <@U0CHEN> 于本周五前报送 *议题* ，见 https://example.com/plan")
    await desk.say("U0CHEN", "C0GROUP", "收到", thread_ts=ts)
    await desk.client.reactions_add(channel="C0GROUP", timestamp=ts, name="white_check_mark")
    await desk.say("U0LI", "C0NOTICE", "<!channel> 明日开会")
    page = await desk.window(place="#/c/C0GROUP", viewport=viewport)
    await _send(page, "/demo 看看")
    await expect(page.locator("[data-ephemeral]")).to_be_visible()
    await page.locator("article").first.hover()
    await page.get_by_role("main").get_by_role("textbox").fill("/demo ")
    await expect(page.get_by_role("option").first).to_be_visible()
    return page


async def _direct_message(desk: Desk, viewport: dict[str, int]) -> Page:
    opened = await desk.client.conversations_open(users=["U0CHEN"])
    channel = opened["channel"]["id"]
    await desk.client.chat_postMessage(channel=channel, text="Every block", blocks=KINDS)
    await desk.client.chat_postMessage(channel=channel, text="Lights", attachments=[_attachment()])
    page = await desk.window(place=f"#/c/{channel}", viewport=viewport)
    await expect(page.locator("article")).to_have_count(2)
    return page


def _attachment() -> dict[str, Any]:
    menu = {"type": "static_select", "action_id": "kind_light", "placeholder": plain("选择灯号"), "options": LIGHTS}
    return {
        "color": "danger",
        "blocks": [
            {"type": "section", "text": mrkdwn("*TK-41* 逾期 3 天")},
            {"type": "actions", "elements": [menu]},
        ],
    }


async def _form(desk: Desk, viewport: dict[str, int]) -> Page:
    page = await desk.window(place="#/c/C0GROUP", viewport=viewport)
    await _send(page, "/demo long")
    dialog = page.get_by_role("dialog", name="填报")
    await dialog.get_by_role("button", name="上报").click()
    await expect(dialog.locator("[data-block-id=count] .fault")).to_be_visible()
    return page


async def _pushed_modal(desk: Desk, viewport: dict[str, int]) -> Page:
    page = await desk.window(place="#/c/C0GROUP", viewport=viewport)
    await _send(page, "/demo kinds")
    await page.get_by_role("button", name="备注").click()
    await page.get_by_role("button", name="下一层").click()
    await expect(page.get_by_role("dialog", name="备注 2")).to_be_visible()
    return page


async def _confirm(desk: Desk, viewport: dict[str, int]) -> Page:
    page = await desk.window(place="#/c/C0GROUP", viewport=viewport)
    await _send(page, "/demo kinds")
    await page.get_by_role("button", name="办结").click()
    await expect(page.get_by_role("dialog", name="确定办结？")).to_be_visible()
    return page


async def _thread(desk: Desk, viewport: dict[str, int]) -> Page:
    ts = await desk.say("U0LI", "C0GROUP", "请补充材料")
    await desk.say("U0WANG", "C0GROUP", "已补充", thread_ts=ts)
    page = await desk.window(place=f"#/c/C0GROUP/t/{ts}", viewport=viewport)
    await expect(page.get_by_role("complementary", name="话题").get_by_role("article")).to_have_count(2)
    return page


async def _home(desk: Desk, viewport: dict[str, int]) -> Page:
    page = await desk.window(place="#/app/A0DEMO", viewport=viewport)
    await expect(page.get_by_role("button", name="签收")).to_be_visible()
    return page


async def _time_bar(desk: Desk, viewport: dict[str, int]) -> Page:
    page = await desk.window(place="#/c/C0GROUP", viewport=viewport)
    await page.locator("#clock").click()
    await page.get_by_role("button", name="+1 个工作日").click()
    await desk.client.chat_postMessage(channel="C0NOTICE", text="TK-40 已逾期")
    await expect(page.locator("#set-off").get_by_role("link", name="公告")).to_contain_text("1")
    await page.locator("#clock").click()
    panel = page.get_by_role("dialog", name="拨动时钟")
    await panel.get_by_label("到指定时间").fill("2026-11-20T09:00")
    await panel.get_by_role("button", name="拨到").click()
    await expect(panel.get_by_role("alert")).to_be_visible()
    return page


async def _own_message(desk: Desk, viewport: dict[str, int]) -> Page:
    await desk.say("U0CHEN", "C0GROUP", "请周五前报送")
    page = await desk.window(place="#/c/C0GROUP", viewport=viewport)
    await page.get_by_role("main").get_by_role("textbox").press("ArrowUp")
    await expect(page.get_by_role("textbox", name="编辑消息")).to_be_focused()
    await page.get_by_role("button", name="成员").click()
    await expect(page.get_by_role("button", name="停用李明的账号")).to_be_visible()
    return page


async def _newest_blocks(desk: Desk, viewport: dict[str, int]) -> Page:
    await desk.client.chat_postMessage(channel="C0GROUP", text="Newest", blocks=NEWEST)
    page = await desk.window(place="#/c/C0GROUP", viewport=viewport)
    await page.get_by_text("本周到期").click()
    await page.get_by_role("button", name="有用").click()
    return page


async def _fields(desk: Desk, viewport: dict[str, int]) -> Page:
    page = await desk.window(place="#/c/C0GROUP", viewport=viewport)
    await _send(page, "/demo fields")
    dialog = page.get_by_role("dialog", name="上传佐证")
    await dialog.get_by_label("说明").fill("由 @李明 办 `TK-40`\n- 选址\n> 一致")
    await dialog.get_by_role("button", name="上报").click()
    await expect(dialog.locator("[data-block-id=proof] .fault")).to_be_visible()
    return page


async def _inspector(desk: Desk, viewport: dict[str, int]) -> Page:
    page = await desk.window(place="#/c/C0GROUP", viewport=viewport)
    await _send(page, "/demo kinds")
    await page.keyboard.press("Control+i")
    posted = page.locator("#inspector [data-method='chat.postMessage']")
    await posted.locator("summary").click()
    await expect(posted.locator("pre").last).to_be_visible()
    return page


async def _tour(desk: Desk, viewport: dict[str, int]) -> Page:
    page = await desk.window(place="#/c/C0GROUP", viewport=viewport, tour="on")
    await page.locator("#tour").get_by_role("button").last.click()
    await expect(page.locator("#tour .tour-count")).to_have_text("2 / 5")
    return page


async def _person(desk: Desk, viewport: dict[str, int]) -> Page:
    page = await desk.window(place="#/c/C0GROUP", viewport=viewport)
    await page.keyboard.press("Control+j")
    await page.get_by_role("combobox", name="按姓名、单位、角色或职务查找").fill("区")
    await expect(page.get_by_role("option").first).to_be_visible()
    return page


async def _nothing(desk: Desk, viewport: dict[str, int]) -> Page:
    page = await desk.window("U0LI", place="#/c/C0OFFICE", viewport=viewport)
    await expect(page.get_by_role("main")).to_contain_text("这里打不开")
    if viewport is PHONE:
        await page.get_by_role("button", name="打开会话列表").click()
    await expect(page.get_by_role("link", name="公告")).to_be_visible()
    return page


async def _send(page: Page, text: str) -> None:
    field = page.get_by_role("main").get_by_role("textbox")
    await field.fill(text)
    await field.press("Enter")


# A sign such as ✅, or a single character, has no contrast of letters.
SIGNS = {"nonBmp", "shortTextContent"}


def _is_a_sign(node: dict[str, Any]) -> bool:
    checks = [check["data"] for check in node["any"] if isinstance(check["data"], dict)]
    return bool(checks) and all(data.get("messageKey") in SIGNS for data in checks)


async def _faults(page: Page, axe: str, where: str) -> list[str]:
    await page.evaluate(axe)
    found = await page.evaluate("axe.run(document, { resultTypes: ['violations', 'incomplete'] })")
    assert found["passes"], "axe-core looked at nothing"
    unsure = [fault for fault in found["incomplete"] if fault["id"] == "color-contrast"]
    return [
        f"{where}: {fault['impact']} {fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found["violations"] + unsure
        if fault["impact"] in GRAVE
        for node in fault["nodes"]
        if not _is_a_sign(node)
    ]


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["1280", "390"])
@pytest.mark.parametrize(
    "arrange",
    [
        _channel,
        _direct_message,
        _form,
        _pushed_modal,
        _confirm,
        _thread,
        _home,
        _time_bar,
        _own_message,
        _newest_blocks,
        _fields,
        _inspector,
        _tour,
        _person,
        _nothing,
    ],
    ids=lambda arrange: arrange.__name__.strip("_"),
)
async def test_nothing_grave_is_found(
    desk: Desk, axe: str, arrange: Callable[[Desk, dict[str, int]], Awaitable[Page]], viewport: dict[str, int]
) -> None:
    page = await arrange(desk, viewport)
    faults = []
    for theme in ("light", "dark"):
        await page.evaluate(CHOOSE_THEME, theme)
        faults += await _faults(page, axe, theme)
    assert not faults, "\n".join(faults)


async def test_the_checker_sees_a_fault(desk: Desk, axe: str) -> None:
    page = await desk.window(place="#/c/C0GROUP")
    await page.locator("#help").evaluate(
        "node => { node.removeAttribute('aria-label'); node.removeAttribute('title'); }"
    )
    assert any("button-name" in fault for fault in await _faults(page, axe, "light"))
