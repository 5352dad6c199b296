"""What every interaction payload has in common, and how an app's answer to it is judged."""

from typing import Any

from bot.workspace.apps import App
from bot.workspace.channels import Channel
from bot.workspace.errors import PageError
from bot.workspace.people import User
from bot.workspace.responses import Responder
from bot.workspace.state import State
from bot.workspace.transport import Answer, Request
from bot.workspace.triggers import ResponseUrl
from bot.workspace.workspace import Workspace

Payload = dict[str, Any]

_VERIFICATION = "deprecated"
"""Slack still sends this field, `token`; nobody may rely on it."""


class Interactions:
    """Builds payloads and sends them; each kind of interaction has a module of its own."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.responder = Responder(workspace)

    @property
    def state(self) -> State:
        return self.workspace.state

    def payload(self, kind: str, app: App, user: User, *, view_id: str = "", has_trigger: bool = True) -> Payload:
        """Return the fields that all interactions share."""
        team = self.state.team
        payload: Payload = {
            "type": kind,
            "team": {"id": team.id, "domain": team.domain},
            "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": team.id},
            "api_app_id": app.id,
            "token": _VERIFICATION,
            "enterprise": None,
            "is_enterprise_install": False,
        }
        if has_trigger:
            payload["trigger_id"] = self.state.triggers.new_trigger(app.id, user.id, view_id)
        return payload

    def command_payload(self, app: App, user: User, channel: Channel) -> Payload:
        """Return the fields of a command but the command itself."""
        team = self.state.team
        names = {"im": "directmessage", "group": "privategroup", "mpim": "privategroup", "channel": channel.name}
        return {
            "token": _VERIFICATION,
            "team_id": team.id,
            "team_domain": team.domain,
            "channel_id": channel.id,
            "channel_name": names[channel.kind],
            "user_id": user.id,
            "user_name": user.name,
            "api_app_id": app.id,
            "is_enterprise_install": "false",
            "trigger_id": self.state.triggers.new_trigger(app.id, user.id),
        }

    def response_url(self, response: ResponseUrl) -> str:
        """Return a new address at which an app may answer."""
        return f"{self.state.base_url}/response/{self.state.triggers.new_response(response)}"

    def new_response(self, app: App, user: User, channel: Channel, **original: Any) -> ResponseUrl:
        """Describe a response_url; `original` says which message was acted on (fields of ResponseUrl)."""
        return ResponseUrl(app.id, user.id, channel.id, self.state.clock.now(), **original)

    def action_ts(self) -> str:
        """Return the moment of an interaction as Slack writes it."""
        return f"{self.state.clock.now():.6f}"

    async def send(self, app: App, payload: Payload) -> Answer:
        """Send an interaction to an app."""
        kind, user = payload["type"], payload["user"]["id"]
        request = Request("interactive", "interactive", kind, payload, self.state.identifiers.new("In"), user=user)
        return await self.workspace.deliverer.deliver(app, request)

    def app_of(self, app_id: str) -> App:
        """Return the app that something belongs to. Raises PageError."""
        app = self.state.apps.find(app_id)
        if app is None:
            raise PageError("app_not_found", status=404)
        return app


def failure(answer: Answer) -> dict[str, Any]:
    """Return what a person is told when an app did not answer as it must."""
    timed_out = answer.reason == "http_timeout"
    return {"ok": False, "error": "operation_timeout" if timed_out else "dispatch_failed"}
