"""The modals about meetings, and what comes back from them."""

from collections.abc import Sequence
from datetime import time

from bot.domain import wording
from bot.domain.errors import Invalid
from bot.domain.meeting_requests import (
    AnswerNotice,
    AskForMaterials,
    CallMeeting,
    ChangeMeeting,
    CommentAgenda,
    HandInMaterials,
    InviteGuest,
    ProposeMeeting,
    RecordAttendance,
    SetAgenda,
    SetItem,
)
from bot.domain.meetings import AgendaBlock, Attendance, Meeting, MeetingKind, MeetingVerb, Rsvp
from bot.domain.references import Kind, Reference
from bot.notices.choices import Choice, FormChoices
from bot.notices.meetings import AgendaLine, Attendee, MeetingCard
from bot.texts.catalogue import Texts
from bot.views import inputs
from bot.views.forms_tasks import proofs, read_evidence
from bot.views.ids import Form, Handle
from bot.views.parse import Values
from bot.views.parts import Block

_VERBS = {
    Form.MEETING_DECLINE: MeetingVerb.DECLINE,
    Form.MEETING_CLOSE: MeetingVerb.CLOSE,
    Form.MEETING_POSTPONE: MeetingVerb.POSTPONE,
    Form.MEETING_CANCEL: MeetingVerb.CANCEL,
}
_NINE = time(9, 0)
_ITEM_MINUTES = 15


def propose_form(offered: FormChoices, texts: Texts) -> Block:
    """Return the modal that proposes a meeting."""
    blocks = [
        *_who(offered, texts),
        inputs.field("kind", texts("field-meeting-kind"), _kinds(MeetingKind.TOPIC, texts)),
        inputs.field("title", texts("field-title"), inputs.text(limit=wording.TITLE_LENGTH)),
        inputs.field("reason", texts("field-reason"), inputs.text(limit=wording.LINE_LENGTH, several=True)),
    ]
    title = texts("form-meeting-propose-title")
    return inputs.modal(Form.MEETING_PROPOSE, title, texts("button-send"), blocks, metadata="", texts=texts)


def read_propose(values: Values) -> ProposeMeeting:
    """Read a submitted proposal. Raises Invalid."""
    return ProposeMeeting(_kind(values), values.text("title"), values.text("reason"), values.row("unit_id"))


def call_form(offered: FormChoices, proposed: Meeting | None, texts: Texts, *, handle: Handle | None) -> Block:
    """Return the modal that calls a meeting, or one that was proposed."""
    kind = proposed.kind if proposed is not None else MeetingKind.PLENARY
    title = proposed.title if proposed is not None else ""
    proposer = [str(proposed.unit_id)] if proposed is not None and proposed.unit_id is not None else []
    units = inputs.some_of(offered.units, initial=proposer)
    blocks = [
        inputs.field("kind", texts("field-meeting-kind"), _kinds(kind, texts)),
        inputs.field("title", texts("field-title"), inputs.text(title, limit=wording.TITLE_LENGTH)),
        inputs.field("held_on", texts("field-meeting-day"), inputs.day(offered.due_on)),
        inputs.field("starts_at", texts("field-starts-at"), inputs.hour(_NINE)),
        inputs.field("place", texts("field-place"), inputs.text(limit=wording.TITLE_LENGTH)),
        inputs.field("unit_ids", texts("field-invited"), units, optional=True, hint=texts("field-invited-hint")),
    ]
    metadata = str(handle) if handle is not None else ""
    title = texts("form-meeting-call-title")
    return inputs.modal(Form.MEETING_CALL, title, texts("button-send"), blocks, metadata=metadata, texts=texts)


def read_call(handle: Handle | None, values: Values) -> CallMeeting:
    """Read a submitted call. Raises Invalid."""
    return CallMeeting(
        kind=_kind(values),
        title=values.text("title"),
        held_on=values.required_day("held_on"),
        starts_at=values.required_hour("starts_at"),
        place=values.text("place"),
        unit_ids=values.rows("unit_ids"),
        reference=handle.reference if handle is not None else None,
    )


