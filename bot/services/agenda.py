"""The agenda of a meeting: built from ready topics, put in order, shown to the units for their comments (Art. 7)."""

from bot.domain import consultation, meetings
from bot.domain.errors import Invalid, NotFound, WrongState
from bot.domain.meeting_requests import CommentAgenda, SetAgenda, SetItem
from bot.domain.meetings import AgendaBlock, AgendaItem, Meeting, MeetingState
from bot.domain.people import UNIT_ROLES, Actor
from bot.domain.permissions import Action, permit
from bot.domain.references import Reference
from bot.domain.topics import TopicState
from bot.notices.choices import Choice, FormChoices
from bot.notices.fact import Fact
from bot.notices.meetings import AgendaCommented, AgendaDrafted, AgendaLine, MeetingChanged
from bot.services import attendance, carry_over, choices, meeting_facts, meeting_parts
from bot.services import consultation as opinions
from bot.services.items import note
from bot.services.telling import shown_in_office, tell_office, tell_units
from bot.store.record import facts_of
from bot.store.transaction import Transaction

_OFFERED = (TopicState.READY, TopicState.ACCEPTED)


def set_agenda(tx: Transaction, actor: Actor, request: SetAgenda) -> Fact:
    """Put topics on the agenda; those that all units asked support go among what is not discussed."""
    request.check()
    capacity = permit(actor, Action.MEETING_MANAGE)
    meeting = _planned(tx, actor, request.reference)
    group, before = tx.groups.of(actor), facts_of(meeting)
    found = tx.topics.list_by_ids(group.id, request.topic_ids)
    if len(found) != len(set(request.topic_ids)):
        raise NotFound("topic-unknown", field="topic_ids")
    items = tx.meetings.list_items(meeting.id)
    if len(items) + len(found) > meetings.MAX_ITEMS:
        raise Invalid("agenda-long", most=meetings.MAX_ITEMS, field="topic_ids")
    heard = opinions.list_heard(tx, [topic.id for topic in found])
    for topic in found:
        is_agreed = consultation.is_agreed(heard[topic.id])
        block = AgendaBlock.NO_DISCUSSION if is_agreed else AgendaBlock.DISCUSSION
        minutes = meetings.NOT_DISCUSSED_MINUTES if is_agreed else request.minutes
        carry_over.schedule(tx, carry_over.By(actor, capacity, group), topic, meeting)
        tx.meetings.add_item(
            AgendaItem(
                0,
                meeting.id,
                len(items) + 1,
                block,
                "",
                minutes,
                topic.id,
                topic.lead_unit_id or topic.unit_id,
            )
        )
    said: dict[str, object] = {"topics": [str(topic.reference) for topic in found]}
    return _settle(tx, actor, meeting, before, said)


def set_item(tx: Transaction, actor: Actor, request: SetItem) -> Fact:
    """Add an item that is no topic, change one (its place, its minutes, who presents it), or take one out."""
    capacity = permit(actor, Action.MEETING_MANAGE)
    meeting = _planned(tx, actor, request.reference)
    group, before = tx.groups.of(actor), facts_of(meeting)
    items = tx.meetings.list_items(meeting.id)
    item = next((each for each in items if each.id == request.item_id), None)
    if request.item_id is not None and item is None:
        raise NotFound("agenda-item-gone")
    if item is not None and not request.position:
        if any(guest.item_id == item.id for guest in tx.meetings.list_guests(meeting.id)):
            raise Invalid("agenda-item-guests", reference=str(meeting.reference))
        tx.meetings.remove_item(item)
        carry_over.give_back(tx, carry_over.By(actor, capacity, group), [item], meeting)
        return _settle(tx, actor, meeting, before, {"title": item.title})
    has_title = item is None or (item.topic_id is None and item.block is not AgendaBlock.EARLIER)
    request.check(has_title=has_title)
    if request.unit_id is not None and request.unit_id not in {unit.id for unit in group.units}:
        raise Invalid("unit-foreign", field="unit_id")
    if item is None:
        if len(items) >= meetings.MAX_ITEMS:
            raise Invalid("agenda-long", most=meetings.MAX_ITEMS, field="title")
        item = AgendaItem(0, meeting.id, len(items) + 1, request.block, request.title, request.minutes)
        tx.meetings.add_item(item)
        items.append(item)
    item.title = request.title if has_title else ""
    item.block = item.block if item.block is AgendaBlock.EARLIER else request.block
    item.minutes, item.unit_id = request.minutes, request.unit_id
    items.remove(item)
    items.insert(max(0, min(request.position, len(items) + 1) - 1), item)
    for position, each in enumerate(items, start=1):
        each.position = position
    tx.meetings.save_items(items)
    return _settle(tx, actor, meeting, before, {"title": item.title})


