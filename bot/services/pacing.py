"""How often Slack may be called, where several processes call it: each takes its place in the database they share."""

from datetime import UTC, datetime

from bot.domain.pacing import Bucket, Rate
from bot.store.transaction import Transaction


def reserve(tx: Transaction, name: str, rate: Rate, patience: float) -> float:
    """Take the next place of what is called `name`; return the seconds until it. One further off than `patience` is not
    taken."""
    held = tx.paces.look(_hold(name))
    bucket = Bucket(rate, tx.paces.lock(name).timestamp(), held.timestamp())
    wait = bucket.reserve(tx.now.timestamp(), patience=patience)
    if wait <= patience:
        tx.paces.move(name, _moment(bucket.free_at))
    return wait


def room(tx: Transaction, name: str, rate: Rate) -> int:
    """Return how many places there are now."""
    bucket = Bucket(rate, tx.paces.look(name).timestamp(), tx.paces.look(_hold(name)).timestamp())
    return bucket.room(tx.now.timestamp())


def hold(tx: Transaction, name: str, seconds: float) -> None:
    """Let nobody take a place for so long: the platform said so."""
    until = tx.now.timestamp() + seconds
    bucket = Bucket(Rate(1, 1), held_until=tx.paces.lock(_hold(name)).timestamp())
    bucket.hold(until)
    tx.paces.move(_hold(name), _moment(bucket.held_until))


def _hold(name: str) -> str:
    return f"{name}!"


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
