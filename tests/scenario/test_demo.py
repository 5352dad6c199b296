"""The demonstration, started as `concord demo` starts it."""

import asyncio
import io
import json
import socket
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import pytest
from rich.console import Console

from bot.demo.people import CONVENER, ENGLISH_SPEAKING, INSPECTOR, SECRETARY, liaison, list_figures, member
from bot.demo.places import ANNOUNCEMENT, GROUP, OFFICE
from bot.demo.stage import last_day
from bot.demonstration import Demonstration, DemonstrationError, opened
from bot.domain.people import UNIT_ROLES, Role
from bot.services import delivery
from tests.builders import founding_profile
from tests.town import People, whole

READY, STOPPED = 100, 10
BEIJING = ZoneInfo("Asia/Shanghai")


@pytest.mark.timeout(240)
async def test_the_demonstration_begins_with_something_to_look_at(tmp_path: Path) -> None:
    said = io.StringIO()
    loop = asyncio.get_running_loop()
    async with opened(0, tmp_path, Console(file=said), is_fresh=True) as shown, aiohttp.ClientSession() as http:
        async with asyncio.timeout(READY):
            await shown.tell()
        shown.print_guide()
        people = People(shown.workspace, http)
        await channels_show_the_work(people)
        await everybody_has_something_to_do(people)
        await it_works_on(people, shown)
        assert await shown.concord.database.read(delivery.list_dead) == []
        stopping = loop.time()
    assert loop.time() - stopping < STOPPED
    assert shown.url in said.getvalue()
    await it_goes_on_another_day(tmp_path)


async def channels_show_the_work(people: People) -> None:
    group = await people.messages(GROUP)
    table = next(message for message in reversed(group) if "TK-4" in whole(message))
    assert {"TK-1", "TK-2", "TK-4"} <= set(whole(table).replace("·", " ").split())
    assert sum("bot_id" not in message for message in group) >= 5
    posted = [message for message in await people.messages(ANNOUNCEMENT) if "bot_id" in message]
    (issued,) = [message for message in posted if not message.get("files")]
    assert f"〔{local_day(issued).year}〕1号" in whole(issued)
    office = await people.messages(OFFICE)
    for waits in ("TP-7", "TP-8", "TK-7", "CC-1", "MN-2", "MT-3"):
        assert any(waits in whole(message) for message in office), waits


async def everybody_has_something_to_do(people: People) -> None:
    assert "TK-1" in today(await people.direct(liaison("education")))
    assert "TK-1" in today(await people.direct(member("education")))
    for leader in (CONVENER, INSPECTOR):
        assert "TK-4" in today(await people.direct(leader))
    desk = await people.say(SECRETARY, "待办")
    for waits in ("TP-7", "TP-8", "TK-7", "CC-1", "MN-2", "MT-3"):
        assert waits in desk.whole
    mine = (await people.say(liaison("education"), "待办")).whole
    for waits in ("MN-2", "MT-3", "TP-6"):
        assert waits in mine
    assert "到会 24 / 26" in (await people.say(SECRETARY, "会议 MT-1")).whole
    assert "TP-4" in (await people.say(liaison("market-regulation"), "待办")).whole
    english = "\n".join(whole(message) for message in await people.direct(liaison(ENGLISH_SPEAKING)))
    assert "Concurrence" in english
    assert "Earlier decisions" in english


async def it_works_on(people: People, shown: Demonstration) -> None:
    answer = await people.say(liaison("education"), "进展 TK-1 80% 又有两所学校完成围网改造")
    assert "TK-1" in answer.text
    async with people.http.get(f"{shown.workspace.url}/client/marks") as found:
        marks = (await found.json())["marks"]
    assert "TK-10" in marks[0]["label"]["zh"]
    assert "due" in marks[0]["label"]["en"]
    await people.act("clock", to=marks[0]["at"])
    await shown.concord.scheduler.tick()
    async with asyncio.timeout(20):
        await shown.concord.deliverer.drained()
    assert "TK-10" in today(await people.direct(liaison("trade-unions")))


async def it_goes_on_another_day(data: Path) -> None:
    said = Console(file=io.StringIO())
    async with opened(0, data, said, is_fresh=False) as shown, aiohttp.ClientSession() as http:
        await shown.tell()
        people = People(shown.workspace, http)
        assert "TK-10" in today(await people.direct(liaison("trade-unions")))
        with pytest.raises(DemonstrationError, match="--data"):
            await start_once_more(data)
        answer = await people.say(SECRETARY, "记录 TK-1")
        assert "80" in answer.whole


async def start_once_more(data: Path, port: int = 0) -> None:
    async with opened(port, data, Console(file=io.StringIO()), is_fresh=True):
        raise AssertionError("it started")


async def test_a_story_that_is_stopped_half_way_is_told_anew(tmp_path: Path) -> None:
    said = io.StringIO()
    async with opened(0, tmp_path, Console(file=said), is_fresh=True) as shown:
        telling = asyncio.create_task(shown.tell())
        async with asyncio.timeout(READY):
            while await shown.concord.database.read(delivery.next_moment) is None:
                await shown.concord.database.wake.wait()
            telling.cancel()
            await asyncio.wait({telling})
        assert telling.cancelled()
    async with opened(0, tmp_path, Console(file=said), is_fresh=False) as shown:
        assert not shown.is_told


async def test_a_port_that_is_taken_is_told_with_how_to_mend_it(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(DemonstrationError, match=f"make demo ARGS='--port {port + 1}'"):
            await start_once_more(tmp_path, port)
    assert json.loads((tmp_path / "clock.json").read_text("utf-8"))


def test_every_seat_of_the_group_is_filled() -> None:
    units = [unit.key for unit in founding_profile().units]
    seats = [seat for figure in list_figures() for seat in figure.seats]
    for role in UNIT_ROLES:
        assert sorted(unit for held, unit in seats if held is role) == sorted(units)
    others = [role for role, _ in seats if role not in UNIT_ROLES]
    assert sorted(others) == sorted(
        [Role.CONVENER, Role.DIRECTOR, *[Role.SECRETARIAT] * 2, *[Role.INSPECTOR] * 2, Role.OBSERVER]
    )
    assert len({figure.handle for figure in list_figures()}) == len(list_figures())


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2026, 11, 23, 13, 0, tzinfo=BEIJING), date(2026, 11, 23)),
        (datetime(2026, 11, 23, 5, 0, tzinfo=BEIJING), date(2026, 11, 23)),
        (datetime(2026, 11, 23, 18, 0, tzinfo=BEIJING), date(2026, 11, 24)),
        (datetime(2026, 11, 20, 18, 0, tzinfo=BEIJING), date(2026, 11, 23)),
        (datetime(2026, 10, 10, 12, 0, tzinfo=BEIJING), date(2026, 10, 10)),
        (datetime(2026, 10, 3, 12, 0, tzinfo=BEIJING), date(2026, 10, 8)),
    ],
)
def test_the_story_ends_on_a_working_day(now: datetime, expected: date) -> None:
    assert last_day(founding_profile().rules.to_rules(), now) == expected


def local_day(message: dict[str, Any]) -> date:
    return datetime.fromtimestamp(float(message["ts"]), BEIJING).date()


def today(messages: Sequence[dict[str, Any]]) -> str:
    """Return what arrived on the day of the last message."""
    last = local_day(messages[-1])
    return "\n".join(whole(message) for message in messages if local_day(message) > last - timedelta(days=1))