def verb_form(verb: MeetingVerb, handle: Handle, card: MeetingCard, following: Sequence[Choice], texts: Texts) -> Block:
    """Return the modal of a verb: why; a postponed meeting's new time and place; what a closed one reached, and which of
    the `following` meetings takes the rest."""
    form = next(form for form, each in _VERBS.items() if each is verb)
    reason = inputs.text(limit=wording.LINE_LENGTH, several=True)
    blocks = [inputs.field("reason", texts("field-reason"), reason)]
    if verb is MeetingVerb.POSTPONE:
        blocks = [
            inputs.field("held_on", texts("field-new-day"), inputs.day(card.meeting.held_on)),
            inputs.field("starts_at", texts("field-starts-at"), inputs.hour(card.meeting.starts_at or _NINE)),
            inputs.field(
                "place",
                texts("field-place"),
                inputs.text(card.meeting.place, limit=wording.TITLE_LENGTH),
                optional=True,
            ),
            *blocks,
        ]
    if verb is MeetingVerb.CLOSE:
        items: list[Choice] = [
            (f"{line.position}. {line.title}", str(line.item_id))
            for line in card.agenda
            if line.block is not AgendaBlock.EARLIER
        ]
        nothing: list[Choice] = [(texts("agenda-none"), "0")]
        reached = inputs.some_of(items or nothing, initial=[value for _, value in items])
        blocks = [inputs.field("reached_ids", texts("field-reached"), reached, optional=True)]
        if following:
            taken = inputs.one_of(following)
            blocks.append(inputs.field("carry_to", texts("field-carry-to"), taken, optional=True))
    return _modal(form, handle, blocks, texts)


def read_verb(form: Form, handle: Handle, values: Values) -> ChangeMeeting:
    """Read a submitted verb. Raises Invalid."""
    verb, carry_to = _VERBS[form], values.row("carry_to")
    return ChangeMeeting(
        handle.reference,
        verb,
        values.text("reason"),
        held_on=values.day("held_on"),
        starts_at=values.hour("starts_at"),
        place=values.text("place"),
        reached_ids=values.rows("reached_ids"),
        carry_to=Reference(Kind.MEETING, carry_to) if carry_to is not None else None,
        version=handle.version,
    )


def agenda_form(handle: Handle, topics: Sequence[Choice], texts: Texts) -> Block:
    """Return the modal that puts ready topics on an agenda."""
    blocks = [
        inputs.field("topic_ids", texts("field-agenda-topics"), inputs.some_of(topics)),
        inputs.field("minutes", texts("field-minutes-each"), inputs.whole(_ITEM_MINUTES)),
    ]
    return _modal(Form.AGENDA_SET, handle, blocks, texts)


def read_agenda(handle: Handle, values: Values) -> SetAgenda:
    """Read submitted topics. Raises Invalid."""
    return SetAgenda(handle.reference, values.rows("topic_ids"), values.number("minutes") or 0)


def item_form(handle: Handle, offered: FormChoices, item: AgendaLine | None, count: int, texts: Texts) -> Block:
    """Return the modal of an item: a new one (`item` None), or one that stands there among `count`."""
    places: list[Choice] = [(str(place), str(place)) for place in range(1, count + (2 if item is None else 1))]
    blocks_of: list[Choice] = [
        (texts.name(block), block.value) for block in AgendaBlock if block is not AgendaBlock.EARLIER
    ]
    block = item.block if item is not None and item.block is not AgendaBlock.EARLIER else AgendaBlock.DISCUSSION
    unit = next((value for words, value in offered.units if item is not None and words == item.unit), "")
    title = inputs.text(item.title if item else "", limit=wording.TITLE_LENGTH)
    is_earlier = item is not None and item.block is AgendaBlock.EARLIER
    has_title = not is_earlier and (item is None or not item.topic)
    blocks = [
        *([inputs.field("title", texts("field-title"), title)] if has_title else []),
        inputs.field("position", texts("field-position"), inputs.one_of(places, initial=_place(item, count))),
        inputs.field("minutes", texts("field-minutes"), inputs.whole(item.minutes if item else _ITEM_MINUTES)),
        inputs.field("unit_id", texts("field-presenter"), inputs.one_of(offered.units, initial=unit), optional=True),
    ]
    if not is_earlier:
        blocks.append(inputs.field("block", texts("field-block"), inputs.one_of(blocks_of, initial=block)))
    return _modal(Form.AGENDA_ITEM, handle, blocks, texts)


