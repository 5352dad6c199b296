"""With whose token Slack is called: one workspace's, from the configuration, or that of each workspace that installed the
app."""

import asyncio
import contextlib
import os
import socket
import time
from collections.abc import Collection, Sequence
from typing import Any, Protocol

import structlog
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackTokenRotationError
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.notices.recipients import Target, ToResponse
from bot.services import leases, places
from bot.services.places import Whereabouts
from bot.services.runner import Runner
from bot.settings import Slack
from bot.slack.gateway import Gateway, NotSent, Unknown, Unsendable
from bot.store.installations import Installations

log = structlog.get_logger(__name__)

_KNOWN_FOR = 60.0
"""Seconds that an installation is remembered: another process may have changed it."""
_ROTATED_AHEAD = 120
"""Minutes before its end at which a token is exchanged (Slack: token rotation; tokens live 12 hours)."""


class Workspaces(Protocol):
    """Where Slack is called."""

    async def find_trouble(self) -> str:
        """Return why Slack refuses the token; nothing while it does not."""

    async def start(self) -> None:
        """Open what is needed. Raises NotSent, Unsendable or Unknown."""

    async def close(self) -> None:
        """Close the connections."""

    async def of_target(self, target: Target) -> Gateway:
        """Return with whom a target is written to. Raises Unsendable."""

    async def of_request(self, body: dict[str, Any]) -> Gateway:
        """Return with whom a request's workspace is called. Raises Unsendable."""

    async def every(self) -> Sequence[Gateway]:
        """Return all of them."""

    async def room_for_edits(self) -> int:
        """Return how many messages may be edited at once."""

    async def authorize(
        self, enterprise_id: str | None, team_id: str | None, ids: Collection[str]
    ) -> AuthorizeResult | None:
        """Return who Concord is in a request's workspace, in which the people and channels `ids` were met."""

    async def forget(self, enterprise_id: str | None, team_id: str | None) -> None:
        """Drop the installation of a workspace that has taken the app away."""


class OneWorkspace:
    """The workspace of the token in the configuration."""

    def __init__(self, slack: Slack, clock: Clock, shared: Runner | None) -> None:
        self._token = slack.bot_token.get_secret_value()
        self._gateway = Gateway(self._token, slack.api_base_url, clock, shared=shared)
        self._authorized: AuthorizeResult | None = None

    async def find_trouble(self) -> str:
        """Return why Slack refuses the token. It is asked again where it did: what is not ready is sent no request, and so
        would not find out by itself."""
        if self._gateway.trouble:
            with contextlib.suppress(NotSent, Unsendable, Unknown):
                await self._gateway.who()
        return self._gateway.trouble

    async def start(self) -> None:
        identity = (await self._gateway.start()).identity
        self._authorized = AuthorizeResult(
            enterprise_id=None,
            team_id=identity.team_id,
            bot_token=self._token,
            bot_id=identity.bot_id,
            bot_user_id=identity.bot_user_id,
        )

    async def close(self) -> None:
        await self._gateway.close()

    async def of_target(self, _: Target) -> Gateway:
        return self._gateway

    async def of_request(self, _: dict[str, Any]) -> Gateway:
        return self._gateway

    async def every(self) -> Sequence[Gateway]:
        return [self._gateway]

    async def room_for_edits(self) -> int:
        return await self._gateway.room_for_edits()

    async def authorize(self, _: str | None, __: str | None, ___: Collection[str]) -> AuthorizeResult | None:
        return self._authorized

    async def forget(self, _: str | None, __: str | None) -> None:
        log.error("the app was taken out of the workspace: install it again and put the new token in")


