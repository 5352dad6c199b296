"""reactions.*, pins.*, bookmarks.*: marks on messages and channels."""

import re
from typing import Any

from bot.workspace.channels import Bookmark, Channel
from bot.workspace.errors import SlackError, invalid_arguments
from bot.workspace.marks import add_reaction, pin, remove_reaction, unpin
from bot.workspace.methods import Call, Method
from bot.workspace.timeline import Message

_EMOJI = re.compile(r"[a-z0-9_+'-]{1,100}(::skin-tone-[2-6])?", re.ASCII)
_BOOKMARKS = 100
"""Bookmarks of a channel. Slack: bookmarks.add, `too_many_bookmarks`."""


def _target(call: Call) -> tuple[Channel, Message]:
    channel = call.channel()
    call.need_member(channel)
    if "timestamp" not in call.arguments:
        raise SlackError("no_item_specified")
    message = channel.timeline.find(call.arguments.text("timestamp"))
    if message is None:
        raise SlackError("message_not_found")
    return channel, message


def _emoji(call: Call) -> str:
    name = call.arguments.text("name").strip(":")
    if not _EMOJI.fullmatch(name):
        raise SlackError("invalid_name")
    return name


def _react(call: Call) -> dict[str, Any]:
    name = _emoji(call)
    channel, message = _target(call)
    add_reaction(call.workspace, channel, message, user=call.app.bot_user, name=name)
    return {}


def _unreact(call: Call) -> dict[str, Any]:
    name = _emoji(call)
    channel, message = _target(call)
    remove_reaction(call.workspace, channel, message, user=call.app.bot_user, name=name)
    return {}


def _pin(call: Call) -> dict[str, Any]:
    channel, message = _target(call)
    pin(call.workspace, channel, message, user=call.app.bot_user)
    return {}


def _unpin(call: Call) -> dict[str, Any]:
    channel, message = _target(call)
    unpin(call.workspace, channel, message, user=call.app.bot_user)
    return {}


def _pins(call: Call) -> dict[str, Any]:
    channel = call.channel()
    call.need_member(channel)
    found = [channel.timeline.find(ts) for ts in channel.pins]
    items = [{"type": "message", "channel": channel.id, "message": message} for message in found if message]
    return {"items": items}


def _bookmark_channel(call: Call) -> Channel:
    channel = call.channel("channel_id")
    call.need_member(channel)
    return channel


def _shown(channel: Channel, bookmark: Bookmark) -> dict[str, Any]:
    return {
        "id": bookmark.id,
        "channel_id": channel.id,
        "title": bookmark.title,
        "link": bookmark.link,
        "emoji": bookmark.emoji,
        "type": "link",
        "date_created": bookmark.created,
    }


def _add_bookmark(call: Call) -> dict[str, Any]:
    channel = _bookmark_channel(call)
    title, kind = call.arguments.required("title"), call.arguments.required("type")
    if kind != "link":
        raise SlackError("invalid_bookmark_type")
    link = call.arguments.text("link")
    if not link.startswith(("http://", "https://")):
        raise SlackError("invalid_link")
    if len(channel.bookmarks) >= _BOOKMARKS:
        raise SlackError("too_many_bookmarks")
    identifier, now = call.state.identifiers.new("Bk"), int(call.state.clock.now())
    bookmark = Bookmark(identifier, title, link, call.arguments.text("emoji"), now)
    channel.bookmarks[bookmark.id] = bookmark
    return {"bookmark": _shown(channel, bookmark)}


def _bookmark(call: Call, channel: Channel) -> Bookmark:
    bookmark = channel.bookmarks.get(call.arguments.required("bookmark_id"))
    if bookmark is None:
        raise SlackError("not_found")
    return bookmark


def _edit_bookmark(call: Call) -> dict[str, Any]:
    channel = _bookmark_channel(call)
    bookmark = _bookmark(call, channel)
    link = call.arguments.text("link", bookmark.link)
    if not link.startswith(("http://", "https://")):
        raise invalid_arguments("must be a valid URL [json-pointer:/link]")
    bookmark.link = link
    bookmark.title = call.arguments.text("title", bookmark.title)
    bookmark.emoji = call.arguments.text("emoji", bookmark.emoji)
    return {"bookmark": _shown(channel, bookmark)}


def _remove_bookmark(call: Call) -> dict[str, Any]:
    channel = _bookmark_channel(call)
    del channel.bookmarks[_bookmark(call, channel).id]
    return {}


def _list_bookmarks(call: Call) -> dict[str, Any]:
    channel = _bookmark_channel(call)
    return {"bookmarks": [_shown(channel, bookmark) for bookmark in channel.bookmarks.values()]}


METHODS = {
    "reactions.add": Method(_react, 3, ("reactions:write",)),
    "reactions.remove": Method(_unreact, 2, ("reactions:write",)),
    "pins.add": Method(_pin, 2, ("pins:write",)),
    "pins.remove": Method(_unpin, 2, ("pins:write",)),
    "pins.list": Method(_pins, 2, ("pins:read",)),
    "bookmarks.add": Method(_add_bookmark, 2, ("bookmarks:write",)),
    "bookmarks.edit": Method(_edit_bookmark, 2, ("bookmarks:write",)),
    "bookmarks.remove": Method(_remove_bookmark, 2, ("bookmarks:write",)),
    "bookmarks.list": Method(_list_bookmarks, 3, ("bookmarks:read",)),
}
