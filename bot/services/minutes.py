"""What is done with minutes as a whole: shown, drafted, taken back into drafting, signed off (Art. 8).

Their clauses are in `clauses`, the units' answers in `concurrence`, what becomes of objections in `objections`, the issue in
`minutes_issue`, corrections in `corrections`.
"""

from bot.domain import clauses, minutes, topics
from bot.domain.chasing import MINUTES_RECEIPT, STANCE
from bot.domain.clauses import Decision, Outcome
from bot.domain.errors import NotFound, Stale, WrongState
from bot.domain.groups import Group
from bot.domain.meetings import HELD_STATES, Meeting
from bot.domain.minutes import (
    ChangeMinutes,
    DraftMinutes,
    Minutes,
    MinutesFilter,
    MinutesReceipt,
    MinutesState,
    MinutesVerb,
    ReceiveMinutes,
    ShowMinutes,
)
from bot.domain.people import Actor, Capacity
from bot.domain.permissions import Action, permit
from bot.domain.references import Reference
from bot.domain.topics import Topic, TopicVerb
from bot.domain.wording import LINE_LENGTH
from bot.notices.choices import FormChoices
from bot.notices.fact import Fact
from bot.notices.minutes import MinutesChanged, MinutesList, MinutesReceived, MinutesSigned
from bot.services import choices, minutes_facts
from bot.services.chasing import close_chase
from bot.services.choices import USUAL_DAYS
from bot.services.items import note, refuse_stale
from bot.services.minutes_issue import issue
from bot.services.telling import shown_in_office, tell_office
from bot.store.record import facts_of
from bot.store.transaction import Transaction

PAGE_SIZE = 10


def show_minutes(tx: Transaction, actor: Actor, request: ShowMinutes) -> Fact:
    """Answer with the minutes' card."""
    permit(actor, Action.MINUTES_READ)
    item = tx.minutes.get(actor.group_id, request.reference)
    return minutes_facts.read(tx, tx.groups.of(actor), item).card_for(actor, page=request.page)


