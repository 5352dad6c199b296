"""What the page asks, read: who acts, where, with what."""

from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.workspace import json_text
from bot.workspace.channels import Channel
from bot.workspace.errors import PageError
from bot.workspace.people import User
from bot.workspace.state import State
from bot.workspace.timeline import Message


@dataclass(frozen=True, slots=True)
class Asked:
    """One request of the page (or of a test acting as a person)."""

    state: State
    fields: dict[str, Any]

    def text(self, name: str, default: str = "") -> str:
        """Return a text. Raises PageError when it is something else."""
        value = self.fields.get(name)
        if value is None:
            return default
        if not isinstance(value, str):
            raise PageError(f"invalid_{name}")
        return value

    def texts(self, name: str) -> list[str]:
        """Return a list of texts."""
        value = self.fields.get(name) or []
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise PageError(f"invalid_{name}")
        return value

    def flag(self, name: str) -> bool:
        """Return a yes or no."""
        value = self.fields.get(name)
        if value is None or isinstance(value, bool):
            return bool(value)
        if value not in ("true", "false"):
            raise PageError(f"invalid_{name}")
        return self.text(name) == "true"

    def number(self, name: str, default: float) -> float:
        """Return a finite number."""
        value = self.fields.get(name, default)
        try:
            number = float(value)
        except (TypeError, ValueError, OverflowError) as error:
            raise PageError(f"invalid_{name}") from error
        if not -1e12 < number < 1e12:
            raise PageError(f"invalid_{name}")
        return number

    def objects(self, name: str) -> dict[str, Any]:
        """Return an object."""
        value = self.fields.get(name) or {}
        if not isinstance(value, dict):
            raise PageError(f"invalid_{name}")
        return value

    def user(self) -> User:
        """Return the person who acts."""
        user = self.state.people.find(self.text("as"))
        if user is None or user.is_bot:
            raise PageError("user_not_found", status=404)
        if user.deleted:
            raise PageError("user_deactivated", status=403)
        return user

    def channel(self) -> Channel:
        """Return the conversation, which the person must be in."""
        channel = self.state.channels.find(self.text("channel"))
        if channel is None or self.user().id not in channel.members:
            raise PageError("channel_not_found", status=404)
        return channel

    def message(self, channel: Channel) -> Message:
        """Return the message of a time."""
        message = channel.timeline.find(self.text("ts"))
        if message is None:
            raise PageError("message_not_found", status=404)
        return message


async def read_asked(state: State, request: web.Request) -> Asked:
    """Read a request of the page: the query, and a JSON object or a form in the body. Raises PageError."""
    fields: dict[str, Any] = dict(request.query)
    if request.content_type == "multipart/form-data":
        try:
            fields |= await request.post()
        except (ValueError, LookupError, AssertionError) as error:
            raise PageError("invalid_form_data") from error
    elif request.method == "POST":
        try:
            body = json_text.parse((await request.read()).decode() or "{}")
        except ValueError as error:
            raise PageError("invalid_json") from error
        if not isinstance(body, dict):
            raise PageError("invalid_json")
        fields |= body
    return Asked(state, fields)
