"""Names that Slack makes: identifiers, tokens in addresses, message times."""

import itertools
import secrets
import string

_LETTERS = string.ascii_uppercase + string.digits


class Identifiers:
    """Makes identifiers that look like Slack's and never repeat within a workspace."""

    def __init__(self) -> None:
        self._count = itertools.count(1)

    def new(self, prefix: str) -> str:
        """Return an identifier such as `V000A1B2C`: the prefix, a running number, four random characters."""
        tail = "".join(secrets.choice(_LETTERS) for _ in range(4))
        return f"{prefix}{_base36(next(self._count)):0>6}{tail}"

    def short(self) -> str:
        """Return a short mark as Slack gives to blocks and elements without a name of their own."""
        return secrets.token_urlsafe(4)

    def number(self) -> int:
        """Return the next running number."""
        return next(self._count)


def secret_path() -> str:
    """Return a part of an address that cannot be guessed."""
    return secrets.token_urlsafe(18)


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = (string.digits + string.ascii_uppercase)[rest] + digits
    return digits or "0"


def ts_of(micros: int) -> str:
    """Return a message time: seconds since 1970 with six places."""
    return f"{micros // 1_000_000}.{micros % 1_000_000:06d}"


def micros_of(ts: str) -> int:
    """Return the microseconds of a message time. Raises ValueError when it is none."""
    whole, _, part = ts.strip().partition(".")
    if (
        not whole.isascii()
        or not whole.isdigit()
        or len(whole) > 12
        or (part and not (part.isascii() and part.isdigit()))
    ):
        raise ValueError(f"not a message time: {ts[:40]}")
    return int(whole) * 1_000_000 + int((part + "000000")[:6])
