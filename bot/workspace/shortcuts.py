"""Global and message shortcuts. Slack: implementing shortcuts."""

from typing import Any

from bot.workspace.apps import App
from bot.workspace.channels import Channel
from bot.workspace.config import ShortcutTable
from bot.workspace.errors import PageError
from bot.workspace.interactions import Interactions, failure
from bot.workspace.people import User
from bot.workspace.timeline import Message


class Shortcuts:
    """Starts shortcuts."""

    def __init__(self, interactions: Interactions) -> None:
        self._interactions = interactions

    async def start(
        self, user: User, callback_id: str, channel: Channel | None = None, message: Message | None = None
    ) -> dict[str, Any]:
        """Send a shortcut (of a message, if its kind wants one); return what the page is told. Raises PageError."""
        app, table = self._get(callback_id)
        if table.type == "global":
            payload = self._interactions.payload("shortcut", app, user)
        else:
            payload = self._of_message(app, user, channel, message)
        payload |= {"callback_id": callback_id, "action_ts": self._interactions.action_ts()}
        answer = await self._interactions.send(app, payload)
        return {"ok": True} if answer.is_ok else failure(answer)

    def _get(self, callback_id: str) -> tuple[App, ShortcutTable]:
        for app in self._interactions.state.apps:
            for table in app.table.shortcuts:
                if table.callback_id == callback_id:
                    return app, table
        raise PageError("shortcut_not_found", status=404)

    def _of_message(self, app: App, user: User, channel: Channel | None, message: Message | None) -> dict[str, Any]:
        if channel is None or message is None:
            raise PageError("message_not_found", status=404)
        original = {"ts": message["ts"], "thread_ts": message.get("thread_ts", "")}
        response = self._interactions.new_response(app, user, channel, **original)
        return self._interactions.payload("message_action", app, user) | {
            "channel": {"id": channel.id, "name": channel.name or "directmessage"},
            "message_ts": message["ts"],
            "message": {key: value for key, value in message.items() if key != "metadata"},
            "response_url": self._interactions.response_url(response),
        }
