"""The roster as a file: CSV or xlsx, with the columns of `domain.roster.COLUMNS` in any order."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.documents import workbook
from bot.domain.errors import Fault
from bot.domain.roster import COLUMNS, RosterRow, RowFault, read_row
from bot.domain.wording import tidy

_NEEDED = {"role", "name"}


def read_roster(path: Path) -> tuple[list[RosterRow], list[RowFault]]:
    """Read a file; return the rows that are good and everything that is wrong, each with its row and column.

    Raises:
        OSError: when the file cannot be opened.
        ValueError: when it is neither CSV in UTF-8 nor an xlsx workbook.
    """
    table = workbook.read(path) if path.suffix.casefold() == ".xlsx" else _csv(path)
    heading = workbook.names([tidy(str(cell)) for cell in next(table, [])])
    unknown = [name for name in heading if name and name not in COLUMNS]
    missing = sorted(_NEEDED - set(heading))
    if unknown or missing:
        fault = Fault("roster-heading", {"unknown": tuple(unknown), "missing": tuple(missing), "columns": COLUMNS})
        return [], [RowFault(1, "", fault)]
    return _rows(heading, table)


def _rows(heading: list[str], table: Iterable[list[str]]) -> tuple[list[RosterRow], list[RowFault]]:
    rows: list[RosterRow] = []
    faults: list[RowFault] = []
    for line, cells in enumerate(table, start=2):
        named = {name: workbook.plain(name, tidy(cell)) for name, cell in zip(heading, cells, strict=False) if name}
        if not any(named.values()):
            continue
        read = read_row(line, named)
        if isinstance(read, RosterRow):
            rows.append(read)
        else:
            faults += read
    return rows, faults


def _csv(path: Path) -> Iterator[list[str]]:
    text = path.read_bytes().decode("utf-8-sig")
    try:
        yield from csv.reader(io.StringIO(text, newline=""), strict=True)
    except csv.Error as error:
        raise ValueError(f"{path.name} is no CSV: {error}") from error
