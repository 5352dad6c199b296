"""Blocks, built so that nothing a person typed can mention, link or break the layout.

Words stand in `rich_text` and `plain_text`, which have no markup (Slack: formatting message text); `mrkdwn` is not used.
Every text is cut to its limit here (Slack: Block Kit reference), 5 % under it where Slack counts in ways of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Block = dict[str, Any]
Style = Literal["", "primary", "danger"]
"""How a button looks (Slack: button element)."""

_BUTTON = 75
_HEADER = 150
_LABEL = 75
_PLAIN = 3_000
_VALUE = 2_000
MESSAGE_BLOCKS = 50
MESSAGE_CHARACTERS = 12_500


@dataclass(frozen=True, slots=True)
class Message:
    """A message: `text` is the notification and what a screen reader speaks; plain, unescaped."""

    text: str
    blocks: tuple[Block, ...] = field(default=())

    def content(self) -> dict[str, Any]:
        """Return the message as Slack takes it."""
        return {"text": escape(self.text), "blocks": list(self.blocks)}


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style, or a mention of a person by id."""

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    user: str = ""
    url: str = ""


def link(name: str, url: str) -> Run:
    """Return a link that says where it leads, or which file it opens."""
    return Run(name, url=url)


def bold(text: str) -> Run:
    """Return a bold piece."""
    return Run(text, bold=True)


def person(slack_id: str, name: str) -> Run:
    """Return a mention of a person; the name where the person has no id."""
    return Run(name, user=slack_id)


def line(*parts: Run | str) -> Block:
    """Return one line of a rich text."""
    return {"type": "rich_text_section", "elements": [_element(part) for part in parts if part]}


def lines(*rows: Block | Run | str) -> Block:
    """Return a block of lines, each a `line` or a text."""
    sections = [row if isinstance(row, dict) else line(row) for row in rows]
    for section in sections[:-1]:
        section["elements"] = [*section["elements"], {"type": "text", "text": "\n"}]
    return {"type": "rich_text", "elements": sections}


def bullets(*rows: Block | Run | str, ordered: bool = False) -> Block:
    """Return a list of lines."""
    items = [row if isinstance(row, dict) else line(row) for row in rows]
    style = "ordered" if ordered else "bullet"
    return {"type": "rich_text", "elements": [{"type": "rich_text_list", "style": style, "elements": items}]}


def quote(text: str) -> Block:
    """Return what somebody said, set off from what Concord says."""
    return {
        "type": "rich_text",
        "elements": [{"type": "rich_text_quote", "elements": [{"type": "text", "text": cut(text, _PLAIN) or " "}]}],
    }


def header(text: str) -> Block:
    """Return a heading."""
    return {"type": "header", "text": plain(text, _HEADER)}


def section(text: str, *, accessory: Block | None = None) -> Block:
    """Return a paragraph, perhaps with a button beside it."""
    block: Block = {"type": "section", "text": plain(text, _PLAIN)}
    return block | {"accessory": accessory} if accessory else block


def context(*texts: str) -> Block:
    """Return small print."""
    return {"type": "context", "elements": [plain(text, _PLAIN) for text in texts]}


def divider() -> Block:
    """Return a line between parts."""
    return {"type": "divider"}


def actions(*elements: Block) -> Block:
    """Return a row of buttons and menus."""
    return {"type": "actions", "elements": list(elements)}


def button(text: str, action: str, value: str, *, style: Style = "", confirm: Block | None = None) -> Block:
    """Return a button. `action` is one of `ids`; `value` carries a reference and a version, never authority."""
    element: Block = {"type": "button", "text": plain(text, _BUTTON), "action_id": action}
    if value:
        element["value"] = value[:_VALUE]
    if style:
        element["style"] = style
    return element | {"confirm": confirm} if confirm else element


def menu(placeholder: str, action: str, options: Sequence[Block]) -> Block:
    """Return a menu of acts; `options` carry what each does (Slack: at most 100)."""
    return {
        "type": "static_select",
        "action_id": action,
        "placeholder": plain(placeholder, 150),
        "options": list(options),
    }


def confirm(title: str, text: str, *, yes: str, no: str) -> Block:
    """Return the question before what cannot be taken back."""
    return {"title": plain(title, 100), "text": plain(text, 300), "confirm": plain(yes, 30), "deny": plain(no, 30)}


def option(text: str, value: str) -> Block:
    """Return one choice of a menu."""
    return {"text": plain(text, _LABEL), "value": value[:150]}


def plain(text: str, limit: int) -> Block:
    """Return a text without any markup."""
    return {"type": "plain_text", "text": cut(text, limit) or " ", "emoji": False}


def cut(text: str, limit: int) -> str:
    """Return `text` shortened to `limit` UTF-16 units, with an ellipsis where something is left out."""
    if len(text) * 2 <= limit or _units(text) <= limit:
        return text
    kept = text[: limit - 1]
    while _units(kept) > limit - 1:
        kept = kept[:-1]
    return kept + "…"


def fits(blocks: Sequence[Block]) -> bool:
    """Tell whether these blocks fit into one message."""
    return len(blocks) <= MESSAGE_BLOCKS and size(blocks) <= MESSAGE_CHARACTERS


def size(part: object) -> int:
    """Return how many characters of text stand in `part`."""
    if isinstance(part, dict):
        own = len(part["text"]) if isinstance(part.get("text"), str) else 0
        return own + sum(size(value) for value in part.values() if not isinstance(value, str))
    return sum(size(value) for value in part) if isinstance(part, list | tuple) else 0


def escape(text: str) -> str:
    """Return `text` as Slack wants it where markup is read: exactly three characters are escaped."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _element(part: Run | str) -> Block:
    if isinstance(part, str):
        return {"type": "text", "text": cut(part, _PLAIN)}
    if part.url:
        return {"type": "link", "url": part.url, "text": cut(part.text, 200) or part.url}
    if part.user:
        return {"type": "user", "user_id": part.user}
    style = {name: True for name in ("bold", "italic", "strike") if getattr(part, name)}
    element: Block = {"type": "text", "text": cut(part.text, _PLAIN) or " "}
    return element | {"style": style} if style else element


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)
