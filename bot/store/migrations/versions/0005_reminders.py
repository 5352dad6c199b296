"""Snoozes, holds, and who had a digest on which day."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("chases") as chases:
        chases.add_column(sa.Column("snoozed_until", sa.Date(), nullable=True))
        chases.add_column(sa.Column("snooze_reason", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("chases") as chases:
        chases.alter_column("snooze_reason", server_default=None)
    op.create_index("ix_chases_group_id_told_on", "chases", ["group_id", "told_on"], unique=False)
    op.create_index("ix_chases_group_id_item", "chases", ["group_id", "item"], unique=False)
    op.create_table(
        "holds",
        sa.Column("id", KEY, nullable=False),
        sa.Column("group_id", KEY, nullable=False),
        sa.Column("unit_id", KEY, nullable=True),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_holds_group_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_holds_unit_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_holds_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holds")),
    )
    op.create_index(op.f("ix_holds_group_id"), "holds", ["group_id"], unique=False)
    op.create_table(
        "digests",
        sa.Column("id", KEY, nullable=False),
        sa.Column("group_id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_digests_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_digests_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digests")),
        sa.UniqueConstraint("group_id", "person_id", "day", name=op.f("uq_digests_group_id_person_id_day")),
    )
    op.create_index("ix_digests_group_id_day", "digests", ["group_id", "day"], unique=False)
