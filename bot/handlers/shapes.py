"""What a request must look like before anybody reads it: of each kind of payload, the parts that are read without asking
(Slack: slash commands, interaction payloads, Events API). What is not named here may be anything.
"""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

Id = Annotated[str, StringConstraints(pattern=r"^[\x21-\x7e]{1,255}$")]
"""An id, a moment or an address of the platform's: printable ASCII."""
Said = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$", max_length=100_000)] | None


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class _Named(_Part):
    id: Id


class _Option(_Part):
    value: Said = None


class _Pressed(_Part):
    action_id: Id
    value: Said = None
    selected_option: _Option | None = None


class _Container(_Part):
    message_ts: Id | None = None


class _Action(_Part):
    user: _Named
    channel: _Named | None = None
    container: _Container | None = None
    response_url: str | None = None
    trigger_id: Id | None = None
    actions: Annotated[list[_Pressed], Field(min_length=1)]


class _Block(_Part):
    type: Id
    block_id: Id


class _Chosen(_Part):
    value: Said = None
    selected_option: _Option | None = None
    selected_options: list[_Option] | None = None
    selected_date: Id | None = None
    selected_time: Id | None = None
    selected_user: Id | None = None
    files: list[dict[str, Any]] | None = None


class _State(_Part):
    values: dict[str, dict[str, _Chosen]]


class _View(_Part):
    id: Id
    callback_id: Id
    private_metadata: Said = None
    blocks: list[_Block]
    state: _State | None = None


class _Submission(_Part):
    user: _Named
    view: _View


class _Command(_Part):
    command: Id
    user_id: Id
    channel_id: Said = None
    text: Said = None
    trigger_id: Said = None


class _Message(_Part):
    user: Id
    channel: Id
    ts: Id
    thread_ts: Id | None = None
    text: Said = None


class _Home(_Part):
    user: Id
    tab: Said = None


class _Account(_Part):
    user: _Named


class _Any(_Part):
    type: Id


_INTERACTIONS: dict[str, type[_Part]] = {"block_actions": _Action, "view_submission": _Submission}
_EVENTS: dict[str, type[_Part]] = {
    "message": _Message,
    "app_mention": _Message,
    "app_home_opened": _Home,
    "user_change": _Account,
    "team_join": _Account,
}


def is_well_formed(body: Mapping[str, Any]) -> bool:
    """Tell whether a parsed request has what its kind must have."""
    try:
        event = body.get("event", {})
        if not isinstance(event, dict):
            return False
        if "command" in body and "type" not in body:
            _Command.model_validate(body)
        elif body.get("type") == "event_callback":
            kind = _Any.model_validate(event).type
            # A message of the app's own, or an edit of one, names no author: it is passed over unread.
            if not (event.get("subtype") or event.get("bot_id")):
                _EVENTS.get(kind, _Any).model_validate(event)
        else:
            kind = _Any.model_validate(body).type
            _INTERACTIONS.get(kind, _Any).model_validate(body)
    except ValidationError:
        return False
    return True
