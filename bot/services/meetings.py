"""What is done with meetings as a whole: proposed, called, notified, held, postponed, cancelled (Art. 7).

Their agendas are in `agenda`, the parts of the units in `attendance` and `materials`, guests in `guests`.
"""

from datetime import date

from bot.domain import meetings
from bot.domain.chasing import MATERIALS, MEETING_PROPOSAL, MEETING_RECORD, RSVP
from bot.domain.errors import Invalid
from bot.domain.groups import Group
from bot.domain.meeting_requests import CallMeeting, ChangeMeeting, ProposeMeeting
from bot.domain.meetings import AgendaBlock, AgendaItem, Meeting, MeetingKind, MeetingState, MeetingVerb
from bot.domain.people import Actor, Role
from bot.domain.permissions import Action, find_capacity, permit
from bot.domain.references import Reference
from bot.notices.choices import Choice, FormChoices
from bot.notices.fact import Fact
from bot.notices.meetings import EarlierList, MeetingCard, MeetingChanged, MeetingList, MeetingProposed, MeetingTold
from bot.services import carry_over, choices, guests, meeting_facts, meeting_parts, meeting_telling
from bot.services.carry_over import By
from bot.services.chasing import close_chase, open_chase
from bot.services.front_desk import speaks_for
from bot.services.items import note, refuse_stale
from bot.services.telling import shown_in_office, tell_office, tell_roles
from bot.store.record import facts_of
from bot.store.transaction import Transaction

PAGE_SIZE = 10
EARLIER_MINUTES = 15
"""What the state of earlier decisions takes on an agenda."""


def propose_meeting(tx: Transaction, actor: Actor, request: ProposeMeeting) -> Fact:
    """Propose a meeting with a reason; the convener decides."""
    request.check()
    permit(actor, Action.MEETING_PROPOSE, units=actor.unit_ids)
    unit_id = speaks_for(actor, request.unit_id) if actor.unit_ids else None
    capacity = permit(actor, Action.MEETING_PROPOSE, units=[unit_id] if unit_id is not None else ())
    meeting = Meeting(
        0,
        actor.group_id,
        0,
        request.kind,
        MeetingState.PROPOSED,
        request.title,
        actor.person_id,
        unit_id,
        request.reason,
    )
    tx.meetings.add(meeting)
    note(tx, actor, capacity, "meeting-propose", meeting)
    group = tx.groups.of(actor)
    decide_by = group.rules.calendar.add(actor.today, group.rules.office_days)
    open_chase(tx, group, MEETING_PROPOSAL, meeting.reference, due_on=decide_by, unit_id=None)
    sheet = meeting_facts.read(tx, group, meeting)
    unit, item = group.unit(unit_id).short if unit_id is not None else "", str(meeting.reference)
    deciding = MeetingProposed(sheet.card(verbs=[MeetingVerb.CALL, MeetingVerb.DECLINE]), unit)
    tell_roles(tx, group, deciding, roles=[Role.CONVENER], card=item)
    tell_office(tx, group, MeetingProposed(sheet.card(), unit), card=item)
    return MeetingChanged("propose", sheet.card_for(actor))


