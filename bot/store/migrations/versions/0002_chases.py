"""What is awaited stands in a table of its own, whatever its kind; the marks of the tasks' ladder move there."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")

_OPEN = "('assigned', 'acknowledged', 'in-progress', 'completion-claimed', 'sent-back')"


def upgrade() -> None:
    op.create_table(
        "chases",
        sa.Column("id", KEY, nullable=False),
        sa.Column("group_id", KEY, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("item", sa.String(length=80), nullable=False),
        sa.Column("unit_id", KEY, nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stage", sa.Integer(), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_chases_group_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_chases_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chases")),
        sa.UniqueConstraint("group_id", "kind", "item", "unit_id", name=op.f("uq_chases_group_id_kind_item_unit_id")),
    )
    op.create_index(
        "uq_chases_office",
        "chases",
        ["group_id", "kind", "item"],
        unique=True,
        sqlite_where=sa.text("unit_id IS NULL"),
        postgresql_where=sa.text("unit_id IS NULL"),
    )
    op.create_index("ix_chases_group_id_next_at", "chases", ["group_id", "next_at"], unique=False)
    op.execute(
        "INSERT INTO chases (group_id, kind, item, unit_id, due_on, opened_at, stage, next_at)"  # noqa: S608 - our words
        " SELECT group_id, 'task', 'TK-' || number, lead_unit_id, due_on, assigned_at,"
        " CASE WHEN stage_due_on = due_on THEN stage END, next_at"
        f" FROM tasks WHERE state IN {_OPEN}"
    )
    op.drop_index("ix_tasks_group_id_next_at", table_name="tasks")
    for name in ("stage", "stage_due_on", "next_at"):
        op.drop_column("tasks", name)
