"""What an operator watches: how much is owed, and where the groups stand."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.store import backlog
from bot.store.backlog import Backlog
from bot.store.transaction import Transaction

__all__ = ["Backlog", "GroupPlaces", "list_places", "look", "look_with_age"]


@dataclass(frozen=True, slots=True)
class GroupPlaces:
    """A group's channels, by what they are for."""

    key: str
    channels: Mapping[str, str]


def look(tx: Transaction) -> Backlog:
    """Return what is owed now."""
    return backlog.backlog(tx.connection, tx.now)


def look_with_age(tx: Transaction) -> tuple[Backlog, float]:
    """Return what is owed now, and for how many seconds the oldest has been due."""
    owed = look(tx)
    return owed, owed.age(tx.now)


def list_places(tx: Transaction) -> list[GroupPlaces]:
    """Return every group's channels."""
    groups = [tx.groups.get(group_id) for group_id, _ in tx.groups.list_keys()]
    return [GroupPlaces(group.key, group.channels) for group in groups]