def call_meeting(tx: Transaction, actor: Actor, request: CallMeeting) -> Fact:
    """Call a meeting, or one that was proposed (the convener). A plenary's first item is made here: earlier decisions."""
    request.check(actor.today)
    group = tx.groups.of(actor)
    if request.reference is None:
        capacity = permit(actor, Action.MEETING_CALL)
        meeting = Meeting(0, group.id, 0, request.kind, MeetingState.CALLED, request.title, actor.person_id, None)
        before = None
    else:
        capacity = permit(actor, Action.MEETING_DECIDE)
        meeting = tx.meetings.get(group.id, request.reference)
        before = facts_of(meeting)
        meeting.move(MeetingVerb.CALL)
        close_chase(tx, group, MEETING_PROPOSAL, meeting.reference)
    if not set(request.unit_ids) <= {unit.id for unit in group.units}:
        raise Invalid("unit-foreign", field="unit_ids")
    meeting.kind, meeting.title, meeting.place = request.kind, request.title, request.place
    meeting.held_on, meeting.starts_at = request.held_on, request.starts_at
    meeting.unit_ids = request.unit_ids if request.kind is MeetingKind.TOPIC else ()
    _set_days(group, meeting, actor.today)
    if before is None:
        tx.meetings.add(meeting)
    else:
        tx.meetings.save(meeting)
    if meeting.kind is MeetingKind.PLENARY:
        tx.meetings.add_item(AgendaItem(0, meeting.id, 1, AgendaBlock.EARLIER, "", EARLIER_MINUTES))
    meeting_parts.set_parts(tx, group, meeting)
    note(tx, actor, capacity, "meeting-call", meeting, before=before)
    sheet = meeting_facts.read(tx, group, meeting)
    called = MeetingTold(MeetingVerb.CALL, sheet.card(verbs=meeting_facts.OFFICE_VERBS, manages=True))
    tell_office(tx, group, called, card=str(meeting.reference))
    if meeting.unit_id is not None:
        meeting_telling.tell_parts(tx, sheet, MeetingVerb.CALL, [meeting.unit_id])
    return MeetingChanged("call", sheet.card_for(actor))


def change_meeting(tx: Transaction, actor: Actor, request: ChangeMeeting) -> Fact:
    """Carry out a verb on a meeting: decline, notify, open, close, postpone, cancel. Whoever was told of it is told."""
    request.check(actor.today)
    capacity = permit(actor, meeting_facts.NEEDED[request.verb])
    meeting = tx.meetings.get(actor.group_id, request.reference)
    refuse_stale(meeting, request.version, is_allowed=request.verb in meetings.LIFECYCLE.allowed(meeting.state))
    group, before, was = tx.groups.of(actor), facts_of(meeting), meeting.state
    meeting.move(request.verb)
    _CARRY_OUT[request.verb](tx, By(actor, capacity, group), meeting, request)
    tx.meetings.save(meeting)
    # Whoever is told anew has the present card in that message; a meeting that begins shows everybody its button.
    shown_to = None if request.verb is MeetingVerb.OPEN else shown_in_office(tx, group)
    said = {"text": request.reason}
    note(tx, actor, capacity, f"meeting-{request.verb}", meeting, before=before, said=said, shown_to=shown_to)
    sheet = meeting_facts.read(tx, group, meeting)
    meeting_telling.tell_changed(tx, capacity, sheet, request, was=was)
    return MeetingChanged(request.verb.value, sheet.card_for(actor))


def show_meeting(tx: Transaction, actor: Actor, reference: Reference) -> Fact:
    """Answer with a meeting's card; an observer with what the observer is invited to."""
    if find_capacity(actor, Action.MEETING_VISIT) and not find_capacity(actor, Action.MEETING_READ):
        return guests.show_as_guest(tx, actor, reference)
    permit(actor, Action.MEETING_READ)
    group = tx.groups.of(actor)
    return meeting_facts.read(tx, group, tx.meetings.get(group.id, reference)).card_for(actor)


