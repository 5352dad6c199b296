"""Meetings in messages."""

from collections.abc import Sequence
from datetime import date

from bot.domain.meetings import AgendaBlock, Attendance, MeetingState, MeetingVerb, Rsvp
from bot.notices.desk import DigestLine
from bot.notices.meetings import (
    AgendaCommented,
    AgendaDrafted,
    AgendaLine,
    EarlierDecisions,
    EarlierList,
    GuestUninvited,
    ItemsCarriedOver,
    MaterialsWanted,
    MeetingCard,
    MeetingChanged,
    MeetingLine,
    MeetingList,
    MeetingProposed,
    MeetingTold,
    PartLine,
    PlenaryWanting,
)
from bot.texts.catalogue import Texts
from bot.views import ids, meeting_buttons, parts, room
from bot.views.ids import Act
from bot.views.parts import Block, Message, bold
from bot.views.registry import line_view, view
from bot.views.tasks import LIGHTS, page_buttons, task_block, task_words

_TITLE_SHOWN = 80
_SAID_SHOWN = 80
_UNITS_SHOWN = 3
_LINKS_SHOWN, _LINK_SHOWN = 3, 40
_HELD = {MeetingState.IN_SESSION, MeetingState.CLOSED}
_SIGNS: dict[Rsvp, str] = {Rsvp.ATTENDING: "✅", Rsvp.DEPUTISING: "👤", Rsvp.EXCUSED: "⛔"}


def meeting_words(line: MeetingLine, texts: Texts) -> str:
    """Return a meeting as two lines of plain text: reference and title; then kind, state, day, time and place."""
    when = texts.day(line.held_on) if line.held_on is not None else texts("meeting-undated")
    hour = f" {line.starts_at:%H:%M}" if line.starts_at is not None else ""
    place = f" · {parts.cut(line.place, 40)}" if line.place else ""
    row = texts("meeting-row", kind=line.kind, state=line.state)
    return f"{line.reference} {parts.cut(line.title, _TITLE_SHOWN)}\n{row} · {when}{hour}{place}"


def meeting_block(line: MeetingLine, texts: Texts) -> Block:
    """Return a meeting of a list with the button that opens it."""
    value = ids.handle(line.reference, line.version)
    button = parts.button(texts("button-open"), Act.MEETING_SHOW, value)
    return parts.section(meeting_words(line, texts), accessory=button)


def card_blocks(card: MeetingCard, texts: Texts, *, before: Sequence[Block] = ()) -> list[Block]:
    """Return a meeting's card, with what stands `before` it: the reader's own part first, then when and where, the agenda,
    and who comes. Of what does not fit into a message it says how much is left out."""
    head = [*before, *_mine(card, texts), parts.lines(*_rows(card, texts))]
    if card.reason:
        head.append(parts.quote(parts.cut(card.reason, 500)))
    head += _agenda(card, texts)
    sections = [
        _parts(card, texts) if card.parts and card.meeting.state is not MeetingState.CALLED else [],
        # Once it is over, what stands open today is no longer what it had before it.
        _earlier(card.earlier, texts) if card.earlier and card.meeting.state is not MeetingState.CLOSED else [],
        _guests(card, texts),
        _comments(card, texts) if card.manages else [],
        _materials(card, texts),
    ]
    buttons = (meeting_buttons.guest_buttons if card.is_guest else meeting_buttons.buttons)(card, texts)
    after = [parts.actions(*buttons)] if buttons else []
    return list(room.fill(list(filter(None, sections)), texts, before=head, after=after))


@view(MeetingCard)
def meeting_card(card: MeetingCard, texts: Texts) -> Message:
    title = f"{card.meeting.reference} {card.meeting.title}"
    return Message(title, tuple(card_blocks(card, texts)))


