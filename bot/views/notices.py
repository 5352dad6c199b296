"""Every fact to its message: importing this module registers all views."""

from bot.views import contacts, desk, digest, history, lines, minutes, reminders, task_lists, task_steps, tasks, topics
from bot.views import help as help_
from bot.views.registry import render

__all__ = [
    "contacts",
    "desk",
    "digest",
    "help_",
    "history",
    "lines",
    "minutes",
    "reminders",
    "render",
    "task_lists",
    "task_steps",
    "tasks",
    "topics",
]
