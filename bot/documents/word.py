"""Word files of official papers, in the layout of GB/T 9704-2012.

Office fonts are named and not embedded; a page has 22 lines of 28 characters (clauses 5.2.2-4). Same paper, same bytes:
nothing in the file tells when it was made.
"""

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bot.domain.papers import Grid, Heading, Paper, Paragraph

if TYPE_CHECKING:
    from docx.document import Document as Doc
    from docx.text.paragraph import Paragraph as Para

FANGSONG, HEITI, KAITI, XIAOBIAOSONG, SONGTI = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体", "宋体"
BODY, SECOND, FOURTH = 16.0, 22.0, 14.0
"""Points of 3号, 2号 and 4号."""
LINE_TWIPS = 579
"""Twentieths of a point between lines: 22 of them fill 225 mm, which 29 points would overflow."""
SQUEEZE_TWIPS = -5
"""How much narrower than its size a character of 3号 stands, in twentieths of a point: 28 of them fit into 156 mm, which 448
points would overflow. Set on each run: the character grid means the same, but not every program squeezes by it."""
RED = "FF0000"
_MARGINS = {"top": 37, "bottom": 35, "left": 28, "right": 26}
_FOOTER = 28
_IMPRINT_TWIPS = 8400
"""Where the day of issue ends."""
_MARK_WIDTH = 436.0
_EPOCH = (1980, 1, 1, 0, 0, 0)
_FONTS = {1: HEITI, 2: KAITI, 3: FANGSONG}


def write(paper: Paper) -> bytes:
    """Return a paper as a Word file."""
    from docx import Document  # heavy, and only files need it

    document = Document()
    _settle(document, paper)
    _page(document, is_wide=paper.is_wide)
    _head(document, paper)
    for block in paper.body:
        match block:
            case Heading():
                _text(document, block.text, font=_FONTS[block.level], indent=2, keep=True)
            case Paragraph():
                _labelled(document, block)
            case Grid():
                _grid(document, block)
    _close(document, paper)
    _put_in_order(document)
    stream = io.BytesIO()
    document.save(stream)
    return _same_bytes(stream.getvalue())


def _settle(document: "Doc", paper: Paper) -> None:
    moment = datetime(paper.day.year, paper.day.month, paper.day.day, tzinfo=UTC).replace(tzinfo=None)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = plain(paper.title), plain(paper.issuer), ""
    properties.created = properties.modified = moment
    properties.last_modified_by, properties.revision = "", 1
    style = document.styles["Normal"]
    style.font.size = _points(BODY)
    _name(style.element.get_or_add_rPr(), FANGSONG)