def read_item(handle: Handle, values: Values) -> SetItem:
    """Read a submitted item. Raises Invalid."""
    block = values.choice("block")
    return SetItem(
        handle.reference,
        handle.part or None,
        values.text("title"),
        values.required_row("position"),
        values.number("minutes") or 0,
        values.row("unit_id"),
        AgendaBlock(block) if block in set(AgendaBlock) else AgendaBlock.DISCUSSION,
    )


def comment_form(handle: Handle, offered: FormChoices, texts: Texts) -> Block:
    """Return the modal of a comment on the draft agenda."""
    words = inputs.text(limit=wording.LINE_LENGTH, several=True)
    blocks = [*_who(offered, texts), inputs.field("text", texts("field-comment"), words)]
    return _modal(Form.AGENDA_COMMENT, handle, blocks, texts)


def read_comment(handle: Handle, values: Values) -> CommentAgenda:
    """Read a submitted comment."""
    return CommentAgenda(handle.reference, values.text("text"), values.row("unit_id"))


def rsvp_form(rsvp: Rsvp, handle: Handle, offered: FormChoices, member: Attendee, texts: Texts) -> Block:
    """Return the modal of a unit's answer: who comes (the member, where nobody deputises), or why nobody does."""
    answers: list[Choice] = [(texts.name(each), each.value) for each in Rsvp]
    comes = rsvp is not Rsvp.EXCUSED
    name, title = (member.name, member.title) if rsvp is Rsvp.ATTENDING else ("", "")
    blocks = [
        *_who(offered, texts),
        inputs.field("rsvp", texts("field-rsvp"), inputs.one_of(answers, initial=rsvp)),
        inputs.field("name", texts("field-attendee"), inputs.text(name, limit=40), optional=not comes),
        inputs.field(
            "title", texts("field-attendee-title"), inputs.text(title, limit=wording.TITLE_LENGTH), optional=True
        ),
        inputs.field("reason", texts("field-excuse"), inputs.text(limit=wording.LINE_LENGTH), optional=comes),
    ]
    return _modal(Form.RSVP, handle, blocks, texts)


def read_rsvp(handle: Handle, values: Values) -> AnswerNotice:
    """Read a submitted answer. Raises Invalid."""
    chosen = values.choice("rsvp")
    if chosen not in set(Rsvp):
        raise Invalid("choice-missing", field="rsvp")
    return AnswerNotice(
        handle.reference,
        Rsvp(chosen),
        values.text("name"),
        values.text("title"),
        values.text("reason"),
        values.row("unit_id"),
    )


def materials_form(handle: Handle, offered: FormChoices, texts: Texts) -> Block:
    """Return the modal in which a unit says that its materials are ready."""
    words = inputs.text(limit=wording.LINE_LENGTH, several=True)
    field = inputs.field("text", texts("field-materials"), words, hint=texts("field-materials-hint"))
    return _modal(Form.MATERIALS, handle, [*_who(offered, texts), field, *proofs(texts)], texts)


def read_materials(handle: Handle, values: Values) -> HandInMaterials:
    """Read submitted materials."""
    return HandInMaterials(handle.reference, values.text("text"), values.row("unit_id"), read_evidence(values))


def ask_form(handle: Handle, card: MeetingCard, texts: Texts) -> Block:
    """Return the modal that asks units for materials beyond what they present."""
    units: list[Choice] = [(part.unit, str(part.unit_id)) for part in card.parts]
    nobody: list[Choice] = [(texts("none"), "0")]
    words = inputs.text(limit=wording.LINE_LENGTH, several=True)
    blocks = [
        inputs.field("unit_ids", texts("field-asked-units"), inputs.some_of(units or nobody)),
        inputs.field("text", texts("field-asked-for"), words),
    ]
    return _modal(Form.MATERIALS_ASK, handle, blocks, texts)


