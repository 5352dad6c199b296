"""Messages that an app has left for later. Slack: chat.scheduleMessage."""

import asyncio
from dataclasses import dataclass
from typing import Any

from bot.workspace.apps import App
from bot.workspace.channels import Channel
from bot.workspace.errors import SlackError
from bot.workspace.events import Events
from bot.workspace.state import State

FARTHEST = 120 * 24 * 3600
"""Seconds ahead. Slack: chat.scheduleMessage, `time_too_far`."""

PER_FIVE_MINUTES = 30
"""Messages to one channel within five minutes. Slack: chat.scheduleMessage, `restricted_too_many`."""


@dataclass(eq=False, slots=True)
class Scheduled:
    """A message and the second at which it is to be posted."""

    id: str
    app: App
    channel: Channel
    post_at: int
    content: dict[str, Any]
    author: dict[str, Any]
    task: asyncio.Task[None] | None = None


class Schedule:
    """Posts what is due by the workspace's clock."""

    def __init__(self, state: State, events: Events) -> None:
        self._state = state
        self._events = events
        self._scheduled: dict[str, Scheduled] = {}

    async def stop(self) -> None:
        """Forget everything that was left for later."""
        tasks = [each.task for each in self._scheduled.values() if each.task]
        self._scheduled.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def add(
        self, app: App, channel: Channel, *, post_at: int, content: dict[str, Any], author: dict[str, Any]
    ) -> Scheduled:
        """Leave a message for later. Raises SlackError: in the past, too far ahead, too many."""
        now = self._state.clock.now()
        if post_at <= now:
            raise SlackError("time_in_past")
        if post_at > now + FARTHEST:
            raise SlackError("time_too_far")
        near = [each for each in self.of_app(app, channel.id) if each.post_at // 300 == post_at // 300]
        if len(near) >= PER_FIVE_MINUTES:
            raise SlackError("restricted_too_many")
        scheduled = Scheduled(self._state.identifiers.new("Q"), app, channel, post_at, content, author)
        self._scheduled[scheduled.id] = scheduled
        scheduled.task = asyncio.create_task(self._post_when_due(scheduled))
        return scheduled

    def of_app(self, app: App, channel: str = "") -> list[Scheduled]:
        """Return what an app has left for later, by time."""
        own = [each for each in self._scheduled.values() if each.app.id == app.id and channel in {"", each.channel.id}]
        return sorted(own, key=lambda each: each.post_at)

    def remove(self, app: App, channel: str, scheduled_id: str) -> None:
        """Take a message back. Raises SlackError when there is none, or its minute has come."""
        scheduled = self._scheduled.get(scheduled_id)
        too_late = self._state.clock.now() + 60
        if (
            scheduled is None
            or scheduled.app.id != app.id
            or scheduled.channel.id != channel
            or scheduled.post_at < too_late
        ):
            raise SlackError("invalid_scheduled_message_id")
        del self._scheduled[scheduled_id]
        if scheduled.task:
            scheduled.task.cancel()

    async def _post_when_due(self, scheduled: Scheduled) -> None:
        await self._state.clock.wait_until(scheduled.post_at)
        self._scheduled.pop(scheduled.id, None)
        # Slack's own fault, announced on the method's page: a scheduled message with metadata is never posted.
        if "metadata" not in scheduled.content:
            message = self._state.messages.post(scheduled.channel, scheduled.author, scheduled.content)
            self._events.message_posted(scheduled.channel, message)
