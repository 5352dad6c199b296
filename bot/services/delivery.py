"""The outbox as the deliverer uses it: claim, read what is owed as of now, and note what became of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from bot.domain.errors import Ambiguous, Refusal
from bot.notices import kinds
from bot.notices.desk import OverdueTable
from bot.notices.fact import Fact
from bot.notices.recipients import ToHome
from bot.services import cards, desk, setup, which
from bot.services.front_desk import Speaker, identify
from bot.store.outbox import LONGEST_DELAY, DeadLetter, Outgoing
from bot.store.transaction import Transaction

__all__ = [
    "DeadLetter",
    "Outgoing",
    "Owed",
    "catch_up",
    "claim",
    "dead",
    "doubtful",
    "is_late",
    "later",
    "list_dead",
    "look",
    "next_moment",
    "release",
    "replay_dead",
    "sent",
    "written",
]

TRIES = 12
ENDURANCE = timedelta(days=1)
"""A message is given up only after so many tries and so much time: the platform may be gone for hours."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A claimed row and the fact it owes now (None when there is nothing to tell any more), in the recipient's language
    (empty for whoever has chosen none)."""

    row: Outgoing
    fact: Fact | None
    language: str = ""

    @property
    def edits_in_place(self) -> bool:
        """Whether the conversation's message about this item is edited, rather than a new one posted that is noticed."""
        return self.row.kind == kinds.CARD or isinstance(self.fact, OverdueTable)


def claim(tx: Transaction, most: int, edits: int) -> list[Outgoing]:
    """Take up to `most` of what is due, at most one row of each conversation and no more edits of cards than `edits`."""
    return tx.outbox.claim(most, edits=edits)


def is_late(row: Outgoing) -> bool:
    """Tell whether what a row owes is read when it is delivered (`look`), rather than written in it (`written`)."""
    return row.kind in kinds.LATE


def look(tx: Transaction, row: Outgoing) -> Owed:
    """Return what a row owes as things stand."""
    if row.kind == kinds.HOME:
        return _desk_of(tx, row, cast(ToHome, row.target))
    item = str(row.facts["item"])
    if item.startswith(setup.PREFIX):
        return Owed(row, setup.current(tx, item), row.target.language)
    return Owed(row, cards.current(tx, row.facts["group_id"], item, row.target), row.target.language)


def written(row: Outgoing) -> Owed:
    """Return what a row owes as it was written. Raises KeyError or ValueError for what this program cannot read."""
    return Owed(row, kinds.decode(row.kind, row.facts), row.target.language)


def sent(tx: Transaction, row: Outgoing, channel: str | None, ts: str | None) -> None:
    """Note that a row was delivered."""
    tx.outbox.mark_sent(row, channel, ts)


def later(tx: Transaction, row: Outgoing, error: str, seconds: float) -> None:
    """Note that this attempt certainly did not bring a row out: again after `seconds`, or never after too many tries.
    Where an earlier attempt may have, it stays in doubt."""
    _put_off(tx, row, error, seconds, is_unknown=row.is_unknown)


def doubtful(tx: Transaction, row: Outgoing, error: str, seconds: float) -> None:
    """Note that nobody knows whether a row went out: it is looked up after `seconds`."""
    _put_off(tx, row, error, seconds, is_unknown=True)


def catch_up(tx: Transaction) -> int:
    """Owe now what a clock that has moved back since had put off; return how much that was."""
    return tx.outbox.catch_up()


def dead(tx: Transaction, row: Outgoing, error: str) -> None:
    """Note that a row can never be delivered as things stand."""
    tx.outbox.mark_dead(row, error)


def next_moment(tx: Transaction) -> datetime | None:
    """Return when the outbox next wants attention."""
    return tx.outbox.next_moment()


def release(tx: Transaction) -> None:
    """Look at once at what a process that died was sending. Only for the single deliverer of SQLite."""
    tx.outbox.release()


def list_dead(tx: Transaction) -> list[DeadLetter]:
    """Return the dead letters, oldest first."""
    return tx.outbox.list_dead()


def replay_dead(tx: Transaction) -> int:
    """Owe every dead letter again; return how many there were."""
    return tx.outbox.replay_dead()


def _put_off(tx: Transaction, row: Outgoing, error: str, seconds: float, *, is_unknown: bool) -> None:
    at = tx.now + min(timedelta(seconds=seconds), LONGEST_DELAY)
    if row.attempts + 1 >= TRIES and tx.now - row.created_at >= ENDURANCE:
        tx.outbox.mark_dead(row, error)
    elif is_unknown:
        tx.outbox.mark_unknown(row, at, error)
    else:
        tx.outbox.mark_retry(row, at, error)


def _desk_of(tx: Transaction, row: Outgoing, target: ToHome) -> Owed:
    """Return the desk in its owner's language; nothing for somebody whose seat has ended meanwhile."""
    speaker = Speaker(target.slack_id)
    try:
        actor = identify(tx, speaker)
        return Owed(row, desk.show_desk(tx, actor, None), actor.language)
    except Ambiguous as refusal:
        return Owed(row, which.list_choices(tx, speaker, refusal, kept_id=0))
    except Refusal:
        return Owed(row, None)
