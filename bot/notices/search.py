"""Facts about what a search found."""

from dataclasses import dataclass

from bot.domain.references import Kind
from bot.notices.fact import Fact


@dataclass(frozen=True, slots=True)
class FoundItem(Fact):
    """An item that holds the words: its reference, in which kind of text (title, report, clause …), and that text."""

    kind: Kind
    reference: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class SearchResult(Fact):
    """What was looked for, and up to so many items; `is_cut`: there are more."""

    said: str
    items: tuple[FoundItem, ...]
    is_cut: bool
