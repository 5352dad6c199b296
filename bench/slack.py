"""A stand-in for Slack that only says yes, and requests signed as Slack signs them."""

import contextlib
import hashlib
import hmac
import time
import urllib.parse
from collections.abc import AsyncIterator, Callable

from aiohttp import web

from bot.workspace.errors import SlackError

SECRET = "bench"


def signed_command(text: str, user: str) -> tuple[bytes, dict[str, str]]:
    """Return the body and the headers of a slash command."""
    fields = {
        "command": "/xt",
        "text": text,
        "user_id": user,
        "channel_id": "C0GROUP",
        "team_id": "T1",
        "api_app_id": "A1",
        "trigger_id": "1.2.3",
        "response_url": "http://127.0.0.1:9/none",
    }
    body = urllib.parse.urlencode(fields).encode()
    stamp = str(int(time.time()))
    digest = hmac.new(SECRET.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": f"v0={digest}",
    }
    return body, headers


@contextlib.asynccontextmanager
async def saying_yes(refuse: Callable[[str, str], None] | None = None) -> AsyncIterator[str]:
    """Serve a Web API that accepts everything; yield its base address. `refuse` is told each call (its method and channel)
    and may raise a SlackError for it."""

    async def handle(request: web.Request) -> web.Response:
        body = await request.json() if request.can_read_body else {}
        channel = body.get("channel", "D1")
        if refuse is not None:
            try:
                refuse(request.match_info["method"], channel)
            except SlackError as error:
                answer = {"ok": False, "error": error.code}
                return web.json_response(answer, status=error.status, headers=error.headers)
        ts = body.get("ts") or f"{time.time():.6f}"
        return web.json_response(
            {"ok": True, "team_id": "T1", "user_id": "UBOT", "bot_id": "B1", "channel": channel, "ts": ts}
        )

    app = web.Application()
    app.router.add_post("/api/{method}", handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
    finally:
        await runner.cleanup()
