"""How a workspace installs the app: Slack's own flow, on our stores (Slack: installing with OAuth)."""

from collections.abc import Awaitable, Callable

import structlog
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.web.async_client import AsyncWebClient

from bot.settings import Slack
from bot.slack.manifest import SCOPES
from bot.store.installations import Installations, States

log = structlog.get_logger(__name__)

INSTALL, RETURN = "/slack/install", "/slack/oauth_redirect"
STATE_SECONDS = 600

Installed = Callable[[Installation], Awaitable[None]]


class InstallFlow(AsyncOAuthFlow):
    """Takes a workspace in, if it may be. `installed` is told of it once it is kept."""

    def __init__(self, slack: Slack, store: Installations, installed: Installed) -> None:
        settings = AsyncOAuthSettings(
            client_id=slack.client_id,
            client_secret=slack.client_secret.get_secret_value(),
            scopes=list(SCOPES),
            user_scopes=[],
            install_path=INSTALL,
            redirect_uri_path=RETURN,
            redirect_uri=f"{slack.public_url}{RETURN}" if slack.public_url else None,
            installation_store=store,
            state_store=States(STATE_SECONDS, store.engine),
            state_expiration_seconds=STATE_SECONDS,
            authorization_url=slack.api_base_url.removesuffix("api/") + "oauth/v2/authorize",
        )
        super().__init__(settings=settings, client=AsyncWebClient(base_url=slack.api_base_url, retry_handlers=[]))
        self._wanted = frozenset(slack.workspaces)
        self._installed = installed

    async def run_installation(self, code: str) -> Installation | None:
        """Exchange a code for an installation; nothing for a workspace that is not wanted."""
        found = await super().run_installation(code)
        if found is None or not self._wanted or {found.team_id, found.enterprise_id} & self._wanted:
            return found
        log.warning("an installation was refused", team=found.team_id, enterprise=found.enterprise_id)
        return None

    async def store_installation(self, request: AsyncBoltRequest, installation: Installation) -> None:
        """Keep an installation, then go on with what follows it."""
        await super().store_installation(request, installation)
        log.info("installed", team=installation.team_id, enterprise=installation.enterprise_id)
        await self._installed(installation)
