"""PDF files of official papers: lines, characters, page numbers and the imprint, measured on the pages."""

from dataclasses import replace
from itertools import pairwise

import pytest

from bot.documents import fonts, layout, pdf
from bot.domain.papers import Heading, Paper, Paragraph
from tests.papers import INERT, PAPER, WIDE, fonts_of, pages_of, prose, sizes_of

MM = 72 / 25.4
LEFT, RIGHT = 28 * MM, (210 - 26) * MM
FOOT = 35 * MM
FULL = 3 * 22 * 28


def test_a_full_page_has_twenty_two_lines_of_twenty_eight_characters() -> None:
    _, second, *_ = pages_of(pdf.write(prose(FULL)))
    lines = [row for row in second if "永" in row.text]
    assert len(lines) == 22
    assert {len(row.text) for row in lines} == {28}
    assert all(abs(row.left - LEFT) < 1 and abs(row.right - RIGHT) < 1 for row in lines)
    pitches = {round(above.bottom - below.bottom, 2) for above, below in pairwise(lines)}
    assert all(abs(pitch - layout.PITCH) < 0.02 for pitch in pitches)


def test_page_numbers_stand_outside_below_the_text() -> None:
    pages = pages_of(pdf.write(prose(FULL)))
    for number, rows in enumerate(pages[:3], start=1):
        found = rows[-1]
        assert found.text == f"—{number}—"
        assert FOOT - 7 * MM - 16 < found.bottom < FOOT - 7 * MM
        side = RIGHT - 14 - found.right if number % 2 else found.left - LEFT - 14
        assert abs(side) < 3


def test_the_imprint_stands_at_the_foot_of_the_last_page() -> None:
    *_, last = pages_of(pdf.write(PAPER))
    imprint = [row for row in last if "分送" in row.text or "印发" in row.text]
    assert [row.text for row in imprint] == ["分送：各成员单位。", "协调组办公室2026年12月2日印发"]
    assert FOOT < imprint[-1].bottom < FOOT + 20
    assert abs(imprint[-1].left - LEFT - 14) < 2
    assert abs(imprint[-1].right - RIGHT + 14) < 2


def test_a_page_with_nothing_but_the_imprint_has_no_number() -> None:
    pages = pages_of(pdf.write(prose(2 * 22 * 28 - 28 * 2)))
    said = ["".join(row.text for row in rows if "永" not in row.text) for rows in pages]
    numbers = [any(row.text.startswith("—") for row in rows) for rows in pages]
    alone = [index for index, rows in enumerate(pages) if not any("永" in row.text for row in rows)]
    assert alone == [len(pages) - 1], said
    assert numbers == [True] * (len(pages) - 1) + [False]


def test_the_mark_fits_and_the_order_is_that_of_the_standard() -> None:
    first, *_ = pages_of(pdf.write(PAPER))
    mark, number, title, *_ = first
    assert (mark.text, number.text, title.text) == (PAPER.mark, PAPER.number, PAPER.title)
    assert mark.left >= LEFT - 1
    assert mark.right <= RIGHT + 1
    assert abs((mark.left + mark.right) / 2 - (LEFT + RIGHT) / 2) < 3
    assert mark.bottom > number.bottom + 2 * layout.PITCH
    assert number.bottom > title.bottom + 2 * layout.PITCH


def test_who_took_part_hangs_after_the_label() -> None:
    names = "、".join(f"单位{place} 王芳" for place in range(1, 30))
    rows = pages_of(pdf.write(replace(PAPER, body=(), roll=(Paragraph(names, "出席："),))))[0]
    begins = next(place for place, row in enumerate(rows) if row.text.startswith("出席"))
    assert abs(rows[begins].left - LEFT - 32) < 2
    assert abs(rows[begins + 1].left - LEFT - 5 * 15.75) < 2


def test_a_wide_table_is_turned_and_its_heading_repeated() -> None:
    content = pdf.write(WIDE)
    assert set(sizes_of(content)) == {(297, 210)}
    pages = pages_of(content)
    assert len(pages) > 1
    whole = ["".join(row.text for row in rows) for rows in pages]
    assert all("序号事项" in text for text in whole if "资源清单" in text)
    numbers = [next(row for row in rows if "—" in row.text) for rows in pages]
    assert all(row.left < 28 * MM for row in numbers)  # below the text of the page upright
    assert numbers[0].bottom < 105 * MM < numbers[1].bottom


@pytest.mark.parametrize("paper", [PAPER, WIDE], ids=["text", "table"])
def test_what_people_typed_is_text_and_the_same_paper_has_the_same_bytes(paper: Paper) -> None:
    content = pdf.write(paper)
    assert content == pdf.write(paper)
    said = "".join(row.text for rows in pages_of(content) for row in rows).replace(" ", "")
    assert "<w:br/>&{PAGE}#settext(red)[链接](x)" in said
    assert INERT.split("🏛️")[1].split("<")[0].replace(" ", "") in said


def test_headings_have_the_font_of_their_level() -> None:
    body = (Heading(1, "甲"), Heading(2, "乙"), Heading(3, "丙"), Paragraph("丁"))
    found = fonts_of(pdf.write(replace(PAPER, title="戊", body=body)))
    plain = {choice.role: choice.found.replace(" ", "") for choice in fonts.survey()}
    roles = {"甲": "heading", "乙": "second", "丙": "body", "丁": "body", "戊": "title"}
    for character, role in roles.items():
        assert found[character].replace("-", "").lower().startswith(plain[fonts.FontRole(role)][:8].lower())
    assert found["甲"] != found["丁"]


def test_it_can_be_kept_for_good() -> None:
    assert b"pdfaid" in pdf.write(prose(10))
