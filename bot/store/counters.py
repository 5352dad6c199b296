"""Numbers without gaps, per group and series: taken in the transaction that uses them, so that none is lost."""

from sqlalchemy import Connection, bindparam, text

_NEXT = text(
    "INSERT INTO counters (group_id, series, value) VALUES (:g, :s, 1) "
    "ON CONFLICT (group_id, series) DO UPDATE SET value = counters.value + 1 RETURNING value"
).bindparams(bindparam("g"), bindparam("s"))


def next_number(connection: Connection, group_id: int, series: str) -> int:
    """Return the next number of a series (`TK`, or `minutes-2026`), from 1. Others wait until this one commits."""
    return int(connection.execute(_NEXT, {"g": group_id, "s": series}).scalar_one())
