"""The HTTP server: Slack's requests, and what an operator asks."""

import json
from collections.abc import Awaitable, Callable

import structlog
from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow

from bot.handlers import shapes
from bot.handlers.guard import MAX_BODY, Guard
from bot.measures import DEAD, OLDEST, OWED, REFUSED
from bot.services import health
from bot.services.runner import Runner, Unavailable

log = structlog.get_logger(__name__)

Check = Callable[[], Awaitable[list[str]]]
"""Returns what is not ready, in words for an operator; nothing when all is."""


def build(bolt: AsyncApp | None, guard: Guard | None, check: Check, runner: Runner) -> web.Application:
    """Return the server's application; without `bolt` (Socket Mode) it serves operators only. `runner`: where what is owed
    is counted when somebody asks for the measures."""
    app = web.Application(client_max_size=MAX_BODY)
    app.router.add_get("/healthz", _healthy)
    app.router.add_get("/readyz", _ready(check))
    app.router.add_get("/metrics", _metrics(runner))
    if bolt is not None and guard is not None:
        app.router.add_post("/slack/events", _events(bolt, guard))
    return app


def add_install(app: web.Application, flow: AsyncOAuthFlow) -> None:
    """Let workspaces install Concord: the page that leads to Slack, and where Slack leads back."""

    async def install(request: web.Request) -> web.StreamResponse:
        return await to_aiohttp_response(await flow.handle_installation(await to_bolt_request(request)))

    async def returned(request: web.Request) -> web.StreamResponse:
        return await to_aiohttp_response(await flow.handle_callback(await to_bolt_request(request)))

    app.router.add_get(flow.install_path, install)
    app.router.add_get(flow.redirect_uri_path, returned)


async def _healthy(_: web.Request) -> web.Response:
    return web.json_response({"status": "ok"})


def _ready(check: Check) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(_: web.Request) -> web.Response:
        missing = await check()
        return web.json_response(
            {"status": "waiting" if missing else "ready", "missing": missing}, status=503 if missing else 200
        )

    return handle


def _metrics(runner: Runner) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(_: web.Request) -> web.Response:
        try:
            owed, age = await runner.read(health.look_with_age)
        except Unavailable as error:  # the other measures are wanted then more than ever
            log.warning("what is owed cannot be counted", reason=str(error))
        else:
            OWED.set(owed.owed)
            OLDEST.set(age)
            DEAD.set(owed.dead)
        return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    return handle


def _events(bolt: AsyncApp, guard: Guard) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            body = await request.read()
        except web.HTTPRequestEntityTooLarge:
            return _refuse(413)
        status = guard.refusal(request.headers, body)
        if status is not None:
            return _refuse(status)
        try:
            parsed = await to_bolt_request(request)
        except (ValueError, TypeError, AttributeError):
            return _refuse(400)
        if not parsed.body or not shapes.is_well_formed(parsed.body):
            return _refuse(400)
        return await to_aiohttp_response(await bolt.async_dispatch(parsed))

    return handle


def _refuse(status: int) -> web.Response:
    REFUSED.labels(status=str(status)).inc()
    return web.Response(status=status, text=json.dumps({"ok": False}), content_type="application/json")
