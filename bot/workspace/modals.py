"""Submitting and closing modals. Slack: view_submission payload, modals."""

from typing import Any

from bot.workspace import limits
from bot.workspace.apps import App
from bot.workspace.blocks import all_elements, unknown_values
from bot.workspace.entered import settled
from bot.workspace.errors import PageError, SlackError
from bot.workspace.interactions import Interactions, failure
from bot.workspace.people import User
from bot.workspace.validation import check_view
from bot.workspace.views import Shown


class Modals:
    """What a person does with a whole modal."""

    def __init__(self, interactions: Interactions) -> None:
        self._interactions = interactions

    def find(self, user: User, view_id: str) -> Shown:
        """Return a modal on a person's screen. Raises PageError."""
        shown = self._interactions.state.views.find(view_id)
        if shown is None or shown.user != user.id or shown.view["type"] != "modal":
            raise PageError("view_not_found", status=404)
        return shown

    async def submit(self, user: User, shown: Shown, entered: dict[str, Any]) -> dict[str, Any]:
        """Send a modal with what was entered and do as the app answers; return what the page is told.

        Raises PageError for values that no element of the modal could have, and for files that are not the person's own.
        """
        if unknown_values(shown.view["blocks"], entered):
            raise PageError("unknown_values")
        state = self._interactions.state
        state.views.keep_values(shown, settled(state, user, shown.view["blocks"], entered))
        app = self._interactions.app_of(shown.app_id)
        payload = self._interactions.payload("view_submission", app, user, view_id=shown.view["id"])
        payload |= {"view": shown.view, "response_urls": self._response_urls(app, user, shown)}
        answer = await self._interactions.send(app, payload)
        if not answer.is_ok:
            return failure(answer)
        try:
            return self._follow(app, shown, answer.body)
        except SlackError as error:
            return error.body()

    def _follow(self, app: App, shown: Shown, body: Any) -> dict[str, Any]:
        views = self._interactions.state.views
        if body is None or body == {} or (isinstance(body, str) and not body.strip()):
            views.close(shown)
            return {"ok": True, "response_action": "close"}
        action = body.get("response_action") if isinstance(body, dict) else None
        if action == "errors":
            return {"ok": False, "response_action": "errors", "errors": _errors(shown, body.get("errors"))}
        if action == "clear":
            views.close_all(shown.user)
            return {"ok": True, "response_action": "clear"}
        if action in {"update", "push"}:
            check_view(body.get("view"), ("modal",))
            is_update = action == "update"
            view = views.update(app, shown, body["view"]) if is_update else views.push(app, shown.user, body["view"])
            return {"ok": True, "response_action": action, "view": view}
        raise SlackError("invalid_response_action")

    def _response_urls(self, app: App, user: User, shown: Shown) -> list[dict[str, Any]]:
        """Return a response_url for each conversation that was chosen in a menu which asks for one."""
        urls = []
        for block, element in all_elements(shown.view["blocks"]):
            if not element.get("response_url_enabled"):
                continue
            values = shown.view["state"]["values"][block["block_id"]][element["action_id"]]
            chosen = values.get("selected_conversation") or values.get("selected_channel")
            channel = self._interactions.state.channels.find(str(chosen)) if chosen else None
            if channel is not None:
                response = self._interactions.new_response(app, user, channel)
                names = {"block_id": block["block_id"], "action_id": element["action_id"], "channel_id": channel.id}
                urls.append(names | {"response_url": self._interactions.response_url(response)})
        return urls

    async def close(self, user: User, shown: Shown, *, all_of_them: bool) -> None:
        """Take a modal off the screen (or all of them) and tell the apps that asked to know."""
        is_cleared = all_of_them or bool(shown.view["clear_on_close"])
        views = self._interactions.state.views
        if is_cleared:
            closed = views.close_all(user.id)
        else:
            views.close(shown)
            closed = [shown]
        for each in reversed(closed):
            if each.view["notify_on_close"]:
                app = self._interactions.app_of(each.app_id)
                payload = self._interactions.payload("view_closed", app, user, has_trigger=False)
                await self._interactions.send(app, payload | {"view": each.view, "is_cleared": is_cleared})


def _errors(shown: Shown, errors: Any) -> dict[str, str]:
    """Return the faults beside their fields. Raises SlackError unless each stands at an input block of the modal."""
    inputs = {block["block_id"] for block in shown.view["blocks"] if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not set(errors) <= inputs:
        raise SlackError("invalid_errors_block_id")
    if not all(
        isinstance(text, str) and 0 < limits.length(text) <= limits.value("errors.text") for text in errors.values()
    ):
        raise SlackError("invalid_errors_text")
    return errors
