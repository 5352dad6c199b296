"""What a person posts, rewords and takes back. An app hears of it by the Events API."""

import copy
from typing import Any

from bot.workspace import limits
from bot.workspace.channels import Channel
from bot.workspace.errors import PageError
from bot.workspace.files import File
from bot.workspace.formatting import Typed
from bot.workspace.people import User
from bot.workspace.timeline import Message
from bot.workspace.workspace import Workspace


def say(
    workspace: Workspace,
    user: User,
    channel: Channel,
    text: str,
    *,
    thread_ts: str = "",
    files: list[File] | None = None,
) -> Message:
    """Post a person's message, escaped as Slack's own client would. Raises PageError."""
    state = workspace.state
    if not text.strip() and not files:
        raise PageError("no_text")
    if channel.is_archived:
        raise PageError("is_archived")
    content: dict[str, Any] = {
        "text": Typed(state.people, state.channels).message(text)[: limits.value("message.text")],
        "client_msg_id": state.identifiers.new("m"),
    }
    if thread_ts:
        parent = channel.timeline.find(thread_ts)
        if parent is None:
            raise PageError("thread_not_found", status=404)
        content["thread_ts"] = parent.get("thread_ts", thread_ts)
    message = state.messages.post(channel, {"user": user.id}, content)
    if files:
        for file in files:
            file.shares.setdefault(channel.id, []).append(message["ts"])
        shown = [state.file_for_api(file) for file in files]
        state.messages.edit(channel, message, {"files": shown, "subtype": "file_share"})
    workspace.events.message_posted(channel, message)
    return message


def reword(workspace: Workspace, user: User, channel: Channel, message: Message, text: str) -> None:
    """Put another text into a person's own message. Raises PageError. Slack: message_changed event."""
    _need_own(user, channel, message, "cant_update_message")
    if not text.strip() and not message.get("files"):
        raise PageError("no_text")
    state = workspace.state
    worded = Typed(state.people, state.channels).message(text)[: limits.value("message.text")]
    if worded == message["text"]:
        return
    before = copy.copy(message)
    edited = {"user": user.id, "ts": f"{int(state.clock.now())}.000000"}
    state.messages.edit(channel, message, {"text": worded, "edited": edited})
    workspace.events.message_changed(channel, message, before)


def take_back(workspace: Workspace, user: User, channel: Channel, message: Message) -> None:
    """Remove a person's own message. Raises PageError. Slack: message_deleted event."""
    _need_own(user, channel, message, "cant_delete_message")
    before = copy.copy(message)
    workspace.state.messages.remove(channel, message)
    workspace.events.message_deleted(channel, before)


def _need_own(user: User, channel: Channel, message: Message, refusal: str) -> None:
    if message["user"] != user.id or "bot_id" in message:
        raise PageError(refusal)
    if channel.is_archived:
        raise PageError("is_archived")
