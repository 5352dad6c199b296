"""What is looked for often is found by an index: the plans with 100,000 rows, on both databases."""

import re
from typing import Any

import pytest
from sqlalchemy import text

from bot.store.database import Database
from tests.house import House

ROWS = 100_000
_NUMBERS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT i FROM n",
    "postgresql": "SELECT i FROM generate_series(1, 100000) AS g(i)",
}
_FILL = (
    "INSERT INTO chases (group_id, kind, item, unit_id, due_on, opened_at, next_at, snooze_reason)"
    " SELECT 1, 'task', 'TK-' || i, 1, '2026-12-31', '2026-11-01 00:00:00',"
    " CASE WHEN i % 200 = 0 THEN '2026-11-24 01:00:00' WHEN i % 3 = 0 THEN '2027-02-01 01:00:00' END{cast}, ''"
    " FROM ({numbers}) AS numbers"
)
_SENT = (
    "INSERT INTO outbox (key, lane, target, kind, facts, state, attempts, created_at)"
    " SELECT 'k' || i, 'person:U' || i, '{{}}', 'Said', '{{}}', CASE WHEN i % 20000 = 0 THEN 'dead' ELSE 'sent' END, 1,"
    " {moment} FROM ({numbers}) AS numbers"
)
PLANS = {
    "what is due": (
        "SELECT * FROM chases WHERE group_id = 1 AND next_at <= '2026-11-24 01:05:00' ORDER BY due_on, id",
        "ix_chases_group_id_next_at",
    ),
    "what is awaited about an item": (
        "SELECT * FROM chases WHERE group_id = 1 AND item = 'TK-77' ORDER BY id",
        "ix_chases_group_id_item",
    ),
    "one matter": (
        "DELETE FROM chases WHERE group_id = 1 AND kind = 'task' AND item = 'TK-77' AND unit_id = 1",
        ("ix_chases_group_id_item", "uq_chases_group_id_kind_item_unit_id", "sqlite_autoindex_chases_1"),
    ),
    "the dead letters": (
        "SELECT lane FROM outbox WHERE outbox.state = 'dead' AND created_at >= '2026-11-01 00:00:00'",
        "ix_outbox_dead",
    ),
}


@pytest.fixture
async def filled(house: House) -> Database:
    """A database in which 500 of 100,000 matters are due, and 5 of 100,000 messages could not be delivered."""
    dialect = "sqlite" if house.database.is_sqlite else "postgresql"
    cast = "::timestamptz" if dialect == "postgresql" else ""
    fill = _FILL.format(cast=cast, numbers=_NUMBERS[dialect])
    if dialect == "postgresql":
        fill = fill.replace("'2026-12-31',", "'2026-12-31'::date,").replace("'2026-11-01 00:00:00',", "now(),")

    moment = "now()" if dialect == "postgresql" else "'2026-11-20 00:00:00'"
    sent = _SENT.format(moment=moment, numbers=_NUMBERS[dialect])

    def run(tx: Any) -> None:
        tx.connection.execute(text(sent.replace(":", "\\:")))
        tx.connection.execute(text("ANALYZE outbox"))
        tx.connection.execute(text(fill.replace(":", "\\:")))
        tx.connection.execute(text("ANALYZE chases"))

    await house.database.write(run)
    return house.database


async def test_the_indexes_are_used(filled: Database) -> None:
    explain = "EXPLAIN QUERY PLAN" if filled.is_sqlite else "EXPLAIN"

    def plan(tx: Any, statement: str) -> str:
        asked = text(f"{explain} {statement}".replace(":", "\\:"))
        return "\n".join(str(row) for row in tx.connection.execute(asked))

    for name, (statement, expected) in PLANS.items():
        found = await filled.write(plan, statement)
        indexes = (expected,) if isinstance(expected, str) else expected
        assert any(index in found for index in indexes), (name, found)
        assert "Seq Scan" not in found, (name, found)
        assert not re.search(r"SCAN (chases|outbox)(?! USING)", found), (name, found)
