"""Search over everything by words (PRODUCT: Record)."""

from bot.domain.errors import Invalid
from bot.domain.people import Actor
from bot.domain.permissions import Action, permit
from bot.domain.references import Reference
from bot.notices.search import FoundItem, SearchResult
from bot.store.transaction import Transaction

SHOWN = 15
_MOST_WORDS = 6


def search(tx: Transaction, actor: Actor, said: str) -> SearchResult:
    """Answer with the items that hold all the words typed; an item stands once, with the first text that holds them.

    Raises:
        Invalid: `search-empty` for no words, `filter-long` for too many.
    """
    permit(actor, Action.RECORD_READ)
    words = said.split()
    if not words:
        raise Invalid("search-empty")
    if len(words) > _MOST_WORDS:
        raise Invalid("filter-long", most=_MOST_WORDS)
    found: dict[str, FoundItem] = {}
    for hit in tx.search.find(actor.group_id, words, most=SHOWN + 1):
        reference = str(Reference(hit.kind, hit.number))
        found.setdefault(reference, FoundItem(hit.kind, reference, hit.place, hit.text))
    items = tuple(found.values())
    return SearchResult(said, items[:SHOWN], is_cut=len(items) > SHOWN)
