"""Channels, direct conversations and who is in them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from bot.workspace.config import ChannelTable
from bot.workspace.identifiers import Identifiers
from bot.workspace.timeline import Message, Timeline

Kind = Literal["channel", "group", "im", "mpim"]
_LETTER: dict[Kind, str] = {"channel": "C", "group": "C", "im": "D", "mpim": "G"}


@dataclass(slots=True)
class Bookmark:
    """A link at the top of a channel."""

    id: str
    title: str
    link: str
    emoji: str
    created: int


@dataclass(slots=True)
class Channel:
    """A public channel, a private one (`group`), a direct message (`im`) or one of several (`mpim`)."""

    id: str
    name: str
    kind: Kind
    members: list[str]
    creator: str = ""
    created: int = 0
    topic: str = ""
    purpose: str = ""
    section: str = ""
    is_archived: bool = False
    timeline: Timeline = field(default_factory=Timeline)
    last_read: dict[str, str] = field(default_factory=dict)
    unread: Counter[str] = field(default_factory=Counter)
    mentions: Counter[str] = field(default_factory=Counter)
    pins: list[str] = field(default_factory=list)
    bookmarks: dict[str, Bookmark] = field(default_factory=dict)

    @property
    def is_direct(self) -> bool:
        return self.kind in {"im", "mpim"}

    @property
    def is_private(self) -> bool:
        return self.kind != "channel"

    def other(self, user: str) -> str:
        """Return who a direct message is with."""
        return next((member for member in self.members if member != user), user)

    def for_api(self, viewer: str) -> dict[str, Any]:
        """Return Slack's conversation object as a member (or an app's bot) sees it."""
        head = {"id": self.id, "created": self.created, "is_archived": self.is_archived, "is_org_shared": False}
        if self.kind == "im":
            return head | {"is_im": True, "user": self.other(viewer), "is_user_deleted": False, "priority": 0}
        return head | {
            "name": self.name,
            "name_normalized": self.name,
            "is_channel": self.kind == "channel",
            "is_group": self.kind == "group",
            "is_im": False,
            "is_mpim": self.kind == "mpim",
            "is_private": self.is_private,
            "is_general": False,
            "is_shared": False,
            "is_member": viewer in self.members,
            "creator": self.creator,
            "num_members": len(self.members),
            "topic": {"value": self.topic, "creator": self.creator, "last_set": self.created},
            "purpose": {"value": self.purpose, "creator": self.creator, "last_set": self.created},
        }

    def for_page(self, viewer: str) -> dict[str, Any]:
        """Return the channel as the page shows it to a person."""
        latest = self.timeline.latest()
        return {
            "id": self.id,
            "name": self.name,
            "topic": self.topic,
            "is_private": self.is_private,
            "is_im": self.kind == "im",
            "is_mpim": self.kind == "mpim",
            "is_archived": self.is_archived,
            "user": self.other(viewer) if self.kind == "im" else None,
            "section": self.section,
            "members": self.members,
            "unread": self.unread[viewer],
            "mention_count": self.mentions[viewer],
            "last_read": self.last_read.get(viewer),
            "latest": latest["ts"] if latest else None,
            "pins": self.pins,
        }

    def mark_read(self, user: str) -> None:
        """Note that somebody has seen everything."""
        latest = self.timeline.latest()
        self.last_read[user] = latest["ts"] if latest else ""
        self.unread.pop(user, None)
        self.mentions.pop(user, None)


class Channels:
    """All conversations of a workspace."""

    def __init__(self, identifiers: Identifiers) -> None:
        self._channels: dict[str, Channel] = {}
        self._names: dict[str, Channel] = {}
        self._direct: dict[frozenset[str], Channel] = {}
        self._identifiers = identifiers

    def __iter__(self) -> Iterator[Channel]:
        return iter(self._channels.values())

    def __len__(self) -> int:
        return len(self._channels)

    def load(self, table: ChannelTable, members: Sequence[str], *, created: int) -> Channel:
        """Take in a channel of the file."""
        channel = Channel(
            table.id,
            table.name,
            "group" if table.private else "channel",
            list(dict.fromkeys(members)),
            creator=members[0] if members else "",
            created=created,
            topic=table.topic,
            purpose=table.purpose,
            section=table.section,
            is_archived=table.archived,
        )
        self._channels[channel.id] = channel
        self._names.setdefault(channel.name, channel)
        return channel

    def find(self, name: str) -> Channel | None:
        """Return a conversation by id, `#name` or name."""
        return self._channels.get(name) or self._names.get(name.removeprefix("#"))

    def find_direct(self, users: Sequence[str]) -> Channel | None:
        """Return the direct conversation of exactly these users."""
        return self._direct.get(frozenset(users))

    def open_direct(self, users: Sequence[str], *, created: int) -> tuple[Channel, bool]:
        """Return the direct conversation of these users, and whether it is new."""
        key = frozenset(users)
        found = self._direct.get(key)
        if found:
            return found, False
        kind: Kind = "im" if len(key) <= 2 else "mpim"
        members = list(dict.fromkeys(users))
        new_id = self._identifiers.new(_LETTER[kind])
        name = "" if kind == "im" else f"mpdm-{new_id.lower()}"
        channel = Channel(new_id, name, kind, members, creator=members[0], created=created)
        self._channels[channel.id] = self._direct[key] = channel
        return channel, True

    def put_back(self, channel: Channel) -> None:
        """Take in a conversation of another run, in place of the one with its id or its people."""
        if channel.is_direct:
            key = frozenset(channel.members)
            replaced = self._direct.get(key)
            if replaced is not None:
                del self._channels[replaced.id]
            self._direct[key] = channel
        else:
            self._names[channel.name] = channel
        self._channels[channel.id] = channel

    def of_member(self, user: str) -> list[Channel]:
        """Return the conversations somebody is in."""
        return [channel for channel in self if user in channel.members]


def counts_for(channel: Channel, message: Message, member: str) -> tuple[bool, bool]:
    """Whether a message is unread news to a member, and whether it speaks to them by name."""
    if message.get("user") == member:
        return False, False
    text = message.get("text") or ""
    is_named = f"<@{member}>" in text or f"<@{member}|" in text
    is_for_all = any(mark in text for mark in ("<!channel>", "<!here>", "<!everyone>"))
    speaks_to = channel.is_direct or is_named or is_for_all
    is_reply = bool(message.get("thread_ts")) and message.get("thread_ts") != message["ts"]
    return (not is_reply or speaks_to), speaks_to
