"""Block elements: buttons, menus, inputs. Slack: block elements."""

import re
from datetime import date
from typing import Any

from bot.workspace import limits
from bot.workspace.checks import (
    Check,
    Choice,
    Fault,
    Faults,
    Items,
    Matching,
    Path,
    Shape,
    Text,
    Typed,
    Whole,
    address,
    anything,
    flag,
    link,
)
from bot.workspace.shapes_objects import (
    CONFIRM,
    CONVERSATION_FILTER,
    DISPATCH,
    OPTION_GROUP,
    SELECT_OPTION,
    SLACK_FILE,
    InitialAmong,
    option,
    plain,
)
from bot.workspace.shapes_rich_text import RICH_TEXT

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_ID = Text("identifier")
_MANY_IDS = Items(_ID, "select.chosen")
_LONGEST_INPUT = limits.value("plain_text_input.max_length")


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


DATE = Matching(_is_day, "must be a date such as 2026-12-31")
TIME = Matching(lambda text: bool(_CLOCK.fullmatch(text)), "must be a time such as 17:30")
NUMBER = Matching(lambda text: bool(_NUMBER.fullmatch(text)), "must be a number in a string")

_BASE: dict[str, Check] = {"type": anything}
_ACTION: dict[str, Check] = {"action_id": Text("element.action_id"), "confirm": CONFIRM}
_FOCUS: dict[str, Check] = {"focus_on_load": flag}
_HINTED: dict[str, Check] = {"placeholder": plain("element.placeholder")}
_MENU: dict[str, Check] = _ACTION | _FOCUS | _HINTED
_INPUT: dict[str, Check] = {"action_id": Text("element.action_id"), "dispatch_action_config": DISPATCH}
_FIELD = _INPUT | _FOCUS | _HINTED


def _menu(kind: dict[str, Check], *, required: dict[str, Check] | None = None) -> Shape:
    return Shape(_BASE | (required or {}), _MENU | kind)


def _static(initial: str, initial_check: Check, extra: dict[str, Check]) -> Shape:
    options: dict[str, Check] = {
        "options": Items(SELECT_OPTION, "select.options"),
        "option_groups": Items(OPTION_GROUP, "select.option_groups"),
        initial: initial_check,
    }
    choice = ("options", "option_groups")
    return Shape(_BASE, _MENU | options | extra, either=choice, only_one=choice, also=(InitialAmong(initial),))


_MOST: dict[str, Check] = {"max_selected_items": Whole(1, limits.value("select.chosen"))}
_CONVERSATIONS: dict[str, Check] = {"default_to_current_conversation": flag, "filter": CONVERSATION_FILTER}
_RESPONSE: dict[str, Check] = {"response_url_enabled": flag}
_SOME_OPTIONS = Items(SELECT_OPTION, "select.chosen")
_QUERY: dict[str, Check] = {"min_query_length": Whole(0, limits.value("select.min_query_length"))}


def _choices(name: str, initial: str, initial_check: Check) -> Shape:
    both = option(plain_only=False)
    return Shape(
        _BASE | {"options": Items(both, f"{name}.options")},
        _ACTION | _FOCUS | {initial: initial_check},
        also=(InitialAmong(initial),),
    )


def _lengths(value: Any, path: Path, faults: Faults) -> None:
    if (value.get("min_length") or 0) > (value.get("max_length") or _LONGEST_INPUT):
        faults.append(Fault((*path, "min_length"), "must be less than or equal to max_length"))


_STYLE = Choice({"primary", "danger"})
_BUTTON = Shape(
    _BASE | {"text": plain("button.text")},
    _ACTION
    | {
        "url": link("button.url"),
        "value": Text("button.value"),
        "style": _STYLE,
        "accessibility_label": Text("button.accessibility_label"),
    },
)
_IMAGE = Shape(
    _BASE | {"alt_text": Text("image.alt_text")},
    {"image_url": address("image.image_url"), "slack_file": SLACK_FILE},
    either=("image_url", "slack_file"),
    only_one=("image_url", "slack_file"),
)
_TEXT_INPUT = Shape(
    _BASE,
    _FIELD
    | {
        "initial_value": Text("plain_text_input.initial_value", shortest=0),
        "multiline": flag,
        "min_length": Whole(0, _LONGEST_INPUT),
        "max_length": Whole(1, _LONGEST_INPUT),
    },
    also=(_lengths,),
)
_NUMBER_INPUT = Shape(
    _BASE | {"is_decimal_allowed": flag},
    _FIELD | {"initial_value": NUMBER, "min_value": NUMBER, "max_value": NUMBER},
)
_ADDRESS_INPUT = Shape(_BASE, _FIELD | {"initial_value": Text("plain_text_input.initial_value")})
_FILE_INPUT = Shape(
    _BASE,
    {
        "action_id": Text("element.action_id"),
        "filetypes": Items(_ID, "file_input.filetypes"),
        "max_files": Whole(1, limits.value("file_input.max_files")),
    },
)
_FEEDBACK = Shape(
    {"text": plain("button.text"), "value": Text("button.value")},
    {"accessibility_label": Text("button.accessibility_label")},
)

