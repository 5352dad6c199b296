"""Several groups, several units: what was said is kept, and carried out once it is chosen for which it was meant."""

from dataclasses import replace

from bot.domain.errors import Ambiguous, NotFound
from bot.notices.which import WhichChoice, WhichOne
from bot.services.front_desk import Speaker, identify
from bot.store.kept import Kept
from bot.store.transaction import Transaction

__all__ = ["Kept", "ask_which", "list_choices", "owe_question", "recall"]


def ask_which(tx: Transaction, speaker: Speaker, kept: Kept, refusal: Ambiguous) -> WhichOne:
    """Keep what was said, and answer with the groups or units that may be meant."""
    return list_choices(tx, speaker, refusal, kept_id=tx.kept.add(speaker.slack_id, kept))


def owe_question(tx: Transaction, speaker: Speaker, kept: Kept, refusal: Ambiguous, *, key: str = "") -> None:
    """The same for a speaker who waits elsewhere than in the answer to the request. `key` names a request that the
    platform may send again: it is asked about once."""
    if speaker.reply is not None:
        asked = ask_which(tx, speaker, kept, refusal)
        tx.outbox.add(asked, replace(speaker.reply, language=speaker.language), key=key and f"which:{key}")


def list_choices(tx: Transaction, speaker: Speaker, refusal: Ambiguous, *, kept_id: int) -> WhichOne:
    """Return the question for what is kept (0: for the desk)."""
    if refusal.fault.key == "which-group":
        groups = [tx.groups.get(group_id) for group_id in refusal.among]
        return WhichOne("group", kept_id, tuple(WhichChoice(group.short, group.id, 0) for group in groups))
    group = tx.groups.of(identify(tx, speaker))
    choices = (WhichChoice(group.unit(unit_id).short, group.id, unit_id) for unit_id in refusal.among)
    return WhichOne("unit", kept_id, tuple(choices))


def recall(tx: Transaction, slack_id: str, kept_id: int) -> Kept:
    """Return what a person said. Raises NotFound for what is not the person's, or too old."""
    kept = tx.kept.find(slack_id, kept_id)
    if kept is None:
        raise NotFound("kept-gone")
    return kept
