"""Topics."""

from sqlalchemy import Column, Index, Integer, Table, Text, UniqueConstraint

from bot.domain.topics import TopicState, Urgency
from bot.store.tables.base import item_version, metadata, own_id, to
from bot.store.types import Choice, Moment, Numbers

topics = Table(
    "topics",
    metadata,
    own_id(),
    to("group_id", "groups"),
    Column("number", Integer, nullable=False),
    Column("state", Choice(TopicState), nullable=False),
    to("unit_id", "units", index=True),
    to("submitted_by", "persons"),
    Column("submitted_at", Moment, nullable=False),
    Column("title", Text, nullable=False),
    Column("background", Text, nullable=False),
    Column("ask", Text, nullable=False),
    Column("area", Integer),
    Column("urgency", Choice(Urgency), nullable=False),
    to("lead_unit_id", "units", nullable=True),
    Column("supporting_unit_ids", Numbers, nullable=False),
    Column("reason", Text, nullable=False),
    item_version(),
    UniqueConstraint("group_id", "number"),
    Index("ix_topics_group_id_state", "group_id", "state"),
)