@view(MeetingList)
def meeting_list(found: MeetingList, texts: Texts) -> Message:
    title = texts("meeting-list-title", total=found.total)
    if found.held is None:
        blocks = [parts.header(title), *(meeting_block(line, texts) for line in found.meetings)]
        return Message(title, tuple(blocks if found.meetings else [*blocks, parts.section(texts("meeting-list-none"))]))
    count = texts("meeting-year", year=str(found.year), held=found.held, least=found.least, most=found.most)
    blocks = [parts.header(title), parts.context(count)]
    blocks += [meeting_block(line, texts) for line in found.meetings] or [parts.section(texts("meeting-list-empty"))]
    buttons = page_buttons(Act.MEETING_PAGE, "", found.page, found.pages, texts)
    buttons.append(parts.button(texts("button-meeting-propose"), Act.MEETING_PROPOSE, ""))
    return Message(title, (*blocks, parts.actions(*buttons)))


@view(EarlierList)
def earlier_list(found: EarlierList, texts: Texts) -> Message:
    title = texts("earlier-title", total=found.total)
    items = [[task_block(task, texts)] for task in found.tasks] or [[parts.section(texts("earlier-empty"))]]
    buttons = page_buttons(Act.EARLIER_PAGE, "", found.page, found.pages, texts)
    after = [parts.actions(*buttons)] if buttons else []
    return Message(title, room.fill(items, texts, before=[parts.header(title)], after=after))


@view(MeetingProposed)
def meeting_proposed(told: MeetingProposed, texts: Texts) -> Message:
    who = told.unit or told.card.proposed_by
    return _told(texts("meeting-proposed", who=who, title=told.card.meeting.title), told.card, texts)


@view(MeetingChanged)
def meeting_changed(told: MeetingChanged, texts: Texts) -> Message:
    return _told(texts("meeting-changed", change=told.change, reference=told.card.meeting.reference), told.card, texts)


@view(MeetingTold)
def meeting_told(told: MeetingTold, texts: Texts) -> Message:
    meeting = told.card.meeting
    day = texts.day(meeting.held_on) if meeting.held_on is not None else texts("meeting-undated")
    is_invitation = told.card.is_guest and told.verb is MeetingVerb.NOTIFY
    verb = "invite" if is_invitation else told.verb.value
    words = texts("meeting-told", verb=verb, title=meeting.title, day=day)
    return _told(f"{words}\n{told.text}" if told.text else words, told.card, texts)


@view(MaterialsWanted)
def materials_wanted(told: MaterialsWanted, texts: Texts) -> Message:
    words = texts("materials-wanted", title=told.card.meeting.title, day=texts.day(told.card.materials_by or date.min))
    return _told(words, told.card, texts)


@view(ItemsCarriedOver)
def items_carried_over(told: ItemsCarriedOver, texts: Texts) -> Message:
    where = "next" if told.following else "ready"
    words = texts("items-carried-over", title=told.meeting.title, where=where, following=told.following)
    rows = [parts.cut(item, _TITLE_SHOWN) for item in told.items]
    blocks = [parts.section(words), *([parts.bullets(*rows)] if rows else []), meeting_block(told.meeting, texts)]
    return Message(words, tuple(blocks))


@view(GuestUninvited)
def guest_uninvited(told: GuestUninvited, texts: Texts) -> Message:
    words = texts("guest-uninvited", title=told.meeting.title)
    return Message(words, (parts.section(words),))


@view(AgendaDrafted)
def agenda_drafted(told: AgendaDrafted, texts: Texts) -> Message:
    day = told.card.comment_by
    words = texts("agenda-drafted", title=told.card.meeting.title, day=texts.day(day) if day else "")
    return _told(words, told.card, texts)


@view(AgendaCommented)
def agenda_commented(told: AgendaCommented, texts: Texts) -> Message:
    words = texts("agenda-commented", unit=told.unit, title=told.card.meeting.title)
    said = parts.quote(told.text)
    return Message(words, tuple(card_blocks(told.card, texts, before=[parts.section(words), said])))


@view(PlenaryWanting)
def plenary_wanting(told: PlenaryWanting, texts: Texts) -> Message:
    words = texts("plenary-wanting", year=str(told.year), held=told.held, least=told.least)
    return Message(
        words, (parts.section(words, accessory=parts.button(texts("button-meeting-call"), Act.MEETING_CALL, "")),)
    )


@line_view(MeetingLine)
def meeting_line(line: MeetingLine, _: DigestLine, texts: Texts) -> Block:
    """A meeting whose notice a unit has not answered, or whose materials are not ready."""
    return meeting_block(line, texts)


