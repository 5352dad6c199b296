"""What can be refused, and how it is said."""

from typing import Any


class SlackError(Exception):
    """The Web API's refusal: `{"ok": false, "error": code}` with more fields, by default under HTTP 200 as Slack does."""

    def __init__(self, code: str, *, status: int = 200, headers: dict[str, str] | None = None, **fields: Any) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.headers = headers or {}
        self.fields = fields

    def body(self) -> dict[str, Any]:
        """Return the answer's body."""
        return {"ok": False, "error": self.code, **self.fields}


class PageError(Exception):
    """The page (or a test acting as a person) asked for what cannot be: HTTP 400 or 404 with one word."""

    def __init__(self, code: str, *, status: int = 400) -> None:
        super().__init__(code)
        self.code = code
        self.status = status


def invalid_arguments(*messages: str) -> SlackError:
    """Return Slack's error for arguments that are missing or malformed."""
    return SlackError("invalid_arguments", response_metadata={"messages": [f"[ERROR] {text}" for text in messages]})
