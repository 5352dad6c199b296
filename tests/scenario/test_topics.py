"""Topics from the call to the referral, by signed requests: who is asked, who is chased, who is told what."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.builders import CHANNELS, CULTURE, EDUCATION, FINANCE, SECRETARY, liaison
from tests.town import Town, card_with, find_button, town, whole

LEAD, OTHER, THIRD = liaison(EDUCATION), liaison(FINANCE), liaison(CULTURE)
OFFICE = CHANNELS["secretariat"]


@pytest.fixture
async def here(database_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    async with town(database_url, tmp_path) as opened:
        yield opened


def morning(day: int, month: int = 12) -> datetime:
    return datetime(2026, month, day, 1, 5, tzinfo=UTC)


def of_day(day: date) -> dict[str, Any]:
    return {"selected_date": day.isoformat()}


def option(view: dict[str, Any], field: str, text: str) -> dict[str, Any]:
    element = next(block["element"] for block in view["blocks"] if block["block_id"] == field)
    return next(each for each in element["options"] if text in each["text"]["text"])


async def choose(here: Town, user: str, channel: str, message: dict[str, Any], act: str, *, text: str = "") -> None:
    """Choose an act in a card's menu; where it stands there several times, the one whose words hold `text`."""
    block, element = find_button(message, "more")
    options = [each for each in element["options"] if each["value"].startswith(f"{act}~")]
    (chosen,) = [each for each in options if text in each["text"]["text"]]
    sent = await here.act(
        "action",
        **{"as": user},
        container={"type": "message", "channel": channel, "ts": message["ts"]},
        block_id=block["block_id"],
        action_id=element["action_id"],
        selected_option=chosen,
    )
    assert sent["ok"], sent


async def accepted(here: Town, title: str = "学校图书室向社会开放") -> dict[str, Any]:
    """Submit a topic and accept it; return its card in the office."""
    await here.say(LEAD, f"议题 提交 {title}")
    await here.delivered()
    await here.press(SECRETARY, OFFICE, card_with(await here.messages(OFFICE), "topic-accept"), "topic-accept")
    await here.delivered()
    return (await here.messages(OFFICE))[-1]


async def test_a_call_is_answered_by_topics_or_by_none_and_the_silent_are_chased(here: Town) -> None:
    await here.say(SECRETARY, "议题 征集 12-04 围绕明年重点工作")
    await here.delivered()
    asked = card_with(await here.direct(OTHER), "call-none")
    assert "围绕明年重点工作" in whole(asked)
    await here.press(OTHER, await here.direct_channel(OTHER), asked, "call-none")
    await here.say(LEAD, "议题 提交 学校图书室向社会开放")
    await here.delivered()
    status = (await here.say(SECRETARY, "征集情况")).whole
    assert "已提交议题：教育局" in status
    assert "无议题：财政局" in status
    assert "24 家未答复" in status
    assert "议题征集" in (await here.say(THIRD, "我的")).whole
    assert "议题征集" not in (await here.say(OTHER, "我的")).whole
    for user in (LEAD, OTHER, THIRD):
        await here.news(user)
    await here.move_to(morning(4))
    assert any("议题征集" in text for text in await here.news(THIRD))
    assert not await here.news(OTHER)
    await here.move_to(morning(7))
    closed = (await here.messages(OFFICE))[-1]
    assert "1 家单位提交 1 项" in whole(closed)
    assert "学校图书室向社会开放" in whole(closed)
    refused = await here.say(SECRETARY, "征集情况")
    assert "已截止" in refused.whole


async def test_a_topic_that_is_like_an_open_one_is_kept_and_its_author_asked(here: Town) -> None:
    await here.say(LEAD, "议题 提交 学校图书室向社会开放")
    asked = await here.say(OTHER, "议题 提交 关于学校图书室向社会开放")
    assert "先存为草稿" in asked.text
    assert "TP-1" in asked.whole
    hidden = await here.say(THIRD, "议题 TP-2")
    assert "TP-2" in hidden.text
    assert "图书室" not in hidden.whole
    assert "图书室" in (await here.say(OTHER, "议题 列表 草稿")).whole
    assert "没有符合条件" in (await here.say(THIRD, "议题 列表 草稿")).whole
    channel = CHANNELS["group"]
    question = next(each for each in await here.ephemerals(OTHER, channel) if "先存为草稿" in whole(each))
    await here.press(OTHER, channel, question, "topic-continues")
    await here.delivered()
    handed_in = card_with(await here.messages(OFFICE), "topic-accept")
    assert "延续：TP-1" in whole(handed_in)
    assert "先存为草稿" in (await here.say(THIRD, "议题 提交 学校图书室向社会 开放")).text
    question = next(each for each in await here.ephemerals(THIRD, channel) if "先存为草稿" in whole(each))
    await here.press(THIRD, channel, question, "topic-same:0")
    await here.delivered()
    assert len([each for each in await here.messages(OFFICE) if "提交了议题" in whole(each)]) == 2