def _told(words: str, card: MeetingCard, texts: Texts) -> Message:
    return Message(words, tuple(card_blocks(card, texts, before=[parts.section(words)])))


def _rows(card: MeetingCard, texts: Texts) -> list[Block | str]:
    meeting = card.meeting
    rows: list[Block | str] = [
        parts.line(bold(f"{meeting.reference} {meeting.title}")),
        texts("meeting-row", kind=meeting.kind, state=meeting.state),
    ]
    if meeting.held_on is not None and meeting.starts_at is not None:
        ends = texts("meeting-ends", time=f"{card.ends_at:%H:%M}") if card.ends_at is not None else ""
        when = f"{texts.day(meeting.held_on)} {meeting.starts_at:%H:%M}{ends}"
        rows.append(texts("meeting-when", when=when, place=meeting.place))
    elif card.proposed_by:
        rows.append(texts("meeting-proposed-by", person=card.proposed_by))
    if card.meeting.state is MeetingState.NOTIFIED and card.answer_by and card.materials_by and not card.is_guest:
        rows.append(texts("meeting-days", answer=card.answer_by, materials=card.materials_by))
    return rows


def _agenda(card: MeetingCard, texts: Texts) -> list[Block]:
    blocks: list[Block] = []
    for block in AgendaBlock:
        lines = [line for line in card.agenda if line.block is block]
        if lines:
            blocks.append(
                parts.lines(
                    bold(texts.name(block)),
                    *(_item(line, texts, is_held=card.meeting.state in _HELD) for line in lines),
                )
            )
    return blocks


def _item(line: AgendaLine, texts: Texts, *, is_held: bool) -> str:
    """Number, times, title, who presents; before the meeting, a unit that is bound and was not heard stands out."""
    title = parts.cut(line.title, _TITLE_SHOWN) or texts("agenda-earlier")
    times = f"{line.begins:%H:%M}–{line.ends:%H:%M} " if line.begins is not None and line.ends is not None else ""
    topic = f"{line.topic} " if line.topic else ""
    unit = f" · {line.unit}" if line.unit else ""
    left = f" · {texts('agenda-carried-over')}" if line.reached is False else ""
    left_out = len(line.unheard) - _UNITS_SHOWN
    units = (*line.unheard[:_UNITS_SHOWN], *([f"+{left_out}"] if left_out > 0 else []))
    unheard = f" · {texts('topic-unheard', units=units)}" if line.unheard and not is_held else ""
    return f"{line.position}. {times}{topic}{title}{unit}{left}{unheard}"


def _earlier(earlier: EarlierDecisions, texts: Texts) -> list[Block]:
    counts = " · ".join(f"{LIGHTS[light]} {count}" for light, count in earlier.counts)
    head = texts("earlier-decisions", closed=earlier.closed)
    rows = [task_words(task, texts).replace("\n", " · ") for task in earlier.overdue]
    blocks = [parts.lines(bold(f"{head} · {counts}"))]
    return [*blocks, parts.bullets(*rows)] if rows else blocks


def _guests(card: MeetingCard, texts: Texts) -> list[Block]:
    """Who is invited from outside, to what, and whether they come."""
    rows = []
    for guest in card.guests[: meeting_buttons.GUESTS_SHOWN]:
        who = " ".join(filter(None, (guest.organisation, guest.name)))
        item = parts.cut(guest.item, 40) or texts("guest-whole")
        answer = f" · {_SIGNS[guest.rsvp]} {texts.name(guest.rsvp)}" if guest.rsvp is not None else ""
        told = "" if guest.has_account else f" · {texts('guest-by-letter')}"
        rows.append(f"{parts.cut(who, _SAID_SHOWN)} · {item}{answer}{told}")
    left = len(card.guests) - len(rows)
    more = [texts("and-more", count=left)] if left else []
    return [parts.lines(bold(texts("meeting-guests"))), parts.bullets(*rows, *more)] if rows else []


def _comments(card: MeetingCard, texts: Texts) -> list[Block]:
    """What units said of the draft agenda, for whoever prepares the meeting."""
    rows = [
        texts("meeting-said", unit=part.unit, text=parts.cut(part.comment, _SAID_SHOWN))
        for part in card.parts
        if part.comment
    ]
    return [parts.lines(bold(texts("agenda-comments"))), parts.bullets(*rows)] if rows else []


