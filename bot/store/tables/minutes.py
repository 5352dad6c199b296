"""Minutes, their clauses and the answers of the units."""

from sqlalchemy import Column, Date, Index, Integer, String, Table, Text, UniqueConstraint

from bot.domain.consensus import Stance
from bot.domain.minutes import MinutesState
from bot.store.tables.base import item_version, metadata, own_id, to
from bot.store.types import Choice, Key, Moment, Numbers

minutes = Table(
    "minutes",
    metadata,
    own_id(),
    to("group_id", "groups"),
    Column("number", Integer, nullable=False),
    Column("state", Choice(MinutesState), nullable=False),
    Column("title", Text, nullable=False),
    Column("held_on", Date, nullable=False),
    to("drafted_by", "persons"),
    Column("text_version", Integer, nullable=False),
    Column("answer_by", Date),
    to("signed_by", "persons", nullable=True),
    Column("signed_at", Moment),
    Column("issued_at", Moment),
    Column("year", Integer),
    Column("serial", Integer),
    to("meeting_id", "meetings", nullable=True),
    item_version(),
    UniqueConstraint("group_id", "number"),
    UniqueConstraint("group_id", "year", "serial"),
    Index("ix_minutes_group_id_state", "group_id", "state"),
)

decisions = Table(
    "decisions",
    metadata,
    own_id(),
    to("minutes_id", "minutes", index=True),
    Column("position", Integer, nullable=False),
    Column("text", Text, nullable=False),
    to("lead_unit_id", "units"),
    Column("supporting_unit_ids", Numbers, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("expected_result", Text, nullable=False),
    to("topic_id", "topics", nullable=True),
    Column("task_id", Key),
)

unit_stances = Table(
    "unit_stances",
    metadata,
    own_id(),
    to("minutes_id", "minutes"),
    Column("text_version", Integer, nullable=False),
    to("unit_id", "units"),
    to("person_id", "persons", nullable=True),
    Column("role", String(32), nullable=False),
    Column("stance", Choice(Stance), nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_unit_stances_minutes_id_text_version", "minutes_id", "text_version"),
)

minutes_receipts = Table(
    "minutes_receipts",
    metadata,
    own_id(),
    to("minutes_id", "minutes"),
    to("unit_id", "units"),
    to("person_id", "persons"),
    Column("at", Moment, nullable=False),
    UniqueConstraint("minutes_id", "unit_id"),
)
"""Which units have acknowledged receipt of issued minutes."""
