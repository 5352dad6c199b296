"""The guard on the raw bytes, in front of Bolt: size, encoding, age and signature (Slack: verifying requests).

Bolt parses a body before it checks the signature, and answers 500 to some malformed ones; nothing faulty gets that far.
"""

import hmac
from collections.abc import Mapping

from bot.clock import Clock

MAX_BODY = 1 << 20
MAX_AGE = 300
"""Seconds (Slack: five minutes)."""
_DIGITS = 12


class Guard:
    """Checks requests against the app's signing secret."""

    def __init__(self, signing_secret: str, clock: Clock) -> None:
        self._secret = signing_secret.encode()
        self._clock = clock

    def refusal(self, headers: Mapping[str, str], body: bytes) -> int | None:
        """Return the HTTP status with which a request is refused, or None for a good one.

        401: without a signature of ours, or too old. 400: signed, and yet no text or empty.
        """
        stamp = headers.get("X-Slack-Request-Timestamp", "")
        signature = headers.get("X-Slack-Signature", "")
        if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= _DIGITS and signature.isascii()):
            return 401
        if abs(self._clock.now().timestamp() - int(stamp)) > MAX_AGE:
            return 401
        expected = hmac.digest(self._secret, b"v0:" + stamp.encode() + b":" + body, "sha256").hex()
        if not hmac.compare_digest(f"v0={expected}", signature):
            return 401
        return None if _is_text(body) else 400


def _is_text(body: bytes) -> bool:
    try:
        return bool(body.decode("utf-8").strip())
    except UnicodeDecodeError:
        return False
