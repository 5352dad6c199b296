"""The page of a Word file: A4, its margins and grid, and the page numbers outside (clauses 5, 7.5 and 8)."""

from typing import TYPE_CHECKING, Any

from bot.documents import layout
from bot.documents.word_xml import element, put, put_in_order, tag, twips

if TYPE_CHECKING:
    from docx.document import Document as Doc
    from docx.text.paragraph import Paragraph as Para

_EMU_PER_MM = 36_000
_TURNED_FOOTER_MM = 10
_BOX_MM = (7, 30)
"""Of the text box with the number of a turned page."""
_BOX = """
<w:drawing {names}><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0"
 locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>
<wp:extent cx="{width}" cy="{height}"/><wp:wrapNone/><wp:docPr id="{number}" name="page number {number}"/>
<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{shape}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm>
<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>
<a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent/></wps:txbx>
<wps:bodyPr vert="vert" lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>
"""
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": _SHAPE,
}


def lay_out(document: "Doc", *, is_wide: bool) -> None:
    """Set the page: upright, or turned counter-clockwise for a wide table, its number where it stands on the others."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section = document.sections[0]
    width, height = (Mm(side) for side in layout.PAGE_MM)
    if is_wide:
        section.orientation = WD_ORIENT.LANDSCAPE
        width, height = height, width
    section.page_width, section.page_height = width, height
    for side, size in (layout.TURNED_MM if is_wide else layout.MARGINS_MM).items():
        setattr(section, f"{side}_margin", Mm(size))
    section.footer_distance = Mm(_TURNED_FOOTER_MM if is_wide else layout.MARGINS_MM["bottom"] - layout.NUMBER_GAP_MM)
    # The page has 22 lines of 28 characters. The styles keep to that by themselves as well: not every program squeezes
    # characters into a grid.
    squeeze = round(layout.SQUEEZE * 4096)
    put(section._sectPr, "w:docGrid", type="linesAndChars", linePitch=twips(layout.PITCH), charSpace=squeeze)
    document.settings.odd_and_even_pages_header_footer = True
    for footer, is_odd in ((section.footer, True), (section.even_page_footer, False)):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        if is_wide:
            paragraph = _turned(paragraph, is_odd=is_odd)
        _number(paragraph, "right" if is_odd else "left")
        put_in_order([footer._element])


def _number(paragraph: "Para", side: str) -> None:
    properties = paragraph._p.get_or_add_pPr()
    put(properties, "w:jc", val=side)
    put(properties, "w:ind", **{side: twips(layout.FOURTH)})
    for part in ("— ", None, " —"):
        run = paragraph.add_run(part or "")
        _look(run)
        if part is None:
            for kind, code in (("begin", ""), ("", "PAGE"), ("end", "")):
                run._r.append(_field(kind, code))


def _turned(anchor: "Para", *, is_odd: bool) -> "Para":
    """Return the line of a text box at the left edge of a turned page, which is the lower one when it is read."""
    from docx.oxml import parse_xml
    from docx.text.paragraph import Paragraph

    margins, (width, height) = layout.TURNED_MM, _BOX_MM
    top = layout.PAGE_MM[0] - margins["bottom"] - height if is_odd else margins["top"]
    said = {
        "left": (margins["left"] - layout.NUMBER_GAP_MM - width) * _EMU_PER_MM,
        "top": top * _EMU_PER_MM,
        "width": width * _EMU_PER_MM,
        "height": height * _EMU_PER_MM,
        "number": 1 if is_odd else 2,
    }
    names = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMES.items())
    drawing: Any = parse_xml(_BOX.format(names=names, shape=_SHAPE, **said).strip())
    anchor.add_run()._r.append(drawing)
    line = element("w:p")
    next(drawing.iter(tag("w:txbxContent"))).append(line)
    return Paragraph(line, anchor._parent)


def _look(run: Any) -> None:
    properties = run._r.get_or_add_rPr()
    fonts = put(properties, "w:rFonts")
    for script in ("ascii", "hAnsi", "eastAsia"):
        fonts.set(tag(f"w:{script}"), layout.SONGTI)
    put(properties, "w:sz", val=round(layout.FOURTH * 2))


def _field(kind: str, code: str) -> Any:
    if kind:
        return element("w:fldChar", fldCharType=kind)
    made = element("w:instrText")
    made.text = code
    return made
