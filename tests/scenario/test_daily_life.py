"""A liaison's day by signed requests: several lines at once, undo, the card's menu, an extension, a blocker, urging."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.builders import CHANNELS, CONVENER, EDUCATION, FINANCE, SECRETARY, liaison
from tests.town import Town, find_button, texts_of, town, whole

LEAD, OTHER = liaison(EDUCATION), liaison(FINANCE)


@pytest.fixture
async def here(database_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    async with town(database_url, tmp_path) as opened:
        for title in ("开放学校图书室", "流动图书车进校园"):
            await opened.say(SECRETARY, f"任务 交办 教育局 +10 {title}")
        await opened.delivered()
        yield opened


async def choose(here: Town, user: str, channel: str, message: dict[str, Any], act: str) -> dict[str, Any]:
    """Choose an act from the menu of a card."""
    block, element = find_button(message, "more")
    (option,) = [each for each in element["options"] if each["value"].startswith(f"{act}~")]
    return await here.act(
        "action",
        **{"as": user},
        container={"type": "message", "channel": channel, "ts": message["ts"]},
        block_id=block["block_id"],
        action_id=element["action_id"],
        selected_option=option,
    )


async def card_of(here: Town, user: str, reference: str) -> tuple[str, dict[str, Any]]:
    """Return the newest message in somebody's direct channel that shows a task, and the channel."""
    channel = await here.direct_channel(user)
    found = [message for message in await here.messages(channel) if reference in whole(message)]
    return channel, found[-1]


async def test_several_lines_are_taken_one_by_one(here: Town) -> None:
    said = "进展 TK-1 60% 选址已完成\n进展 TK-9 10% 没有这一项\nTK-2 30% 车辆已到位"
    answer = await here.say(LEAD, said)
    assert "3" in answer.text
    assert "1 条没有办成" in answer.text
    shown = whole(answer.message)
    assert "现为 60%" in shown
    assert "没有 TK-9" in shown
    assert "现为 30%" in shown
    again = await here.say(LEAD, said)
    assert "一分钟内已经说过" in whole(again.message)


async def test_lines_in_a_direct_message_and_a_text_of_several_lines(here: Town) -> None:
    channel = await here.direct_channel(LEAD)
    await here.write(LEAD, channel, "签收 TK-1\n签收 TK-2")
    await here.delivered()
    assert "已逐条办理 2 条" in whole((await here.direct(LEAD))[-1])
    answer = await here.say(LEAD, "进展 TK-1 50% 第一，选址完成\n第二，正在装修")
    assert "已记录 TK-1" in answer.text
    assert "正在装修" in whole((await here.say(LEAD, "任务 TK-1")).message)


async def test_an_entry_is_taken_back_within_ten_minutes(here: Town) -> None:
    await here.say(LEAD, "进展 TK-1 60% 选址已完成")
    answer = await here.say(LEAD, "进展 TK-1 96% 写错了")
    assert (await here.press(LEAD, CHANNELS["group"], answer.message, "undo"))["ok"]
    await here.delivered()
    shown = whole((await here.say(LEAD, "任务 TK-1")).message)
    assert "进度 60%" in shown
    assert "写错了" not in shown
    assert "没有可以撤销的" in (await here.say(LEAD, "撤销 TK-1")).text
    await here.say(LEAD, "办结 TK-2 已完成")
    await here.delivered()
    assert "is taken back" in (await here.say(LEAD, "undo")).text
    await here.delivered()
    office = [whole(message) for message in await here.messages(CHANNELS["secretariat"])]
    assert any("撤销了对 TK-2" in text for text in office)


async def test_an_extension_from_the_menu_to_the_offices_button(here: Town) -> None:
    channel, message = await card_of(here, LEAD, "TK-1")
    assert (await choose(here, LEAD, channel, message, "task-extend"))["ok"]
    form = here.opened_view(LEAD)
    faulty = await here.submit(LEAD, form, {"new_due_on": {"selected_date": "2026-11-24"}, "reason": "验收推迟"})
    assert "new_due_on" in str(faulty)
    sent = await here.submit(LEAD, form, {"new_due_on": {"selected_date": "2026-12-31"}, "reason": "验收推迟"})
    assert sent["ok"], sent
    await here.delivered()
    office = [message for message in await here.messages(CHANNELS["secretariat"]) if "验收推迟" in whole(message)][-1]
    assert (await here.press(SECRETARY, CHANNELS["secretariat"], office, "extension-grant"))["ok"]
    grant = here.opened_view(SECRETARY)
    granted = {"due_on": {"selected_date": "2026-12-25"}, "answer": "请抓紧"}
    assert (await here.submit(SECRETARY, grant, granted))["ok"]
    await here.delivered()
    shown = whole((await here.say(LEAD, "任务 TK-1")).message)
    assert "2026年12月25日" in shown
    assert "原定时限" in shown


