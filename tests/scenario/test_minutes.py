"""Minutes of a meeting that was held: drafted from its agenda, issued, received; silence by the group's rule."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.profiles.schema import load_profile
from bot.services import groups
from tests.builders import CHANNELS, CONVENER, EDUCATION, FINANCE, PROFILE, SECRETARY, liaison
from tests.scenario.test_meetings import at, notified
from tests.scenario.test_topics import of_day, option
from tests.town import UNITS, Town, card_with, town, whole

LEAD, OTHER = liaison(EDUCATION), liaison(FINANCE)
OFFICE = CHANNELS["secretariat"]


@pytest.fixture
async def here(database_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    async with town(database_url, tmp_path) as opened:
        yield opened


async def circulated(here: Town) -> None:
    """A plenary that reached one of its two topics is held, and its minutes are sent to all units."""
    await notified(here)
    await here.move_to(at(10, 1, 35))
    await here.press(SECRETARY, OFFICE, card_with(await here.messages(OFFICE), "meeting-open"), "meeting-open")
    await here.delivered()
    await here.press(SECRETARY, OFFICE, card_with(await here.messages(OFFICE), "meeting-close"), "meeting-close")
    view = here.opened_view(SECRETARY)
    reached = {"reached_ids": {"selected_options": [option(view, "reached_ids", "图书室")]}}
    assert (await here.submit(SECRETARY, view, reached))["ok"]
    await here.delivered()
    await here.say(SECRETARY, "纪要 起草 MT-1")
    view = here.opened_view(SECRETARY)
    begun = {block["block_id"]: block["element"] for block in view["blocks"]}
    assert begun["title"]["initial_value"] == "第二次全体会议"
    assert [each["text"]["text"] for each in begun["topic_ids"]["initial_options"]] == ["TP-1 学校图书室向社会开放"]
    assert (await here.submit(SECRETARY, view, {}))["ok"]
    await here.delivered()
    draft = card_with(await here.direct(SECRETARY), "minutes-circulate")
    await here.press(SECRETARY, await here.direct_channel(SECRETARY), draft, "minutes-circulate")
    until = {"answer_by": of_day(date(2026, 12, 14))}
    assert (await here.submit(SECRETARY, here.opened_view(SECRETARY), until))["ok"]
    await here.delivered()


async def issued(here: Town) -> None:
    """The convener signs what all agree on, and the secretariat issues it."""
    signing = card_with(await here.direct(CONVENER), "minutes-sign-off")
    await here.press(CONVENER, await here.direct_channel(CONVENER), signing, "minutes-sign-off")
    await here.delivered()
    await here.press(SECRETARY, OFFICE, card_with(await here.messages(OFFICE), "minutes-issue"), "minutes-issue")
    await here.delivered()


async def test_minutes_of_a_meeting_are_issued_and_received(here: Town) -> None:
    await circulated(here)
    for unit in range(1, UNITS + 1):
        await here.say(liaison(unit), "同意 MN-1")
    await here.delivered()
    await issued(here)
    assert "状态：已议定" in (await here.say(LEAD, "议题 TP-1")).whole
    told = card_with(await here.direct(LEAD), "minutes-receive")
    assert "图书室" in whole(told)
    await here.press(LEAD, await here.direct_channel(LEAD), told, "minutes-receive")
    await here.delivered()
    shown = (await here.say(SECRETARY, "纪要 MN-1")).whole
    assert f"未签收（{UNITS - 1}）" in shown
    assert "教育局" not in shown.split("未签收")[1].split("\n")[0]
    assert "MN-1" in (await here.say(OTHER, "我的")).whole
    await here.news(LEAD)
    await here.news(OTHER)
    await here.move_to(at(14))
    assert any("纪要签收" in text for text in await here.news(OTHER))
    assert not any("纪要签收" in text for text in await here.news(LEAD))
    assert "已签收" in (await here.say(OTHER, "纪要 签收 MN-1")).text
    posted = [
        file["name"] for each in await here.messages(CHANNELS["announcement"]) for file in each.get("files") or []
    ]
    assert [name.partition("-")[0] for name in posted] == ["会议纪要〔2026〕1号", "会议纪要〔2026〕1号"]
    assert sorted(name.rpartition(".")[2] for name in posted) == ["docx", "pdf"]
    await here.say(OTHER, "导出 会议 MT-1")
    assert "没有这种文件" in (await here.say(OTHER, "导出 督办单 MN-1")).text
    await here.say(OTHER, "export concurrence MN-1")
    await here.delivered()
    sent = [file["name"] for each in await here.direct(OTHER) for file in each.get("files") or []]
    assert sent[0].startswith("MT-1")
    assert {name.partition("〔")[0] for name in sent[1:]} == {"会签表"}
    kept = await here.concord.database.read(lambda tx: tx.papers.list_of(1, "MN-1"))
    assert {(entry.kind, entry.name.rpartition(".")[2]) for entry in kept} >= {("minutes", "docx"), ("minutes", "pdf")}
    folder = here.concord.settings.files.data_dir / "papers" / "lucheng"
    assert all(len((folder / entry.name).read_bytes()) == entry.size for entry in kept)
    lineage = (await here.say(SECRETARY, "来历 TP-1")).whole
    assert [lineage.find(each) >= 0 for each in ("TP-1", "MT-1", "MN-1", "TK-4")] == [True] * 4, lineage


async def test_silence_is_chased_and_counts_only_by_the_groups_rule(here: Town, tmp_path: Path) -> None:
    await circulated(here)
    for unit in range(1, UNITS):
        await here.say(liaison(unit), "同意 MN-1")
    await here.delivered()
    silent = liaison(UNITS)
    await here.news(silent)
    await here.move_to(at(14))
    assert any("会签答复" in text for text in await here.news(silent))
    assert not any("会签答复" in text for text in await here.news(OTHER))
    await here.move_to(at(15))
    assert "会签中" in (await here.say(SECRETARY, "纪要 MN-1")).whole
    changed = tmp_path / "silence.toml"
    said = PROFILE.read_text("utf-8").replace("silence_is_consent = false", "silence_is_consent = true")
    changed.write_text(said, "utf-8")
    await here.concord.database.write(groups.apply_profile, load_profile(changed), {}, is_rehearsal=False)
    await here.move_to(datetime(2026, 12, 16, 1, 5, tzinfo=UTC))
    shown = (await here.say(SECRETARY, "纪要 MN-1")).whole
    assert "视为同意（未答复，1）" in shown
    card_with(await here.direct(CONVENER), "minutes-sign-off")
