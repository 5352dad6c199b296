"""The database's shape: brought up to date by Alembic, checked at start by one query."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.database import Database

HEAD = "0018"
"""The revision that this program needs."""
_MIGRATIONS = Path(__file__).parent / "migrations"


class SchemaError(RuntimeError):
    """The database has another shape than this program needs."""


async def migrate(engine: AsyncEngine) -> tuple[str | None, str]:
    """Bring the database up to date in one transaction; return the revision before and after."""
    async with engine.begin() as connection:
        before = await connection.run_sync(_revision)
        await connection.run_sync(_upgrade)
        after = await connection.run_sync(_revision)
    return before, str(after)


async def revision(database: Database) -> str | None:
    """Return the revision at which the database is; None for an empty one. Raises Unavailable."""
    return await database.look(_revision)


async def require_current(database: Database) -> None:
    """Raise SchemaError unless the database has this program's shape, Unavailable where it cannot be asked."""
    found = await revision(database)
    if found == HEAD:
        return
    state = "is empty" if found is None else f"is at revision {found}, this program needs {HEAD}"
    raise SchemaError(f"the database {state}: run `concord migrate`")


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def _upgrade(connection: Connection) -> None:
    from alembic import command  # Alembic is heavy, and only this needs it
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    attributes: dict[str, Any] = config.attributes
    attributes["connection"] = connection
    command.upgrade(config, "head")
