"""The other addresses: the page itself, its live line, files, permalinks, response_url, Socket Mode."""

import asyncio
import json
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

from aiohttp import WSMsgType, web

from bot.workspace.api_apps import authorise
from bot.workspace.errors import SlackError
from bot.workspace.feed import Listener
from bot.workspace.files import LARGEST, File
from bot.workspace.reading import parse_object
from bot.workspace.responses import Responder
from bot.workspace.sockets import DEBUG_LIFETIME, LIFETIME, Connection
from bot.workspace.triggers import ResponseUrl
from bot.workspace.workspace import Workspace

PAGE = Path(__file__).parent / "page"
_HEARTBEAT = 30.0
_DIGITS = 10


class Addresses:
    """Serves them."""

    def __init__(self, workspace: Workspace, responder: Responder) -> None:
        self._workspace = workspace
        self._responder = responder

    def routes(self) -> list[web.AbstractRouteDef]:
        """Return the addresses."""
        return [
            web.get("/", self._index),
            web.static("/page", PAGE),
            web.get("/p/{channel}/{ts}", self._permalink),
            web.get("/client/socket", self._feed),
            web.get("/socket/{ticket}", self._socket_mode),
            web.post("/response/{token}", self._respond),
            web.post("/upload/{token}", self._upload),
            web.get("/files/{file}/{name}", self._file),
            web.get("/oauth/v2/authorize", self._authorise),
        ]

    async def _index(self, _request: web.Request) -> web.StreamResponse:
        return web.FileResponse(PAGE / "index.html", headers={"Cache-Control": "no-cache"})

    async def _permalink(self, request: web.Request) -> web.StreamResponse:
        raw = request.match_info["ts"].removeprefix("p")
        ts = raw if "." in raw else f"{raw[:_DIGITS]}.{raw[_DIGITS:]}"
        thread_ts = request.query.get("thread_ts")
        place = f"t/{quote(thread_ts)}" if thread_ts else f"m/{quote(ts)}"
        raise web.HTTPFound(f"/#/c/{quote(request.match_info['channel'])}/{place}")

    async def _feed(self, request: web.Request) -> web.StreamResponse:
        state, user = self._workspace.state, request.query.get("as", "")
        since = request.query.get("since", "")
        if state.people.find(user) is None:
            return web.json_response({"ok": False, "error": "user_not_found"}, status=404)
        socket = web.WebSocketResponse(heartbeat=_HEARTBEAT)
        await socket.prepare(request)
        listener = state.feed.join(user, since=int(since) if since.isascii() and since.isdigit() else None)
        sender = asyncio.create_task(_send_lines(socket, listener))
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    _heed(listener, frame.data)
        finally:
            state.feed.leave(listener)
            sender.cancel()
        return socket

    async def _socket_mode(self, request: web.Request) -> web.StreamResponse:
        sockets = self._workspace.sockets
        app_id = sockets.take_ticket(request.match_info["ticket"])
        if app_id is None:
            return web.json_response({"ok": False, "error": "invalid_ticket"}, status=404)
        socket = web.WebSocketResponse(heartbeat=_HEARTBEAT)
        await socket.prepare(request)
        is_debug = request.query.get("debug_reconnects") == "true"
        self._note_connection(app_id)
        connection = Connection(app_id, socket, request.transport)
        await sockets.serve(connection, lifetime=DEBUG_LIFETIME if is_debug else LIFETIME)
        return socket

    def _note_connection(self, app_id: str) -> None:
        state = self._workspace.state
        facts = {"app": app_id, "user": "", "ms": 0.0, "status": 101, "request": None, "response": None}
        entry = state.inspector.note(at=state.clock.now(), direction="in", kind="socket", method="hello", **facts)
        state.feed.tell_wire(lambda: state.inspector.shown(entry))

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        state, began = self._workspace.state, time.perf_counter()
        response: ResponseUrl | None = None
        body: dict[str, Any] = {}
        with state.activity.going():
            try:
                response = state.triggers.response(request.match_info["token"])
                self._workspace.rates.count_response(response.app_id, now=state.clock.now())
                body = await _read_response(request)
                response.uses += 1
                self._responder.respond(response, body)
                answer = web.Response(text="ok")
            except SlackError as error:
                status = 400 if error.status == 200 else error.status
                answer = web.json_response(error.body(), status=status, headers=error.headers)
            self._note(response, body, answer, round((time.perf_counter() - began) * 1000, 2))
        return answer

    def _note(self, response: ResponseUrl | None, body: dict[str, Any], answer: web.Response, ms: float) -> None:
        state = self._workspace.state
        entry = state.inspector.note(
            at=state.clock.now(),
            direction="in",
            kind="response_url",
            method="response_url",
            app=response.app_id if response else "",
            user=response.user if response else "",
            ms=ms,
            status=answer.status,
            request=body,
            response=answer.text,
        )
        state.feed.tell_wire(lambda: state.inspector.shown(entry))

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        try:
            content = await _file_bytes(request)
            file = self._workspace.state.files.receive(request.match_info["token"], content)
        except SlackError as error:
            return web.json_response(error.body(), status=error.status)
        except web.HTTPRequestEntityTooLarge:
            return web.json_response({"ok": False, "error": "file_too_large"}, status=413)
        return web.Response(text=f"OK - {file.size}")

    async def _file(self, request: web.Request) -> web.StreamResponse:
        file = self._workspace.state.files.find(request.match_info["file"])
        if file is None or file.content is None:
            return web.json_response({"ok": False, "error": "file_not_found"}, status=404)
        if not self._may_read(request, file):
            return web.Response(text="<!doctype html><title>Sign in</title>", content_type="text/html")
        kind = "attachment" if not file.mimetype.startswith("image/") else "inline"
        headers = {
            "Content-Disposition": f"{kind}; filename*=UTF-8''{quote(file.name)}",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
        }
        return web.Response(body=file.content, headers=headers, content_type=file.mimetype)

    def _may_read(self, request: web.Request, file: File) -> bool:
        """Whether the bearer may: an app where its bot is; the page, which comes without a token from the same place."""
        bearer = request.headers.get("Authorization", "")
        if not bearer:
            return request.headers.get("Sec-Fetch-Site") in {"same-origin", "none"}
        app = self._workspace.state.apps.find_by_bot_token(bearer.removeprefix("Bearer ").strip())
        if app is None or app.is_revoked or "files:read" not in app.scopes:
            return False
        members = [self._workspace.state.channels.find(channel) for channel in file.shares]
        return not members or any(channel is not None and app.bot_user in channel.members for channel in members)

    async def _authorise(self, request: web.Request) -> web.StreamResponse:
        try:
            target = authorise(self._workspace.state, dict(request.query))
        except SlackError as error:
            return web.json_response(error.body(), status=error.status)
        raise web.HTTPFound(target)


