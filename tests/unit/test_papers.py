"""Official papers: the layout of GB/T 9704-2012, read back from the files; same paper, same bytes."""

import io
import re
import zipfile
from datetime import date, datetime

import docx
import icalendar
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from bot.documents import calendar_file, fonts, pdf, word
from bot.documents.compose import numeral
from bot.domain.papers import CalendarEntry, Grid, Paper, Paragraph

NASTY = "🏛️ =1+1 <w:br/> & \x00\x0b {PAGE} #set text(red) [链接](x)"
PAPER = Paper(
    name="会议纪要〔2026〕3号",
    mark="温州市鹿城区公共文化服务体系建设协调组会议纪要",
    number="〔2026〕3号",
    title="2026年第二次全体会议",
    body=(Paragraph("一、明确图书馆分馆选址。"), Paragraph(NASTY)),
    day=date(2026, 12, 12),
    roll=(Paragraph("教育局 王芳", "出席："), Paragraph("科技局", "请假：")),
    copies="各成员单位",
    issuer="协调组办公室",
)
WIDE = Paper(
    "分工表", "", "", "任务分工表", (Grid(("序号", "事项"), (("1", NASTY),), (1, 8)),), PAPER.day, is_wide=True
)


def xml_of(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        return found.read("word/document.xml").decode()


def test_the_page_is_that_of_the_standard() -> None:
    section = docx.Document(io.BytesIO(word.write(PAPER))).sections[0]
    millimetres = [round(length / Mm(1)) for length in (section.page_width, section.page_height)]
    margins = [section.top_margin, section.left_margin, section.bottom_margin, section.right_margin]
    assert millimetres == [210, 297]
    assert [round(length / Mm(1)) for length in margins] == [37, 28, 35, 26]
    assert round(section.footer_distance / Mm(1)) == 28


def test_twenty_two_lines_of_twenty_eight_characters_fit() -> None:
    xml = xml_of(word.write(PAPER))
    pitches = {int(found) for found in re.findall(r'w:line="(\d+)" w:lineRule="exact"', xml)}
    assert pitches == {word.LINE_TWIPS}
    assert 22 * word.LINE_TWIPS / 20 <= 225 / 25.4 * 72 < 23 * word.LINE_TWIPS / 20
    squeezed = word.BODY + word.SQUEEZE_TWIPS / 20
    assert 28 * squeezed <= 156 / 25.4 * 72 < 29 * squeezed
    assert f'w:val="{word.SQUEEZE_TWIPS}"' in xml


def test_fonts_are_named_as_offices_have_them() -> None:
    document = docx.Document(io.BytesIO(word.write(PAPER)))
    named = {
        run.text: run._r.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia"))
        for paragraph in document.paragraphs
        for run in paragraph.runs
        if run.text
    }
    assert named[PAPER.mark] == word.XIAOBIAOSONG
    assert named[PAPER.title] == word.XIAOBIAOSONG
    assert named["一、明确图书馆分馆选址。"] == word.FANGSONG
    assert named["出席："] == word.HEITI
    assert 'w:val="FF0000"' in xml_of(word.write(PAPER))


def test_page_numbers_stand_outside_and_the_imprint_at_the_foot() -> None:
    document = docx.Document(io.BytesIO(word.write(PAPER)))
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    sides = [
        footer.paragraphs[0]._p.pPr.find(qn("w:jc")).get(qn("w:val"))
        for footer in (section.footer, section.even_page_footer)
    ]
    assert sides == ["right", "left"]
    (imprint,) = document.tables
    assert imprint.cell(0, 0).text == "分送：各成员单位。"
    assert imprint.cell(1, 0).text == "协调组办公室\t2026年12月12日印发"
    assert imprint._tbl.tblPr.find(qn("w:tblpPr")).get(qn("w:tblpYSpec")) == "bottom"


@pytest.mark.parametrize("paper", [PAPER, WIDE], ids=["text", "table"])
def test_what_people_typed_is_text_and_the_same_paper_has_the_same_bytes(paper: Paper) -> None:
    content = word.write(paper)
    assert content == word.write(paper)
    assert pdf.write(paper) == pdf.write(paper)
    assert pdf.write(paper).startswith(b"%PDF-1.")
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    said = [*(paragraph.text for paragraph in document.paragraphs), *cells]
    assert NASTY.replace("\x00", "").replace("\x0b", "") in said


def test_every_role_has_a_font() -> None:
    found = fonts.survey()
    assert [choice.role for choice in found] == list(fonts.FontRole)
    assert all(choice.found for choice in found)
    assert {choice.office for choice in found} >= {word.FANGSONG, word.HEITI, word.KAITI}


def test_a_cancelled_meeting_replaces_its_entry() -> None:
    entry = CalendarEntry(
        uid="lucheng-MT-1@concord",
        sequence=2,
        is_cancelled=True,
        title="全体会议\r\nATTENDEE:evil",
        place="三楼",
        starts_at="2026-12-10T09:30:00+08:00",
        ends_at="2026-12-10T11:00:00+08:00",
        stamp="2026-12-01T01:00:00+00:00",
    )
    content = calendar_file.write(entry)
    assert content == calendar_file.write(entry)
    calendar = icalendar.Calendar.from_ical(content)
    (event,) = calendar.walk("VEVENT")
    assert (calendar["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 2)
    assert "ATTENDEE" not in event
    assert event["DTSTART"].dt == datetime.fromisoformat(entry.starts_at)


@pytest.mark.parametrize(("number", "said"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (40, "四十")])
def test_clauses_are_numbered_in_chinese(number: int, said: str) -> None:
    assert numeral(number) == said
