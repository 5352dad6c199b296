"""What a method of the Web API is, and what its code is given."""

import base64
import binascii
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from bot.workspace import json_text
from bot.workspace.apps import App
from bot.workspace.channels import Channel, Kind
from bot.workspace.errors import SlackError, invalid_arguments
from bot.workspace.rates import Tier
from bot.workspace.state import State
from bot.workspace.workspace import Workspace

_Item = TypeVar("_Item")

SCOPE_OF_KIND: dict[Kind, str] = {"channel": "channels", "group": "groups", "im": "im", "mpim": "mpim"}
_TRUE = frozenset({"true", "1", "yes", "on"})
_FALSE = frozenset({"false", "0", "no", "off", ""})


class Arguments:
    """The arguments of a call, read strictly: a wrong one is `invalid_arguments` with its name."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.given = given

    def __contains__(self, name: str) -> bool:
        return self.given.get(name) not in {None, ""} if not isinstance(self.given.get(name), list | dict) else True

    def text(self, name: str, default: str = "") -> str:
        """Return a text; numbers are taken as they read."""
        value = self.given.get(name)
        if value is None:
            return default
        if isinstance(value, bool | list | dict):
            raise invalid_arguments(f"must be a string [json-pointer:/{name}]")
        return str(value)

    def required(self, name: str) -> str:
        """Return a text that must be there."""
        value = self.text(name)
        if not value:
            raise invalid_arguments(f"missing required field: {name}")
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return a yes or no, however a form says it."""
        value = self.given.get(name)
        if value is None:
            return default
        said = str(value).strip().lower()
        if said not in _TRUE | _FALSE:
            raise invalid_arguments(f"must be a boolean [json-pointer:/{name}]")
        return said in _TRUE

    def number(self, name: str, default: int, *, low: int, high: int) -> int:
        """Return a whole number between two bounds."""
        value = self.text(name)
        if not value:
            return default
        digits = value.removeprefix("-")
        if not (digits.isascii() and digits.isdigit() and len(digits) <= 18):
            raise invalid_arguments(f"must be an integer [json-pointer:/{name}]")
        if int(value) < low or int(value) > high:
            raise invalid_arguments(f"must be between {low} and {high} [json-pointer:/{name}]")
        return int(value)

    def structure(self, name: str, error: str = "invalid_arguments") -> Any:
        """Return an object or a list, which a form carries as JSON text; None when absent. `error` names a faulty one."""
        value = self.given.get(name)
        if isinstance(value, str):
            if not value.strip():
                return None
            try:
                value = json_text.parse(value)
            except ValueError as fault:
                if error == "invalid_arguments":
                    raise invalid_arguments(f"must be valid JSON [json-pointer:/{name}]") from fault
                raise SlackError(error) from fault
        return value


@dataclass(frozen=True, slots=True)
class Call:
    """One call: who makes it, with what arguments."""

    workspace: Workspace
    arguments: Arguments
    method: str
    caller: App | None

    @property
    def state(self) -> State:
        return self.workspace.state

    @property
    def app(self) -> App:
        """The app whose token came with the call."""
        if self.caller is None:
            raise SlackError("not_authed")
        return self.caller

    def need_scope(self, *scopes: str) -> None:
        """Raise SlackError `missing_scope` unless the app has one of them."""
        if not set(scopes) & set(self.app.scopes):
            raise SlackError("missing_scope", needed=",".join(scopes), provided=",".join(self.app.scopes))

    def channel(self, name: str = "channel") -> Channel:
        """Return the conversation that an argument names. Raises SlackError: none such, or hidden from the app."""
        return self.visible(self.arguments.required(name))

    def visible(self, said: str) -> Channel:
        """Return a conversation by id or name, if the app may know of it."""
        channel = self.state.channels.find(said)
        if channel is None or (channel.is_private and self.app.bot_user not in channel.members):
            raise SlackError("channel_not_found")
        return channel

    def need_member(self, channel: Channel) -> None:
        """Raise SlackError unless the app's bot is in the channel."""
        if self.app.bot_user not in channel.members:
            raise SlackError("not_in_channel")

    def page(
        self, items: Sequence[_Item], *, default: int, largest: int = 1000
    ) -> tuple[Sequence[_Item], dict[str, str]]:
        """Return the part of a list that `cursor` and `limit` ask for, and Slack's `response_metadata`."""
        limit = (
            self.arguments.number("limit", default, low=1, high=largest)
            if self.arguments.text("limit") != "0"
            else default
        )
        start = _place(self.arguments.text("cursor"))
        rest = start + limit < len(items)
        return items[start : start + limit], {"next_cursor": _cursor(start + limit) if rest else ""}


def _place(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        word, _, number = base64.b64decode(cursor, validate=True).decode("ascii").partition(":")
    except (binascii.Error, UnicodeDecodeError, ValueError) as error:
        raise SlackError("invalid_cursor") from error
    if word != "next" or not number.isdigit() or len(number) > 12:
        raise SlackError("invalid_cursor")
    return int(number)


def _cursor(place: int) -> str:
    return base64.b64encode(f"next:{place}".encode()).decode()


@dataclass(frozen=True, slots=True)
class Method:
    """A method of the Web API.

    `scopes`: one of them is needed. `caller`: whose token it wants, a bot's (xoxb-), an app's (xapp-) or nobody's.
    """

    run: Callable[[Call], dict[str, Any]]
    tier: Tier
    scopes: tuple[str, ...] = ()
    caller: Literal["bot", "app", "anyone"] = "bot"
