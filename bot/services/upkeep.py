"""What must be done now and then so that the database stays small."""

from datetime import timedelta

from bot.store.transaction import Transaction

_PACES_KEPT = timedelta(days=1)


def forget(tx: Transaction) -> int:
    """Drop what no repeat of a request can refer to any more, and paces long past; return how many."""
    return tx.seen.forget() + tx.kept.forget() + tx.drafts.forget() + tx.paces.forget(tx.now - _PACES_KEPT)
