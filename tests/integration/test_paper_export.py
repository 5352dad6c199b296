"""`concord export minutes` and `export meeting`, on both databases."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import docx
import pytest
from typer.testing import Result

from bot.domain.clauses import ClauseText, SetClause
from bot.domain.meeting_requests import CallMeeting
from bot.domain.meetings import MeetingKind
from bot.domain.minutes import DraftMinutes
from bot.domain.references import Kind, Reference
from bot.services import clauses, meetings, minutes
from tests.builders import CONVENER, EDUCATION, FINANCE, SECRETARY
from tests.command_line import concord_here
from tests.house import House
from tests.papers import pages_of

Run = Callable[..., Result]
MN1 = Reference(Kind.MINUTES, 1)
CLAUSE = ClauseText("各单位年底前报送资源清单", FINANCE, date(2026, 12, 31), (EDUCATION,), "一份清单")


@pytest.fixture
def concord(tmp_path: Path, database_url: str) -> Run:
    config = tmp_path / "config.toml"
    data = tmp_path / "data"
    config.write_text(f'[database]\nurl = "{database_url}"\n\n[files]\ndata_dir = "{data}"\n', "utf-8")

    def run(*arguments: str) -> Result:
        return concord_here("export", *arguments, "--config", str(config))

    return run


async def test_minutes_are_written_and_kept_once(house: House, concord: Run, tmp_path: Path) -> None:
    await house.does(SECRETARY, minutes.draft_minutes, DraftMinutes("第一次全体会议纪要", date(2026, 11, 20)))
    await house.does(SECRETARY, clauses.set_clause, SetClause(MN1, None, CLAUSE))
    for name in ("纪要.docx", "纪要.pdf", "again.docx"):
        written = concord("minutes", "mn1", str(tmp_path / name))
        assert written.exit_code == 0, written.stderr
    said = [paragraph.text for paragraph in docx.Document(str(tmp_path / "纪要.docx")).paragraphs]
    assert "一、各单位年底前报送资源清单（牵头：财政局；配合：教育局；完成时限：2026年12月31日）。" in said
    rows = [row.text for page in pages_of((tmp_path / "纪要.pdf").read_bytes()) for row in page]
    assert any("第一次全体会议纪要" in row for row in rows)
    assert (tmp_path / "again.docx").read_bytes() == (tmp_path / "纪要.docx").read_bytes()
    entries = await house.look(lambda tx: tx.papers.list_of(1, "MN-1"))
    assert len(entries) == 2
    assert all((tmp_path / "data" / "papers" / "lucheng" / entry.name).is_file() for entry in entries)


async def test_all_papers_of_a_meeting_go_into_one_package(house: House, concord: Run, tmp_path: Path) -> None:
    called = CallMeeting(MeetingKind.PLENARY, "第二次全体会议", date(2026, 12, 10), time(9, 30), "三楼会议室")
    await house.does(CONVENER, meetings.call_meeting, called)
    path = tmp_path / "会议.zip"
    written = concord("meeting", "MT-1", str(path))
    assert written.exit_code == 0, written.stderr
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        names = package.namelist()
        assert b"BEGIN:VCALENDAR" in package.read(next(name for name in names if name.endswith(".ics")))
    assert [name.partition("-")[0] for name in names] == ["00", "01", "02", "03", "04", "05"]
    assert ["通知" in names[1], "议程" in names[3], names[5].endswith(".ics")] == [True] * 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("minutes", "TK-1", "x.docx"), "TK-1: wants a reference such as MN-1"),
        (("minutes", "MN-1", "x.odt"), "x.odt: wants a name that ends in .docx or .pdf"),
        (("meeting", "MT-1", "x.pdf"), "x.pdf: wants a name that ends in .zip"),
        (("minutes", "MN-7", "x.docx"), "There is no MN-7 in this group"),
    ],
)
def test_what_cannot_be_written_is_one_sentence(concord: Run, arguments: tuple[str, ...], said: str) -> None:
    refused = concord(*arguments)
    assert refused.exit_code == 1
    assert said in refused.stderr.replace("\n", " ")


async def test_a_faulty_template_is_named(house: House, concord: Run, tmp_path: Path) -> None:
    await house.does(SECRETARY, minutes.draft_minutes, DraftMinutes("纪要", date(2026, 11, 20)))
    template = tmp_path / "data" / "templates" / "lucheng" / "minutes.docx"
    template.parent.mkdir(parents=True)
    template.write_bytes(b"no document")
    refused = concord("minutes", "MN-1", str(tmp_path / "x.docx"))
    assert refused.exit_code == 1
    assert "minutes.docx: wants a Word document without macros" in refused.stderr
