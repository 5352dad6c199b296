"""What the commands of the command line do with sheets: write them as workbooks or JSON lines, and take the ledger in."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from rich.table import Table

from bot.documents import workbook
from bot.documents.ledger_file import read_ledger
from bot.domain.roster import RowFault
from bot.domain.sheets import Sheet
from bot.operation import ask, fail, fail_rows, out, settings_of, with_database
from bot.services import exports, groups, ledger
from bot.services.ledger import LedgerDifference

STDOUT = Path("-")
_JSON = frozenset({"before", "after"})
"""Columns whose cells are JSON already."""


def export(config: Path, file: Path, group: str, what: str) -> None:
    """Write a group's `roster`, `ledger` or `record`: as a workbook (.xlsx), or one JSON object a line (.jsonl, or `-`,
    which is standard output)."""
    kind = ".jsonl" if file == STDOUT else file.suffix.casefold()
    if kind not in {".xlsx", ".jsonl"}:
        fail(f"{file}: wants a name that ends in .xlsx or .jsonl, or -")
    settings = settings_of(config)
    key = group or with_database(settings, lambda database: database.read(groups.only_group))
    sheet = with_database(settings, lambda database: database.read(exports.sheet_of, key, what))
    content = workbook.write(sheet) if kind == ".xlsx" else "".join(_lines(sheet)).encode()
    if file == STDOUT:
        sys.stdout.buffer.write(content)
        return
    try:
        file.write_bytes(content)
    except OSError as error:
        fail(str(error))
    out.print(f"{file}: {len(sheet.rows)} rows written.")


def _lines(sheet: Sheet) -> Iterator[str]:
    """Yield one object a row, by the columns' names; dates as 2026-12-31."""
    for row in sheet.rows:
        cells = {
            name: json.loads(str(cell)) if name in _JSON else cell.isoformat() if isinstance(cell, date) else cell
            for name, cell in zip(sheet.columns, row, strict=True)
        }
        yield json.dumps(cells, ensure_ascii=False) + "\n"


def import_ledger(config: Path, file: Path, by: str, *, is_sure: bool) -> None:
    """Show what a ledger changes, then take it in."""
    settings = settings_of(config)
    try:
        rows, faults = read_ledger(file)
    except (OSError, ValueError) as error:
        fail(f"{file}: {error}")
    if faults:
        fail_rows(file, faults)

    def take_in(*, is_rehearsal: bool) -> tuple[list[LedgerDifference], list[RowFault]]:
        return with_database(
            settings, lambda database: database.write(ledger.import_ledger, by, rows, is_rehearsal=is_rehearsal)
        )

    differences, faults = take_in(is_rehearsal=True)
    if faults:
        fail_rows(file, faults)
    if not differences:
        out.print(f"{file}: {len(rows)} rows, nothing to change.")
        return
    table = Table("row", "reference", "task", "change", title=str(file))
    for found in differences:
        table.add_row(str(found.line), found.reference, found.title, " ".join((found.kind, *found.changed)))
    out.print(table)
    ask("Take these changes in?", is_sure=is_sure)
    take_in(is_rehearsal=False)
    out.print(f"{file}: {len(differences)} changes taken in.")