def list_meetings(tx: Transaction, actor: Actor, page: int) -> Fact:
    """Answer with one page (from 1) of meetings, and how many plenaries the year has had (Art. 7: one or two); an observer
    with those to which the observer is invited."""
    if find_capacity(actor, Action.MEETING_VISIT) and not find_capacity(actor, Action.MEETING_READ):
        return guests.list_as_guest(tx, actor)
    permit(actor, Action.MEETING_READ)
    group, year = tx.groups.of(actor), actor.today.year
    found, total = tx.meetings.page(group.id, page=page, size=PAGE_SIZE)
    least, most = group.rules.plenaries
    held = tx.meetings.count_held(group.id, MeetingKind.PLENARY, year)
    lines = tuple(map(meeting_facts.line_of, found))
    return MeetingList(lines, page, max(1, -(-total // PAGE_SIZE)), total, year, held, least, most)


def list_earlier(tx: Transaction, actor: Actor, page: int) -> Fact:
    """Answer with one page (from 1) of where the decisions of earlier minutes stand."""
    permit(actor, Action.MEETING_READ)
    lines, total = meeting_facts.list_earlier(tx, tx.groups.of(actor), page=page, size=PAGE_SIZE)
    return EarlierList(tuple(lines), page, max(1, -(-total // PAGE_SIZE)), total)


def prepare_proposal(tx: Transaction, actor: Actor, _: object) -> FormChoices:
    """Return what the form of a proposal offers."""
    permit(actor, Action.MEETING_PROPOSE, units=actor.unit_ids)
    return choices.offered(tx.groups.of(actor), actor)


def prepare_call(tx: Transaction, actor: Actor, reference: Reference | None) -> tuple[FormChoices, Meeting | None]:
    """Return what the form of a call offers, and the meeting that was proposed, if one was."""
    group = tx.groups.of(actor)
    if reference is None:
        permit(actor, Action.MEETING_CALL)
        return choices.offered(group, actor), None
    permit(actor, Action.MEETING_DECIDE)
    meeting = tx.meetings.get(group.id, reference)
    meetings.LIFECYCLE.next(meeting.state, MeetingVerb.CALL)
    return choices.offered(group, actor), meeting


def prepare_change(tx: Transaction, actor: Actor, request: ChangeMeeting) -> tuple[MeetingCard, tuple[Choice, ...]]:
    """Return the meeting that a verb's form is about, and the meetings that may take what it does not reach. Refuses as
    `change_meeting` would."""
    permit(actor, meeting_facts.NEEDED[request.verb])
    meeting = tx.meetings.get(actor.group_id, request.reference)
    refuse_stale(meeting, request.version, is_allowed=request.verb in meetings.LIFECYCLE.allowed(meeting.state))
    meetings.LIFECYCLE.next(meeting.state, request.verb)
    planned = tx.meetings.list_in_states(actor.group_id, meetings.PLANNED_STATES)
    following = tuple((f"{each.reference} {each.title}", str(each.number)) for each in planned if each.id != meeting.id)
    return meeting_facts.read(tx, tx.groups.of(actor), meeting).card_for(actor), following


def _set_days(group: Group, meeting: Meeting, today: date) -> None:
    """Set the days by which the units answer and hand in: so many working days before, never before today."""
    if meeting.held_on is None:
        return
    calendar, rules = group.rules.calendar, group.rules
    meeting.answer_by = max(today, calendar.add(meeting.held_on, -rules.rsvp_days))
    meeting.materials_by = max(today, calendar.add(meeting.held_on, -rules.materials_days))


def _notify(tx: Transaction, by: By, meeting: Meeting, _: ChangeMeeting) -> None:
    """Ask each unit invited for its answer, and those that present something or were asked for their materials."""
    if not tx.meetings.list_items(meeting.id):
        raise Invalid("agenda-empty", reference=str(meeting.reference))
    today = by.group.today(tx.now)
    if meeting.held_on is None or meeting.held_on < today:
        raise Invalid("meeting-day-past", reference=str(meeting.reference))
    meeting.sequence += 1
    meeting.notified_at = tx.now
    _set_days(by.group, meeting, today)
    meeting_parts.set_parts(tx, by.group, meeting)
    meeting_parts.want_materials(tx, meeting)
    _ask_anew(tx, meeting)
    _rest(tx, by.group, meeting)
    parts = tx.meetings.list_participations(meeting.id)
    meeting_parts.await_answers(tx, by.group, meeting, [part.unit_id for part in parts])
    wanted = [part for part in parts if part.wants_materials and part.materials_at is None]
    meeting_parts.await_materials(tx, by.group, meeting, wanted)
    following = by.group.rules.calendar.add(meeting.held_on, 1)
    open_chase(tx, by.group, MEETING_RECORD, meeting.reference, due_on=following, unit_id=None)


def _open(tx: Transaction, by: By, meeting: Meeting, _: ChangeMeeting) -> None:
    """Begin, on the meeting's day or after it: nobody can answer the notice any more."""
    if meeting.held_on is not None and by.group.today(tx.now) < meeting.held_on:
        raise Invalid("meeting-not-yet", reference=str(meeting.reference), day=meeting.held_on)
    meeting.opened_at = tx.now
    for kind in (RSVP, MATERIALS):
        close_chase(tx, by.group, kind, meeting.reference)


def _close(tx: Transaction, by: By, meeting: Meeting, request: ChangeMeeting) -> None:
    """Note what was reached; what was not is carried over: its topic is ready again, or another meeting takes it. Who was
    not recorded was absent."""
    meeting.closed_at = tx.now
    items = tx.meetings.list_items(meeting.id)
    for item in items:
        item.reached = item.block is AgendaBlock.EARLIER or item.id in request.reached_ids
    tx.meetings.save_items(items)
    for part in tx.meetings.list_participations(meeting.id):
        if part.attendance is None:
            expected = meetings.expected(part.rsvp)
            part.attendance = expected if expected is meetings.Attendance.EXCUSED else meetings.Attendance.ABSENT
            tx.meetings.save_participation(part)
    _rest(tx, by.group, meeting)
    left, following = carry_over.left(items), None
    if request.carry_to is not None:
        following = carry_over.hand_on(tx, by, left, request.carry_to)
    else:
        carry_over.give_back(tx, by, left, meeting)
    meeting_telling.tell_carried_over(tx, meeting_facts.read(tx, by.group, meeting), left, following)


def _postpone(tx: Transaction, by: By, meeting: Meeting, request: ChangeMeeting) -> None:
    """Set the new day; the units answer anew when its notice goes out."""
    meeting.held_on = request.held_on
    meeting.starts_at = request.starts_at or meeting.starts_at
    meeting.place = request.place or meeting.place
    carry_over.check_room(meeting, tx.meetings.list_items(meeting.id))
    meeting.sequence += 1 if meeting.sequence else 0
    _set_days(by.group, meeting, by.group.today(tx.now))
    _ask_anew(tx, meeting)
    _rest(tx, by.group, meeting)


def _cancel(tx: Transaction, by: By, meeting: Meeting, _: ChangeMeeting) -> None:
    meeting.sequence += 1 if meeting.sequence else 0
    _rest(tx, by.group, meeting)
    carry_over.give_back(tx, by, tx.meetings.list_items(meeting.id), meeting)


def _decline(tx: Transaction, by: By, meeting: Meeting, _: ChangeMeeting) -> None:
    close_chase(tx, by.group, MEETING_PROPOSAL, meeting.reference)


_CARRY_OUT = {
    MeetingVerb.DECLINE: _decline,
    MeetingVerb.NOTIFY: _notify,
    MeetingVerb.OPEN: _open,
    MeetingVerb.CLOSE: _close,
    MeetingVerb.POSTPONE: _postpone,
    MeetingVerb.CANCEL: _cancel,
}
"""What follows from a verb beyond the meeting's state."""


def _ask_anew(tx: Transaction, meeting: Meeting) -> None:
    """Forget what units and guests answered about an earlier day."""
    for part in tx.meetings.list_participations(meeting.id):
        part.rsvp, part.answered_at, part.name, part.title, part.reason = None, None, "", "", ""
        tx.meetings.save_participation(part)
    for guest in tx.meetings.list_guests(meeting.id):
        guest.rsvp = None
        tx.meetings.save_guest(guest)


def _rest(tx: Transaction, group: Group, meeting: Meeting) -> None:
    """Nobody is chased about the meeting any more."""
    for kind in (RSVP, MATERIALS, MEETING_RECORD):
        close_chase(tx, group, kind, meeting.reference)
