"""Extensions, blockers, sub-tasks, parts and receipts of tasks, and the days on which their clock stood still."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")
JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    _widen_tasks()
    op.create_table(
        "extensions",
        sa.Column("id", KEY, nullable=False),
        sa.Column("group_id", KEY, nullable=False),
        sa.Column("task_id", KEY, nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("new_due_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("granted_on", sa.Date(), nullable=True),
        sa.Column("decided_by", KEY, nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        *_references("extensions", group_id="groups", task_id="tasks", unit_id="units"),
        *_references("extensions", person_id="persons", decided_by="persons"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extensions")),
    )
    op.create_index(op.f("ix_extensions_task_id"), "extensions", ["task_id"], unique=False)
    op.create_index("ix_extensions_group_id_state", "extensions", ["group_id", "state"], unique=False)
    op.create_table(
        "blockers",
        sa.Column("id", KEY, nullable=False),
        sa.Column("group_id", KEY, nullable=False),
        sa.Column("task_id", KEY, nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("lead_unit_id", KEY, nullable=False),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("declared_by", KEY, nullable=False),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("refusals", sa.Integer(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("promised_on", sa.Date(), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        *_references("blockers", group_id="groups", task_id="tasks", lead_unit_id="units"),
        *_references("blockers", unit_id="units", declared_by="persons"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blockers")),
    )
    op.create_index(op.f("ix_blockers_task_id"), "blockers", ["task_id"], unique=False)
    op.create_index(op.f("ix_blockers_unit_id"), "blockers", ["unit_id"], unique=False)
    op.create_index("ix_blockers_group_id_state", "blockers", ["group_id", "state"], unique=False)
    op.create_table(
        "task_waits",
        sa.Column("id", KEY, nullable=False),
        sa.Column("task_id", KEY, nullable=False),
        sa.Column("unit_id", KEY, nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        *_references("task_waits", task_id="tasks", unit_id="units"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_waits")),
    )
    op.create_index(op.f("ix_task_waits_task_id"), "task_waits", ["task_id"], unique=False)
    _add_urges()


def _add_urges() -> None:
    op.create_table(
        "urges",
        sa.Column("id", KEY, nullable=False),
        sa.Column("group_id", KEY, nullable=False),
        sa.Column("task_id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        *_references("urges", group_id="groups", task_id="tasks", person_id="persons"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_urges")),
    )
    op.create_index(op.f("ix_urges_task_id"), "urges", ["task_id"], unique=False)


def _widen_tasks() -> None:
    with op.batch_alter_table("tasks") as tasks:
        tasks.add_column(sa.Column("stopped_on", sa.Date(), nullable=True))
        tasks.add_column(sa.Column("waiting_unit_id", KEY, nullable=True))
        tasks.add_column(sa.Column("has_waited", sa.Boolean(), nullable=False, server_default=sa.false()))
        tasks.add_column(sa.Column("excused_days", sa.Integer(), nullable=False, server_default="0"))
        tasks.add_column(sa.Column("was_late", sa.Boolean(), nullable=False, server_default=sa.false()))
        tasks.add_column(sa.Column("parent_id", KEY, nullable=True))
        tasks.add_column(sa.Column("verifier_unit_id", KEY, nullable=True))
        tasks.add_column(sa.Column("subtasks", sa.Integer(), nullable=False, server_default="0"))
        tasks.add_column(sa.Column("extension_id", KEY, nullable=True))
        tasks.add_column(sa.Column("blocker_id", KEY, nullable=True))
        tasks.add_column(sa.Column("urge_id", KEY, nullable=True))
        tasks.add_column(sa.Column("acknowledged_unit_ids", JSON, nullable=False, server_default="[]"))
        tasks.add_column(sa.Column("parts", JSON, nullable=False, server_default="[]"))
        tasks.create_foreign_key(op.f("fk_tasks_waiting_unit_id"), "units", ["waiting_unit_id"], ["id"])
        tasks.create_foreign_key(op.f("fk_tasks_verifier_unit_id"), "units", ["verifier_unit_id"], ["id"])
        tasks.create_foreign_key(op.f("fk_tasks_parent_id"), "tasks", ["parent_id"], ["id"])
    op.create_index(op.f("ix_tasks_parent_id"), "tasks", ["parent_id"], unique=False)
    with op.batch_alter_table("tasks") as tasks:
        for name in ("has_waited", "excused_days", "was_late", "subtasks", "acknowledged_unit_ids", "parts"):
            tasks.alter_column(name, server_default=None)


def _references(table: str, **columns: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([name], [f"{other}.id"], name=op.f(f"fk_{table}_{name}"))
        for name, other in columns.items()
    ]
