"""The main job from beginning to end, told through signed requests: from a liaison's topic to the successor's digest."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.builders import (
    CHANNELS,
    CONVENER,
    EDUCATION,
    FINANCE,
    INSPECTOR,
    SECRETARY,
    liaison,
    member,
)
from tests.town import NEWCOMER, UNITS, Town, card_with, town, whole

GROUP, ANNOUNCEMENT, OFFICE = CHANNELS["group"], CHANNELS["announcement"], CHANNELS["secretariat"]
DUE = date(2026, 12, 4)


def option(value: object) -> dict[str, Any]:
    return {"selected_option": {"value": str(value)}}


def options(*values: object) -> dict[str, Any]:
    return {"selected_options": [{"value": str(value)} for value in values]}


def day(value: date) -> dict[str, Any]:
    return {"selected_date": value.isoformat()}


def unit_option(view: dict[str, Any], field: str, short: str) -> dict[str, Any]:
    """Choose a unit in a modal's menu by its short name."""
    element = next(block["element"] for block in view["blocks"] if block.get("block_id") == field)
    return next(found for found in element["options"] if found["text"]["text"] == short)


def morning(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("database_url", "mode"), [("sqlite", "http"), ("postgresql", "socket")], indirect=["database_url"]
)
@pytest.mark.timeout(170)
async def test_the_main_job(database_url: str, tmp_path: Path, mode: str) -> None:
    async with town(database_url, tmp_path, mode=mode) as here:
        await a_topic_is_submitted_and_accepted(here)
        await minutes_are_drafted_and_circulated(here)
        await one_unit_objects_and_is_met(here)
        await all_agree_and_the_minutes_are_issued(here)
        await the_task_is_acknowledged_and_reported_on(here)
        await the_clock_chases_what_is_overdue(here)
        await the_liaison_changes_and_the_successor_is_told(here)
        await the_task_is_done(here)


async def a_topic_is_submitted_and_accepted(here: Town) -> None:
    answer = await here.say(liaison(EDUCATION), "议题 提交 关于村级文化站与 <校图书室> & 共建共享 <!channel>")
    assert "TP-1" in answer.text
    await here.delivered()
    (card,) = await here.messages(OFFICE)
    assert "关于村级文化站与 <校图书室> & 共建共享 <!channel>" in whole(card)
    await here.press(SECRETARY, OFFICE, card, "topic-accept")
    await here.delivered()
    (card,) = await here.messages(OFFICE)
    assert "已受理" in whole(card)
    assert "TP-1" in whole((await here.direct(liaison(EDUCATION)))[-1])


async def minutes_are_drafted_and_circulated(here: Town) -> None:
    await here.say(SECRETARY, "纪要 起草", channel=OFFICE)
    view = here.opened_view(SECRETARY)
    topic = next(block["element"] for block in view["blocks"] if block.get("block_id") == "topic_ids")["options"][0]
    faulty = await here.submit(SECRETARY, view, {"title": " ", "held_on": day(date(2026, 12, 31))})
    assert set(faulty["errors"]) == {"title", "held_on"}
    sent = {
        "title": "2026年第一次全体会议",
        "held_on": day(date(2026, 11, 20)),
        "topic_ids": {"selected_options": [topic]},
    }
    assert (await here.submit(SECRETARY, view, sent))["ok"]
    await here.delivered()
    card = (await here.direct(SECRETARY))[-1]
    assert "MN-1" in whole(card)
    at = await here.direct_channel(SECRETARY)
    await here.press(SECRETARY, at, card, "clause-new")
    view = here.opened_view(SECRETARY)
    clause = {
        "text": "区财政局年内落实村级文化站图书更新经费",
        "expected_result": "经费下达文件",
        "lead_unit_id": {"selected_option": unit_option(view, "lead_unit_id", "财政局")},
        "supporting_unit_ids": {"selected_options": [unit_option(view, "supporting_unit_ids", "教育局")]},
        "due_on": day(DUE),
    }
    assert (await here.submit(SECRETARY, view, clause))["ok"]
    await here.delivered()
    card = card_with(await here.direct(SECRETARY), "minutes-circulate")
    assert "区财政局年内落实村级文化站图书更新经费" in whole(card)
    await here.press(SECRETARY, at, card, "minutes-circulate")
    view = here.opened_view(SECRETARY)
    assert (await here.submit(SECRETARY, view, {"answer_by": day(date(2026, 12, 1))}))["ok"]
    await here.delivered()
    for position in range(1, UNITS + 1):
        for person in (liaison(position), member(position)):
            assert "MN-1" in whole((await here.direct(person))[-1]), person


async def one_unit_objects_and_is_met(here: Town) -> None:
    asked = (await here.direct(liaison(FINANCE)))[-1]
    at = await here.direct_channel(liaison(FINANCE))
    await here.press(liaison(FINANCE), at, asked, "minutes-object")
    view = here.opened_view(liaison(FINANCE))
    faulty = await here.submit(liaison(FINANCE), view, {"stance": option("objection"), "text": ""})
    assert set(faulty["errors"]) == {"text"}
    sent = {"stance": option("objection"), "text": "经费须列入下年度预算"}
    assert (await here.submit(liaison(FINANCE), view, sent))["ok"]
    await here.delivered()
    raised = (await here.messages(OFFICE))[-1]
    assert "财政局" in whole(raised)
    assert "经费须列入下年度预算" in whole(raised)


