"""The fonts of papers: as offices name them in Word, and the free ones that stand for them in PDF."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from bot.documents import layout


class FontRole(StrEnum):
    """What a font is for."""

    BODY = "body"
    HEADING = "heading"
    SECOND = "second"
    TITLE = "title"
    FOOTER = "footer"


class Fit(StrEnum):
    """How near a font is to the one that offices have: theirs, a free one in its place, or nothing to write Chinese with."""

    OWN = "own"
    STAND_IN = "stand-in"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class FontChoice:
    """What Word is told, and what a PDF is set in here; empty where no Chinese font was found."""

    role: FontRole
    office: str
    found: str
    fit: Fit


_SERIF, _SANS = "Noto Serif CJK SC", "Noto Sans CJK SC"
_OFFICE = {
    FontRole.BODY: layout.FANGSONG,
    FontRole.HEADING: layout.HEITI,
    FontRole.SECOND: layout.KAITI,
    FontRole.TITLE: layout.XIAOBIAOSONG,
    FontRole.FOOTER: layout.SONGTI,
}
_OWN = {
    FontRole.BODY: ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "STFangsong"),
    FontRole.HEADING: ("SimHei", "黑体", "STHeiti"),
    FontRole.SECOND: ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "STKaiti"),
    FontRole.TITLE: ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体"),
    FontRole.FOOTER: ("SimSun", "宋体", "STSong"),
}
_FREE = {
    FontRole.BODY: (_SERIF, "AR PL UMing CN", _SANS),
    FontRole.HEADING: (_SANS, "WenQuanYi Zen Hei", _SERIF),
    FontRole.SECOND: ("LXGW WenKai", "AR PL UKai CN", _SERIF, _SANS),
    FontRole.TITLE: (_SERIF, "AR PL UMing CN", _SANS),
    FontRole.FOOTER: (_SERIF, "AR PL UMing CN", _SANS),
}
"""In the order in which they are taken; none of the offices' own is free to ship."""


def survey(folder: Path | None = None) -> tuple[FontChoice, ...]:
    """Return which font each role has, from an operator's `folder` of fonts and those of the system."""
    known = _families(folder)
    return tuple(_choose(role, known) for role in FontRole)


def _choose(role: FontRole, known: frozenset[str]) -> FontChoice:
    for fit, names in ((Fit.OWN, _OWN[role]), (Fit.STAND_IN, _FREE[role])):
        found = next((name for name in names if name.casefold() in known), "")
        if found:
            return FontChoice(role, _OFFICE[role], found, fit)
    return FontChoice(role, _OFFICE[role], "", Fit.NONE)


@cache
def _families(folder: Path | None) -> frozenset[str]:
    from typst import Fonts  # heavy, and only files need it

    found = Fonts(include_system_fonts=True, font_paths=[str(folder)] if folder is not None else [])
    return frozenset(name.casefold() for name in found.families())
