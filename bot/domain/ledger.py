"""The ledger (台账): the tasks as a sheet, one row each, read back into typed rows with every fault named."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain import references, wording
from bot.domain.errors import Fault
from bot.domain.references import Kind, Reference
from bot.domain.roster import RowFault

TAKEN = ("reference", "task", "lead", "supporting", "due", "expected_result")
"""What an import takes in."""
COLUMNS = (*TAKEN, "state", "percent", "original_due", "last_report", "closed")
"""All columns; those that only a report or a decision can change are not taken in."""
SEPARATOR = "、"
_SEPARATORS = re.compile(r"[、,，;；\n]+")


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One task as it is handed in: `reference` None for a new one, units by one of their names. `supporting` and
    `expected_result` are None where the file has no such column: they stay as they are."""

    line: int
    reference: Reference | None
    title: str
    lead: str
    supporting: tuple[str, ...] | None
    due_on: date
    expected_result: str | None


def read_row(line: int, cells: Mapping[str, str]) -> LedgerRow | list[RowFault]:
    """Read one row of tidied cells by column name; return it, or every fault in it."""
    said = cells.get("reference", "")
    reference = references.parse(said) if said else None
    due = _day(cells.get("due", ""))
    found = {
        "reference": Fault("ledger-reference", {"said": said})
        if said and (reference is None or reference.kind is not Kind.TASK)
        else None,
        "task": wording.check(cells.get("task", ""), field="task", limit=wording.TITLE_LENGTH),
        "lead": None if cells.get("lead") else Fault("ledger-lead-missing", {}),
        "due": due if isinstance(due, Fault) else None,
        "expected_result": wording.check(cells.get("expected_result", ""), field="expected_result", required=False),
    }
    faults = [RowFault(line, column, fault) for column, fault in found.items() if fault is not None]
    if faults or isinstance(due, Fault):
        return faults
    units = cells.get("supporting")
    return LedgerRow(
        line=line,
        reference=reference,
        title=cells["task"],
        lead=cells["lead"],
        supporting=None if units is None else tuple(name.strip() for name in _SEPARATORS.split(units) if name.strip()),
        due_on=due,
        expected_result=cells.get("expected_result"),
    )


def _day(said: str) -> date | Fault:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return Fault("ledger-date", {"said": said})
