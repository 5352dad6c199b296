"""What is sent to an app, what comes back, and the way over signed HTTP."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any, Literal, Protocol
from urllib.parse import urlencode

import aiohttp

from bot.workspace.apps import App
from bot.workspace.clock import WorkspaceClock

ANSWER_SECONDS = 3.0
"""Real seconds an app has to answer. Slack: Events API; handling user interaction."""

_LARGEST_ANSWER = 2 * 1024 * 1024
_REDIRECTS = 2
"""Slack: Events API, redirects that are followed."""


_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (TimeoutError, "http_timeout"),
    (aiohttp.TooManyRedirects, "too_many_redirects"),
    (aiohttp.ClientSSLError, "ssl_error"),
    (aiohttp.ClientConnectionError, "connection_failed"),
    (Exception, "unknown_error"),
)
"""Slack's name for what went wrong. Slack: Events API, X-Slack-Retry-Reason."""


@dataclass(frozen=True, slots=True)
class Request:
    """One thing an app is told or asked.

    `kind` is Socket Mode's envelope type; `where` names it for the fault switch and the inspector; `method` is the event's
    type, the interaction's type or the command. `identifier` stays the same over all attempts.
    """

    kind: Literal["events_api", "interactive", "slash_commands"]
    where: Literal["event", "interactive", "command"]
    method: str
    payload: dict[str, Any]
    identifier: str
    user: str = ""
    accepts_answer: bool = True
    retry_num: int = 0
    retry_reason: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: `status` 0 when nothing did, and then Slack's `reason` for it. `body` is JSON or a text."""

    status: int
    body: Any = None
    reason: str = ""
    forbids_retry: bool = False

    @property
    def is_ok(self) -> bool:
        return 200 <= self.status < 300


class Transport(Protocol):
    """A way to an app."""

    async def send(self, app: App, request: Request) -> Answer:
        """Send once and wait for the answer, 3 seconds at most."""


class HttpTransport:
    """Signed HTTP, as Slack sends it: events as JSON, commands as a form, interactions as a form with one field."""

    def __init__(self, clock: WorkspaceClock) -> None:
        self._clock = clock
        self._session: aiohttp.ClientSession | None = None

    async def start(self) -> None:
        """Open the one session that all deliveries share."""
        timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        self._session = aiohttp.ClientSession(timeout=timeout, auto_decompress=True)

    async def stop(self) -> None:
        """Close the session."""
        if self._session is not None:
            await self._session.close()

    async def send(self, app: App, request: Request) -> Answer:
        """Send once and wait for the answer, 3 seconds at most."""
        body, content_type = encode(request)
        headers = {"Content-Type": content_type, "User-Agent": "Slackbot 1.0 (local workspace)", **self.sign(app, body)}
        if request.retry_num:
            headers |= {"X-Slack-Retry-Num": str(request.retry_num), "X-Slack-Retry-Reason": request.retry_reason}
        try:
            return await self._post(app.table.request_url, body, headers)
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            return Answer(0, reason=next(reason for kind, reason in _REASONS if isinstance(error, kind)))

    async def _post(self, url: str, body: bytes, headers: dict[str, str]) -> Answer:
        if self._session is None:
            raise aiohttp.ClientConnectionError("not started")
        async with self._session.post(url, data=body, headers=headers, max_redirects=_REDIRECTS) as response:
            return await _read(response)

    def sign(self, app: App, body: bytes) -> dict[str, str]:
        """Return the headers that prove a request to be ours. Slack: verifying requests."""
        timestamp = str(int(self._clock.now()))
        base = b"v0:" + timestamp.encode() + b":" + body
        digest = hmac.new(app.table.signing_secret.encode(), base, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}

    async def fetch_json(self, url: str) -> Any:
        """GET a JSON document from an app; None when it cannot be had."""
        if self._session is None:
            return None
        try:
            async with self._session.get(url) as response:
                return json.loads(await response.content.read(_LARGEST_ANSWER)) if response.status == 200 else None
        except (aiohttp.ClientError, TimeoutError, ValueError):
            return None


def encode(request: Request) -> tuple[bytes, str]:
    """Return the bytes of a request and their content type."""
    if request.kind == "events_api":
        return json.dumps(request.payload, ensure_ascii=False).encode(), "application/json"
    if request.kind == "slash_commands":
        return urlencode(request.payload).encode(), "application/x-www-form-urlencoded"
    payload = json.dumps(request.payload, ensure_ascii=False)
    return urlencode({"payload": payload}).encode(), "application/x-www-form-urlencoded"


async def _read(response: aiohttp.ClientResponse) -> Answer:
    raw = await response.content.read(_LARGEST_ANSWER)
    text = raw.decode("utf-8", "replace")
    is_ok = 200 <= response.status < 300
    forbids = response.headers.get("X-Slack-No-Retry") == "1"
    body: Any = text
    if is_ok and text.lstrip()[:1] in {"{", "["}:
        try:
            body = json.loads(text)
        except ValueError:
            body = text
    return Answer(response.status, body if text else None, "" if is_ok else "http_error", forbids)
