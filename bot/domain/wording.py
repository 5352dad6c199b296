"""What may stand in a text that a person types."""

import re
import unicodedata

from bot.domain.errors import Fault

TITLE_LENGTH = 120
LINE_LENGTH = 500
TEXT_LENGTH = 2_000

_CLASSIFIED = re.compile(
    r"(?:绝密|机密|秘密)\s*(?:[★☆]|级)|[【〔\[(（](?:绝密|机密|秘密)[】〕\])）]|^\s*(?:绝密|机密|秘密)\s*(?:[:：]|$)",
    re.MULTILINE,
)


def tidy(text: str) -> str:
    """Return `text` without characters nobody typed on purpose: controls, bidirectional marks, outer white space."""
    kept = (c for c in text.replace("\r\n", "\n") if c == "\n" or unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    return "".join(kept).strip()


def is_marked_classified(text: str) -> bool:
    """Tell whether `text` bears a secrecy mark (秘密★, 【机密】, 绝密级 …), which no chat may carry."""
    return _CLASSIFIED.search(unicodedata.normalize("NFKC", text)) is not None


def check(text: str, *, field: str, limit: int = TEXT_LENGTH, required: bool = True) -> Fault | None:
    """Return what is wrong with a tidied `text` of at most `limit` characters, or None."""
    if required and not text:
        return Fault("text-empty", {}, field)
    if len(text) > limit:
        return Fault("text-too-long", {"length": len(text), "limit": limit}, field)
    if is_marked_classified(text):
        return Fault("text-classified", {}, field)
    return None
