"""The ledger as a file: xlsx, with the columns of `domain.ledger.COLUMNS` in any order."""

from pathlib import Path

from bot.documents import workbook
from bot.domain.errors import Fault
from bot.domain.ledger import COLUMNS, LedgerRow, read_row
from bot.domain.roster import RowFault
from bot.domain.wording import tidy

_NEEDED = {"task", "lead", "due"}


def read_ledger(path: Path) -> tuple[list[LedgerRow], list[RowFault]]:
    """Read a file; return the rows that are good and everything that is wrong, each with its row and column.

    Raises:
        OSError: when the file cannot be opened.
        ValueError: when it is no xlsx workbook.
    """
    table = workbook.read(path)
    heading = workbook.names([tidy(cell) for cell in next(table, [])])
    unknown = [name for name in heading if name and name not in COLUMNS]
    missing = sorted(_NEEDED - set(heading))
    if unknown or missing:
        fault = Fault("roster-heading", {"unknown": tuple(unknown), "missing": tuple(missing), "columns": COLUMNS})
        return [], [RowFault(1, "", fault)]
    rows: list[LedgerRow] = []
    faults: list[RowFault] = []
    for line, cells in enumerate(table, start=2):
        named = {name: tidy(cell) for name, cell in zip(heading, cells, strict=False) if name}
        if not any(named.values()):
            continue
        read = read_row(line, named)
        if isinstance(read, LedgerRow):
            rows.append(read)
        else:
            faults += read
    return rows, faults
