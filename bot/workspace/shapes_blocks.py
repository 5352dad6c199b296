"""Blocks. Slack: blocks."""

from typing import Any

from bot.workspace.checks import (
    Check,
    Choice,
    Fault,
    Faults,
    Items,
    Path,
    Shape,
    Text,
    Typed,
    address,
    anything,
    flag,
)
from bot.workspace.shapes_elements import IN_ACTIONS, IN_CARD, IN_CONTEXT_ACTIONS, IN_INPUT, IN_SECTION, PICTURE
from bot.workspace.shapes_objects import SLACK_FILE, plain, text_object
from bot.workspace.shapes_rich_text import DATA_TABLE, RICH_TEXT, TABLE

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

_CARD = Shape(
    _BASE,
    _NAMED
    | {
        "hero_image": PICTURE,
        "icon": PICTURE,
        "title": text_object("card.title"),
        "subtitle": text_object("card.subtitle"),
        "body": text_object("card.body"),
        "actions": Items(IN_CARD, "card.actions"),
    },
    either=("hero_image", "title", "actions", "body"),
)
_ALERT = Shape(
    _BASE | {"text": text_object("alert.text")},
    _NAMED | {"level": Choice({"default", "info", "warning", "error", "success"})},
)


def _folding(value: Any, path: Path, faults: Faults) -> None:
    """Accept a container that folds, or has a line under its head, but not both. Slack: container block."""
    if value.get("is_collapsible") and value.get("has_header_divider"):
        faults.append(Fault((*path, "has_header_divider"), "cannot be set when is_collapsible is true"))
    if value.get("default_collapsed") and not value.get("is_collapsible"):
        faults.append(Fault((*path, "default_collapsed"), "requires is_collapsible"))


# What may stand inside: what both Slack's page and its live checks name (docs.rs/slack-morphism, SlackContainerBlock).
_IN_CONTAINER = Typed(
    {name: _EVERYWHERE[name] for name in ("actions", "context", "divider", "header", "image", "section", "video")}
    | {"table": TABLE}
)
_CONTAINER = Shape(
    _BASE | {"child_blocks": Items(_IN_CONTAINER, "container.child_blocks")},
    _NAMED
    | {
        "title": plain("container.title"),
        "rich_text_title": RICH_TEXT,
        "subtitle": text_object("container.subtitle"),
        "icon": PICTURE,
        "width": Choice({"narrow", "standard", "wide", "full"}),
        "is_collapsible": flag,
        "default_collapsed": flag,
        "has_header_divider": flag,
    },
    either=("title", "rich_text_title"),
    also=(_folding,),
)

# Where the newest blocks may stand is hardly documented: alerts in modals only (node-slack-sdk's pull request 2567), the
# others, cautiously, in messages only.
_IN_MESSAGES = {
    "markdown": Shape(_BASE | {"text": Text("markdown.text")}, _NAMED),
    "table": TABLE,
    "data_table": DATA_TABLE,
    "card": _CARD,
    "carousel": Shape(_BASE | {"elements": Items(Typed({"card": _CARD}), "carousel.elements")}, _NAMED),
    "container": _CONTAINER,
    "context_actions": Shape(_BASE | {"elements": Items(IN_CONTEXT_ACTIONS, "context_actions.elements")}, _NAMED),
    "file": Shape(_BASE | {"external_id": Text("file.external_id"), "source": Choice({"remote"})}, _NAMED),
}

MESSAGE_BLOCKS = Typed(_EVERYWHERE | _IN_MESSAGES)
HOME_BLOCKS = Typed(_EVERYWHERE)
MODAL_BLOCKS = Typed(_EVERYWHERE | {"alert": _ALERT})

MODAL = Shape(
    _BASE | {"title": plain("view.title"), "blocks": Items(MODAL_BLOCKS, "view.blocks", fewest=0)},
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
    _BASE | {"blocks": Items(HOME_BLOCKS, "view.blocks", fewest=0)},
    {
        "private_metadata": Text("view.private_metadata", shortest=0),
        "callback_id": Text("view.callback_id", shortest=0),
        "external_id": Text("view.external_id", shortest=0),
    },
)
