"""The outbox: what must be told is written in the transaction that makes it true, and delivered afterwards.

A row is PENDING until it is claimed, SENDING under a lease while somebody delivers it, then SENT or DEAD. `next_at` is
when a row wants attention (NULL: never again). A row found in SENDING was left by a deliverer that died: whether its
message went out is unknown. How rows are claimed differs by database; that difference lives here alone.
"""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    bindparam,
    exists,
    func,
    insert,
    literal,
    literal_column,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from bot.domain import references
from bot.domain.references import Reference
from bot.notices import kinds, recipients
from bot.notices.fact import Fact
from bot.notices.recipients import Target, ToChannel, ToPerson
from bot.store import wakeup
from bot.store.prepared import Prepared
from bot.store.tables import cards, outbox

LEASE = timedelta(seconds=60)
LONGEST_DELAY = timedelta(minutes=15)
"""No row that was tried waits longer for its next attempt."""
_SKEW = timedelta(minutes=1)
"""How far the clocks of replicas may be apart."""


class OutboxState(StrEnum):
    """The life of a row."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A claimed row. `is_unknown`: an earlier attempt may have gone out. `card_ts`: the message it replaces."""

    id: int
    key: str
    lane: str
    target: Target
    kind: str
    facts: dict[str, Any]
    card: str | None
    attempts: int
    created_at: datetime
    is_unknown: bool
    error: str
    card_channel: str | None
    card_ts: str | None


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A message that cannot be delivered, and why."""

    id: int
    kind: str
    lane: str
    created_at: datetime
    error: str


def card_key(group_id: int, item: Reference | str) -> str:
    """Name an item's card: one current message per conversation."""
    return f"{group_id}/{item}"


