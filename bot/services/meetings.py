"""What is done with meetings as a whole: proposed, called, notified, held, postponed, cancelled (Art. 7).

Their agendas are in `agenda`, the parts of the units in `attendance`.
"""

from collections.abc import Collection
from datetime import date

from bot.domain import meetings, topics
from bot.domain.chasing import MATERIALS, RSVP
from bot.domain.errors import Invalid
from bot.domain.groups import Group
from bot.domain.meetings import (
    AgendaBlock,
    AgendaItem,
    CallMeeting,
    ChangeMeeting,
    Meeting,
    MeetingKind,
    MeetingState,
    MeetingVerb,
    Participation,
    ProposeMeeting,
)
from bot.domain.papers import PaperKind
from bot.domain.people import UNIT_ROLES, Actor, Capacity, Role
from bot.domain.permissions import Action, permit
from bot.domain.references import Reference
from bot.domain.topics import TopicVerb
from bot.notices.choices import FormChoices
from bot.notices.fact import Fact
from bot.notices.meetings import MeetingCard, MeetingChanged, MeetingList, MeetingProposed, MeetingTold, PlenaryWanting
from bot.notices.recipients import ToChannel
from bot.services import choices, meeting_facts, papers
from bot.services.chasing import close_chase, open_chases
from bot.services.front_desk import speaks_for
from bot.services.items import note, refuse_stale
from bot.services.telling import OFFICE, shown_in_office, tell_office, tell_roles, tell_units
from bot.store.record import facts_of
from bot.store.transaction import Transaction

PAGE_SIZE = 10
EARLIER_MINUTES = 15
"""What the state of earlier decisions takes on an agenda."""
_WARNING_MONTH = 11
"""From November on the secretariat is warned where plenaries are wanting."""


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
    if not set(request.unit_ids) <= {unit.id for unit in group.units}:
        raise Invalid("unit-foreign", field="unit_ids")
    meeting.kind, meeting.title, meeting.place = request.kind, request.title, request.place
    meeting.held_on, meeting.starts_at = request.held_on, request.starts_at
    meeting.unit_ids = () if request.kind is MeetingKind.PLENARY else request.unit_ids
    _set_days(group, meeting, actor.today)
    if before is None:
        tx.meetings.add(meeting)
    else:
        tx.meetings.save(meeting)
    if meeting.kind is MeetingKind.PLENARY:
        tx.meetings.add_item(AgendaItem(0, meeting.id, 1, AgendaBlock.EARLIER, "", EARLIER_MINUTES))
    for unit_id in meeting_facts.invited_to(group, meeting):
        tx.meetings.add_participation(Participation(0, meeting.id, unit_id))
    note(tx, actor, capacity, "meeting-call", meeting, before=before)
    sheet = meeting_facts.read(tx, group, meeting)
    called = MeetingTold(MeetingVerb.CALL, sheet.card(verbs=meeting_facts.OFFICE_VERBS, manages=True))
    tell_office(tx, group, called, card=str(meeting.reference))
    if meeting.unit_id is not None:
        _tell_units(tx, sheet, MeetingVerb.CALL, [meeting.unit_id], "")
    return MeetingChanged("call", sheet.card_for(actor))


def change_meeting(tx: Transaction, actor: Actor, request: ChangeMeeting) -> Fact:
    """Carry out a verb on a meeting: decline, notify, open, close, postpone, cancel. Whoever was told of it is told."""
    request.check(actor.today)
    capacity = permit(actor, meeting_facts.NEEDED[request.verb])
    meeting = tx.meetings.get(actor.group_id, request.reference)
    refuse_stale(meeting, request.version, is_allowed=request.verb in meetings.LIFECYCLE.allowed(meeting.state))
    group, before, was = tx.groups.of(actor), facts_of(meeting), meeting.state
    meeting.move(request.verb)
    _CARRY_OUT[request.verb](tx, group, meeting, request)
    tx.meetings.save(meeting)
    # Whoever is told anew has the present card in that message; a meeting that begins shows everybody its button.
    shown_to = None if request.verb is MeetingVerb.OPEN else shown_in_office(tx, group)
    said = {"text": request.reason}
    note(tx, actor, capacity, f"meeting-{request.verb}", meeting, before=before, said=said, shown_to=shown_to)
    sheet = meeting_facts.read(tx, group, meeting)
    _tell_changed(tx, capacity, sheet, request, was=was)
    return MeetingChanged(request.verb.value, sheet.card_for(actor))


def show_meeting(tx: Transaction, actor: Actor, reference: Reference) -> Fact:
    """Answer with a meeting's card."""
    permit(actor, Action.MEETING_READ)
    group = tx.groups.of(actor)
    return meeting_facts.read(tx, group, tx.meetings.get(group.id, reference)).card_for(actor)


