"""The parts of units in a meeting as its agenda wants them: who is invited, and whose materials are wanted (Art. 9)."""

from collections.abc import Collection

from bot.domain.chasing import MATERIALS, RSVP
from bot.domain.groups import Group
from bot.domain.meetings import Meeting, MeetingKind, MeetingState, MeetingVerb, Participation
from bot.domain.people import UNIT_ROLES
from bot.notices.meetings import MaterialsWanted, MeetingTold
from bot.services import meeting_facts
from bot.services.chasing import close_chase, open_chases
from bot.services.telling import tell_units
from bot.store.transaction import Transaction


def set_parts(tx: Transaction, group: Group, meeting: Meeting) -> list[int]:
    """Let every unit that is invited have its part, and no other one; return the units that are new. A topic meeting
    invites whoever presents one of its items."""
    items = tx.meetings.list_items(meeting.id)
    if meeting.kind is MeetingKind.TOPIC:
        presenting = [item.unit_id for item in items if item.unit_id is not None]
        meeting.unit_ids = tuple(dict.fromkeys((*meeting.unit_ids, *presenting)))
    invited = meeting_facts.invited_to(group, meeting)
    there = {part.unit_id for part in tx.meetings.list_participations(meeting.id)}
    tx.meetings.drop_participations(meeting.id, there - set(invited))
    added = [unit_id for unit_id in invited if unit_id not in there]
    for unit_id in added:
        tx.meetings.add_participation(Participation(0, meeting.id, unit_id))
    return added


def want_materials(tx: Transaction, meeting: Meeting) -> tuple[list[Participation], list[Participation]]:
    """Mark whose materials are wanted: of those that present an item, and of those that were asked. Return the parts that
    are wanted now and were not before, and those that are wanted no more."""
    presenting = {item.unit_id for item in tx.meetings.list_items(meeting.id)}
    wanted: list[Participation] = []
    spared: list[Participation] = []
    for part in tx.meetings.list_participations(meeting.id):
        is_wanted = part.unit_id in presenting or bool(part.asked_for)
        if is_wanted is not part.wants_materials:
            part.wants_materials = is_wanted
            tx.meetings.save_participation(part)
            (wanted if is_wanted else spared).append(part)
    return wanted, spared


def follow_agenda(tx: Transaction, group: Group, meeting: Meeting) -> None:
    """Let the parts follow a changed agenda. After the notice, who is invited or presents something only now is told, asked
    and chased; who presents nothing more is left in peace."""
    added = set_parts(tx, group, meeting)
    if meeting.state is not MeetingState.NOTIFIED:
        return
    wanted, spared = want_materials(tx, meeting)
    for part in spared:
        close_chase(tx, group, MATERIALS, meeting.reference, unit_id=part.unit_id)
    await_answers(tx, group, meeting, added)
    await_materials(tx, group, meeting, [part for part in wanted if part.materials_at is None])
    tell_wanted(tx, group, meeting, [part.unit_id for part in wanted if part.unit_id not in added])
    _tell_invited(tx, group, meeting, added)


def await_answers(tx: Transaction, group: Group, meeting: Meeting, unit_ids: Collection[int]) -> None:
    """Await answers to the notice from units, by the meeting's day for them or today, where that is past."""
    if meeting.answer_by is not None:
        due_on = max(meeting.answer_by, group.today(tx.now))
        open_chases(tx, group, RSVP, meeting.reference, due_on=due_on, unit_ids=unit_ids)


def await_materials(tx: Transaction, group: Group, meeting: Meeting, found: Collection[Participation]) -> None:
    """Await materials, by the meeting's day for them or today, where that is past."""
    if meeting.materials_by is not None:
        due_on = max(meeting.materials_by, group.today(tx.now))
        unit_ids = [part.unit_id for part in found]
        open_chases(tx, group, MATERIALS, meeting.reference, due_on=due_on, unit_ids=unit_ids)


def tell_wanted(tx: Transaction, group: Group, meeting: Meeting, unit_ids: Collection[int]) -> None:
    """Tell units that materials are wanted of them."""
    if not unit_ids:
        return
    sheet = meeting_facts.read(tx, group, meeting)
    asked = {part.unit_id: part.asked_for for part in sheet.parts}
    cards = {unit_id: sheet.card(my_units=[unit_id]) for unit_id in unit_ids}
    tell_units(
        tx,
        group,
        lambda unit_id: MaterialsWanted(cards[unit_id], asked[unit_id]),
        unit_ids=unit_ids,
        roles=UNIT_ROLES,
        card=str(meeting.reference),
    )


def _tell_invited(tx: Transaction, group: Group, meeting: Meeting, unit_ids: Collection[int]) -> None:
    if not unit_ids:
        return
    sheet = meeting_facts.read(tx, group, meeting)
    cards = {unit_id: sheet.card(my_units=[unit_id]) for unit_id in unit_ids}
    tell_units(
        tx,
        group,
        lambda unit_id: MeetingTold(MeetingVerb.NOTIFY, cards[unit_id]),
        unit_ids=unit_ids,
        roles=UNIT_ROLES,
        card=str(meeting.reference),
    )
