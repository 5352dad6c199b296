"""Slack's Web API: reads a call however it was sent, checks who makes it, runs the method, answers as Slack does."""

import asyncio
import json
import logging
import math
import time
from typing import Any

from aiohttp import web

from bot.workspace import api_apps, api_chat, api_conversations, api_files, api_marks, api_users, api_views
from bot.workspace.apps import App
from bot.workspace.errors import SlackError
from bot.workspace.faults import FaultRule
from bot.workspace.methods import Arguments, Call, Method
from bot.workspace.rates import too_many
from bot.workspace.reading import ReadCall, read_call
from bot.workspace.workspace import Workspace

METHODS: dict[str, Method] = {
    **api_users.METHODS,
    **api_chat.METHODS,
    **api_conversations.METHODS,
    **api_views.METHODS,
    **api_files.METHODS,
    **api_marks.METHODS,
    **api_apps.METHODS,
}

logger = logging.getLogger(__name__)


class WebApi:
    """Serves `/api/METHOD`."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one call. A fault of ours is Slack's `fatal_error`; the trace goes to the log, never to the caller."""
        name = request.match_info["method"]
        began = time.perf_counter()
        with self._workspace.state.activity.going():
            read = ReadCall({}, "")
            app: App | None = None
            fault = self._workspace.state.faults.take("api", name)
            try:
                await _before(request, fault)
                read = await read_call(request)
                app, body, status, headers = self._run(name, read)
            except SlackError as error:
                app, body, status, headers = self._caller(read.token), error.body(), error.status, error.headers
            except Exception:
                logger.exception("the method %s failed", name)
                body, status, headers = {"ok": False, "error": "fatal_error"}, 200, {}
            self._note(name, read, app, body, status, round((time.perf_counter() - began) * 1000, 2))
            if fault is not None and fault.kind == "break_after":
                _break(request)
            return _response(body, status, headers)

    def _run(self, name: str, read: ReadCall) -> tuple[App | None, dict[str, Any], int, dict[str, str]]:
        method = METHODS.get(name)
        if method is None:
            raise SlackError("unknown_method", req_method=name)
        caller = self._authenticate(method, read.token)
        call = Call(self._workspace, Arguments(read.arguments), name, caller)
        headers = {}
        if caller is not None:
            self._workspace.rates.count_call(caller.id, name, method.tier, now=self._workspace.state.clock.now())
            headers = {"X-OAuth-Scopes": ",".join(caller.scopes), "X-Accepted-OAuth-Scopes": ",".join(method.scopes)}
        if method.scopes and method.caller == "bot":
            call.need_scope(*method.scopes)
        body = {"ok": True, **method.run(call)}
        return caller, body, 200, headers

    def _authenticate(self, method: Method, token: str) -> App | None:
        if method.caller == "anyone":
            return None
        if not token:
            raise SlackError("not_authed")
        apps = self._workspace.state.apps
        of_bot, of_app = apps.find_by_bot_token(token), apps.find_by_app_token(token)
        wanted, other = (of_bot, of_app) if method.caller == "bot" else (of_app, of_bot)
        if wanted is None:
            raise SlackError("not_allowed_token_type" if other else "invalid_auth")
        if wanted.is_revoked:
            raise SlackError("token_revoked")
        if wanted.issued.get(token, math.inf) < self._workspace.state.clock.now():
            raise SlackError("token_expired")
        return wanted

    def _caller(self, token: str) -> App | None:
        apps = self._workspace.state.apps
        return (apps.find_by_bot_token(token) or apps.find_by_app_token(token)) if token else None

    def _note(self, name: str, read: ReadCall, app: App | None, body: dict[str, Any], status: int, ms: float) -> None:
        state = self._workspace.state
        user = read.arguments.get("user_id") or read.arguments.get("user")
        entry = state.inspector.note(
            at=state.clock.now(),
            direction="in",
            kind="api",
            method=name,
            app=app.id if app else "",
            user=user if isinstance(user, str) else "",
            ms=ms,
            status=status,
            request=read.arguments,
            response=body,
        )
        state.feed.tell_wire(lambda: state.inspector.shown(entry))


async def _before(request: web.Request, fault: FaultRule | None) -> None:
    """Do what the fault switch orders before a call has any effect."""
    if fault is None:
        return
    if fault.kind == "429":
        raise too_many(fault.seconds)
    if fault.kind == "500":
        raise SlackError("internal_error", status=500)
    if fault.kind in {"delay", "drop"}:
        await asyncio.sleep(fault.seconds)
    if fault.kind in {"drop", "break_before"}:
        _break(request)
        raise SlackError("request_timeout", status=503)


def _break(request: web.Request) -> None:
    """Cut the line: what is answered afterwards reaches nobody."""
    if request.transport is not None:
        request.transport.abort()


def _response(body: dict[str, Any], status: int, headers: dict[str, str]) -> web.Response:
    text = json.dumps(body, ensure_ascii=False)
    return web.Response(text=text, status=status, headers=headers, content_type="application/json")
