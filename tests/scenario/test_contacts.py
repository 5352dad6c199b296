"""People and their seats through signed requests: changes, stand-ins, accounts, workbooks, the pinned roster."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bot.jobs import accounts
from bot.profiles.schema import load_profile
from bot.services import groups
from bot.services.accounts import note_account
from tests.builders import CHANNELS, EDUCATION, PROFILE, SECRETARY, liaison, member
from tests.town import NEWCOMER, Town, card_with, find_button, town, whole

GROUP, OFFICE = CHANNELS["group"], CHANNELS["secretariat"]
ABSENT = liaison(EDUCATION)
BOTH_LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])


def option(value: object) -> dict[str, Any]:
    return {"selected_option": {"value": str(value)}}


def day(value: date) -> dict[str, Any]:
    return {"selected_date": value.isoformat()}


def morning(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, 1, 0, tzinfo=UTC)


async def report_change(here: Town, effective_on: date) -> dict[str, Any]:
    """Report a new liaison by the form; return the message that the secretariat gets."""
    await here.say(ABSENT, "联络员 变更")
    view = here.opened_view(ABSENT)
    change = {
        "role": option("liaison"),
        "slack_id": {"selected_user": NEWCOMER},
        "name": "赵新",
        "title": "副科长",
        "phone": "",
        "reason": "岗位调整",
        "effective_on": day(effective_on),
    }
    assert (await here.submit(ABSENT, view, change))["ok"]
    await here.delivered()
    return (await here.messages(OFFICE))[-1]


async def test_a_change_is_returned_mended_and_takes_effect_on_its_day(database_url: str, tmp_path: Path) -> None:
    async with town(database_url, tmp_path) as here:
        await here.say(SECRETARY, "任务 交办 教育局 12-31 开放学校图书室")
        await here.delivered()
        proposed = await report_change(here, date(2026, 12, 15))
        await here.press(SECRETARY, OFFICE, proposed, "contact-return")
        returned = await here.submit(SECRETARY, here.opened_view(SECRETARY), {"reason": "请写明职务全称"})
        assert returned["ok"], returned
        await here.delivered()
        told = card_with(await here.direct(ABSENT), "contact-amend")
        await here.press(ABSENT, await here.direct_channel(ABSENT), told, "contact-amend")
        view = here.opened_view(ABSENT)
        values = {block["block_id"]: _first(block["element"]) for block in view["blocks"]}
        assert (await here.submit(ABSENT, view, values | {"title": "基教科副科长"}))["ok"]
        await here.delivered()
        again = (await here.messages(OFFICE))[-1]
        assert "基教科副科长" in whole(again)
        await here.press(SECRETARY, OFFICE, again, "contact-confirm")
        await here.delivered()
        card = card_with(await here.direct(ABSENT), "task-acknowledge")
        await here.news(NEWCOMER)
        await here.move_to(morning(date(2026, 12, 15)))
        pack, *_ = await here.news(NEWCOMER)
        assert "工作移交" in pack
        assert "TK-1" in pack
        old = next(message for message in await here.direct(ABSENT) if message["ts"] == card["ts"])
        assert "现由赵新负责" in whole(old)
        with pytest.raises(AssertionError):
            find_button(old, "task-")
        before = len(await here.direct(ABSENT))
        assert "岗位" in (await here.say(ABSENT, "签收 TK-1")).text
        await here.move_to(morning(date(2026, 12, 28)))
        assert len(await here.direct(ABSENT)) == before
        past = await here.say(SECRETARY, "联络员 区教育局 2026-12-14")
        assert "教育局联络员" in past.whole
        assert "赵新" not in past.whole
        assert "赵新" in (await here.say(SECRETARY, "contacts history EDU", command="/coord")).whole


@BOTH_LANGUAGES
async def test_a_stand_in_by_line_and_by_form(database_url: str, tmp_path: Path, language: str) -> None:
    async with town(database_url, tmp_path) as here:
        line = {
            "zh": f"联络员 代理 <@{NEWCOMER}|zhao> 11-23 12-04 任务",
            "en": f"contacts stand-in <@{NEWCOMER}|zhao> 11-23 12-04 tasks",
        }[language]
        answer = await here.say(ABSENT, line)
        assert "zhao" in answer.whole
        assert {"zh": "仅任务", "en": "tasks only"}[language] in answer.whole
        await here.delivered()
        await here.news(NEWCOMER)
        await here.say(SECRETARY, "任务 交办 教育局 12-31 开放学校图书室")
        await here.delivered()
        (told,) = await here.news(NEWCOMER)
        assert "TK-1" in told
        assert "TK-1" in (await here.say(NEWCOMER, "签收 TK-1")).text
        ephemeral = (await here.ephemerals(ABSENT, GROUP))[-1]
        assert (await here.press(ABSENT, GROUP, ephemeral, "stand-in-end"))["ok"]
        await here.delivered()
        assert "岗位" in (await here.say(NEWCOMER, "进展 TK-1 10% 晚了一步")).text
        await here.say(member(EDUCATION), {"zh": "联络员 代理", "en": "contacts stand-in"}[language])
        view = here.opened_view(member(EDUCATION))
        sent = {
            "role": option("liaison"),
            "slack_id": {"selected_user": NEWCOMER},
            "name": "",
            "starts_on": day(date(2026, 11, 24)),
            "last_day": day(date(2026, 11, 23)),
            "scope": option("all"),
            "is_beside": option("instead"),
        }
        faulty = await here.submit(member(EDUCATION), view, sent)
        assert set(faulty["errors"]) == {"last_day"}
        assert (await here.submit(member(EDUCATION), view, sent | {"last_day": day(date(2026, 11, 30))}))["ok"]
        await here.delivered()
        roster = await here.say(liaison(1), "联络员 教育局")
        assert "联络员：教育局联络员" in roster.whole


async def test_a_disabled_account_asks_for_a_successor(sqlite_url: str, tmp_path: Path) -> None:
    async with town(sqlite_url, tmp_path) as here:
        await here.act("deactivate", user=ABSENT)
        await here.delivered()
        asked = (await here.messages(OFFICE))[-1]
        assert "账号已停用" in whole(asked)
        assert "账号已停用" in whole((await here.direct(member(EDUCATION)))[-1])
        await here.press(SECRETARY, OFFICE, asked, "contact-change")
        view = here.opened_view(SECRETARY)
        unit = next(block["element"] for block in view["blocks"] if block["block_id"] == "unit_id")
        assert unit["initial_option"]["text"]["text"] == "教育局"
        await here.move_to(morning(date(2026, 11, 24)))
        unreachable = (await here.messages(OFFICE))[-1]
        assert "教育局" in whole(unreachable)
        find_button(unreachable, "contact-change")
        await here.act("deactivate", user=ABSENT, deleted=False)
        await here.delivered()
        assert "已恢复" in whole((await here.messages(OFFICE))[-1])


async def test_an_account_disabled_while_nobody_listened_is_noticed(database_url: str, tmp_path: Path) -> None:
    async with town(database_url, tmp_path) as here:
        await here.act("deactivate", user=ABSENT)
        await here.delivered()
        told = len(await here.messages(OFFICE))
        assert await accounts.look(here.concord.database, (await here.concord.workspaces.every())[0]) == 0
        await here.concord.database.write(note_account, ABSENT, is_deactivated=False)
        await here.delivered()
        await here.concord.scheduler.look_at_accounts()
        await here.delivered()
        assert "账号已停用" in whole((await here.messages(OFFICE))[-1])
        assert len(await here.messages(OFFICE)) == told + 2


async def test_a_quarter_is_confirmed_by_one_button(sqlite_url: str, tmp_path: Path) -> None:
    async with town(sqlite_url, tmp_path) as here:
        await here.move_to(morning(date(2027, 1, 4)))
        asked = card_with(await here.direct(ABSENT), "contacts-confirm")
        await here.press(ABSENT, await here.direct_channel(ABSENT), asked, "contacts-confirm")
        await here.delivered()
        done = next(message for message in await here.direct(ABSENT) if message["ts"] == asked["ts"])
        assert "已确认教育局人员无误" in whole(done)
        overview = await here.say(SECRETARY, "联络员 确认")
        assert "1/26" in overview.whole


@BOTH_LANGUAGES
async def test_workbooks_arrive_in_the_askers_direct_message(sqlite_url: str, tmp_path: Path, language: str) -> None:
    async with town(sqlite_url, tmp_path) as here:
        await here.say(SECRETARY, "任务 交办 教育局 12-31 开放学校图书室")
        lines = {"zh": ("导出 名册", "导出 台账"), "en": ("export roster", "export ledger")}[language]
        for line in lines:
            assert "📎" in (await here.say(ABSENT, line)).text
        listed = await here.say(ABSENT, "联络员")
        await here.press(ABSENT, GROUP, listed.message, "export-roster")
        await here.delivered()
        files = [file for message in await here.direct(ABSENT) for file in message.get("files") or []]
        assert [file["name"].split("-")[0] for file in files] == ["roster", "ledger", "roster"]
        heads = {"zh": ["单位", "编号"], "en": ["Unit", "Reference"]}[language]
        for file, head in zip(files, heads, strict=False):
            path = tmp_path / file["name"]
            path.write_bytes(await _download(here, file))
            page = openpyxl.load_workbook(path).worksheets[0]
            assert page["A1"].value == head
        assert not any(message.get("files") for message in await here.messages(GROUP))


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.completeUploadExternal"])
@pytest.mark.parametrize("kind", ["429", "500", "break_before", "break_after"])
async def test_a_workbook_arrives_once_whatever_breaks(sqlite_url: str, tmp_path: Path, method: str, kind: str) -> None:
    async with town(sqlite_url, tmp_path) as here:
        rules = [{"where": "api", "method": method, "kind": kind, "times": 2}]
        async with here.http.post(f"{here.place.url}/control/faults", json={"rules": rules}) as answer:
            assert answer.status == 200
        await here.say(ABSENT, "导出 名册")
        for _ in range(4):
            await here.delivered()
            await here.act("clock", advance_seconds=20)
        assert len([message for message in await here.direct(ABSENT) if message.get("files")]) == 1
        assert await here.concord.database.read(lambda tx: tx.outbox.list_dead()) == []


async def test_the_roster_is_pinned_and_edited_in_place(sqlite_url: str, tmp_path: Path) -> None:
    async with town(sqlite_url, tmp_path) as here:
        profile = load_profile(PROFILE)
        await here.concord.database.write(groups.apply_profile, profile, {"group": GROUP}, is_rehearsal=False)
        await here.delivered()
        (roster,) = await here.messages(GROUP)
        assert "教育局联络员 科长" in whole(roster)
        assert "1380000" not in whole(roster)
        channel = here.place.state.channels.find(GROUP)
        assert channel is not None
        assert channel.pins == [roster["ts"]]
        proposed = await report_change(here, date(2026, 11, 23))
        await here.press(SECRETARY, OFFICE, proposed, "contact-confirm")
        await here.delivered()
        (now,) = await here.messages(GROUP)
        assert now["ts"] == roster["ts"]
        assert "赵新 副科长" in whole(now)


def _first(element: dict[str, Any]) -> dict[str, Any]:
    """What a field of an opened modal begins with, as its submission."""
    names = {"initial_value": "value", "initial_date": "selected_date", "initial_user": "selected_user"}
    names |= {"initial_option": "selected_option"}
    return {names[key]: value for key, value in element.items() if key in names}


async def _download(here: Town, file: dict[str, Any]) -> bytes:
    """Fetch a file as the page does, which comes from the same place."""
    async with here.http.get(file["url_private"], headers={"Sec-Fetch-Site": "same-origin"}) as answer:
        return await answer.read()
