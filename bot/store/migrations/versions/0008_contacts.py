"""Stand-ins, closed cards, quarterly confirmations, and lines that wait for a choice."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("seats") as seats:
        seats.add_column(sa.Column("stands_in_for", KEY, nullable=True))
        seats.add_column(sa.Column("scope", sa.String(length=32), nullable=False, server_default="all"))
        seats.add_column(sa.Column("is_beside", sa.Boolean(), nullable=False, server_default=sa.false()))
        # What seats of before have brought with them was carried out when they were given.
        seats.add_column(sa.Column("begun", sa.Boolean(), nullable=False, server_default=sa.true()))
        seats.add_column(sa.Column("ended", sa.Boolean(), nullable=False, server_default=sa.false()))
        seats.create_foreign_key(op.f("fk_seats_stands_in_for"), "persons", ["stands_in_for"], ["id"])
    with op.batch_alter_table("seats") as seats:
        for name in ("scope", "is_beside", "begun", "ended"):
            seats.alter_column(name, server_default=None)
    with op.batch_alter_table("cards") as cards:
        cards.add_column(sa.Column("closed", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "contact_confirmations",
        sa.Column("id", KEY, nullable=False),
        sa.Column("group_id", KEY, nullable=False),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("person_id", KEY, nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_contact_confirmations_group_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_contact_confirmations_unit_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_contact_confirmations_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_confirmations")),
        sa.UniqueConstraint(
            "group_id", "period", "unit_id", name=op.f("uq_contact_confirmations_group_id_period_unit_id")
        ),
    )
    op.create_table(
        "kept_lines",
        sa.Column("id", KEY, nullable=False),
        sa.Column("slack_id", sa.String(length=40), nullable=False),
        sa.Column("action", sa.String(length=80), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_lines")),
    )
    op.create_index(op.f("ix_kept_lines_at"), "kept_lines", ["at"], unique=False)
