"""Papers made up for tests, and what stands where in the files made of them."""

import ctypes
import io
import zipfile
from dataclasses import dataclass
from datetime import date

import pypdfium2

from bot.domain.papers import Grid, Heading, Paper, Paragraph

NASTY = "🏛️ =1+1 <w:br/> & \x00\x0b\u202e {PAGE} #set text(red) [链接](x)"
INERT = NASTY.replace("\x00", "").replace("\x0b", "").replace("\u202e", "")
PAPER = Paper(
    name="会议纪要〔2026〕3号",
    mark="温州市鹿城区公共文化服务体系建设协调组会议纪要",
    number="〔2026〕3号",
    title="2026年第二次全体会议",
    body=(Heading(1, "一、选址"), Paragraph("明确图书馆分馆选址。"), Heading(2, "（一）经费"), Paragraph(NASTY)),
    day=date(2026, 12, 2),
    roll=(Paragraph("教育局 王芳", "出席："), Paragraph("科技局", "请假：")),
    copies=(Paragraph("各成员单位", "分送："),),
    issuer="协调组办公室",
)
ROWS = tuple((str(place), NASTY if place == 1 else "各单位报送资源清单" * 6) for place in range(1, 31))
WIDE = Paper(
    "分工表", "", "", "任务分工表", (Grid(("序号", "事项"), ROWS, (1, 8)),), PAPER.day, signature="办公室", is_wide=True
)


def prose(characters: int) -> Paper:
    """A paper of nothing but one paragraph of so many characters, without an indent."""
    body = (Paragraph("永" * characters, is_indented=False),)
    return Paper("", "", "", "", body, PAPER.day, copies=PAPER.copies, issuer=PAPER.issuer)


def part_of(content: bytes, name: str = "word/document.xml") -> str:
    """Return one part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        return found.read(name).decode()


@dataclass(frozen=True)
class Row:
    """A line of a page: what it says, and its box in points from the page's lower left corner."""

    text: str
    left: float
    right: float
    bottom: float


def pages_of(content: bytes) -> list[list[Row]]:
    """Return the lines of each page of a PDF file, from above."""
    return [_rows(page.get_textpage()) for page in pypdfium2.PdfDocument(content)]


def sizes_of(content: bytes) -> list[tuple[int, int]]:
    """Return the size of each page in millimetres."""
    pages = pypdfium2.PdfDocument(content)
    return [tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in pages]


def fonts_of(content: bytes) -> dict[str, str]:
    """Return the name of the font in which each character of a PDF file is set."""
    found = {}
    for page in pypdfium2.PdfDocument(content):
        text = page.get_textpage()
        for place in range(text.count_chars()):
            name = ctypes.create_string_buffer(200)
            pypdfium2.raw.FPDFText_GetFontInfo(text, place, name, len(name), ctypes.c_int())
            found[text.get_text_range(place, 1)] = name.value.decode().rpartition("+")[2]
    return found


def _rows(page: pypdfium2.PdfTextPage) -> list[Row]:
    """Characters whose boxes begin within four points of each other's height are one line."""
    found: dict[int, list[tuple[float, float, float, str]]] = {}
    for place in range(page.count_chars()):
        character = page.get_text_range(place, 1)
        left, bottom, right, _ = page.get_charbox(place, loose=True)
        if character.strip():
            key = next((known for known in found if abs(known - bottom) < 4), round(bottom))
            found.setdefault(key, []).append((left, right, bottom, character))
    return [
        Row(
            "".join(character for *_, character in sorted(boxes)),
            min(box[0] for box in boxes),
            max(box[1] for box in boxes),
            boxes[0][2],
        )
        for _, boxes in sorted(found.items(), reverse=True)
    ]
