"""Where every request of a person enters: who speaks, for which group, and was this said before."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Generic, TypeVar

from bot.domain.errors import Fault, Forbidden, Invalid, NotFound
from bot.domain.groups import Group
from bot.domain.people import Actor, Capacity
from bot.notices import kinds
from bot.notices.desk import Failed
from bot.notices.fact import Fact
from bot.notices.recipients import Target, ToHome, ToPerson
from bot.store.outbox import card_key
from bot.store.transaction import Transaction

R = TypeVar("R")
UseCase = Callable[[Transaction, Actor, R], Fact]
Preparation = Callable[[Transaction, Actor, R], object]
"""Reads what a form needs, and refuses who may not fill it in."""

SAME_LINE = timedelta(seconds=60)
SAME_EVENT = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who sent a request and from where. `language`: that of the words typed, or empty where none were (the person's
    own then counts). `reply`: where the answer goes when it cannot be the answer to Slack's request itself."""

    slack_id: str
    channel_id: str = ""
    language: str = ""
    reply: Target | None = None


@dataclass(frozen=True, slots=True)
class Once:
    """What makes a request the same as an earlier one, for how long, and the key of the sentence that says so."""

    key: str
    within: timedelta
    sentence: str


@dataclass(frozen=True, slots=True)
class Wish(Generic[R]):
    """What somebody asks for: the use case, how its request is read once it is known who asks in which group, and what
    makes it a repeat."""

    use_case: UseCase[R]
    read: Callable[[Actor, Group], R]
    once: tuple[Once, ...] = ()


def identify(tx: Transaction, speaker: Speaker) -> Actor:
    """Return the actor that `speaker` is: the group of the channel spoken in counts, else the only one with a seat.

    Raises:
        NotFound: for somebody without a seat.
        Invalid: for somebody with seats in several groups who speaks outside their channels.
    """
    found = tx.people.list_speaker_seats(speaker.slack_id, tx.now.date())
    seated = [(each, each.seat) for each in found if each.seat is not None]
    if not seated:
        raise NotFound("no-seat")
    here = [pair for pair in seated if speaker.channel_id and speaker.channel_id in pair[0].channels.values()]
    versions = {seat.group_id: each.group_version for each, seat in here or seated}
    if len(versions) > 1:
        raise Invalid("which-group")
    ((group_id, version),) = versions.items()
    group = tx.groups.get(group_id, version=version)
    today = group.today(tx.now)
    seats = [seat for _, seat in seated if seat.group_id == group.id and seat.held_on(today)]
    person = found[0].person
    if not seats or person.deactivated:
        raise NotFound("no-seat")
    return Actor(
        person_id=person.id,
        slack_id=speaker.slack_id,
        name=person.name,
        language=speaker.language or person.language,
        group_id=group.id,
        group_version=group.version,
        capacities=tuple(Capacity(seat.role, seat.unit_id, seat.scope) for seat in seats),
        today=today,
    )


def ask(tx: Transaction, speaker: Speaker, wish: Wish[R]) -> tuple[Fact, str]:
    """Answer a wish that changes nothing; return the answer and its language."""
    actor = identify(tx, speaker)
    return wish.use_case(tx, actor, wish.read(actor, tx.groups.of(actor))), actor.language


def carry_out(tx: Transaction, speaker: Speaker, wish: Wish[R]) -> tuple[Fact, str]:
    """Carry out a wish; return the answer and its language. Where the speaker waits elsewhere, the answer is owed
    there in the same transaction.

    Raises:
        Repeated: when `wish.once` was taken before; nothing is done again.
    """
    actor = identify(tx, speaker)
    for once in wish.once:
        tx.seen.take(once.key, within=once.within, sentence=once.sentence)
    fact = wish.use_case(tx, actor, wish.read(actor, tx.groups.of(actor)))
    if speaker.reply is not None:
        _owe_answer(tx, actor, fact, replace(speaker.reply, language=actor.language))
    return fact, actor.language


def prepare(
    tx: Transaction, speaker: Speaker, preparation: Preparation[R], read: Callable[[Actor, Group], R]
) -> tuple[object, str]:
    """Read what a form needs to be shown; return it and the form's language."""
    actor = identify(tx, speaker)
    return preparation(tx, actor, read(actor, tx.groups.of(actor))), actor.language


def _owe_answer(tx: Transaction, actor: Actor, fact: Fact, reply: Target) -> None:
    """Owe an answer; where it shows an item in a direct message, it becomes that item's card there."""
    is_card = bool(fact.card_reference) and isinstance(reply, ToPerson)
    tx.outbox.add(fact, reply, card=card_key(actor.group_id, fact.card_reference) if is_card else None)


def stored_refusal(fault: Fault) -> Failed:
    """Return a refusal as a fact: its arguments as plain values."""
    plain = {
        name: str(value) if not isinstance(value, int | tuple) else value for name, value in fault.arguments.items()
    }
    return Failed(fault.key, plain)


def owe_fact(tx: Transaction, target: Target, fact: Fact, *, key: str) -> None:
    """Owe an answer that was put together of several, once for a key."""
    tx.outbox.add(fact, target, key=f"answer:{key}")


def owe_refusal(tx: Transaction, target: Target, fault: Fault, *, key: str = "") -> None:
    """Owe the sentence of a refused request to whoever waits for it elsewhere than in the answer to Slack. `key` names a
    request that the platform may send again: it is refused once."""
    tx.outbox.add(stored_refusal(fault), target, key=key and f"refused:{key}")


def owe_home(tx: Transaction, target: ToHome) -> None:
    """Owe somebody the Home tab as it stands when it is delivered."""
    tx.outbox.add_late(kinds.HOME, {}, target)


def speaks_for(actor: Actor, unit_id: int | None) -> int:
    """Return the unit for which the actor makes a request: the one named, or the only one.

    Raises:
        Forbidden: when the actor holds no seat in it, or in any unit.
        Invalid: when none is named and the actor has several.
    """
    units = actor.unit_ids
    if unit_id is not None:
        if unit_id not in units:
            raise Forbidden("not-your-unit")
        return unit_id
    if not units:
        raise Forbidden("no-unit")
    if len(units) > 1:
        raise Invalid("which-unit", field="unit")
    return next(iter(units))
