"""Tasks under duties, and the one task of each period."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.add_column("duties", sa.Column("next_on", sa.Date(), nullable=True))
    op.create_index(op.f("ix_duties_next_on"), "duties", ["next_on"], unique=False)
    with op.batch_alter_table("tasks") as tasks:
        tasks.add_column(sa.Column("duty_id", KEY, nullable=True))
        tasks.create_foreign_key(op.f("fk_tasks_duty_id"), "duties", ["duty_id"], ["id"])
    op.create_index(op.f("ix_tasks_duty_id"), "tasks", ["duty_id"], unique=False)
    op.create_table(
        "duty_periods",
        sa.Column("group_id", KEY, nullable=False),
        sa.Column("matter", sa.String(length=80), nullable=False),
        sa.Column("period", sa.String(length=16), nullable=False),
        sa.Column("task_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_duty_periods_group_id")),
        sa.PrimaryKeyConstraint("group_id", "matter", "period", name=op.f("pk_duty_periods")),
    )
