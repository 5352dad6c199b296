"""A plenary from the proposal to the next one, by signed requests: who is asked, who is chased, who is told."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.builders import CHANNELS, CONVENER, CULTURE, EDUCATION, FINANCE, OBSERVER, SECRETARY, liaison
from tests.scenario.test_topics import accepted, choose, of_day, option
from tests.town import UNITS, Town, card_with, town, whole

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


async def called(here: Town, *, kind: str = "全体会议", title: str = "第二次全体会议", day: date = DAY) -> None:
    """The secretariat calls a meeting."""
    await here.say(SECRETARY, "会议 召开")
    view = here.opened_view(SECRETARY)
    sent = {
        "kind": {"selected_option": option(view, "kind", kind)},
        "title": title,
        "held_on": of_day(day),
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


async def records(here: Town, item: str, *words: str) -> None:
    """An item's record says all this."""
    record = (await here.say(LEAD, f"记录 {item}")).whole
    assert [each for each in words if each not in record] == []


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
    await records(here, "MT-1", "迟到：教育局", "类型：全体会议", "开始时间：09:30", "状态：进行中 → 已结束")
    await records(here, "TP-2", "移出议程", "会议：MT-1")


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


async def test_a_guest_sees_one_item_and_a_unit_is_asked_for_materials(here: Town) -> None:
    await notified(here)
    card = card_with(await here.messages(OFFICE), "meeting-open")
    await choose(here, SECRETARY, OFFICE, card, "guest")
    view = here.opened_view(SECRETARY)
    invited = {
        "organisation": "市图书馆",
        "name": "何宁",
        "item_id": {"selected_option": option(view, "item_id", "图书室")},
        "person_id": {"selected_option": option(view, "person_id", "何宁")},
    }
    assert (await here.submit(SECRETARY, view, invited))["ok"]
    await here.delivered()
    told = card_with(await here.direct(OBSERVER), "guest-comes")
    assert "邀请您列席：第二次全体会议" in whole(told)
    assert "学校图书室向社会开放" in whole(told)
    for hidden in ("经费保障办法", "前次议定事项", "财政局", "材料"):
        assert hidden not in whole(told)
    await here.press(OBSERVER, await here.direct_channel(OBSERVER), told, "guest-comes")
    await here.delivered()
    assert "市图书馆 何宁 · 学校图书室向社会开放 · ✅ 参会" in (await here.say(SECRETARY, "会议 MT-1")).whole
    assert "MT-1" in (await here.say(OBSERVER, "会议 列表")).whole
    help_ = (await here.say(OBSERVER, "帮助")).whole
    assert "会议 列表" in help_
    assert "会议 提议" not in help_
    await called(here, title="另一次全体会议")
    assert "没有" in (await here.say(OBSERVER, "会议 MT-2")).whole
    card = card_with(await here.messages(OFFICE), "meeting-open")
    await choose(here, SECRETARY, OFFICE, card, "materials-ask")
    view = here.opened_view(SECRETARY)
    await here.news(THIRD)
    asked = {"unit_ids": {"selected_options": [option(view, "unit_ids", "文广旅体局")]}, "text": "场馆清单"}
    assert (await here.submit(SECRETARY, view, asked))["ok"]
    await here.delivered()
    assert any("请您单位在" in text and "场馆清单" in text for text in await here.news(THIRD))
    channel = await here.direct_channel(THIRD)
    await here.press(THIRD, channel, card_with(await here.direct(THIRD), "materials"), "materials")
    view = here.opened_view(THIRD)
    wrong = {"text": "清单", "links": "ftp://a.example/1"}
    assert "links" in (await here.submit(THIRD, view, wrong))["errors"]
    assert (await here.submit(THIRD, view, {"text": "清单", "links": "https://a.example/1"}))["ok"]
    await here.delivered()
    assert "https://a.example/1" in (await here.say(OTHER, "会议 MT-1")).whole
    await choose(here, SECRETARY, OFFICE, card_with(await here.messages(OFFICE), "meeting-open"), "guest-out")
    await here.delivered()
    assert any("不再邀请您列席" in text for text in await here.news(OBSERVER))


