"""What proves a report stands beside it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    with op.batch_alter_table("reports") as reports:
        reports.add_column(sa.Column("evidence", JSON, nullable=False, server_default="[]"))
    with op.batch_alter_table("reports") as reports:
        reports.alter_column("evidence", server_default=None)
