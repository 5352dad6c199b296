"""Groups, their units, duties and counters."""

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from bot.store.tables.base import item_version, metadata, own_id, to
from bot.store.types import Json, Key, Moment, Words

groups = Table(
    "groups",
    metadata,
    own_id(),
    Column("key", String(64), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("short", String(80), nullable=False),
    Column("profile", Json, nullable=False),
    Column("channels", Json, nullable=False),
    Column("next_at", Moment, index=True),
    item_version(),
)

units = Table(
    "units",
    metadata,
    own_id(),
    to("group_id", "groups"),
    Column("key", String(64), nullable=False),
    Column("position", Integer, nullable=False),
    Column("name", String(200), nullable=False),
    Column("short", String(80), nullable=False),
    Column("english", String(200), nullable=False),
    Column("aliases", Words, nullable=False),
    UniqueConstraint("group_id", "key"),
)

duties = Table(
    "duties",
    metadata,
    own_id(),
    to("unit_id", "units"),
    Column("position", Integer, nullable=False),
    Column("number", Integer),
    Column("text", Text, nullable=False),
    Column("cadence", Json),
    Column("next_on", Date, index=True),
    UniqueConstraint("unit_id", "position"),
)

duty_periods = Table(
    "duty_periods",
    metadata,
    Column("group_id", Key, ForeignKey("groups.id"), primary_key=True),
    Column("matter", String(80), primary_key=True),
    Column("period", String(16), primary_key=True),
    Column("task_id", Key, nullable=False),
)
"""The task that recurring work (a duty, or the group's own: `duty:12`, `work:KEY`) became in a period (2026H1): one each."""

counters = Table(
    "counters",
    metadata,
    Column("group_id", Key, ForeignKey("groups.id"), primary_key=True),
    Column("series", String(40), primary_key=True),
    Column("value", Integer, nullable=False),
)
