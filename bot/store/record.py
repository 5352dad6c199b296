"""The record: every change, chained by hash, so that a changed or removed entry is noticed.

Entry n's hash covers entry n-1's, so the chain of a group can be verified from its first entry to its head.
"""

import hashlib
import json
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any, cast

from sqlalchemy import Connection, bindparam, func, insert, select, update

from bot.store.prepared import Prepared
from bot.store.tables import chains, record

START = "0" * 64
"""What the first entry of a chain is chained to."""

_UNRECORDED = frozenset({"id", "group_id", "version", "begun", "ended", "comments"})
_PERSONAL = frozenset({"phone", "email"})

_HEAD = Prepared(select(chains.c.seq, chains.c.hash).where(chains.c.group_id == bindparam("g")).with_for_update())
_MOVE = Prepared(
    update(chains).where(chains.c.group_id == bindparam("g")).values(seq=bindparam("s"), hash=bindparam("h"))
)
_COUNT = select(func.count()).select_from(record).where(record.c.group_id == bindparam("g"))
_INSERT = Prepared(insert(record), record.c.keys())
_START_CHAIN = insert(chains)
_ENTRIES = select(record).where(record.c.group_id == bindparam("g")).order_by(record.c.seq)
_OF_ITEM = (
    _ENTRIES.where(record.c.item == bindparam("item"))
    .order_by(None)
    .order_by(record.c.seq.desc())
    .limit(bindparam("most"))
)


_LAST_BY = (
    _ENTRIES.where(record.c.person_id == bindparam("p"), record.c.at >= bindparam("since"))
    .order_by(None)
    .order_by(record.c.seq.desc())
    .limit(1)
)


_SINCE = _ENTRIES.where(record.c.at >= bindparam("since")).order_by(None).order_by(record.c.seq.desc())


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: when, who (None: the clock), in what role, what was done to which item, before and after."""

    group_id: int
    seq: int
    at: datetime
    person_id: int | None
    role: str
    action: str
    item: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    hash: str


def facts_of(item: Any) -> dict[str, Any]:
    """Return the fields of a domain object as the record keeps them. Telephone numbers and addresses are kept out:
    the record is never erased, they must be erasable."""
    return {name: _plain(getattr(item, name)) for name in _recorded(item.__class__)}


@cache
def _recorded(kind: Hashable) -> tuple[str, ...]:
    return tuple(f.name for f in fields(cast(Any, kind)) if f.name not in _UNRECORDED and f.name not in _PERSONAL)


def chain_hash(previous: str, values: Mapping[str, Any]) -> str:
    """Return the hash of an entry's values (all but the hash) chained to the one before."""
    text = _CANONICAL.encode([previous, *(_plain(values[name]) for name in _CHAINED)])
    return hashlib.sha256(text.encode()).hexdigest()


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_CHAINED = ("group_id", "seq", "at", "person_id", "role", "action", "item", "before", "after")


class Record:
    """The record of a transaction: entries are gathered and written at its end."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now
        self._gathered: list[dict[str, Any]] = []

    def append(  # noqa: PLR0913 - an entry has these parts
        self,
        group_id: int,
        action: str,
        item: object,
        *,
        person_id: int | None = None,
        role: str = "",
        before: Mapping[str, Any] | None = None,
        after: Mapping[str, Any] | None = None,
    ) -> None:
        """Gather one entry; of `before` and `after` only what differs is kept."""
        old, new = dict(before or {}), dict(after or {})
        same = [name for name in old.keys() & new.keys() if old[name] == new[name]]
        for name in same:
            del old[name], new[name]
        self._gathered.append(
            {
                "group_id": group_id,
                "at": self._now,
                "person_id": person_id,
                "role": role,
                "action": action,
                "item": str(item),
                "before": old,
                "after": new,
            }
        )

    def start(self, group_id: int) -> None:
        """Begin the chain of a new group."""
        self._connection.execute(_START_CHAIN, {"group_id": group_id, "seq": 0, "hash": START})

    def clear(self) -> None:
        """Drop what was gathered: what it tells of was taken back."""
        self._gathered.clear()

    def flush(self) -> None:
        """Chain and write the gathered entries."""
        for group_id in sorted({entry["group_id"] for entry in self._gathered}):
            self._write(group_id, [entry for entry in self._gathered if entry["group_id"] == group_id])
        self._gathered.clear()

    def list_entries(self, group_id: int, item: str, *, most: int) -> list[Entry]:
        """Return the newest `most` entries of an item, newest first."""
        rows = self._connection.execute(_OF_ITEM, {"g": group_id, "item": item, "most": most})
        return [Entry(**row._mapping) for row in rows]

    def find_last_by(self, group_id: int, person_id: int, since: datetime) -> Entry | None:
        """Return the newest entry that somebody made since a moment."""
        row = self._connection.execute(_LAST_BY, {"g": group_id, "p": person_id, "since": since}).one_or_none()
        return Entry(**row._mapping) if row else None

    def list_since(self, group_id: int, moment: datetime) -> Iterator[Entry]:
        """Yield a group's entries from a moment on, the newest first."""
        for row in self._connection.execute(_SINCE, {"g": group_id, "since": moment}):
            yield Entry(**row._mapping)

    def list_all(self, group_id: int) -> Iterator[Entry]:
        """Yield a group's entries in the order of their chain."""
        for row in self._connection.execute(_ENTRIES, {"g": group_id}):
            yield Entry(**row._mapping)

    def count(self, group_id: int) -> int:
        """Return how many entries a group's record has."""
        return int(self._connection.execute(_COUNT, {"g": group_id}).scalar_one())

    def verify(self, group_id: int) -> Iterator[str]:
        """Walk a group's chain; yield a sentence for each entry that does not fit."""
        previous, expected = START, 0
        for entry in self.list_all(group_id):
            expected += 1
            if entry.seq != expected:
                yield f"entry {expected} is missing: the next one found is {entry.seq}"
                expected = entry.seq
            values = {name: getattr(entry, name) for name in _CHAINED}
            if entry.hash != chain_hash(previous, values):
                yield f"entry {entry.seq} ({entry.action} {entry.item}) was changed, or the one before it"
            previous = entry.hash
        ((last, head),) = _HEAD.rows(self._connection, {"g": group_id})
        if (last, head) != (expected, previous):
            yield f"the chain should end with entry {last}, and ends with {expected}"

    def _write(self, group_id: int, entries: list[dict[str, Any]]) -> None:
        ((seq, previous),) = _HEAD.rows(self._connection, {"g": group_id})
        for entry in entries:
            seq += 1
            entry["seq"] = seq
            entry["hash"] = previous = chain_hash(previous, entry)
            _INSERT.run(self._connection, entry)
        _MOVE.run(self._connection, {"g": group_id, "s": seq, "h": previous})


def _plain(value: Any) -> Any:
    if type(value) in _AS_THEY_ARE or isinstance(value, str):
        return value
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    return value


_AS_THEY_ARE = frozenset({str, int, bool, float, type(None), dict})
