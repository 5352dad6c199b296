"""users.*, team.info and auth.test: who is who."""

from typing import Any

from bot.workspace.errors import SlackError
from bot.workspace.methods import Call, Method
from bot.workspace.people import User


def _auth_test(call: Call) -> dict[str, Any]:
    team, bot = call.state.team, call.state.people.find(call.app.bot_user)
    return {
        "url": f"{call.state.base_url}/",
        "team": team.name,
        "user": bot.name if bot else "",
        "team_id": team.id,
        "user_id": call.app.bot_user,
        "bot_id": call.app.bot_id,
        "is_enterprise_install": False,
    }


def _team_info(call: Call) -> dict[str, Any]:
    team = call.state.team
    return {"team": {"id": team.id, "name": team.name, "domain": team.domain, "url": f"{call.state.base_url}/"}}


def _shown(call: Call, user: User) -> dict[str, Any]:
    shown = call.state.user_for_api(user, call.app)
    if not call.arguments.flag("include_locale"):
        shown.pop("locale", None)
    return shown


def _info(call: Call) -> dict[str, Any]:
    user = call.state.people.find(call.arguments.required("user"))
    if user is None:
        raise SlackError("user_not_found")
    return {"user": _shown(call, user)}


def _list(call: Call) -> dict[str, Any]:
    users = list(call.state.people)
    part, metadata = call.page(users, default=len(users), largest=1000)
    cache = {"members": [_shown(call, user) for user in part], "cache_ts": int(call.state.clock.now())}
    return cache | {"response_metadata": metadata}


def _lookup(call: Call) -> dict[str, Any]:
    user = call.state.people.find_by_email(call.arguments.required("email"))
    if user is None or user.deleted:
        raise SlackError("users_not_found")
    return {"user": _shown(call, user)}


METHODS = {
    "auth.test": Method(_auth_test, 0),
    "team.info": Method(_team_info, 3, ("team:read",)),
    "users.info": Method(_info, 4, ("users:read",)),
    "users.list": Method(_list, 2, ("users:read",)),
    "users.lookupByEmail": Method(_lookup, 3, ("users:read.email",)),
}
