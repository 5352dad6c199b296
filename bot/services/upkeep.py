"""What must be done now and then so that the database stays small."""

from bot.store.transaction import Transaction


def forget(tx: Transaction) -> int:
    """Drop what no repeat of a request can refer to any more; return how many."""
    return tx.seen.forget() + tx.kept.forget()
