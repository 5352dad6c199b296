"""Bad input, each answered with its sentence in the language spoken, and nothing done."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from bot.domain.tasks import AssignTask
from bot.services import tasks
from bot.services.front_desk import Speaker, identify
from tests.builders import CHANNELS, EDUCATION, FINANCE, OBSERVER, SECRETARY, STRANGER, liaison
from tests.town import Town, town, whole

OFFICE = CHANNELS["secretariat"]


@pytest.fixture
async def here(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    """A town with one task of the education bureau (TK-1)."""
    async with town(sqlite_url, tmp_path) as opened:

        def assign(tx: object) -> None:
            actor = identify(tx, Speaker(SECRETARY))  # type: ignore[arg-type]
            unit = tx.groups.of(actor).units[EDUCATION - 1]  # type: ignore[attr-defined]
            tasks.assign_task(tx, actor, AssignTask("选址", unit.id, date(2026, 12, 31)))  # type: ignore[arg-type]

        await opened.concord.database.write(assign)
        await opened.delivered()
        yield opened


LONG = "长" * 10_000
CASES = {
    "unknown word": (liaison(EDUCATION), "天气", ["没听懂", "帮助"], "weather", ["understand", "help"]),
    "near word": (liaison(EDUCATION), "进站 TK-1 60% 好", ["进展"], "progres TK-1 60% ok", ["progress"]),
    "unknown reference": (liaison(EDUCATION), "进展 TK-99 60% 好", ["TK-99"], "progress TK-99 60% ok", ["TK-99"]),
    "no reference": (liaison(EDUCATION), "进展 选址", ["编号", "TK-40"], "progress site", ["TK-40"]),
    "wrong kind": (liaison(EDUCATION), "进展 TP-1 60% 好", ["TP-1", "TK"], "progress TP-1 60% ok", ["TP-1", "TK"]),
    "percent too large": (
        liaison(EDUCATION),
        "进展 TK-1 160% 好",
        ["0 到 100", "160"],
        "progress TK-1 160% ok",
        ["0 to 100"],
    ),
    "percent no number": (liaison(EDUCATION), "进展 TK-1 六十% 好", ["六十%"], "progress TK-1 sixty% ok", ["sixty%"]),
    "empty text": (
        liaison(EDUCATION),
        "进展 TK-1 60%",
        ["写明", "/xt 进展"],
        "progress TK-1 60%",
        ["missing", "/coord"],
    ),
    "long text": (
        liaison(EDUCATION),
        f"进展 TK-1 60% {LONG}",
        ["10,000", "2,000"],
        f"progress TK-1 6% {'x' * 10_000}",
        ["10,000"],
    ),
    "impossible day": (SECRETARY, "任务 交办 教育局 2-30 选址", ["2-30"], "task new education 2-30 site", ["2-30"]),
    "past day": (
        SECRETARY,
        "任务 交办 教育局 2020-01-01 选址",
        ["已经过去"],
        "task new education 2020-01-01 site",
        ["past"],
    ),
    "day too far": (
        SECRETARY,
        "任务 交办 教育局 9999-12-31 选址",
        ["太远"],
        "task new education 9999-12-31 site",
        ["too far"],
    ),
    "no day": (SECRETARY, "任务 交办 教育局 很快 选址", ["很快", "下周五"], "task new education soon site", ["soon"]),
    "two units": (SECRETARY, "任务 交办 文 +5 选址", ["请写全称"], "task new bureau +5 site", ["Bureau"]),
    "no unit": (SECRETARY, "任务 交办 气象局 +5 选址", ["气象局"], "task new weather +5 site", ["weather"]),
    "another unit's task": (
        liaison(FINANCE),
        "进展 TK-1 60% 好",
        ["其他单位"],
        "progress TK-1 60% ok",
        ["another unit"],
    ),
    "wrong role": (OBSERVER, "任务 列表", ["岗位"], "task list", ["seat"]),
    "wrong state": (SECRETARY, "确认办结 TK-1", ["待签收"], "close TK-1", ["assigned"]),
    "stranger": (STRANGER, "待办", ["没有岗位"], "desk", ["no seat"]),
    "classified": (
        liaison(EDUCATION),
        "进展 TK-1 6% 【机密】内容",
        ["密级"],
        "progress TK-1 6% 机密★ text",
        ["secrecy"],
    ),
    "bad phone": (liaison(EDUCATION), "联络员 电话 abc", ["abc"], "contacts phone abc", ["abc"]),
}


@pytest.mark.timeout(120)
async def test_each_fault_has_its_sentence_in_both_languages(here: Town) -> None:
    before = await here.concord.database.read(lambda tx: tx.record.count(1))
    for name, (user, zh, zh_says, en, en_says) in CASES.items():
        for command, line, says in (("/xt", zh, zh_says), ("/coord", en, en_says)):
            answer = await here.say(user, line, command=command)
            for words in says:
                assert words.casefold() in answer.text.casefold(), (name, answer.text)
            assert len(answer.text) < 400, name
    assert await here.concord.database.read(lambda tx: tx.record.count(1)) == before


async def test_the_same_line_within_a_minute_counts_once_and_says_so(here: Town) -> None:
    first = await here.say(liaison(EDUCATION), "进展 TK-1 60% 选址已完成")
    second = await here.say(liaison(EDUCATION), "进展 TK-1 60% 选址已完成")
    assert "60%" in first.text
    assert "一次" in second.text
    await here.act("clock", advance_seconds=61)
    assert "60%" in (await here.say(liaison(EDUCATION), "进展 TK-1 60% 选址已完成")).text
    reports = await here.concord.database.read(lambda tx: tx.tasks.list_reports(1, most=10))
    assert len(reports) == 2


async def test_a_stale_button_says_what_the_item_is_now(here: Town) -> None:
    at = await here.direct_channel(liaison(EDUCATION))
    (card,) = await here.direct(liaison(EDUCATION))
    await here.say(liaison(EDUCATION), "签收 TK-1")
    await here.press(liaison(EDUCATION), at, card, "task-acknowledge")
    await here.delivered()
    told = (await here.ephemerals(liaison(EDUCATION), at))[-1]
    assert "已签收" in whole(told)
    (now,) = await here.direct(liaison(EDUCATION))
    assert "已签收" in whole(now)


@pytest.mark.parametrize(
    "typed", ["<!channel>", "<@U0SEC>", "&", "<b>", ">quote", "*bold* _it_ `code`", "<https://evil.invalid|bank>"]
)
async def test_what_is_typed_is_shown_as_typed_and_mentions_nobody(here: Town, typed: str) -> None:
    await here.say(liaison(EDUCATION), f"议题 提交 标题 {typed}")
    await here.delivered()
    card = (await here.messages(OFFICE))[-1]
    assert f"标题 {typed}" in whole(card)
    kinds = {element["type"] for element in _elements(card["blocks"])}
    assert not kinds & {"mrkdwn", "user", "usergroup", "broadcast", "link", "channel"}
    assert "<!" not in card["text"].replace("&lt;!", "")


async def test_the_same_words_work_in_a_direct_message_and_after_a_mention(here: Town) -> None:
    at = await here.direct_channel(liaison(EDUCATION))
    await here.write(liaison(EDUCATION), at, "进展 TK-1 30% 私信里说的")
    await here.delivered()
    assert "30%" in whole((await here.messages(at))[-1])
    await here.write(liaison(EDUCATION), CHANNELS["group"], "<@U0CONCORD> progress TK-1 35% said in the channel")
    await here.delivered()
    replies = [message for message in await here.messages(CHANNELS["group"]) if message.get("thread_ts")]
    assert "35%" in whole(replies[-1])
    await here.write(liaison(EDUCATION), at, "什么")
    await here.delivered()
    assert "没听懂" in whole((await here.messages(at))[-1])


def _elements(part: object) -> list[dict[str, str]]:
    if isinstance(part, dict):
        own = [part] if "type" in part else []
        return own + [found for value in part.values() for found in _elements(value)]
    return [found for value in part for found in _elements(value)] if isinstance(part, list) else []
