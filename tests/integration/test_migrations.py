"""The database's shape: what the migrations make is what the program's tables say, from every revision on."""

from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from bot.store import schema
from bot.store.database import Database
from bot.store.tables import metadata


@pytest.fixture
def prepare_database() -> Any:
    """An empty database."""
    return None


async def test_migrated_is_what_the_tables_say(database: Database) -> None:
    engine = database.engine

    def differences(connection: Connection) -> list[Any]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, metadata))

    await schema.migrate(engine)
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_the_marks_of_the_tasks_ladder_move_to_the_chases(database: Database) -> None:
    engine = database.engine
    async with engine.begin() as connection:
        await connection.run_sync(_upgrade_to, "0001")
        for statement in _FIRST_ROWS:
            await connection.execute(text(statement))
    assert await schema.migrate(engine) == ("0001", schema.HEAD)
    async with engine.connect() as connection:
        found = await connection.execute(
            text("SELECT item, unit_id, due_on, stage, next_at IS NULL FROM chases ORDER BY id")
        )
        rows = [(item, unit, str(due), stage, bool(rests)) for item, unit, due, stage, rests in found]
    assert rows == [
        ("TK-1", 1, "2026-11-27", 2, False),
        ("TK-2", 1, "2026-11-28", None, False),
        ("TK-3", 1, "2026-11-28", None, True),
    ]


_TASK = (
    "INSERT INTO tasks (id, group_id, number, state, title, expected_result, lead_unit_id, supporting_unit_ids, due_on,"
    " original_due_on, assigned_at, percent, stage, stage_due_on, next_at, version) VALUES"
    " ({0}, 1, {0}, '{1}', '选址', '', 1, '[]', '{2}', '{2}', '2026-11-01', 0, {3}, {4}, {5}, 1)"
)
_UNIT = (
    "INSERT INTO units (id, group_id, key, position, name, short, english, aliases)"
    " VALUES (1, 1, 'edu', 1, '教育局', '教育局', 'Education', '[]')"
)
_FIRST_ROWS = (
    "INSERT INTO groups (id, key, name, short, profile, channels, version) VALUES (1, 'g', 'G', 'G', '{}', '{}', 1)",
    _UNIT,
    _TASK.format(1, "in-progress", "2026-11-27", 2, "'2026-11-27'", "'2026-11-30'"),
    _TASK.format(2, "assigned", "2026-11-28", 3, "'2026-11-20'", "'2026-11-30'"),
    _TASK.format(3, "completion-claimed", "2026-11-28", "NULL", "NULL", "NULL"),
    _TASK.format(4, "closed", "2026-11-28", "NULL", "NULL", "NULL"),
)


def _upgrade_to(connection: Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