def _page(document: "Doc", *, is_wide: bool) -> None:
    """A4 with its margins and the grid; page numbers outside, on odd pages right and on even ones left (clause 7.5)."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section = document.sections[0]
    width, height = Mm(210), Mm(297)
    if is_wide:
        section.orientation = WD_ORIENT.LANDSCAPE
        width, height = height, width
    section.page_width, section.page_height = width, height
    for side, size in _MARGINS.items():
        setattr(section, f"{side}_margin", Mm(size))
    section.footer_distance = Mm(_FOOTER)
    grid = _element("w:docGrid", type="lines", linePitch=str(LINE_TWIPS))
    properties: Any = section._sectPr
    for old in properties.findall(_tag("w:docGrid")):
        properties.remove(old)
    properties.append(grid)
    document.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        _page_number(footer.paragraphs[0], side)


def _page_number(paragraph: "Para", side: str) -> None:
    _align(paragraph, side)
    _indent(paragraph, left=1 if side == "left" else 0, right=1 if side == "right" else 0, size=FOURTH)
    for text in ("— ", None, " —"):
        run = paragraph.add_run(text or "")
        _font(run, SONGTI, FOURTH)
        if text is None:
            for kind, code in (("begin", ""), ("", "PAGE"), ("end", "")):
                run._r.append(_field(kind, code))


def _field(kind: str, code: str) -> Any:
    if kind:
        return _element("w:fldChar", fldCharType=kind)
    element = _element("w:instrText")
    element.text = code
    return element


def _head(document: "Doc", paper: Paper) -> None:
    """The red mark, the number below it, the red line; then the title, two lines below (clauses 7.2.4-7.3.1)."""
    if paper.mark:
        size = min(36.0, _MARK_WIDTH / max(1, len(paper.mark)))
        mark = _text(document, paper.mark, font=XIAOBIAOSONG, size=size, align="center", color=RED, exact=False)
        mark.paragraph_format.space_before = _points(99.2)
        if paper.number:
            _text(document, "")
            _text(document, paper.number, align="center")
        line = _text(document, "")
        _border(line, "bottom", color=RED, eighths=12)
        _text(document, "")
    for row in paper.title.split("\n"):
        _text(document, row, font=XIAOBIAOSONG, size=SECOND, align="center", exact=False)
    _text(document, "")
    if paper.to:
        _text(document, f"{paper.to}：")


def _close(document: "Doc", paper: Paper) -> None:
    """Who took part, who signs and when; then the imprint at the foot of the last page."""
    if paper.roll:
        _text(document, "")
    for entry in paper.roll:
        _labelled(document, entry)
    if paper.signature:
        _text(document, "")
        for text in (paper.signature, _day(paper)):
            _indent(_text(document, text, align="right"), right=2, size=BODY)
    if paper.copies or paper.issuer:
        _imprint(document, paper)


def _imprint(document: "Doc", paper: Paper) -> None:
    """At the foot of the last page, lines as wide as the text area, the first and the last thick, the middle one thin
    (clause 7.4): a table that floats to the lower edge."""
    rows = [f"分送：{paper.copies}。"] if paper.copies else []
    rows += [f"{paper.issuer}\t{_day(paper)}印发"] if paper.issuer else []
    table = document.add_table(rows=len(rows), cols=1)
    properties = table._tbl.tblPr
    place = {"vertAnchor": "margin", "horzAnchor": "margin", "tblpXSpec": "left", "tblpYSpec": "bottom"}
    properties.append(_element("w:tblpPr", leftFromText="0", rightFromText="0", **place))
    borders = _element("w:tblBorders")
    for side, eighths in (("top", 8), ("bottom", 8), ("insideH", 6)):
        borders.append(_element(f"w:{side}", val="single", sz=str(eighths), space="0", color="000000"))
    properties.append(borders)
    for row, text in zip(table.rows, rows, strict=True):
        paragraph = row.cells[0].paragraphs[0]
        _font(paragraph.add_run(plain(text)), FANGSONG, FOURTH)
        _indent(paragraph, left=1, right=1, size=FOURTH)
        tabs = _element("w:tabs")
        tabs.append(_element("w:tab", val="right", pos=str(_IMPRINT_TWIPS)))
        paragraph._p.get_or_add_pPr().append(tabs)
    # A text ends with a paragraph, not with a table.
    _text(document, "", size=1.0, exact=False)


def _labelled(document: "Doc", entry: Paragraph) -> None:
    if not entry.label:
        _text(document, entry.text, indent=2 if entry.is_indented else 0)
        return
    paragraph = _text(document, entry.label, font=HEITI)
    _indent(paragraph, left=2 + len(entry.label), first=-len(entry.label), size=BODY)
    _font(paragraph.add_run(plain(entry.text)), FANGSONG, BODY)


def _grid(document: "Doc", grid: Grid) -> None:
    from docx.shared import Emu

    table = document.add_table(rows=1, cols=len(grid.columns))
    table.style = document.styles["Table Grid"]
    table.autofit = False
    whole = sum(grid.widths)
    for place, name in enumerate(grid.columns):
        _cell(table.rows[0].cells[place], name, font=HEITI)
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))
    for row in grid.rows:
        cells = table.add_row().cells
        for place, text in enumerate(row):
            _cell(cells[place], text, font=FANGSONG)
    section = document.sections[0]
    room = int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)
    for place, width in enumerate(grid.widths):
        for each in (table.columns[place], *(row.cells[place] for row in table.rows)):
            each.width = Emu(room * width // whole)


def _cell(cell: Any, text: str, *, font: str) -> None:
    paragraph = cell.paragraphs[0]
    _font(paragraph.add_run(plain(text)), font, FOURTH)


def _text(  # noqa: PLR0913 - what a line looks like
    document: "Doc",
    text: str,
    *,
    font: str = FANGSONG,
    size: float = BODY,
    align: str = "both",
    indent: int = 0,
    color: str = "",
    exact: bool = True,
    keep: bool = False,
) -> "Para":
    from docx.shared import RGBColor

    paragraph = document.add_paragraph()
    run = paragraph.add_run(plain(text))
    _font(run, font, size)
    if color:
        run.font.color.rgb = RGBColor.from_string(color)
    _align(paragraph, align)
    layout = paragraph.paragraph_format
    layout.space_before = layout.space_after = _points(0)
    layout.keep_with_next = keep or None
    if exact:
        layout.line_spacing = _points(LINE_TWIPS / 20)
    if indent:
        _indent(paragraph, first=indent, size=size)
    return paragraph


def _indent(paragraph: "Para", *, size: float, left: int = 0, right: int = 0, first: int = 0) -> None:
    """Indent by characters of a size."""
    layout = paragraph.paragraph_format
    layout.left_indent, layout.right_indent = _points(left * size), _points(right * size)
    layout.first_line_indent = _points(first * size)


def _align(paragraph: "Para", align: str) -> None:
    properties = paragraph._p.get_or_add_pPr()
    for old in properties.findall(_tag("w:jc")):
        properties.remove(old)
    properties.append(_element("w:jc", val=align))


def _border(paragraph: "Para", side: str, *, eighths: int, color: str = "000000") -> None:
    """A line above or below; `eighths` of a point thick."""
    properties = paragraph._p.get_or_add_pPr()
    found = properties.find(_tag("w:pBdr"))
    borders = found if found is not None else _element("w:pBdr")
    if found is None:
        properties.append(borders)
    borders.append(_element(f"w:{side}", val="single", sz=str(eighths), space="4", color=color))


def _font(run: Any, name: str, size: float) -> None:
    run.font.size = _points(size)
    properties = run._r.get_or_add_rPr()
    _name(properties, name)
    if size == BODY:
        properties.append(_element("w:spacing", val=str(SQUEEZE_TWIPS)))


def _name(properties: Any, name: str) -> None:
    fonts = properties.find(_tag("w:rFonts"))
    if fonts is None:
        fonts = _element("w:rFonts")
        properties.insert(0, fonts)
    for script in ("ascii", "hAnsi", "eastAsia"):
        fonts.set(_tag(f"w:{script}"), name)


def _put_in_order(document: "Doc") -> None:
    """The properties of a paragraph and of its characters have a fixed order (ECMA-376, 17.3.1.26 and 17.3.2.28)."""
    bodies = [
        document.element.body,
        *(footer._element for section in document.sections for footer in _footers(section)),
    ]
    for body in bodies:
        for name, order in _ORDER.items():
            for properties in body.iter(_tag(name)):
                places = {_tag(f"w:{child}"): place for place, child in enumerate(order)}
                properties[:] = sorted(properties, key=lambda child: places.get(child.tag, len(order)))


_ORDER: dict[str, tuple[str, ...]] = {
    "w:pPr": ("pStyle", "keepNext", "keepLines", "framePr", "pBdr", "tabs", "spacing", "ind", "jc"),
    "w:tblPr": ("tblStyle", "tblpPr", "tblW", "jc", "tblBorders", "tblLayout", "tblLook"),
    "w:rPr": ("rStyle", "rFonts", "b", "i", "color", "spacing", "sz", "szCs"),
}
"""Of those that stand here."""


def _footers(section: Any) -> tuple[Any, Any]:
    return section.footer, section.even_page_footer


def _day(paper: Paper) -> str:
    return f"{paper.day.year}年{paper.day.month}月{paper.day.day}日"


def _points(size: float) -> Any:
    from docx.shared import Pt

    return Pt(size)


def _tag(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(name))


def _element(name: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement

    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(_tag(f"w:{key}"), value)
    return element


def plain(text: str) -> str:
    """Return a text without what a file cannot hold (control characters); what people typed is never markup."""
    return "".join(character for character in text if character in "\n\t" or character >= " ")


def _same_bytes(content: bytes) -> bytes:
    """Pack the file anew with a fixed time for each of its parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return stream.getvalue()
