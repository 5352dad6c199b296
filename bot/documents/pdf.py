"""PDF files of official papers: the same as the Word files, with the fonts that are there."""

import json
from dataclasses import asdict
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, Literal

from bot.documents import fonts, layout
from bot.domain.papers import Grid, Heading, Paper

_TEMPLATE = Path(__file__).parent / "templates" / "paper.typ"


class FontsMissing(Exception):
    """No font has Chinese characters: a PDF would be empty boxes."""


def write(paper: Paper, folder: Path | None = None) -> bytes:
    """Return a paper as a PDF file, with fonts of an operator's `folder` or of the system.

    Raises:
        FontsMissing: where there is no Chinese font.
    """
    import typst  # heavy, and only files need it

    chosen = {choice.role.value: choice.found for choice in fonts.survey(folder)}
    if not all(chosen.values()):
        raise FontsMissing("no Chinese font is installed: apt install fonts-noto-cjk")
    said = {name: json.dumps(part, ensure_ascii=False) for name, part in _inputs(paper).items()}

    def make(standard: Literal["a-2b", "1.7"]) -> bytes:
        return typst.compile(
            str(_TEMPLATE),
            font_paths=[str(folder)] if folder is not None else [],
            sys_inputs=said | {"fonts": json.dumps(chosen)},
            format="pdf",
            timestamp=int(datetime.combine(paper.day, time(), UTC).timestamp()),
            pdf_standards=standard,
        )

    try:
        return make("a-2b")
    except typst.TypstError:
        # The archive's form refuses a sign that no font has; the paper is made all the same.
        return make("1.7")


def _inputs(paper: Paper) -> dict[str, Any]:
    size, percent = layout.mark_size(paper.mark)
    words = asdict(paper) | {
        "heading": paper.title.replace("\n", " "),
        "title": paper.title.split("\n"),
        "day": [paper.day.year, paper.day.month, paper.day.day],
        "date": layout.day_of(paper),
        "body": [asdict(block) | {"kind": _kind(block)} for block in paper.body],
        "issued": layout.imprint(paper),
        "signature_indents": layout.signature_indents(paper),
        "mark_size": size,
        "mark_percent": percent,
    }
    sizes = {
        "pitch": layout.PITCH,
        "body": layout.BODY,
        "second": layout.SECOND,
        "fourth": layout.FOURTH,
        "squeeze": layout.SQUEEZE,
        "margins": layout.TURNED_MM if paper.is_wide else layout.MARGINS_MM,
        "mark_top": layout.MARK_TOP_MM,
        "mark_line": layout.MARK_LINE_MM,
        "number_gap": layout.NUMBER_GAP_MM,
        "thick": layout.THICK,
        "thin": layout.THIN,
        "red": layout.RED,
    }
    return {"paper": _clean(words), "sizes": sizes}


def _clean(part: Any) -> Any:
    if isinstance(part, str):
        return layout.plain(part)
    if isinstance(part, dict):
        return {key: _clean(value) for key, value in part.items()}
    return [_clean(each) for each in part] if isinstance(part, list | tuple) else part


def _kind(block: object) -> str:
    return "heading" if isinstance(block, Heading) else "grid" if isinstance(block, Grid) else "paragraph"
