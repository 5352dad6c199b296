"""What Slack takes: the limits of Block Kit that Concord's messages, modals and Home tabs must keep.

Source: Slack's Block Kit reference (docs.slack.dev/reference/block-kit) and the pages of each block and element.
"""

from collections.abc import Iterator, Sequence
from typing import Any

Part = dict[str, Any]

_MESSAGE_CHARACTERS = 13_200
_LIMITS = {"header": 150, "section": 3_000, "context": 3_000, "button": 75}


def faults_in(blocks: Sequence[Part], *, most: int = 50) -> list[str]:
    """Return what Slack would refuse in these blocks, or what a person's text could do through them."""
    found = []
    if not 1 <= len(blocks) <= most:
        found.append(f"{len(blocks)} blocks")
    if any(part.get("type") == "mrkdwn" for part in parts_of(list(blocks))):
        found.append("mrkdwn, which people's text could style or mention through")
    if most == 50 and _characters(blocks) > _MESSAGE_CHARACTERS:
        found.append(f"{_characters(blocks)} characters")
    for part in parts_of(list(blocks)):
        found += _faults(part)
    return found


def parts_of(part: Any) -> Iterator[Part]:
    """Go through every object within."""
    if isinstance(part, dict):
        yield part
        part = list(part.values())
    if isinstance(part, list):
        for each in part:
            yield from parts_of(each)


def texts_of(blocks: Any) -> list[str]:
    """Return the text of every text object and text element."""
    return [part["text"] for part in parts_of(blocks) if isinstance(part.get("text"), str)]


def _characters(blocks: Sequence[Part]) -> int:
    return sum(len(text) for text in texts_of(list(blocks)))


def _faults(part: Part) -> list[str]:
    kind = part.get("type")
    found = []
    if kind == "text" and not part["text"]:
        found.append("an empty text element")
    if kind == "plain_text":
        found += [] if part["text"] and part.get("emoji") is False else ["a text that is empty or turns into emoji"]
    if kind in _LIMITS and isinstance(part.get("text"), dict) and _units(part["text"]["text"]) > _LIMITS[kind]:
        found.append(f"{kind} of {_units(part['text']['text'])}")
    if kind == "button":
        found += _button(part)
    if kind == "actions":
        found += _actions(part)
    if kind == "context" and not 1 <= len(part["elements"]) <= 10:
        found.append("context elements")
    if kind in {"rich_text", "rich_text_list"} and not part["elements"]:
        found.append(f"an empty {kind}")
    return found + (_select(part) if kind in {"static_select", "multi_static_select"} else [])


def _button(part: Part) -> list[str]:
    asked = part.get("confirm")
    limits = {"title": 100, "text": 300, "confirm": 30, "deny": 30}
    found = [f"confirm {name}" for name, limit in limits.items() if asked and _units(asked[name]["text"]) > limit]
    if len(part.get("value", "")) > 2_000 or not 1 <= len(part["action_id"]) <= 255:
        found.append("value or action_id of a button")
    return found


def _actions(part: Part) -> list[str]:
    ids = [element["action_id"] for element in part["elements"]]
    if not 1 <= len(ids) <= 25:
        return ["number of elements in actions"]
    return ["an action_id twice in one block"] if len(set(ids)) < len(ids) else []


def _select(part: Part) -> list[str]:
    options = part["options"]
    if not 1 <= len(options) <= 100:
        return [f"{len(options)} options"]
    return [f"option {o['value']}" for o in options if _units(o["text"]["text"]) > 75 or len(o["value"]) > 150]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
