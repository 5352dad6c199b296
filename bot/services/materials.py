"""Materials for a meeting (Art. 9): asked for, handed in, and seen by whoever prepares it."""

from bot.domain import meetings
from bot.domain.chasing import MATERIALS
from bot.domain.errors import Invalid, WrongState
from bot.domain.meeting_requests import AskForMaterials, HandInMaterials
from bot.domain.meetings import MeetingState
from bot.domain.people import Actor
from bot.domain.permissions import Action, permit
from bot.notices.fact import Fact
from bot.notices.meetings import MeetingChanged
from bot.services import attendance, meeting_facts, meeting_parts
from bot.services.chasing import close_chase
from bot.services.items import note
from bot.services.telling import shown_in_office
from bot.store.record import facts_of
from bot.store.transaction import Transaction


def hand_in_materials(tx: Transaction, actor: Actor, request: HandInMaterials) -> Fact:
    """Note that a unit's materials are ready, and where they are; handed in again, the last ones count."""
    request.check()
    meeting, part = attendance.part_of(tx, actor, request.reference, request.unit_id)
    if meeting.state not in meetings.PLANNED_STATES:
        raise WrongState("meeting-not-planned", reference=str(request.reference), state=meeting.state)
    part.materials, part.evidence, part.materials_at = request.text, request.evidence, tx.now
    close_chase(tx, tx.groups.of(actor), MATERIALS, meeting.reference, unit_id=part.unit_id)
    said: dict[str, object] = {"unit_id": part.unit_id, "text": request.text}
    if request.evidence:
        said["evidence"] = [each.name for each in request.evidence]
    return attendance.settle(tx, actor, meeting, part, "materials", said)


def ask_for_materials(tx: Transaction, actor: Actor, request: AskForMaterials) -> Fact:
    """Ask units for materials beyond what they present: with the notice, or at once where it is out."""
    request.check()
    capacity = permit(actor, Action.MEETING_MANAGE)
    meeting = tx.meetings.get(actor.group_id, request.reference)
    if meeting.state not in meetings.PLANNED_STATES:
        raise WrongState("meeting-not-planned", reference=str(request.reference), state=meeting.state)
    group, before = tx.groups.of(actor), facts_of(meeting)
    asked = [part for part in tx.meetings.list_participations(meeting.id) if part.unit_id in request.unit_ids]
    if len(asked) != len(set(request.unit_ids)):
        raise Invalid("unit-not-invited", reference=str(request.reference), field="unit_ids")
    for part in asked:
        part.asked_for, part.materials_at = request.text, None
        part.wants_materials = meeting.state is MeetingState.NOTIFIED
        tx.meetings.save_participation(part)
        close_chase(tx, group, MATERIALS, meeting.reference, unit_id=part.unit_id)
    if meeting.state is MeetingState.NOTIFIED:
        meeting_parts.await_materials(tx, group, meeting, asked)
        meeting_parts.tell_wanted(tx, group, meeting, request.unit_ids)
    said = {"asked_unit_ids": list(request.unit_ids), "text": request.text}
    note(tx, actor, capacity, "ask-materials", meeting, before=before, said=said, shown_to=shown_in_office(tx, group))
    return MeetingChanged("ask-materials", meeting_facts.read(tx, group, meeting).card_for(actor))
