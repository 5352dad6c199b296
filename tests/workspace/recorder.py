"""A Slack app that only listens: it checks each signature, keeps what came, and answers as it is told."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

SIGNING_SECRET = "signing-secret-of-the-recorder"

Reply = Callable[["Received"], Any]


@dataclass(frozen=True)
class Received:
    """What came: `kind` is event, command or interactive; `name` the event's type, the command, the payload's type."""

    kind: str
    name: str
    payload: dict[str, Any]
    headers: dict[str, str]


class Recorder:
    """Serves `/slack/events` on a free port. `replies` maps a name to a body, a status or a function of what came."""

    def __init__(self) -> None:
        self.received: list[Received] = []
        self.replies: dict[str, Any] = {}
        self.refused = 0
        self.url = ""
        self.marks: Any = {"marks": []}
        self._arrived: asyncio.Queue[Received] = asyncio.Queue()

    async def start(self) -> None:
        app = web.Application()
        app.add_routes([web.post("/slack/events", self._handle), web.get("/marks", self._marks)])
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        await self._runner.cleanup()

    async def next(self, name: str = "") -> Received:
        """Return the next thing that came (of a name), waiting for it."""
        async with asyncio.timeout(10):
            while True:
                received = await self._arrived.get()
                if name in {"", received.name}:
                    return received

    def named(self, name: str) -> list[Received]:
        return [each for each in self.received if each.name == name]

    async def _marks(self, _request: web.Request) -> web.Response:
        return web.json_response(self.marks)

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        raw = await request.read()
        base = b"v0:" + request.headers["X-Slack-Request-Timestamp"].encode() + b":" + raw
        digest = hmac.new(SIGNING_SECRET.encode(), base, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(f"v0={digest}", request.headers["X-Slack-Signature"]):
            self.refused += 1
            return web.Response(status=401)
        received = await _read(request, raw)
        self.received.append(received)
        self._arrived.put_nowait(received)
        reply = self.replies.get(received.name, "")
        if callable(reply):
            reply = reply(received)
        if asyncio.iscoroutine(reply):
            reply = await reply
        if isinstance(reply, web.StreamResponse):
            return reply
        if isinstance(reply, int):
            return web.Response(status=reply)
        return web.Response(text=reply) if isinstance(reply, str) else web.json_response(reply)


async def _read(request: web.Request, raw: bytes) -> Received:
    headers = {name.lower(): value for name, value in request.headers.items()}
    if request.content_type == "application/json":
        payload = json.loads(raw)
        if payload["type"] == "url_verification":
            return Received("event", "url_verification", payload, headers)
        return Received("event", payload["event"]["type"], payload, headers)
    form = await request.post()
    if "payload" in form:
        payload = json.loads(str(form["payload"]))
        return Received("interactive", payload["type"], payload, headers)
    fields = {name: str(value) for name, value in form.items()}
    return Received("command", fields["command"], fields, headers)
