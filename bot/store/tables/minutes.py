"""Minutes, their clauses and the answers of the units."""

from typing import Any

from sqlalchemy import Column, Date, Index, Integer, String, Table, Text, UniqueConstraint, text

from bot.domain.clauses import Outcome
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
    to("corrects_id", "minutes", nullable=True),
    item_version(),
    UniqueConstraint("group_id", "number"),
    UniqueConstraint("group_id", "year", "serial"),
    Index("ix_minutes_group_id_state", "group_id", "state"),
)


def _said() -> list[Column[Any]]:
    """What a clause says: columns of the clause, and of each version of it."""
    return [
        Column("text", Text, nullable=False),
        to("lead_unit_id", "units"),
        Column("supporting_unit_ids", Numbers, nullable=False),
        Column("due_on", Date),
        Column("expected_result", Text, nullable=False),
        Column("outcome", Choice(Outcome)),
        Column("reason", Text, nullable=False),
        Column("every", String(16), nullable=False),
    ]


decisions = Table(
    "decisions",
    metadata,
    own_id(),
    to("minutes_id", "minutes", index=True),
    Column("position", Integer, nullable=False),
    *_said(),
    to("topic_id", "topics", nullable=True),
    Column("task_id", Key),
    Column("changed_in", Integer, nullable=False),
    Column("asked_unit_ids", Numbers, nullable=False),
    Column("left_in", Integer),
    to("corrects_id", "decisions", nullable=True),
    Index("ix_decisions_every", "every", sqlite_where=text("every <> ''"), postgresql_where=text("every <> ''")),
)

clause_versions = Table(
    "clause_versions",
    metadata,
    own_id(),
    to("decision_id", "decisions", index=True),
    Column("text_version", Integer, nullable=False),
    *_said(),
)
"""What a clause said in each text version in which it was new or changed."""

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
    to("decision_id", "decisions", nullable=True),
    Column("source", Text, nullable=False),
    to("settled_by", "persons", nullable=True),
    Column("settled_at", Moment),
    Column("settlement", Text, nullable=False),
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
