"""The page's texts in both languages, and how mrkdwn is read."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Page

from tests.browser import page_fixture
from tests.browser.page_fixture import Desk

pytestmark = pytest.mark.asyncio(loop_scope="module")

browser = page_fixture.browser
desk = page_fixture.desk
page_folder = page_fixture.page_folder

LITERAL_KEY = re.compile(r"""\bt\(\s*"([a-z_]+\.[a-z_.]+)"|"((?:input|wire|tour|theme|nav|jump)\.[a-z_]+)"[,\]) ]""")


async def test_both_languages_have_the_same_keys_and_gaps(desk: Desk, page_folder: Path) -> None:
    page = await desk.window()
    tables = await page.evaluate("import('/page/js/i18n.js').then((module) => module.tables)")
    assert list(tables["zh"]) == list(tables["en"])
    for key, text in tables["zh"].items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", tables["en"][key])), key
    sources = "\n".join(path.read_text("utf-8") for path in (page_folder / "js").rglob("*.js"))
    used = {first or second for first, second in LITERAL_KEY.findall(sources)}
    assert len(used) > 100
    assert used - set(tables["zh"]) == set()


async def _mrkdwn(page: Page, text: str) -> str:
    script = """(text) => import('/page/js/mrkdwn.js').then(({ mrkdwn }) => {
        const node = document.createElement('div');
        node.append(...mrkdwn(text));
        return node.innerHTML;
    })"""
    return str(await page.evaluate(script, text))


READINGS = {
    "*粗* _斜_ ~删~ `码`": "<strong>粗</strong> <em>斜</em> <s>删</s> <code>码</code>",
    "*任务*已办结": "*任务*已办结",
    "已办结*任务*": "已办结*任务*",
    "(*a*), *b*.": "(<strong>a</strong>), <strong>b</strong>.",
    "*a _b_ c*": "<strong>a <em>b</em> c</strong>",
    "2*3*4 snake_case_name": "2*3*4 snake_case_name",
    "* 不是粗体 *": "* 不是粗体 *",
    "&lt;b&gt; &amp;amp; &lt;!channel&gt;": "&lt;b&gt; &amp;amp; &lt;!channel&gt;",
    "&gt; 引\n正文": '<blockquote class="quote">引</blockquote>正文',
    "```a *b*\n&lt;c&gt;```": '<pre class="pre">a *b*\n&lt;c&gt;</pre>',
    "```没有结尾": "```没有结尾",
    "<!date^abc^{date}|后备>": "后备",
    "<ftp://a|文件>": "&lt;ftp://a|文件&gt;",
    "<mailto:a@b.cn|写信>": '<a href="mailto:a@b.cn" target="_blank" rel="noopener noreferrer">写信</a>',
    ":no_such_sign: 10:30:00": ":no_such_sign: 10:30:00",
    "<@U0LI>": '<span class="mention" data-user="U0LI">@李明</span>',
    "<@U0NOBODY|某人>": '<span class="mention" data-user="U0NOBODY">@某人</span>',
    "<#C0NONE|密>": '<span class="mention">#密</span>',
    "<!here> <!subteam^S1|全组>": '<span class="mention mine">@here</span> <span class="mention">全组</span>',
}
"""mrkdwn and the markup it becomes. Slack: formatting text."""


async def test_mrkdwn_is_read_as_slack_reads_it(desk: Desk) -> None:
    page = await desk.window()
    assert {text: await _mrkdwn(page, text) for text in READINGS} == READINGS


async def test_a_date_is_shown_in_the_zone_of_the_workspace(desk: Desk) -> None:
    page = await desk.window()
    shown = await _mrkdwn(page, "<!date^1796020200^{date_num} {time} {date_long}|x>")
    assert ">2026-11-30 14:30 2026年11月30日星期一<" in shown
