"""What a person looks at every day: each row's button is one the reader may press, and a line that says too little opens
its form."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.notices.desk import History, RecordLine
from bot.texts.catalogue import texts_in
from bot.views.notices import render
from tests.builders import CONVENER, EDUCATION, FINANCE, INSPECTOR, MONDAY, SECRETARY, liaison
from tests.town import Answer, Town, town, whole

ASSIGN = "任务 交办 {} 12-31 {}"
EDUCATORS = liaison(EDUCATION)


@pytest.fixture
async def here(database_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    async with town(database_url, tmp_path) as found:
        await found.say(SECRETARY, ASSIGN.format("教育局", "开放学校图书室"))
        await found.say(SECRETARY, ASSIGN.format("财政局", "落实经费"))
        yield found


def buttons(answer: Answer) -> list[str]:
    """Return the actions that stand beside the rows of a list."""
    return [block["accessory"]["action_id"] for block in answer.message["blocks"] if "accessory" in block]


def values(view: dict[str, object]) -> dict[str, object]:
    """Return what stands in the text fields of a form that has just opened."""
    blocks = view["blocks"]
    assert isinstance(blocks, list)
    fields = [(block["block_id"], block["element"]) for block in blocks if block["type"] == "input"]
    return {name: element.get("initial_value", "") for name, element in fields if element["type"] != "file_input"}


async def test_a_list_offers_steps_on_the_own_tasks_only(here: Town) -> None:
    listed = await here.say(EDUCATORS, "任务 列表")
    assert [action.partition(":")[0] for action in buttons(listed)] == ["task-acknowledge", "task-show"]
    assert [action.partition(":")[0] for action in buttons(await here.say(SECRETARY, "任务 列表"))] == ["task-show"] * 2


@pytest.mark.parametrize(("line", "title"), [("进展 TK-1", "报告进展 TK-1"), ("办结 TK-1", "申请办结 TK-1")])
async def test_a_reference_alone_opens_the_form(here: Town, line: str, title: str) -> None:
    await here.say(EDUCATORS, "签收 TK-1")
    await here.say(EDUCATORS, line)
    view = here.opened_view(EDUCATORS)
    assert view["title"]["text"] == title
    assert (await here.submit(EDUCATORS, view, {"text": "已开放 12 所"}))["ok"]
    await here.delivered()
    assert "已开放 12 所" in (await here.say(SECRETARY, "任务 TK-1")).whole


async def test_a_reference_alone_offers_the_form_in_the_direct_message(here: Town) -> None:
    at = await here.direct_channel(EDUCATORS)
    await here.write(EDUCATORS, at, "进展 TK-1")
    await here.delivered()
    offer = (await here.direct(EDUCATORS))[-1]
    await here.press(EDUCATORS, at, offer, "task-report")
    assert here.opened_view(EDUCATORS)["title"]["text"] == "报告进展 TK-1"


async def test_who_answers_a_notice_finds_the_member_in_the_form(here: Town) -> None:
    await here.say(SECRETARY, "会议 召开")
    form = {
        "title": "第二次会议",
        "held_on": {"selected_date": "2026-12-10"},
        "starts_at": {"selected_time": "09:30"},
        "place": "三楼",
    }
    view = here.opened_view(SECRETARY)
    assert (await here.submit(SECRETARY, view, form))["ok"]
    await here.delivered()
    await here.say(EDUCATORS, "参会 MT-1")
    attending = values(here.opened_view(EDUCATORS))
    assert attending["name"] == "教育局成员"
    await here.say(liaison(FINANCE), "请假 MT-1")
    assert values(here.opened_view(liaison(FINANCE)))["name"] == ""


@pytest.mark.parametrize("who", [CONVENER, INSPECTOR])
async def test_who_leads_opens_the_overview_from_the_desk(here: Town, who: str) -> None:
    desk = await here.say(who, "待办")
    assert "任务总览" in desk.whole
    assert desk.whole.count("没有待办事项") == 1
    overview = await here.say(who, "总览")
    assert "待您办理" not in overview.whole
    assert "待您办理" in (await claimed(here)).whole


async def claimed(here: Town) -> Answer:
    """Let a completion be claimed; return the secretariat's overview."""
    await here.say(EDUCATORS, "签收 TK-1")
    await here.say(EDUCATORS, "办结 TK-1 全部开放")
    return await here.say(SECRETARY, "总览")


async def test_a_language_that_is_not_named_is_asked_for(here: Town) -> None:
    assert (await here.say(EDUCATORS, "语言")).text == "请写明语言：中文或英文。例如：/xt 语言 中文"


def test_the_record_joins_and_counts_as_its_language_does() -> None:
    changes = (("supporting_unit_ids", "", "文旅局\x1f财政局"), ("percent", "20", "45"))
    entry = RecordLine(MONDAY, "林知微", "liaison", "report", changes)
    chinese, english = (whole(show(entry, language)) for language in ("zh", "en"))
    assert "文旅局、财政局" in chinese
    assert "20% → 45%" in chinese
    assert "文旅局, 财政局" in english


def show(entry: RecordLine, language: str) -> dict[str, Any]:
    message = render(History("TK-1", (entry,), is_cut=False), texts_in(language))
    return {"text": message.text, "blocks": list(message.blocks)}
