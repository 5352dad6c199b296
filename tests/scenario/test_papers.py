"""Papers that people ask for: kept, made once, sent in one message, and what is said where they cannot be made."""

import hashlib
import io
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import docx
import pytest

from bot.documents import fonts
from bot.jobs import archive
from tests.builders import CHANNELS, EDUCATION, OBSERVER, SECRETARY, STRANGER, liaison
from tests.scenario.test_minutes import circulated, issued
from tests.town import BOT_TOKEN, UNITS, Town, card_with, find_button, town, whole

LEAD = liaison(EDUCATION)
TASK = "任务 交办 教育局 12-31 开放学校图书馆"


@pytest.fixture
async def here(database_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    async with town(database_url, tmp_path) as opened:
        yield opened


async def sent_to(here: Town, user: str) -> list[dict[str, Any]]:
    """The messages with files that a person has."""
    return [message for message in await here.direct(user) if message.get("files")]


async def content_of(here: Town, file: dict[str, Any]) -> bytes:
    async with here.http.get(file["url_private"], headers={"Authorization": f"Bearer {BOT_TOKEN}"}) as answer:
        return await answer.read()


async def kept(here: Town, item: str) -> list[Any]:
    return await here.concord.database.read(lambda tx: tx.papers.list_of(1, item))


def folder_of(here: Town) -> Path:
    return here.concord.settings.files.data_dir / archive.FOLDER


async def asks(here: Town, user: str, line: str) -> str:
    await here.act("clock", advance_seconds=61)  # the same line counts once a minute
    answer = (await here.say(user, line)).text
    await here.delivered()
    return answer


async def with_task(here: Town) -> None:
    await here.say(SECRETARY, TASK)
    await here.delivered()


async def test_word_and_pdf_come_in_one_message_and_are_made_once(here: Town) -> None:
    await with_task(here)
    assert "督办单 TK-1" in await asks(here, LEAD, "导出 督办单 TK-1")
    first = await kept(here, "TK-1")
    written = [(folder_of(here) / "lucheng" / entry.name).stat().st_mtime_ns for entry in first]
    assert [entry.name.rpartition(".")[2] for entry in first] == ["docx", "pdf"]
    assert {entry.version for entry in first} == {1}
    await asks(here, SECRETARY, "export slip TK-1")
    assert await kept(here, "TK-1") == first
    for user in (LEAD, SECRETARY):
        (message,) = await sent_to(here, user)
        assert [file["name"].rpartition(".")[2] for file in message["files"]] == ["docx", "pdf"]
    assert [(folder_of(here) / "lucheng" / entry.name).stat().st_mtime_ns for entry in first] == written
    for entry in first:
        path = folder_of(here) / "lucheng" / entry.name
        assert path.parent.name == "2026"
        assert hashlib.sha256(path.read_bytes()).hexdigest() == entry.fingerprint
    await here.say(LEAD, "进展 TK-1 60% 选址已完成")
    await asks(here, LEAD, "导出 督办单 TK-1")
    assert len(await kept(here, "TK-1")) == 4


async def test_who_may_not_read_an_item_gets_no_paper_of_it(here: Town) -> None:
    await with_task(here)
    for user in (OBSERVER, STRANGER):
        assert "不能" in await asks(here, user, "导出 督办单 TK-1")
        assert await sent_to(here, user) == []
    assert await kept(here, "TK-1") == []
    assert "没有 TK-9" in await asks(here, LEAD, "导出 督办单 TK-9")
    assert "没有这种文件" in await asks(here, LEAD, "导出 纪要 TK-1")


async def test_the_menu_of_a_tasks_card_gives_its_slip(here: Town) -> None:
    await with_task(here)
    card = card_with(await here.direct(LEAD), "task-acknowledge")
    block, menu = find_button(card, "more")
    assert "paper~TK-1|1|0" in [option["value"] for option in menu["options"]]
    await here.act(
        "action",
        **{"as": LEAD},
        container={"type": "message", "channel": await here.direct_channel(LEAD), "ts": card["ts"]},
        block_id=block["block_id"],
        action_id=menu["action_id"],
        selected_option=next(option for option in menu["options"] if option["value"].startswith("paper~")),
    )
    await here.delivered()
    assert len(await sent_to(here, LEAD)) == 1


async def test_a_kept_paper_that_was_changed_is_made_again(here: Town) -> None:
    await with_task(here)
    await asks(here, LEAD, "导出 督办单 TK-1")
    before = await kept(here, "TK-1")
    path = folder_of(here) / "lucheng" / before[0].name
    good = path.read_bytes()
    path.write_bytes(b"changed")
    await asks(here, LEAD, "导出 督办单 TK-1")
    assert path.read_bytes() == good
    assert await kept(here, "TK-1") == before
    assert len(await sent_to(here, LEAD)) == 2


async def test_a_paper_that_cannot_be_kept_is_told_of_once_and_comes_later(here: Town) -> None:
    await with_task(here)
    folder_of(here).write_bytes(b"in the way")
    await asks(here, LEAD, "导出 督办单 TK-1")
    await here.act("clock", advance_seconds=90)
    await here.delivered()
    assert "TK-1" in (await here.say(LEAD, "任务 TK-1")).whole
    told = [whole(message) for message in await here.direct(LEAD) if "暂时不能保存" in whole(message)]
    assert len(told) == 1
    assert await sent_to(here, LEAD) == []
    folder_of(here).unlink()
    await here.act("clock", advance_seconds=600)
    await here.delivered()
    assert len(await sent_to(here, LEAD)) == 1
    assert len(await kept(here, "TK-1")) == 2


async def test_a_template_is_used_and_a_faulty_one_is_told_of(here: Town) -> None:
    await with_task(here)
    template = here.concord.settings.files.data_dir / "templates" / "lucheng" / "slip.docx"
    template.parent.mkdir(parents=True)
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "鹿城区专用"
    document.save(str(template))
    await asks(here, LEAD, "导出 督办单 TK-1")
    (message,) = await sent_to(here, LEAD)
    found = docx.Document(io.BytesIO(await content_of(here, message["files"][0])))
    assert found.sections[0].header.paragraphs[0].text == "鹿城区专用"
    template.write_bytes(b"no document")
    await asks(here, LEAD, "导出 督办单 TK-1")
    assert "模板不能用" in whole((await here.direct(LEAD))[-1])
    assert len(await sent_to(here, LEAD)) == 1


async def test_without_a_chinese_font_there_is_word_alone_and_a_reason(
    here: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await with_task(here)
    monkeypatch.setattr(fonts, "_families", lambda _: frozenset())
    await asks(here, LEAD, "导出 督办单 TK-1")
    (message,) = await sent_to(here, LEAD)
    assert [file["name"].rpartition(".")[2] for file in message["files"]] == ["docx"]
    assert "没有中文字体" in message["text"]


async def test_issued_minutes_have_their_papers_in_the_thread_and_a_package(here: Town) -> None:
    await circulated(here)
    for unit in range(1, UNITS + 1):
        await here.say(liaison(unit), "同意 MN-1")
    await here.delivered()
    await issued(here)
    messages = await here.messages(CHANNELS["announcement"])
    (papers,) = [message for message in messages if message.get("files")]
    (post,) = [message for message in messages if message["ts"] == papers["thread_ts"]]
    assert "印发会议纪要〔2026〕1号" in whole(post)
    await asks(here, LEAD, "export meeting MT-1")
    (message,) = await sent_to(here, LEAD)
    with zipfile.ZipFile(io.BytesIO(await content_of(here, message["files"][0]))) as package:
        names = package.namelist()
        contents = package.read(names[0]).decode().splitlines()
        sheet = docx.Document(
            io.BytesIO(package.read(next(name for name in names if "会签表" in name and "docx" in name)))
        )
    stems = list(dict.fromkeys(name.partition("-")[2].rpartition(".")[0].partition("〔")[0] for name in names))
    assert stems == [
        "目录",
        "会议通知MT-1",
        "会议议程MT-1",
        "MT-1",
        "到会情况表MT-1",
        "会议纪要",
        "会签表",
        "任务分工表",
    ]
    assert [line.split("\t")[0] for line in contents] == names[1:]
    cells = [cell.text for cell in sheet.tables[0].rows[1].cells]
    assert cells[2:6] == ["全文", "同意", "区政府办联络员", "联络员"]
