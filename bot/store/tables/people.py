"""People, their seats, changes of contacts and what is asked about them."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table, Text, UniqueConstraint

from bot.domain.contacts import ContactChangeState
from bot.domain.people import Role, SeatScope
from bot.store.tables.base import item_version, metadata, own_id, to
from bot.store.types import Choice, Json, Moment

persons = Table(
    "persons",
    metadata,
    own_id(),
    Column("slack_id", String(40), unique=True),
    Column("name", String(80), nullable=False),
    Column("title", String(120), nullable=False),
    Column("phone", String(40), nullable=False),
    Column("email", String(200), nullable=False),
    Column("language", String(8), nullable=False),
    Column("deactivated", Boolean, nullable=False),
)

seats = Table(
    "seats",
    metadata,
    own_id(),
    to("group_id", "groups"),
    to("unit_id", "units", nullable=True, index=True),
    to("person_id", "persons", index=True),
    Column("role", Choice(Role), nullable=False),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date),
    to("stands_in_for", "persons", nullable=True),
    Column("scope", Choice(SeatScope), nullable=False),
    Column("is_beside", Boolean, nullable=False),
    Column("begun", Boolean, nullable=False),
    Column("ended", Boolean, nullable=False),
    Index("ix_seats_group_id_role", "group_id", "role"),
)

contact_changes = Table(
    "contact_changes",
    metadata,
    own_id(),
    to("group_id", "groups"),
    Column("number", Integer, nullable=False),
    Column("state", Choice(ContactChangeState), nullable=False),
    to("unit_id", "units"),
    Column("role", Choice(Role), nullable=False),
    Column("slack_id", String(40), nullable=False),
    Column("name", String(80), nullable=False),
    Column("title", String(120), nullable=False),
    Column("phone", String(40), nullable=False),
    Column("reason", Text, nullable=False),
    Column("effective_on", Date, nullable=False),
    to("proposed_by", "persons"),
    Column("proposed_at", Moment, nullable=False),
    Column("return_reason", Text, nullable=False),
    item_version(),
    UniqueConstraint("group_id", "number"),
    Index("ix_contact_changes_group_id_state", "group_id", "state"),
)

contact_confirmations = Table(
    "contact_confirmations",
    metadata,
    own_id(),
    to("group_id", "groups"),
    to("unit_id", "units"),
    Column("period", String(8), nullable=False),
    Column("asked_on", Date, nullable=False),
    Column("confirmed_at", Moment),
    to("person_id", "persons", nullable=True),
    UniqueConstraint("group_id", "period", "unit_id"),
)
"""Each quarter's question to each unit whether its people are still the same (period: 2026Q4)."""

kept_lines = Table(
    "kept_lines",
    metadata,
    own_id(),
    Column("slack_id", String(40), nullable=False),
    Column("action", String(80), nullable=False),
    Column("line", Text, nullable=False),
    Column("at", Moment, nullable=False, index=True),
)
"""What somebody typed, or pressed (`action`, with its value), that waits for a choice: for which group, or for which
unit, it was meant."""

form_drafts = Table(
    "form_drafts",
    metadata,
    Column("slack_id", String(40), primary_key=True),
    Column("form", String(40), primary_key=True),
    Column("about", String(200), primary_key=True),
    Column("fields", Json, nullable=False),
    Column("at", Moment, nullable=False, index=True),
)
"""What somebody typed into a form and has not sent, by field as the platform says it; `about`: group, unit and item."""

feedback = Table(
    "feedback",
    metadata,
    own_id(),
    to("group_id", "groups"),
    to("person_id", "persons"),
    Column("at", Moment, nullable=False),
    Column("text", Text, nullable=False),
    Column("answer", Text, nullable=False),
    to("answered_by", "persons", nullable=True),
    Column("answered_at", Moment),
    Index("ix_feedback_group_id_answered_at", "group_id", "answered_at"),
)