async def _send_lines(socket: web.WebSocketResponse, listener: Listener) -> None:
    while (line := await listener.lines.get()) is not None:
        try:
            await socket.send_str(line)
        except ConnectionError:
            return
    await socket.close()


def _heed(listener: Listener, text: str) -> None:
    try:
        said = json.loads(text)
    except ValueError:
        return
    kind = said.get("type") if isinstance(said, dict) else None
    if kind in {"watch_wire", "unwatch_wire"}:
        listener.is_watching_wire = kind == "watch_wire"


async def _read_response(request: web.Request) -> dict[str, Any]:
    try:
        text = (await request.read()).decode()
    except UnicodeDecodeError as error:
        raise SlackError("invalid_payload") from error
    if request.content_type == "application/x-www-form-urlencoded":
        payload = (await request.post()).get("payload")
        text = payload if isinstance(payload, str) else ""
    try:
        return parse_object(text)
    except SlackError as error:
        raise SlackError("invalid_payload") from error


async def _file_bytes(request: web.Request) -> bytes:
    if request.content_type != "multipart/form-data":
        return await request.read()
    try:
        form = await request.post()
    except (ValueError, LookupError, AssertionError) as error:
        raise SlackError("invalid_form_data", status=400) from error
    for value in form.values():
        if isinstance(value, web.FileField):
            return value.file.read(LARGEST + 1)
    raise SlackError("no_file_data", status=400)
