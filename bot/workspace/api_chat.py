"""chat.*: posting, editing and removing messages."""

import copy
from typing import Any

from bot.workspace.channels import Channel
from bot.workspace.content import bot_author, need_words, read_content, read_thread
from bot.workspace.errors import SlackError
from bot.workspace.methods import Call, Method
from bot.workspace.timeline import Message


def _place(call: Call) -> Channel:
    """Return the conversation to post in: by id or name, or a person's id for the direct message with the bot."""
    said = call.arguments.required("channel")
    user = call.state.people.find(said)
    if user is not None:
        if user.is_bot:
            raise SlackError("cannot_dm_bot")
        if user.deleted:
            raise SlackError("channel_not_found")
        return call.state.direct_with(user.id, call.app)
    channel = call.visible(said)
    if call.app.bot_user not in channel.members and "chat:write.public" not in call.app.scopes:
        raise SlackError("not_in_channel")
    if channel.is_archived:
        raise SlackError("is_archived")
    return channel


def _post(call: Call) -> dict[str, Any]:
    channel = _place(call)
    content = read_content(call.state, call.arguments)
    need_words(content)
    content |= read_thread(channel, call.arguments)
    author = bot_author(call.app, call.arguments)
    call.workspace.rates.count_post(call.app.id, channel.id, now=call.state.clock.now())
    message = call.state.messages.post(channel, author, content)
    call.workspace.events.message_posted(channel, message)
    return {"channel": channel.id, "ts": message["ts"], "message": message}


def _whisper(call: Call) -> dict[str, Any]:
    user = call.arguments.required("user")
    if call.state.people.find(user) is None:
        raise SlackError("user_not_found")
    channel = _place(call)
    if user not in channel.members:
        raise SlackError("user_not_in_channel")
    content = read_content(call.state, call.arguments)
    need_words(content)
    content.pop("metadata", None)
    thread = read_thread(channel, call.arguments)
    content |= {key: thread[key] for key in thread if key == "thread_ts"}
    whispered = call.state.messages.whisper(channel, user, bot_author(call.app, call.arguments), content)
    return {"message_ts": whispered.message["ts"]}


def _own_message(call: Call, refusal: str) -> tuple[Channel, Message]:
    channel = call.channel()
    message = channel.timeline.find(call.arguments.required("ts"))
    if message is None or message.get("subtype") == "tombstone":
        raise SlackError("message_not_found")
    if message.get("user") != call.app.bot_user:
        raise SlackError(refusal)
    return channel, message


def _update(call: Call) -> dict[str, Any]:
    channel, message = _own_message(call, "cant_update_message")
    if channel.is_archived:
        raise SlackError("is_archived")
    content = read_content(call.state, call.arguments)
    if not content:
        raise SlackError("no_text")
    if content.get("text") and "blocks" not in content:
        content["blocks"] = None  # Slack: chat.update, a new text alone removes the blocks
    remaining = {**message, **content}
    need_words({key: remaining.get(key) for key in ("text", "blocks", "attachments")})
    before = copy.copy(message)
    content["edited"] = {"user": call.app.bot_user, "ts": f"{int(call.state.clock.now())}.000000"}
    call.state.messages.edit(
        channel, message, {key: value or None for key, value in content.items()} | _text_of(content)
    )
    call.workspace.events.message_changed(channel, message, before)
    return {"channel": channel.id, "ts": message["ts"], "text": message.get("text", ""), "message": message}


def _text_of(content: dict[str, Any]) -> dict[str, Any]:
    return {"text": content["text"]} if "text" in content else {}


def _delete(call: Call) -> dict[str, Any]:
    channel, message = _own_message(call, "cant_delete_message")
    before = copy.copy(message)
    call.state.messages.remove(channel, message)
    call.workspace.events.message_deleted(channel, before)
    return {"channel": channel.id, "ts": before["ts"]}


def _permalink(call: Call) -> dict[str, Any]:
    channel = call.channel()
    message = channel.timeline.find(call.arguments.required("message_ts"))
    if message is None:
        raise SlackError("message_not_found")
    link = call.state.permalink(channel, message["ts"], thread_ts=message.get("thread_ts", ""))
    return {"channel": channel.id, "permalink": link}


def _schedule(call: Call) -> dict[str, Any]:
    channel = _place(call)
    content = read_content(call.state, call.arguments)
    need_words(content)
    content |= read_thread(channel, call.arguments)
    post_at = call.arguments.number("post_at", 0, low=0, high=10**11)
    if not post_at:
        raise SlackError("invalid_time")
    author = bot_author(call.app, call.arguments)
    scheduled = call.workspace.schedule.add(call.app, channel, post_at=post_at, content=content, author=author)
    shown = {"type": "delayed_message", "text": content.get("text", ""), **author, "blocks": content.get("blocks", [])}
    return {"channel": channel.id, "scheduled_message_id": scheduled.id, "post_at": post_at, "message": shown}


def _list_scheduled(call: Call) -> dict[str, Any]:
    channel = call.channel().id if "channel" in call.arguments else ""
    part, metadata = call.page(call.workspace.schedule.of_app(call.app, channel), default=100)
    shown = [
        {
            "id": each.id,
            "channel_id": each.channel.id,
            "post_at": each.post_at,
            "date_created": int(call.state.clock.now()),
            "text": each.content.get("text", ""),
        }
        for each in part
    ]
    return {"scheduled_messages": shown, "response_metadata": metadata}


def _unschedule(call: Call) -> dict[str, Any]:
    channel = call.channel()
    call.workspace.schedule.remove(call.app, channel.id, call.arguments.required("scheduled_message_id"))
    return {}


_WRITE = ("chat:write",)

METHODS = {
    "chat.postMessage": Method(_post, 0, _WRITE),
    "chat.postEphemeral": Method(_whisper, 4, _WRITE),
    "chat.update": Method(_update, 3, _WRITE),
    "chat.delete": Method(_delete, 3, _WRITE),
    "chat.getPermalink": Method(_permalink, 0),
    "chat.scheduleMessage": Method(_schedule, 3, _WRITE),
    "chat.scheduledMessages.list": Method(_list_scheduled, 3),
    "chat.deleteScheduledMessage": Method(_unschedule, 3, _WRITE),
}
