"""Word files of official papers: the layout of GB/T 9704-2012, read back; same paper, same bytes."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import docx
import icalendar
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from hypothesis import given
from hypothesis import strategies as st

from bot.documents import calendar_file, fonts, layout, word, word_template
from bot.documents.compose import numeral
from bot.documents.word_styles import Line
from bot.documents.word_template import TemplateFaulty
from bot.domain.papers import CalendarEntry, Paper, Paragraph
from bot.jobs import archive
from tests.papers import INERT, PAPER, WIDE, part_of


def read(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def said_by(paper: Paper) -> list[tuple[str, str]]:
    """What each line of a paper's Word file says, and its style."""
    return [(paragraph.text, paragraph.style.name) for paragraph in read(word.write(paper)).paragraphs]


def test_the_page_is_that_of_the_standard() -> None:
    section = read(word.write(PAPER)).sections[0]
    millimetres = [round(length / Mm(1)) for length in (section.page_width, section.page_height)]
    margins = [section.top_margin, section.left_margin, section.bottom_margin, section.right_margin]
    assert millimetres == [210, 297]
    assert [round(length / Mm(1)) for length in margins] == [37, 28, 35, 26]
    assert round(section.footer_distance / Mm(1)) == 28


def test_the_grid_has_twenty_two_lines_of_twenty_eight_characters() -> None:
    content = word.write(PAPER)
    grid = read(content).sections[0]._sectPr.find(qn("w:docGrid"))
    kind, pitch, squeeze = (grid.get(qn(f"w:{name}")) for name in ("type", "linePitch", "charSpace"))
    assert kind == "linesAndChars"
    character = 16 + int(squeeze) / 4096  # added to the size of the file's own style, which is 3号
    assert 28 * character <= 156 / 25.4 * 72 < 29 * character
    assert 22 * int(pitch) / 20 <= 225 / 25.4 * 72 < 23 * int(pitch) / 20
    styles = read(content).styles
    assert styles["Normal"].font.size == Pt(16)
    for name in ("Normal", Line.BODY, Line.FIRST, Line.ADDRESSEE, Line.ROLL):
        look = styles[name].paragraph_format
        assert (look.line_spacing, look.space_before, look.space_after) == (Pt(28.95), 0, 0)
        spacing = styles[name].element.rPr.find(qn("w:spacing")).get(qn("w:val"))
        assert int(spacing) == squeeze_in_twips()
        assert look.widow_control is False


def squeeze_in_twips() -> int:
    return round(layout.SQUEEZE * 20)


def test_what_stands_where_and_two_lines_between() -> None:
    said = said_by(PAPER)
    texts = [text for text, _ in said]
    assert texts[:7] == [PAPER.mark, "", "", PAPER.number, "", "", PAPER.title]
    assert said[3][1] == Line.NUMBER
    assert ("一、选址", Line.FIRST) in said
    assert ("（一）经费", Line.SECOND) in said
    assert ("明确图书馆分馆选址。", Line.BODY) in said
    assert ("出席：教育局 王芳", Line.ROLL) in said
    assert (INERT, Line.BODY) in said


