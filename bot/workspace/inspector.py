"""What went over the wire between the workspace and the apps: the latest entries, without secrets."""

import json
from collections import deque
from collections.abc import Collection
from dataclasses import dataclass, fields
from typing import Any, Literal

_KEPT = 2_000
_LONGEST = 60_000
_MASK = "•••"
_SECRET_KEYS = frozenset(
    {"token", "access_token", "refresh_token", "client_secret", "signing_secret", "code", "authorization", "ticket"}
)
_SECRET_ADDRESSES = frozenset({"response_url", "upload_url", "url"})


@dataclass(frozen=True, slots=True)
class WireEntry:
    """One request and its answer. `at` is the workspace's time in seconds since 1970, `ms` real milliseconds.

    `direction`: `in` came from an app, `out` went to one. `kind`: api, response_url, upload, event, command, interactive,
    options or socket. `method` names it more closely: the API method, the event's type, the command, the payload's type.
    `request` and `response` are JSON, secrets included.
    """

    n: int
    at: float
    direction: Literal["in", "out"]
    kind: str
    method: str
    app: str
    user: str
    ms: float
    status: int
    request: str
    response: str


_BODIES = ("request", "response")
_PLAIN = tuple(field.name for field in fields(WireEntry) if field.name not in _BODIES)


class Inspector:
    """A ring of entries. `secrets` are the values that must never be shown."""

    def __init__(self, secrets: Collection[str]) -> None:
        self._secrets = [secret for secret in secrets if secret]
        self._entries: deque[WireEntry] = deque(maxlen=_KEPT)
        self._count = 0

    def note(self, *, request: Any, response: Any, **facts: Any) -> WireEntry:
        """Keep an entry (the fields of WireEntry but `n`). The bodies are kept as the texts they are now; what is secret in
        them is masked when they are shown."""
        self._count += 1
        entry = WireEntry(n=self._count, request=_text(request), response=_text(response), **facts)
        self._entries.append(entry)
        return entry

    def shown(self, entry: WireEntry) -> dict[str, Any]:
        """Return an entry as the page gets it."""
        return {name: getattr(entry, name) for name in _PLAIN} | {
            name: self._body(getattr(entry, name)) for name in _BODIES
        }

    def since(self, number: int) -> list[dict[str, Any]]:
        """Return the entries after a number as the page gets them, oldest first."""
        return [self.shown(entry) for entry in self._entries if entry.n > number]

    def _body(self, kept: str) -> Any:
        masked = self._masked(json.loads(kept))
        text = _text(masked)
        return masked if len(text) <= _LONGEST else {"truncated": text[:_LONGEST], "characters": len(text)}

    def _masked(self, value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {str(name): self._masked(each, str(name).lower()) for name, each in value.items()}
        if isinstance(value, list | tuple):
            return [self._masked(each, key) for each in value]
        if isinstance(value, str):
            return self._masked_text(value, key)
        return value

    def _masked_text(self, text: str, key: str) -> str:
        if key in _SECRET_KEYS and text:
            return text[:5] + _MASK if text.startswith(("xoxb-", "xapp-")) else _MASK
        if key in _SECRET_ADDRESSES:
            head, slash, _ = text.rpartition("/")
            is_ours = any(part in head for part in ("/response", "/upload", "/socket"))
            return head + slash + _MASK if is_ours else text
        for secret in self._secrets:
            if secret in text:
                text = text.replace(secret, _MASK)
        return text


def _text(body: Any) -> str:
    return json.dumps(body, ensure_ascii=False, default=str)
