"""How much fits into one message: the limits are met by showing fewer items and saying so, not by a refused send."""

from collections.abc import Sequence

from bot.texts.catalogue import Texts
from bot.views import parts
from bot.views.parts import Block

NOTE = 2
"""The blocks that are kept free for saying how many items are left out."""
_NOTE_CHARACTERS = 300


def count(items: Sequence[Sequence[Block]], *, beside: Sequence[Block], blocks: int = parts.MESSAGE_BLOCKS) -> int:
    """Return how many of `items` (each some blocks that belong together), from the first on, fit beside the others."""
    used, characters = len(beside) + NOTE, parts.size(beside) + _NOTE_CHARACTERS
    for number, item in enumerate(items):
        used += len(item)
        characters += parts.size(item)
        if used > blocks or characters > parts.MESSAGE_CHARACTERS:
            return number
    return len(items)


def fill(
    items: Sequence[Sequence[Block]], texts: Texts, *, before: Sequence[Block] = (), after: Sequence[Block] = ()
) -> tuple[Block, ...]:
    """Return a message's blocks: `before`, as many items as fit, how many more there are, `after`."""
    fitting = count(items, beside=[*before, *after])
    shown = [block for item in items[:fitting] for block in item]
    left = len(items) - fitting
    more = [parts.context(texts("and-more", count=left))] if left else []
    return (*before, *shown, *more, *after)


def pages(items: Sequence[Sequence[Block]], *, characters: int, most: int) -> list[list[Block]]:
    """Divide items into pages of at most `most` items and `characters`; an item longer than that has its own page."""
    found: list[list[Block]] = [[]]
    number = size = 0
    for item in items:
        own = parts.size(item)
        if number and (number >= most or size + own > characters):
            found.append([])
            number = size = 0
        found[-1] += item
        number, size = number + 1, size + own
    return found