def read_ask(handle: Handle, values: Values) -> AskForMaterials:
    """Read a submitted request for materials."""
    return AskForMaterials(handle.reference, values.rows("unit_ids"), values.text("text"))


def attendance_form(handle: Handle, card: MeetingCard, texts: Texts) -> Block:
    """Return the modal in which the secretariat records who was there: a field for each unit, as its answer leads to
    expect."""
    ways: list[Choice] = [(texts.name(each), each.value) for each in Attendance]
    expected = {
        Rsvp.ATTENDING: Attendance.PRESENT,
        Rsvp.DEPUTISING: Attendance.DEPUTISED,
        Rsvp.EXCUSED: Attendance.EXCUSED,
    }
    blocks = []
    for part in card.parts[:_UNITS]:
        initial = part.attendance or (expected[part.rsvp] if part.rsvp is not None else Attendance.ABSENT)
        blocks.append(inputs.field(f"unit-{part.unit_id}", part.unit, inputs.one_of(ways, initial=initial)))
    return _modal(Form.ATTENDANCE, handle, blocks, texts)


_UNITS = 100
"""Units in one form (Slack: at most 100 blocks of a modal)."""


def read_attendance(handle: Handle, values: Values) -> RecordAttendance:
    """Read a submitted record."""
    found = []
    for field in values.fields():
        unit = field.removeprefix("unit-")
        chosen = values.choice(field)
        if unit != field and unit.isdecimal() and chosen in set(Attendance):
            found.append((int(unit), Attendance(chosen)))
    return RecordAttendance(handle.reference, tuple(found))


def guest_form(handle: Handle, card: MeetingCard, observers: Sequence[Choice], texts: Texts) -> Block:
    """Return the modal that invites a guest: to an item or to the whole meeting, perhaps one of the group's observers."""
    items: list[Choice] = [
        (f"{line.position}. {line.title}", str(line.item_id))
        for line in card.agenda
        if line.block is not AgendaBlock.EARLIER
    ]
    blocks = [
        inputs.field("organisation", texts("field-organisation"), inputs.text(limit=wording.TITLE_LENGTH)),
        inputs.field("name", texts("field-guest"), inputs.text(limit=40), optional=True),
    ]
    if items:
        hint = texts("field-guest-item-hint")
        blocks.append(
            inputs.field("item_id", texts("field-guest-item"), inputs.one_of(items), optional=True, hint=hint)
        )
    if observers:
        hint = texts("field-guest-account-hint")
        people = inputs.one_of(observers)
        blocks.append(inputs.field("person_id", texts("field-guest-account"), people, optional=True, hint=hint))
    return _modal(Form.GUEST, handle, blocks, texts)


def read_guest(handle: Handle, values: Values) -> InviteGuest:
    """Read a submitted invitation."""
    return InviteGuest(
        handle.reference,
        values.text("organisation"),
        values.text("name"),
        values.row("item_id"),
        values.row("person_id"),
    )


def _place(item: AgendaLine | None, count: int) -> str:
    return str(item.position if item is not None else count + 1)


def _kinds(initial: MeetingKind, texts: Texts) -> Block:
    return inputs.one_of([(texts.name(kind), kind.value) for kind in MeetingKind], initial=initial)


def _kind(values: Values) -> MeetingKind:
    chosen = values.choice("kind")
    if chosen not in set(MeetingKind):
        raise Invalid("choice-missing", field="kind")
    return MeetingKind(chosen)


def _who(offered: FormChoices, texts: Texts) -> list[Block]:
    """A person of several units says for which one."""
    if len(offered.own_units) <= 1:
        return []
    return [inputs.field("unit_id", texts("field-for-unit"), inputs.one_of(offered.own_units))]


def _modal(form: Form, handle: Handle, blocks: list[Block], texts: Texts) -> Block:
    title = texts(f"{form}-title", reference=str(handle.reference))
    return inputs.modal(form, title, texts("button-send"), blocks, metadata=str(handle), texts=texts)
