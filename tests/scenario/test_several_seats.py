"""People with seats in two units, or in two groups: asked by a click, never sent back to type again."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from bot.domain.people import Role, Seat
from bot.profiles.schema import load_profile
from bot.services import groups
from bot.store.transaction import Transaction
from tests.builders import CHANNELS, EDUCATION, FINANCE, PROFILE, SECRETARY, liaison
from tests.town import Town, find_button, town, whole

WHO = liaison(EDUCATION)
OTHER_CHANNELS = {"group": CHANNELS["announcement"]}


def seat(tx: Transaction, group_id: int, unit_id: int) -> None:
    person = tx.people.find_by_slack_id(WHO)
    assert person is not None
    tx.people.add_seat(Seat(0, group_id, unit_id, person.id, Role.LIAISON, date(2026, 11, 1), begun=True))


@pytest.fixture
async def two_units(database_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    async with town(database_url, tmp_path) as here:
        await here.concord.database.write(seat, 1, FINANCE)
        yield here


@pytest.fixture
async def two_groups(database_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    """A second group, whose channel is the one of the announcements here."""
    second = tmp_path / "second.toml"
    second.write_text(
        PROFILE.read_text("utf-8")
        .replace('key = "lucheng"', 'key = "second"')
        .replace('short = "鹿城公共文化协调组"', 'short = "第二协调组"'),
        "utf-8",
    )
    async with town(database_url, tmp_path) as here:
        profile, first = load_profile(second), load_profile(PROFILE)
        elsewhere = {"announcement": "C0ELSEWHERE"}
        await here.concord.database.write(groups.apply_profile, first, elsewhere, is_rehearsal=False)
        await here.concord.database.write(groups.apply_profile, profile, OTHER_CHANNELS, is_rehearsal=False)
        group = await here.concord.database.read(lambda tx: tx.groups.get(2))
        await here.concord.database.write(seat, 2, group.units[FINANCE - 1].id)
        await here.delivered()
        yield here


async def chosen(here: Town, name: str, channel: str = CHANNELS["group"]) -> str:
    """Press the button of a choice in the newest message that its reader alone sees; return what comes of it."""
    question = (await here.ephemerals(WHO, channel))[-1]
    for place in range(5):
        block, element = find_button(question, f"which:{place}")
        if element["text"]["text"] == name:
            await here.press(WHO, channel, question, element["action_id"])
            await here.delivered()
            return whole((await here.ephemerals(WHO, channel))[-1])
    raise AssertionError(block)


class TestTwoUnits:
    async def test_an_item_decides_by_itself(self, two_units: Town) -> None:
        here = two_units
        await here.say(SECRETARY, "任务 交办 教育局 12-31 开放学校图书室")
        await here.say(SECRETARY, "任务 交办 财政局 12-31 落实经费")
        assert "30%" in (await here.say(WHO, "进展 TK-1 30% 完成一半")).text
        assert "40%" in (await here.say(WHO, "进展 TK-2 40% 已列预算")).text

    async def test_an_ambiguous_line_is_carried_out_after_one_click(self, two_units: Town) -> None:
        here = two_units
        asked = await here.say(WHO, "议题 提交 关于村级文化站")
        assert "哪一家" in asked.text
        answer = await chosen(here, "财政局")
        assert "TP-1" in answer
        topic = await here.say(SECRETARY, "议题 TP-1")
        assert "关于村级文化站" in topic.whole
        assert "财政局" in topic.whole
        await here.delivered()
        assert "TP-1" in whole((await here.messages(CHANNELS["secretariat"]))[-1])

    async def test_a_line_in_the_direct_message_is_asked_and_answered_there(self, two_units: Town) -> None:
        here = two_units
        at = await here.direct_channel(WHO)
        await here.write(WHO, at, "topic new Village halls")
        await here.delivered()
        question = (await here.direct(WHO))[-1]
        assert "which one" in whole(question)
        for _ in range(2):
            await here.press(WHO, at, question, "which:1")
            await here.delivered()
        assert "TP-1" in whole((await here.direct(WHO))[-1])
        assert "TP-2" not in (await here.say(SECRETARY, "议题 列表")).whole

    async def test_a_pressed_button_asks_too(self, two_units: Town) -> None:
        here = two_units
        await here.say(SECRETARY, "联络员 代理", channel=CHANNELS["secretariat"])
        assert any(block["block_id"] == "unit_id" for block in here.opened_view(SECRETARY)["blocks"])
        asked = await here.say(WHO, f"联络员 代理 <@{liaison(1)}|li> 11-23 12-04")
        assert "哪一家" in asked.text
        assert "代理已安排" in await chosen(here, "教育局")
        roster = await here.say(SECRETARY, "联络员 教育局")
        assert "（代理，代教育局联络员" in roster.whole

    async def test_each_units_notice_names_its_unit(self, two_units: Town) -> None:
        here = two_units
        await here.say(SECRETARY, "任务 交办 教育局 12-31 开放学校图书室")
        await here.say(SECRETARY, "任务 交办 财政局 12-31 落实经费")
        await here.delivered()
        told = [whole(message) for message in await here.direct(WHO)]
        assert sum("TK-1" in words for words in told) == 1
        assert sum("TK-2" in words for words in told) == 1

    async def test_duties_are_those_of_the_unit_that_is_chosen(self, two_units: Town) -> None:
        here = two_units
        assert "哪一家" in (await here.say(WHO, "职责")).text
        assert "财政局的职责" in await chosen(here, "财政局")

    async def test_what_both_units_owe_stands_on_the_desk_once(self, two_units: Town) -> None:
        here = two_units
        await here.say(SECRETARY, "议题 征集 12-15")
        await here.delivered()
        desk = await here.say(WHO, "待办")
        assert "需要您处理的有 1 项" in desk.whole


class TestTwoGroups:
    async def test_the_group_of_the_channel_counts(self, two_groups: Town) -> None:
        here = two_groups
        assert "教育局" in (await here.say(WHO, "待办")).whole
        there = await here.say(WHO, "待办", channel=CHANNELS["announcement"])
        assert "财政局" in there.whole

    async def test_elsewhere_it_is_asked_and_the_line_carried_out(self, two_groups: Town) -> None:
        here = two_groups
        at = await here.direct_channel(WHO)
        await here.write(WHO, at, "议题 提交 关于村级文化站")
        await here.delivered()
        question = (await here.direct(WHO))[-1]
        assert "第二协调组" in whole(question)
        await here.press(WHO, at, question, "which:1")
        await here.delivered()
        answer = (await here.direct(WHO))[-1]
        assert "TP-1" in whole(answer)
        assert "财政局" in whole(answer)
        await here.press(WHO, at, answer, "history")
        await here.delivered()
        assert "关于村级文化站" in whole((await here.ephemerals(WHO, at))[-1])

    async def test_a_form_stays_with_the_group_it_was_opened_for(self, two_groups: Town) -> None:
        here = two_groups
        at = await here.direct_channel(WHO)
        assert "哪一个" in (await here.say(WHO, "议题 提交", channel=at)).text
        question = (await here.ephemerals(WHO, at))[-1]
        await here.press(WHO, at, question, "which:1")
        view = here.opened_view(WHO)
        values = {
            "title": "表单里的议题",
            "urgency": {"selected_option": {"value": "ordinary"}},
        }
        sent = await here.submit(WHO, view, values)
        assert sent["ok"], sent
        await here.delivered()
        group = await here.concord.database.read(lambda tx: tx.topics.list_in_states(2, ["submitted"]))
        assert [topic.title for topic in group] == ["表单里的议题"]

    async def test_the_home_tab_asks_which_desk(self, two_groups: Town) -> None:
        here = two_groups
        await here.act("home", **{"as": WHO}, app="A0CONCORD")
        await here.delivered()
        home = (await here.act("home", **{"as": WHO}, app="A0CONCORD"))["view"]
        assert "第二协调组" in whole(home)
        block, element = find_button(home, "which:1")
        container = {"type": "view", "view_id": home["id"]}
        pressed = {"block_id": block["block_id"], "action_id": element["action_id"], "value": element["value"]}
        assert (await here.act("action", **{"as": WHO}, container=container, **pressed))["ok"]
        await here.delivered()
        assert "财政局" in whole((await here.direct(WHO))[-1])
