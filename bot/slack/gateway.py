"""The only caller of Slack's Web API: paced before each call, never repeated here, each failure named for what it means.

The client has no retry handlers: the SDK's default sends again after a dropped connection, and so posts twice. Only the
outbox decides what is sent again.
"""

import json
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.clock import Clock
from bot.measures import CALL_SECONDS, CALLS, RATE_LIMITED
from bot.services.runner import Runner
from bot.slack.pacing import Crowded, Pacing

Content = Mapping[str, Any]
"""A message as Slack takes it: `text`, escaped, and `blocks`."""

EVENT_TYPE = "concord_message"
_TIMEOUT = 10
_PASSING = frozenset(
    {"ratelimited", "internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"}
)
_LOOKED_AT = 100
_TOKEN_FAULTS = frozenset({"invalid_auth", "account_inactive", "token_revoked", "token_expired", "not_authed"})
_ACCOUNTS = 200
"""At a time (Slack: users.list recommends no more)."""


class NotSent(Exception):
    """A call certainly had no effect and may be made again after `seconds`."""

    def __init__(self, reason: str, seconds: float) -> None:
        super().__init__(reason)
        self.seconds = seconds


class Unsendable(Exception):
    """A call can never succeed as things stand: the channel is gone, the token revoked, the blocks refused."""


class Unknown(Exception):
    """Nobody knows whether a call had its effect: the connection broke, or no answer came."""


_OUTCOMES: dict[type[Exception], str] = {NotSent: "not-sent", Unsendable: "refused", Unknown: "unknown"}


@dataclass(frozen=True, slots=True)
class Posted:
    """Where a message stands."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the token is."""

    team_id: str
    bot_user_id: str
    bot_id: str


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whose a token is, what it may, and the moment at which Slack said so (None where it named none)."""

    identity: Identity
    team: str
    user: str
    scopes: frozenset[str]
    said_at: datetime | None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to be sent: its name, its bytes, and what it is called where the name does not say it."""

    name: str
    content: bytes
    title: str = ""


@dataclass(frozen=True, slots=True)
class ChannelState:
    """How a channel stands to the bot."""

    name: str
    is_member: bool
    is_archived: bool


