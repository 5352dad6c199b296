"""The record, the outbox and what delivery remembers."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint, false, text

from bot.store.tables.base import metadata, own_id
from bot.store.types import Json, Key, Moment

_DEAD = text("state = 'dead'")

record = Table(
    "record",
    metadata,
    Column("group_id", Key, ForeignKey("groups.id"), primary_key=True),
    Column("seq", Key, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("person_id", Key),
    Column("role", String(32), nullable=False),
    Column("action", String(40), nullable=False),
    Column("item", String(24), nullable=False),
    Column("before", Json, nullable=False),
    Column("after", Json, nullable=False),
    Column("hash", String(64), nullable=False),
    Index("ix_record_group_id_item", "group_id", "item"),
)

chains = Table(
    "chains",
    metadata,
    Column("group_id", Key, ForeignKey("groups.id"), primary_key=True),
    Column("seq", Key, nullable=False),
    Column("hash", String(64), nullable=False),
)
"""The head of each group's record. Its row is the lock under which entries are appended."""

outbox = Table(
    "outbox",
    metadata,
    own_id(),
    Column("key", String(200), nullable=False, unique=True),
    Column("lane", String(300), nullable=False),
    Column("target", Json, nullable=False),
    Column("kind", String(60), nullable=False),
    Column("facts", Json, nullable=False),
    Column("card", String(80)),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("next_at", Moment),
    Column("sent_at", Moment),
    Column("channel", String(40)),
    Column("ts", String(32)),
    Column("error", Text),
    Index("ix_outbox_next_at_id", "next_at", "id"),
    Index("ix_outbox_lane_next_at", "lane", "next_at"),
    Index("ix_outbox_card_next_at", "card", "next_at"),
    Index("ix_outbox_dead", "id", sqlite_where=_DEAD, postgresql_where=_DEAD),
)

cards = Table(
    "cards",
    metadata,
    own_id(),
    Column("item", String(80), nullable=False),
    Column("lane", String(300), nullable=False),
    Column("channel", String(40), nullable=False),
    Column("ts", String(32), nullable=False),
    Column("target", Json, nullable=False),
    Column("closed", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("item", "lane"),
)
"""The one current message in each conversation that shows an item: what is edited in place when the item changes. A
closed one has had its last look: its reader has left."""

seen = Table(
    "seen",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("at", Moment, nullable=False, index=True),
)
"""Requests already carried out, by the platform's id or by what was typed."""

leases = Table(
    "leases",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("holder", String(80), nullable=False),
    Column("until", Moment, nullable=False),
)
