"""The one builder: settings to a running program, its parts started and stopped in order."""

import asyncio
import contextlib
from pathlib import Path

import structlog
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock, FollowedClock
from bot.handlers import http
from bot.handlers.dispatch import Dispatch
from bot.handlers.guard import Guard
from bot.handlers.limits import Limits
from bot.jobs.deliver import Deliverer
from bot.jobs.files import Files
from bot.jobs.scheduler import Scheduler
from bot.profiles.calendar import china_calendar
from bot.services import health, places, setup
from bot.services.places import Whereabouts
from bot.services.runner import Unavailable
from bot.settings import Settings, require_secrets
from bot.slack.oauth import InstallFlow
from bot.slack.workspaces import InstalledWorkspaces, OneWorkspace, Workspaces
from bot.store import schema
from bot.store.database import Database
from bot.store.installations import Installations
from bot.store.sealing import Seal
from bot.texts.catalogue import LANGUAGES, texts_in

log = structlog.get_logger(__name__)

STOP_WITHIN = 8.0
"""Seconds that what was accepted may take to finish, so that the process has ended within ten."""
_ANSWERS_WITHIN = 4.0
LATEST = 900.0
"""Seconds that a message may have been due before Concord is not called ready any more."""
_TICKS_WITHIN = 60.0


def clock_of(settings: Settings) -> Clock:
    """Return the clock that the settings ask for."""
    return FollowedClock(settings.clock.follow) if settings.clock.follow else Clock()


def open_database(settings: Settings, clock: Clock | None = None) -> Database:
    """Return the database that the settings name; a SQLite file's folder is made."""
    url = settings.database.url
    if url.startswith("sqlite:///"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    return Database(url, clock or clock_of(settings))


def installations_of(settings: Settings, database: Database) -> Installations:
    """Return where the workspaces that installed the app are kept."""
    slack = settings.slack
    return Installations(slack.client_id, database.engine, Seal(slack.token_key.get_secret_value()))


def _warm() -> None:
    """Read now what is read once, so that the first person does not wait for it: words and working days."""
    for language in LANGUAGES:
        texts_in(language)
    china_calendar()


class Concord:
    """The running program. `start` returns once it serves; `stop` finishes what was accepted."""

    def __init__(self, settings: Settings) -> None:
        require_secrets(settings)
        self.settings = settings
        self.clock = clock_of(settings)
        self.database = open_database(settings, self.clock)
        slack, locale = settings.slack, settings.locale
        self._store = installations_of(settings, self.database) if slack.is_installed_by_many else None
        self.workspaces = self._workspaces()
        words = {"language": locale.language, "timezone": locale.timezone}
        limits = Limits(self.clock, settings.limits.requests_per_minute)
        self.dispatch = Dispatch(self.database, self.workspaces, limits, **words)
        files = Files(self.database, settings.files.data_dir, settings.files.fonts_dir)
        self.deliverer = Deliverer(self.database, self.workspaces, self.clock, **words, files=files)
        self.scheduler = Scheduler(self.database, self.workspaces, self.clock)
        self.port = settings.http.port
        self._runner: web.AppRunner | None = None
        self._socket: AsyncSocketModeHandler | None = None
        self._delivering: asyncio.Task[None] | None = None
        self._missing = ["starting"]

    async def start(self) -> None:
        """Check the database's shape, meet Slack, then serve. Raises RuntimeError with a sentence for an operator."""
        await schema.require_current(self.database)
        _warm()
        await self.workspaces.start()
        bolt = self._bolt()
        self.dispatch.listen(bolt)
        self.database.listen()
        self._delivering = asyncio.create_task(self.deliverer.run(), name="deliverer")
        self.scheduler.start()
        await self._serve(bolt)
        await self._welcome()
        self._missing = []
        log.info("ready", mode=self.settings.slack.mode, port=self.port)

    async def stop(self) -> None:
        """Take nothing new, finish what was accepted, let go of everything, within STOP_WITHIN seconds. What is not sent
        by then stays owed, what may have been sent is looked up by the next start."""
        self._missing = ["stopping"]
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(STOP_WITHIN):
                if self._socket is not None:
                    await self.dispatch.finish()  # an answer goes back over the socket, so that closes afterwards
                    await self._socket.client.close()
                if self._runner is not None:
                    await self._runner.cleanup()
                await self.dispatch.finish()
                await self.scheduler.stop()
                self.deliverer.stop()
                if self._delivering is not None:
                    await self._delivering
        if self._delivering is not None:
            self._delivering.cancel()
            await asyncio.gather(self._delivering, return_exceptions=True)
        await self.workspaces.close()
        await self.database.close()
        log.info("stopped")

    async def _serve(self, bolt: AsyncApp) -> None:
        slack = self.settings.slack
        by_http = slack.mode == "http"
        guard = Guard(slack.signing_secret.get_secret_value(), self.clock) if by_http else None
        flow = InstallFlow(slack, self._store, self._on_installed) if self._store is not None else None
        app = http.build(bolt if by_http else None, guard, self._check, self.database)
        if flow is not None:
            http.add_install(app, flow)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=_ANSWERS_WITHIN)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self.settings.http.host, self.settings.http.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        if not by_http:
            self._socket = AsyncSocketModeHandler(bolt, slack.app_token.get_secret_value())
            await self._socket.client.connect()

    def _bolt(self) -> AsyncApp:
        async def authorize(
            context: AsyncBoltContext, enterprise_id: str | None, team_id: str | None, user_id: str | None
        ) -> AuthorizeResult | None:
            met = [each for each in (user_id, context.channel_id) if each]
            return await self.workspaces.authorize(enterprise_id, team_id, met)

        return AsyncApp(
            client=AsyncWebClient(base_url=self.settings.slack.api_base_url, retry_handlers=[]),
            authorize=authorize,  # type: ignore[arg-type]  # None says 'not installed', which its type does not
            process_before_response=True,
            request_verification_enabled=False,
        )

    def _workspaces(self) -> Workspaces:
        slack = self.settings.slack
        if self._store is not None:
            return InstalledWorkspaces(slack, self._store, self.database, self.clock)
        return OneWorkspace(slack, self.clock, None if self.database.is_sqlite else self.database)

    async def _on_installed(self, installation: Installation) -> None:
        at = Whereabouts(installation.team_id or "", installation.enterprise_id or "")
        await self.database.write(places.note, [installation.user_id], at)
        await self.database.write(setup.welcome, installation.user_id, at.team_id, only_first=False)

    async def _welcome(self) -> None:
        """Greet whoever the configuration names as the installer, while there is no group."""
        if self.settings.slack.installer:
            await self.database.write(setup.welcome, self.settings.slack.installer, "", only_first=True)

    async def _check(self) -> list[str]:
        """Return what is not as it should be, in words for an operator."""
        missing = list(self._missing)
        try:
            _, age = await self.database.read(health.look_with_age)
        except Unavailable as error:
            log.warning("database not ready", error=repr(error))
            missing.append("database")
        else:
            if age > LATEST:
                missing.append(f"outbox: a message has been due for {age:.0f} s")
        if trouble := await self.workspaces.find_trouble():
            missing.append(f"slack: {trouble}")
        if self._socket is not None and not await self._socket.client.is_connected():
            missing.append("slack: no connection")
        if self.scheduler.idle_for() > _TICKS_WITHIN:
            missing.append("scheduler: no tick has come to its end")
        return missing
