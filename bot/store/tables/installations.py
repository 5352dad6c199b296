"""The workspaces that installed the app, in the tables of Slack's own library, and where people and channels were met."""

from slack_sdk.oauth.installation_store.sqlalchemy import SQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.sqlalchemy import SQLAlchemyOAuthStateStore
from sqlalchemy import Boolean, Column, String, Table, Text

from bot.store.tables.base import metadata, own_id, to

SEALED = ("bot_token", "bot_refresh_token", "user_token", "user_refresh_token", "incoming_webhook_url")
"""Columns that are encrypted, and so longer than the library makes them."""


def _widened(table: Table) -> Table:
    for name in SEALED:
        if name in table.c:
            table.c[name].type = Text()
    return table


installations = _widened(SQLAlchemyInstallationStore.build_installations_table(metadata, "slack_installations"))
bots = _widened(SQLAlchemyInstallationStore.build_bots_table(metadata, "slack_bots"))
states = SQLAlchemyOAuthStateStore.build_oauth_states_table(metadata, "slack_states")

whereabouts = Table(
    "whereabouts",
    metadata,
    Column("slack_id", String(40), primary_key=True),
    Column("team_id", String(32), nullable=False),
    Column("enterprise_id", String(32), nullable=False),
)
"""In which workspace a person or a channel was met; the enterprise is empty outside of an Enterprise Grid."""

setups = Table(
    "setups",
    metadata,
    own_id(),
    Column("slack_id", String(40), nullable=False, index=True),
    Column("team_id", String(32), nullable=False),
    to("group_id", "groups", nullable=True),
    Column("closed", Boolean, nullable=False),
)
"""Groups that are set up in chat, and by whom."""