async def test_a_blocker_is_accepted_and_removed_by_buttons(here: Town) -> None:
    assert "已请财政局认领" in (await here.say(LEAD, "卡点 TK-1 财政局 等待经费批复")).text
    await here.delivered()
    channel, message = await card_of(here, OTHER, "TK-1")
    assert (await here.press(OTHER, channel, message, "blocker-accept"))["ok"]
    promise = {"promised_on": {"selected_date": "2026-11-27"}, "text": ""}
    assert (await here.submit(OTHER, here.opened_view(OTHER), promise))["ok"]
    await here.delivered()
    assert "等待财政局" in whole((await here.say(LEAD, "任务 列表 我的")).message)
    channel, message = await card_of(here, OTHER, "TK-1")
    assert (await here.press(OTHER, channel, message, "blocker-resolve"))["ok"]
    await here.delivered()
    assert any("卡点已解除" in whole(message) for message in await here.direct(LEAD))


async def test_urged_by_a_line_answered_by_a_report(here: Town) -> None:
    assert "已催办 TK-1" in (await here.say(CONVENER, "催办 TK-1 请本周内报告")).text
    assert "今天已经催办过" in (await here.say(CONVENER, "催办 TK-1 再催")).text
    await here.delivered()
    assert any("请本周内报告" in whole(message) for message in await here.direct(LEAD))
    await here.say(LEAD, "进展 TK-1 40% 已完成勘察")
    await here.delivered()
    assert any("答复了您" in whole(message) for message in await here.direct(CONVENER))


async def test_what_may_not_be_done_is_refused_and_does_nothing(here: Town) -> None:
    for line in ("中止 TK-1 规划调整", "取消 TK-1 理由", "总览", "提醒 预告", "催办 TK-1", "提醒 暂停 全部 理由"):
        assert "您的岗位不能" in (await here.say(LEAD, line)).text, line
    for line in ("延期 TK-1 12-31 理由", "分解 TK-1 文广旅体局 +3 标题", "卡点 TK-1 教育局 事由"):
        refused = (await here.say(OTHER, line)).text
        assert "属于其他单位" in refused, line
    assert "待签收" in whole((await here.say(LEAD, "任务 TK-1")).message)


async def test_the_office_sees_the_whole_the_coming_week_and_what_is_held(here: Town) -> None:
    overview = await here.say(SECRETARY, "总览")
    assert "教育局" in "\n".join(texts_of(overview.message["blocks"]))
    assert "已暂停" in (await here.say(SECRETARY, "提醒 暂停 教育局 机构调整")).text
    shown = whole((await here.say(SECRETARY, "提醒")).message)
    assert "机构调整" in shown
    assert "The clock speaks again to 教育局" in (await here.say(SECRETARY, "reminders release 教育局")).text
    assert "没有发给任何其他人" in (await here.say(SECRETARY, "提醒 预演 教育局")).text
    assert "提醒从哪里来" in (await here.say(LEAD, "为何 TK-1")).text


async def test_the_lineage_goes_down_to_the_last_report(here: Town) -> None:
    await here.say(LEAD, "进展 TK-1 60% 选址已完成")
    await here.say(LEAD, "分解 TK-1 财政局 +3 落实经费")
    await here.say(OTHER, "进展 TK-3 20% 已上报")
    shown = whole((await here.say(OTHER, "来历 TK-1")).message)
    places = [shown.index(words) for words in ("开放学校图书室", "选址已完成", "落实经费", "已上报")]
    assert places == sorted(places)
    assert "TK-1" in whole((await here.say(OTHER, "lineage TK-3")).message)
    await here.say(LEAD, "议题 提交 老城片区图书馆")
    assert "老城片区图书馆" in whole((await here.say(OTHER, "来历 TP-1")).message)
    assert "没有 MN-9" in (await here.say(OTHER, "来历 MN-9")).text


async def test_words_are_found_wherever_they_stand(here: Town) -> None:
    await here.say(LEAD, "进展 TK-2 60% 与客运公司商定了停靠点")
    found = whole((await here.say(OTHER, "搜索 停靠点")).message)
    assert "TK-2" in found
    assert "停靠点" in found
    assert "TK-1" in whole((await here.say(OTHER, "search 图书 开放")).message)
    assert "没有找到" in whole((await here.say(OTHER, "搜索 100%不存在")).message)
    assert "请写要找的词" in (await here.say(OTHER, "搜索")).text


async def test_what_is_said_about_the_assistant_is_answered(here: Town) -> None:
    assert "转给办公室" in (await here.say(LEAD, "意见 希望进展可以一次报几条")).text
    await here.delivered()
    office = CHANNELS["secretariat"]
    asked = [message for message in await here.messages(office) if "一次报几条" in whole(message)][-1]
    assert (await here.press(SECRETARY, office, asked, "feedback-answer"))["ok"]
    assert (await here.submit(SECRETARY, here.opened_view(SECRETARY), {"answer": "已经可以，一行一条"}))["ok"]
    await here.delivered()
    assert any("已经可以，一行一条" in whole(message) for message in await here.direct(LEAD))
    assert "待答复的意见（0）" in whole((await here.say(SECRETARY, "意见")).message)
    assert (await here.press(SECRETARY, office, asked, "feedback-answer"))["ok"]
    await here.delivered()
    assert "后面还要写明内容" in (await here.say(LEAD, "意见")).text
