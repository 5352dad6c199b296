"""The page's addresses for what a person does to an app: buttons, modals, shortcuts, the Home tab."""

from typing import Any

from aiohttp import web

from bot.workspace.actions import Actions
from bot.workspace.asked import Asked
from bot.workspace.client import Answer, Handler, handler
from bot.workspace.errors import PageError
from bot.workspace.interactions import Interactions
from bot.workspace.modals import Modals
from bot.workspace.shortcuts import Shortcuts
from bot.workspace.workspace import Workspace


class ClientActs:
    """What a person presses, fills in and opens."""

    def __init__(self, workspace: Workspace, interactions: Interactions) -> None:
        self._workspace = workspace
        self._actions = Actions(interactions)
        self._modals = Modals(interactions)
        self._shortcuts = Shortcuts(interactions)

    def routes(self) -> list[web.RouteDef]:
        """Return the addresses."""
        writes: dict[str, Handler] = {
            "action": self._action,
            "options": self._options,
            "submit": self._submit,
            "close_view": self._close_view,
            "shortcut": self._shortcut,
            "home": self._home,
        }
        return [web.post(f"/client/{name}", handler(self._workspace, run)) for name, run in writes.items()]

    async def _action(self, asked: Asked) -> Answer:
        user = asked.user()
        source = self._actions.source(user, asked.objects("container"))
        return await self._actions.act(user, source, asked.fields)

    async def _options(self, asked: Asked) -> Answer:
        user = asked.user()
        source = self._actions.source(user, asked.objects("container"))
        return await self._actions.options(user, source, asked.fields)

    async def _submit(self, asked: Asked) -> Answer:
        user, entered = asked.user(), asked.objects("state")
        values: Any = entered.get("values", entered)
        if not isinstance(values, dict):
            raise PageError("invalid_state")
        return await self._modals.submit(user, self._modals.find(user, asked.text("view_id")), values)

    async def _close_view(self, asked: Asked) -> Answer:
        user = asked.user()
        shown = self._modals.find(user, asked.text("view_id"))
        await self._modals.close(user, shown, all_of_them=asked.flag("all"))
        return {"ok": True}

    async def _shortcut(self, asked: Asked) -> Answer:
        user, callback_id = asked.user(), asked.text("callback_id")
        if not asked.text("channel"):
            return await self._shortcuts.start(user, callback_id)
        channel = asked.channel()
        message = asked.message(channel) if asked.text("ts") else None
        return await self._shortcuts.start(user, callback_id, channel, message)

    async def _home(self, asked: Asked) -> Answer:
        user, state = asked.user(), self._workspace.state
        app = state.apps.find(asked.text("app"))
        if app is None or not app.table.home_tab:
            raise PageError("app_not_found", status=404)
        self._workspace.events.home_opened(app, user.id, tab="home")
        shown = state.views.find_home(user.id, app.id)
        return {"ok": True, "view": shown.view if shown else None}