class InstalledWorkspaces:
    """The workspaces that installed the app, each with its own token, exchanged before it runs out."""

    def __init__(self, slack: Slack, store: Installations, runner: Runner, clock: Clock) -> None:
        self._slack = slack
        self._store = store
        self._runner = runner
        self._clock = clock
        self._shared = None if runner.is_sqlite else runner
        self._known: dict[tuple[str, str], tuple[float, Bot]] = {}
        self._gateways: dict[str, Gateway] = {}
        self._anyone = Gateway("", slack.api_base_url, clock)
        self._met: dict[str, Whereabouts] = {}
        self._exchanging = asyncio.Lock()
        self._holder = f"{socket.gethostname()}:{os.getpid()}"
        self._rotator = AsyncTokenRotator(
            client_id=slack.client_id,
            client_secret=slack.client_secret.get_secret_value(),
            client=AsyncWebClient(base_url=slack.api_base_url, retry_handlers=[]),
        )

    async def find_trouble(self) -> str:
        """Return nothing: a workspace that took its token away is that workspace's matter, and the others go on."""
        return ""

    async def start(self) -> None:
        self._anyone.open()
        found = await self._store.list_places()
        for enterprise_id, team_id in found:  # a key that does not fit is better known now
            await self._store.async_find_bot(enterprise_id=enterprise_id or None, team_id=team_id or None)
        log.info("installations", count=len(found))

    async def close(self) -> None:
        for gateway in (self._anyone, *self._gateways.values()):
            await gateway.close()

    async def of_target(self, target: Target) -> Gateway:
        if isinstance(target, ToResponse):  # its address is all that is needed
            return self._anyone
        at = await self._runner.read(places.find, target)
        if at is None:
            installed = await self._store.list_places()
            if len(installed) != 1:
                raise Unsendable("nobody knows in which workspace this is")
            at = Whereabouts(installed[0][1], installed[0][0])
        return await self._gateway(at)

    async def of_request(self, body: dict[str, Any]) -> Gateway:
        return await self._gateway(whereabouts_of(body))

    async def every(self) -> Sequence[Gateway]:
        found = [Whereabouts(team_id, enterprise_id) for enterprise_id, team_id in await self._store.list_places()]
        return [await self._gateway(at) for at in found]

    async def room_for_edits(self) -> int:
        """Return what the busiest workspace has room for: what is claimed may be all of it for that one."""
        return min([await gateway.room_for_edits() for gateway in self._gateways.values()] or [1])

    async def authorize(
        self, enterprise_id: str | None, team_id: str | None, ids: Collection[str]
    ) -> AuthorizeResult | None:
        at = Whereabouts(team_id or "", enterprise_id or "")
        bot = await self._find(at)
        if bot is None:
            return None
        await self._note(ids, at)
        return AuthorizeResult(
            enterprise_id=bot.enterprise_id,
            team_id=team_id,
            bot_token=bot.bot_token,
            bot_id=bot.bot_id,
            bot_user_id=bot.bot_user_id,
        )

    async def forget(self, enterprise_id: str | None, team_id: str | None) -> None:
        await self._store.async_delete_all(enterprise_id=enterprise_id, team_id=team_id)
        self._known.clear()
        log.warning("the app was taken out of a workspace", team=team_id, enterprise=enterprise_id)

    async def _gateway(self, at: Whereabouts) -> Gateway:
        bot = await self._find(at)
        if bot is None:
            raise Unsendable(f"the app is not installed in {at.team_id or at.enterprise_id}")
        name = bot.team_id or bot.enterprise_id or ""
        gateway = self._gateways.get(name)
        if gateway is None:
            gateway = Gateway(bot.bot_token, self._slack.api_base_url, self._clock, shared=self._shared, name=name)
            gateway.open()
            self._gateways[name] = gateway
        gateway.use(bot.bot_token)
        return gateway

    async def _find(self, at: Whereabouts) -> Bot | None:
        key = (at.team_id, at.enterprise_id)
        until, known = self._known.get(key, (0.0, None))
        if known is not None and time.monotonic() < until:
            return known
        bot = await self._store.async_find_bot(enterprise_id=at.enterprise_id or None, team_id=at.team_id or None)
        if bot is not None:
            bot = await self._fresh(bot, at)
            self._known[key] = (time.monotonic() + _KNOWN_FOR, bot)
        return bot

    async def _fresh(self, bot: Bot, at: Whereabouts) -> Bot:
        """Return the installation with a token that lasts. One process exchanges it: the means to is good for one use."""
        if bot.bot_token_expires_at is None or bot.bot_token_expires_at > time.time() + _ROTATED_AHEAD * 60:
            return bot
        async with self._exchanging:
            lease = f"token:{bot.enterprise_id or ''}:{bot.team_id or ''}"
            if not await self._runner.write(leases.take, lease, self._holder):
                return bot
            try:
                return await self._exchange(at) or bot
            except SlackTokenRotationError as error:
                log.warning("a token could not be exchanged", team=at.team_id, reason=str(error))
                return bot
            finally:
                await self._runner.write(leases.release, lease, self._holder)

    async def _exchange(self, at: Whereabouts) -> Bot | None:
        present = await self._store.async_find_bot(enterprise_id=at.enterprise_id or None, team_id=at.team_id or None)
        if present is None:
            return None
        fresh = await self._rotator.perform_bot_token_rotation(bot=present, minutes_before_expiration=_ROTATED_AHEAD)
        if fresh is None:
            return present
        await self._store.async_save_bot(fresh)
        log.info("token exchanged", team=at.team_id)
        return fresh

    async def _note(self, ids: Collection[str], at: Whereabouts) -> None:
        new = [each for each in ids if each and self._met.get(each) != at]
        if new:
            await self._runner.write(places.note, new, at)
            self._met.update(dict.fromkeys(new, at))


def whereabouts_of(body: dict[str, Any]) -> Whereabouts:
    """Return the workspace of a request, in whichever of Slack's shapes it names it."""
    team, enterprise = body.get("team") or {}, body.get("enterprise") or {}
    team_id = body.get("team_id") or team.get("id") or (body.get("user") or {}).get("team_id") or ""
    return Whereabouts(team_id, body.get("enterprise_id") or enterprise.get("id") or team.get("enterprise_id") or "")
