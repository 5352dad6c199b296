"""The present look of an item for whoever a message shows it to: what a card in chat is edited to."""

from collections.abc import Callable
from typing import Protocol

from bot.domain import references
from bot.domain.errors import Refusal
from bot.domain.groups import Group
from bot.domain.people import Actor
from bot.domain.references import Kind, Reference
from bot.notices.confirmations import ConfirmationCard
from bot.notices.contacts import ContactChangeCard
from bot.notices.fact import Fact
from bot.notices.minutes import MinutesCard
from bot.notices.recipients import Target, ToChannel, ToPerson
from bot.notices.seats import PassedOn
from bot.notices.tasks import TaskCard
from bot.notices.topics import TopicCard
from bot.services import (
    confirmations,
    contact_facts,
    meeting_facts,
    minutes_facts,
    pinned_roster,
    referrals,
    reminders,
    succession,
    task_facts,
    topic_calls,
    topic_facts,
)
from bot.services.front_desk import Speaker, identify
from bot.store.transaction import Transaction

_CARDS = (TaskCard, TopicCard, MinutesCard, ContactChangeCard, ConfirmationCard)


def current(tx: Transaction, group_id: int, item: str, target: Target) -> Fact | None:
    """Return the card of `item` (TK-40, or a day's table of overdue tasks) as it stands for its reader.

    None when the reader may see nothing of it any more, or a table's day is over: the message stays as it is. In the
    secretariat's channel the card carries the secretariat's verbs; in other channels none.
    """
    group = tx.groups.get(group_id)
    reference = references.parse(item)
    if reference is None:
        return _of_name(tx, group, item, target)
    if isinstance(target, ToPerson):
        return _for_person(tx, group, reference, target)
    if isinstance(target, ToChannel):
        return _for_channel(tx, group, reference, is_office=target.channel == group.channels.get("secretariat"))
    return None


def _of_name(tx: Transaction, group: Group, item: str, target: Target) -> Fact | None:
    """Return the look of what has a name and no number."""
    if item == pinned_roster.ITEM:
        return pinned_roster.card(tx, group)
    if item.startswith(confirmations.PREFIX):
        return _question(tx, group, item, target)
    if item.startswith(topic_calls.PREFIX):
        return topic_calls.current(tx, group, item, _reader(tx, group, target))
    is_today = item == reminders.overdue_item(group, tx.now)
    return reminders.overdue_table(tx, group) if is_today else None


def _reader(tx: Transaction, group: Group, target: Target) -> Actor | None:
    """Return who reads a message; nobody in particular for a channel, and for whoever holds no seat any more."""
    if not isinstance(target, ToPerson):
        return None
    try:
        return identify(tx, Speaker(target.slack_id, group_id=group.id))
    except Refusal:
        return None


def _for_person(tx: Transaction, group: Group, reference: Reference, target: ToPerson) -> Fact | None:
    actor = _reader(tx, group, target)
    if actor is None:
        return _last_look(tx, group, _for_channel(tx, group, reference, is_office=False), target)
    look = _FOR_READERS.get(reference.kind)
    return look(tx, group, reference, actor) if look is not None else None


def _for_channel(tx: Transaction, group: Group, reference: Reference, *, is_office: bool) -> Fact | None:
    look = _FOR_CHANNELS.get(reference.kind)
    return look(tx, group, reference, is_office=is_office) if look is not None else None


def _question(tx: Transaction, group: Group, item: str, target: Target) -> Fact | None:
    """Return a unit's quarterly question for its reader."""
    found = confirmations.current(tx, group, item)
    if isinstance(target, ToPerson) and _reader(tx, group, target) is None:
        return _last_look(tx, group, found, target)
    return found


def _last_look(tx: Transaction, group: Group, found: Fact | None, target: ToPerson) -> Fact | None:
    """Return what an item's card becomes for somebody whose last seat in the group has ended."""
    person = tx.people.find_by_slack_id(target.slack_id)
    seat = tx.people.find_last_seat(group.id, person.id) if person is not None else None
    if seat is None or not isinstance(found, _CARDS):
        return None
    unit = group.unit(seat.unit_id).short if seat.unit_id is not None else ""
    return PassedOn(found, unit, seat.role, succession.holders_now(tx, group, seat.unit_id, seat.role))


def _task(tx: Transaction, group: Group, reference: Reference, *, is_office: bool) -> Fact:
    task = tx.tasks.get(group.id, reference)
    if is_office:
        return task_facts.card_as(tx, group, task, task_facts.OFFICE)
    reports, origin = task_facts.reports_of(tx, group, task), task_facts.origin_of(tx, group, task)
    return task_facts.plain_card(group, task, group.today(tx.now), reports=reports, origin=origin)


def _topic(tx: Transaction, group: Group, reference: Reference, *, is_office: bool) -> Fact:
    topic = tx.topics.get(group.id, reference)
    verbs = topic_facts.OFFICE_VERBS if is_office else ()
    return topic_facts.plain_card(tx, group, topic, verbs=verbs, plans=is_office)


def _minutes(tx: Transaction, group: Group, reference: Reference, *, is_office: bool) -> Fact:
    sheet = minutes_facts.read(tx, group, tx.minutes.get(group.id, reference))
    return sheet.for_office() if is_office else sheet.card()


def _meeting(tx: Transaction, group: Group, reference: Reference, *, is_office: bool) -> Fact:
    sheet = meeting_facts.read(tx, group, tx.meetings.get(group.id, reference))
    return sheet.card(verbs=meeting_facts.OFFICE_VERBS if is_office else (), manages=is_office)


def _change(tx: Transaction, group: Group, reference: Reference, *, is_office: bool) -> Fact:
    change = tx.contacts.get(group.id, reference)
    return contact_facts.plain_card(tx, group, change, verbs=contact_facts.OFFICE_VERBS if is_office else ())


def _referral(tx: Transaction, group: Group, reference: Reference, *, is_office: bool) -> Fact:  # noqa: ARG001 - one for all
    return referrals.current(tx, group, reference, None)


class _Read(Protocol):
    """Reads an item as a channel shows it: the secretariat's, or another one."""

    def __call__(self, tx: Transaction, group: Group, reference: Reference, *, is_office: bool) -> Fact: ...


_FOR_CHANNELS: dict[Kind, _Read] = {
    Kind.TASK: _task,
    Kind.TOPIC: _topic,
    Kind.MINUTES: _minutes,
    Kind.CONTACT_CHANGE: _change,
    Kind.MEETING: _meeting,
    Kind.REFERRAL: _referral,
}
_FOR_READERS: dict[Kind, Callable[[Transaction, Group, Reference, Actor], Fact]] = {
    Kind.TASK: lambda tx, group, found, actor: task_facts.card(tx, group, tx.tasks.get(group.id, found), actor),
    Kind.TOPIC: lambda tx, group, found, actor: topic_facts.card(tx, group, tx.topics.get(group.id, found), actor),
    Kind.MINUTES: lambda tx, group, found, actor: minutes_facts.read(
        tx, group, tx.minutes.get(group.id, found)
    ).card_for(actor),
    Kind.CONTACT_CHANGE: lambda tx, group, found, actor: contact_facts.card(
        tx, group, tx.contacts.get(group.id, found), actor
    ),
    Kind.MEETING: lambda tx, group, found, actor: meeting_facts.read(
        tx, group, tx.meetings.get(group.id, found)
    ).card_for(actor),
    Kind.REFERRAL: referrals.current,
}
