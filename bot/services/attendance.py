"""The parts of units in a meeting: their answers to its notice, and their attendance (Art. 9)."""

from collections.abc import Mapping
from dataclasses import replace

from bot.domain import meetings
from bot.domain.chasing import RSVP
from bot.domain.errors import Invalid, WrongState
from bot.domain.groups import Group
from bot.domain.meeting_requests import AnswerNotice, RecordAttendance
from bot.domain.meetings import Meeting, MeetingState, Participation
from bot.domain.people import Actor, Role
from bot.domain.permissions import Action, permit
from bot.domain.references import Reference
from bot.notices.choices import FormChoices
from bot.notices.fact import Fact
from bot.notices.meetings import Attendee, MeetingCard, MeetingChanged
from bot.services import choices, meeting_facts
from bot.services.chasing import close_chase
from bot.services.front_desk import speaks_for
from bot.services.items import note
from bot.services.telling import shown_in_office
from bot.store.record import facts_of
from bot.store.transaction import Transaction


def answer_notice(tx: Transaction, actor: Actor, request: AnswerNotice) -> Fact:
    """Take a unit's answer, its last one counting, until the meeting begins."""
    request.check()
    meeting, part = part_of(tx, actor, request.reference, request.unit_id)
    if meeting.state is not MeetingState.NOTIFIED:
        raise WrongState("rsvp-not-open", reference=str(request.reference), state=meeting.state)
    part.rsvp, part.name, part.title, part.reason = request.rsvp, request.name, request.title, request.reason
    part.answered_at = tx.now
    close_chase(tx, tx.groups.of(actor), RSVP, meeting.reference, unit_id=part.unit_id)
    said = {"unit_id": part.unit_id, "rsvp": request.rsvp.value, "text": request.reason or request.name}
    return settle(tx, actor, meeting, part, "rsvp", said)


def arrive(tx: Transaction, actor: Actor, reference: Reference) -> Fact:
    """Note that a unit is there, while the meeting is in session: on time, late, or by a deputy."""
    meeting, part = part_of(tx, actor, reference, None)
    if meeting.state is not MeetingState.IN_SESSION or meeting.held_on is None or meeting.starts_at is None:
        raise WrongState("meeting-not-in-session", reference=str(reference), state=meeting.state)
    group = tx.groups.of(actor)
    begins_at = max(group.local(meeting.held_on, meeting.starts_at), meeting.opened_at or tx.now)
    if part.attendance is None:
        part.arrived_at = tx.now
        part.attendance = meetings.arrival(tx.now, begins_at, part.rsvp)
    said = {"unit_id": part.unit_id, "attendance": str(part.attendance)}
    return settle(tx, actor, meeting, part, "attendance", said)


def record_attendance(tx: Transaction, actor: Actor, request: RecordAttendance) -> Fact:
    """Record how units took part (the secretariat), while the meeting is in session or once it is closed."""
    capacity = permit(actor, Action.MEETING_MANAGE)
    meeting = tx.meetings.get(actor.group_id, request.reference)
    if meeting.state not in meetings.HELD_STATES:
        raise WrongState("meeting-not-in-session", reference=str(request.reference), state=meeting.state)
    group, before = tx.groups.of(actor), facts_of(meeting)
    said = dict(request.attendance)
    for part in tx.meetings.list_participations(meeting.id):
        if part.unit_id in said:
            part.attendance = said[part.unit_id]
            tx.meetings.save_participation(part)
    recorded = {
        f"{way}_unit_ids": [unit_id for unit_id, value in said.items() if value is way] for way in set(said.values())
    }
    note(tx, actor, capacity, "attendance", meeting, before=before, said=recorded, shown_to=shown_in_office(tx, group))
    return MeetingChanged("attendance", meeting_facts.read(tx, group, meeting).card_for(actor))


def prepare_answer(tx: Transaction, actor: Actor, reference: Reference) -> tuple[FormChoices, MeetingCard]:
    """Return what the forms of a unit's part offer (of the actor's units those that are invited), and the meeting."""
    permit(actor, Action.MEETING_ANSWER, units=actor.unit_ids)
    meeting = tx.meetings.get(actor.group_id, reference)
    group = tx.groups.of(actor)
    card = meeting_facts.read(tx, group, meeting).card_for(actor)
    offered = choices.offered(group, actor)
    invited = {str(part.unit_id) for part in card.own_parts}
    return replace(offered, own_units=tuple(unit for unit in offered.own_units if unit[1] in invited)), card


def prepare_notice(tx: Transaction, actor: Actor, reference: Reference) -> tuple[FormChoices, MeetingCard, Attendee]:
    """Return what the form of an answer offers, the meeting, and who is expected to come: the unit's member, where the
    actor answers for one unit."""
    offered, card = prepare_answer(tx, actor, reference)
    own = [part.unit_id for part in card.own_parts]
    seated = tx.people.list_seated(actor.group_id, [Role.MEMBER], actor.today, unit_ids=own) if len(own) == 1 else []
    person = seated[0][0] if seated else None
    return offered, card, Attendee(person.name, person.title) if person else Attendee("", "")


def prepare_record(tx: Transaction, actor: Actor, reference: Reference) -> MeetingCard:
    """Return the meeting whose attendance is recorded, or that is prepared."""
    permit(actor, Action.MEETING_MANAGE)
    return meeting_facts.read(tx, tx.groups.of(actor), tx.meetings.get(actor.group_id, reference)).card_for(actor)


def part_of(tx: Transaction, actor: Actor, reference: Reference, unit_id: int | None) -> tuple[Meeting, Participation]:
    """Return a meeting and the part in it of the unit for which the actor speaks.

    Raises:
        Invalid: `meeting-not-invited`.
    """
    permit(actor, Action.MEETING_ANSWER, units=actor.unit_ids)
    meeting = tx.meetings.get(actor.group_id, reference)
    invited = {part.unit_id: part for part in tx.meetings.list_participations(meeting.id)}
    own = actor.unit_ids & invited.keys()
    # Who speaks for several units is not asked for which, where one of them alone is invited.
    unit_id = speaks_for(actor, next(iter(own)) if unit_id is None and len(own) == 1 else unit_id)
    permit(actor, Action.MEETING_ANSWER, units=[unit_id])
    if unit_id not in invited:
        raise Invalid("meeting-not-invited", reference=str(reference))
    return meeting, invited[unit_id]


def settle(
    tx: Transaction, actor: Actor, meeting: Meeting, part: Participation, action: str, said: Mapping[str, object]
) -> Fact:
    """Keep a unit's part, record what was done to it, and answer."""
    capacity = permit(actor, Action.MEETING_ANSWER, units=[part.unit_id])
    group: Group = tx.groups.of(actor)
    tx.meetings.save_participation(part)
    shown = shown_in_office(tx, group, and_units=[part.unit_id])
    note(tx, actor, capacity, action, meeting, before=facts_of(meeting), said=said, shown_to=shown)
    return MeetingChanged(action, meeting_facts.read(tx, group, meeting).card_for(actor))
