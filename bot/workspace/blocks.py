"""Blocks as Slack stores them: names filled in, elements found."""

from collections.abc import Iterator
from typing import Any

from bot.workspace.identifiers import Identifiers

Block = dict[str, Any]
Element = dict[str, Any]

_WITHOUT_TEXT_OBJECTS = frozenset({"rich_text", "table", "data_table", "markdown"})
_TEXT_FLAGS = {"plain_text": ("emoji", True), "mrkdwn": ("verbatim", False)}

EMPTY_VALUES: dict[str, dict[str, Any]] = {
    "plain_text_input": {"value": None},
    "number_input": {"value": None},
    "email_text_input": {"value": None},
    "url_text_input": {"value": None},
    "rich_text_input": {"rich_text_value": None},
    "static_select": {"selected_option": None},
    "external_select": {"selected_option": None},
    "users_select": {"selected_user": None},
    "conversations_select": {"selected_conversation": None},
    "channels_select": {"selected_channel": None},
    "multi_static_select": {"selected_options": []},
    "multi_external_select": {"selected_options": []},
    "multi_users_select": {"selected_users": []},
    "multi_conversations_select": {"selected_conversations": []},
    "multi_channels_select": {"selected_channels": []},
    "datepicker": {"selected_date": None},
    "timepicker": {"selected_time": None},
    "datetimepicker": {"selected_date_time": None},
    "radio_buttons": {"selected_option": None},
    "checkboxes": {"selected_options": []},
    "file_input": {"files": []},
}
"""The elements that hold a value, and what an empty one looks like in Slack's `state.values`."""

_INITIAL = {
    "value": "initial_value",
    "rich_text_value": "initial_value",
    "selected_option": "initial_option",
    "selected_user": "initial_user",
    "selected_conversation": "initial_conversation",
    "selected_channel": "initial_channel",
    "selected_options": "initial_options",
    "selected_users": "initial_users",
    "selected_conversations": "initial_conversations",
    "selected_channels": "initial_channels",
    "selected_date": "initial_date",
    "selected_time": "initial_time",
    "selected_date_time": "initial_date_time",
    "files": "",
}


def completed(blocks: list[Block], identifiers: Identifiers) -> list[Block]:
    """Return a copy in which every block and element has a name and every text says how it is to be read, as Slack does."""
    filled: list[Block] = pruned(blocks)
    for block in with_nested(filled):
        block.setdefault("block_id", identifiers.short())
        if block["type"] not in _WITHOUT_TEXT_OBJECTS:
            _fill_texts(block)
        for element in elements_of(block):
            if element["type"] != "image":
                element.setdefault("action_id", identifiers.short())
    return filled


def with_nested(blocks: list[Block]) -> Iterator[Block]:
    """Go through blocks and those that stand inside of them: the cards of a carousel, the children of a container."""
    for block in blocks:
        yield block
        inner = {"carousel": "elements", "container": "child_blocks"}.get(block["type"])
        if inner:
            yield from with_nested(block[inner])


def pruned(value: Any) -> Any:
    """Return a copy without the fields that are null."""
    if isinstance(value, dict):
        return {key: pruned(each) for key, each in value.items() if each is not None}
    return [pruned(each) for each in value] if isinstance(value, list) else value


def _fill_texts(value: Any) -> None:
    if isinstance(value, dict):
        flag = _TEXT_FLAGS.get(str(value.get("type")))
        if flag and "text" in value:
            value.setdefault(*flag)
        for each in value.values():
            _fill_texts(each)
    elif isinstance(value, list):
        for each in value:
            _fill_texts(each)


def elements_of(block: Block) -> list[Element]:
    """Return the interactive elements of a block, and the images among them."""
    if block["type"] == "input":
        return [block["element"]]
    if block["type"] in {"actions", "context_actions"}:
        return list(block["elements"])
    if block["type"] == "card":
        return list(block.get("actions") or [])
    if block["type"] == "section" and block.get("accessory"):
        return [block["accessory"]]
    return []


def all_elements(blocks: list[Block]) -> Iterator[tuple[Block, Element]]:
    """Go through the elements of all blocks, each with the innermost block that it stands in."""
    for block in with_nested(blocks):
        for element in elements_of(block):
            yield block, element


def find_element(blocks: list[Block], block_id: str, action_id: str) -> Element | None:
    """Return the element of a name within a block of a name."""
    for block, element in all_elements(blocks):
        if block.get("block_id") == block_id and element.get("action_id") == action_id:
            return element
    return None


def initial_value(element: Element) -> dict[str, Any]:
    """Return what an element holds before anybody touches it, in the shape of `state.values`."""
    empty = EMPTY_VALUES[element["type"]]
    return {"type": element["type"]} | {key: element.get(_INITIAL[key], value) for key, value in empty.items()}


def values_of(blocks: list[Block], given: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return `state.values` of all elements: what was given, else what each starts with."""
    values: dict[str, dict[str, Any]] = {}
    for block, element in all_elements(blocks):
        if element["type"] not in EMPTY_VALUES:
            continue
        block_id, action_id = block["block_id"], element["action_id"]
        entered = (given.get(block_id) or {}).get(action_id)
        values.setdefault(block_id, {})[action_id] = (
            {"type": element["type"], **entered} if isinstance(entered, dict) else initial_value(element)
        )
    return values


def unknown_values(blocks: list[Block], given: dict[str, Any]) -> list[str]:
    """Return the `block_id/action_id` of values for which there is no element: a client could not have sent them."""
    known = {
        (block["block_id"], element["action_id"]) for block, element in all_elements(blocks) if "action_id" in element
    }
    named = [
        (block_id, action_id)
        for block_id, each in given.items()
        for action_id in (each if isinstance(each, dict) else {"": None})
    ]
    return [f"{block_id}/{action_id}" for block_id, action_id in named if (block_id, action_id) not in known]
