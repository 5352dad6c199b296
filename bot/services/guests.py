"""Guests of a meeting (Art. 7: 邀请相关单位), invited to one item or to the whole: an observer sees no more."""

from bot.domain import meetings
from bot.domain.errors import Invalid, NotFound, WrongState
from bot.domain.groups import Group
from bot.domain.meeting_requests import AnswerInvitation, InviteGuest
from bot.domain.meetings import Guest, Meeting, MeetingState, MeetingVerb, Rsvp
from bot.domain.people import Actor, Role
from bot.domain.permissions import Action, permit
from bot.domain.references import Reference
from bot.notices.choices import Choice
from bot.notices.fact import Fact
from bot.notices.meetings import MeetingCard, MeetingChanged, MeetingList
from bot.services import meeting_facts, meeting_telling
from bot.services.items import note
from bot.services.telling import shown_in_office
from bot.store.record import facts_of
from bot.store.transaction import Transaction

_LISTED = 10


def invite_guest(tx: Transaction, actor: Actor, request: InviteGuest) -> Fact:
    """Invite somebody from outside of the group; an observer of the group is told at once where the notice is out."""
    request.check()
    capacity = permit(actor, Action.MEETING_MANAGE)
    meeting = _planned(tx, actor, request.reference)
    group, before = tx.groups.of(actor), facts_of(meeting)
    if request.item_id is not None and request.item_id not in {item.id for item in tx.meetings.list_items(meeting.id)}:
        raise NotFound("agenda-item-gone", field="item_id")
    if request.person_id is not None and request.person_id not in _observers(tx, group):
        raise Invalid("choice-missing", field="person_id")
    guest = Guest(0, meeting.id, request.organisation, request.name, request.item_id, request.person_id)
    tx.meetings.add_guest(guest)
    said = {"guest": " ".join(word for word in (request.organisation, request.name) if word)}
    note(tx, actor, capacity, "guest", meeting, before=before, said=said, shown_to=shown_in_office(tx, group))
    sheet = meeting_facts.read(tx, group, meeting)
    if meeting.state is MeetingState.NOTIFIED:
        meeting_telling.tell_guest(tx, sheet, guest, MeetingVerb.NOTIFY)
    return MeetingChanged("guest", sheet.card_for(actor))


def take_back(tx: Transaction, actor: Actor, request: tuple[Reference, int]) -> Fact:
    """Invite a guest (row number) no more; who was told of the meeting is told that it is off."""
    capacity = permit(actor, Action.MEETING_MANAGE)
    reference, guest_id = request
    meeting = _planned(tx, actor, reference)
    group, before = tx.groups.of(actor), facts_of(meeting)
    sheet = meeting_facts.read(tx, group, meeting)
    guest = next((each for each in sheet.guests if each.id == guest_id), None)
    if guest is None:
        raise NotFound("guest-gone", reference=str(reference))
    if meeting.sequence:
        meeting_telling.tell_uninvited(tx, sheet, guest)
    tx.meetings.remove_guest(guest)
    said = {"guest": " ".join(word for word in (guest.organisation, guest.name) if word)}
    note(tx, actor, capacity, "guest-out", meeting, before=before, said=said, shown_to=shown_in_office(tx, group))
    return MeetingChanged("guest-out", meeting_facts.read(tx, group, meeting).card_for(actor))


def answer_invitation(tx: Transaction, actor: Actor, request: AnswerInvitation) -> Fact:
    """Take a guest's answer, its last one counting, until the meeting begins."""
    capacity = permit(actor, Action.MEETING_VISIT)
    group = tx.groups.of(actor)
    meeting = get_as_guest(tx, group, actor, request.reference)
    if meeting.state is not MeetingState.NOTIFIED:
        raise WrongState("rsvp-not-open", reference=str(request.reference), state=meeting.state)
    before, answer = facts_of(meeting), Rsvp.ATTENDING if request.comes else Rsvp.EXCUSED
    for guest in tx.meetings.list_guests(meeting.id):
        if guest.person_id == actor.person_id:
            guest.rsvp = answer
            tx.meetings.save_guest(guest)
    said = {"rsvp": answer.value}
    note(tx, actor, capacity, "rsvp", meeting, before=before, said=said, shown_to=shown_in_office(tx, group))
    return MeetingChanged("rsvp", meeting_facts.read(tx, group, meeting).guest_card(actor.person_id))


def show_as_guest(tx: Transaction, actor: Actor, reference: Reference) -> MeetingCard:
    """Answer an observer with what the observer is invited to."""
    permit(actor, Action.MEETING_VISIT)
    group = tx.groups.of(actor)
    meeting = get_as_guest(tx, group, actor, reference)
    return meeting_facts.read(tx, group, meeting).guest_card(actor.person_id)


def list_as_guest(tx: Transaction, actor: Actor) -> MeetingList:
    """Answer an observer with the newest meetings to which the observer is invited, and nothing of others."""
    permit(actor, Action.MEETING_VISIT)
    found = tx.meetings.list_of_guest(actor.group_id, actor.person_id, most=_LISTED)
    lines = tuple(map(meeting_facts.line_of, found))
    return MeetingList(lines, 1, 1, len(lines), actor.today.year, None, 0, 0)


def get_as_guest(tx: Transaction, group: Group, actor: Actor, reference: Reference) -> Meeting:
    """Return a meeting to which an observer was invited by its notice.

    Raises:
        NotFound: for every other one, as though it were not there.
    """
    meeting = tx.meetings.get(group.id, reference)
    is_invited = any(guest.person_id == actor.person_id for guest in tx.meetings.list_guests(meeting.id))
    if not is_invited or not meeting.sequence:
        raise NotFound("not-found", reference=str(reference))
    return meeting


def prepare_guest(tx: Transaction, actor: Actor, reference: Reference) -> tuple[MeetingCard, tuple[Choice, ...]]:
    """Return the meeting that a guest is invited to, and the observers of the group (words, row number)."""
    permit(actor, Action.MEETING_MANAGE)
    group = tx.groups.of(actor)
    card = meeting_facts.read(tx, group, _planned(tx, actor, reference)).card_for(actor)
    return card, tuple((name, str(person_id)) for person_id, name in _observers(tx, group).items())


def _observers(tx: Transaction, group: Group) -> dict[int, str]:
    found = tx.people.list_holders(group.id, [Role.OBSERVER], group.today(tx.now))
    return {person.id: person.name for person, _ in found}


def _planned(tx: Transaction, actor: Actor, reference: Reference) -> Meeting:
    meeting = tx.meetings.get(actor.group_id, reference)
    if meeting.state not in meetings.PLANNED_STATES:
        raise WrongState("meeting-not-planned", reference=str(reference), state=meeting.state)
    return meeting
