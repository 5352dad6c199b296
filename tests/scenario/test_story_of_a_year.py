"""The half of the year that happens around a table, by signed requests: from the call for topics to the second plenary,
which opens with where the first one's decisions stand. What each unit received and what it did not receive is looked at."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.services import records
from tests.builders import CHANNELS, CONVENER, DIRECTOR, INSPECTOR, OBSERVER, SECRETARY, liaison, member
from tests.faults.plain import broken_links, rows
from tests.scenario.test_topics import choose, of_day, option
from tests.town import UNITS, Town, card_with, town, whole

GROUP, ANNOUNCEMENT, OFFICE = CHANNELS["group"], CHANNELS["announcement"], CHANNELS["secretariat"]
GENERAL, PARTY, ESTABLISHMENT, INSPECTING, REFORM, EDUCATION, SCIENCE, CIVIL, FINANCE = 1, 2, 5, 7, 8, 9, 10, 11, 12
LABOUR, HOUSING, FARMING, CULTURE, MARKET, STATISTICS, LAND = 13, 14, 15, 16, 17, 18, 19
WORKERS, YOUTH, WOMEN, OVERSEAS, WRITERS, DISABLED, SCHOLARS = 20, 21, 22, 23, 24, 25, 26
EVERYBODY = range(1, UNITS + 1)
SEATED = [*(who(unit) for unit in EVERYBODY for who in (liaison, member)), CONVENER, DIRECTOR, SECRETARY, INSPECTOR]

AT_ONCE = 6
LATER = date(2027, 1, 20)

TOPICS = (
    (EDUCATION, "学校图书室向社会开放", (CULTURE,)),
    (SCIENCE, "科普场馆错时延时服务", (SCHOLARS,)),
    (FINANCE, "文化经费分担办法", (CULTURE, WORKERS)),
    (CIVIL, "敬老院活动室共建", (DISABLED,)),
    (HOUSING, "新建小区配套用房移交", (LAND,)),
    (FARMING, "农家书屋整合提升", (CULTURE,)),
    (WORKERS, "职工书屋夜间值守", (LABOUR,)),
    (YOUTH, "青年夜校师资名录", (WOMEN,)),
    (WOMEN, "家庭阅读推广季", (EDUCATION,)),
    (DISABLED, "盲人阅览设备更新", (FINANCE,)),
    (WRITERS, "街头艺人备案管理", (MARKET,)),
    (OVERSEAS, "侨乡记忆馆选址", (LAND,)),
)
"""Who hands in what, and who would support it: the one that hands it in leads. They become the clauses 1 to 12."""


@dataclass(frozen=True)
class Heard:
    """What everybody received since this was last asked."""

    words: dict[str, str]

    def by(self, *said: str) -> set[str]:
        """Who received something that says all this."""
        return {user for user, words in self.words.items() if all(each in words for each in said)}


async def heard(here: Town) -> Heard:
    found = await asyncio.gather(*(here.news(user) for user in [*SEATED, OBSERVER]))
    return Heard(dict(zip([*SEATED, OBSERVER], ["\n".join(each) for each in found], strict=True)))


def people(*units: int) -> set[str]:
    return {who(unit) for unit in units for who in (liaison, member)}


def morning(month: int, day: int, hour: int = 1, *, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, 5, tzinfo=UTC)


async def press(here: Town, user: str, act: str) -> None:
    """Press a button of the newest message to a person that has it."""
    await here.press(user, await here.direct_channel(user), card_with(await here.direct(user), act), act)


async def press_office(here: Town, act: str) -> None:
    await here.press(SECRETARY, OFFICE, card_with(await here.messages(OFFICE), act), act)


async def press_shown(here: Town, line: str, act: str) -> None:
    """Press a button of what a line shows to the secretariat alone."""
    await here.say(SECRETARY, line)
    await here.press(SECRETARY, GROUP, card_with(await here.ephemerals(SECRETARY, GROUP), act), act)


async def press_nth(
    here: Town, channel: str, message: dict[str, Any], act: str, number: int, *, user: str = SECRETARY
) -> None:
    """Press that one of several buttons of a kind."""
    found = [
        {"blocks": [block | {"elements": [element]}], "ts": message["ts"]}
        for block in message["blocks"]
        for element in block.get("elements") or []
        if str(element.get("action_id", "")).startswith(act)
    ]
    await here.press(user, channel, found[number - 1], act)


async def submit(here: Town, user: str, values: dict[str, Any]) -> None:
    """Submit the form that stands open before a person, and wait for what follows."""
    sent = await here.submit(user, here.opened_view(user), values)
    assert sent["ok"], sent
    await here.delivered()


async def all_say(here: Town, lines: Sequence[tuple[str, str]]) -> list[str]:
    """Let people type a line each, some of them at once; return what they were answered."""
    answers: list[str] = []
    for first in range(0, len(lines), AT_ONCE):
        said = [here.say(user, text) for user, text in lines[first : first + AT_ONCE]]
        answers += [answer.whole for answer in await asyncio.gather(*said)]
    await here.delivered()
    return answers


def one(value: object) -> dict[str, Any]:
    return {"selected_option": {"value": str(value)}}


def several(*values: int) -> dict[str, Any]:
    return {"selected_options": [{"value": str(value)} for value in values]}


@pytest.mark.timeout(600)
async def test_the_story_of_a_year(database_url: str, tmp_path: Path) -> None:
    async with town(database_url, tmp_path) as here:
        await here.delivered()
        await heard(here)
        await units_are_called_for_topics(here)
        await some_are_consulted(here)
        await the_plenary_is_called_and_answered(here)
        await the_plenary_is_held(here)
        await its_minutes_are_drafted_and_circulated(here)
        await three_object_and_the_others_answer(here)
        await one_objection_is_settled_and_one_clause_returned(here)
        await the_second_text_asks_whom_it_concerns(here)
        await the_minutes_are_signed_and_issued(here, database_url)
        await receipts_are_given_and_chased(here, database_url)
        await a_correction_asks_whom_it_concerns(here)
        await a_correction_changes_tasks_and_doubles_none(here, database_url)
        await the_second_plenary_opens_with_the_first(here)
        verified = await here.concord.database.read(records.verify)
        assert [faults for _, _, faults in verified] == [[]]
    assert await broken_links(database_url) == []


async def units_are_called_for_topics(here: Town) -> None:
    await here.say(SECRETARY, "议题 征集 12-04 围绕明年重点工作")
    await here.delivered()
    assert (await heard(here)).by("围绕明年重点工作") == {liaison(unit) for unit in EVERYBODY}
    for unit, title, supporting in TOPICS:
        await here.say(liaison(unit), "议题 提交")
        view = here.opened_view(liaison(unit))
        sent = {"title": title, "ask": f"商定{title}的办法", "lead_unit_id": one(unit)}
        answer = await here.submit(liaison(unit), view, sent | {"supporting_unit_ids": several(*supporting)})
        assert answer["ok"], answer
    await press(here, liaison(STATISTICS), "call-none")
    await here.delivered()
    cards = [each for each in await here.messages(OFFICE) if "提交了议题" in whole(each)]
    assert len(cards) == len(TOPICS)
    for card in cards:
        await here.press(SECRETARY, OFFICE, card, "topic-accept")
    await here.delivered()
    found = await heard(here)
    assert found.by("已受理") == {liaison(unit) for unit, _, _ in TOPICS}
    assert all(title in found.words[liaison(unit)] for unit, title, _ in TOPICS)
    assert not any(found.words[each] for each in people(PARTY, ESTABLISHMENT, MARKET, LAND))


async def some_are_consulted(here: Town) -> None:
    asked = {"TP-1": (CULTURE,), "TP-3": (CULTURE, WORKERS, REFORM), "TP-8": (WOMEN,)}
    for topic, units in asked.items():
        await here.say(SECRETARY, f"会商 {topic}")
        await submit(here, SECRETARY, {"unit_ids": several(*units), "answer_by": of_day(date(2026, 12, 4))})
    found = await heard(here)
    for topic, units in asked.items():
        assert found.by(f"就议题 {topic} 提出意见") == people(*units)
    answers = [(CULTURE, "支持 TP-1"), (CULTURE, "支持 TP-3"), (WOMEN, "不支持 TP-8 师资重复统计")]
    for unit, line in answers:
        await here.say(liaison(unit), line)
    await press(here, liaison(WORKERS), "opinion-comments")
    await submit(here, liaison(WORKERS), {"text": "职工之家一并纳入"})
    await heard(here)
    await here.move_to(morning(12, 4))
    found = await heard(here)
    answered = {unit for unit, _, _ in TOPICS} | {STATISTICS}
    assert found.by("议题征集") == {liaison(unit) for unit in EVERYBODY if unit not in answered}
    assert found.by("TP-3 ") == {liaison(REFORM)}
    await here.move_to(morning(12, 7))
    closed = "\n".join(whole(each) for each in await here.messages(OFFICE))
    assert "12 家单位提交 12 项" in closed
    assert "TP-3 的会商已到期，未答复：发改局" in closed
    for topic in asked:
        await press_shown(here, f"议题 {topic}", "topic-make-ready")
        await here.delivered()
    assert "不支持" in (await here.say(SECRETARY, "议题 TP-8")).whole
    await heard(here)


async def the_plenary_is_called_and_answered(here: Town) -> None:
    await here.say(SECRETARY, "会议 召开")
    called = {"title": "第一次全体会议", "held_on": of_day(date(2026, 12, 10)), "place": "区文化中心三楼"}
    await submit(here, SECRETARY, called)
    await press_office(here, "agenda-set")
    await submit(here, SECRETARY, {"topic_ids": several(*range(1, len(TOPICS) + 1)), "minutes": "10"})
    assert not any((await heard(here)).by("第一次全体会议") - {SECRETARY})
    await press_office(here, "meeting-notify")
    await here.delivered()
    found = await heard(here)
    assert found.by("会议通知：第一次全体会议") == people(*EVERYBODY) | {CONVENER}
    assert found.by("不再讨论", "学校图书室向社会开放") >= people(*EVERYBODY)
    for name, values in (("何宁", {"person_id": "何宁"}), ("李馆长", {})):
        card = card_with(await here.messages(OFFICE), "meeting-open")
        await choose(here, SECRETARY, OFFICE, card, "guest")
        view = here.opened_view(SECRETARY)
        more = {field: {"selected_option": option(view, field, text)} for field, text in values.items()}
        await submit(here, SECRETARY, {"organisation": "市图书馆", "name": name} | more)
    found = await heard(here)
    assert found.by("邀请您列席：第一次全体会议") == {OBSERVER}
    assert not found.by("李馆长") - {SECRETARY}
    await press(here, OBSERVER, "guest-comes")
    await press(here, liaison(SCHOLARS), "rsvp-deputising")
    await submit(here, liaison(SCHOLARS), {"name": "陈工"})
    away = {PARTY: "请假 MT-1 赴省里开会", STATISTICS: "请假 MT-1 年报会审"}
    coming = [unit for unit in EVERYBODY if unit not in {*away, MARKET, SCHOLARS}]
    lines = [(liaison(unit), f"参会 MT-1 代表{unit} 副局长") for unit in coming]
    await all_say(here, [*lines, *((liaison(unit), line) for unit, line in away.items())])
    glance = (await here.say(SECRETARY, "会议 MT-1")).whole
    assert "未答复（1）：市场监管局" in glance
    assert "科协 陈工" in glance
    assert "组织部 赴省里开会" in glance
    await heard(here)


async def the_plenary_is_held(here: Town) -> None:
    await here.move_to(morning(12, 10))
    assert (await heard(here)).by("MT-1", "参会答复") <= people(MARKET) | {SECRETARY}
    await press_office(here, "meeting-open")
    await here.delivered()
    await press_office(here, "attendance")
    await submit(here, SECRETARY, {f"unit-{LABOUR}": one("late")})
    await press_office(here, "meeting-close")
    await submit(here, SECRETARY, {})
    held = (await here.say(SECRETARY, "会议 MT-1")).whole
    assert "到会 23 / 26" in held
    for words in ("迟到（1）：人力社保局", "代会（1）：科协", "请假（2）：组织部、统计局", "缺席（1）：市场监管局"):
        assert words in held
    assert "未议" not in held
    assert "市图书馆 李馆长" in held
    await heard(here)


async def its_minutes_are_drafted_and_circulated(here: Town) -> None:
    await here.say(SECRETARY, "纪要 起草 MT-1")
    await submit(here, SECRETARY, {})
    added: tuple[dict[str, Any], ...] = (
        {"text": "各单位每月更新设施台账", "lead_unit_id": one(CULTURE), "outcome": one("standing-rule")},
        {
            "text": "区级文化云平台不再单独建设",
            "lead_unit_id": one(GENERAL),
            "outcome": one("no-action"),
            "reason": "市里已统一立项",
        },
        {"text": "通报公共文化设施运行情况", "lead_unit_id": one(INSPECTING), "every": one("half-year")},
    )
    for clause in added:
        await press(here, SECRETARY, "clause-new")
        await submit(here, SECRETARY, {"due_on": {"selected_date": None}} | clause)
    card = card_with(await here.direct(SECRETARY), "clause-edit")
    await press_nth(here, await here.direct_channel(SECRETARY), card, "clause-edit", 10)
    await submit(here, SECRETARY, {"due_on": of_day(date(2026, 12, 25))})
    await heard(here)
    await press(here, SECRETARY, "minutes-circulate")
    await submit(here, SECRETARY, {"answer_by": of_day(date(2026, 12, 16))})
    found = await heard(here)
    assert found.by("会签会议纪要 MN-1") == people(*EVERYBODY)
    assert found.words[liaison(CULTURE)].index("农家书屋整合提升") < found.words[liaison(CULTURE)].index("科普场馆")
    assert found.by("本稿没有由组织部牵头或配合的事项") == people(PARTY)


async def three_object_and_the_others_answer(here: Town) -> None:
    objections = {
        ESTABLISHMENT: ("文化经费分担办法", "编外人员经费不应列入"),
        LABOUR: ("职工书屋夜间值守", "夜间值守的加班待遇没有说清"),
        LAND: ("侨乡记忆馆选址", "地块规划用途尚未调整"),
    }
    for unit, (clause, text) in objections.items():
        await press(here, liaison(unit), "minutes-object")
        said = {"selected_option": option(here.opened_view(liaison(unit)), "decision_id", clause)}
        box = {"selected_options": [{"value": "otherwise"}]}
        await submit(here, liaison(unit), {"decision_id": said, "text": text, "otherwise": box})
    raised = whole((await here.messages(OFFICE))[-1])
    assert "资规分局联络员对会议纪要 MN-1 提出异议（第 12 条）" in raised
    for position, (_, text) in zip((3, 7, 12), objections.values(), strict=True):
        assert f"联络员（第 {position} 条）" in raised
        assert text in raised
    assert not any((await heard(here)).by("异议") - people(*objections))
    await press(here, liaison(STATISTICS), "minutes-reserve")
    await submit(here, liaison(STATISTICS), {"text": "台账口径以年报为准"})
    await press_office(here, "minutes-enter")
    entered = {"unit_id": one(MARKET), "source": "市场监管局复函〔2026〕8号"}
    await heard(here)
    await submit(here, SECRETARY, entered)
    assert (await heard(here)).by("市场监管局复函〔2026〕8号") - {SECRETARY} == people(MARKET)
    spoken = {*objections, STATISTICS, MARKET, SCHOLARS}
    answers = await all_say(here, [(liaison(unit), "同意 MN-1") for unit in EVERYBODY if unit not in spoken])
    assert all("表态：同意" in each for each in answers)
    glance = (await here.say(SECRETARY, "纪要 MN-1")).whole
    assert "待表态（1）：科协" in glance
    assert "有异议（3）：编办、人力社保局、资规分局" in glance
    assert "有保留（1）：统计局" in glance
    await heard(here)


async def one_objection_is_settled_and_one_clause_returned(here: Town) -> None:
    card = card_with(await here.messages(OFFICE), "objection-refer")
    await press_nth(here, OFFICE, card, "objection-refer", 2)
    await here.delivered()
    assert (await heard(here)).by("提请您协调：人力社保局") == {CONVENER}
    card = card_with(await here.direct(CONVENER), "objection-settle")
    await press_nth(here, await here.direct_channel(CONVENER), card, "objection-settle", 2, user=CONVENER)
    assert "夜间值守的加班待遇没有说清" in whole({"blocks": here.opened_view(CONVENER)["blocks"]})
    await submit(here, CONVENER, {"text": "先试点三个月，按实际值守计发补助"})
    told = (await heard(here)).by("人力社保局", "已由周明远协调解决")
    assert told - {CONVENER} == people(LABOUR)
    card = card_with(await here.messages(OFFICE), "clause-return")
    await press_nth(here, OFFICE, card, "clause-return", 2)
    await here.delivered()
    assert (await heard(here)).by("退回议题：TP-12") == {liaison(OVERSEAS), liaison(LAND)}
    assert "状态：已受理" in (await here.say(liaison(OVERSEAS), "议题 TP-12")).whole
    glance = (await here.say(SECRETARY, "纪要 MN-1")).whole
    assert "有异议（1）：编办" in glance
    assert "先试点三个月，按实际值守计发补助" in glance


async def the_second_text_asks_whom_it_concerns(here: Town) -> None:
    await press(here, liaison(FINANCE), "minutes-reserve")
    first_text = here.opened_view(liaison(FINANCE))
    await press_office(here, "minutes-amend")
    await here.delivered()
    card = card_with(await here.messages(OFFICE), "clause-edit")
    await press_nth(here, OFFICE, card, "clause-edit", 3)
    await submit(
        here, SECRETARY, {"text": "文化经费分担办法，不含编外人员", "supporting_unit_ids": several(CULTURE, REFORM)}
    )
    await heard(here)
    await press_office(here, "minutes-circulate")
    await submit(here, SECRETARY, {"answer_by": of_day(date(2026, 12, 18))})
    found = await heard(here)
    concerned = {FINANCE, CULTURE, WORKERS, REFORM, ESTABLISHMENT}
    assert found.by("会签会议纪要 MN-1") == people(*concerned, SCHOLARS)
    assert found.by("只就以下 1 条表态") == people(*concerned)
    assert [
        user for unit in EVERYBODY if unit not in {*concerned, SCHOLARS} for user in people(unit) if found.words[user]
    ] == []
    late = await here.submit(liaison(FINANCE), first_text, {"text": "按第一稿的意见"})
    assert "文稿已经修改" in str(late["errors"])
    assert "没有重复记录" in (await here.say(liaison(EDUCATION), "同意 MN-1")).whole
    answers = await all_say(here, [(liaison(unit), "同意 MN-1") for unit in (*concerned, SCHOLARS)])
    assert all("表态：同意" in each for each in answers)


async def the_minutes_are_signed_and_issued(here: Town, url: str) -> None:
    assert (await heard(here)).by("请召集人签发") == {CONVENER}
    await press(here, CONVENER, "minutes-sign-off")
    await here.delivered()
    await press_office(here, "minutes-issue")
    await here.delivered()
    found = await heard(here)
    assert found.by("会议纪要〔2026〕1号") - {CONVENER} == people(*EVERYBODY)
    assert "涉及文广旅体局的议定事项有 4 条" in found.words[liaison(CULTURE)]
    assert "本次没有由组织部牵头或配合的事项" in found.words[liaison(PARTY)]
    posts = [each for each in await here.messages(ANNOUNCEMENT) if each.get("blocks")]
    assert len(posts) == 1
    assert "侨乡记忆馆选址" not in whole(posts[0])
    assert [row["position"] for row in await rows(url, _TASKS)] == list(range(1, 12))
    assert "状态：已受理" in (await here.say(liaison(OVERSEAS), "议题 TP-12")).whole
    assert "状态：已议定" in (await here.say(liaison(WRITERS), "议题 TP-11")).whole


_TASKS = """SELECT decisions.position, tasks.number, tasks.state, tasks.due_on FROM tasks
    JOIN decisions ON decisions.task_id = tasks.id JOIN minutes ON minutes.id = decisions.minutes_id
    WHERE minutes.state = 'issued' ORDER BY decisions.position"""


async def receipts_are_given_and_chased(here: Town, url: str) -> None:
    late = (PARTY, MARKET, LAND, WRITERS)
    await all_say(here, [(liaison(unit), "纪要 签收 MN-1") for unit in EVERYBODY if unit not in late])
    first = (await rows(url, _TASKS))[0]["number"]
    await here.say(liaison(EDUCATION), f"办结 TK-{first} 十二所学校已开放")
    await here.delivered()
    await press_office(here, "task-close")
    await here.delivered()
    await heard(here)
    await here.move_to(morning(12, 14))
    found = await heard(here)
    assert found.by("纪要签收") == {liaison(unit) for unit in late}
    assert found.by("2026H2 通报公共文化设施运行情况") == people(INSPECTING)


async def a_correction_asks_whom_it_concerns(here: Town) -> None:
    """Of two clauses one has another day, and one is dropped."""
    await press_shown(here, "纪要 MN-1", "minutes-correct")
    await here.delivered()
    await here.say(SECRETARY, "纪要 MN-2")
    card = card_with(await here.ephemerals(SECRETARY, GROUP), "clause-edit")
    await press_nth(here, GROUP, card, "clause-edit", 2)
    await submit(here, SECRETARY, {"due_on": of_day(LATER)})
    await here.say(SECRETARY, "纪要 MN-2")
    card = card_with(await here.ephemerals(SECRETARY, GROUP), "clause-remove")
    await press_nth(here, GROUP, card, "clause-remove", 9)
    await here.delivered()
    await heard(here)
    await press_shown(here, "纪要 MN-2", "minutes-circulate")
    await submit(here, SECRETARY, {"answer_by": of_day(date(2026, 12, 18))})
    found = await heard(here)
    assert found.by("会签会议纪要 MN-2") == people(SCIENCE, SCHOLARS)
    assert {user for user, words in found.words.items() if words} - {SECRETARY} == people(SCIENCE, SCHOLARS)
    assert "不涉及贵单位" in (await here.say(liaison(WOMEN), "异议 MN-2 不同意")).whole
    await all_say(here, [(liaison(unit), "同意 MN-2") for unit in (SCIENCE, SCHOLARS)])
    await press(here, CONVENER, "minutes-sign-off")
    await here.delivered()
    await heard(here)


async def a_correction_changes_tasks_and_doubles_none(here: Town, url: str) -> None:
    before, (counted,) = await rows(url, _TASKS), await rows(url, _ALL_TASKS)
    await press_office(here, "minutes-issue")
    await here.delivered()
    found = await heard(here)
    assert found.by("会议纪要〔2026〕2号") - {CONVENER} == people(*EVERYBODY)
    posts = [whole(each) for each in await here.messages(ANNOUNCEMENT) if each.get("blocks")]
    assert len(posts) == 2
    assert "更正：MN-1 〔2026〕1号" in posts[1]
    assert await rows(url, _ALL_TASKS) == [counted]
    changed, dropped = before[1]["number"], before[8]["number"]
    after = {row["number"]: row for row in await rows(url, _TASKS)}
    assert set(after) == {row["number"] for row in before} - {dropped}
    assert [number for number, row in after.items() if str(row["due_on"]) == str(LATER)] == [changed]
    assert found.by(f"TK-{changed} ", "完成时限") >= people(SCIENCE) | {liaison(SCHOLARS)}
    assert found.by(f"TK-{dropped} ", "取消") - {CONVENER, SECRETARY} == {liaison(WOMEN), liaison(EDUCATION)}
    assert "状态：已取消" in (await here.say(liaison(WOMEN), f"任务 TK-{dropped}")).whole
    first = (await here.say(liaison(PARTY), "纪要 MN-1")).whole
    assert "已被更正" in first
    assert "MN-2 〔2026〕2号" in first
    assert "不用签收" in (await here.say(liaison(PARTY), "纪要 签收 MN-1")).whole


_ALL_TASKS = "SELECT count(*) AS tasks FROM tasks"


async def the_second_plenary_opens_with_the_first(here: Town) -> None:
    await here.move_to(morning(12, 29))
    found = await heard(here)
    assert not found.by("纪要签收", "MN-1")
    await here.say(SECRETARY, "会议 召开")
    called = {"title": "第二次全体会议", "held_on": of_day(date(2027, 1, 6)), "place": "区文化中心三楼"}
    await submit(here, SECRETARY, called)
    await press_office(here, "agenda-set")
    view = here.opened_view(SECRETARY)
    back = {"selected_options": [option(view, "topic_ids", "侨乡记忆馆选址")]}
    await submit(here, SECRETARY, {"topic_ids": back, "minutes": "20"})
    await heard(here)
    await press_office(here, "meeting-notify")
    await here.delivered()
    found = await heard(here)
    assert found.by("会议通知：第二次全体会议", "前次议定事项") >= people(*EVERYBODY)
    leading = {unit for unit, _, _ in TOPICS} - {EDUCATION, WOMEN, OVERSEAS} | {INSPECTING}
    assert found.by("本单位尚未办结的议定事项") == people(*leading)
    shown = (await here.say(liaison(PARTY), "会议 MT-2")).whole
    assert shown.index("前次议定事项落实情况") < shown.index("侨乡记忆馆选址")
    assert "前次议定事项：已办结 1 项" in shown
    assert "🔴 1" in shown
