"""The database as a stranger to the program sees it: plain SQL over the drivers, and the record's chain worked out anew."""

import hashlib
import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import asyncpg

Row = dict[str, Any]

_CHAINED = ("group_id", "seq", "at", "person_id", "role", "action", "item", "before", "after")


async def rows(url: str, statement: str) -> list[Row]:
    """Return what a SELECT finds; moments are aware, JSON is read."""
    if url.startswith("sqlite"):
        path = url.removeprefix("sqlite:///")
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(statement)]
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    try:
        return [dict(row) for row in await connection.fetch(statement)]
    finally:
        await connection.close()


async def broken_links(url: str) -> list[str]:
    """Walk each group's chain of entries; return a line for each that does not fit."""
    wrong: list[str] = []
    heads = {row["group_id"]: row for row in await rows(url, "SELECT * FROM chains")}
    last: dict[int, tuple[int, str]] = {}
    for row in await rows(url, "SELECT * FROM record ORDER BY group_id, seq"):
        seq, previous = last.get(row["group_id"], (0, "0" * 64))
        values = [previous, *(_plain(name, row[name]) for name in _CHAINED)]
        text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        if row["seq"] != seq + 1 or row["hash"] != hashlib.sha256(text.encode()).hexdigest():
            wrong.append(f"group {row['group_id']}, entry {row['seq']}")
        last[row["group_id"]] = (row["seq"], row["hash"])
    for group_id, head in heads.items():
        if last.get(group_id, (0, "0" * 64)) != (head["seq"], head["hash"]):
            wrong.append(f"group {group_id}: the head is not the last entry")
    return wrong


def moment(value: Any) -> datetime | None:
    """Read a stored moment."""
    if isinstance(value, str):
        return datetime.fromisoformat(value).replace(tzinfo=UTC)
    return value if value is None or isinstance(value, datetime) else None


def _plain(name: str, value: Any) -> Any:
    if name == "at":
        found = moment(value)
        assert found is not None
        return found.astimezone(UTC).isoformat()
    if name in {"before", "after"} and isinstance(value, str):
        return json.loads(value)
    return value
