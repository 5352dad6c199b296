"""apps.connections.open and oauth.v2.access: how an app connects and is installed."""

from typing import Any
from urllib.parse import urlencode

from bot.workspace.apps import App
from bot.workspace.errors import SlackError
from bot.workspace.identifiers import secret_path
from bot.workspace.methods import Call, Method
from bot.workspace.state import State

CODE_SECONDS = 600
"""Seconds that an OAuth code is good for. Slack: installing with OAuth (ten minutes)."""

TOKEN_SECONDS = 12 * 60 * 60
"""Seconds that an exchanged token lives. Slack: token rotation."""


def _open_connection(call: Call) -> dict[str, Any]:
    if call.app.table.mode != "socket":
        raise SlackError("socket_mode_not_enabled")
    call.workspace.sockets.check_room(call.app)
    ticket = call.workspace.sockets.new_ticket(call.app)
    address = call.state.base_url.replace("http", "ws", 1)
    return {"url": f"{address}/socket/{ticket}?app_id={call.app.id}"}


def authorise(state: State, query: dict[str, str]) -> str:
    """Return where a browser goes after a person has agreed to an app. Raises SlackError for an unknown app or address."""
    app = state.apps.find_by_client_id(query.get("client_id", ""))
    if app is None:
        raise SlackError("invalid_client_id", status=400)
    target = query.get("redirect_uri", "")
    if not target.startswith(("http://", "https://")):
        raise SlackError("bad_redirect_uri", status=400)
    code = secret_path()
    app.codes[code] = state.clock.now() + CODE_SECONDS
    return f"{target}{'&' if '?' in target else '?'}{urlencode({'code': code, 'state': query.get('state', '')})}"


def _access(call: Call) -> dict[str, Any]:
    client_id, client_secret = call.arguments.text("client_id"), call.arguments.text("client_secret")
    app = call.state.apps.find_by_client_id(client_id)
    if app is None:
        raise SlackError("invalid_client_id")
    if client_secret != app.table.client_secret:
        raise SlackError("bad_client_secret")
    if call.arguments.text("grant_type") == "refresh_token":
        if not app.refresh_token or call.arguments.text("refresh_token") != app.refresh_token:
            raise SlackError("invalid_refresh_token")
    elif app.codes.pop(call.arguments.text("code"), 0.0) < call.state.clock.now():
        raise SlackError("invalid_code")
    installer = next(iter(call.state.people.persons()), None)
    return {
        "app_id": app.id,
        "authed_user": {"id": installer.id if installer else ""},
        "scope": ",".join(app.scopes),
        "token_type": "bot",
        "bot_user_id": app.bot_user,
        "team": {"id": call.state.team.id, "name": call.state.team.name},
        "enterprise": None,
        "is_enterprise_install": False,
        **_token(call, app),
    }


def _token(call: Call, app: App) -> dict[str, Any]:
    """Return the app's token, or, where tokens are exchanged, a new one that lasts twelve hours (Slack: token rotation)."""
    if not app.table.token_rotation:
        return {"access_token": app.table.bot_token}
    token, app.refresh_token = f"xoxe.{app.table.bot_token}-{secret_path()}", f"xoxe-1-{secret_path()}"
    app.issued[token] = call.state.clock.now() + TOKEN_SECONDS
    return {"access_token": token, "refresh_token": app.refresh_token, "expires_in": TOKEN_SECONDS}


METHODS = {
    "apps.connections.open": Method(_open_connection, 3, caller="app"),
    "oauth.v2.access": Method(_access, 0, caller="anyone"),
}