ELEMENTS = Typed(
    {
        "button": _BUTTON,
        "checkboxes": _choices("checkboxes", "initial_options", Items(option(plain_only=False), "checkboxes.options")),
        "radio_buttons": _choices("radio_buttons", "initial_option", option(plain_only=False)),
        "datepicker": _menu({"initial_date": DATE}),
        "timepicker": _menu({"initial_time": TIME, "timezone": _ID}),
        "datetimepicker": Shape(_BASE, _ACTION | _FOCUS | {"initial_date_time": Whole(1_000_000_000, 9_999_999_999)}),
        "image": _IMAGE,
        "overflow": Shape(_BASE | {"options": Items(option(has_link=True), "overflow.options")}, _ACTION),
        "plain_text_input": _TEXT_INPUT,
        "number_input": _NUMBER_INPUT,
        "email_text_input": _ADDRESS_INPUT,
        "url_text_input": _ADDRESS_INPUT,
        "rich_text_input": Shape(_BASE, _FIELD | {"initial_value": RICH_TEXT}),
        "file_input": _FILE_INPUT,
        "static_select": _static("initial_option", SELECT_OPTION, {}),
        "multi_static_select": _static("initial_options", _SOME_OPTIONS, _MOST),
        "external_select": _menu(_QUERY | {"initial_option": SELECT_OPTION}),
        "multi_external_select": _menu(_QUERY | _MOST | {"initial_options": _SOME_OPTIONS}),
        "users_select": _menu({"initial_user": _ID}),
        "multi_users_select": _menu(_MOST | {"initial_users": _MANY_IDS}),
        "channels_select": _menu(_RESPONSE | {"initial_channel": _ID}),
        "multi_channels_select": _menu(_MOST | {"initial_channels": _MANY_IDS}),
        "conversations_select": _menu(_CONVERSATIONS | _RESPONSE | {"initial_conversation": _ID}),
        "multi_conversations_select": _menu(_CONVERSATIONS | _MOST | {"initial_conversations": _MANY_IDS}),
        "feedback_buttons": Shape(
            _BASE | {"positive_button": _FEEDBACK, "negative_button": _FEEDBACK},
            {"action_id": Text("element.action_id")},
        ),
        "icon_button": Shape(
            _BASE | {"icon": Choice({"trash"}), "text": plain("button.text")},
            _ACTION
            | {
                "value": Text("button.value"),
                "accessibility_label": Text("button.accessibility_label"),
                "visible_to_user_ids": _MANY_IDS,
            },
        ),
    }
)

_MENUS = ("static_select", "external_select", "users_select", "channels_select", "conversations_select")
_MULTI_MENUS = tuple(f"multi_{name}" for name in _MENUS)
_PICKERS = ("datepicker", "timepicker")

IN_SECTION = ELEMENTS.only(
    "button", "checkboxes", "radio_buttons", "image", "overflow", *_PICKERS, *_MENUS, *_MULTI_MENUS
)
IN_ACTIONS = ELEMENTS.only(
    "button", "checkboxes", "radio_buttons", "overflow", "datetimepicker", *_PICKERS, *_MENUS, *_MULTI_MENUS
)
IN_INPUT = ELEMENTS.only(
    *("plain_text_input", "number_input", "email_text_input", "url_text_input", "rich_text_input", "file_input"),
    *("checkboxes", "radio_buttons", "datetimepicker", *_PICKERS, *_MENUS, *_MULTI_MENUS),
)
IN_CARD = ELEMENTS.only("button")
PICTURE = ELEMENTS.only("image")
IN_CONTEXT_ACTIONS = ELEMENTS.only("feedback_buttons", "icon_button")
