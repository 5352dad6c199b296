"""Topics, the opinions of units on them, calls for topics, and referrals."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table, Text, UniqueConstraint

from bot.domain.consultation import OpinionStance
from bot.domain.referrals import ReferralState
from bot.domain.topics import TopicState, Urgency
from bot.store.tables.base import item_version, metadata, own_id, to
from bot.store.types import Choice, Evidences, Key, Moment, Numbers

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
    Column("basis", Text, nullable=False),
    Column("materials", Evidences, nullable=False),
    Column("next_step", Text, nullable=False),
    to("merged_into_id", "topics", nullable=True),
    to("continues_id", "topics", nullable=True),
    Column("is_priority", Boolean, nullable=False),
    Column("quarter", String(8), nullable=False),
    Column("consult_by", Date),
    Column("call_id", Key),
    item_version(),
    UniqueConstraint("group_id", "number"),
    Index("ix_topics_group_id_state", "group_id", "state"),
)

opinions = Table(
    "opinions",
    metadata,
    own_id(),
    to("topic_id", "topics"),
    to("unit_id", "units"),
    Column("asked_at", Moment, nullable=False),
    Column("stance", Choice(OpinionStance)),
    Column("text", Text, nullable=False),
    to("person_id", "persons", nullable=True),
    Column("role", String(32), nullable=False),
    Column("at", Moment),
    UniqueConstraint("topic_id", "unit_id"),
)
"""What each unit was asked about a topic, and what it said; silence has no stance."""

topic_calls = Table(
    "topic_calls",
    metadata,
    own_id(),
    to("group_id", "groups"),
    to("opened_by", "persons"),
    Column("opened_at", Moment, nullable=False),
    Column("closes_on", Date, nullable=False),
    Column("text", Text, nullable=False),
    Column("closed_at", Moment),
    Index("ix_topic_calls_group_id_closed_at", "group_id", "closed_at"),
)

call_answers = Table(
    "call_answers",
    metadata,
    own_id(),
    to("call_id", "topic_calls"),
    to("unit_id", "units"),
    to("person_id", "persons"),
    Column("at", Moment, nullable=False),
    Column("topics", Integer, nullable=False),
    UniqueConstraint("call_id", "unit_id"),
)
"""Which units have answered a call: with how many topics; none said so."""

referrals = Table(
    "referrals",
    metadata,
    own_id(),
    to("group_id", "groups"),
    Column("number", Integer, nullable=False),
    Column("state", Choice(ReferralState), nullable=False),
    to("topic_id", "topics", index=True),
    Column("addressee", Text, nullable=False),
    Column("text", Text, nullable=False),
    to("referred_by", "persons"),
    Column("referred_on", Date, nullable=False),
    Column("follow_up_on", Date, nullable=False),
    Column("decision", Text, nullable=False),
    Column("decided_on", Date),
    Column("outcome", Text, nullable=False),
    item_version(),
    UniqueConstraint("group_id", "number"),
)
