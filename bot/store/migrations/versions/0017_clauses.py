"""Minutes clause by clause: outcomes, versions, answers to one clause, objections settled, corrections."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")
JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    with op.batch_alter_table("minutes") as minutes:
        minutes.add_column(sa.Column("corrects_id", KEY, nullable=True))
        minutes.create_foreign_key(op.f("fk_minutes_corrects_id"), "minutes", ["corrects_id"], ["id"])
    with op.batch_alter_table("decisions") as decisions:
        decisions.alter_column("due_on", existing_type=sa.Date(), nullable=True)
        decisions.add_column(sa.Column("outcome", sa.String(length=32), nullable=True))
        decisions.add_column(sa.Column("reason", sa.Text(), nullable=False, server_default=""))
        decisions.add_column(sa.Column("every", sa.String(length=16), nullable=False, server_default=""))
        decisions.add_column(sa.Column("changed_in", sa.Integer(), nullable=False, server_default="0"))
        decisions.add_column(sa.Column("asked_unit_ids", JSON, nullable=False, server_default="[]"))
        decisions.add_column(sa.Column("left_in", sa.Integer(), nullable=True))
        decisions.add_column(sa.Column("corrects_id", KEY, nullable=True))
        decisions.create_foreign_key(op.f("fk_decisions_corrects_id"), "decisions", ["corrects_id"], ["id"])
    with op.batch_alter_table("unit_stances") as stances:
        stances.add_column(sa.Column("decision_id", KEY, nullable=True))
        stances.add_column(sa.Column("source", sa.Text(), nullable=False, server_default=""))
        stances.add_column(sa.Column("settled_by", KEY, nullable=True))
        stances.add_column(sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True))
        stances.add_column(sa.Column("settlement", sa.Text(), nullable=False, server_default=""))
        stances.create_foreign_key(op.f("fk_unit_stances_decision_id"), "decisions", ["decision_id"], ["id"])
        stances.create_foreign_key(op.f("fk_unit_stances_settled_by"), "persons", ["settled_by"], ["id"])
    op.create_table(
        "clause_versions",
        sa.Column("id", KEY, nullable=False),
        sa.Column("decision_id", KEY, nullable=False),
        sa.Column("text_version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("lead_unit_id", KEY, nullable=False),
        sa.Column("supporting_unit_ids", JSON, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("expected_result", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(length=32), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("every", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name=op.f("fk_clause_versions_decision_id")),
        sa.ForeignKeyConstraint(["lead_unit_id"], ["units.id"], name=op.f("fk_clause_versions_lead_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clause_versions")),
    )
    op.create_index(op.f("ix_clause_versions_decision_id"), "clause_versions", ["decision_id"], unique=False)
    _fill()
    for table, columns in _FILLED.items():
        with op.batch_alter_table(table) as altered:
            for column, kind in columns.items():
                altered.alter_column(column, existing_type=kind, server_default=None)
    some = sa.text("every <> ''")
    op.create_index("ix_decisions_every", "decisions", ["every"], sqlite_where=some, postgresql_where=some)


_FILLED: dict[str, dict[str, sa.types.TypeEngine[Any]]] = {
    "decisions": {
        "reason": sa.Text(),
        "every": sa.String(length=16),
        "changed_in": sa.Integer(),
        "asked_unit_ids": JSON,
    },
    "unit_stances": {"source": sa.Text(), "settlement": sa.Text()},
}


def _fill() -> None:
    """Until now every clause became a task, and each circulation asked every unit about the whole text."""
    db = op.get_bind()
    decisions = sa.table(
        "decisions",
        *(sa.column(name) for name in ("id", "minutes_id", "outcome", "changed_in")),
        sa.column("asked_unit_ids", JSON),
    )
    versions = sa.table(
        "clause_versions",
        *(sa.column(name) for name in _COPIED),
        sa.column("supporting_unit_ids", JSON),
    )
    db.execute(decisions.update().values(outcome="task"))
    asked = sa.text("SELECT id, group_id, text_version FROM minutes WHERE text_version > 0")
    for minutes_id, group_id, text_version in db.execute(asked).all():
        units = [row[0] for row in db.execute(sa.text("SELECT id FROM units WHERE group_id = :g"), {"g": group_id})]
        own = decisions.c.minutes_id == minutes_id
        db.execute(decisions.update().where(own).values(changed_in=text_version, asked_unit_ids=units))
        whole = sa.text(
            "SELECT id, text, lead_unit_id, supporting_unit_ids, due_on, expected_result "
            "FROM decisions WHERE minutes_id = :m"
        ).columns(sa.column("supporting_unit_ids", JSON), sa.column("due_on", sa.Date()))
        for row in db.execute(whole, {"m": minutes_id}).mappings().all():
            values = dict(row)
            values |= {"decision_id": values.pop("id"), "text_version": text_version}
            db.execute(versions.insert().values(**values, outcome="task", reason="", every=""))


_COPIED = (
    "decision_id",
    "text_version",
    "text",
    "lead_unit_id",
    "due_on",
    "expected_result",
    "outcome",
    "reason",
    "every",
)
