"""A workspace's first start: the installer is greeted and led, in chat, to a group that works."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.domain.people import Role
from bot.store import schema
from bot.store.database import Database
from tests.builders import CHANNELS, SECRETARY, STRANGER, TestClock, liaison, member
from tests.command_line import concord
from tests.town import NEWCOMER, Town, card_with, town, whole

INSTALLER = SECRETARY
UNITS = "城区文化局，文化局\n城区教育局，教育局\n城区财政局"
ROSTER = "unit,role,name,slack_id\n教育局,liaison,王芳,U0L09\n教育局,member,李强,U0M09\n文化局,联络员,赵敏,U0L16\n"


@pytest.fixture
def prepare_database() -> None:
    """These tests begin with an empty database."""


@pytest.fixture
async def here(database_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    database = Database(database_url, TestClock())
    await schema.migrate(database.engine)
    await database.close()
    async with town(database_url, tmp_path, slack={"installer": INSTALLER}) as opened:
        yield opened


async def card(here: Town) -> tuple[str, dict[str, Any]]:
    """Return the installer's conversation, and the card in it."""
    await here.delivered()
    at = await here.direct_channel(INSTALLER)
    return at, card_with(await here.messages(at), "setup-")


async def step(here: Town, action: str, values: dict[str, Any], *, by: str = INSTALLER) -> dict[str, Any]:
    """Press a step's button and send its form; return what came back."""
    at, shown = await card(here)
    await here.press(by, at, shown, action)
    return await here.submit(by, here.opened_view(by), values)


async def upload(here: Town, name: str, content: bytes) -> dict[str, Any]:
    """Hand in a file as the page does; return the value of the field."""
    form = aiohttp.FormData()
    form.add_field("file", content, filename=name)
    form.add_field("as", INSTALLER)
    async with here.http.post(f"{here.place.url}/client/upload", data=form) as answer:
        found = await answer.json()
        assert found["ok"], found
        return {"files": [found["file"]["id"]]}


def chosen(**channels: str) -> dict[str, Any]:
    return {name: {"selected_conversation": channel} for name, channel in channels.items()}


def person(slack_id: str) -> dict[str, Any]:
    return {"selected_user": slack_id}


async def test_from_the_greeting_to_a_group_that_works(here: Town) -> None:
    _, shown = await card(here)
    assert "定频道" in whole(shown)
    done = await step(here, "setup-group", {"name": "城区公共文化协调组", "short": "文化协调组", "units": UNITS})
    assert done["ok"], done
    assert "3 个成员单位" in whole((await card(here))[1])
    done = await step(here, "setup-channels", chosen(**CHANNELS))
    assert done["ok"], done
    staff = {"director": person("U0DIR"), "secretaries": {"selected_users": [SECRETARY]}, "convener": person("U0CONV")}
    done = await step(here, "setup-office", staff)
    assert done["ok"], done
    assert "陈立群" in whole((await card(here))[1])
    done = await step(here, "setup-roster", {"roster": await upload(here, "名册.csv", ROSTER.encode())})
    assert done["ok"], done
    at, shown = await card(here)
    assert "2 个单位已有联络员" in whole(shown)
    await here.press(INSTALLER, at, shown, "setup-finish")
    await here.delivered()
    assert any("办公室主任" in text and "已建好" in text for text in await here.news("U0DIR"))
    assert any("成员和联络员" in whole(message) for message in await here.messages(CHANNELS["group"]))
    assert "TK-1" in (await here.say("U0DIR", "任务 交办 教育局 +5 开放图书室")).whole
    await here.delivered()
    assert any("开放图书室" in text for text in await here.news(liaison(9)))
    assert "TP-1" in (await here.say(liaison(16), "议题 提交 关于分馆")).whole
    seats = await here.concord.database.read(lambda tx: tx.people.list_seated(1, list(Role), TestClock().now().date()))
    assert {(person.name, seat.role) for person, seat in seats} == {
        ("陈立群", Role.DIRECTOR),
        ("林晓", Role.SECRETARIAT),
        ("周明远", Role.CONVENER),
        ("王芳", Role.LIAISON),
        ("李强", Role.MEMBER),
        ("赵敏", Role.LIAISON),
    }
    assert await here.concord.database.read(lambda tx: list(tx.record.verify(1))) == []


async def test_whoever_leaves_comes_back_to_where_it_stood(here: Town) -> None:
    await step(here, "setup-group", {"name": "城区公共文化协调组", "short": "文化协调组"})
    answer = await here.say(INSTALLER, "setup", command="/coord")
    assert "26 member units" in answer.whole
    shown = await here.ephemerals(INSTALLER, CHANNELS["group"])
    await here.press(INSTALLER, CHANNELS["group"], shown[-1], "setup-channels")
    assert here.opened_view(INSTALLER)["title"]["text"] == "Choose channels"
    at = await here.direct_channel(INSTALLER)
    await here.write(INSTALLER, at, "建组")
    await here.delivered()
    assert "26 个成员单位" in whole((await here.messages(at))[-1])


