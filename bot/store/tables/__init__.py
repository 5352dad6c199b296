"""The tables, by noun. A column of an item's table has the name of the field in its domain class."""

from bot.store.tables.base import metadata
from bot.store.tables.delivery import cards, chains, leases, outbox, record, seen
from bot.store.tables.groups import counters, duties, duty_periods, groups, units
from bot.store.tables.installations import bots, installations, setups, states, whereabouts
from bot.store.tables.meetings import agenda_items, guests, meetings, participations
from bot.store.tables.minutes import clause_versions, decisions, minutes, minutes_receipts, unit_stances
from bot.store.tables.papers import papers
from bot.store.tables.people import (
    contact_changes,
    contact_confirmations,
    feedback,
    form_drafts,
    kept_lines,
    persons,
    seats,
)
from bot.store.tables.reminders import chases, digests, holds
from bot.store.tables.tasks import blockers, comments, extensions, reports, task_supports, task_waits, tasks, urges
from bot.store.tables.topics import call_answers, opinions, referrals, topic_calls, topics

__all__ = [
    "agenda_items",
    "blockers",
    "bots",
    "call_answers",
    "cards",
    "chains",
    "chases",
    "clause_versions",
    "comments",
    "contact_changes",
    "contact_confirmations",
    "counters",
    "decisions",
    "digests",
    "duties",
    "duty_periods",
    "extensions",
    "feedback",
    "form_drafts",
    "groups",
    "guests",
    "holds",
    "installations",
    "kept_lines",
    "leases",
    "meetings",
    "metadata",
    "minutes",
    "minutes_receipts",
    "opinions",
    "outbox",
    "papers",
    "participations",
    "persons",
    "record",
    "referrals",
    "reports",
    "seats",
    "seen",
    "setups",
    "states",
    "task_supports",
    "task_waits",
    "tasks",
    "topic_calls",
    "topics",
    "unit_stances",
    "units",
    "urges",
    "whereabouts",
]
