"""What people typed into forms and have not sent: kept for a week, shown again to who typed it."""

from collections.abc import Mapping
from typing import Any

from bot.store.drafts import DraftKey, FormDraft
from bot.store.transaction import Transaction

__all__ = ["DraftKey", "FormDraft", "drop", "find", "keep"]


def keep(tx: Transaction, key: DraftKey, fields: Mapping[str, Any]) -> None:
    """Keep what stands in a form now; nothing where nothing is typed."""
    if fields:
        tx.drafts.keep(key, fields)
    else:
        tx.drafts.drop(key)


def find(tx: Transaction, key: DraftKey) -> FormDraft | None:
    """Return what was typed into a form and not sent."""
    return tx.drafts.find(key)


def drop(tx: Transaction, key: DraftKey) -> None:
    """Drop what was sent."""
    tx.drafts.drop(key)
