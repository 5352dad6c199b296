"""A workbook's sheet as values: what the roster, the ledger and the record are written from."""

from dataclasses import dataclass
from datetime import date

Cell = str | int | date


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one sheet under the names of its columns; each row as long as they are. `name` is what it holds:
    `roster`, `ledger` or `record`; `day` the local day on which it was made."""

    name: str
    day: date
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
