"""The tables, by noun. A column of an item's table has the name of the field in its domain class."""

from bot.store.tables.base import metadata
from bot.store.tables.delivery import cards, chains, leases, outbox, record, seen
from bot.store.tables.groups import counters, duties, duty_periods, groups, units
from bot.store.tables.installations import bots, installations, setups, states, whereabouts
from bot.store.tables.minutes import decisions, minutes, unit_stances
from bot.store.tables.people import contact_changes, contact_confirmations, feedback, kept_lines, persons, seats
from bot.store.tables.reminders import chases, digests, holds
from bot.store.tables.tasks import blockers, extensions, reports, task_supports, task_waits, tasks, urges
from bot.store.tables.topics import topics

__all__ = [
    "blockers",
    "bots",
    "cards",
    "chains",
    "chases",
    "contact_changes",
    "contact_confirmations",
    "counters",
    "decisions",
    "digests",
    "duties",
    "duty_periods",
    "extensions",
    "feedback",
    "groups",
    "holds",
    "installations",
    "kept_lines",
    "leases",
    "metadata",
    "minutes",
    "outbox",
    "persons",
    "record",
    "reports",
    "seats",
    "seen",
    "setups",
    "states",
    "task_supports",
    "task_waits",
    "tasks",
    "topics",
    "unit_stances",
    "units",
    "urges",
    "whereabouts",
]
