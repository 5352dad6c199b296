"""Meetings, their agendas, the parts of units in them, and guests."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table, Text, Time, UniqueConstraint

from bot.domain.meetings import AgendaBlock, Attendance, MeetingKind, MeetingState, Rsvp
from bot.store.tables.base import item_version, metadata, own_id, to
from bot.store.types import Choice, Moment, Numbers

meetings = Table(
    "meetings",
    metadata,
    own_id(),
    to("group_id", "groups"),
    Column("number", Integer, nullable=False),
    Column("kind", Choice(MeetingKind), nullable=False),
    Column("state", Choice(MeetingState), nullable=False),
    Column("title", Text, nullable=False),
    to("proposed_by", "persons"),
    to("unit_id", "units", nullable=True),
    Column("reason", Text, nullable=False),
    Column("held_on", Date),
    Column("starts_at", Time),
    Column("place", Text, nullable=False),
    Column("unit_ids", Numbers, nullable=False),
    Column("answer_by", Date),
    Column("materials_by", Date),
    Column("comment_by", Date),
    Column("sequence", Integer, nullable=False),
    Column("notified_at", Moment),
    Column("opened_at", Moment),
    Column("closed_at", Moment),
    item_version(),
    UniqueConstraint("group_id", "number"),
    Index("ix_meetings_group_id_state", "group_id", "state"),
)

agenda_items = Table(
    "agenda_items",
    metadata,
    own_id(),
    to("meeting_id", "meetings", index=True),
    Column("position", Integer, nullable=False),
    Column("block", Choice(AgendaBlock), nullable=False),
    Column("title", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    to("topic_id", "topics", nullable=True, index=True),
    to("unit_id", "units", nullable=True),
    Column("reached", Boolean),
)

participations = Table(
    "participations",
    metadata,
    own_id(),
    to("meeting_id", "meetings"),
    to("unit_id", "units"),
    Column("rsvp", Choice(Rsvp)),
    Column("name", String(80), nullable=False),
    Column("title", String(120), nullable=False),
    Column("reason", Text, nullable=False),
    Column("answered_at", Moment),
    Column("wants_materials", Boolean, nullable=False),
    Column("materials_at", Moment),
    Column("materials", Text, nullable=False),
    Column("comment", Text, nullable=False),
    Column("attendance", Choice(Attendance)),
    Column("arrived_at", Moment),
    UniqueConstraint("meeting_id", "unit_id"),
)

guests = Table(
    "guests",
    metadata,
    own_id(),
    to("meeting_id", "meetings", index=True),
    Column("organisation", Text, nullable=False),
    Column("name", String(80), nullable=False),
    Column("item", Text, nullable=False),
)
