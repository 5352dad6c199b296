"""Reactions and pins, whether an app or a person sets them."""

from bot.workspace.channels import Channel
from bot.workspace.errors import SlackError
from bot.workspace.timeline import Message
from bot.workspace.workspace import Workspace

_PINS = 100
"""Pins of a channel. Slack: pins.add, `too_many_pins`."""


def add_reaction(workspace: Workspace, channel: Channel, message: Message, *, user: str, name: str) -> None:
    """Add somebody's reaction. Raises SlackError `already_reacted`."""
    reactions = message.setdefault("reactions", [])
    reaction = next((each for each in reactions if each["name"] == name), None)
    if reaction is None:
        reaction = {"name": name, "users": [], "count": 0}
        reactions.append(reaction)
    if user in reaction["users"]:
        raise SlackError("already_reacted")
    reaction["users"].append(user)
    _tell_reaction(workspace, channel, message, "reaction_added", user, name)


def remove_reaction(workspace: Workspace, channel: Channel, message: Message, *, user: str, name: str) -> None:
    """Take somebody's reaction away. Raises SlackError `no_reaction`."""
    reaction = next((each for each in message.get("reactions", []) if each["name"] == name), None)
    if reaction is None or user not in reaction["users"]:
        raise SlackError("no_reaction")
    reaction["users"].remove(user)
    if not reaction["users"]:
        message["reactions"].remove(reaction)
    _tell_reaction(workspace, channel, message, "reaction_removed", user, name)


def _tell_reaction(workspace: Workspace, channel: Channel, message: Message, kind: str, user: str, name: str) -> None:
    for reaction in message["reactions"]:
        reaction["count"] = len(reaction["users"])
    facts = {"channel": channel.id, "ts": message["ts"], "reactions": message["reactions"]}
    workspace.state.feed.tell("reaction", channel.members, **facts)
    item = {"type": "message", "channel": channel.id, "ts": message["ts"]}
    event = {"type": kind, "user": user, "reaction": name, "item": item, "item_user": message.get("user")}
    workspace.events.tell_channel(channel, event)
    if not message["reactions"]:
        del message["reactions"]


def pin(workspace: Workspace, channel: Channel, message: Message, *, user: str) -> None:
    """Pin a message. Raises SlackError `already_pinned`, `too_many_pins`."""
    if message["ts"] in channel.pins:
        raise SlackError("already_pinned")
    if len(channel.pins) >= _PINS:
        raise SlackError("too_many_pins")
    channel.pins.insert(0, message["ts"])
    _tell_pins(workspace, channel, message, "pin_added", user)


def unpin(workspace: Workspace, channel: Channel, message: Message, *, user: str) -> None:
    """Take a pin away. Raises SlackError `no_pin`."""
    if message["ts"] not in channel.pins:
        raise SlackError("no_pin")
    channel.pins.remove(message["ts"])
    _tell_pins(workspace, channel, message, "pin_removed", user)


def _tell_pins(workspace: Workspace, channel: Channel, message: Message, kind: str, user: str) -> None:
    workspace.state.feed.tell("pins", channel.members, channel=channel.id, pins=channel.pins)
    item = {"type": "message", "channel": channel.id, "message": message}
    workspace.events.tell_channel(channel, {"type": kind, "user": user, "channel_id": channel.id, "item": item})
