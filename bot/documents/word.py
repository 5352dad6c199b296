"""Word files of official papers, in the layout of GB/T 9704-2012.

Office fonts are named and not embedded. How each kind of line looks is a style of the file, so that whoever goes on writing
in it keeps the layout, and a group's own template can have its own. Same paper, same bytes: nothing in the file tells when
it was made.
"""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.documents import layout
from bot.documents.layout import plain
from bot.documents.word_styles import Line, settle
from bot.documents.word_xml import element, put, put_in_order, tag, twips
from bot.domain.papers import Grid, Heading, Paper, Paragraph

if TYPE_CHECKING:
    from docx.document import Document as Doc
    from docx.text.paragraph import Paragraph as Para

_EPOCH = (1980, 1, 1, 0, 0, 0)
_HEADINGS = {1: Line.FIRST, 2: Line.SECOND, 3: Line.BODY}
_FRAME = {"wrap": "notBeside", "vAnchor": "margin", "hAnchor": "margin", "xAlign": "left", "yAlign": "bottom"}


def write(paper: Paper, template: Path | None = None) -> bytes:
    """Return a paper as a Word file; with a group's template in its page, headers, footers and styles.

    Raises:
        TemplateFaulty: when the template cannot be used.
    """
    from docx import Document  # heavy, and only files need it

    from bot.documents import word_pages, word_template

    document = word_template.opened(template) if template is not None else Document()
    settle(document)
    if template is None:
        word_pages.lay_out(document, is_wide=paper.is_wide)
    _describe(document, paper)
    _head(document, paper)
    for block in paper.body:
        match block:
            case Heading():
                _text(document, block.text, _HEADINGS[block.level])
            case Paragraph():
                _labelled(document, block)
            case Grid():
                _grid(document, block)
    _close(document, paper)
    put_in_order([document.element.body])
    stream = io.BytesIO()
    document.save(stream)
    return _same_bytes(stream.getvalue())


def _describe(document: "Doc", paper: Paper) -> None:
    moment = datetime(paper.day.year, paper.day.month, paper.day.day, tzinfo=UTC).replace(tzinfo=None)
    properties = document.core_properties
    properties.title = plain(paper.title).replace("\n", " ")
    properties.author, properties.comments = plain(paper.issuer or paper.signature), ""
    properties.created = properties.modified = moment
    properties.last_modified_by, properties.revision = "", 1


def _head(document: "Doc", paper: Paper) -> None:
    """The red mark, two lines below it the number, the red line; two lines below the title (clauses 7.2.4-7.3.1)."""
    if paper.mark:
        size, percent = layout.mark_size(paper.mark)
        for run in _text(document, paper.mark, Line.MARK).runs:
            run.font.size = _points(size)
            put(run._r.get_or_add_rPr(), "w:w", val=percent)
        if paper.number:
            _empty(document, 2)
        _text(document, paper.number, Line.NUMBER)
        _empty(document, 2)
    for row in paper.title.split("\n"):
        _text(document, row, Line.TITLE)
    _empty(document, 1)
    if paper.to:
        _text(document, f"{paper.to}：", Line.ADDRESSEE)


def _close(document: "Doc", paper: Paper) -> None:
    """Who took part, who signs and when; then the imprint at the foot of the last page."""
    if paper.roll:
        _empty(document, 1)
    for entry in paper.roll:
        _labelled(document, entry)
    if paper.signature:
        _empty(document, 1)
        said = (paper.signature, layout.day_of(paper))
        for text, indent in zip(said, layout.signature_indents(paper), strict=True):
            properties = _text(document, text, Line.SIGNATURE)._p.get_or_add_pPr()
            put(properties, "w:ind", left=twips(indent))
    _imprint(document, paper)


