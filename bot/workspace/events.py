"""The Events API: who is told what happened, and again when they did not answer."""

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any

from bot.workspace.apps import App
from bot.workspace.channels import Channel
from bot.workspace.delivery import Deliverer
from bot.workspace.state import State
from bot.workspace.timeline import Message
from bot.workspace.transport import Answer, Request

RETRY_WAITS = (0.0, 60.0, 300.0)
"""Seconds before each further attempt. Slack: Events API, error handling ("nearly immediately", 1 minute, 5 minutes)."""

_CHANNEL_TYPE = {"channel": "channel", "group": "group", "im": "im", "mpim": "mpim"}
_MESSAGE_EVENT = {"channel": "message.channels", "group": "message.groups", "im": "message.im", "mpim": "message.mpim"}


class Events:
    """Turns what happened into events, one for each app that subscribes and may know of it."""

    def __init__(self, state: State, deliverer: Deliverer) -> None:
        self._state = state
        self._deliverer = deliverer
        self._tasks: set[asyncio.Task[None]] = set()

    async def stop(self) -> None:
        """Give up what waits for another attempt."""
        await asyncio.sleep(0)  # so that each task has begun, and ends what it counted as under way
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def message_posted(self, channel: Channel, message: Message) -> None:
        """Tell of a message: to apps that listen to the channel, and to those that it mentions."""
        kind = {"channel_type": _CHANNEL_TYPE[channel.kind], "channel": channel.id, "event_ts": message["ts"]}
        event = _without_metadata(message) | kind
        for app in self._in(channel):
            if app.listens_to(_MESSAGE_EVENT[channel.kind]):
                self.send(app, event)
            if self._mentions(message, app) and channel.kind != "im" and app.listens_to("app_mention"):
                self.send(
                    app, {key: value for key, value in event.items() if key != "channel_type"} | {"type": "app_mention"}
                )

    def message_changed(self, channel: Channel, message: Message, before: Message) -> None:
        """Tell of an edit."""
        facts = {"message": _without_metadata(message), "previous_message": _without_metadata(before)}
        self._message_subtype(channel, "message_changed", facts)

    def message_deleted(self, channel: Channel, before: Message) -> None:
        """Tell of a removal."""
        facts = {"deleted_ts": before["ts"], "previous_message": _without_metadata(before)}
        self._message_subtype(channel, "message_deleted", facts)

    def home_opened(self, app: App, user: str, *, tab: str) -> None:
        """Tell an app that somebody opened its Home tab (`home`) or its messages (`messages`)."""
        event: dict[str, Any] = {"type": "app_home_opened", "user": user, "tab": tab}
        event["channel"] = self._state.direct_with(user, app).id
        shown = self._state.views.find_home(user, app.id)
        if shown is not None and tab == "home":
            event["view"] = shown.view
        self.tell_app(app, event)

    def user_changed(self, user_id: str) -> None:
        """Tell every app that a person's data changed, or that they left (`deleted`)."""
        user = self._state.people.find(user_id)
        for app in self._state.apps:
            if user is not None:
                body = self._state.user_for_api(user, app)
                self.tell_app(app, {"type": "user_change", "user": body, "cache_ts": user.updated})

    def joined(self, channel: Channel, user: str, *, inviter: str = "") -> None:
        """Tell that somebody came into a channel."""
        event = {"type": "member_joined_channel", "user": user, "channel": channel.id, "channel_type": _letter(channel)}
        extra = {"inviter": inviter} if inviter else {}
        self.tell_channel(channel, event | extra | {"team": self._state.team.id})

    def left(self, channel: Channel, user: str) -> None:
        """Tell that somebody left a channel."""
        event = {"type": "member_left_channel", "user": user, "channel": channel.id, "channel_type": _letter(channel)}
        self.tell_channel(channel, event | {"team": self._state.team.id})

    def tell_channel(self, channel: Channel, event: dict[str, Any]) -> None:
        """Send an event about a channel to the apps that are in it and subscribe to its type."""
        for app in self._in(channel):
            self.tell_app(app, event)

    def tell_app(self, app: App, event: dict[str, Any]) -> None:
        """Send an event to an app if it subscribes to its type."""
        if app.listens_to(event["type"]):
            self.send(app, event)

    def send(self, app: App, event: dict[str, Any]) -> None:
        """Send any event to an app, in the background, with Slack's further attempts."""
        event.setdefault("event_ts", f"{self._state.clock.now():.6f}")
        identifier = self._state.identifiers.new("Ev")
        payload = {
            "team_id": self._state.team.id,
            "api_app_id": app.id,
            "event": event,
            "type": "event_callback",
            "event_id": identifier,
            "event_time": int(self._state.clock.now()),
            "authorizations": [_authorization(self._state.team.id, app)],
            "is_ext_shared_channel": False,
            "event_context": f"4-{identifier}",
        }
        user = event.get("user")
        self._begin(
            self._persist(
                app,
                Request(
                    "events_api",
                    "event",
                    event["type"],
                    payload,
                    identifier,
                    user=user if isinstance(user, str) else "",
                    accepts_answer=False,
                ),
            )
        )

    async def verify(self, app: App) -> bool:
        """Send `url_verification`, as Slack does when an address is entered; return whether the challenge came back."""
        challenge = self._state.identifiers.new("challenge")
        payload = {"type": "url_verification", "challenge": challenge}
        answer = await self._deliverer.deliver(
            app, Request("events_api", "event", "url_verification", payload, challenge)
        )
        said = answer.body.get("challenge") if isinstance(answer.body, dict) else answer.body
        return answer.is_ok and said == challenge

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        self._state.activity.begin()
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _persist(self, app: App, request: Request) -> None:
        try:
            answer = await self._deliverer.deliver(app, request)
        finally:
            self._state.activity.end()
        for number, seconds in enumerate(RETRY_WAITS, start=1):
            if answer.is_ok or answer.forbids_retry:
                return
            if seconds:
                await self._state.clock.wait(seconds)
            answer = await self._again(app, request, number, answer)

    async def _again(self, app: App, request: Request, number: int, before: Answer) -> Answer:
        return await self._deliverer.deliver(app, replace(request, retry_num=number, retry_reason=before.reason))

    def _message_subtype(self, channel: Channel, subtype: str, facts: dict[str, Any]) -> None:
        ts = channel.timeline.next_ts(self._state.clock.now())
        head = {"type": "message", "subtype": subtype, "hidden": True, "channel": channel.id, "ts": ts, "event_ts": ts}
        for app in self._in(channel):
            if app.listens_to(_MESSAGE_EVENT[channel.kind]):
                self.send(app, head | facts | {"channel_type": _CHANNEL_TYPE[channel.kind]})

    def _in(self, channel: Channel) -> list[App]:
        return [app for app in self._state.apps if app.bot_user in channel.members]

    def _mentions(self, message: Message, app: App) -> bool:
        text = message.get("text") or ""
        return f"<@{app.bot_user}>" in text or f"<@{app.bot_user}|" in text


def _letter(channel: Channel) -> str:
    return "C" if channel.kind == "channel" else "G"


def _without_metadata(message: Message) -> Message:
    return {key: value for key, value in message.items() if key not in {"metadata", "ephemeral"}}


def _authorization(team_id: str, app: App) -> dict[str, Any]:
    return {
        "enterprise_id": None,
        "team_id": team_id,
        "user_id": app.bot_user,
        "is_bot": True,
        "is_enterprise_install": False,
    }