@pytest.mark.parametrize(
    ("line", "font", "points"),
    [
        (Line.MARK, layout.XIAOBIAOSONG, 36),
        (Line.TITLE, layout.XIAOBIAOSONG, 22),
        (Line.BODY, layout.FANGSONG, 16),
        (Line.FIRST, layout.HEITI, 16),
        (Line.SECOND, layout.KAITI, 16),
        (Line.IMPRINT, layout.FANGSONG, 14),
    ],
)
def test_fonts_are_named_as_offices_have_them(line: Line, font: str, points: int) -> None:
    style = read(word.write(PAPER)).styles[line]
    named = style.element.rPr.find(qn("w:rFonts"))
    assert {named.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia")} == {font}
    assert style.font.size == Pt(points)


def test_the_mark_is_red_in_one_line_and_a_red_line_stands_below() -> None:
    document = read(word.write(PAPER))
    style = document.styles[Line.MARK]
    assert str(style.font.color.rgb) == "FF0000"
    assert round(style.paragraph_format.space_before / Mm(1)) == 35
    run = document.paragraphs[0].runs[0]
    percent = int(run._r.rPr.find(qn("w:w")).get(qn("w:val")))
    assert len(PAPER.mark) * run.font.size.pt * percent / 100 <= 156 / 25.4 * 72
    line = document.styles[Line.NUMBER].element.pPr.find(qn("w:pBdr")).find(qn("w:bottom"))
    assert line.get(qn("w:color")) == "FF0000"


@pytest.mark.parametrize(("length", "size", "percent"), [(8, 36, 100), (12, 36, 100), (24, 27.5, 66), (40, 16.5, 66)])
def test_a_long_mark_is_narrowed_before_it_is_small(length: int, size: float, percent: int) -> None:
    assert layout.mark_size("组" * length) == (size, percent)


def test_page_numbers_stand_outside() -> None:
    document = read(word.write(PAPER))
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        properties = footer.paragraphs[0]._p.pPr
        assert properties.find(qn("w:jc")).get(qn("w:val")) == side
        assert properties.find(qn("w:ind")).get(qn(f"w:{side}")) == "280"
        assert [run.text for run in footer.paragraphs[0].runs] == ["— ", "", " —"]
        assert "PAGE" in footer._element.xml


def test_the_imprint_stands_at_the_foot_between_thick_lines() -> None:
    framed = [paragraph for paragraph in read(word.write(PAPER)).paragraphs if "framePr" in paragraph._p.xml]
    assert [each.text for each in framed] == ["　分送：各成员单位。", "\t\t", "　协调组办公室\t2026年12月2日印发"]
    places = {tuple(sorted(each._p.pPr.find(qn("w:framePr")).attrib.items())) for each in framed}
    assert len(places) == 1
    assert dict(places.pop())[qn("w:yAlign")] == "bottom"
    thick = {border.get(qn("w:sz")) for each in framed for border in each._p.pPr.find(qn("w:pBdr"))}
    assert thick == {"8"}  # eighths of a point: 0.35 mm
    assert framed[1].style.name == Line.RULE


def test_a_long_issuer_leaves_the_day_a_line_of_its_own() -> None:
    paper = replace(PAPER, issuer="温州市鹿城区公共文化服务体系建设协调组办公室")
    assert layout.imprint(paper) == ((paper.issuer, ""), ("", "2026年12月2日印发"))
    assert layout.imprint(PAPER) == (("协调组办公室", "2026年12月2日印发"),)
    assert layout.imprint(replace(PAPER, issuer="")) == ()


def test_a_wide_table_turns_the_page_and_not_its_number() -> None:
    document = read(word.write(WIDE))
    section = document.sections[0]
    margins = [section.top_margin, section.right_margin, section.bottom_margin, section.left_margin]
    assert section.orientation is WD_ORIENT.LANDSCAPE
    assert [round(margin / Mm(1)) for margin in margins] == [28, 37, 26, 35]
    for footer in (section.footer, section.even_page_footer):
        assert 'vert="vert"' in footer._element.xml
        assert "PAGE" in footer._element.xml
    (table,) = document.tables
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert all("w:cantSplit" in row._tr.xml for row in table.rows)
    assert table.cell(1, 1).text == INERT


@pytest.mark.parametrize("paper", [PAPER, WIDE], ids=["text", "table"])
def test_the_same_paper_has_the_same_bytes_and_no_moment_of_its_own(paper: Paper) -> None:
    content = word.write(paper)
    assert content == word.write(paper)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert re.findall(r">(\d{4}-\d{2}-\d{2})T", part_of(content, "docProps/core.xml")) == ["2026-12-02"] * 2


class TestTemplates:
    def template(self, folder: Path, kind: str = "minutes") -> Path:
        """A group's own: another page, a header, and a style of its own for the text."""
        document = docx.Document()
        document.add_paragraph("样稿，不应出现")
        document.sections[0].left_margin = Mm(30)
        document.sections[0].header.paragraphs[0].text = "本组自用"
        style = document.styles.add_style(Line.BODY, 1)
        style.font.size = Pt(18)
        path = folder / "templates" / "lucheng" / f"{kind}.docx"
        path.parent.mkdir(parents=True, exist_ok=True)
        document.save(str(path))
        return path

    def test_its_page_headers_and_styles_are_used_and_its_text_is_not(self, tmp_path: Path) -> None:
        path = self.template(tmp_path)
        assert word_template.find(tmp_path, "lucheng", "minutes") == path
        assert word_template.find(tmp_path, "lucheng", "notice") is None
        word_template.check(path)
        content = word.write(PAPER, path)
        document = read(content)
        assert content == word.write(PAPER, path)
        assert round(document.sections[0].left_margin / Mm(1)) == 30
        assert document.sections[0].header.paragraphs[0].text == "本组自用"
        assert document.styles[Line.BODY].font.size == Pt(18)
        assert document.styles[Line.TITLE].font.size == Pt(22)
        said = [paragraph.text for paragraph in document.paragraphs]
        assert said[0] == PAPER.mark
        assert "样稿" not in "".join(said)

    def test_one_that_cannot_be_used_is_named(self, tmp_path: Path) -> None:
        path = self.template(tmp_path)
        path.write_bytes(b"no document")
        with pytest.raises(TemplateFaulty, match=r"minutes\.docx: wants a Word document"):
            word.write(PAPER, path)

    def test_one_of_several_sections_is_refused(self, tmp_path: Path) -> None:
        path = self.template(tmp_path)
        document = docx.Document(str(path))
        document.add_section()
        document.save(str(path))
        with pytest.raises(TemplateFaulty, match="wants one section, not 2"):
            word_template.check(path)

    def test_one_of_another_name_is_refused(self, tmp_path: Path) -> None:
        path = self.template(tmp_path, kind="letter")
        with pytest.raises(TemplateFaulty, match=r"wants one of the names agenda\.docx"):
            word_template.check(path)
        assert word_template.list_all(tmp_path) == [path]

    def test_one_that_unpacks_to_too_much_is_refused(self, tmp_path: Path) -> None:
        path = self.template(tmp_path)
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
            package.writestr("word/media/large.bin", bytes(51 * 1024**2))
        with pytest.raises(TemplateFaulty, match="larger than"):
            word_template.check(path)


def test_every_role_has_a_font() -> None:
    found = fonts.survey()
    assert [choice.role for choice in found] == list(fonts.FontRole)
    assert all(choice.found for choice in found)
    assert {choice.office for choice in found} >= {layout.FANGSONG, layout.HEITI, layout.KAITI}


@pytest.mark.parametrize(
    ("known", "found", "fit"),
    [
        ({"fangsong_gb2312", "noto serif cjk sc"}, "FangSong_GB2312", fonts.Fit.OWN),
        ({"noto serif cjk sc", "ar pl uming cn"}, "Noto Serif CJK SC", fonts.Fit.STAND_IN),
        ({"noto sans cjk sc"}, "Noto Sans CJK SC", fonts.Fit.STAND_IN),
        ({"dejavu sans"}, "", fonts.Fit.NONE),
    ],
)
def test_the_offices_own_font_comes_first_and_a_free_one_says_so(
    monkeypatch: pytest.MonkeyPatch, known: set[str], found: str, fit: fonts.Fit
) -> None:
    monkeypatch.setattr(fonts, "_families", lambda _: frozenset(known))
    body = next(choice for choice in fonts.survey() if choice.role is fonts.FontRole.BODY)
    assert (body.office, body.found, body.fit) == (layout.FANGSONG, found, fit)


def test_a_folder_of_fonts_is_read(tmp_path: Path) -> None:
    assert fonts.survey(tmp_path) == fonts.survey()


@given(st.text())
def test_any_text_fits_into_a_word_file_and_turns_nothing(text: str) -> None:
    content = word.write(replace(PAPER, body=(Paragraph(text),), title=text))
    said = "\n".join(paragraph.text for paragraph in read(content).paragraphs)
    assert layout.plain(text).replace("\t", "") in said.replace("\t", "")
    assert not set("\u202e\u2066\x00\x1b") & set(said)


@given(st.text(max_size=200))
def test_any_name_can_be_that_of_a_file(name: str) -> None:
    found = archive._file_name(f"会议纪要{name}")
    assert found.startswith("会议纪要")
    assert len(found) <= 80
    assert Path(found).name == found
    found.encode()


def test_a_cancelled_meeting_replaces_its_entry() -> None:
    entry = CalendarEntry(
        uid="lucheng-MT-1@concord",
        sequence=2,
        is_cancelled=True,
        title="全体会议\r\nATTENDEE:evil\x00\u202e",
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
    assert not set("\x00\u202e") & set(content.decode())
    assert event["DTSTART"].dt == datetime.fromisoformat(entry.starts_at)


@pytest.mark.parametrize(("number", "said"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (40, "四十")])
def test_clauses_are_numbered_in_chinese(number: int, said: str) -> None:
    assert numeral(number) == said


def test_an_unlabelled_line_without_an_indent_stands_flush() -> None:
    paper = replace(PAPER, body=(Paragraph("附注", is_indented=False),))
    assert ("附注", Line.ADDRESSEE) in said_by(paper)


@pytest.mark.parametrize(
    ("signature", "left"),
    [("协调组办公室", 28 - 2 - 7 - 2), ("温州市鹿城区公共文化服务体系建设协调组办公室", 28 - 2 - 22)],
)
def test_the_day_begins_two_characters_after_the_signature(signature: str, left: int) -> None:
    paper = replace(PAPER, signature=signature)  # its day takes six and a half characters, 2026年12月2日
    name, day = (each / 15.75 for each in layout.signature_indents(paper))
    assert day - name == pytest.approx(2)
    assert name == pytest.approx(left, abs=0.6)
    lines = {each.text: each for each in read(word.write(paper)).paragraphs if each.style.name == Line.SIGNATURE}
    assert list(lines) == [signature, "2026年12月2日"]
    assert lines["2026年12月2日"].paragraph_format.left_indent.pt == pytest.approx(day * 15.75, abs=0.1)


def test_properties_stand_in_the_order_that_word_wants() -> None:
    """ECMA-376, CT_PPr, CT_RPr and CT_TblPr: Word may refuse a file whose properties stand otherwise."""
    orders = {
        "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs autoSpaceDE autoSpaceDN "
        "adjustRightInd snapToGrid spacing ind contextualSpacing jc outlineLvl",
        "rPr": "rStyle rFonts b bCs i iCs caps strike noProof snapToGrid color spacing w kern position sz szCs u lang",
        "tblPr": "tblStyle tblpPr tblW jc tblBorders tblLayout tblCellMar tblLook",
        "trPr": "cantSplit trHeight tblHeader",
    }
    for content in (word.write(PAPER), word.write(WIDE)):
        document = read(content)
        section = document.sections[0]
        for root in (
            document.element,
            document.styles.element,
            section.footer._element,
            section.even_page_footer._element,
        ):
            for name, said in orders.items():
                order = said.split()
                for properties in root.iter(qn(f"w:{name}")):
                    tags = [child.tag.partition("}")[2] for child in properties]
                    places = [order.index(each) for each in tags if each in order]
                    assert places == sorted(places), properties.xml
