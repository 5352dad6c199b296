"""A card that waits for its look is found by its item, so that it waits once."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_outbox_card_next_at", "outbox", ["card", "next_at"], unique=False)
