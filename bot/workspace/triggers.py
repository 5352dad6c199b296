"""What an interaction allows an app to do afterwards: open a view once, answer at an address a few times."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import TypeVar

from bot.workspace.clock import WorkspaceClock
from bot.workspace.errors import SlackError
from bot.workspace.identifiers import Identifiers, secret_path

TRIGGER_SECONDS = 3
"""Slack: handling user interaction, trigger_id."""

RESPONSE_SECONDS = 30 * 60
RESPONSE_USES = 5
"""Slack: handling user interaction, response_url."""

_KEPT = 5_000

_Right = TypeVar("_Right")


@dataclass(slots=True)
class Trigger:
    """The right to open (or, from within a view, push) one view for a person."""

    app_id: str
    user: str
    made_at: float
    view_id: str
    is_used: bool = False


@dataclass(slots=True)
class ResponseUrl:
    """An address at which an app may answer an interaction. `ts` is the message that was acted on, if one was."""

    app_id: str
    user: str
    channel: str
    made_at: float
    ts: str = ""
    thread_ts: str = ""
    is_ephemeral: bool = False
    uses: int = 0


class Triggers:
    """The rights that were given out, the latest few thousand."""

    def __init__(self, clock: WorkspaceClock, identifiers: Identifiers) -> None:
        self._clock = clock
        self._identifiers = identifiers
        self._triggers: OrderedDict[str, Trigger] = OrderedDict()
        self._responses: OrderedDict[str, ResponseUrl] = OrderedDict()

    def new_trigger(self, app_id: str, user: str, view_id: str = "") -> str:
        """Return a trigger_id for an interaction that has just happened (within a view, if `view_id`)."""
        trigger_id = f"{self._identifiers.number()}.{round(self._clock.now() * 1000)}.{secret_path()}"
        _keep(self._triggers, trigger_id, Trigger(app_id, user, self._clock.now(), view_id))
        return trigger_id

    def use_trigger(self, trigger_id: str, app_id: str) -> Trigger:
        """Take a trigger up. Raises SlackError: unknown or another app's, used before, older than 3 seconds."""
        trigger = self._triggers.get(trigger_id)
        if trigger is None or trigger.app_id != app_id:
            raise SlackError("invalid_trigger_id")
        if trigger.is_used:
            raise SlackError("exchanged_trigger_id")
        if self._clock.now() - trigger.made_at > TRIGGER_SECONDS:
            raise SlackError("expired_trigger_id")
        trigger.is_used = True
        return trigger

    def new_response(self, response: ResponseUrl) -> str:
        """Return the secret part of a new response_url."""
        token = secret_path()
        _keep(self._responses, token, response)
        return token

    def response(self, token: str) -> ResponseUrl:
        """Return what an address stands for. Raises SlackError when it is unknown, used up or older than 30 minutes."""
        response = self._responses.get(token)
        if response is None:
            raise SlackError("invalid_url", status=404)
        if response.uses >= RESPONSE_USES:
            raise SlackError("used_url", status=404)
        if self._clock.now() - response.made_at > RESPONSE_SECONDS:
            raise SlackError("expired_url", status=404)
        return response


def _keep(rights: "OrderedDict[str, _Right]", key: str, right: _Right) -> None:
    rights[key] = right
    if len(rights) > _KEPT:
        rights.popitem(last=False)
