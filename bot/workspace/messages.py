"""Posting, editing and removing messages, and telling the pages."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from bot.workspace.channels import Channel, counts_for
from bot.workspace.clock import WorkspaceClock
from bot.workspace.feed import Feed
from bot.workspace.identifiers import Identifiers
from bot.workspace.timeline import Message

_EPHEMERALS = 2_000


@dataclass(slots=True)
class Ephemeral:
    """A message that one person sees, until the page is loaded anew."""

    id: str
    channel: str
    user: str
    message: Message


class Messages:
    """Changes the timelines of channels. Whoever calls has checked that the change is allowed."""

    def __init__(self, clock: WorkspaceClock, feed: Feed, identifiers: Identifiers, *, team_id: str) -> None:
        self._clock = clock
        self._feed = feed
        self._identifiers = identifiers
        self._team_id = team_id
        self._ephemerals: OrderedDict[str, Ephemeral] = OrderedDict()

    def post(self, channel: Channel, author: dict[str, Any], content: dict[str, Any]) -> Message:
        """Add a message. `author` holds `user` (and `bot_id`, `app_id` …), `content` its text, blocks, thread_ts …."""
        message = self._made(channel, author, content)
        channel.timeline.add(message)
        self._feed.tell("message", channel.members, channel=channel.id, message=message)
        if "bot_id" in message:
            reader = channel.other(message["user"]) if channel.kind == "im" else ""
            self._feed.tell_others("posted_elsewhere", channel.members, user=reader)
        self._tell_parent(channel, message)
        channel.last_read[message["user"]] = message["ts"]
        for member in channel.members:
            is_unread, speaks_to = counts_for(channel, message, member)
            if is_unread:
                channel.unread[member] += 1
                channel.mentions[member] += speaks_to
                self._feed.tell_unread(member, channel.id, channel.unread[member], channel.mentions[member])
        return message

    def edit(self, channel: Channel, message: Message, content: dict[str, Any]) -> None:
        """Put new content into a message: a key with None is taken out."""
        for key, value in content.items():
            if value is None:
                message.pop(key, None)
            else:
                message[key] = value
        self._feed.tell("message_changed", channel.members, channel=channel.id, message=message)

    def remove(self, channel: Channel, message: Message) -> None:
        """Take a message out of a channel."""
        ts = message["ts"]
        channel.timeline.remove(message)
        if ts in channel.pins:
            channel.pins.remove(ts)
        if channel.timeline.find(ts) is not None:
            self._feed.tell("message_changed", channel.members, channel=channel.id, message=message)
        else:
            self._feed.tell("message_deleted", channel.members, channel=channel.id, ts=ts)
            self._tell_parent(channel, message)

    def whisper(self, channel: Channel, user: str, author: dict[str, Any], content: dict[str, Any]) -> Ephemeral:
        """Show a message to one person only."""
        message = self._made(channel, author, content) | {"ephemeral": True}
        whispered = Ephemeral(self._identifiers.new("E"), channel.id, user, message)
        self._ephemerals[whispered.id] = whispered
        if len(self._ephemerals) > _EPHEMERALS:
            self._ephemerals.popitem(last=False)
        self._feed.tell("ephemeral", (user,), channel=channel.id, message=message, id=whispered.id)
        return whispered

    def edit_whisper(self, whispered: Ephemeral, content: dict[str, Any]) -> None:
        """Put new content into a message that one person sees."""
        whispered.message.update({key: value for key, value in content.items() if value is not None})
        for key in [key for key, value in content.items() if value is None]:
            whispered.message.pop(key, None)
        facts = {"channel": whispered.channel, "message": whispered.message, "id": whispered.id}
        self._feed.tell("ephemeral_changed", (whispered.user,), **facts)

    def remove_whisper(self, whispered: Ephemeral) -> None:
        """Take away a message that one person sees."""
        self._ephemerals.pop(whispered.id, None)
        self._feed.tell("ephemeral_deleted", (whispered.user,), channel=whispered.channel, id=whispered.id)

    def find_whisper(self, channel: str, user: str, ts: str) -> Ephemeral | None:
        """Return what one person was shown at a time."""
        for whispered in self._ephemerals.values():
            if (whispered.channel, whispered.user, whispered.message["ts"]) == (channel, user, ts):
                return whispered
        return None

    def whispers_to(self, user: str, channel: str = "") -> list[Ephemeral]:
        """Return what one person was shown, oldest first."""
        return [each for each in self._ephemerals.values() if each.user == user and channel in {"", each.channel}]

    def _made(self, channel: Channel, author: dict[str, Any], content: dict[str, Any]) -> Message:
        ts = channel.timeline.next_ts(self._clock.now())
        message = {"type": "message", "ts": ts, "team": self._team_id, "text": "", **author, **content}
        return {key: value for key, value in message.items() if value is not None}

    def _tell_parent(self, channel: Channel, message: Message) -> None:
        parent = channel.timeline.find(message.get("thread_ts") or "")
        if parent is not None and parent is not message:
            self._feed.tell("message_changed", channel.members, channel=channel.id, message=parent)
