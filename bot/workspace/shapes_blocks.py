"""Blocks. Slack: blocks."""

from bot.workspace.checks import Check, Choice, Items, Shape, Text, Typed, address, anything, flag
from bot.workspace.shapes_elements import IN_ACTIONS, IN_CONTEXT_ACTIONS, IN_INPUT, IN_SECTION
from bot.workspace.shapes_objects import SLACK_FILE, plain, text_object
from bot.workspace.shapes_rich_text import RICH_TEXT, TABLE

_BASE: dict[str, Check] = {"type": anything}
_NAMED: dict[str, Check] = {"block_id": Text("block.block_id")}
_PICTURES = ("image_url", "slack_file")

_CONTEXT_ELEMENT = Typed(
    {
        **text_object("context.text").shapes,
        "image": Shape(
            _BASE | {"alt_text": Text("image.alt_text")},
            {"image_url": address("image.image_url"), "slack_file": SLACK_FILE},
            either=_PICTURES,
            only_one=_PICTURES,
        ),
    }
)

_SECTION = Shape(
    _BASE,
    _NAMED
    | {
        "text": text_object("section.text"),
        "fields": Items(text_object("section.field"), "section.fields"),
        "accessory": IN_SECTION,
        "expand": flag,
    },
    either=("text", "fields"),
)
_INPUT = Shape(
    _BASE | {"label": plain("input.label"), "element": IN_INPUT},
    _NAMED | {"hint": plain("input.hint"), "optional": flag, "dispatch_action": flag},
)
_IMAGE = Shape(
    _BASE | {"alt_text": Text("image.alt_text")},
    _NAMED | {"image_url": address("image.image_url"), "slack_file": SLACK_FILE, "title": plain("image.title")},
    either=_PICTURES,
    only_one=_PICTURES,
)
_VIDEO = Shape(
    _BASE
    | {
        "alt_text": Text("video.alt_text"),
        "title": plain("video.title"),
        "thumbnail_url": address("video.url"),
        "video_url": address("video.url"),
    },
    _NAMED
    | {
        "author_name": Text("video.author_name"),
        "description": plain("video.description"),
        "provider_icon_url": address("video.url"),
        "provider_name": Text("video.provider_name"),
        "title_url": Text("video.url", begins=("https://",)),
    },
)

_EVERYWHERE = {
    "section": _SECTION,
    "header": Shape(_BASE | {"text": plain("header.text")}, _NAMED),
    "divider": Shape(_BASE, _NAMED),
    "context": Shape(_BASE | {"elements": Items(_CONTEXT_ELEMENT, "context.elements")}, _NAMED),
    "actions": Shape(_BASE | {"elements": Items(IN_ACTIONS, "actions.elements")}, _NAMED),
    "input": _INPUT,
    "image": _IMAGE,
    "rich_text": RICH_TEXT,
    "video": _VIDEO,
}

_IN_MESSAGES = {
    "markdown": Shape(_BASE | {"text": Text("markdown.text")}, _NAMED),
    "table": TABLE,
    "context_actions": Shape(_BASE | {"elements": Items(IN_CONTEXT_ACTIONS, "context_actions.elements")}, _NAMED),
    "file": Shape(_BASE | {"external_id": Text("file.external_id"), "source": Choice({"remote"})}, _NAMED),
}

MESSAGE_BLOCKS = Typed(_EVERYWHERE | _IN_MESSAGES)
VIEW_BLOCKS = Typed(_EVERYWHERE)

MODAL = Shape(
    _BASE | {"title": plain("view.title"), "blocks": Items(VIEW_BLOCKS, "view.blocks", fewest=0)},
    {
        "submit": plain("view.submit"),
        "close": plain("view.close"),
        "private_metadata": Text("view.private_metadata", shortest=0),
        "callback_id": Text("view.callback_id", shortest=0),
        "external_id": Text("view.external_id", shortest=0),
        "clear_on_close": flag,
        "notify_on_close": flag,
        "submit_disabled": flag,
    },
)
HOME = Shape(
    _BASE | {"blocks": Items(VIEW_BLOCKS, "view.blocks", fewest=0)},
    {
        "private_metadata": Text("view.private_metadata", shortest=0),
        "callback_id": Text("view.callback_id", shortest=0),
        "external_id": Text("view.external_id", shortest=0),
    },
)
