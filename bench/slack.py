"""A stand-in for Slack that only says yes, and requests signed as Slack signs them."""

import asyncio
import hashlib
import hmac
import time
import urllib.parse

from aiohttp import web

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


async def answer_yes() -> tuple[web.AppRunner, str]:
    """Start a Web API that accepts everything; return it and its base address."""

    async def handle(request: web.Request) -> web.Response:
        body = await request.json() if request.can_read_body else {}
        return web.json_response(
            {
                "ok": True,
                "team_id": "T1",
                "user_id": "UBOT",
                "bot_id": "B1",
                "channel": body.get("channel", "D1"),
                "ts": body.get("ts") or f"{time.time():.6f}",
            }
        )

    app = web.Application()
    app.router.add_post("/api/{method}", handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner, f"http://127.0.0.1:{runner.addresses[0][1]}/api/"


async def stop(runner: web.AppRunner) -> None:
    await asyncio.wait_for(runner.cleanup(), 5)
