"""Every fact to its message: importing this module registers all views."""

from bot.views import confirmations, contacts, desk, digest, exports, history, minutes, seats, tasks, topics, which
from bot.views import help as help_
from bot.views.registry import render

__all__ = [
    "confirmations",
    "contacts",
    "desk",
    "digest",
    "exports",
    "help_",
    "history",
    "minutes",
    "render",
    "seats",
    "tasks",
    "topics",
    "which",
]
