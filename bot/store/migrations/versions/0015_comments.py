"""Comments on tasks; dead letters are found without a walk over what was sent."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_DEAD = sa.text("state = 'dead'")


def upgrade() -> None:
    op.add_column("tasks", sa.Column("comments", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("tasks") as tasks:
        tasks.alter_column("comments", server_default=None)
    op.create_table(
        "comments",
        sa.Column("id", KEY, nullable=False),
        sa.Column("task_id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("unit_id", KEY, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_comments_task_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_comments_person_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_comments_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comments")),
    )
    op.create_index(op.f("ix_comments_task_id"), "comments", ["task_id"], unique=False)
    op.create_index("ix_outbox_dead", "outbox", ["id"], sqlite_where=_DEAD, postgresql_where=_DEAD)
