"""Slash commands: sent to the app that has them, and their answers shown. Slack: implementing slash commands."""

from typing import Any

from bot.workspace.channels import Channel
from bot.workspace.errors import SlackError
from bot.workspace.formatting import Typed, escape
from bot.workspace.interactions import Interactions, failure
from bot.workspace.people import User
from bot.workspace.transport import Answer, Request
from bot.workspace.triggers import ResponseUrl


class Commands:
    """Runs slash commands."""

    def __init__(self, interactions: Interactions) -> None:
        self._interactions = interactions

    def split(self, text: str) -> tuple[str, str] | None:
        """Return the command that a typed text begins with and the rest; None when no app has such a command."""
        name, _, rest = text.partition(" ")
        is_known = name.startswith("/") and self._interactions.state.apps.find_by_command(name) is not None
        return (name, rest.strip()) if is_known else None

    async def run(self, user: User, channel: Channel, command: str, text: str) -> dict[str, Any]:
        """Send a command as typed and show what comes back; return what the page is told."""
        state = self._interactions.state
        app = state.apps.find_by_command(command)
        table = app.find_command(command) if app else None
        if app is None or table is None:
            return {"ok": False, "error": "dispatch_unknown_command"}
        typed = Typed(state.people, state.channels)
        said = typed.command(text) if table.should_escape else typed.plain_command(text)
        response = self._interactions.new_response(app, user, channel)
        payload = self._interactions.command_payload(app, user, channel)
        payload |= {"command": command, "text": said, "response_url": self._interactions.response_url(response)}
        request = Request("slash_commands", "command", command, payload, state.identifiers.new("Cmd"), user=user.id)
        answer = await self._interactions.workspace.deliverer.deliver(app, request)
        if not answer.is_ok:
            return failure(answer)
        return self._show(response, answer, f"{command} {text}".strip(), channel)

    def _show(self, response: ResponseUrl, answer: Answer, typed: str, channel: Channel) -> dict[str, Any]:
        body = {"text": answer.body} if isinstance(answer.body, str) and answer.body.strip() else answer.body
        if not isinstance(body, dict) or not body:
            return {"ok": True}
        try:
            if body.get("response_type") == "in_channel":
                author, content = {"user": response.user}, {"text": escape(typed)}
                self._interactions.state.messages.post(channel, author, content)
            self._interactions.responder.respond(response, body)
        except SlackError as error:
            return error.body()
        return {"ok": True}
