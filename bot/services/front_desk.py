"""Where every request of a person enters: who speaks, for which group, and was this said before."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Generic, TypeVar

from bot.domain.errors import Ambiguous, Fault, Forbidden, NotFound, Refusal
from bot.domain.groups import Group
from bot.domain.people import UNIT_ROLES, Actor, Capacity, Seat
from bot.notices import kinds
from bot.notices.desk import Failed
from bot.notices.fact import Fact
from bot.notices.recipients import Target, ToHome, ToPerson
from bot.store.outbox import card_key
from bot.store.people import SpeakerSeat
from bot.store.transaction import Transaction

R = TypeVar("R")
Reception = Callable[[Transaction, "Speaker", R], Fact]
"""A use case for somebody who may hold no seat yet."""
UseCase = Callable[[Transaction, Actor, R], Fact]
Preparation = Callable[[Transaction, Actor, R], object]
"""Reads what a form needs, and refuses who may not fill it in."""

NO_GROUP = 0
"""Stands for the group in the names of cards that are no group's."""
SAME_LINE = timedelta(seconds=60)
SAME_EVENT = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who sent a request and from where. `language`: that of the words typed, or empty where none were (the person's
    own then counts). `reply`: where the answer goes when it cannot be the answer to Slack's request itself. `group_id`
    and `unit_id` (0: none) were chosen where the person has several; `shown_by` is the message (its ts) that was acted on.
    """

    slack_id: str
    channel_id: str = ""
    language: str = ""
    reply: Target | None = None
    group_id: int = 0
    unit_id: int = 0
    shown_by: str = ""


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
    """Return the actor that `speaker` is, for the group that was chosen, or whose channel is spoken in, or whose item is
    acted on; else the only one with a seat. A chosen unit is the only one that the actor speaks for.

    Raises:
        NotFound: for somebody without a seat.
        Ambiguous: for somebody with seats in several groups where nothing tells which is meant.
    """
    found = tx.people.list_speaker_seats(speaker.slack_id, tx.now.date())
    seated = [(each, each.seat) for each in found if each.seat is not None]
    if not seated:
        raise NotFound("no-seat")
    versions = {seat.group_id: each.group_version for each, seat in seated}
    group_id = next(iter(versions)) if len(versions) == 1 else _meant(tx, speaker, seated)
    if group_id not in versions or speaker.group_id not in {0, group_id}:
        raise NotFound("no-seat")
    group = tx.groups.get(group_id, version=versions[group_id])
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
        capacities=tuple(
            Capacity(seat.role, seat.unit_id, seat.scope)
            for seat in seats
            if speaker.unit_id in {0, seat.unit_id} or seat.role not in UNIT_ROLES
        ),
        today=today,
    )


def _meant(tx: Transaction, speaker: Speaker, seated: Sequence[tuple[SpeakerSeat, Seat]]) -> int:
    """Return which of several groups is meant."""
    if speaker.group_id:
        return speaker.group_id
    here = {
        seat.group_id for each, seat in seated if speaker.channel_id and speaker.channel_id in each.channels.values()
    }
    if len(here) == 1:
        return here.pop()
    shown = tx.outbox.find_group_of(speaker.channel_id, speaker.shown_by) if speaker.shown_by else None
    if shown is not None:
        return shown
    raise Ambiguous("which-group", among=sorted(here or {seat.group_id for _, seat in seated}))


@contextmanager
def _asked_by(actor: Actor) -> Iterator[None]:
    """Let a refusal say whom it refuses."""
    try:
        yield
    except Refusal as refusal:
        refusal.by = actor.person_id
        raise


def ask(tx: Transaction, speaker: Speaker, wish: Wish[R]) -> tuple[Fact, str]:
    """Answer a wish that changes nothing; return the answer and its language."""
    actor = identify(tx, speaker)
    with _asked_by(actor):
        return wish.use_case(tx, actor, wish.read(actor, tx.groups.of(actor))), actor.language


def carry_out(tx: Transaction, speaker: Speaker, wish: Wish[R]) -> tuple[Fact, str]:
    """Carry out a wish; return the answer and its language. Where the speaker waits elsewhere, the answer is owed
    there in the same transaction.

    Raises:
        Repeated: when `wish.once` was taken before; nothing is done again.
    """
    actor = identify(tx, speaker)
    with _asked_by(actor):
        for once in wish.once:
            tx.seen.take(once.key, within=once.within, sentence=once.sentence)
        fact = wish.use_case(tx, actor, wish.read(actor, tx.groups.of(actor)))
    if speaker.reply is not None:
        _owe_answer(tx, actor, fact, replace(speaker.reply, language=actor.language))
    return fact, actor.language


def receive(
    tx: Transaction, speaker: Speaker, use_case: Reception[R], request: R, *, once: tuple[Once, ...] = ()
) -> Fact:
    """Carry out what somebody without a seat may ask for; the use case looks who that is. Where the speaker waits
    elsewhere, the answer is owed there.

    Raises:
        Repeated: when one of `once` was taken before.
    """
    for each in once:
        tx.seen.take(each.key, within=each.within, sentence=each.sentence)
    fact = use_case(tx, speaker, request)
    if speaker.reply is not None:
        is_card = bool(fact.card_reference) and isinstance(speaker.reply, ToPerson)
        card = card_key(NO_GROUP, fact.card_reference) if is_card else None
        tx.outbox.add(fact, replace(speaker.reply, language=speaker.language), card=card)
    return fact


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a form needs to be shown, its language, and the group and unit (0: not chosen) that it is opened for."""

    found: object
    language: str
    group_id: int
    unit_id: int


def prepare(
    tx: Transaction, speaker: Speaker, preparation: Preparation[R], read: Callable[[Actor, Group], R]
) -> Prepared:
    """Read what a form needs to be shown."""
    actor = identify(tx, speaker)
    with _asked_by(actor):
        found = preparation(tx, actor, read(actor, tx.groups.of(actor)))
    return Prepared(found, actor.language, actor.group_id, speaker.unit_id)


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
        Ambiguous: when none is named and the actor has several.
    """
    units = actor.unit_ids
    if unit_id is not None:
        if unit_id not in units:
            raise Forbidden("not-your-unit")
        return unit_id
    if not units:
        raise Forbidden("no-unit")
    if len(units) > 1:
        raise Ambiguous("which-unit", among=sorted(units), field="unit")
    return next(iter(units))
