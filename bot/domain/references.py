"""References: how people name an item (TK-40). Numbered per group from 1."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

_REFERENCE = re.compile(r"([A-Za-z]{2})\s*[-–—_]?\s*0*([1-9][0-9]{0,8})")


class Kind(StrEnum):
    """The kinds of items that have a number of their own."""

    TOPIC = "TP"
    MEETING = "MT"
    MINUTES = "MN"
    TASK = "TK"
    CONTACT_CHANGE = "CC"
    INSPECTION = "IN"
    FORM = "FM"
    REFERRAL = "RF"


@dataclass(frozen=True, slots=True)
class Reference:
    """An item's name within its group, written `TK-40`."""

    kind: Kind
    number: int

    def __str__(self) -> str:
        return f"{self.kind}-{self.number}"


def parse(text: str) -> Reference | None:
    """Read one reference (`tk40`, `TK-40`, `ＴＫ－４０`); None when `text` is not one."""
    match = _REFERENCE.fullmatch(unicodedata.normalize("NFKC", text).replace("−", "-").strip())
    if match is None or match[1].upper() not in set(Kind):
        return None
    return Reference(Kind(match[1].upper()), int(match[2]))
