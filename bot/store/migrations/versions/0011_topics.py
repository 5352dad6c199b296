"""Topics in full: readiness, consultation, calls, the roadmap, referrals."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")
JSON = sa.JSON().with_variant(sa.dialects.postgresql.JSONB(), "postgresql")


def _to(column: str, table: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))


def upgrade() -> None:
    with op.batch_alter_table("topics") as topics:
        topics.add_column(sa.Column("basis", sa.Text(), nullable=False, server_default=""))
        topics.add_column(sa.Column("materials", JSON, nullable=False, server_default="[]"))
        topics.add_column(sa.Column("next_step", sa.Text(), nullable=False, server_default=""))
        topics.add_column(sa.Column("merged_into_id", KEY, nullable=True))
        topics.add_column(sa.Column("continues_id", KEY, nullable=True))
        topics.add_column(sa.Column("is_priority", sa.Boolean(), nullable=False, server_default=sa.false()))
        topics.add_column(sa.Column("quarter", sa.String(8), nullable=False, server_default=""))
        topics.add_column(sa.Column("consult_by", sa.Date(), nullable=True))
        topics.add_column(sa.Column("call_id", KEY, nullable=True))
        topics.create_foreign_key(op.f("fk_topics_merged_into_id"), "topics", ["merged_into_id"], ["id"])
        topics.create_foreign_key(op.f("fk_topics_continues_id"), "topics", ["continues_id"], ["id"])
    with op.batch_alter_table("topics") as topics:
        for name in ("basis", "materials", "next_step", "is_priority", "quarter"):
            topics.alter_column(name, server_default=None)
    _create_consultation()
    _create_referrals()


def _create_consultation() -> None:
    op.create_table(
        "opinions",
        sa.Column("id", KEY, nullable=False),
        sa.Column("topic_id", KEY, nullable=False),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stance", sa.String(32), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("person_id", KEY, nullable=True),
        sa.Column("role", sa.String(32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        _to("topic_id", "opinions", "topics"),
        _to("unit_id", "opinions", "units"),
        _to("person_id", "opinions", "persons"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinions")),
        sa.UniqueConstraint("topic_id", "unit_id", name=op.f("uq_opinions_topic_id_unit_id")),
    )
    op.create_table(
        "topic_calls",
        sa.Column("id", KEY, nullable=False),
        sa.Column("group_id", KEY, nullable=False),
        sa.Column("opened_by", KEY, nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        _to("group_id", "topic_calls", "groups"),
        _to("opened_by", "topic_calls", "persons"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic_calls")),
    )
    op.create_index("ix_topic_calls_group_id_closed_at", "topic_calls", ["group_id", "closed_at"], unique=False)
    op.create_table(
        "call_answers",
        sa.Column("id", KEY, nullable=False),
        sa.Column("call_id", KEY, nullable=False),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("topics", sa.Integer(), nullable=False),
        _to("call_id", "call_answers", "topic_calls"),
        _to("unit_id", "call_answers", "units"),
        _to("person_id", "call_answers", "persons"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_answers")),
        sa.UniqueConstraint("call_id", "unit_id", name=op.f("uq_call_answers_call_id_unit_id")),
    )


def _create_referrals() -> None:
    op.create_table(
        "referrals",
        sa.Column("id", KEY, nullable=False),
        sa.Column("group_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("topic_id", KEY, nullable=False),
        sa.Column("addressee", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("referred_by", KEY, nullable=False),
        sa.Column("referred_on", sa.Date(), nullable=False),
        sa.Column("follow_up_on", sa.Date(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _to("group_id", "referrals", "groups"),
        _to("topic_id", "referrals", "topics"),
        _to("referred_by", "referrals", "persons"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referrals")),
        sa.UniqueConstraint("group_id", "number", name=op.f("uq_referrals_group_id_number")),
    )
    op.create_index(op.f("ix_referrals_topic_id"), "referrals", ["topic_id"], unique=False)
