"""Tasks and what happens to them."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from bot.domain.blockers import BlockerState
from bot.domain.extensions import ExtensionState
from bot.domain.tasks import TaskState, TaskVerb
from bot.store.tables.base import item_version, metadata, own_id, to
from bot.store.types import Choice, Evidences, Key, Moment, Numbers, TaskParts

tasks = Table(
    "tasks",
    metadata,
    own_id(),
    to("group_id", "groups"),
    Column("number", Integer, nullable=False),
    Column("state", Choice(TaskState), nullable=False),
    Column("title", Text, nullable=False),
    Column("expected_result", Text, nullable=False),
    to("lead_unit_id", "units"),
    Column("supporting_unit_ids", Numbers, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("original_due_on", Date, nullable=False),
    Column("assigned_at", Moment, nullable=False),
    Column("area", Integer),
    to("decision_id", "decisions", nullable=True, index=True),
    to("duty_id", "duties", nullable=True, index=True),
    Column("percent", Integer, nullable=False),
    Column("last_report_at", Moment),
    Column("closed_on", Date),
    Column("stopped_on", Date),
    to("waiting_unit_id", "units", nullable=True),
    Column("has_waited", Boolean, nullable=False),
    Column("excused_days", Integer, nullable=False),
    Column("was_late", Boolean, nullable=False),
    to("parent_id", "tasks", nullable=True, index=True),
    to("verifier_unit_id", "units", nullable=True),
    Column("subtasks", Integer, nullable=False),
    Column("comments", Integer, nullable=False),
    Column("extension_id", Key),
    Column("blocker_id", Key),
    Column("urge_id", Key),
    Column("acknowledged_unit_ids", Numbers, nullable=False),
    Column("parts", TaskParts, nullable=False),
    item_version(),
    UniqueConstraint("group_id", "number"),
    Index("ix_tasks_group_id_state_due_on", "group_id", "state", "due_on"),
    Index("ix_tasks_lead_unit_id_state_due_on", "lead_unit_id", "state", "due_on"),
)

task_supports = Table(
    "task_supports",
    metadata,
    Column("task_id", Key, ForeignKey("tasks.id"), primary_key=True),
    Column("unit_id", Key, ForeignKey("units.id"), primary_key=True, index=True),
)
"""Which units support a task, for looking tasks up by unit; the task's own row holds them in order."""

comments = Table(
    "comments",
    metadata,
    own_id(),
    to("task_id", "tasks", index=True),
    to("person_id", "persons"),
    to("unit_id", "units", nullable=True),
    Column("at", Moment, nullable=False),
    Column("text", Text, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    own_id(),
    to("task_id", "tasks", index=True),
    to("unit_id", "units"),
    to("person_id", "persons"),
    Column("verb", Choice(TaskVerb), nullable=False),
    Column("at", Moment, nullable=False),
    Column("percent", Integer),
    Column("text", Text, nullable=False),
    Column("undone_at", Moment),
    Column("evidence", Evidences, nullable=False),
)

extensions = Table(
    "extensions",
    metadata,
    own_id(),
    to("group_id", "groups"),
    to("task_id", "tasks", index=True),
    Column("state", Choice(ExtensionState), nullable=False),
    to("unit_id", "units"),
    to("person_id", "persons"),
    Column("asked_at", Moment, nullable=False),
    Column("new_due_on", Date, nullable=False),
    Column("reason", Text, nullable=False),
    Column("granted_on", Date),
    to("decided_by", "persons", nullable=True),
    Column("decided_at", Moment),
    Column("answer", Text, nullable=False),
    Index("ix_extensions_group_id_state", "group_id", "state"),
)

blockers = Table(
    "blockers",
    metadata,
    own_id(),
    to("group_id", "groups"),
    to("task_id", "tasks", index=True),
    Column("state", Choice(BlockerState), nullable=False),
    to("lead_unit_id", "units"),
    to("unit_id", "units", index=True),
    Column("text", Text, nullable=False),
    to("declared_by", "persons"),
    Column("declared_at", Moment, nullable=False),
    Column("refusals", Integer, nullable=False),
    Column("answer", Text, nullable=False),
    Column("promised_on", Date),
    Column("accepted_on", Date),
    Column("ended_on", Date),
    Index("ix_blockers_group_id_state", "group_id", "state"),
)

task_waits = Table(
    "task_waits",
    metadata,
    own_id(),
    to("task_id", "tasks", index=True),
    to("unit_id", "units", nullable=True),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date),
)
"""The days on which a task's clock was another unit's, or nobody's (no unit): what evaluation cuts out."""

urges = Table(
    "urges",
    metadata,
    own_id(),
    to("group_id", "groups"),
    to("task_id", "tasks", index=True),
    to("person_id", "persons"),
    Column("at", Moment, nullable=False),
    Column("text", Text, nullable=False),
    Column("answered_at", Moment),
)