async def all_agree_and_the_minutes_are_issued(here: Town) -> None:
    asked = (await here.direct(liaison(1)))[-1]
    await here.press(liaison(1), await here.direct_channel(liaison(1)), asked, "minutes-agree")
    for position in range(2, UNITS + 1):
        assert "同意" in (await here.say(liaison(position), "同意 MN-1")).text, position
    await here.delivered()
    signing = (await here.direct(CONVENER))[-1]
    await here.press(CONVENER, await here.direct_channel(CONVENER), signing, "minutes-sign-off")
    await here.delivered()
    signed = (await here.messages(OFFICE))[-1]
    await here.press(SECRETARY, OFFICE, signed, "minutes-issue")
    await here.delivered()
    posted, papers = await here.messages(ANNOUNCEMENT)
    assert papers["thread_ts"] == posted["ts"]
    assert [file["name"].rpartition(".")[2] for file in papers["files"]] == ["docx", "pdf"]
    assert "〔2026〕1号" in whole(posted)
    assert "区财政局年内落实村级文化站图书更新经费" in whole(posted)
    for position in range(1, UNITS + 1):
        assert "〔2026〕1号" in whole((await here.direct(liaison(position)))[-1]), position
        assert "已签收 MN-1" in (await here.say(liaison(position), "纪要 签收 MN-1")).text
    listed = await here.say(liaison(FINANCE), "task list mine", command="/coord")
    assert "TK-2" in listed.whole


async def the_task_is_acknowledged_and_reported_on(here: Town) -> None:
    assert "TK-2" in (await here.say(liaison(FINANCE), "签收 TK-2")).text
    assert "40%" in (await here.say(liaison(FINANCE), "进展 ＴＫ－２ 40% 已列入预算草案")).text
    assert (
        "60%"
        in (await here.say(liaison(FINANCE), "progress tk2 60% half of the money is there", command="/coord")).text
    )
    again = await here.say(liaison(FINANCE), "progress tk2 60% half of the money is there", command="/coord")
    assert "once" in again.text
    supporting = await here.say(liaison(EDUCATION), "进展 TK-2 选出二十个村")
    assert "TK-2" in supporting.text
    await here.delivered()
    assert "选出二十个村" in whole((await here.direct(liaison(FINANCE)))[-1])
    history = await here.say(SECRETARY, "记录 TK-2")
    assert "财政局联络员" in history.whole


async def the_clock_chases_what_is_overdue(here: Town) -> None:
    for person in (liaison(FINANCE), member(FINANCE), CONVENER, INSPECTOR):
        await here.news(person)
    await here.move_to(morning(DUE - timedelta(days=1)))
    (reminded,) = await here.news(liaison(FINANCE))
    assert "TK-2" in reminded
    assert await here.messages(GROUP) == []
    await here.move_to(morning(DUE + timedelta(days=3)))
    (table,) = await here.messages(GROUP)
    assert "TK-2" in whole(table)
    assert "财政局" in whole(table)
    assert await here.news(member(FINANCE)) == []
    await here.move_to(morning(DUE + timedelta(days=5)))
    (escalated,) = await here.news(member(FINANCE))
    assert "TK-2" in escalated
    assert await here.news(INSPECTOR) == []
    await here.move_to(morning(DUE + timedelta(days=11)))
    for leader in (CONVENER, INSPECTOR):
        (escalated,) = await here.news(leader)
        assert "TK-2" in escalated
    assert len(await here.messages(GROUP)) == 3


async def the_liaison_changes_and_the_successor_is_told(here: Town) -> None:
    today = DUE + timedelta(days=11)
    await here.say(liaison(FINANCE), "联络员 变更")
    view = here.opened_view(liaison(FINANCE))
    change = {
        "role": option("liaison"),
        "slack_id": {"selected_user": NEWCOMER},
        "name": "赵新",
        "title": "预算科副科长",
        "phone": "0577-88001234",
        "reason": "岗位调整",
        "effective_on": day(today),
    }
    assert (await here.submit(liaison(FINANCE), view, change))["ok"]
    await here.delivered()
    proposed = (await here.messages(OFFICE))[-1]
    assert "赵新" in whole(proposed)
    assert "88001234" not in whole(proposed)
    await here.press(SECRETARY, OFFICE, proposed, "contact-confirm")
    await here.delivered()
    (pack,) = await here.direct(NEWCOMER)
    assert "TK-2" in whole(pack)
    leaver = len(await here.direct(liaison(FINANCE)))
    refused = await here.say(liaison(FINANCE), "进展 TK-2 80% 晚了一步")
    assert "岗位" in refused.text
    await here.move_to(morning(DUE + timedelta(days=18)))
    assert "TK-2" in whole((await here.direct(NEWCOMER))[-1])
    assert len(await here.direct(NEWCOMER)) == 2
    assert len(await here.direct(liaison(FINANCE))) == leaver


async def the_task_is_done(here: Town) -> None:
    assert "TK-2" in (await here.say(NEWCOMER, "办结 TK-2 经费文件已印发")).text
    await here.delivered()
    claimed = (await here.messages(OFFICE))[-1]
    assert "经费文件已印发" in whole(claimed)
    await here.press(SECRETARY, OFFICE, claimed, "task-close")
    await here.delivered()
    assert "办结" in whole((await here.direct(NEWCOMER))[-1])
    table = (await here.messages(GROUP))[-1]
    assert "TK-2" not in whole(table)
