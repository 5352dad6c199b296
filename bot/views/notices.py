"""Every fact to its message: importing this module registers all views."""

from bot.views import (
    contacts,
    desk,
    digest,
    duties,
    history,
    lineage,
    lines,
    minutes,
    reminders,
    task_lists,
    task_steps,
    tasks,
    topics,
)
from bot.views import help as help_
from bot.views.registry import render

__all__ = [
    "contacts",
    "desk",
    "digest",
    "duties",
    "help_",
    "history",
    "lineage",
    "lines",
    "minutes",
    "reminders",
    "render",
    "task_lists",
    "task_steps",
    "tasks",
    "topics",
]
