"""files.*: three steps from bytes to a message. Slack: working with files."""

from typing import Any

from bot.workspace import limits
from bot.workspace.blocks import completed
from bot.workspace.channels import Channel
from bot.workspace.content import bot_author, read_thread
from bot.workspace.errors import SlackError, invalid_arguments
from bot.workspace.files import LARGEST, File
from bot.workspace.formatting import stored
from bot.workspace.methods import Call, Method
from bot.workspace.validation import check_blocks

_AT_ONCE = 10
"""Files that one call completes; Slack names no number."""


def _upload_url(call: Call) -> dict[str, Any]:
    name = call.arguments.required("filename")
    if "length" not in call.arguments:
        raise invalid_arguments("missing required field: length")
    size = call.arguments.number("length", 0, low=1, high=LARGEST)
    now = int(call.state.clock.now())
    file, token = call.state.files.announce(name, size, user=call.app.bot_user, created=now)
    return {"upload_url": f"{call.state.base_url}/upload/{token}", "file_id": file.id}


def _complete(call: Call) -> dict[str, Any]:
    entries = call.arguments.structure("files")
    if not isinstance(entries, list) or not entries or not all(isinstance(each, dict) for each in entries):
        raise invalid_arguments("must provide an array [json-pointer:/files]")
    if len(entries) > _AT_ONCE:
        raise invalid_arguments(f"no more than {_AT_ONCE} items allowed [json-pointer:/files]")
    files = [_uploaded(call, each) for each in entries]
    channels = [_shared_in(call, name) for name in _channel_names(call)]
    content = _content(call)
    for file, entry in zip(files, entries, strict=True):
        file.title = str(entry.get("title") or file.name)
        file.is_complete = True
    for channel in channels:
        _share(call, channel, files, content | read_thread(channel, call.arguments))
    return {"files": [call.state.file_for_api(file) for file in files]}


def _uploaded(call: Call, entry: dict[str, Any]) -> File:
    file = call.state.files.find(str(entry.get("id") or ""))
    if file is None or file.user != call.app.bot_user:
        raise SlackError("file_not_found")
    if file.content is None:
        raise SlackError("file_update_failed")
    return file


def _channel_names(call: Call) -> list[str]:
    several = call.arguments.text("channels")
    names = [name.strip() for name in several.split(",")] if several else [call.arguments.text("channel_id")]
    return [name for name in names if name]


def _shared_in(call: Call, name: str) -> Channel:
    channel = call.visible(name)
    call.need_member(channel)
    if channel.is_archived:
        raise SlackError("is_archived")
    return channel


def _content(call: Call) -> dict[str, Any]:
    blocks = call.arguments.structure("blocks", "invalid_blocks_format")
    text = stored(call.arguments.text("initial_comment"))[: limits.value("message.text")]
    if blocks is None:
        return {"text": text}
    check_blocks(blocks)
    return {"text": text, "blocks": completed(blocks, call.state.identifiers)}


def _share(call: Call, channel: Channel, files: list[File], content: dict[str, Any]) -> None:
    message = call.state.messages.post(channel, bot_author(call.app), content | {"files": [], "upload": True})
    for file in files:
        file.shares.setdefault(channel.id, []).append(message["ts"])
    call.state.messages.edit(channel, message, {"files": [call.state.file_for_api(file) for file in files]})
    call.workspace.events.message_posted(channel, message)
    for file in files:
        event = {"type": "file_shared", "file_id": file.id, "file": {"id": file.id}, "channel_id": channel.id}
        call.workspace.events.tell_channel(channel, event | {"user_id": file.user})


def _info(call: Call) -> dict[str, Any]:
    file = call.state.files.find(call.arguments.required("file"))
    if file is None or not file.is_complete or not may_read(call, file):
        raise SlackError("file_not_found")
    return {"file": call.state.file_for_api(file), "comments": [], "response_metadata": {"next_cursor": ""}}


def may_read(call: Call, file: File) -> bool:
    """Whether an app may see a file: its own, or one that stands where its bot is, or that was given to a form."""
    if file.user == call.app.bot_user or not file.shares:
        return True
    seen = (call.state.channels.find(channel) for channel in file.shares)
    return any(channel is not None and call.app.bot_user in channel.members for channel in seen)


METHODS = {
    "files.getUploadURLExternal": Method(_upload_url, 4, ("files:write",)),
    "files.completeUploadExternal": Method(_complete, 4, ("files:write",)),
    "files.info": Method(_info, 4, ("files:read",)),
}
