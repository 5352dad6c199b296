"""Facts about where an item comes from and what became of it."""

from dataclasses import dataclass
from datetime import datetime

from bot.notices.fact import Fact


@dataclass(frozen=True, slots=True)
class LineageNode(Fact):
    """One link: `kind` is duty, topic, meeting, minutes, clause, task or report; `depth` how far it stands from the origin.
    `state` is the item's own, `number` the issue number of minutes or the place of a clause, `at` and `person` whose
    report it is."""

    kind: str
    depth: int
    reference: str
    title: str
    unit: str = ""
    state: str = ""
    number: str = ""
    at: datetime | None = None
    person: str = ""


@dataclass(frozen=True, slots=True)
class Lineage(Fact):
    """From the origin of an item down to the last words on what it became. `is_cut`: there is more."""

    item: str
    nodes: tuple[LineageNode, ...]
    is_cut: bool
