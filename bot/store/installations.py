"""The installations of the app, in the stores of Slack's own library: on our database, with every token sealed."""

from collections.abc import Callable
from typing import TypeVar

from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.sqlalchemy import AsyncSQLAlchemyInstallationStore, SQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.sqlalchemy import AsyncSQLAlchemyOAuthStateStore
from sqlalchemy import MetaData, Table, and_, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import Clock
from bot.store.sealing import Seal
from bot.store.tables import bots, installations, states
from bot.store.tables.installations import SEALED

Change = Callable[[str | None], str | None]
I = TypeVar("I", Bot, Installation)  # noqa: E741 - one of the library's two shapes of an installation


class Installations(AsyncSQLAlchemyInstallationStore):
    """Who installed the app of `client_id`, by enterprise and workspace."""

    def __init__(self, client_id: str, engine: AsyncEngine, seal: Seal) -> None:
        super().__init__(client_id, engine)
        self._seal = seal

    @classmethod
    def build_installations_table(cls, metadata: MetaData, table_name: str) -> Table:  # noqa: ARG003 - the library's
        return installations

    @classmethod
    def build_bots_table(cls, metadata: MetaData, table_name: str) -> Table:  # noqa: ARG003 - the library's
        return bots

    async def async_save(self, installation: Installation) -> None:
        await super().async_save(self._sealed(installation))

    async def async_save_bot(self, bot: Bot) -> None:
        await super().async_save_bot(self._sealed(bot))

    async def async_find_bot(
        self, *, enterprise_id: str | None, team_id: str | None, is_enterprise_install: bool | None = False
    ) -> Bot | None:
        """Return the newest installation that serves a workspace: its own, or that of its whole enterprise."""
        own = bots.c.team_id == team_id
        whole = and_(bots.c.enterprise_id == enterprise_id, bots.c.is_enterprise_install)
        query = (
            select(bots)
            .where(bots.c.client_id == self.client_id, bots.c.bot_token.is_not(None))
            .where(whole if is_enterprise_install or team_id is None else or_(own, whole))
            .order_by(bots.c.is_enterprise_install, bots.c.installed_at.desc(), bots.c.id.desc())
            .limit(1)
        )
        async with self.engine.connect() as connection:
            row = (await connection.execute(query)).mappings().first()
        return None if row is None else self._opened(SQLAlchemyInstallationStore.build_bot_entity(row))

    async def list_places(self) -> list[tuple[str, str]]:
        """Return the enterprise and the workspace (empty: all of the enterprise) of each installation."""
        query = select(bots.c.enterprise_id, bots.c.team_id).where(bots.c.client_id == self.client_id).distinct()
        async with self.engine.connect() as connection:
            return sorted((row.enterprise_id or "", row.team_id or "") for row in await connection.execute(query))

    def _sealed(self, found: I) -> I:
        return self._with_tokens(found, self._seal.close)

    def _opened(self, found: I) -> I:
        return self._with_tokens(found, self._seal.open)

    def _with_tokens(self, found: I, change: Change) -> I:
        copy = type(found)(**found.to_dict_for_copying())
        for name in SEALED:
            if hasattr(copy, name):
                setattr(copy, name, change(getattr(copy, name)))
        return copy


class States(AsyncSQLAlchemyOAuthStateStore):
    """What an installation under way is recognised by, good for one use."""

    @classmethod
    def build_oauth_states_table(cls, metadata: MetaData, table_name: str) -> Table:  # noqa: ARG003 - the library's
        return states

    async def async_consume(self, state: str) -> bool:
        """Use a state up; tell whether it was good. Of two that come at once one alone is told so, which the library does
        not see to."""
        now = Clock().now().replace(tzinfo=None)  # the library issues them by the machine's clock, without a zone
        async with self.engine.begin() as connection:
            used = await connection.execute(delete(states).where(states.c.state == state, states.c.expire_at > now))
            await connection.execute(delete(states).where(states.c.expire_at <= now))
        return bool(used.rowcount)