async def test_faults_stand_beside_their_fields(here: Town) -> None:
    at, shown = await card(here)
    await here.press(INSTALLER, at, shown, "setup-group")
    twice = await here.submit(
        INSTALLER, here.opened_view(INSTALLER), {"name": "甲", "short": "甲", "units": "文化局\n文化局"}
    )
    assert set(twice["errors"]) == {"units"}
    fine = await here.submit(
        INSTALLER, here.opened_view(INSTALLER), {"name": "甲", "short": "甲", "units": "文化局\n教育局"}
    )
    assert fine["ok"]
    same = await step(here, "setup-channels", chosen(group="C0GROUP", announcement="C0GROUP", secretariat="C0GROUP"))
    assert set(same["errors"]) == {"secretariat"}
    for channel in here.place.state.channels:
        if channel.id == "C0OFFICE":
            channel.members.remove("U0CONCORD")
    absent = await step(here, "setup-channels", chosen(**CHANNELS))
    assert "/invite" in absent["errors"]["secretariat"]
    text = await step(here, "setup-roster", {"roster": await upload(here, "x.xlsx", b"no workbook")})
    assert set(text["errors"]) == {"roster"}
    faulty = ROSTER.replace("教育局,member", "气象局,member").encode()
    row = await step(here, "setup-roster", {"roster": await upload(here, "x.csv", faulty)})
    assert "3" in row["errors"]["roster"]
    assert await here.concord.database.read(lambda tx: tx.people.list_seated(1, list(Role), MONDAY_DAY)) == []


MONDAY_DAY = TestClock().now().date()


async def test_nobody_else_sets_anything_up(here: Town) -> None:
    at, shown = await card(here)
    assert "安装" in (await here.say(STRANGER, "建组")).whole
    for button in ("setup-group", "setup-finish"):
        signed = {"container": {"type": "message", "channel": at, "ts": shown["ts"]}, "block_id": "x"}
        await here.act("action", **{"as": NEWCOMER}, **signed, action_id=button, value="1|zh")
    await here.delivered()
    assert await here.concord.database.read(lambda tx: tx.groups.list_keys()) == []
    assert await here.concord.database.read(lambda tx: tx.setups.find_latest(NEWCOMER)) is None


async def test_the_greeting_comes_once_and_not_where_a_group_is_at_work(here: Town, tmp_path: Path) -> None:
    await card(here)
    await here.concord._welcome()
    await here.delivered()
    assert len(await here.direct(INSTALLER)) == 1
    await step(here, "setup-group", {"name": "甲", "short": "甲"})
    await here.concord.database.write(lambda tx: tx.setups.add(replaced(tx.setups.find_latest(INSTALLER))))
    await here.concord._welcome()
    await here.delivered()
    assert len(await here.direct(INSTALLER)) == 1


def replaced(setup: Any) -> Any:
    return type(setup)(0, member(1), setup.team_id, None, closed=False)


async def test_a_second_group_may_not_take_the_first_ones_channels(here: Town) -> None:
    await step(here, "setup-group", {"name": "甲", "short": "甲"})
    await step(here, "setup-channels", chosen(**CHANNELS))
    await step(here, "setup-office", {"director": person("U0DIR")})
    at, shown = await card(here)
    await here.press(INSTALLER, at, shown, "setup-finish")
    await here.write(INSTALLER, at, "建组")
    done = await step(here, "setup-group", {"name": "乙", "short": "乙"})
    assert done["ok"], done
    taken = await step(here, "setup-channels", chosen(**CHANNELS))
    assert set(taken["errors"]) == {"group"}
    assert await here.concord.database.read(lambda tx: [key for _, key in tx.groups.list_keys()]) == [
        "group-1",
        "group-2",
    ]


async def test_the_doctor_finds_nothing_to_mend_in_what_was_set_up(here: Town, tmp_path: Path) -> None:
    await step(here, "setup-group", {"name": "甲", "short": "甲"})
    await step(here, "setup-channels", chosen(**CHANNELS))
    await here.delivered()
    slack = here.concord.settings.slack
    said = await concord(
        "doctor",
        "--config",
        str(tmp_path / "none.toml"),
        SLACK__MODE="http",
        SLACK__BOT_TOKEN=slack.bot_token.get_secret_value(),
        SLACK__SIGNING_SECRET=slack.signing_secret.get_secret_value(),
        SLACK__API_BASE_URL=slack.api_base_url,
        DATABASE__URL=here.concord.settings.database.url,
        FILES__DATA_DIR=str(tmp_path),
        CLOCK__FOLLOW=str(tmp_path / "clock.json"),
    )
    assert said.code == 0, said.out
