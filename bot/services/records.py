"""The record as a whole."""

from bot.store.transaction import Transaction


def verify(tx: Transaction) -> list[tuple[str, int, list[str]]]:
    """Walk each group's chain; return the group's key, how many entries there are, and a sentence for each fault."""
    return [
        (key, tx.record.count(group_id), list(tx.record.verify(group_id))) for group_id, key in tx.groups.list_keys()
    ]