def _materials(card: MeetingCard, texts: Texts) -> list[Block]:
    """The materials that are ready, with their files and links."""
    rows = []
    for part in card.parts:
        if part.has_materials:
            links = [
                piece
                for each in part.evidence[:_LINKS_SHOWN]
                for piece in (" 📎 ", parts.link(parts.cut(each.name, _LINK_SHOWN), each.url))
            ]
            rows.append(
                parts.line(texts("meeting-said", unit=part.unit, text=parts.cut(part.materials, _SAID_SHOWN)), *links)
            )
    return [parts.lines(bold(texts("meeting-materials"))), parts.bullets(*rows)] if rows else []


def _parts(card: MeetingCard, texts: Texts) -> list[Block]:
    """Who comes and who has not answered, at one glance; once it is held, who was there."""
    if card.meeting.state in _HELD:
        return [parts.lines(*_attendance(card, texts))]
    rows = [
        f"{_SIGNS[rsvp]} {texts.name(rsvp)}（{len(found)}）：{'、'.join(found)}"
        if texts.language == "zh"
        else f"{_SIGNS[rsvp]} {texts.name(rsvp)} ({len(found)}): {', '.join(found)}"
        for rsvp in Rsvp
        if (found := [_who(part) for part in card.parts if part.rsvp is rsvp])
    ]
    waiting = tuple(part.unit for part in card.parts if part.rsvp is None)
    if waiting and card.meeting.state is MeetingState.NOTIFIED:
        rows.append(texts("rsvp-waiting", count=len(waiting), units=waiting))
    wanting = tuple(part.unit for part in card.parts if part.wants_materials and not part.has_materials)
    if wanting:
        rows.append(texts("materials-wanting", units=wanting))
    return [parts.lines(*rows)] if rows else []


def _said(part: PartLine) -> str:
    return parts.cut(part.who if part.rsvp is not Rsvp.EXCUSED else part.reason, 30)


def _who(part: PartLine) -> str:
    return f"{part.unit} {_said(part)}".strip()


def _attendance(card: MeetingCard, texts: Texts) -> list[str]:
    rows = [texts("meeting-here", here=card.here, invited=card.invited)]
    if card.quorum:
        rows[0] += texts("meeting-quorum", quorum=card.quorum, is_met="yes" if card.here >= card.quorum else "no")
    for attendance in Attendance:
        found = tuple(part.unit for part in card.parts if part.attendance is attendance)
        if found:
            rows.append(texts("attendance-row", attendance=attendance, count=len(found), units=found))
    unknown = tuple(part.unit for part in card.parts if part.attendance is None)
    if unknown:
        rows.append(texts("attendance-unknown", count=len(unknown), units=unknown))
    return rows


def _mine(card: MeetingCard, texts: Texts) -> list[Block]:
    """The reader's own three things: the answer, the materials, the open tasks from earlier decisions."""
    blocks: list[Block] = []
    for part in card.own_parts:
        rows: list[Block | str] = [parts.line(bold(texts("meeting-mine", unit=part.unit)))]
        if card.meeting.state is MeetingState.NOTIFIED:
            answer = f"{_SIGNS[part.rsvp]} {texts.name(part.rsvp)} {_said(part)}" if part.rsvp else texts("rsvp-none")
            rows.append(answer)
        if part.wants_materials:
            rows.append(texts("materials-ready" if part.has_materials else "materials-none"))
        if part.asked_for and not part.has_materials:
            rows.append(texts("materials-asked-for", text=parts.cut(part.asked_for, 200)))
        if part.attendance is not None:
            rows.append(texts.name(part.attendance))
        blocks.append(parts.lines(*rows))
    if card.own_parts and card.my_tasks:
        tasks = [task_words(task, texts).replace("\n", " · ") for task in card.my_tasks]
        blocks += [parts.lines(bold(texts("meeting-my-tasks"))), parts.bullets(*tasks)]
    if card.own_parts:
        buttons = meeting_buttons.own_buttons(card, texts)
        blocks += [parts.actions(*buttons)] if buttons else []
        blocks.append(parts.divider())
    return blocks
