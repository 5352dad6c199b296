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
    request: Any
    response: Any

    def as_page_gets_it(self) -> dict[str, Any]:
        """Return the fields by name. Bodies are shared, not copied: `note` made them, and nobody changes them."""
        return {name: getattr(self, name) for name in _FIELDS}


_FIELDS = tuple(field.name for field in fields(WireEntry))


class Inspector:
    """A ring of entries. `secrets` are the values that must never be shown."""

    def __init__(self, secrets: Collection[str]) -> None:
        self._secrets = [secret for secret in secrets if secret]
        self._entries: deque[WireEntry] = deque(maxlen=_KEPT)
        self._count = 0

    def note(self, **facts: Any) -> dict[str, Any]:
        """Keep an entry (the fields of WireEntry but `n`) and return it as the page gets it."""
        self._count += 1
        facts["request"] = self._shown(facts.get("request"))
        facts["response"] = self._shown(facts.get("response"))
        entry = WireEntry(n=self._count, **facts)
        self._entries.append(entry)
        return entry.as_page_gets_it()

    def since(self, number: int) -> list[dict[str, Any]]:
        """Return the entries after a number, oldest first."""
        return [entry.as_page_gets_it() for entry in self._entries if entry.n > number]

    def _shown(self, body: Any) -> Any:
        masked = self._masked(body)
        text = json.dumps(masked, ensure_ascii=False, default=str)
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
