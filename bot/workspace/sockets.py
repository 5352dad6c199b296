"""Socket Mode: apps that open a websocket to the workspace instead of listening. Slack: using Socket Mode."""

import asyncio
import json
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from bot.workspace.apps import App
from bot.workspace.errors import SlackError
from bot.workspace.identifiers import secret_path
from bot.workspace.transport import ANSWER_SECONDS, Answer, Request

CONNECTIONS = 10
"""Connections an app may have at once."""

LIFETIME = 18_060.0
DEBUG_LIFETIME = 360.0
"""Real seconds after which a connection is refreshed, the second with `debug_reconnects=true`."""

WARNING = 10.0
"""Real seconds between the warning and the end of a connection."""

_TICKET_SECONDS = 30.0
_HOST = "local-workspace"


@dataclass(eq=False, slots=True)
class Connection:
    """One websocket of an app. `pending` are the envelopes that wait for their acknowledgement."""

    app_id: str
    socket: web.WebSocketResponse
    transport: asyncio.Transport | None
    pending: dict[str, asyncio.Future[Any]] = field(default_factory=dict)
    is_warned: bool = False
    is_leaving: bool = False


class Sockets:
    """All Socket Mode connections."""

    def __init__(self) -> None:
        self._tickets: dict[str, tuple[str, float]] = {}
        self._connections: dict[str, list[Connection]] = {}
        self._turn = 0

    def new_ticket(self, app: App) -> str:
        """Return the secret part of a websocket's address: good for one connection within half a minute."""
        now = time.monotonic()
        self._tickets = {ticket: kept for ticket, kept in self._tickets.items() if now - kept[1] < _TICKET_SECONDS}
        ticket = secret_path()
        self._tickets[ticket] = (app.id, now)
        return ticket

    def take_ticket(self, ticket: str) -> str | None:
        """Use a ticket up; return the app's id, or None for a wrong or stale one."""
        app_id, made_at = self._tickets.pop(ticket, ("", 0.0))
        return app_id if app_id and time.monotonic() - made_at < _TICKET_SECONDS else None

    def count(self, app_id: str) -> int:
        """Return how many connections an app has."""
        return len(self._connections.get(app_id, ()))

    def check_room(self, app: App) -> None:
        """Raise SlackError when an app has as many connections as it may."""
        if self.count(app.id) >= CONNECTIONS:
            raise SlackError("too_many_websockets")

    async def serve(self, connection: Connection, *, lifetime: float = LIFETIME) -> None:
        """Greet a new connection, then take its acknowledgements until it ends."""
        app_id, socket = connection.app_id, connection.socket
        self._connections.setdefault(app_id, []).append(connection)
        ending = asyncio.create_task(self._end_in(connection, lifetime))
        try:
            await socket.send_json(self._hello(app_id, lifetime))
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    _acknowledge(connection, frame.data)
        finally:
            ending.cancel()
            self._forget(connection)

    async def send(self, app: App, request: Request) -> Answer:
        """Send to one of the app's connections and wait for the acknowledgement, 3 seconds at most."""
        connection = self._next(app.id)
        if connection is None:
            return Answer(0, reason="connection_failed")
        envelope = _envelope(request)
        waiting: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        connection.pending[envelope["envelope_id"]] = waiting
        try:
            await connection.socket.send_json(envelope, dumps=_compact)
            acknowledged = await asyncio.wait_for(waiting, ANSWER_SECONDS)
        except TimeoutError:
            return Answer(0, reason="http_timeout")
        except ConnectionError:
            return Answer(0, reason="connection_failed")
        finally:
            connection.pending.pop(envelope["envelope_id"], None)
        return Answer(0, reason="connection_failed") if acknowledged is None else Answer(200, acknowledged or None)

    async def disconnect(self, app_id: str, *, reason: str) -> int:
        """End an app's connections: `warning` (10 s ahead), `refresh_requested`, `link_disabled`, or `drop` without a word.

        Returns how many there were.
        """
        connections = list(self._connections.get(app_id, ()))
        for connection in connections:
            if reason == "warning":
                await _say_goodbye(connection, reason)
            else:
                await self._end(connection, reason)
        return len(connections)

    async def close(self) -> None:
        """End every connection."""
        for app_id in list(self._connections):
            await self.disconnect(app_id, reason="refresh_requested")

    def _next(self, app_id: str) -> Connection | None:
        known = self._connections.get(app_id, ())
        open_ones = [each for each in known if not each.socket.closed and not each.is_leaving]
        # One that was warned is about to be closed by the app; it is used only while there is no other.
        lasting = [each for each in open_ones if not each.is_warned] or open_ones
        self._turn += 1
        return lasting[self._turn % len(lasting)] if lasting else None

    def _hello(self, app_id: str, lifetime: float) -> dict[str, Any]:
        return {
            "type": "hello",
            "num_connections": self.count(app_id),
            "debug_info": {"host": _HOST, "build_number": 1, "approximate_connection_time": int(lifetime)},
            "connection_info": {"app_id": app_id},
        }

    async def _end_in(self, connection: Connection, lifetime: float) -> None:
        await asyncio.sleep(max(0.0, lifetime - WARNING))
        await _say_goodbye(connection, "warning")
        await asyncio.sleep(min(WARNING, lifetime))
        await self._end(connection, "refresh_requested")

    async def _end(self, connection: Connection, reason: str) -> None:
        connection.is_leaving = True
        if reason == "drop":
            if connection.transport is not None:
                connection.transport.abort()
            return
        await _say_goodbye(connection, reason)
        await connection.socket.close()

    def _forget(self, connection: Connection) -> None:
        if connection in self._connections.get(connection.app_id, ()):
            self._connections[connection.app_id].remove(connection)
        for waiting in connection.pending.values():
            if not waiting.done():
                waiting.set_result(None)


def _envelope(request: Request) -> dict[str, Any]:
    envelope: dict[str, Any] = {
        "envelope_id": str(uuid.uuid4()),
        "type": request.kind,
        "payload": request.payload,
        "accepts_response_payload": request.accepts_answer,
    }
    if request.kind == "events_api":
        envelope |= {"retry_attempt": request.retry_num, "retry_reason": request.retry_reason}
    return envelope


def _acknowledge(connection: Connection, text: str) -> None:
    try:
        said = json.loads(text)
    except ValueError:
        return
    waiting = connection.pending.get(str(said.get("envelope_id"))) if isinstance(said, dict) else None
    if waiting is not None and not waiting.done():
        waiting.set_result(said.get("payload") or "")


async def _say_goodbye(connection: Connection, reason: str) -> None:
    connection.is_warned = True
    if not connection.socket.closed:
        try:
            await connection.socket.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": _HOST}})
        except ConnectionError:
            connection.is_leaving = True


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