def list_meetings(tx: Transaction, actor: Actor, page: int) -> Fact:
    """Answer with one page (from 1) of meetings, and how many plenaries the year has had (Art. 7: one or two)."""
    permit(actor, Action.MEETING_READ)
    group, year = tx.groups.of(actor), actor.today.year
    found, total = tx.meetings.page(group.id, page=page, size=PAGE_SIZE)
    least, most = group.rules.plenaries
    held = tx.meetings.count_held(group.id, MeetingKind.PLENARY, year)
    lines = tuple(map(meeting_facts.line_of, found))
    return MeetingList(lines, page, max(1, -(-total // PAGE_SIZE)), total, year, held, least, most)


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


def prepare_change(tx: Transaction, actor: Actor, request: ChangeMeeting) -> MeetingCard:
    """Return the meeting that a verb's form is about. Refuses as `change_meeting` would."""
    permit(actor, meeting_facts.NEEDED[request.verb])
    meeting = tx.meetings.get(actor.group_id, request.reference)
    refuse_stale(meeting, request.version, is_allowed=request.verb in meetings.LIFECYCLE.allowed(meeting.state))
    meetings.LIFECYCLE.next(meeting.state, request.verb)
    return meeting_facts.read(tx, tx.groups.of(actor), meeting).card_for(actor)


def warn_of_year(tx: Transaction, group: Group) -> None:
    """On a morning late in the year: tell the secretariat once a week where the rules ask for more plenaries."""
    today = group.today(tx.now)
    least = group.rules.plenaries[0]
    held = tx.meetings.count_held(group.id, MeetingKind.PLENARY, today.year)
    if today.month < _WARNING_MONTH or held >= least:
        return
    year, week, _ = today.isocalendar()
    tell_office(tx, group, PlenaryWanting(today.year, held, least), key=f"plenaries:{group.id}:{year}W{week}")


def _set_days(group: Group, meeting: Meeting, today: date) -> None:
    """Set the days by which the units answer and hand in: so many working days before, never before today."""
    if meeting.held_on is None:
        return
    calendar, rules = group.rules.calendar, group.rules
    meeting.answer_by = max(today, calendar.add(meeting.held_on, -rules.rsvp_days))
    meeting.materials_by = max(today, calendar.add(meeting.held_on, -rules.materials_days))


def _notify(tx: Transaction, group: Group, meeting: Meeting, _: ChangeMeeting) -> None:
    """Ask each unit invited for its answer, and those that present something for their materials."""
    items = tx.meetings.list_items(meeting.id)
    if not items:
        raise Invalid("agenda-empty", reference=str(meeting.reference))
    meeting.sequence += 1
    meeting.notified_at = tx.now
    presenting = {item.unit_id for item in items if item.unit_id is not None}
    parts = tx.meetings.list_participations(meeting.id)
    for part in parts:
        part.rsvp, part.answered_at = None, None
        part.wants_materials = part.unit_id in presenting
        tx.meetings.save_participation(part)
    _rest(tx, group, meeting)
    invited = [part.unit_id for part in parts]
    wanting = [part.unit_id for part in parts if part.wants_materials and part.materials_at is None]
    if meeting.answer_by is not None and meeting.materials_by is not None:
        open_chases(tx, group, RSVP, meeting.reference, due_on=meeting.answer_by, unit_ids=invited)
        open_chases(tx, group, MATERIALS, meeting.reference, due_on=meeting.materials_by, unit_ids=wanting)


def _open(tx: Transaction, group: Group, meeting: Meeting, _: ChangeMeeting) -> None:
    meeting.opened_at = tx.now
    _rest(tx, group, meeting)


def _close(tx: Transaction, _: Group, meeting: Meeting, request: ChangeMeeting) -> None:
    """Note what was reached; what was not is carried over: its topic is ready again. Who was not recorded was absent."""
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
    _give_back(tx, meeting, [item for item in items if not item.reached])


def _postpone(tx: Transaction, group: Group, meeting: Meeting, request: ChangeMeeting) -> None:
    meeting.held_on = request.held_on
    meeting.starts_at = request.starts_at or meeting.starts_at
    _set_days(group, meeting, group.today(tx.now))
    _rest(tx, group, meeting)


def _cancel(tx: Transaction, group: Group, meeting: Meeting, _: ChangeMeeting) -> None:
    meeting.sequence += 1
    _rest(tx, group, meeting)
    _give_back(tx, meeting, tx.meetings.list_items(meeting.id))


def _nothing(_: Transaction, __: Group, ___: Meeting, ____: ChangeMeeting) -> None:
    """A declined meeting has no consequences."""


_CARRY_OUT = {
    MeetingVerb.DECLINE: _nothing,
    MeetingVerb.NOTIFY: _notify,
    MeetingVerb.OPEN: _open,
    MeetingVerb.CLOSE: _close,
    MeetingVerb.POSTPONE: _postpone,
    MeetingVerb.CANCEL: _cancel,
}


def _rest(tx: Transaction, group: Group, meeting: Meeting) -> None:
    """Nobody is chased about the meeting any more."""
    for kind in (RSVP, MATERIALS):
        close_chase(tx, group, kind, meeting.reference)


def _give_back(tx: Transaction, meeting: Meeting, items: Collection[AgendaItem]) -> None:
    """Let the topics of items be ready again."""
    ids = [item.topic_id for item in items if item.topic_id is not None]
    for topic in tx.topics.list_by_ids(meeting.group_id, ids):
        if TopicVerb.UNSCHEDULE in topics.LIFECYCLE.allowed(topic.state):
            topic.move(TopicVerb.UNSCHEDULE)
            tx.topics.save(topic)
            tx.outbox.refresh(meeting.group_id, topic.reference)


def _tell_changed(
    tx: Transaction,
    capacity: Capacity,
    sheet: meeting_facts.Sheet,
    request: ChangeMeeting,
    *,
    was: MeetingState,
) -> None:
    """Tell whoever was told of the meeting: the units invited once it was notified, the unit that proposed it, and the
    secretariat of what it did not do itself."""
    group, item = sheet.group, str(sheet.meeting.reference)
    if request.verb is MeetingVerb.NOTIFY:
        _tell_units(tx, sheet, MeetingVerb.NOTIFY, sheet.invited, "")
        _owe_papers(tx, sheet, PaperKind.NOTICE, papers.CALENDAR)
    elif request.verb in {MeetingVerb.POSTPONE, MeetingVerb.CANCEL} and was is not MeetingState.CALLED:
        _tell_units(tx, sheet, request.verb, sheet.invited, request.reason)
        if request.verb is MeetingVerb.CANCEL:
            _owe_papers(tx, sheet, papers.CALENDAR)
    elif request.verb is MeetingVerb.DECLINE and sheet.meeting.unit_id is not None:
        _tell_units(tx, sheet, request.verb, [sheet.meeting.unit_id], request.reason)
    elif request.verb is MeetingVerb.CLOSE:
        _tell_carried_over(tx, sheet)
    if capacity.role not in OFFICE:
        told = MeetingTold(request.verb, sheet.card(verbs=meeting_facts.OFFICE_VERBS, manages=True), request.reason)
        tell_office(tx, group, told, card=item)
    if request.verb in {MeetingVerb.NOTIFY, MeetingVerb.POSTPONE, MeetingVerb.CANCEL}:
        told = MeetingTold(request.verb, sheet.card(), request.reason)
        tell_roles(tx, group, told, roles=[Role.CONVENER], card=item)


def _owe_papers(tx: Transaction, sheet: meeting_facts.Sheet, *papers_owed: str) -> None:
    """Owe the group's channel papers of a plenary: the notice, the entry for calendars (which a cancellation takes out
    again); a later notice has new ones."""
    channel, meeting = sheet.group.channels.get("group"), sheet.meeting
    if channel is None or meeting.kind is not MeetingKind.PLENARY:
        return
    for kind in papers_owed:
        key = f"paper:meeting:{meeting.id}:{meeting.sequence}:{kind}"
        papers.owe(tx, sheet.group.id, kind, meeting.reference, ToChannel(channel), key=key)


def _tell_units(
    tx: Transaction, sheet: meeting_facts.Sheet, verb: MeetingVerb, unit_ids: Collection[int], text: str
) -> None:
    """Tell units' people, each with the own unit's part."""
    cards = {unit_id: sheet.card(my_units=[unit_id]) for unit_id in unit_ids}
    item = str(sheet.meeting.reference)
    tell_units(
        tx,
        sheet.group,
        lambda unit_id: MeetingTold(verb, cards[unit_id], text),
        unit_ids=unit_ids,
        roles=UNIT_ROLES,
        card=item,
    )


def _tell_carried_over(tx: Transaction, sheet: meeting_facts.Sheet) -> None:
    """Tell the units whose items were not reached."""
    left = {item.unit_id for item in sheet.items if item.reached is False and item.unit_id is not None}
    if left:
        _tell_units(tx, sheet, MeetingVerb.CLOSE, sorted(left), "")
