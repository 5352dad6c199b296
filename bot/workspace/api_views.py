"""views.*: modals and Home tabs."""

from typing import Any

from bot.workspace.errors import SlackError, invalid_arguments
from bot.workspace.methods import Call, Method
from bot.workspace.validation import check_view
from bot.workspace.views import View


def _view(call: Call, *types: str) -> View:
    body = call.arguments.structure("view")
    if body is None:
        raise invalid_arguments("missing required field: view")
    check_view(body, types)
    name = body.get("external_id")
    if name and call.method != "views.update":
        taken = call.state.views.find_external(name, call.app.id)
        if taken is not None and call.method != "views.publish":
            raise SlackError("duplicate_external_id")
    view: View = body
    return view


def _open(call: Call) -> dict[str, Any]:
    trigger_id = call.arguments.required("trigger_id")
    body = _view(call, "modal")
    trigger = call.state.triggers.use_trigger(trigger_id, call.app.id)
    return {"view": call.state.views.open(call.app, trigger.user, body)}


def _push(call: Call) -> dict[str, Any]:
    trigger_id = call.arguments.required("trigger_id")
    body = _view(call, "modal")
    trigger = call.state.triggers.use_trigger(trigger_id, call.app.id)
    if not trigger.view_id or call.state.views.find(trigger.view_id) is None:
        raise SlackError("not_found")
    return {"view": call.state.views.push(call.app, trigger.user, body)}


def _update(call: Call) -> dict[str, Any]:
    views = call.state.views
    if "view_id" not in call.arguments and "external_id" not in call.arguments:
        raise invalid_arguments("missing required field: view_id")
    body = _view(call, "modal", "home")
    view_id, name = call.arguments.text("view_id"), call.arguments.text("external_id")
    shown = views.find(view_id) if view_id else views.find_external(name, call.app.id)
    if shown is None or shown.app_id != call.app.id:
        raise SlackError("not_found")
    if shown.view["type"] != body["type"]:
        raise invalid_arguments("must be of the type of the view that is updated [json-pointer:/view/type]")
    views.check_hash(shown, call.arguments.text("hash"))
    return {"view": views.update(call.app, shown, body)}


def _publish(call: Call) -> dict[str, Any]:
    user = call.state.people.find(call.arguments.required("user_id"))
    if user is None or user.is_bot or user.deleted:
        raise SlackError("user_not_found")
    if not call.app.table.home_tab:
        raise SlackError("not_enabled")
    body = _view(call, "home")
    call.state.views.check_hash(call.state.views.find_home(user.id, call.app.id), call.arguments.text("hash"))
    return {"view": call.state.views.publish(call.app, user.id, body)}


METHODS = {
    "views.open": Method(_open, 4),
    "views.push": Method(_push, 4),
    "views.update": Method(_update, 4),
    "views.publish": Method(_publish, 4),
}
