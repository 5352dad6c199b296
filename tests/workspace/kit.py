"""Blocks and views for these tests."""

from typing import Any


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def section(text: str, **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(action_id: str, value: str = "v", **more: Any) -> dict[str, Any]:
    return {"type": "button", "action_id": action_id, "value": value, "text": plain("按"), **more}


def actions(*elements: dict[str, Any], block_id: str = "buttons") -> dict[str, Any]:
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def text_input(block_id: str, **element: Any) -> dict[str, Any]:
    inner = {"type": "plain_text_input", "action_id": "text", **element}
    return {"type": "input", "block_id": block_id, "label": plain("题目"), "element": inner}


def modal(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    names = {"title": plain("表"), "submit": plain("提交"), "callback_id": "form"}
    return {"type": "modal", "blocks": list(blocks) or [text_input("title")], **names, **more}


def home(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "home", "blocks": list(blocks) or [section("待办")], **more}
