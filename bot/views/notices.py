"""Every fact to its message: importing this module registers all views."""

from bot.views import (
    confirmations,
    contacts,
    desk,
    digest,
    duties,
    exports,
    feedback,
    history,
    lineage,
    lines,
    minutes,
    reminders,
    search,
    seats,
    task_lists,
    task_steps,
    tasks,
    topics,
    which,
)
from bot.views import help as help_
from bot.views.registry import render

__all__ = [
    "confirmations",
    "contacts",
    "desk",
    "digest",
    "duties",
    "exports",
    "feedback",
    "help_",
    "history",
    "lineage",
    "lines",
    "minutes",
    "reminders",
    "render",
    "search",
    "seats",
    "task_lists",
    "task_steps",
    "tasks",
    "topics",
    "which",
]
