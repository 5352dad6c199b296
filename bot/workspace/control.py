"""The addresses of tests under `/control`: faults, what happened, waiting until nothing is under way."""

from typing import Any

from aiohttp import web
from pydantic import ValidationError

from bot.workspace.apps import App
from bot.workspace.asked import Asked
from bot.workspace.client import Answer, Handler, handler
from bot.workspace.errors import PageError
from bot.workspace.faults import FaultRule
from bot.workspace.leaving import set_deleted
from bot.workspace.workspace import Workspace

_LONGEST_WAIT = 120.0
_DISCONNECTS = frozenset({"warning", "refresh_requested", "link_disabled", "drop"})


class Control:
    """What a test may do that a person may not."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def routes(self) -> list[web.RouteDef]:
        """Return the addresses."""
        reads: dict[str, Handler] = {
            "faults": self._faults,
            "messages": self._messages,
            "state": self._state,
            "deliveries": self._deliveries,
        }
        writes: dict[str, Handler] = {
            "faults": self._set_faults,
            "reset": self._reset,
            "event": self._event,
            "verify": self._verify,
            "idle": self._idle,
            "sockets": self._sockets,
            "token": self._token,
            "archive": self._archive,
            "user": self._user,
        }
        gets = [web.get(f"/control/{name}", handler(self._workspace, run)) for name, run in reads.items()]
        return gets + [web.post(f"/control/{name}", handler(self._workspace, run)) for name, run in writes.items()]

    def _app(self, asked: Asked) -> App:
        app = self._workspace.state.apps.find(asked.text("app"))
        if app is None:
            raise PageError("app_not_found", status=404)
        return app

    async def _faults(self, _asked: Asked) -> Answer:
        return {"rules": [rule.model_dump() for rule in self._workspace.state.faults.left()]}

    async def _set_faults(self, asked: Asked) -> Answer:
        rules = asked.fields.get("rules")
        if not isinstance(rules, list):
            raise PageError("invalid_rules")
        try:
            self._workspace.state.faults.replace([FaultRule.model_validate(rule) for rule in rules])
        except ValidationError as error:
            fault = error.errors()[0]
            where = ".".join(str(part) for part in fault["loc"])
            raise PageError(f"invalid_rules: {where}: {fault['msg']}") from error
        return await self._faults(asked)

    async def _messages(self, asked: Asked) -> Answer:
        state, user = self._workspace.state, asked.text("user")
        name = asked.text("channel")
        channel = state.channels.find(name) if name else None
        if name and channel is None:
            raise PageError("channel_not_found", status=404)
        if user:
            shown = state.messages.whispers_to(user, channel.id if channel else "")
            return {"messages": [{**each.message, "channel": each.channel, "id": each.id} for each in shown]}
        if channel is None:
            raise PageError("channel_not_found", status=404)
        return {"messages": list(channel.timeline.everything())}

    async def _state(self, _asked: Asked) -> Answer:
        state, sockets = self._workspace.state, self._workspace.sockets
        counts = {
            "users": len(state.people),
            "channels": len(state.channels),
            "messages": sum(len(channel.timeline) for channel in state.channels),
            "files": len(state.files),
            "views": len(state.views),
            "pages": state.feed.listeners,
            "under_way": state.activity.under_way,
        }
        apps = [{"id": app.id, "mode": app.table.mode, "connections": sockets.count(app.id)} for app in state.apps]
        return {"counts": counts, "apps": apps, "clock": {"now": state.clock.now(), "offset": state.clock.offset}}

    async def _deliveries(self, _asked: Asked) -> Answer:
        return {"deliveries": self._workspace.deliverer.list_deliveries()}

    async def _reset(self, _asked: Asked) -> Answer:
        await self._workspace.reset()
        return {"ok": True}

    async def _event(self, asked: Asked) -> Answer:
        event = asked.objects("event")
        if not isinstance(event.get("type"), str):
            raise PageError("invalid_event")
        self._workspace.events.send(self._app(asked), event)
        return {"ok": True}

    async def _verify(self, asked: Asked) -> Answer:
        return {"ok": await self._workspace.events.verify(self._app(asked))}

    async def _idle(self, asked: Asked) -> Answer:
        seconds = min(asked.number("seconds", 10), _LONGEST_WAIT)
        return {"ok": await self._workspace.state.activity.idle(seconds)}

    async def _sockets(self, asked: Asked) -> Answer:
        reason = asked.text("reason", "refresh_requested")
        if reason not in _DISCONNECTS:
            raise PageError("invalid_reason")
        return {"ok": True, "connections": await self._workspace.sockets.disconnect(self._app(asked).id, reason=reason)}

    async def _token(self, asked: Asked) -> Answer:
        app = self._app(asked)
        app.is_revoked = asked.flag("revoked") if "revoked" in asked.fields else True
        if app.is_revoked:
            event: dict[str, Any] = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [app.bot_user]}}
            self._workspace.events.tell_app(app, event)
        return {"ok": True}

    async def _archive(self, asked: Asked) -> Answer:
        channel = self._workspace.state.channels.find(asked.text("channel"))
        if channel is None or channel.is_direct:
            raise PageError("channel_not_found", status=404)
        channel.is_archived = asked.flag("archived") if "archived" in asked.fields else True
        kind = "channel" if channel.kind == "channel" else "group"
        event = {"type": f"{kind}_{'archive' if channel.is_archived else 'unarchive'}", "channel": channel.id}
        self._workspace.events.tell_channel(channel, event)
        return {"ok": True}

    async def _user(self, asked: Asked) -> Answer:
        deleted = asked.flag("deleted") if "deleted" in asked.fields else True
        set_deleted(self._workspace, asked.text("user"), deleted=deleted)
        return {"ok": True}
