"""A plenary from the proposal to the next one, by signed requests: who is asked, who is chased, who is told."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.builders import CHANNELS, CONVENER, CULTURE, EDUCATION, FINANCE, SECRETARY, liaison
from tests.scenario.test_topics import accepted, choose, of_day, option
from tests.town import Town, card_with, town, whole

LEAD, OTHER, THIRD = liaison(EDUCATION), liaison(FINANCE), liaison(CULTURE)
OFFICE = CHANNELS["secretariat"]
DAY = date(2026, 12, 10)


@pytest.fixture
async def here(database_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    async with town(database_url, tmp_path) as opened:
        yield opened


def at(day: int, hour: int = 1, minute: int = 5) -> datetime:
    return datetime(2026, 12, day, hour, minute, tzinfo=UTC)


async def office_card(here: Town) -> dict[str, Any]:
    return card_with(await here.messages(OFFICE), "agenda-set")


async def called(here: Town, *, kind: str = "全体会议", title: str = "第二次全体会议") -> None:
    """The secretariat calls a meeting for the 10th."""
    await here.say(SECRETARY, "会议 召开")
    view = here.opened_view(SECRETARY)
    sent = {
        "kind": {"selected_option": option(view, "kind", kind)},
        "title": title,
        "held_on": of_day(DAY),
        "starts_at": {"selected_time": "09:30"},
        "place": "区文化中心三楼",
    }
    submitted = await here.submit(SECRETARY, view, sent)
    assert submitted["ok"], submitted
    await here.delivered()


async def notified(here: Town) -> None:
    """Two topics stand on the agenda of a plenary, and its notice is out."""
    await accepted(here)
    await accepted(here, "经费保障办法")
    await called(here)
    await here.press(SECRETARY, OFFICE, await office_card(here), "agenda-set")
    view = here.opened_view(SECRETARY)
    topics = [option(view, "topic_ids", reference) for reference in ("TP-1", "TP-2")]
    assert (await here.submit(SECRETARY, view, {"topic_ids": {"selected_options": topics}, "minutes": "20"}))["ok"]
    await here.delivered()
    await here.press(SECRETARY, OFFICE, await office_card(here), "meeting-notify")
    await here.delivered()


async def test_a_unit_proposes_and_the_convener_decides(here: Town) -> None:
    await here.say(OTHER, "会议 提议")
    view = here.opened_view(OTHER)
    sent = {"title": "经费专题会", "reason": "经费渠道需要多部门商定"}
    assert (await here.submit(OTHER, view, sent))["ok"]
    await here.delivered()
    asked = card_with(await here.direct(CONVENER), "meeting-decline")
    assert "财政局提议召开会议" in whole(asked)
    await here.press(CONVENER, await here.direct_channel(CONVENER), asked, "meeting-decline")
    view = here.opened_view(CONVENER)
    assert "errors" in await here.submit(CONVENER, view, {"reason": ""})
    await here.news(OTHER)
    assert (await here.submit(CONVENER, view, {"reason": "先由两家会商"}))["ok"]
    await here.delivered()
    told = "\n".join(await here.news(OTHER))
    assert "未采纳" in told
    assert "先由两家会商" in told


async def test_a_plenary_from_the_notice_to_the_carry_over(here: Town) -> None:
    await notified(here)
    notice = card_with(await here.direct(OTHER), "rsvp-attending")
    assert "会议通知：第二次全体会议" in whole(notice)
    assert "09:30" in whole(notice)
    assert "区文化中心三楼" in whole(notice)
    assert "前次议定事项" in whole(notice)
    await here.press(OTHER, await here.direct_channel(OTHER), notice, "rsvp-attending")
    view = here.opened_view(OTHER)
    assert (await here.submit(OTHER, view, {"name": "王芳", "title": "副局长"}))["ok"]
    await here.say(THIRD, "请假 MT-1")
    assert "errors" in await here.submit(THIRD, here.opened_view(THIRD), {"reason": ""})
    await here.say(THIRD, "请假 MT-1 出差")
    await here.delivered()
    glance = (await here.say(SECRETARY, "会议 MT-1")).whole
    assert "财政局 王芳 副局长" in glance
    assert "文广旅体局 出差" in glance
    assert "未答复（24）" in glance
    assert "材料未备齐：教育局" in glance
    for user in (LEAD, OTHER):
        await here.news(user)
    await here.move_to(at(8))
    assert any("会议材料" in text for text in await here.news(LEAD))
    assert not await here.news(OTHER)
    assert "MT-1" in (await here.say(LEAD, "我的")).whole


async def test_what_was_not_reached_is_carried_over(here: Town) -> None:
    await notified(here)
    await here.say(THIRD, "请假 MT-1 出差")
    await here.delivered()
    channel = await here.direct_channel(LEAD)
    await here.press(LEAD, channel, card_with(await here.direct(LEAD), "materials"), "materials")
    assert (await here.submit(LEAD, here.opened_view(LEAD), {"text": "汇报稿 5 页"}))["ok"]
    await here.move_to(at(10, 1, 35))
    await here.say(SECRETARY, "会议 MT-1")
    await here.press(SECRETARY, OFFICE, card_with(await here.messages(OFFICE), "meeting-open"), "meeting-open")
    await here.delivered()
    await here.say(OTHER, "会议 MT-1")
    shown = card_with(await here.ephemerals(OTHER, CHANNELS["group"]), "arrive")
    await here.press(OTHER, CHANNELS["group"], shown, "arrive")
    await here.delivered()
    held = (await here.say(SECRETARY, "会议 MT-1")).whole
    assert "到会 1 / 26，未达到会人数（14）" in held
    card = card_with(await here.messages(OFFICE), "meeting-close")
    await here.press(SECRETARY, OFFICE, card, "attendance")
    view = here.opened_view(SECRETARY)
    late = {f"unit-{EDUCATION}": {"selected_option": option(view, f"unit-{EDUCATION}", "迟到")}}
    assert (await here.submit(SECRETARY, view, late))["ok"]
    await here.delivered()
    await here.press(SECRETARY, OFFICE, card_with(await here.messages(OFFICE), "meeting-close"), "meeting-close")
    view = here.opened_view(SECRETARY)
    reached = [option(view, "reached_ids", "图书室")]
    await here.news(LEAD)
    assert (await here.submit(SECRETARY, view, {"reached_ids": {"selected_options": reached}}))["ok"]
    await here.delivered()
    assert "状态：可上会" in (await here.say(LEAD, "议题 TP-2")).whole
    assert "状态：已列入议程" in (await here.say(LEAD, "议题 TP-1")).whole
    closed = (await here.say(LEAD, "会议 MT-1")).whole
    assert "迟到（1）：教育局" in closed
    assert "请假（1）：文广旅体局" in closed
    assert "未议，转下次" in closed
    listed = (await here.say(LEAD, "会议 列表")).whole
    assert "已召开全体会议 1 次" in listed


async def test_a_postponed_meeting_asks_anew_and_a_cancelled_one_tells_who_was_told(here: Town) -> None:
    await notified(here)
    await here.say(OTHER, "参会 MT-1 王芳 副局长")
    await here.delivered()
    for user in (OTHER, CONVENER):
        await here.news(user)
    card = card_with(await here.messages(OFFICE), "meeting-open")
    await choose(here, SECRETARY, OFFICE, card, "meeting-postpone")
    view = here.opened_view(SECRETARY)
    sent = {"held_on": of_day(date(2026, 12, 17)), "starts_at": {"selected_time": "14:00"}, "reason": "会场调整"}
    assert (await here.submit(SECRETARY, view, sent))["ok"]
    await here.delivered()
    assert any("改为2026年12月17日" in text and "会场调整" in text for text in await here.news(OTHER))
    assert any("会议延期" in text for text in await here.news(CONVENER))
    await here.press(SECRETARY, OFFICE, card_with(await here.messages(OFFICE), "meeting-notify"), "meeting-notify")
    await here.delivered()
    assert "还没答复是否参会" in "\n".join(await here.news(OTHER))
    card = card_with(await here.messages(OFFICE), "meeting-open")
    await choose(here, SECRETARY, OFFICE, card, "meeting-cancel")
    assert (await here.submit(SECRETARY, here.opened_view(SECRETARY), {"reason": "并入明年首次会议"}))["ok"]
    await here.delivered()
    assert any("会议取消" in text for text in await here.news(liaison(26)))
    assert "状态：可上会" in (await here.say(LEAD, "议题 TP-1")).whole
    await here.move_to(at(16))
    assert not any("参会答复" in text for text in await here.news(liaison(26)))


async def test_the_draft_agenda_is_commented_and_the_year_is_watched(here: Town) -> None:
    await accepted(here)
    await called(here)
    await here.press(SECRETARY, OFFICE, await office_card(here), "agenda-set")
    view = here.opened_view(SECRETARY)
    topics = {"selected_options": [option(view, "topic_ids", "TP-1")]}
    assert "minutes" in (await here.submit(SECRETARY, view, {"topic_ids": topics, "minutes": "900"}))["errors"]
    assert (await here.submit(SECRETARY, view, {"topic_ids": topics, "minutes": "15"}))["ok"]
    await here.delivered()
    await here.press(SECRETARY, OFFICE, await office_card(here), "agenda-draft")
    await here.delivered()
    asked = card_with(await here.direct(OTHER), "agenda-comment")
    assert "议程草案" in whole(asked)
    await here.press(OTHER, await here.direct_channel(OTHER), asked, "agenda-comment")
    assert (await here.submit(OTHER, here.opened_view(OTHER), {"text": "建议增加经费议题"}))["ok"]
    await here.delivered()
    assert "建议增加经费议题" in whole((await here.messages(OFFICE))[-1])
    await here.move_to(at(1))
    warnings = [each for each in await here.messages(OFFICE) if "已召开全体会议 0 次" in whole(each)]
    assert len(warnings) == 1
    await here.move_to(at(2))
    assert len([each for each in await here.messages(OFFICE) if "已召开全体会议 0 次" in whole(each)]) == 1
