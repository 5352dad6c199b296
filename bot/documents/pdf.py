"""PDF files of official papers: the same as the Word files, with the fonts that are there."""

import json
from dataclasses import asdict
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, Literal

from bot.documents import fonts, word
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
    said = {"paper": json.dumps(_clean(_plain(paper)), ensure_ascii=False), "fonts": json.dumps(chosen)}

    def make(standard: Literal["a-2b", "1.7"]) -> bytes:
        return typst.compile(
            str(_TEMPLATE),
            font_paths=[str(folder)] if folder is not None else [],
            sys_inputs=said,
            format="pdf",
            timestamp=int(datetime.combine(paper.day, time(), UTC).timestamp()),
            pdf_standards=standard,
        )

    try:
        return make("a-2b")
    except typst.TypstError:
        # The archive's form refuses a sign that no font has; the paper is made all the same.
        return make("1.7")


def _clean(part: Any) -> Any:
    if isinstance(part, str):
        return word.plain(part)
    if isinstance(part, dict):
        return {key: _clean(value) for key, value in part.items()}
    return [_clean(each) for each in part] if isinstance(part, list | tuple) else part


def _plain(paper: Paper) -> dict[str, Any]:
    day = paper.day
    return asdict(paper) | {
        "day": [day.year, day.month, day.day],
        "date": f"{day.year}年{day.month}月{day.day}日",
        "body": [asdict(block) | {"kind": _kind(block)} for block in paper.body],
    }


def _kind(block: object) -> str:
    return "heading" if isinstance(block, Heading) else "grid" if isinstance(block, Grid) else "paragraph"