_CARD: ColumnElement[str] = literal_column(f"'{kinds.CARD}'")
_PENDING: ColumnElement[str] = literal_column(f"'{OutboxState.PENDING}'")
_SENDING: ColumnElement[str] = literal_column(f"'{OutboxState.SENDING}'")
"""Written out: SQLite plans a statement anew each time for a bound value of which an index's condition speaks."""
_other = outbox.alias()
_BLOCKED = exists().where(
    _other.c.lane == outbox.c.lane,
    _other.c.id != outbox.c.id,
    _other.c.next_at.is_not(None),
    or_(
        _other.c.state == _SENDING,
        (_other.c.id < outbox.c.id) & or_(_other.c.next_at <= bindparam("now"), _other.c.attempts > 0),
    ),
)
_DUE = (
    select(outbox, cards.c.channel.label("card_channel"), cards.c.ts.label("card_ts"))
    .outerjoin(cards, (cards.c.item == outbox.c.card) & (cards.c.lane == outbox.c.lane))
    .where(
        outbox.c.next_at <= bindparam("now"),
        (outbox.c.kind == _CARD) == bindparam("is_edit", type_=Boolean()),
        ~_BLOCKED,
    )
    .order_by(outbox.c.next_at, outbox.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True, of=outbox)
)
_LEASE = (
    update(outbox)
    .where(outbox.c.id.in_(bindparam("ids", expanding=True)))
    .values(state=OutboxState.SENDING.value, attempts=outbox.c.attempts + 1, next_at=bindparam("until"))
)
_AFTER = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"))
    .values(
        state=bindparam("new_state"),
        next_at=bindparam("new_next_at"),
        sent_at=bindparam("new_sent_at"),
        channel=bindparam("new_channel"),
        ts=bindparam("new_ts"),
        error=bindparam("new_error"),
    )
)
_UNSET = ("new_next_at", "new_sent_at", "new_channel", "new_ts")
_NEXT = select(func.min(outbox.c.next_at))
_RELEASE = update(outbox).where(outbox.c.state == _SENDING).values(next_at=bindparam("now"))
_CATCH_UP = (
    update(outbox)
    .where(
        outbox.c.next_at > bindparam("now"),
        or_(outbox.c.next_at > bindparam("latest"), outbox.c.created_at > bindparam("soon")),
        or_(outbox.c.state == _SENDING, outbox.c.attempts > 0, outbox.c.next_at == outbox.c.created_at),
    )
    .values(next_at=bindparam("now"))
)
_waiting = outbox.alias()
_looks = select(
    literal("card:").concat(cards.c.id.cast(outbox.c.key.type)).concat(bindparam("stamp", type_=outbox.c.key.type)),
    cards.c.lane,
    cards.c.target,
    literal(kinds.CARD),
    bindparam("facts", type_=outbox.c.facts.type),
    cards.c.item,
    literal(OutboxState.PENDING.value),
    literal(0),
    bindparam("at", type_=outbox.c.created_at.type),
    bindparam("at", type_=outbox.c.created_at.type),
).where(
    cards.c.item == bindparam("item"),
    ~cards.c.closed,
    ~exists().where(
        _waiting.c.card == cards.c.item,
        _waiting.c.next_at.is_not(None),
        _waiting.c.lane == cards.c.lane,
        _waiting.c.kind == _CARD,
        _waiting.c.state == _PENDING,
    ),
)
_COLUMNS = ["key", "lane", "target", "kind", "facts", "card", "state", "attempts", "created_at", "next_at"]
_REFRESH = Prepared(insert(outbox).from_select(_COLUMNS, _looks))
_REFRESH_SOME = insert(outbox).from_select(_COLUMNS, _looks.where(cards.c.lane.in_(bindparam("lanes", expanding=True))))
_ADD = {
    dialect.__name__.rpartition(".")[2]: dialect.insert(outbox).on_conflict_do_nothing(index_elements=["key"])
    for dialect in (sqlite, postgresql)
}
_OF_LANE = select(cards.c.item, cards.c.target).where(
    cards.c.lane == bindparam("lane"), cards.c.item.startswith(bindparam("prefix")), ~cards.c.closed
)
_CLOSE = (
    update(cards)
    .where(cards.c.lane == bindparam("of_lane"), cards.c.item.startswith(bindparam("prefix")))
    .values(closed=True)
)
_SHOWN_BY = select(cards.c.item).where(cards.c.channel == bindparam("channel"), cards.c.ts == bindparam("ts")).limit(1)
_HOLD = Prepared(
    update(outbox)
    .where(
        outbox.c.card == bindparam("shown"),
        outbox.c.next_at.is_not(None),
        outbox.c.kind == _CARD,
        outbox.c.state == _PENDING,
    )
    .values(next_at=outbox.c.next_at)
)
"""Keeps a waiting look from being claimed before this transaction ends, so that it is read afterwards (PostgreSQL; on
SQLite claims and commands come one after the other)."""
_IS_DEAD = text("outbox.state = 'dead'")
"""Written out, so that the index of the dead letters alone serves it."""
_DEAD = select(outbox).where(_IS_DEAD).order_by(outbox.c.id)
_REFUSING = select(outbox.c.lane).where(_IS_DEAD, outbox.c.created_at >= bindparam("since"))
_REPLAY = (
    update(outbox)
    .where(_IS_DEAD)
    .values(state=OutboxState.PENDING.value, attempts=0, next_at=bindparam("now"), error=None)
)


