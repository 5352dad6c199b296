"""The tables. A column of an item's table has the name of the field in its domain class."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from bot.domain.blockers import BlockerState
from bot.domain.consensus import Stance
from bot.domain.contacts import ContactChangeState
from bot.domain.extensions import ExtensionState
from bot.domain.minutes import MinutesState
from bot.domain.people import Role, SeatScope
from bot.domain.tasks import TaskState, TaskVerb
from bot.domain.topics import TopicState, Urgency
from bot.store.types import Choice, Evidences, Json, Key, Moment, Numbers, TaskParts, Words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


_OFFICE = text("unit_id IS NULL")


def _id() -> Column[int]:
    return Column("id", Key, primary_key=True)


def _to(name: str, table: str, *, nullable: bool = False, index: bool = False) -> Column[int]:
    return Column(name, Key, ForeignKey(f"{table}.id"), nullable=nullable, index=index)


def _version() -> Column[int]:
    return Column("version", Integer, nullable=False)


groups = Table(
    "groups",
    metadata,
    _id(),
    Column("key", String(64), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("short", String(80), nullable=False),
    Column("profile", Json, nullable=False),
    Column("channels", Json, nullable=False),
    Column("next_at", Moment, index=True),
    _version(),
)

units = Table(
    "units",
    metadata,
    _id(),
    _to("group_id", "groups"),
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
    _id(),
    _to("unit_id", "units"),
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

persons = Table(
    "persons",
    metadata,
    _id(),
    Column("slack_id", String(40), unique=True),
    Column("name", String(80), nullable=False),
    Column("title", String(120), nullable=False),
    Column("phone", String(40), nullable=False),
    Column("email", String(200), nullable=False),
    Column("language", String(8), nullable=False),
    Column("deactivated", Boolean, nullable=False),
)

seats = Table(
    "seats",
    metadata,
    _id(),
    _to("group_id", "groups"),
    _to("unit_id", "units", nullable=True, index=True),
    _to("person_id", "persons", index=True),
    Column("role", Choice(Role), nullable=False),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date),
    _to("stands_in_for", "persons", nullable=True),
    Column("scope", Choice(SeatScope), nullable=False),
    Column("is_beside", Boolean, nullable=False),
    Column("begun", Boolean, nullable=False),
    Column("ended", Boolean, nullable=False),
    Index("ix_seats_group_id_role", "group_id", "role"),
)

counters = Table(
    "counters",
    metadata,
    Column("group_id", Key, ForeignKey("groups.id"), primary_key=True),
    Column("series", String(40), primary_key=True),
    Column("value", Integer, nullable=False),
)

topics = Table(
    "topics",
    metadata,
    _id(),
    _to("group_id", "groups"),
    Column("number", Integer, nullable=False),
    Column("state", Choice(TopicState), nullable=False),
    _to("unit_id", "units", index=True),
    _to("submitted_by", "persons"),
    Column("submitted_at", Moment, nullable=False),
    Column("title", Text, nullable=False),
    Column("background", Text, nullable=False),
    Column("ask", Text, nullable=False),
    Column("area", Integer),
    Column("urgency", Choice(Urgency), nullable=False),
    _to("lead_unit_id", "units", nullable=True),
    Column("supporting_unit_ids", Numbers, nullable=False),
    Column("reason", Text, nullable=False),
    _version(),
    UniqueConstraint("group_id", "number"),
    Index("ix_topics_group_id_state", "group_id", "state"),
)

minutes = Table(
    "minutes",
    metadata,
    _id(),
    _to("group_id", "groups"),
    Column("number", Integer, nullable=False),
    Column("state", Choice(MinutesState), nullable=False),
    Column("title", Text, nullable=False),
    Column("held_on", Date, nullable=False),
    _to("drafted_by", "persons"),
    Column("text_version", Integer, nullable=False),
    Column("answer_by", Date),
    _to("signed_by", "persons", nullable=True),
    Column("signed_at", Moment),
    Column("issued_at", Moment),
    Column("year", Integer),
    Column("serial", Integer),
    _version(),
    UniqueConstraint("group_id", "number"),
    UniqueConstraint("group_id", "year", "serial"),
    Index("ix_minutes_group_id_state", "group_id", "state"),
)

decisions = Table(
    "decisions",
    metadata,
    _id(),
    _to("minutes_id", "minutes", index=True),
    Column("position", Integer, nullable=False),
    Column("text", Text, nullable=False),
    _to("lead_unit_id", "units"),
    Column("supporting_unit_ids", Numbers, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("expected_result", Text, nullable=False),
    _to("topic_id", "topics", nullable=True),
    Column("task_id", Key),
)

unit_stances = Table(
    "unit_stances",
    metadata,
    _id(),
    _to("minutes_id", "minutes"),
    Column("text_version", Integer, nullable=False),
    _to("unit_id", "units"),
    _to("person_id", "persons"),
    Column("role", String(32), nullable=False),
    Column("stance", Choice(Stance), nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_unit_stances_minutes_id_text_version", "minutes_id", "text_version"),
)

tasks = Table(
    "tasks",
    metadata,
    _id(),
    _to("group_id", "groups"),
    Column("number", Integer, nullable=False),
    Column("state", Choice(TaskState), nullable=False),
    Column("title", Text, nullable=False),
    Column("expected_result", Text, nullable=False),
    _to("lead_unit_id", "units"),
    Column("supporting_unit_ids", Numbers, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("original_due_on", Date, nullable=False),
    Column("assigned_at", Moment, nullable=False),
    Column("area", Integer),
    _to("decision_id", "decisions", nullable=True, index=True),
    _to("duty_id", "duties", nullable=True, index=True),
    Column("percent", Integer, nullable=False),
    Column("last_report_at", Moment),
    Column("closed_on", Date),
    Column("stopped_on", Date),
    _to("waiting_unit_id", "units", nullable=True),
    Column("has_waited", Boolean, nullable=False),
    Column("excused_days", Integer, nullable=False),
    Column("was_late", Boolean, nullable=False),
    _to("parent_id", "tasks", nullable=True, index=True),
    _to("verifier_unit_id", "units", nullable=True),
    Column("subtasks", Integer, nullable=False),
    Column("extension_id", Key),
    Column("blocker_id", Key),
    Column("urge_id", Key),
    Column("acknowledged_unit_ids", Numbers, nullable=False),
    Column("parts", TaskParts, nullable=False),
    _version(),
    UniqueConstraint("group_id", "number"),
    Index("ix_tasks_group_id_state_due_on", "group_id", "state", "due_on"),
    Index("ix_tasks_lead_unit_id_state_due_on", "lead_unit_id", "state", "due_on"),
)

extensions = Table(
    "extensions",
    metadata,
    _id(),
    _to("group_id", "groups"),
    _to("task_id", "tasks", index=True),
    Column("state", Choice(ExtensionState), nullable=False),
    _to("unit_id", "units"),
    _to("person_id", "persons"),
    Column("asked_at", Moment, nullable=False),
    Column("new_due_on", Date, nullable=False),
    Column("reason", Text, nullable=False),
    Column("granted_on", Date),
    _to("decided_by", "persons", nullable=True),
    Column("decided_at", Moment),
    Column("answer", Text, nullable=False),
    Index("ix_extensions_group_id_state", "group_id", "state"),
)

blockers = Table(
    "blockers",
    metadata,
    _id(),
    _to("group_id", "groups"),
    _to("task_id", "tasks", index=True),
    Column("state", Choice(BlockerState), nullable=False),
    _to("lead_unit_id", "units"),
    _to("unit_id", "units", index=True),
    Column("text", Text, nullable=False),
    _to("declared_by", "persons"),
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
    _id(),
    _to("task_id", "tasks", index=True),
    _to("unit_id", "units", nullable=True),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date),
)
"""The days on which a task's clock was another unit's, or nobody's (no unit): what evaluation cuts out."""

