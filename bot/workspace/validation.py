"""Whether blocks, views, attachments and metadata are what Slack takes; the refusal is Slack's own."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from bot.workspace import limits
from bot.workspace.blocks import all_elements, elements_of, with_nested
from bot.workspace.checks import Check, Fault, Faults, Items, Path
from bot.workspace.errors import SlackError
from bot.workspace.shapes_blocks import HOME, MESSAGE_BLOCKS, MODAL
from bot.workspace.shapes_rich_text import texts_of

_SHOWN = 20
"""Faults that one refusal names."""


def _refuse(error: str, faults: Faults) -> SlackError:
    messages = [fault.message() for fault in faults[:_SHOWN]]
    metadata = {"messages": [f"[ERROR] {text}" for text in messages]}
    if error == "invalid_blocks":
        return SlackError(error, errors=messages, response_metadata=metadata)
    return SlackError(error, response_metadata=metadata)


def check_blocks(blocks: Any, *, path: Path = ("blocks",)) -> None:
    """Raise SlackError unless these are the blocks of a message: `invalid_blocks_format`, `invalid_blocks`,
    `msg_blocks_too_long`."""
    if not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    faults: Faults = []
    Items(MESSAGE_BLOCKS, "message.blocks", fewest=0)(blocks, path, faults)
    if not faults:
        faults += [*_repeated_names(blocks, path), *_message_only(blocks, path)]
    if faults:
        raise _refuse("invalid_blocks", faults)
    counted = [block for block in blocks if block["type"] != "data_table"]  # it has a larger limit of its own
    if sum(limits.length(text) for text in texts_of(counted)) > limits.value("message.characters"):
        raise SlackError("msg_blocks_too_long")


def _message_only(blocks: list[dict[str, Any]], path: Path) -> Iterator[Fault]:
    tables = [index for index, block in enumerate(blocks) for each in with_nested([block]) if each["type"] == "table"]
    if len(tables) > limits.value("message.tables"):
        yield Fault((*path, tables[1]), "only one table block allowed")
    markdown = sum(limits.length(block["text"]) for block in blocks if block["type"] == "markdown")
    if markdown > limits.value("message.markdown"):
        yield Fault(
            path, f"must be less than {limits.value('message.markdown') + 1} characters over all markdown blocks"
        )
    for index, block in enumerate(blocks):
        if block["type"] == "input" and block["element"]["type"] == "file_input":
            yield Fault((*path, index, "element", "type"), "unsupported type: file_input")


def _repeated_names(blocks: list[dict[str, Any]], path: Path) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, top in enumerate(blocks):
        for block in with_nested([top]):
            name = block.get("block_id")
            if name in seen:
                yield Fault((*path, index, "block_id"), f"`block_id` {name} already exists")
            if name:
                seen.add(name)
            actions = [str(element["action_id"]) for element in elements_of(block) if element.get("action_id")]
            for action in sorted({action for action in actions if actions.count(action) > 1}):
                yield Fault((*path, index, "elements"), f"`action_id` {action} already exists in this block")


def check_view(view: Any, types: Sequence[str]) -> None:
    """Raise SlackError unless this is a view of one of the types: `invalid_arguments`, `view_too_large`."""
    faults: Faults = []
    if not isinstance(view, dict):
        raise _refuse("invalid_arguments", [Fault(("view",), "must provide an object")])
    if view.get("type") not in types:
        text = "missing required field: type" if view.get("type") is None else "must be a valid enum value"
        raise _refuse("invalid_arguments", [Fault(("view", "type"), text)])
    shape: Check = MODAL if view["type"] == "modal" else HOME
    shape(view, ("view",), faults)
    if not faults:
        faults += [*_repeated_names(view["blocks"], ("view", "blocks")), *_view_only(view)]
    if faults:
        raise _refuse("invalid_arguments", faults)
    if len(json.dumps(view, ensure_ascii=False).encode()) > limits.value("view.bytes"):
        raise SlackError("view_too_large")


def _view_only(view: dict[str, Any]) -> Iterator[Fault]:
    has_input = any(block["type"] == "input" for block in view["blocks"])
    if view["type"] == "modal" and has_input and not view.get("submit"):
        yield Fault(("view",), "submit is required when an input block is within blocks array")
    focused = [element for _, element in all_elements(view["blocks"]) if element.get("focus_on_load")]
    if len(focused) > 1:
        yield Fault(("view", "blocks"), "only one element can have focus_on_load")
    for index, block in enumerate(view["blocks"]):
        if view["type"] == "home" and block["type"] == "input" and block["element"]["type"] == "file_input":
            yield Fault(("view", "blocks", index, "element", "type"), "unsupported type: file_input")


def check_attachments(attachments: Any) -> None:
    """Raise SlackError unless these are secondary attachments: `invalid_attachments`, `too_many_attachments`."""
    if not isinstance(attachments, list) or not all(isinstance(each, dict) for each in attachments):
        raise SlackError("invalid_attachments")
    if len(attachments) > limits.value("message.attachments"):
        raise SlackError("too_many_attachments")
    for index, attachment in enumerate(attachments):
        if attachment.get("blocks") is not None:
            check_blocks(attachment["blocks"], path=("attachments", index, "blocks"))


def check_metadata(metadata: Any) -> None:
    """Raise SlackError unless this is message metadata: `invalid_metadata_format`, `metadata_too_large`."""
    if metadata == {}:
        return
    if not isinstance(metadata, dict) or not set(metadata) <= {"event_type", "event_payload", "entities"}:
        raise SlackError("invalid_metadata_format")
    name, payload = metadata.get("event_type"), metadata.get("event_payload")
    if not isinstance(name, str) or not 0 < len(name) <= limits.value("metadata.event_type"):
        raise SlackError("invalid_metadata_format")
    if not isinstance(payload, dict) or not all(_is_plain(value, depth=2) for value in payload.values()):
        raise SlackError("invalid_metadata_format")
    if len(json.dumps(metadata, ensure_ascii=False)) > limits.value("metadata.characters"):
        raise SlackError("metadata_too_large")


def _is_plain(value: Any, *, depth: int) -> bool:
    """Whether a value is a string, number or boolean, or one level of objects (or a list of them)."""
    if isinstance(value, str | int | float | bool):
        return True
    if not depth:
        return False
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else (None,)
    return all(_is_plain(each, depth=depth - 1) for each in inner)