async def test_units_are_consulted_and_silence_stands_as_silence(here: Town) -> None:
    card = await accepted(here)
    await here.press(SECRETARY, OFFICE, card, "topic-consult")
    view = here.opened_view(SECRETARY)
    units = [option(view, "unit_ids", name) for name in ("财政局", "文广旅体局", "科技局")]
    sent = {"unit_ids": {"selected_options": units}, "answer_by": of_day(date(2026, 12, 1))}
    assert (await here.submit(SECRETARY, view, sent))["ok"]
    await here.delivered()
    assert not any("提出意见" in text for text in await here.news(LEAD))
    asked = card_with(await here.direct(OTHER), "opinion-support")
    await here.press(OTHER, await here.direct_channel(OTHER), asked, "opinion-support")
    await here.delivered()
    assert "已经是这个意见" in (await here.say(OTHER, "支持 TP-1")).text
    assert "没有就 TP-1 征求" in (await here.say(LEAD, "支持 TP-1")).text
    await here.say(THIRD, "不支持 TP-1 经费来源尚未落实")
    await here.delivered()
    assert "经费来源尚未落实" in whole((await here.messages(OFFICE))[-1])
    await here.move_to(morning(2))
    closed = (await here.messages(OFFICE))[-1]
    assert "未答复：科技局" in whole(closed)
    assert "支持 1 · 有意见 0 · 不支持 1" in whole(closed)
    await here.press(SECRETARY, OFFICE, closed, "topic-make-ready")
    await here.delivered()
    assert "状态：可上会" in (await here.say(LEAD, "议题 TP-1")).whole
    assert "不在会商中" in (await here.say(liaison(10), "支持 TP-1")).text


async def test_a_topic_not_taken_gets_a_reason_and_a_next_step(here: Town) -> None:
    await accepted(here)
    await here.say(OTHER, "议题 提交 经费保障办法")
    await here.delivered()
    second = card_with(await here.messages(OFFICE), "topic-accept")
    await choose(here, SECRETARY, OFFICE, second, "topic-merge")
    view = here.opened_view(SECRETARY)
    into = {"selected_option": option(view, "into_id", "TP-1")}
    assert (await here.submit(SECRETARY, view, {"into_id": into, "reason": "一并研究"}))["ok"]
    await here.delivered()
    told = "\n".join(await here.news(OTHER))
    assert "已并入另一项议题" in told
    assert "已并入：TP-1" in told
    card = next(each for each in await here.messages(OFFICE) if "状态：已受理" in whole(each))
    await choose(here, SECRETARY, OFFICE, card, "topic-defer")
    view = here.opened_view(SECRETARY)
    faulty = await here.submit(SECRETARY, view, {"reason": "经费未定", "next_step": ""})
    assert "next_step" in faulty["errors"]
    await here.news(LEAD)
    assert (await here.submit(SECRETARY, view, {"reason": "经费未定", "next_step": "明年一季度再议"}))["ok"]
    await here.delivered()
    told = "\n".join(await here.news(LEAD))
    assert "暂缓" in told
    assert "明年一季度再议" in told


async def test_the_roadmap_and_a_message_made_a_topic(here: Town) -> None:
    card = await accepted(here)
    await choose(here, SECRETARY, OFFICE, card, "topic-plan")
    view = here.opened_view(SECRETARY)
    plan = {
        "is_priority": {"selected_option": option(view, "is_priority", "优先")},
        "quarter": {"selected_option": option(view, "quarter", "2027年第一季度")},
    }
    assert (await here.submit(SECRETARY, view, plan))["ok"]
    shown = (await here.say(OTHER, "议题 路线图")).whole
    assert shown.index("2027年第一季度") < shown.index("学校图书室向社会开放")
    assert "TP-1" in (await here.say(OTHER, "议题 列表 优先")).whole
    ts = await here.write(LEAD, CHANNELS["group"], "村级文化站图书三年没有更新\n周末校图书室闲置，可以共享。")
    started = await here.act("shortcut", **{"as": LEAD}, callback_id="message-topic", channel=CHANNELS["group"], ts=ts)
    assert started["ok"], started
    view = here.opened_view(LEAD)
    texts = {block["block_id"]: block["element"].get("initial_value", "") for block in view["blocks"]}
    assert texts["title"] == "村级文化站图书三年没有更新"
    assert "可以共享" in texts["background"]


async def test_a_major_matter_is_referred_and_its_decision_comes_back(here: Town) -> None:
    await accepted(here)
    await here.say(SECRETARY, "上报 TP-1")
    view = here.opened_view(SECRETARY)
    asked = {"text": "请市政府研究经费保障", "follow_up_on": of_day(date(2026, 12, 10))}
    assert (await here.submit(SECRETARY, view, asked))["ok"]
    await here.delivered()
    assert any("已上报" in text for text in await here.news(LEAD))
    assert "只能" in (await here.say(LEAD, "上报 TP-1")).text or "不能" in (await here.say(LEAD, "上报 TP-1")).text
    shown = await here.say(SECRETARY, "上报 RF-1")
    assert "请市政府研究经费保障" in shown.whole
    await here.move_to(morning(10))
    assert any("RF-1" in text for text in await here.news(SECRETARY))
    card = card_with(await here.ephemerals(SECRETARY, CHANNELS["group"]), "referral-decision")
    await here.press(SECRETARY, CHANNELS["group"], card, "referral-decision")
    view = here.opened_view(SECRETARY)
    decided = {
        "decided_on": of_day(date(2026, 12, 9)),
        "decision": "同意安排专项经费",
        "follow_up_on": of_day(date(2026, 12, 31)),
        "reopens": {"selected_option": option(view, "reopens", "退回协调组")},
    }
    assert (await here.submit(SECRETARY, view, decided))["ok"]
    await here.delivered()
    assert any("同意安排专项经费" in text for text in await here.news(LEAD))
    assert "状态：已受理" in (await here.say(LEAD, "议题 TP-1")).whole
