"""The XML of Word files that python-docx has no names for (ECMA-376, part 1)."""

from collections.abc import Iterable
from typing import Any

_ORDER: dict[str, tuple[str, ...]] = {
    "w:pPr": (
        "pStyle",
        "keepNext",
        "keepLines",
        "framePr",
        "widowControl",
        "pBdr",
        "tabs",
        "autoSpaceDE",
        "autoSpaceDN",
        "snapToGrid",
        "spacing",
        "ind",
        "jc",
    ),
    "w:rPr": (
        "rStyle",
        "rFonts",
        "b",
        "i",
        "noProof",
        "snapToGrid",
        "color",
        "spacing",
        "w",
        "sz",
        "szCs",
        "u",
        "lang",
    ),
    "w:tblPr": ("tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook"),
    "w:trPr": ("cantSplit", "trHeight", "tblHeader"),
    "w:tcPr": ("tcW", "vAlign"),
}
"""The order that properties must have (17.3.1.26, 17.3.2.28 and so on); of those that stand in papers."""


def tag(name: str) -> str:
    """Return the full name of `w:…`."""
    from docx.oxml.ns import qn

    return str(qn(name))


def element(name: str, **attributes: object) -> Any:
    """Return a new element with attributes of its own name space."""
    from docx.oxml import OxmlElement

    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(tag(f"w:{key}"), str(value))
    return made


def put(properties: Any, name: str, **attributes: object) -> Any:
    """Set one property, in place of an earlier one."""
    for old in properties.findall(tag(name)):
        properties.remove(old)
    made = element(name, **attributes)
    properties.append(made)
    return made


def put_in_order(roots: Iterable[Any]) -> None:
    """Put the properties within these elements into the order that they must have."""
    for root in roots:
        for name, order in _ORDER.items():
            places = {tag(f"w:{child}"): place for place, child in enumerate(order)}
            for properties in root.iter(tag(name)):
                properties[:] = _sorted(properties, places)


def _sorted(properties: Any, places: dict[str, int]) -> list[Any]:
    return sorted(properties, key=lambda child: places.get(child.tag, len(places)))


def twips(points: float) -> int:
    """Return points as twentieths of them."""
    return round(points * 20)