def list_minutes(tx: Transaction, actor: Actor, request: MinutesFilter) -> Fact:
    """Answer with one page of the group's minutes, newest first."""
    permit(actor, Action.MINUTES_READ)
    group = tx.groups.of(actor)
    found, total = tx.minutes.page(group.id, page=request.page, size=PAGE_SIZE)
    lines = tuple(minutes_facts.line(group, item) for item in found)
    return MinutesList(lines, request.page, max(1, -(-total // PAGE_SIZE)), total)


def draft_minutes(tx: Transaction, actor: Actor, request: DraftMinutes) -> Fact:
    """Begin minutes; each accepted topic that was chosen becomes a clause."""
    capacity = permit(actor, Action.MINUTES_DRAFT)
    request.check(actor.today)
    group = tx.groups.of(actor)
    chosen = _accepted(tx, group, request.topic_ids)
    clauses.check_length(len(chosen))
    meeting = tx.meetings.get(group.id, request.meeting) if request.meeting is not None else None
    item = Minutes(0, group.id, 0, MinutesState.DRAFT, request.title, request.held_on, actor.person_id)
    item.meeting_id = meeting.id if meeting is not None else None
    tx.minutes.add(item)
    due_on = group.rules.calendar.add(actor.today, USUAL_DAYS)
    for position, topic in enumerate(chosen, start=1):
        tx.minutes.add_decision(
            Decision(
                id=0,
                minutes_id=item.id,
                position=position,
                text=topic.ask if topic.ask and len(topic.ask) <= LINE_LENGTH else topic.title,
                lead_unit_id=topic.lead_unit_id or topic.unit_id,
                due_on=due_on,
                supporting_unit_ids=topic.supporting_unit_ids,
                topic_id=topic.id,
                outcome=Outcome.TASK,
            )
        )
    note(tx, actor, capacity, "draft", item, said={"topics": [str(topic.reference) for topic in chosen]})
    return MinutesChanged(None, minutes_facts.read(tx, group, item).card_for(actor))


def change_minutes(tx: Transaction, actor: Actor, request: ChangeMinutes) -> Fact:
    """Take the minutes back into drafting or issue them (the secretariat), or sign them off (the convener).

    Raises:
        Stale: `text-changed`, when what would be signed is not what the signer's card showed.
        Refusal: `clause-outcome-missing`, when it is signed off or issued before each clause comes to something.
    """
    item = tx.minutes.get(actor.group_id, request.reference, lock=True)
    capacity = permit(actor, _ACTIONS[request.verb])
    is_allowed = request.verb in minutes.LIFECYCLE.allowed(item.state)
    refuse_stale(item, request.version, is_allowed=is_allowed)
    group = tx.groups.of(actor)
    if request.verb is MinutesVerb.ISSUE:
        issue(tx, actor, capacity, group, item)
    elif request.verb is MinutesVerb.SIGN_OFF:
        if is_allowed and request.version not in {None, item.version}:
            raise Stale("text-changed", reference=str(item.reference))
        _sign_off(tx, actor, capacity, group, item)
    else:
        _amend(tx, actor, capacity, group, item)
    return MinutesChanged(request.verb, minutes_facts.read(tx, group, item).card_for(actor))


def prepare_draft(
    tx: Transaction, actor: Actor, reference: Reference | None
) -> tuple[FormChoices, Meeting | None, tuple[int, ...]]:
    """Return what the form of new minutes offers, the meeting that they are of, and the topics that it reached.

    Raises:
        WrongState: `meeting-not-in-session`, before the meeting was held.
    """
    offered = choices.for_minutes(tx, actor, None)
    if reference is None:
        return offered, None, ()
    meeting = tx.meetings.get(actor.group_id, reference)
    if meeting.state not in HELD_STATES:
        raise WrongState("meeting-not-in-session", reference=str(reference), state=meeting.state)
    reached = [item for item in tx.meetings.list_items(meeting.id) if item.reached is not False]
    return offered, meeting, tuple(item.topic_id for item in reached if item.topic_id is not None)


def receive_minutes(tx: Transaction, actor: Actor, request: ReceiveMinutes) -> Fact:
    """Acknowledge receipt of issued minutes for each of the actor's units that has not (签收); said twice, it stays.

    Raises:
        WrongState: `minutes-not-issued`.
    """
    permit(actor, Action.MINUTES_RECEIVE, units=actor.unit_ids)
    item = tx.minutes.get(actor.group_id, request.reference)
    if item.state is not MinutesState.ISSUED:
        raise WrongState("minutes-not-issued", reference=str(request.reference), state=item.state)
    group = tx.groups.of(actor)
    received = {each.unit_id for each in tx.minutes.list_receipts(item.id)}
    units = [unit_id for unit_id in sorted(actor.unit_ids) if unit_id not in received]
    for unit_id in units:
        capacity = permit(actor, Action.MINUTES_RECEIVE, units=[unit_id])
        tx.minutes.add_receipt(MinutesReceipt(0, item.id, unit_id, actor.person_id, tx.now))
        close_chase(tx, group, MINUTES_RECEIPT, item.reference, unit_id=unit_id)
        said = {"unit_id": unit_id}
        shown = shown_in_office(tx, group, and_units=[unit_id])
        note(tx, actor, capacity, "receive", item, before=facts_of(item), said=said, shown_to=shown)
    own = group.shorts(units or sorted(actor.unit_ids))
    return MinutesReceived(own, minutes_facts.read(tx, group, item).card_for(actor))


_ACTIONS = {
    MinutesVerb.AMEND: Action.MINUTES_DRAFT,
    MinutesVerb.SIGN_OFF: Action.MINUTES_SIGN_OFF,
    MinutesVerb.ISSUE: Action.MINUTES_ISSUE,
}


def _accepted(tx: Transaction, group: Group, topic_ids: tuple[int, ...]) -> list[Topic]:
    found = tx.topics.list_by_ids(group.id, topic_ids)
    if len(found) != len(set(topic_ids)):
        raise NotFound("topic-unknown", field="topic_ids")
    for topic in found:
        if TopicVerb.DECIDE not in topics.LIFECYCLE.allowed(topic.state):
            raise WrongState("topic-not-accepted", field="topic_ids", reference=str(topic.reference), state=topic.state)
    return found


def _amend(tx: Transaction, actor: Actor, capacity: Capacity, group: Group, item: Minutes) -> None:
    before = facts_of(item)
    item.move(MinutesVerb.AMEND)
    item.answer_by = None
    tx.minutes.save(item)
    close_chase(tx, group, STANCE, item.reference)
    note(tx, actor, capacity, MinutesVerb.AMEND, item, before=before, shown_to=shown_in_office(tx, group))


def _sign_off(tx: Transaction, actor: Actor, capacity: Capacity, group: Group, item: Minutes) -> None:
    before = facts_of(item)
    item.move(MinutesVerb.SIGN_OFF)
    clauses.check_outcomes(tx.minutes.list_decisions(item.id))
    item.signed_by, item.signed_at = actor.person_id, tx.now
    tx.minutes.save(item)
    note(tx, actor, capacity, MinutesVerb.SIGN_OFF, item, before=before, shown_to=shown_in_office(tx, group))
    tell_office(tx, group, MinutesSigned(minutes_facts.read(tx, group, item).for_office()), card=str(item.reference))