class Gateway:
    """The Web API at `base_url` for the bot with `token`. `shared`: the database of several processes that call it; `name`
    tells one workspace's limits from another's there."""

    def __init__(
        self, token: str, base_url: str, clock: Clock, *, shared: Runner | None = None, name: str = ""
    ) -> None:
        self._pacing = Pacing(clock, shared, name)
        self._direct: dict[str, str] = {}
        self._session: aiohttp.ClientSession | None = None
        self.trouble = ""
        """Why Slack refuses the token, since its last answer; empty while it does not."""
        self._client = AsyncWebClient(token=token, base_url=base_url, timeout=_TIMEOUT, retry_handlers=[])

    async def start(self) -> Bearer:
        """Open the connections and ask who we are. Raises NotSent, Unsendable or Unknown."""
        self.open()
        return await self.who()

    async def who(self) -> Bearer:
        """Ask who we are. Raises NotSent, Unsendable or Unknown."""
        answer = await self._call("auth.test", {})
        said_at = answer.headers.get("Date")
        return Bearer(
            Identity(answer["team_id"], answer["user_id"], answer.get("bot_id") or ""),
            answer.get("team") or "",
            answer.get("user") or "",
            frozenset(filter(None, answer.headers.get("X-OAuth-Scopes", "").replace(" ", "").split(","))),
            parsedate_to_datetime(said_at) if said_at else None,
        )

    def open(self) -> None:
        """Open the connections."""
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=_TIMEOUT))
        self._client.session = self._session

    def use(self, token: str) -> None:
        """Call with this token from now on: tokens are exchanged (Slack: token rotation)."""
        self._client.token = token

    async def open_socket(self) -> None:
        """Ask for the address of a connection (Socket Mode), which shows whether an app-level token is good."""
        await self._call("apps.connections.open", {})

    async def look_at_channel(self, channel: str) -> ChannelState | None:
        """Return how a channel stands; None for one that does not exist, or that is private and not the bot's."""
        try:
            answer = await self._call("conversations.info", {"channel": channel}, is_form=True)
        except Unsendable as error:
            if "channel_not_found" not in str(error):
                raise
            return None
        found = answer["channel"]
        return ChannelState(found.get("name") or "", bool(found.get("is_member")), bool(found.get("is_archived")))

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    async def room_for_edits(self) -> int:
        """Return how many messages may be edited at once."""
        return await self._pacing.room("chat.update")

    async def open_direct(self, slack_id: str) -> str:
        """Return the conversation with a person."""
        answer = await self._call("conversations.open", {"users": slack_id})
        self._direct[slack_id] = answer["channel"]["id"]
        return self._direct[slack_id]

    async def post_direct(self, slack_id: str, content: Content, *, key: str) -> Posted:
        """Post to a person: by the person's id, which asks for no conversation first (of those, only 50 a minute may be
        opened); the answer tells the conversation, which is used from then on."""
        known = self._direct.get(slack_id)
        try:
            posted = await self.post(known or slack_id, content, key=key)
        except Unsendable as error:
            if known or "channel_not_found" not in str(error):
                raise
            posted = await self.post(await self.open_direct(slack_id), content, key=key)
        self._direct[slack_id] = posted.channel
        return posted

    async def post(
        self, channel: str, content: Content, *, key: str, thread_ts: str | None = None, is_broadcast: bool = False
    ) -> Posted:
        """Post a message. `key` goes with it, so that it can be found again (see `find`). `is_broadcast`: a reply is seen
        in the conversation, too."""
        body = {**content} | {
            "channel": channel,
            "unfurl_links": False,
            "unfurl_media": False,
            "metadata": {"event_type": EVENT_TYPE, "event_payload": {"key": key}},
        }
        if thread_ts:
            body["thread_ts"] = thread_ts
            body["reply_broadcast"] = is_broadcast
        answer = await self._call("chat.postMessage", body, channel=channel)
        return Posted(answer["channel"], answer["ts"])

    async def update(self, channel: str, ts: str, content: Content, *, key: str) -> Posted:
        """Edit a message in place."""
        metadata = {"event_type": EVENT_TYPE, "event_payload": {"key": key}}
        body = {**content} | {"channel": channel, "ts": ts, "metadata": metadata}
        answer = await self._call("chat.update", body, channel=channel)
        return Posted(answer["channel"], answer["ts"])

    async def find(self, channel: str, key: str, *, oldest: float, thread_ts: str | None = None) -> Posted | None:
        """Look for the message that was posted with `key` at or after `oldest` (seconds since 1970)."""
        body: dict[str, Any] = {
            "channel": channel,
            "oldest": f"{oldest:.6f}",
            "include_all_metadata": True,
            "inclusive": True,
            "limit": _LOOKED_AT,
        }
        method = "conversations.history"
        if thread_ts:
            method, body["ts"] = "conversations.replies", thread_ts
        cursor = ""
        while True:
            answer = await self._call(method, body | ({"cursor": cursor} if cursor else {}))
            for message in answer.get("messages") or []:
                if ((message.get("metadata") or {}).get("event_payload") or {}).get("key") == key:
                    return Posted(channel, message["ts"])
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return None

    async def list_accounts(self) -> AsyncIterator[tuple[str, bool]]:
        """Yield the id of each account of the workspace, and whether it is disabled. Raises NotSent, Unsendable, Unknown."""
        cursor = ""
        while True:
            answer = await self._call("users.list", {"limit": _ACCOUNTS, "cursor": cursor}, is_form=True)
            for member in answer.get("members") or []:
                yield member["id"], bool(member.get("deleted"))
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return

    async def pin(self, channel: str, ts: str) -> None:
        """Pin a message; one that is pinned already stays so."""
        try:
            await self._call("pins.add", {"channel": channel, "timestamp": ts})
        except Unsendable as error:
            if "already_pinned" not in str(error):
                raise

    async def upload(
        self,
        slack_id: str,
        files: Sequence[Attachment],
        *,
        channel: str = "",
        thread_ts: str | None = None,
        comment: str = "",
    ) -> None:
        """Send a person, or a `channel`, files in one message, perhaps into a thread (Slack: working with files): for each
        an address and the bytes, then the message. Until the last step nothing is seen, so that only its failure is
        Unknown."""
        channel = channel or self._direct.get(slack_id) or await self.open_direct(slack_id)
        sent = []
        for file in files:
            wanted = {"filename": file.name, "length": len(file.content)}
            asked = await self._call("files.getUploadURLExternal", wanted, is_form=True)
            await self._send_bytes(asked["upload_url"], file.content)
            sent.append({"id": asked["file_id"], "title": file.title or file.name})
        body = {"files": json.dumps(sent, ensure_ascii=False), "channel_id": channel}
        said = {"thread_ts": thread_ts or "", "initial_comment": comment}
        body |= {name: value for name, value in said.items() if value}
        await self._call("files.completeUploadExternal", body, is_form=True)

    async def has_file(
        self, slack_id: str, name: str, *, oldest: float, channel: str = "", thread_ts: str | None = None
    ) -> bool:
        """Tell whether a person, or a `channel`, perhaps in a thread, was sent the file `name` at or after `oldest` (seconds
        since 1970)."""
        channel = channel or self._direct.get(slack_id) or await self.open_direct(slack_id)
        body: dict[str, Any] = {"channel": channel, "oldest": f"{oldest:.6f}", "inclusive": True, "limit": _LOOKED_AT}
        method = "conversations.history"
        if thread_ts:
            method, body["ts"] = "conversations.replies", thread_ts
        answer = await self._call(method, body)
        return any(
            file.get("name") == name for message in answer.get("messages") or [] for file in message.get("files") or []
        )

    async def name_of(self, slack_id: str) -> str:
        """Return what a person of the workspace is called."""
        user = (await self._call("users.info", {"user": slack_id}, is_form=True))["user"]
        profile = user.get("profile") or {}
        return str(profile.get("real_name") or user.get("real_name") or user.get("name") or slack_id)

    async def download(self, url: str, most: int) -> bytes | None:
        """Return a file that a person handed in; None for one of more than `most` bytes. Raises NotSent or Unsendable."""
        if self._session is None:
            raise NotSent("not started", 1)
        try:
            async with self._session.get(url, headers={"Authorization": f"Bearer {self._client.token}"}) as answer:
                # Without the right to it Slack answers with a page (Slack: working with files).
                if answer.status != HTTPStatus.OK or answer.content_type == "text/html":
                    raise Unsendable(f"download: HTTP {answer.status}")
                content = await answer.content.read(most + 1)
                while len(content) <= most and (more := await answer.content.read(most + 1)):
                    content += more
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise NotSent(f"download: {error!r}", 2) from error
        return content if len(content) <= most else None

    async def open_view(self, trigger_id: str, view: dict[str, Any]) -> None:
        """Open a modal; the trigger is good for one use within 3 seconds."""
        await self._call("views.open", {"trigger_id": trigger_id, "view": view})

    async def publish_home(self, slack_id: str, view: dict[str, Any]) -> None:
        """Show somebody the Home tab."""
        await self._call("views.publish", {"user_id": slack_id, "view": view})

    async def respond(self, url: str, content: Content, *, is_replacing: bool) -> None:
        """Answer at a response address: to the asker alone, or in place of the message that was clicked."""
        if self._session is None:
            raise NotSent("not started", 1)
        body = {**content} | {"response_type": "ephemeral", "replace_original": is_replacing}
        try:
            async with self._session.post(url, json=body) as answer:
                status, text = answer.status, await answer.text()
        except (aiohttp.ClientConnectorError, ConnectionRefusedError) as error:
            raise NotSent(str(error), 2) from error
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Unknown(str(error)) from error
        if status == 429:
            raise NotSent("ratelimited", float(answer.headers.get("Retry-After", "1")))
        if status >= 500:
            raise NotSent(f"HTTP {status}", 2)
        if status != 200:
            raise Unsendable(f"HTTP {status}: {text[:200]}")

    async def _send_bytes(self, url: str, content: bytes) -> None:
        if self._session is None:
            raise NotSent("not started", 1)
        try:
            async with self._session.post(url, data=content) as answer:
                status = answer.status
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise NotSent(f"upload: {error!r}", 2) from error
        if status != HTTPStatus.OK:
            raise NotSent(f"upload: HTTP {status}", 2)

    async def _call(
        self, method: str, body: dict[str, Any], *, channel: str = "", is_form: bool = False
    ) -> AsyncSlackResponse:
        """Call a method. `is_form`: the few that take no JSON (Slack: files.getUploadURLExternal)."""
        try:
            await self._pacing.turn(method, channel)
        except Crowded as error:
            raise NotSent(f"{method}: {error}", error.seconds) from error
        began, outcome = time.perf_counter(), "ok"
        try:
            answer: AsyncSlackResponse = await (
                self._client.api_call(method, params=body) if is_form else self._client.api_call(method, json=body)
            )
        except SlackApiError as error:
            meaning = await self._meaning(error, method, channel)
            outcome = RATE_LIMITED if "ratelimited" in str(meaning) else _OUTCOMES[type(meaning)]
            raise meaning from error
        except (aiohttp.ClientConnectorError, ConnectionRefusedError) as error:
            outcome = _OUTCOMES[NotSent]
            raise NotSent(f"{method}: {error}", 2) from error
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            outcome = _OUTCOMES[Unknown]
            raise Unknown(f"{method}: {error!r}") from error
        else:
            self.trouble = ""
            return answer
        finally:
            CALLS.labels(method, outcome).inc()
            CALL_SECONDS.labels(method).observe(time.perf_counter() - began)

    async def _meaning(self, error: SlackApiError, method: str, channel: str) -> Exception:
        response = error.response
        status = getattr(response, "status_code", 200)
        reason = str(response.get("error") if hasattr(response, "get") else "") or f"HTTP {status}"
        if status == 429 or reason == "ratelimited":
            seconds = float(response.headers.get("Retry-After", 1))
            await self._pacing.hold(method, channel, seconds)
            return NotSent(f"{method}: ratelimited", seconds)
        if status >= 500:
            return Unknown(f"{method}: HTTP {status}")
        if reason in _PASSING:
            return NotSent(f"{method}: {reason}", 2)
        if reason in _TOKEN_FAULTS:
            self.trouble = reason
        details = (response.get("response_metadata") or {}).get("messages") if hasattr(response, "get") else None
        return Unsendable(f"{method}: {reason}" + (f" {details}" if details else ""))
