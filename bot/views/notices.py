"""Every fact to its message: importing this module registers all views."""

from bot.views import contacts, desk, digest, minutes, tasks, topics
from bot.views.registry import render

__all__ = ["contacts", "desk", "digest", "minutes", "render", "tasks", "topics"]
