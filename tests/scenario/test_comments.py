"""Comments in the thread of a task's card, by signed requests: kept, told where the card stands, and nowhere else."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.builders import CHANNELS, CONVENER, CULTURE, EDUCATION, FINANCE, SECRETARY, liaison
from tests.town import BOT, Town, town, whole

LEAD, SUPPORT, OTHER = liaison(EDUCATION), liaison(FINANCE), liaison(CULTURE)
OFFICE = CHANNELS["secretariat"]


@pytest.fixture
async def here(database_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    async with town(database_url, tmp_path) as opened:
        await opened.say(SECRETARY, "任务 交办 教育局 +10 开放学校图书室")
        await opened.say(LEAD, "进展 TK-1 10% 已起草")
        await opened.delivered()
        yield opened


async def card(here: Town, user: str) -> tuple[str, dict[str, Any]]:
    channel = await here.direct_channel(user)
    return channel, next(message for message in await here.messages(channel) if "TK-1" in whole(message))


async def reply(here: Town, user: str, channel: str, to: dict[str, Any], text: str) -> None:
    sent = await here.act("send", **{"as": user}, channel=channel, text=text, thread_ts=to["ts"])
    assert sent["ok"], sent
    await here.delivered()


def beneath(messages: list[dict[str, Any]], parent: dict[str, Any]) -> list[str]:
    return [whole(each) for each in messages if each.get("thread_ts") == parent["ts"] and each["ts"] != parent["ts"]]


async def test_a_reply_beneath_a_card_reaches_the_office_and_its_answer_comes_back(here: Town) -> None:
    channel, shown = await card(here, LEAD)
    await reply(here, LEAD, channel, shown, "图纸何时能给？")
    assert any("已记入 TK-1" in text for text in beneath(await here.messages(channel), shown))
    assert "图纸何时能给？" in whole((await card(here, LEAD))[1])
    (told,) = [message for message in await here.messages(OFFICE) if "图纸何时能给？" in whole(message)]
    assert "教育局联络员（教育局）" in whole(told)
    await reply(here, SECRETARY, OFFICE, told, f"<@{BOT}> 明天送到")
    assert any("明天送到" in text for text in beneath(await here.messages(channel), shown))
    assert sum("明天送到" in whole(message) for message in await here.messages(OFFICE)) == 1
    answer = await here.say(SECRETARY, "任务 TK-1")
    assert "图纸何时能给？" in answer.whole
    assert "明天送到" in answer.whole


async def test_a_command_beneath_a_card_stays_a_command(here: Town) -> None:
    channel, shown = await card(here, LEAD)
    await reply(here, LEAD, channel, shown, "进展 TK-1 30% 已送审")
    await reply(here, LEAD, channel, shown, "进展不大")
    answer = await here.say(LEAD, "任务 TK-1")
    assert "30%" in answer.whole
    assert "：进展不大" in answer.whole


async def test_whoever_commented_hears_more_and_a_stranger_to_the_task_may_not(here: Town) -> None:
    await here.say(CONVENER, "留言 TK-1 请抓紧")
    await here.say(LEAD, "comment TK-1 we will")
    await here.delivered()
    heard = [whole(message) for message in await here.direct(CONVENER)]
    assert any("we will" in text for text in heard)
    refused = await here.say(OTHER, "留言 TK-1 我也说一句")
    assert "属于其他单位" in refused.text
    assert not any("TK-1" in text for text in await here.news(SUPPORT))


async def test_a_comment_does_not_stand_in_the_way_of_undoing(here: Town) -> None:
    await here.say(LEAD, "留言 TK-1 刚才写错了")
    assert "撤销" in (await here.say(LEAD, "撤销 TK-1")).text
    history = await here.say(SECRETARY, "记录 TK-1")
    assert "留言" in history.whole
    assert "刚才写错了" in history.whole


async def test_the_form_opens_from_the_line_and_refuses_marked_text(here: Town) -> None:
    await here.say(LEAD, "留言 TK-1")
    view = here.opened_view(LEAD)
    refused = await here.submit(LEAD, view, {"text": "【秘密】内容"})
    assert "text" in refused["errors"]
    assert (await here.submit(LEAD, view, {"text": "请确认时间"}))["ok"]
    await here.delivered()
    assert any("请确认时间" in whole(message) for message in await here.messages(OFFICE))
