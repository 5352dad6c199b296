"""People, seats and changes of them as facts."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from bot.domain import contacts
from bot.domain.contacts import ContactChange, ContactChangeState, ContactChangeVerb
from bot.domain.groups import Group
from bot.domain.meetings import MeetingState
from bot.domain.people import UNIT_ROLES, Actor, Person, Seat, SeatScope
from bot.domain.permissions import Action, find_capacity
from bot.domain.topics import OPEN_STATES
from bot.notices.contacts import ContactChangeCard, ContactLine, HandOver, NextDate
from bot.services import meeting_facts, minutes_facts, task_facts, topic_facts
from bot.store.transaction import Transaction

OFFICE_VERBS = frozenset({ContactChangeVerb.CONFIRM, ContactChangeVerb.RETURN})
UNIT_VERBS = frozenset({ContactChangeVerb.WITHDRAW, ContactChangeVerb.RESUBMIT})
HANDED_OVER = 10
"""How many tasks a hand-over shows with their last words, and how many dates."""
_ONE_DAY = timedelta(days=1)


def line(person: Person, seat: Seat, *, with_phone: bool, absent: str = "", may_end: bool = False) -> ContactLine:
    """Return a seat as the roster shows it. `absent`: the name of whom a stand-in stands in for."""
    is_stand_in = seat.stands_in_for is not None
    return ContactLine(
        role=seat.role,
        name=person.name,
        title=person.title,
        slack_id=person.slack_id or "",
        phone=person.phone if with_phone else "",
        since=seat.starts_on,
        stands_in_for=absent,
        scope=seat.scope,
        last_day=last_day(seat) if is_stand_in else None,
        seat_id=seat.id if may_end and is_stand_in else 0,
    )


def last_day(seat: Seat) -> date | None:
    """Return the last day on which a seat is held; None while it is open."""
    return None if seat.ends_on is None else seat.ends_on - _ONE_DAY


def withdraws(actor: Actor, change: ContactChange) -> bool:
    """Tell whether `actor` may withdraw the change: for its unit, or as whoever proposed it."""
    return change.unit_id in actor.unit_ids or change.proposed_by == actor.person_id


def verbs_for(actor: Actor, change: ContactChange) -> frozenset[ContactChangeVerb]:
    """Return what `actor` may do to the change, whatever its state."""
    decides = OFFICE_VERBS if find_capacity(actor, Action.CONTACT_DECIDE) else frozenset()
    return decides | (UNIT_VERBS if withdraws(actor, change) else frozenset())


def card(tx: Transaction, group: Group, change: ContactChange, actor: Actor) -> ContactChangeCard:
    """Return a change's card for one reader."""
    return cards(tx, group, [change], actor)[0]


def plain_card(
    tx: Transaction, group: Group, change: ContactChange, *, verbs: Collection[ContactChangeVerb] = ()
) -> ContactChangeCard:
    """Return a change's card with those of `verbs` that its state allows."""
    proposer = tx.people.map_by_ids({change.proposed_by})[change.proposed_by]
    return _card(group, change, _leavers(tx, group, [change])[change.id], proposer.name, verbs)


def cards(tx: Transaction, group: Group, changes: Sequence[ContactChange], actor: Actor) -> list[ContactChangeCard]:
    """Return the cards of several changes for one reader; pending ones take as many statements as one does."""
    leavers = _leavers(tx, group, changes)
    proposers = tx.people.map_by_ids({change.proposed_by for change in changes})
    return [
        _card(group, change, leavers[change.id], proposers[change.proposed_by].name, verbs_for(actor, change))
        for change in changes
    ]


def hand_over(tx: Transaction, group: Group, unit_id: int, seat: Seat, leaver: str) -> HandOver:
    """Return what comes with a unit's seat; with a stand-in's for the tasks alone, the tasks."""
    today = group.today(tx.now)
    tasks, total = tx.tasks.page(group.id, unit_ids=[unit_id], page=1, size=HANDED_OVER)
    words = task_facts.reports_by_task(tx, group, tasks)
    verbs = task_facts.UNIT_VERBS
    is_whole = seat.scope is SeatScope.ALL
    in_flight = tx.topics.list_in_states(group.id, OPEN_STATES) if is_whole else []
    waiting = minutes_facts.list_waiting_for(tx, group, [unit_id]) if is_whole else []
    dates = [NextDate(task.due_on, str(task.reference), task.title) for task in tasks if task.due_on >= today]
    dates += [NextDate(item.answer_by, str(item.reference), item.title) for item in waiting if item.answer_by]
    for meeting in tx.meetings.list_in_states(group.id, [MeetingState.NOTIFIED]) if is_whole else []:
        if (
            meeting.held_on is not None
            and meeting.held_on >= today
            and unit_id in meeting_facts.invited_to(group, meeting)
        ):
            dates.append(NextDate(meeting.held_on, str(meeting.reference), meeting.title))
    dates.sort(key=lambda found: (found.day, found.reference))
    return HandOver(
        unit=group.unit(unit_id).short,
        role=seat.role,
        effective_on=seat.starts_on,
        leaver=leaver,
        tasks=tuple(task_facts.plain_card(group, task, today, reports=words[task.id], verbs=verbs) for task in tasks),
        more_tasks=total - len(tasks),
        topics=tuple(topic_facts.line(group, topic) for topic in in_flight if topic.unit_id == unit_id),
        minutes=tuple(minutes_facts.line(group, item) for item in waiting),
        dates=tuple(dates[:HANDED_OVER]),
        last_day=last_day(seat) if seat.stands_in_for is not None else None,
    )


def _leavers(tx: Transaction, group: Group, changes: Sequence[ContactChange]) -> dict[int, str]:
    """Return by change who leaves the seat: whoever holds it, or once the change is confirmed, whose seat it ended."""
    confirmed = [change for change in changes if change.state is ContactChangeState.CONFIRMED]
    names = {change.id: _ended(tx, change) for change in confirmed}
    others = [change for change in changes if change.id not in names]
    if others:
        units = {change.unit_id for change in others}
        seated = tx.people.list_seated(group.id, UNIT_ROLES, group.today(tx.now), unit_ids=units)
        holders = [(person, held) for person, held in seated if held.stands_in_for is None]
        for change in others:
            seat = (change.unit_id, change.role)
            names[change.id] = ", ".join(person.name for person, held in holders if (held.unit_id, held.role) == seat)
    return names


def _ended(tx: Transaction, change: ContactChange) -> str:
    seats = tx.people.list_seat_history(change.group_id, change.unit_id)
    ended = {
        seat.person_id
        for seat in seats
        if seat.role is change.role and seat.ends_on == change.effective_on and seat.stands_in_for is None
    }
    return ", ".join(person.name for person in tx.people.map_by_ids(ended).values())


def _card(
    group: Group, change: ContactChange, leaver: str, proposer: str, verbs: Collection[ContactChangeVerb]
) -> ContactChangeCard:
    return ContactChangeCard(
        reference=str(change.reference),
        state=change.state,
        unit=group.unit(change.unit_id).short,
        role=change.role,
        name=change.name,
        title=change.title,
        slack_id=change.slack_id,
        leaver=leaver,
        reason=change.reason,
        effective_on=change.effective_on,
        proposed_by=proposer,
        return_reason=change.return_reason,
        version=change.version,
        verbs=tuple(verb for verb in contacts.LIFECYCLE.allowed(change.state) if verb in verbs),
    )
