"""What a search found."""

from bot.domain.references import Kind
from bot.notices.search import FoundItem, SearchResult
from bot.texts.catalogue import Texts
from bot.views import ids, parts, room
from bot.views.ids import Act
from bot.views.parts import Block, Message
from bot.views.registry import view

_SHOWS = {
    Kind.TASK: Act.TASK_SHOW,
    Kind.TOPIC: Act.TOPIC_SHOW,
    Kind.MEETING: Act.MEETING_SHOW,
    Kind.MINUTES: Act.MINUTES_SHOW,
}
_PLACES = {
    "expected_result": "search-expected-result",
    "background": "search-background",
    "clause": "search-clause",
    "reason": "search-reason",
    "report": "search-report",
}
_SAID_SHOWN = 60
_TEXT_SHOWN = 160


@view(SearchResult)
def search_result(found: SearchResult, texts: Texts) -> Message:
    title = texts("search-title", said=parts.cut(found.said, _SAID_SHOWN), count=len(found.items))
    items = [[_item(item, texts)] for item in found.items] or [[parts.section(texts("search-nothing"))]]
    after = [parts.context(texts("search-cut"))] if found.is_cut else []
    return Message(title, room.fill(items, texts, before=[parts.header(title)], after=after))


def _item(item: FoundItem, texts: Texts) -> Block:
    words = texts("search-row", reference=item.reference, place=texts(_PLACES.get(item.place, "search-title-place")))
    text = f"{words}\n{parts.cut(item.text, _TEXT_SHOWN)}"
    act = _SHOWS.get(item.kind)
    button = parts.button(texts("button-open"), act, ids.handle(item.reference, 0)) if act else None
    return parts.section(text, accessory=button)
