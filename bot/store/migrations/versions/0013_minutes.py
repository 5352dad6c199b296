"""Minutes of a meeting; answers taken from silence; formal receipts."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _to(column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_minutes_receipts_{column}"))


def upgrade() -> None:
    with op.batch_alter_table("minutes") as minutes:
        minutes.add_column(sa.Column("meeting_id", KEY, nullable=True))
        minutes.create_foreign_key(op.f("fk_minutes_meeting_id"), "meetings", ["meeting_id"], ["id"])
    with op.batch_alter_table("unit_stances") as stances:
        stances.alter_column("person_id", existing_type=KEY, nullable=True)
    op.create_table(
        "minutes_receipts",
        sa.Column("id", KEY, nullable=False),
        sa.Column("minutes_id", KEY, nullable=False),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _to("minutes_id", "minutes"),
        _to("unit_id", "units"),
        _to("person_id", "persons"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_receipts")),
        sa.UniqueConstraint("minutes_id", "unit_id", name=op.f("uq_minutes_receipts_minutes_id_unit_id")),
    )
