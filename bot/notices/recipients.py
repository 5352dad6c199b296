"""To whom something is told: where a message goes, and in which language."""

from dataclasses import asdict, dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class ToPerson:
    """A direct message. `slack_id` is the workspace's id of the person. `over` is the message (its ts) from which the
    answered form was opened: where that is the item's own card, its edit is the answer; elsewhere the answer is short.
    `in_thread`: in the thread of the item's card, where the person has one."""

    slack_id: str
    language: str = ""
    over: str = ""
    in_thread: bool = False
    type: Literal["person"] = "person"

    @property
    def lane(self) -> str:
        return f"person:{self.slack_id}"


@dataclass(frozen=True, slots=True)
class ToChannel:
    """A channel, or a thread in it. `thread_ts` is the parent's; `in_thread`: that of the item's card, where it has one."""

    channel: str
    language: str = ""
    thread_ts: str | None = None
    in_thread: bool = False
    type: Literal["channel"] = "channel"

    @property
    def lane(self) -> str:
        return f"channel:{self.channel}"


@dataclass(frozen=True, slots=True)
class ToResponse:
    """The answer to a click: the address Slack gave with it (5 posts, 30 minutes). `replace`: in place of the message
    that was clicked. `brief`: without the card, which is edited where it stands."""

    url: str
    language: str = ""
    replace: bool = False
    brief: bool = False
    type: Literal["response"] = "response"

    @property
    def lane(self) -> str:
        return f"response:{self.url[-200:]}"


@dataclass(frozen=True, slots=True)
class ToHome:
    """A person's Home tab."""

    slack_id: str
    language: str = ""
    type: Literal["home"] = "home"

    @property
    def lane(self) -> str:
        return f"home:{self.slack_id}"


Target = ToPerson | ToChannel | ToResponse | ToHome

_TYPES: dict[str, type[Target]] = {"person": ToPerson, "channel": ToChannel, "response": ToResponse, "home": ToHome}


def encode(target: Target) -> dict[str, Any]:
    """Return the stored form of `target`."""
    return asdict(target)


def decode(stored: dict[str, Any]) -> Target:
    """Read a stored target."""
    return _TYPES[stored["type"]](**stored)
