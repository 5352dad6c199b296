"""Modals and their fields. Titles and buttons hold 24 characters (Slack: modal views), labels 2,000."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from bot.texts.catalogue import Texts
from bot.views import parts
from bot.views.ids import Form
from bot.views.parse import ELEMENT
from bot.views.parts import Block

_TITLE = 24
_INPUT = 3_000
_OPTIONS = 100


def modal(form: Form, title: str, submit: str, blocks: Sequence[Block], *, metadata: str, texts: Texts) -> Block:
    """Return a modal. `metadata` comes back with the submission: a handle, never authority."""
    return {
        "type": "modal",
        "callback_id": str(form),
        "title": parts.plain(title, _TITLE),
        "submit": parts.plain(submit, _TITLE),
        "close": parts.plain(texts("button-cancel"), _TITLE),
        "private_metadata": metadata,
        "blocks": list(blocks),
    }


def field(name: str, label: str, element: Block, *, optional: bool = False, hint: str = "") -> Block:
    """Return one labelled input, named after the request's field it fills."""
    block: dict[str, Any] = {
        "type": "input",
        "block_id": name,
        "label": parts.plain(label, 2_000),
        "element": element | {"action_id": ELEMENT},
        "optional": optional,
    }
    if "dispatch_action_config" in element:
        block["dispatch_action"] = True
    return block | {"hint": parts.plain(hint, 2_000)} if hint else block


def text(initial: str = "", *, limit: int = _INPUT, several: bool = False, placeholder: str = "") -> Block:
    """Return a text input; `limit` characters are taken, the request checks them again. One of several lines tells while it
    is typed into: what stands in the form is kept."""
    element: Block = {"type": "plain_text_input", "multiline": several, "max_length": min(limit, _INPUT)}
    if several:
        element["dispatch_action_config"] = {"trigger_actions_on": ["on_character_entered"]}
    if initial:
        element["initial_value"] = initial[:limit]
    return element | {"placeholder": parts.plain(placeholder, 150)} if placeholder else element


def files(most: int) -> Block:
    """Return an input that takes up to `most` files (Slack: at most 10)."""
    return {"type": "file_input", "max_files": most}


def percent(initial: int | None = None) -> Block:
    """Return an input of 0 to 100."""
    element: Block = {"type": "number_input", "is_decimal_allowed": False, "min_value": "0", "max_value": "100"}
    return element if initial is None else element | {"initial_value": str(initial)}


def whole(initial: int) -> Block:
    """Return an input of a whole number from 1 on."""
    element: Block = {"type": "number_input", "is_decimal_allowed": False, "min_value": "1"}
    return element | {"initial_value": str(initial)}


def hour(initial: time) -> Block:
    """Return a choice of a time of day."""
    return {"type": "timepicker", "initial_time": f"{initial:%H:%M}"}


def day(initial: date | None = None) -> Block:
    """Return a choice of a day."""
    return {"type": "datepicker"} | ({"initial_date": initial.isoformat()} if initial else {})


def one_of(options: Sequence[tuple[str, str]], *, initial: str = "", placeholder: str = "") -> Block:
    """Return a choice of one of (words, value)."""
    shown = [parts.option(words, value) for words, value in options[:_OPTIONS]]
    element: Block = {"type": "static_select", "options": shown}
    chosen = [option for option in shown if option["value"] == initial]
    element |= {"initial_option": chosen[0]} if chosen else {}
    return element | {"placeholder": parts.plain(placeholder, 150)} if placeholder else element


def some_of(options: Sequence[tuple[str, str]], *, initial: Sequence[str] = ()) -> Block:
    """Return a choice of several of (words, value)."""
    shown = [parts.option(words, value) for words, value in options[:_OPTIONS]]
    chosen = [option for option in shown if option["value"] in initial]
    return {"type": "multi_static_select", "options": shown} | ({"initial_options": chosen} if chosen else {})


def tick(words: str, value: str, *, is_ticked: bool) -> Block:
    """Return one box to tick."""
    shown = parts.option(words, value)
    return {"type": "checkboxes", "options": [shown]} | ({"initial_options": [shown]} if is_ticked else {})


def user(initial: str = "") -> Block:
    """Return a choice of a person of the workspace."""
    return {"type": "users_select"} | ({"initial_user": initial} if initial else {})


def people(initial: Sequence[str] = ()) -> Block:
    """Return a choice of several people of the workspace."""
    return {"type": "multi_users_select"} | ({"initial_users": list(initial)} if initial else {})


def channel(initial: str = "") -> Block:
    """Return a choice of a channel, public or private."""
    element: Block = {"type": "conversations_select", "filter": {"include": ["public", "private"]}}
    return element | ({"initial_conversation": initial} if initial else {})
