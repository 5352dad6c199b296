"""What a person entered into the fields of a view or message, made into what Slack hands to the app."""

from pathlib import PurePath
from typing import Any

from bot.workspace import limits
from bot.workspace.blocks import Block, Element, all_elements
from bot.workspace.checks import Faults
from bot.workspace.errors import PageError
from bot.workspace.people import User
from bot.workspace.shapes_rich_text import RICH_TEXT
from bot.workspace.state import State

Values = dict[str, Any]


def settled(state: State, user: User, blocks: list[Block], given: Values) -> Values:
    """Return what was entered, by block and action, with each chosen file as Slack's whole file object.

    A file may be given as an object with its `id`, as the page sends it, or by its id alone. Raises PageError for what no
    client could have sent: somebody else's file, too many files, another kind of file than asked for, malformed rich text,
    a value that is no object.
    """
    if not all(isinstance(fields, dict) for fields in given.values()):
        raise PageError("invalid_state")
    values: dict[str, Values] = {name: dict(fields) for name, fields in given.items()}
    for block, element in all_elements(blocks):
        fields, action_id = values.get(block["block_id"], {}), element.get("action_id", "")
        if action_id in fields:
            if not isinstance(fields[action_id], dict):
                raise PageError("invalid_state")
            fields[action_id] = _settled(state, user, element, fields[action_id])
    return values


def _settled(state: State, user: User, element: Element, entered: Values) -> Values:
    if element["type"] == "file_input":
        return {"type": "file_input", "files": _files(state, user, element, entered.get("files"))}
    if element["type"] == "rich_text_input" and entered.get("rich_text_value") is not None:
        faults: Faults = []
        RICH_TEXT(entered["rich_text_value"], ("rich_text_value",), faults)
        if faults:
            raise PageError(f"invalid_rich_text: {faults[0].message()}")
    return entered


def _files(state: State, user: User, element: Element, chosen: Any) -> list[Values]:
    if not isinstance(chosen, list):
        raise PageError("invalid_files")
    if len(chosen) > element.get("max_files", limits.value("file_input.max_files")):
        raise PageError("too_many_files")
    return [_file(state, user, element, each) for each in chosen]


def _file(state: State, user: User, element: Element, chosen: Any) -> Values:
    file = state.files.find(str(chosen.get("id") if isinstance(chosen, dict) else chosen))
    if file is None or file.user != user.id:
        raise PageError("file_not_found", status=404)
    kinds = [kind.lower().lstrip(".") for kind in element.get("filetypes") or ()]
    if kinds and PurePath(file.name).suffix.lower().lstrip(".") not in kinds:
        raise PageError("file_type_not_allowed")
    return state.file_for_api(file)
