"""Who is told what becomes of a meeting: whoever knows of it, and nobody else (Art. 7)."""

from collections.abc import Collection, Sequence

from bot.domain import meetings
from bot.domain.meeting_requests import ChangeMeeting
from bot.domain.meetings import AgendaItem, Guest, Meeting, MeetingKind, MeetingState, MeetingVerb
from bot.domain.papers import PaperKind
from bot.domain.people import UNIT_ROLES, Capacity, Role, SeatScope
from bot.notices.meetings import GuestUninvited, ItemsCarriedOver, MeetingTold
from bot.notices.recipients import Target, ToChannel
from bot.services import meeting_facts, papers
from bot.services.telling import OFFICE, tell_office, tell_roles, tell_units, to_person
from bot.store.outbox import card_key
from bot.store.transaction import Transaction

_OF_DATES = frozenset({MeetingVerb.NOTIFY, MeetingVerb.POSTPONE, MeetingVerb.CANCEL})
"""What changes when, or whether, people meet."""


def tell_changed(
    tx: Transaction, capacity: Capacity, sheet: meeting_facts.Sheet, request: ChangeMeeting, *, was: MeetingState
) -> None:
    """Tell whoever knows of the meeting what was done to it, and the secretariat of what it did not do itself. Of its own
    working meetings the secretariat alone is told."""
    meeting, verb = sheet.meeting, request.verb
    is_working = meeting.kind is MeetingKind.WORKING
    if verb in _OF_DATES:
        told = sheet.invited if verb is MeetingVerb.NOTIFY else meetings.told_units(meeting, sheet.invited)
        tell_parts(tx, sheet, verb, told, request.reason)
        if meeting.sequence:
            _tell_guests(tx, sheet, verb, request.reason)
            _owe_papers(tx, sheet)
        if not is_working and _convener_knows(meeting):
            fact = MeetingTold(verb, sheet.card(), request.reason)
            tell_roles(tx, sheet.group, fact, roles=[Role.CONVENER], card=str(meeting.reference))
    elif verb is MeetingVerb.DECLINE and meeting.unit_id is not None:
        tell_parts(tx, sheet, verb, [meeting.unit_id], request.reason)
    if capacity.role not in OFFICE or (is_working and verb in _OF_DATES and was is not MeetingState.PROPOSED):
        card = sheet.card(verbs=meeting_facts.OFFICE_VERBS, manages=True)
        tell_office(tx, sheet.group, MeetingTold(verb, card, request.reason), card=str(meeting.reference))


def tell_parts(
    tx: Transaction, sheet: meeting_facts.Sheet, verb: MeetingVerb, unit_ids: Collection[int], text: str = ""
) -> None:
    """Tell units' people, each with the own unit's part."""
    cards = {unit_id: sheet.card(my_units=[unit_id]) for unit_id in unit_ids}
    tell_units(
        tx,
        sheet.group,
        lambda unit_id: MeetingTold(verb, cards[unit_id], text),
        unit_ids=unit_ids,
        roles=UNIT_ROLES,
        card=str(sheet.meeting.reference),
    )


def tell_carried_over(
    tx: Transaction, sheet: meeting_facts.Sheet, items: Sequence[AgendaItem], following: Meeting | None
) -> None:
    """Tell the units whose items were not reached, by whom they are presented or were submitted, where they go."""
    concerned: dict[int, list[str]] = {}
    for item in items:
        topic = sheet.topics.get(item.topic_id or 0)
        title = f"{topic.reference} {topic.title}" if topic is not None else item.title
        for unit_id in {item.unit_id, topic.unit_id if topic is not None else None}:
            if unit_id is not None:
                concerned.setdefault(unit_id, []).append(title)
    next_reference = str(following.reference) if following is not None else ""
    line = meeting_facts.line_of(sheet.meeting)
    tell_units(
        tx,
        sheet.group,
        lambda unit_id: ItemsCarriedOver(line, tuple(concerned[unit_id]), next_reference),
        unit_ids=sorted(concerned),
        roles=UNIT_ROLES,
    )


def tell_guest(tx: Transaction, sheet: meeting_facts.Sheet, guest: Guest, verb: MeetingVerb, text: str = "") -> None:
    """Tell a guest who is an observer of the group, with nothing but what the guest is invited to."""
    if guest.person_id is None:
        return
    person = tx.people.map_by_ids({guest.person_id})[guest.person_id]
    target = to_person(person)
    if target is not None:
        fact = MeetingTold(verb, sheet.guest_card(guest.person_id), text)
        tx.outbox.add(fact, target, card=card_key(sheet.group.id, str(sheet.meeting.reference)))


def tell_uninvited(tx: Transaction, sheet: meeting_facts.Sheet, guest: Guest) -> None:
    """Tell a guest who was told of the meeting that the invitation is taken back."""
    person = tx.people.map_by_ids({guest.person_id})[guest.person_id] if guest.person_id is not None else None
    target = to_person(person) if person is not None else None
    if target is not None:
        tx.outbox.add(GuestUninvited(meeting_facts.line_of(sheet.meeting)), target)


def _tell_guests(tx: Transaction, sheet: meeting_facts.Sheet, verb: MeetingVerb, text: str) -> None:
    told: set[int] = set()
    for guest in sheet.guests:
        if guest.person_id is not None and guest.person_id not in told:
            told.add(guest.person_id)
            tell_guest(tx, sheet, guest, verb, text)


def _convener_knows(meeting: Meeting) -> bool:
    """The convener was asked about a meeting that was proposed, and is told of every notice."""
    return bool(meeting.sequence or meeting.reason)


def _owe_papers(tx: Transaction, sheet: meeting_facts.Sheet) -> None:
    """Owe the entry for calendars, anew with every change of the day, and to a channel with a notice also its papers."""
    meeting = sheet.meeting
    kinds = [papers.CALENDAR]
    if meeting.state is MeetingState.NOTIFIED and meeting.kind is MeetingKind.PLENARY:
        kinds = [PaperKind.NOTICE, PaperKind.AGENDA, papers.CALENDAR]
    for target in _places(tx, sheet):
        for kind in kinds:
            key = f"paper:meeting:{meeting.id}:{meeting.sequence}:{kind}:{target.lane}"
            papers.owe(tx, sheet.group.id, kind, meeting.reference, target, key=key)


def _places(tx: Transaction, sheet: meeting_facts.Sheet) -> list[Target]:
    """Where a meeting's files go: a plenary's to the group's channel, a working meeting's to the secretariat's, a topic
    meeting's to the people of the units that it invites."""
    group, kind = sheet.group, sheet.meeting.kind
    if kind is not MeetingKind.TOPIC:
        channel = group.channels.get("group" if kind is MeetingKind.PLENARY else "secretariat")
        return [ToChannel(channel)] if channel is not None else []
    today = group.today(tx.now)
    found = tx.people.list_holders(group.id, UNIT_ROLES, today, unit_ids=sheet.invited, matter=SeatScope.ALL)
    people = {person.id: person for person, _ in found}
    return [target for target in map(to_person, people.values()) if target is not None]
