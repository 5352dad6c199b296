"""Where people and channels are, for a Concord that serves several workspaces."""

from collections.abc import Collection

from bot.notices.recipients import Target, ToChannel, ToResponse
from bot.store.transaction import Transaction
from bot.store.whereabouts import Whereabouts

__all__ = ["Whereabouts", "bind", "find", "note"]


def note(tx: Transaction, ids: Collection[str], at: Whereabouts) -> None:
    """Note where people or channels were met."""
    tx.whereabouts.note(ids, at)


def bind(tx: Transaction, group_key: str, team_id: str) -> None:
    """Say in which workspace a group's channels are. Raises NotFound."""
    group = tx.groups.get_by_key(group_key)
    if group.channels:
        tx.whereabouts.note(group.channels.values(), Whereabouts(team_id))


def find(tx: Transaction, target: Target) -> Whereabouts | None:
    """Return in which workspace somebody or something is to be written to; None when nobody knows."""
    if isinstance(target, ToResponse):
        return None
    return tx.whereabouts.find(target.channel if isinstance(target, ToChannel) else target.slack_id)