class Outbox:
    """The outbox of a transaction: rows are gathered and written at its end."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now
        self._gathered: list[dict[str, Any]] = []
        self._refreshed: dict[str, tuple[dict[str, Any], list[str] | None]] = {}
        self.is_used = False

    def add(
        self, fact: Fact, to: Target, *, key: str = "", card: str | None = None, at: datetime | None = None
    ) -> None:
        """Owe `fact` to a recipient, from `at` on (now).

        `key` makes the promise unique: a second row with the same key is not added. `card` names the item whose
        current message in that conversation this one becomes (see `card_key`).
        """
        self._gather(kinds.name_of(fact), kinds.encode(fact), to, key=key, card=card, at=at)

    def add_late(
        self,
        kind: str,
        facts: dict[str, Any],
        to: Target,
        *,
        key: str = "",
        card: str | None = None,
        at: datetime | None = None,
    ) -> None:
        """Owe something whose content is read when it is delivered (the `kinds.LATE`), from `at` on (now)."""
        self._gather(kind, facts, to, key=key, card=card, at=at)

    def refresh(self, group_id: int, item: Reference | str, *, shown_to: Collection[Target] | None = None) -> None:
        """Owe every message that shows `item` its present look, once; or only those shown to some: fifty messages a minute
        may be edited (Slack: rate limits, tier 3), so an item shown to everybody is not edited for everybody."""
        lanes = None if shown_to is None else sorted(target.lane for target in shown_to)
        self._refreshed[card_key(group_id, item)] = ({"group_id": group_id, "item": str(item)}, lanes)

    def refresh_lane(self, group_id: int, lane: str, *, closing: bool) -> None:
        """Owe every message that shows a conversation an item of the group its present look. `closing`: its last one."""
        prefix = card_key(group_id, "")
        found = self._connection.execute(_OF_LANE, {"lane": lane, "prefix": prefix}).all()
        for row in found:
            facts = {"group_id": group_id, "item": row.item.removeprefix(prefix)}
            self._gather(kinds.CARD, facts, recipients.decode(row.target), card=row.item)
        if closing and found:
            self._connection.execute(_CLOSE, {"of_lane": lane, "prefix": prefix})

    def flush(self) -> None:
        """Write the gathered rows."""
        is_shared = self._connection.dialect.name == "postgresql"
        for item, (facts, lanes) in self._refreshed.items():
            if is_shared:
                _HOLD.run(self._connection, {"shown": item})
            values = {"item": item, "facts": facts, "at": self._now, "stamp": f":{uuid.uuid4().hex}"}
            if lanes is None:
                shown = _REFRESH.run(self._connection, values)
            else:
                shown = self._connection.execute(_REFRESH_SOME, values | {"lanes": lanes}).rowcount
            self.is_used = self.is_used or bool(shown)
        if self._gathered:
            self._connection.execute(_ADD[self._connection.dialect.name], self._gathered)
            self.is_used = True
        if self.is_used:
            wakeup.notify(self._connection)
        self._gathered.clear()
        self._refreshed.clear()

    def clear(self) -> None:
        """Drop what was gathered: what it tells of was taken back."""
        self._gathered.clear()
        self._refreshed.clear()

    def claim(self, most: int, *, edits: int) -> list[Outgoing]:
        """Take up to `most` rows that are due and up to `edits` edits of cards, at most one of each lane, under a lease.

        A lease is short: what the platform's limits would keep waiting is better left to whoever has room for it.
        """
        found = [
            row
            for is_edit, limit in ((False, most), (True, edits))
            if limit > 0
            for row in self._connection.execute(_DUE, {"now": self._now, "most": limit, "is_edit": is_edit})
        ]
        rows = list({row.lane: row for row in reversed(found)}.values())[::-1]
        if rows:
            values = {"ids": [row.id for row in rows], "until": self._now + LEASE}
            self._connection.execute(_LEASE, values)
        return [readable for row in rows if (readable := self._read(row))]

    def mark_sent(self, row: Outgoing, channel: str | None, ts: str | None) -> None:
        """Note that `row` was delivered, where and as which message."""
        self._after(row, OutboxState.SENT, channel=channel, ts=ts)
        if row.card and channel and ts and not _is_beneath(row):
            dialect = postgresql if self._connection.dialect.name == "postgresql" else sqlite
            values = {
                "item": row.card,
                "lane": row.lane,
                "channel": channel,
                "ts": ts,
                "target": recipients.encode(row.target),
            }
            # An edit changes no place; a message posted anew shows the item to somebody who is here (again).
            place = {"channel": channel, "ts": ts} | ({} if row.kind == kinds.CARD else {"closed": False})
            statement = dialect.insert(cards).on_conflict_do_update(index_elements=["item", "lane"], set_=place)
            self._connection.execute(statement, values)

    def mark_retry(self, row: Outgoing, at: datetime, error: str) -> None:
        """Note that `row` certainly did not go out and is to be tried again at `at`."""
        self._after(row, OutboxState.PENDING, next_at=at, error=error)

    def mark_unknown(self, row: Outgoing, at: datetime, error: str) -> None:
        """Note that nobody knows whether `row` went out; at `at` it is looked up before it is sent again."""
        self._after(row, OutboxState.SENDING, next_at=at, error=error)

    def mark_dead(self, row: Outgoing, error: str) -> None:
        """Note that `row` can never be delivered as things stand."""
        self._after(row, OutboxState.DEAD, error=error)

    def next_moment(self) -> datetime | None:
        """Return when the next row wants attention; None when nothing is owed."""
        moment: datetime | None = self._connection.execute(_NEXT).scalar()
        return moment

    def release(self) -> None:
        """Let rows that a dead process left in SENDING be looked at now. Only where one deliverer can run (SQLite)."""
        self._connection.execute(_RELEASE, {"now": self._now})

    def catch_up(self) -> int:
        """Owe now what was put off, or leased, by a clock that has moved back since; return how much that was. What is
        meant for a later hour stays so."""
        values = {"now": self._now, "soon": self._now + _SKEW, "latest": self._now + LONGEST_DELAY}
        count = self._connection.execute(_CATCH_UP, values).rowcount
        self.is_used = self.is_used or bool(count)
        return count

    def list_dead(self) -> list[DeadLetter]:
        """Return the dead letters, oldest first."""
        return [
            DeadLetter(row.id, row.kind, row.lane, row.created_at, row.error or "")
            for row in self._connection.execute(_DEAD)
        ]

    def find_group_of(self, channel: str, ts: str) -> int | None:
        """Return the group (its row number) whose item a message shows; None for a message that is no card."""
        item = self._connection.execute(_SHOWN_BY, {"channel": channel, "ts": ts}).scalar()
        return None if item is None else int(item.split("/")[0])

    def find_item_of(self, channel: str, ts: str) -> Reference | None:
        """Return the item whose card a message is; None for any other message."""
        item = self._connection.execute(_SHOWN_BY, {"channel": channel, "ts": ts}).scalar()
        return None if item is None else references.parse(item.partition("/")[2])

    def list_refusing_lanes(self, since: datetime) -> frozenset[str]:
        """Return the conversations in which a message of `since` or later could not be delivered."""
        return frozenset(self._connection.execute(_REFUSING, {"since": since}).scalars())

    def replay_dead(self) -> int:
        """Owe every dead letter again; return how many there were."""
        count = self._connection.execute(_REPLAY, {"now": self._now}).rowcount
        self.is_used = self.is_used or bool(count)
        return count

    def _read(self, row: Any) -> Outgoing | None:
        """Read a claimed row; one that this program cannot read is a dead letter, and holds no other up."""
        try:
            return _outgoing(row)
        except (KeyError, TypeError, ValueError) as error:
            dead = {"row": row.id, "new_state": OutboxState.DEAD.value, "new_error": repr(error)}
            self._connection.execute(_AFTER, dict.fromkeys(_UNSET) | dead)
            return None

    def _gather(
        self,
        kind: str,
        facts: dict[str, Any],
        to: Target,
        *,
        key: str = "",
        card: str | None = None,
        at: datetime | None = None,
    ) -> None:
        self._gathered.append(
            {
                "key": key or uuid.uuid4().hex,
                "lane": to.lane,
                "target": recipients.encode(to),
                "kind": kind,
                "facts": facts,
                "card": card,
                "state": OutboxState.PENDING.value,
                "attempts": 0,
                "created_at": self._now,
                "next_at": at or self._now,
            }
        )

    def _after(
        self,
        row: Outgoing,
        state: OutboxState,
        *,
        next_at: datetime | None = None,
        channel: str | None = None,
        ts: str | None = None,
        error: str | None = None,
    ) -> None:
        values = {
            "row": row.id,
            "new_state": state.value,
            "new_next_at": next_at,
            "new_sent_at": self._now if state is OutboxState.SENT else None,
            "new_channel": channel,
            "new_ts": ts,
            "new_error": error,
        }
        self._connection.execute(_AFTER, values)


def _is_beneath(row: Outgoing) -> bool:
    """Tell whether a row stands in the thread of its item's card, and so is not that card."""
    return isinstance(row.target, ToPerson | ToChannel) and row.target.in_thread and row.card_ts is not None


def _outgoing(row: Any) -> Outgoing:
    values = row._mapping
    return Outgoing(
        id=row.id,
        key=row.key,
        lane=row.lane,
        target=recipients.decode(row.target),
        kind=row.kind,
        facts=row.facts,
        card=row.card,
        attempts=row.attempts,
        created_at=row.created_at,
        is_unknown=row.state == OutboxState.SENDING,
        error=row.error or "",
        card_channel=values.get("card_channel"),
        card_ts=values.get("card_ts"),
    )