def draft_agenda(tx: Transaction, actor: Actor, reference: Reference) -> Fact:
    """Show the draft agenda to the units invited, for their comments."""
    capacity = permit(actor, Action.MEETING_MANAGE)
    meeting = _planned(tx, actor, reference)
    group, before = tx.groups.of(actor), facts_of(meeting)
    if not tx.meetings.list_items(meeting.id):
        raise Invalid("agenda-empty", reference=str(reference))
    meeting.comment_by = group.rules.calendar.add(actor.today, group.rules.answer_days)
    if meeting.held_on is not None:
        meeting.comment_by = max(actor.today, min(meeting.comment_by, group.rules.calendar.add(meeting.held_on, -1)))
    tx.meetings.save(meeting)
    note(tx, actor, capacity, "draft-agenda", meeting, before=before, shown_to=shown_in_office(tx, group))
    sheet = meeting_facts.read(tx, group, meeting)
    tell_units(
        tx,
        group,
        lambda unit_id: AgendaDrafted(sheet.card(my_units=[unit_id])),
        unit_ids=sheet.invited,
        roles=UNIT_ROLES,
        card=str(reference),
    )
    return MeetingChanged("draft-agenda", sheet.card_for(actor))


def comment_agenda(tx: Transaction, actor: Actor, request: CommentAgenda) -> Fact:
    """Take a unit's word on the draft agenda, its last one counting, and show it to the secretariat."""
    request.check()
    meeting, part = attendance.part_of(tx, actor, request.reference, request.unit_id)
    unit_id = part.unit_id
    capacity = permit(actor, Action.MEETING_ANSWER, units=[unit_id])
    if meeting.state not in meetings.PLANNED_STATES:
        raise WrongState("meeting-not-planned", reference=str(request.reference), state=meeting.state)
    group, before = tx.groups.of(actor), facts_of(meeting)
    part.comment = request.text
    tx.meetings.save_participation(part)
    said = {"unit_id": unit_id, "text": request.text}
    note(tx, actor, capacity, "comment-agenda", meeting, before=before, said=said, shown_to=[])
    sheet = meeting_facts.read(tx, group, meeting)
    unit = group.unit(unit_id).short
    shown = sheet.card(verbs=meeting_facts.OFFICE_VERBS, manages=True)
    tell_office(tx, group, AgendaCommented(shown, unit, request.text), card=str(request.reference))
    return MeetingChanged("comment-agenda", sheet.card_for(actor))


def prepare_agenda(tx: Transaction, actor: Actor, reference: Reference) -> tuple[Choice, ...]:
    """Return the topics that may be put on the agenda (words, row number), those with priority first.

    Raises:
        NotFound: `topic-none-ready`, where there are none.
    """
    permit(actor, Action.MEETING_MANAGE)
    _planned(tx, actor, reference)
    found = tx.topics.list_in_states(actor.group_id, _OFFERED)
    if not found:
        raise NotFound("topic-none-ready")
    found.sort(key=lambda topic: (not topic.is_priority, topic.state is not TopicState.READY, topic.number))
    return tuple((f"{topic.reference} {topic.title}", str(topic.id)) for topic in found)


def prepare_item(tx: Transaction, actor: Actor, request: SetItem) -> tuple[FormChoices, AgendaLine | None, int]:
    """Return what the form of an item offers, the item that stands there, and how many there are."""
    permit(actor, Action.MEETING_MANAGE)
    meeting = _planned(tx, actor, request.reference)
    group = tx.groups.of(actor)
    agenda = meeting_facts.read(tx, group, meeting).card().agenda
    line = next((each for each in agenda if each.item_id == request.item_id), None)
    if request.item_id is not None and line is None:
        raise NotFound("agenda-item-gone")
    return choices.offered(group, actor), line, len(agenda)


def prepare_comment(tx: Transaction, actor: Actor, reference: Reference) -> FormChoices:
    """Return what the form of a comment offers: the asker's units."""
    permit(actor, Action.MEETING_ANSWER, units=actor.unit_ids)
    tx.meetings.get(actor.group_id, reference)
    return choices.offered(tx.groups.of(actor), actor)


def _planned(tx: Transaction, actor: Actor, reference: Reference) -> Meeting:
    meeting = tx.meetings.get(actor.group_id, reference)
    if meeting.state not in meetings.PLANNED_STATES:
        raise WrongState("meeting-not-planned", reference=str(reference), state=meeting.state)
    return meeting


def _settle(
    tx: Transaction, actor: Actor, meeting: Meeting, before: dict[str, object], said: dict[str, object]
) -> Fact:
    """Number the items anew, let the units' parts follow, and record what was done. Once the notice is out, everybody's card
    shows the agenda as it now is."""
    group = tx.groups.of(actor)
    items = meetings.ordered(tx.meetings.list_items(meeting.id))
    carry_over.check_room(meeting, items)
    tx.meetings.save_items(items)
    meeting_parts.follow_agenda(tx, group, meeting)
    tx.meetings.save(meeting)
    capacity = permit(actor, Action.MEETING_MANAGE)
    shown = None if meeting.state is MeetingState.NOTIFIED else shown_in_office(tx, group)
    note(tx, actor, capacity, "set-agenda", meeting, before=before, said=said, shown_to=shown)
    return MeetingChanged("set-agenda", meeting_facts.read(tx, group, meeting).card_for(actor))
