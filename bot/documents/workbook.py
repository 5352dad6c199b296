"""Workbooks (xlsx): sheets to bytes, and files that people hand in to rows of words.

Text stands as text: a cell that begins like a formula (= + - @, tab, return) is marked as such and read back unchanged.
"""

import io
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.domain.people import Role
from bot.domain.sheets import Cell, Sheet
from bot.domain.tasks import TaskState
from bot.texts.catalogue import LANGUAGES, Texts, texts_in

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as OwnCell
    from openpyxl.cell.cell import MergedCell

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_RETURN = "_x000D_"
"""How the format writes a carriage return: a bare one would be read back as a new line (ECMA-376, ST_Xstring)."""
_WIDEST = 60
_CHOICES: dict[str, type[Role] | type[TaskState]] = {"role": Role, "state": TaskState}
"""Columns whose values are fixed choices, written and read by what they are called."""


def write(sheet: Sheet, texts: Texts | None = None) -> bytes:
    """Return a workbook of one sheet. With `texts` its headings and choices are in that language; without, as named in
    code. Both are read by `read`."""
    from openpyxl import Workbook  # heavy, and only files need it
    from openpyxl.utils import get_column_letter

    book = Workbook()
    page = book.worksheets[0]
    page.title = texts(f"sheet-{sheet.name}") if texts else sheet.name
    page.freeze_panes = "A2"
    heading: list[Cell] = [texts(_key(name)) if texts else name for name in sheet.columns]
    rows = [[_said(name, value, texts) for name, value in zip(sheet.columns, row, strict=True)] for row in sheet.rows]
    table = [heading, *rows]
    for number, cells in enumerate(table, start=1):
        for place, value in enumerate(cells, start=1):
            _put(page.cell(number, place), value)
    for place in range(1, len(heading) + 1):
        width = max(_width(cells[place - 1]) for cells in table)
        page.column_dimensions[get_column_letter(place)].width = min(_WIDEST, width + 2)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(path: Path) -> Iterator[list[str]]:
    """Yield a file's rows, each cell as words: the heading by the columns' names in code, choices by theirs.

    Raises:
        OSError: when the file cannot be opened.
        ValueError: when it is no xlsx workbook.
    """
    from openpyxl import load_workbook  # heavy, and only files need it

    content = io.BytesIO(path.read_bytes())
    try:
        book = load_workbook(content, read_only=True, data_only=True)
        rows = [[_cell(value) for value in row] for row in book.worksheets[0].iter_rows(values_only=True)]
    except Exception as error:  # an archive, XML and its links: each has errors of its own for a file that is none
        raise ValueError(f"{path.name} is no xlsx workbook") from error
    yield from rows


def names(heading: list[str]) -> list[str]:
    """Return the columns' names in code of a heading in any language; what is not known stays as it is."""
    known = {texts_in(language)(key).casefold(): name for language in LANGUAGES for name, key in _KEYS.items()}
    return [known.get(cell.casefold(), cell.casefold()) for cell in heading]


def plain(name: str, said: str) -> str:
    """Return a cell's words by the name in code where its column holds fixed choices."""
    choices = _CHOICES.get(name)
    if choices is None:
        return said
    known = {texts_in(language).name(choice).casefold(): choice.value for language in LANGUAGES for choice in choices}
    return known.get(said.casefold(), said)


_KEYS = {
    name: f"column-{name.replace('_', '-')}"
    for name in (
        "unit",
        "role",
        "name",
        "title",
        "phone",
        "email",
        "slack_id",
        "from",
        "reference",
        "task",
        "lead",
        "supporting",
        "due",
        "expected_result",
        "state",
        "percent",
        "original_due",
        "last_report",
        "closed",
    )
}


def _key(name: str) -> str:
    return _KEYS[name]


def _said(name: str, value: Cell, texts: Texts | None) -> Cell:
    choices = _CHOICES.get(name)
    return texts.name(choices(value)) if choices and texts and isinstance(value, str) else value


def _put(cell: "OwnCell | MergedCell", value: Cell) -> None:
    cell.value = value.replace("\r", _RETURN) if isinstance(value, str) else value
    if isinstance(value, str) and value.startswith(_FORMULA):
        cell.data_type = "s"
        cell.quotePrefix = True
    elif isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"


def _width(value: object) -> int:
    """Chinese characters are two wide."""
    return sum(1 + (character > "\u2e7f") for character in str(value if value is not None else ""))


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).replace(_RETURN, "\r")