urges = Table(
    "urges",
    metadata,
    _id(),
    _to("group_id", "groups"),
    _to("task_id", "tasks", index=True),
    _to("person_id", "persons"),
    Column("at", Moment, nullable=False),
    Column("text", Text, nullable=False),
    Column("answered_at", Moment),
)

chases = Table(
    "chases",
    metadata,
    _id(),
    _to("group_id", "groups"),
    Column("kind", String(40), nullable=False),
    Column("item", String(80), nullable=False),
    _to("unit_id", "units", nullable=True),
    Column("due_on", Date, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("stage", Integer),
    Column("told_on", Date),
    Column("next_at", Moment),
    Column("snoozed_until", Date),
    Column("snooze_reason", Text, nullable=False),
    UniqueConstraint("group_id", "kind", "item", "unit_id"),
    Index("ix_chases_group_id_told_on", "group_id", "told_on"),
    Index("ix_chases_group_id_item", "group_id", "item"),
    Index("uq_chases_office", "group_id", "kind", "item", unique=True, sqlite_where=_OFFICE, postgresql_where=_OFFICE),
    Index("ix_chases_group_id_next_at", "group_id", "next_at"),
)
"""What is awaited from whom; a row that rests has no `next_at`."""

holds = Table(
    "holds",
    metadata,
    _id(),
    _to("group_id", "groups", index=True),
    _to("unit_id", "units", nullable=True),
    _to("person_id", "persons"),
    Column("reason", Text, nullable=False),
    Column("since", Moment, nullable=False),
    Column("released_at", Moment),
)

digests = Table(
    "digests",
    metadata,
    _id(),
    _to("group_id", "groups"),
    _to("person_id", "persons"),
    Column("day", Date, nullable=False),
    Column("state", String(16), nullable=False),
    UniqueConstraint("group_id", "person_id", "day"),
    Index("ix_digests_group_id_day", "group_id", "day"),
)
"""Who had a digest on which day: `sent`, or `withheld` by the week's budget, or `made-up` once a later one told of it."""

feedback = Table(
    "feedback",
    metadata,
    _id(),
    _to("group_id", "groups"),
    _to("person_id", "persons"),
    Column("at", Moment, nullable=False),
    Column("text", Text, nullable=False),
    Column("answer", Text, nullable=False),
    _to("answered_by", "persons", nullable=True),
    Column("answered_at", Moment),
    Index("ix_feedback_group_id_answered_at", "group_id", "answered_at"),
)

task_supports = Table(
    "task_supports",
    metadata,
    Column("task_id", Key, ForeignKey("tasks.id"), primary_key=True),
    Column("unit_id", Key, ForeignKey("units.id"), primary_key=True, index=True),
)
"""Which units support a task, for looking tasks up by unit; the task's own row holds them in order."""

reports = Table(
    "reports",
    metadata,
    _id(),
    _to("task_id", "tasks", index=True),
    _to("unit_id", "units"),
    _to("person_id", "persons"),
    Column("verb", Choice(TaskVerb), nullable=False),
    Column("at", Moment, nullable=False),
    Column("percent", Integer),
    Column("text", Text, nullable=False),
    Column("undone_at", Moment),
    Column("evidence", Evidences, nullable=False),
)

contact_changes = Table(
    "contact_changes",
    metadata,
    _id(),
    _to("group_id", "groups"),
    Column("number", Integer, nullable=False),
    Column("state", Choice(ContactChangeState), nullable=False),
    _to("unit_id", "units"),
    Column("role", Choice(Role), nullable=False),
    Column("slack_id", String(40), nullable=False),
    Column("name", String(80), nullable=False),
    Column("title", String(120), nullable=False),
    Column("phone", String(40), nullable=False),
    Column("reason", Text, nullable=False),
    Column("effective_on", Date, nullable=False),
    _to("proposed_by", "persons"),
    Column("proposed_at", Moment, nullable=False),
    Column("return_reason", Text, nullable=False),
    _version(),
    UniqueConstraint("group_id", "number"),
    Index("ix_contact_changes_group_id_state", "group_id", "state"),
)

contact_confirmations = Table(
    "contact_confirmations",
    metadata,
    _id(),
    _to("group_id", "groups"),
    _to("unit_id", "units"),
    Column("period", String(8), nullable=False),
    Column("asked_on", Date, nullable=False),
    Column("confirmed_at", Moment),
    _to("person_id", "persons", nullable=True),
    UniqueConstraint("group_id", "period", "unit_id"),
)
"""Each quarter's question to each unit whether its people are still the same (period: 2026Q4)."""

kept_lines = Table(
    "kept_lines",
    metadata,
    _id(),
    Column("slack_id", String(40), nullable=False),
    Column("action", String(80), nullable=False),
    Column("line", Text, nullable=False),
    Column("at", Moment, nullable=False, index=True),
)
"""What somebody typed, or pressed (`action`, with its value), that waits for a choice: for which group, or for which
unit, it was meant."""

record = Table(
    "record",
    metadata,
    Column("group_id", Key, ForeignKey("groups.id"), primary_key=True),
    Column("seq", Key, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("person_id", Key),
    Column("role", String(32), nullable=False),
    Column("action", String(40), nullable=False),
    Column("item", String(24), nullable=False),
    Column("before", Json, nullable=False),
    Column("after", Json, nullable=False),
    Column("hash", String(64), nullable=False),
    Index("ix_record_group_id_item", "group_id", "item"),
)

chains = Table(
    "chains",
    metadata,
    Column("group_id", Key, ForeignKey("groups.id"), primary_key=True),
    Column("seq", Key, nullable=False),
    Column("hash", String(64), nullable=False),
)
"""The head of each group's record. Its row is the lock under which entries are appended."""

outbox = Table(
    "outbox",
    metadata,
    _id(),
    Column("key", String(200), nullable=False, unique=True),
    Column("lane", String(300), nullable=False),
    Column("target", Json, nullable=False),
    Column("kind", String(60), nullable=False),
    Column("facts", Json, nullable=False),
    Column("card", String(80)),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("next_at", Moment),
    Column("sent_at", Moment),
    Column("channel", String(40)),
    Column("ts", String(32)),
    Column("error", Text),
    Index("ix_outbox_next_at_id", "next_at", "id"),
    Index("ix_outbox_lane_next_at", "lane", "next_at"),
    Index("ix_outbox_card_next_at", "card", "next_at"),
)

cards = Table(
    "cards",
    metadata,
    _id(),
    Column("item", String(80), nullable=False),
    Column("lane", String(300), nullable=False),
    Column("channel", String(40), nullable=False),
    Column("ts", String(32), nullable=False),
    Column("target", Json, nullable=False),
    Column("closed", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("item", "lane"),
)
"""The one current message in each conversation that shows an item: what is edited in place when the item changes. A
closed one has had its last look: its reader has left."""

seen = Table(
    "seen",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("at", Moment, nullable=False, index=True),
)
"""Requests already carried out, by the platform's id or by what was typed."""

leases = Table(
    "leases",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("holder", String(80), nullable=False),
    Column("until", Moment, nullable=False),
)