async def test_an_item_goes_to_the_next_plenary_which_begins_with_what_was_decided(here: Town) -> None:
    await issued_minutes(here)
    listed = (await here.say(LEAD, "会议 MT-2")).whole
    assert "前次议定事项落实情况" in listed
    assert "前次议定事项：已办结 0 项 · 🟢 1 · 🟡 0 · 🔴 0" in listed
    assert "TP-2 经费保障办法" in listed
    await here.say(SECRETARY, "会议 MT-2")
    card = card_with(await here.ephemerals(SECRETARY, CHANNELS["group"]), "earlier-page")
    await here.press(SECRETARY, CHANNELS["group"], card, "earlier-page")
    await here.delivered()
    assert "前次议定事项（1）" in whole((await here.ephemerals(SECRETARY, CHANNELS["group"]))[-1])
    lineage = (await here.say(LEAD, "来历 TP-1")).whole.partition("来历")[2]
    assert lineage.index("TP-1") < lineage.index("MT-1") < lineage.index("MN-1") < lineage.index("TK-")
    assert "第二次全体会议" in (await here.say(LEAD, "搜索 第二次全体")).whole
    card = await office_card(here)
    await choose(here, SECRETARY, OFFICE, card, "agenda-item", text="前次议定事项")
    view = here.opened_view(SECRETARY)
    assert {block["block_id"] for block in view["blocks"]} == {"position", "minutes", "unit_id"}
    assert (await here.submit(SECRETARY, view, {"minutes": "30"}))["ok"]
    await here.delivered()
    assert "09:30–10:00" in (await here.say(LEAD, "会议 MT-2")).whole


async def issued_minutes(here: Town) -> None:
    """A plenary reaches one of two topics, whose minutes are issued; the other one goes to the next plenary."""
    await notified(here)
    await called(here, title="明年首次全体会议")
    await here.move_to(at(10, 1, 35))
    await here.press(SECRETARY, OFFICE, card_with(await here.messages(OFFICE), "meeting-open"), "meeting-open")
    await here.delivered()
    await here.news(LEAD)
    await here.press(SECRETARY, OFFICE, card_with(await here.messages(OFFICE), "meeting-close"), "meeting-close")
    view = here.opened_view(SECRETARY)
    chosen = {
        "reached_ids": {"selected_options": [option(view, "reached_ids", "图书室")]},
        "carry_to": {"selected_option": option(view, "carry_to", "MT-2")},
    }
    assert (await here.submit(SECRETARY, view, chosen))["ok"]
    await here.delivered()
    assert any("转到 MT-2 的议程" in text and "TP-2 经费保障办法" in text for text in await here.news(LEAD))
    await here.say(SECRETARY, "纪要 起草 MT-1")
    assert (await here.submit(SECRETARY, here.opened_view(SECRETARY), {}))["ok"]
    await here.delivered()
    draft = card_with(await here.direct(SECRETARY), "minutes-circulate")
    await here.press(SECRETARY, await here.direct_channel(SECRETARY), draft, "minutes-circulate")
    until = {"answer_by": of_day(date(2026, 12, 14))}
    assert (await here.submit(SECRETARY, here.opened_view(SECRETARY), until))["ok"]
    await here.delivered()
    for unit in range(1, UNITS + 1):
        await here.say(liaison(unit), "同意 MN-1")
    await here.delivered()
    signing = card_with(await here.direct(CONVENER), "minutes-sign-off")
    await here.press(CONVENER, await here.direct_channel(CONVENER), signing, "minutes-sign-off")
    await here.delivered()
    await here.press(SECRETARY, OFFICE, card_with(await here.messages(OFFICE), "minutes-issue"), "minutes-issue")
    await here.delivered()
