"""Facts about workbooks that somebody asked for."""

from dataclasses import dataclass

from bot.notices.fact import Fact


@dataclass(frozen=True, slots=True)
class WorkbookOrdered(Fact):
    """The answer to who asked for a workbook (`roster` or `ledger`): it comes into the asker's direct message."""

    what: str
