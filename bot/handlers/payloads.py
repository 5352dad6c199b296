"""What Slack's payloads say: where something was pressed or typed, what a button and a modal carry."""

from typing import Any

from bot.domain.errors import Invalid
from bot.handlers import choosing
from bot.handlers.routes import Click
from bot.notices.recipients import Target, ToChannel, ToHome, ToPerson, ToResponse
from bot.views.ids import Act, Form

HOME = "home"
"""Stands for the Home tab where a form names the place it was opened on."""


def place_of_answer(body: dict[str, Any]) -> Target:
    """A message's click is answered at its response address, in place of the message where that is nobody else's."""
    if not body.get("response_url"):
        return ToHome(body["user"]["id"])
    is_ephemeral = bool((body.get("container") or {}).get("is_ephemeral"))
    return ToResponse(body["response_url"], replace=is_ephemeral)


def place_of_line(event: dict[str, Any], *, is_direct: bool) -> ToPerson | ToChannel:
    """A line in the direct message is answered there, so that what it shows stays up to date; a line in a thread, and a
    mention in a channel, in the thread."""
    thread_ts = event.get("thread_ts")
    if is_direct and not thread_ts:
        return ToPerson(event["user"])
    return ToChannel(event["channel"], thread_ts=thread_ts or event["ts"])


def opened_on(reply: Target, body: dict[str, Any]) -> str:
    """Return where a form is opened: the Home tab, or the message (its ts) that everybody there sees; nothing for one
    that its reader alone sees, which nobody can edit."""
    if isinstance(reply, ToHome):
        return HOME
    is_alone = isinstance(reply, ToResponse) and reply.replace
    return "" if is_alone else str((body.get("container") or {}).get("message_ts") or "")


def click_of(pressed: dict[str, Any]) -> Click:
    """A button says what it does; of a menu, the option chosen does."""
    action = str(pressed.get("action_id", "")).split(":")[0]
    if action != Act.MORE:
        return Click(action, str(pressed.get("value") or ""))
    action, _, value = str((pressed.get("selected_option") or {}).get("value") or "").partition("~")
    return Click(action, value)


def form_of(view: dict[str, Any]) -> Form:
    if view.get("callback_id") not in set(Form):
        raise Invalid("button-broken")
    return Form(view["callback_id"])


def opened(view: dict[str, Any]) -> tuple[str, str, str, int, int]:
    """Return what a modal was opened with: its own metadata, its language, where it was opened, and for which group and
    unit (0: not chosen)."""
    said = str(view.get("private_metadata") or "").split("#")
    metadata, language, opened_on, group, unit, *_ = [*said, "", "", "", ""]
    return metadata, language, opened_on, choosing.row_number(group), choosing.row_number(unit)
