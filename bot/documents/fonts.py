"""The fonts of papers: as offices name them in Word, and the free ones that stand for them in PDF."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from bot.documents import word


class FontRole(StrEnum):
    """What a font is for."""

    BODY = "body"
    HEADING = "heading"
    SECOND = "second"
    TITLE = "title"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class FontChoice:
    """What Word is told, and what a PDF is set in here; empty where no Chinese font was found."""

    role: FontRole
    office: str
    found: str


_SERIF, _SANS = "Noto Serif CJK SC", "Noto Sans CJK SC"
_OFFICE = {
    FontRole.BODY: word.FANGSONG,
    FontRole.HEADING: word.HEITI,
    FontRole.SECOND: word.KAITI,
    FontRole.TITLE: word.XIAOBIAOSONG,
    FontRole.FOOTER: word.SONGTI,
}
_FREE = {
    FontRole.BODY: ("FangSong_GB2312", "FangSong", _SERIF, "AR PL UMing CN", _SANS),
    FontRole.HEADING: ("SimHei", _SANS, _SERIF),
    FontRole.SECOND: ("KaiTi_GB2312", "KaiTi", "LXGW WenKai", "AR PL UKai CN", _SERIF, _SANS),
    FontRole.TITLE: ("FZXiaoBiaoSong-B05S", _SERIF, "AR PL UMing CN", _SANS),
    FontRole.FOOTER: ("SimSun", _SERIF, "AR PL UMing CN", _SANS),
}
"""In the order in which they are taken; none of the offices' own is free to ship."""


def survey(folder: Path | None = None) -> tuple[FontChoice, ...]:
    """Return which font each role has, from an operator's `folder` of fonts and those of the system."""
    known = _families(folder)
    return tuple(
        FontChoice(role, _OFFICE[role], next((name for name in _FREE[role] if name.casefold() in known), ""))
        for role in FontRole
    )


@cache
def _families(folder: Path | None) -> frozenset[str]:
    from typst import Fonts  # heavy, and only files need it

    found = Fonts(include_system_fonts=True, font_paths=[str(folder)] if folder is not None else [])
    return frozenset(name.casefold() for name in found.families())
