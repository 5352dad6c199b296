"""What is awaited, and what was told of it."""

from sqlalchemy import Column, Date, Index, Integer, String, Table, Text, UniqueConstraint, text

from bot.store.tables.base import metadata, own_id, to
from bot.store.types import Moment

_OFFICE = text("unit_id IS NULL")

chases = Table(
    "chases",
    metadata,
    own_id(),
    to("group_id", "groups"),
    Column("kind", String(40), nullable=False),
    Column("item", String(80), nullable=False),
    to("unit_id", "units", nullable=True),
    Column("due_on", Date, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("stage", Integer),
    Column("told_on", Date),
    Column("next_at", Moment),
    Column("snoozed_until", Date),
    Column("snooze_reason", Text, nullable=False),
    UniqueConstraint("group_id", "kind", "item", "unit_id"),
    Index("ix_chases_group_id_told_on", "group_id", "told_on"),
    Index("ix_chases_group_id_item", "group_id", "item"),
    Index("uq_chases_office", "group_id", "kind", "item", unique=True, sqlite_where=_OFFICE, postgresql_where=_OFFICE),
    Index("ix_chases_group_id_next_at", "group_id", "next_at"),
)
"""What is awaited from whom; a row that rests has no `next_at`."""

holds = Table(
    "holds",
    metadata,
    own_id(),
    to("group_id", "groups", index=True),
    to("unit_id", "units", nullable=True),
    to("person_id", "persons"),
    Column("reason", Text, nullable=False),
    Column("since", Moment, nullable=False),
    Column("released_at", Moment),
)

digests = Table(
    "digests",
    metadata,
    own_id(),
    to("group_id", "groups"),
    to("person_id", "persons"),
    Column("day", Date, nullable=False),
    Column("state", String(16), nullable=False),
    UniqueConstraint("group_id", "person_id", "day"),
    Index("ix_digests_group_id_day", "group_id", "day"),
)
"""Who had a digest on which day: `sent`, or `withheld` by the week's budget, or `made-up` once a later one told of it."""
