"""The register of papers."""

from sqlalchemy import Column, Index, Integer, String, Table, Text

from bot.store.tables.base import metadata, own_id, to
from bot.store.types import Moment

papers = Table(
    "papers",
    metadata,
    own_id(),
    to("group_id", "groups"),
    Column("item", String(24), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("name", Text, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("made_at", Moment, nullable=False),
    Index("ix_papers_group_id_item", "group_id", "item"),
)
