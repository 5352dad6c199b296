"""What somebody typed into a form and has not sent: read from its modal, and put into it when it is opened again."""

from collections.abc import Mapping
from typing import Any

from bot.domain.wording import is_marked_classified
from bot.views import parts
from bot.views.parts import Block

_BEGINS = {
    "value": "initial_value",
    "selected_date": "initial_date",
    "selected_time": "initial_time",
    "selected_user": "initial_user",
    "selected_option": "initial_option",
    "selected_options": "initial_options",
}
"""What a field says, and the name under which its element begins with it (Slack: block elements)."""
_SIZE = 60_000
"""Characters of all fields: more than any form of ours takes."""


def typed_in(view: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what stands in the fields of a modal, by field; nothing while no text is typed. What is marked as classified is
    not kept, nor are files."""
    fields: dict[str, dict[str, Any]] = {}
    size, has_text = 0, False
    for name, elements in ((view.get("state") or {}).get("values") or {}).items():
        for element in elements.values():
            said = {key: element[key] for key in _BEGINS if element.get(key)}
            text = str(said.get("value") or "")
            size += len(text)
            if said and not is_marked_classified(text):
                fields[str(name)[:80]] = said
                has_text = has_text or bool(text)
    return fields if has_text and size <= _SIZE else {}


def restored(view: Block, fields: Mapping[str, Any], notice: str) -> Block:
    """Return a modal that begins with what was typed into it before, and says so; unchanged where nothing differs."""
    blocks = [_began(block, fields.get(block.get("block_id", ""), {})) for block in view["blocks"]]
    if blocks == view["blocks"]:
        return view
    return view | {"blocks": [parts.context(notice), *blocks]}


def _began(block: Block, said: Mapping[str, Any]) -> Block:
    if block["type"] != "input":
        return block
    element = dict(block["element"])
    offered = {option["value"]: option for option in element.get("options") or ()}
    for key, begins in _BEGINS.items():
        value = said.get(key)
        if key == "value" and value and "max_length" in element:
            value = str(value)[: element["max_length"]]
        elif key == "selected_option" and value:
            value = offered.get(value.get("value"))
        elif key == "selected_options" and value:
            value = [offered[each.get("value")] for each in value if each.get("value") in offered]
        if value:
            element[begins] = value
    return block | {"element": element}
