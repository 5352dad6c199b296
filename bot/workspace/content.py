"""What an app puts into a message: read from the arguments of a call, checked, and as Slack keeps it."""

from typing import Any

from bot.workspace import limits
from bot.workspace.apps import App
from bot.workspace.blocks import completed
from bot.workspace.channels import Channel
from bot.workspace.errors import SlackError, invalid_arguments
from bot.workspace.formatting import stored
from bot.workspace.methods import Arguments
from bot.workspace.state import State
from bot.workspace.validation import check_attachments, check_blocks, check_metadata


def read_content(state: State, arguments: Arguments) -> dict[str, Any]:
    """Return text, blocks, attachments and metadata of a call; a key is absent when the argument is.

    Raises SlackError with Slack's name for what is wrong: `no_text`, `invalid_blocks`, `msg_blocks_too_long` ….
    """
    content: dict[str, Any] = {}
    blocks = arguments.structure("blocks", "invalid_blocks_format")
    if blocks is not None:
        check_blocks(blocks)
        content["blocks"] = completed(blocks, state.identifiers)
    attachments = arguments.structure("attachments", "invalid_attachments")
    if attachments is not None:
        check_attachments(attachments)
        content["attachments"] = [_attached(state, each, number) for number, each in enumerate(attachments, start=1)]
    metadata = arguments.structure("metadata", "invalid_metadata_format")
    if metadata is not None:
        check_metadata(metadata)
        content["metadata"] = metadata
    if "markdown_text" in arguments:
        content |= _markdown(state, arguments, content)
    elif arguments.given.get("text") is not None:
        content["text"] = stored(arguments.text("text"))[: limits.value("message.text")]
    return content


def _attached(state: State, attachment: dict[str, Any], number: int) -> dict[str, Any]:
    """Return an attachment as Slack keeps it: numbered, and with names for its blocks."""
    kept = {"id": number, **attachment}
    return kept | ({"blocks": completed(attachment["blocks"], state.identifiers)} if attachment.get("blocks") else {})


def _markdown(state: State, arguments: Arguments, content: dict[str, Any]) -> dict[str, Any]:
    if "blocks" in content or "text" in arguments:
        raise SlackError("markdown_text_conflict")
    blocks = [{"type": "markdown", "text": arguments.text("markdown_text")}]
    check_blocks(blocks)
    return {"text": stored(arguments.text("markdown_text")), "blocks": completed(blocks, state.identifiers)}


def need_words(content: dict[str, Any]) -> None:
    """Raise SlackError `no_text` when there is nothing to show."""
    if not any(content.get(key) for key in ("text", "blocks", "attachments")):
        raise SlackError("no_text")


def read_thread(channel: Channel, arguments: Arguments) -> dict[str, Any]:
    """Return `thread_ts` (and Slack's subtype for a reply that is also shown in the channel) of a call."""
    thread_ts = arguments.text("thread_ts")
    if not thread_ts:
        return {}
    parent = channel.timeline.find(thread_ts)
    if parent is None:
        raise SlackError("thread_not_found")
    if parent.get("thread_ts", thread_ts) != thread_ts:
        raise SlackError("cannot_reply_to_message")
    reply = {"thread_ts": thread_ts, "parent_user_id": parent.get("user")}
    return reply | ({"subtype": "thread_broadcast"} if arguments.flag("reply_broadcast") else {})


def bot_author(app: App, arguments: Arguments | None = None) -> dict[str, Any]:
    """Return who a message of an app is from; another name needs the scope chat:write.customize."""
    author: dict[str, Any] = {
        "user": app.bot_user,
        "bot_id": app.bot_id,
        "app_id": app.id,
        "bot_profile": {"id": app.bot_id, "app_id": app.id, "name": app.table.name, "deleted": False},
    }
    if arguments is not None and "username" in arguments:
        if "chat:write.customize" not in app.scopes:
            raise SlackError("missing_scope", needed="chat:write.customize", provided=",".join(app.scopes))
        username = arguments.text("username")
        if len(username) > limits.value("message.username"):
            raise invalid_arguments(
                f"must be less than {limits.value('message.username') + 1} characters [json-pointer:/username]"
            )
        author |= {"username": username, "subtype": "bot_message"}
    return author
