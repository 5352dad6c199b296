"""Secrets at rest: sealed with a key that the database does not hold, so that a copy of it opens no workspace."""

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

_MARK = "sealed:"


class CannotOpen(RuntimeError):
    """A sealed secret was sealed with another key. One line for an operator."""


class Seal:
    """Seals with the first of the keys (Fernet's: 32 bytes in base64, parted by commas), opens with any of them."""

    def __init__(self, keys: str) -> None:
        self._fernet = MultiFernet([Fernet(key.strip()) for key in keys.split(",")])

    def close(self, secret: str | None) -> str | None:
        """Return a secret sealed; one that is sealed already, or none, as it is."""
        if not secret or secret.startswith(_MARK):
            return secret
        return _MARK + self._fernet.encrypt(secret.encode()).decode()

    def open(self, sealed: str | None) -> str | None:
        """Return a secret in clear. Raises CannotOpen."""
        if not sealed or not sealed.startswith(_MARK):
            return sealed
        try:
            return self._fernet.decrypt(sealed.removeprefix(_MARK)).decode()
        except InvalidToken as error:
            raise CannotOpen(
                "slack.token_key is not the key with which the tokens in the database were sealed"
            ) from error
