"""How each kind of line in a Word file looks: named styles, which a group's own template may have already."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from bot.documents import layout
from bot.documents.word_xml import element, put, put_in_order, tag, twips

if TYPE_CHECKING:
    from docx.document import Document as Doc


class Line(StrEnum):
    """The kinds of lines; the value is the style's name in the file."""

    MARK = "公文标志"
    NUMBER = "公文文号"
    TITLE = "公文标题"
    ADDRESSEE = "公文顶格"
    BODY = "公文正文"
    FIRST = "公文一级标题"
    SECOND = "公文二级标题"
    ROLL = "公文名单"
    SIGNATURE = "公文落款"
    TABLE_HEAD = "公文表头"
    TABLE = "公文表格"
    IMPRINT = "公文版记"
    RULE = "公文版记线"
    END = "公文尾行"


@dataclass(frozen=True, slots=True)
class _Look:
    """Points, and characters of the own size. `pitch` None: as high as the font."""

    font: str = layout.FANGSONG
    size: float = layout.BODY
    align: str = "both"
    pitch: float | None = layout.PITCH
    first: int = 0
    before: float = 0.0
    color: str = ""
    keeps: bool = False
    is_underlined: bool = False


_FOURTH_PITCH = 22.0
_LOOKS = {
    Line.MARK: _Look(
        layout.XIAOBIAOSONG,
        layout.MARK,
        align="center",
        pitch=None,
        before=layout.MARK_TOP_MM / 25.4 * 72,
        color=layout.RED,
    ),
    Line.NUMBER: _Look(align="center"),
    Line.TITLE: _Look(layout.XIAOBIAOSONG, layout.SECOND, align="center", pitch=None),
    Line.ADDRESSEE: _Look(),
    Line.BODY: _Look(first=2),
    Line.FIRST: _Look(layout.HEITI, first=2, keeps=True),
    Line.SECOND: _Look(layout.KAITI, first=2, keeps=True),
    Line.ROLL: _Look(),
    Line.SIGNATURE: _Look(align="left"),
    Line.TABLE_HEAD: _Look(layout.HEITI, layout.FOURTH, align="center", pitch=_FOURTH_PITCH),
    Line.TABLE: _Look(size=layout.FOURTH, align="left", pitch=_FOURTH_PITCH),
    Line.IMPRINT: _Look(size=layout.FOURTH, align="left", pitch=None),
    Line.RULE: _Look(size=4.0, align="left", pitch=5.0, is_underlined=True),
    Line.END: _Look(size=1.0, pitch=1.0),
}


def settle(document: "Doc") -> None:
    """Give a file the styles that it does not have, and what holds for all its text: Chinese, no line kept back for the
    sake of a paragraph's end, no room added between Chinese and digits."""
    styles = document.styles
    defaults = styles.element.find(tag("w:docDefaults"))
    language = None if defaults is None else next(defaults.iter(tag("w:lang")), None)
    if language is not None:
        language.set(tag("w:eastAsia"), "zh-CN")
    known = {style.name for style in styles}
    if not known & {line.value for line in Line}:
        _dress(styles["Normal"], _Look())
    for line, look in _LOOKS.items():
        if line.value not in known:
            _add(styles, line, look)


def _add(styles: Any, line: Line, look: _Look) -> None:
    from docx.enum.style import WD_STYLE_TYPE

    style = styles.add_style(line.value, WD_STYLE_TYPE.PARAGRAPH)
    style.element.set(tag("w:styleId"), f"Paper{line.name.title().replace('_', '')}")
    _dress(style, look)
    if line is Line.NUMBER:
        borders = put(style.element.get_or_add_pPr(), "w:pBdr")
        borders.append(element("w:bottom", val="single", sz=12, space=_LINE_SPACE, color=layout.RED))
        put_in_order([style.element])


def _dress(style: Any, look: _Look) -> None:
    paragraph, text = style.element.get_or_add_pPr(), style.element.get_or_add_rPr()
    if look.keeps:
        put(paragraph, "w:keepNext")
    for name in ("w:widowControl", "w:autoSpaceDE", "w:autoSpaceDN", "w:snapToGrid"):
        put(paragraph, name, val="0")
    spacing = {"before": twips(look.before), "after": 0}
    pitch = (
        {"line": 240, "lineRule": "auto"} if look.pitch is None else {"line": twips(look.pitch), "lineRule": "exact"}
    )
    put(paragraph, "w:spacing", **spacing, **pitch)
    character = look.size + (layout.SQUEEZE if look.size == layout.BODY else 0)
    put(paragraph, "w:ind", firstLine=twips(look.first * character))
    put(paragraph, "w:jc", val=look.align)
    fonts = put(text, "w:rFonts")
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(tag(f"w:{script}"), look.font)
    put(text, "w:snapToGrid", val="0")
    if look.color:
        put(text, "w:color", val=look.color)
    if look.size == layout.BODY:
        put(text, "w:spacing", val=twips(layout.SQUEEZE))
    if look.is_underlined:
        put(text, "w:u", val="single")
    put(text, "w:sz", val=round(look.size * 2))
    put(text, "w:szCs", val=round(look.size * 2))
    put_in_order([style.element])


_LINE_SPACE = 8
"""Points from the number's line to the red line: with the line's own room below the characters 4 mm (clause 7.2.7)."""
