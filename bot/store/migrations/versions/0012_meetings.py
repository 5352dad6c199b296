"""Meetings, their agendas, the parts of units in them, and guests."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")
JSON = sa.JSON().with_variant(sa.dialects.postgresql.JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def _to(column: str, table: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))


def upgrade() -> None:
    op.create_table(
        "meetings",
        sa.Column("id", KEY, nullable=False),
        sa.Column("group_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("proposed_by", KEY, nullable=False),
        sa.Column("unit_id", KEY, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("starts_at", sa.Time(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("unit_ids", JSON, nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("materials_by", sa.Date(), nullable=True),
        sa.Column("comment_by", sa.Date(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("notified_at", MOMENT, nullable=True),
        sa.Column("opened_at", MOMENT, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        _to("group_id", "meetings", "groups"),
        _to("proposed_by", "meetings", "persons"),
        _to("unit_id", "meetings", "units"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("group_id", "number", name=op.f("uq_meetings_group_id_number")),
    )
    op.create_index("ix_meetings_group_id_state", "meetings", ["group_id", "state"], unique=False)
    op.create_table(
        "agenda_items",
        sa.Column("id", KEY, nullable=False),
        sa.Column("meeting_id", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("block", sa.String(32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("topic_id", KEY, nullable=True),
        sa.Column("unit_id", KEY, nullable=True),
        sa.Column("reached", sa.Boolean(), nullable=True),
        _to("meeting_id", "agenda_items", "meetings"),
        _to("topic_id", "agenda_items", "topics"),
        _to("unit_id", "agenda_items", "units"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_items")),
    )
    op.create_index(op.f("ix_agenda_items_meeting_id"), "agenda_items", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_agenda_items_topic_id"), "agenda_items", ["topic_id"], unique=False)
    _create_parts()


def _create_parts() -> None:
    op.create_table(
        "participations",
        sa.Column("id", KEY, nullable=False),
        sa.Column("meeting_id", KEY, nullable=False),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("rsvp", sa.String(32), nullable=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("wants_materials", sa.Boolean(), nullable=False),
        sa.Column("materials_at", MOMENT, nullable=True),
        sa.Column("materials", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("attendance", sa.String(32), nullable=True),
        sa.Column("arrived_at", MOMENT, nullable=True),
        _to("meeting_id", "participations", "meetings"),
        _to("unit_id", "participations", "units"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participations")),
        sa.UniqueConstraint("meeting_id", "unit_id", name=op.f("uq_participations_meeting_id_unit_id")),
    )
    op.create_table(
        "guests",
        sa.Column("id", KEY, nullable=False),
        sa.Column("meeting_id", KEY, nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        _to("meeting_id", "guests", "meetings"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guests")),
    )
    op.create_index(op.f("ix_guests_meeting_id"), "guests", ["meeting_id"], unique=False)
