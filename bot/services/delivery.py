"""The outbox as the deliverer uses it: claim, read what is owed as of now, and note what became of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from bot.domain.errors import Ambiguous, Refusal
from bot.notices import kinds
from bot.notices.desk import OverdueTable
from bot.notices.fact import Fact
from bot.notices.recipients import ToHome
from bot.services import cards, desk, which
from bot.services.front_desk import Speaker, identify
from bot.store.outbox import Outgoing
from bot.store.transaction import Transaction

__all__ = [
    "DeadLetter",
    "Outgoing",
    "Owed",
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

BATCH = 50
TRIES = 12


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


def claim(tx: Transaction, edits: int) -> list[Outgoing]:
    """Take what is due, at most one row of each conversation and no more edits of cards than `edits`."""
    return tx.outbox.claim(BATCH, edits=edits)


def is_late(row: Outgoing) -> bool:
    """Tell whether what a row owes is read when it is delivered (`look`), rather than written in it (`written`)."""
    return row.kind in kinds.LATE


def look(tx: Transaction, row: Outgoing) -> Owed:
    """Return what a row owes as things stand."""
    if row.kind == kinds.HOME:
        return _desk_of(tx, row, cast(ToHome, row.target))
    return Owed(row, cards.current(tx, row.facts["group_id"], row.facts["item"], row.target), row.target.language)


def written(row: Outgoing) -> Owed:
    """Return what a row owes as it was written. Raises KeyError or ValueError for what this program cannot read."""
    return Owed(row, kinds.decode(row.kind, row.facts), row.target.language)


def sent(tx: Transaction, row: Outgoing, channel: str | None, ts: str | None) -> None:
    """Note that a row was delivered."""
    tx.outbox.mark_sent(row, channel, ts)


def later(tx: Transaction, row: Outgoing, error: str, seconds: float) -> None:
    """Note that a row certainly did not go out: again after `seconds`, or never after too many tries."""
    if row.attempts + 1 >= TRIES:
        tx.outbox.mark_dead(row, error)
    else:
        tx.outbox.mark_retry(row, tx.now + timedelta(seconds=seconds), error)


def doubtful(tx: Transaction, row: Outgoing, error: str, seconds: float) -> None:
    """Note that nobody knows whether a row went out: it is looked up after `seconds`."""
    tx.outbox.mark_unknown(row, tx.now + timedelta(seconds=seconds), error)


def dead(tx: Transaction, row: Outgoing, error: str) -> None:
    """Note that a row can never be delivered as things stand."""
    tx.outbox.mark_dead(row, error)


def next_moment(tx: Transaction) -> datetime | None:
    """Return when the outbox next wants attention."""
    return tx.outbox.next_moment()


def release(tx: Transaction) -> None:
    """Look at once at what a process that died was sending. Only for the single deliverer of SQLite."""
    tx.outbox.release()


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A message that cannot be delivered, and why."""

    id: int
    kind: str
    lane: str
    created_at: datetime
    error: str


def list_dead(tx: Transaction) -> list[DeadLetter]:
    """Return the dead letters, oldest first."""
    return [DeadLetter(row.id, row.kind, row.lane, row.created_at, row.error) for row in tx.outbox.list_dead()]


def replay_dead(tx: Transaction) -> int:
    """Owe every dead letter again; return how many there were."""
    return tx.outbox.replay_dead()


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
