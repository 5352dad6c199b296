"""What was changed in a text, word by word; Chinese, which has no spaces, character by character and joined to phrases."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

_WORD = re.compile(r"\d+(?:[.,:/-]\d+)*%?|[^\W\d_]+(?:['’-][^\W\d_]+)*|\s+|.", re.DOTALL)
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_ISLAND = 1
"""Han characters left standing alone between two changes: a reader takes the whole phrase for changed."""


class Edit(Enum):
    """What became of a piece of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text, and what became of it."""

    edit: Edit
    text: str


def compare(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces of both texts in reading order: the kept and removed ones give `before`, the kept and added ones
    `after`. No number and no word of an alphabet is divided."""
    old, new = list(_words(before)), list(_words(after))
    runs: list[list[str]] = []
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        is_island = tag == "equal" and bool(runs) and old_to < len(old) and new_to < len(new) and len(gone) <= _ISLAND
        if tag == "equal" and not is_island:
            runs.append([gone, "", ""])
        elif runs and (runs[-1][1] or runs[-1][2]):
            runs[-1][1] += gone
            runs[-1][2] += come
        else:
            runs.append(["", gone, come])
    pieces = (Piece(edit, text) for run in runs for edit, text in zip(Edit, run, strict=True) if text)
    return tuple(pieces)


def _words(text: str) -> Iterator[str]:
    """Return a text's words: a Han character is one by itself."""
    for word in _WORD.findall(text):
        if _HAN.search(word):
            yield from word
        else:
            yield word
