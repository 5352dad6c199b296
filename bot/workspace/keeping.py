"""What was said in a workspace, kept for another run: its conversations, and who has read how far."""

from collections import Counter
from typing import Any

from bot.workspace.channels import Channel
from bot.workspace.state import State


def keep(state: State) -> dict[str, Any]:
    """Return the conversations as plain values. Files, modals and what only one person was shown are not kept."""
    return {"channels": [_kept(channel) for channel in state.channels]}


def bring_back(state: State, kept: dict[str, Any]) -> None:
    """Take in the conversations of another run of the same workspace, in place of those it began with."""
    for stored in kept["channels"]:
        channel = Channel(**{name: stored[name] for name in _PLAIN})
        channel.unread, channel.mentions = Counter(stored["unread"]), Counter(stored["mentions"])
        for message in stored["messages"]:
            channel.timeline.add(message)
        state.channels.put_back(channel)


_PLAIN = (
    "id",
    "name",
    "kind",
    "members",
    "creator",
    "created",
    "topic",
    "purpose",
    "section",
    "is_archived",
    "last_read",
    "pins",
)


def _kept(channel: Channel) -> dict[str, Any]:
    counts = {"unread": dict(channel.unread), "mentions": dict(channel.mentions)}
    messages = {"messages": list(channel.timeline.everything())}
    return {name: getattr(channel, name) for name in _PLAIN} | counts | messages