def _imprint(document: "Doc", paper: Paper) -> None:
    """At the foot of the last page, lines as wide as the text area, the first and the last thick, the middle one thin
    (clause 7.4): a frame on the text area's lower edge. What is alike in its paragraphs is one frame and one border; the
    middle line is an underlined tab, since some programs lose a frame with a border between."""
    copies = "\n".join(f"　{entry.label}{entry.text}。" for entry in paper.copies)
    issued = "\n".join(f"　{left}\t{right}" if right else f"　{left}" for left, right in layout.imprint(paper))
    width = round((layout.PAGE_MM[0] - layout.MARGINS_MM["left"] - layout.MARGINS_MM["right"]) / 25.4 * 1440)
    indent = twips((max((len(entry.label) for entry in paper.copies), default=0) + 1) * layout.FOURTH)
    rows = [part for part in (copies, issued) if part]
    for text in [rows[0], "\t\t", rows[1]] if len(rows) > 1 else rows:
        is_rule = not text.strip()
        paragraph = _text(document, text, Line.RULE if is_rule else Line.IMPRINT)
        properties = paragraph._p.get_or_add_pPr()
        put(properties, "w:framePr", w=width, hRule="auto", **_FRAME)
        put(properties, "w:ind", left=indent, hanging=indent)
        edge = width if is_rule else width - twips(layout.FOURTH)
        put(properties, "w:tabs").append(element("w:tab", val="right", pos=edge))
        borders = put(properties, "w:pBdr")
        for side in ("top", "bottom"):
            borders.append(element(f"w:{side}", val="single", sz=round(layout.THICK * 8), space=1, color="000000"))
    if rows:  # a frame stands beside a line of text
        _text(document, " ", Line.END)


def _labelled(document: "Doc", entry: Paragraph) -> None:
    """出席：and the like stand in another font, and what follows hangs after them (clause 10.3)."""
    if not entry.label:
        _text(document, entry.text, Line.BODY if entry.is_indented else Line.ADDRESSEE)
        return
    paragraph = _text(document, "", Line.ROLL)
    label = paragraph.add_run(plain(entry.label))
    _font(label, layout.HEITI)
    paragraph.add_run(plain(entry.text))
    character = layout.BODY + layout.SQUEEZE
    label_width = twips(len(entry.label) * character)
    properties = paragraph._p.get_or_add_pPr()
    put(properties, "w:ind", left=twips(2 * character) + label_width, hanging=label_width)


def _grid(document: "Doc", grid: Grid) -> None:
    """A table: its heading on every page, no row over two pages."""
    from docx.shared import Emu

    section = document.sections[0]
    room = int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)
    widths = [Emu(room * width // sum(grid.widths)) for width in grid.widths]
    table = document.add_table(rows=0, cols=len(widths))
    table.autofit = False
    _rule(table)
    for place, texts in enumerate([grid.columns, *grid.rows] if grid.columns else grid.rows):
        is_heading = bool(grid.columns) and place == 0
        row = table.add_row()
        properties = row._tr.get_or_add_trPr()
        put(properties, "w:cantSplit")
        if is_heading:
            put(properties, "w:tblHeader")
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = widths[column]
            is_head = is_heading or (not grid.columns and column == 0)
            _cell(cell, text, is_head=is_head, is_centred=is_head or column in grid.centred)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width


def _rule(table: Any) -> None:
    """Thin lines between all cells, and a little room beside the text."""
    properties = table._tbl.tblPr
    borders = put(properties, "w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(f"w:{side}", val="single", sz=6, space=0, color="000000"))
    margins = put(properties, "w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w=85, type="dxa"))


def _cell(cell: Any, text: str, *, is_head: bool, is_centred: bool) -> None:
    put(cell._tc.get_or_add_tcPr(), "w:vAlign", val="center")
    paragraph = cell.paragraphs[0]
    paragraph.style = (Line.TABLE_HEAD if is_head else Line.TABLE).value
    paragraph.add_run(plain(text))
    if is_centred:
        put(paragraph._p.get_or_add_pPr(), "w:jc", val="center")


def _text(document: "Doc", text: str, line: Line) -> "Para":
    paragraph = document.add_paragraph(style=line.value)
    if text:
        paragraph.add_run(plain(text))
    return paragraph


def _empty(document: "Doc", lines: int) -> None:
    for _ in range(lines):
        document.add_paragraph(style=Line.ADDRESSEE.value)


def _font(run: Any, name: str) -> None:
    fonts = put(run._r.get_or_add_rPr(), "w:rFonts")
    for script in ("ascii", "hAnsi", "eastAsia"):
        fonts.set(tag(f"w:{script}"), name)


def _points(size: float) -> Any:
    from docx.shared import Pt

    return Pt(size)


def _same_bytes(content: bytes) -> bytes:
    """Pack the file anew with a fixed time for each of its parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return stream.getvalue()
