"""Meetings in messages."""

from collections.abc import Sequence

from bot.domain.meetings import AgendaBlock, Attendance, MeetingState, MeetingVerb, Rsvp
from bot.notices.desk import DigestLine
from bot.notices.meetings import (
    AgendaCommented,
    AgendaDrafted,
    AgendaLine,
    EarlierDecisions,
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
from bot.views import ids, parts
from bot.views.ids import Act
from bot.views.parts import Block, Message, Style, bold
from bot.views.registry import line_view, view
from bot.views.tasks import LIGHTS, page_buttons, task_words

_TITLE_SHOWN = 80
_SAID_SHOWN = 80
_BUTTONS: dict[MeetingVerb, tuple[Act, Style]] = {
    MeetingVerb.CALL: (Act.MEETING_CALL, "primary"),
    MeetingVerb.DECLINE: (Act.MEETING_DECLINE, "danger"),
    MeetingVerb.NOTIFY: (Act.MEETING_NOTIFY, "primary"),
    MeetingVerb.OPEN: (Act.MEETING_OPEN, "primary"),
    MeetingVerb.CLOSE: (Act.MEETING_CLOSE, "primary"),
}
_RARE = {MeetingVerb.POSTPONE: Act.MEETING_POSTPONE, MeetingVerb.CANCEL: Act.MEETING_CANCEL}
_PLANNED = {MeetingState.CALLED, MeetingState.NOTIFIED, MeetingState.POSTPONED}
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


def card_blocks(card: MeetingCard, texts: Texts) -> list[Block]:
    """Return a meeting's card: the reader's own part first, then when and where, the agenda, and who comes."""
    blocks = [*_mine(card, texts), parts.lines(*_rows(card, texts))]
    if card.reason:
        blocks.append(parts.quote(parts.cut(card.reason, 500)))
    blocks += _agenda(card, texts)
    if card.earlier is not None:
        blocks += _earlier(card.earlier, texts)
    if card.guests:
        named = tuple(" ".join(filter(None, (guest.organisation, guest.name))) for guest in card.guests)
        blocks.append(parts.lines(texts("meeting-guests", guests=named)))
    if card.parts and card.meeting.state is not MeetingState.CALLED:
        blocks += _parts(card, texts)
    if card.manages:
        spoken = [part for part in card.parts if part.comment]
        rows = [f"{part.unit}: {parts.cut(part.comment, _SAID_SHOWN)}" for part in spoken]
        blocks += [parts.lines(bold(texts("agenda-comments"))), parts.bullets(*rows)] if rows else []
    return [*blocks, parts.actions(*_buttons(card, texts))]


@view(MeetingCard)
def meeting_card(card: MeetingCard, texts: Texts) -> Message:
    title = f"{card.meeting.reference} {card.meeting.title}"
    return Message(title, tuple(card_blocks(card, texts)))


@view(MeetingList)
def meeting_list(found: MeetingList, texts: Texts) -> Message:
    title = texts("meeting-list-title", total=found.total)
    count = texts("meeting-year", year=str(found.year), held=found.held, least=found.least, most=found.most)
    blocks = [parts.header(title), parts.context(count)]
    blocks += [meeting_block(line, texts) for line in found.meetings] or [parts.section(texts("meeting-list-empty"))]
    buttons = page_buttons(Act.MEETING_PAGE, "", found.page, found.pages, texts)
    buttons.append(parts.button(texts("button-meeting-propose"), Act.MEETING_PROPOSE, ""))
    return Message(title, (*blocks, parts.actions(*buttons)))


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
    words = texts("meeting-told", verb=told.verb.value, title=meeting.title, day=day)
    return _told(f"{words}\n{told.text}" if told.text else words, told.card, texts)


@view(AgendaDrafted)
def agenda_drafted(told: AgendaDrafted, texts: Texts) -> Message:
    day = told.card.comment_by
    words = texts("agenda-drafted", title=told.card.meeting.title, day=texts.day(day) if day else "")
    return _told(words, told.card, texts)


@view(AgendaCommented)
def agenda_commented(told: AgendaCommented, texts: Texts) -> Message:
    words = texts("agenda-commented", unit=told.unit, title=told.card.meeting.title)
    said = parts.quote(told.text)
    return Message(words, (parts.section(words), said, *card_blocks(told.card, texts)))


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
    return Message(words, (parts.section(words), *card_blocks(card, texts)))


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
    else:
        rows.append(texts("meeting-proposed-by", person=card.proposed_by))
    if card.meeting.state is MeetingState.NOTIFIED and card.answer_by and card.materials_by:
        rows.append(texts("meeting-days", answer=card.answer_by, materials=card.materials_by))
    return rows


def _agenda(card: MeetingCard, texts: Texts) -> list[Block]:
    blocks: list[Block] = []
    for block in AgendaBlock:
        lines = [line for line in card.agenda if line.block is block]
        if lines:
            rows = [_item(line, texts) for line in lines]
            blocks += [parts.lines(bold(texts.name(block))), parts.bullets(*rows)]
    return blocks


def _item(line: AgendaLine, texts: Texts) -> str:
    """Number, times, title, who presents; a unit that is bound and was not heard stands out."""
    title = parts.cut(line.title, _TITLE_SHOWN) or texts("agenda-earlier")
    times = f"{line.begins:%H:%M}–{line.ends:%H:%M} " if line.begins is not None and line.ends is not None else ""
    topic = f"{line.topic} " if line.topic else ""
    unit = f" · {line.unit}" if line.unit else ""
    left = f" · {texts('agenda-carried-over')}" if line.reached is False else ""
    unheard = f" · {texts('topic-unheard', units=line.unheard)}" if line.unheard else ""
    return f"{line.position}. {times}{topic}{title}{unit}{left}{unheard}"


def _earlier(earlier: EarlierDecisions, texts: Texts) -> list[Block]:
    counts = " · ".join(f"{LIGHTS[light]} {count}" for light, count in earlier.counts)
    head = texts("earlier-decisions", closed=earlier.closed)
    rows = [task_words(task, texts).replace("\n", " · ") for task in earlier.overdue]
    blocks = [parts.lines(bold(f"{head} · {counts}"))]
    return [*blocks, parts.bullets(*rows)] if rows else blocks


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


def _who(part: PartLine) -> str:
    said = part.who if part.rsvp is not Rsvp.EXCUSED else part.reason
    return f"{part.unit} {parts.cut(said, 30)}".strip()


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
            answer = f"{_SIGNS[part.rsvp]} {texts.name(part.rsvp)} {_who(part)}" if part.rsvp else texts("rsvp-none")
            rows.append(answer)
        if part.wants_materials:
            rows.append(texts("materials-ready" if part.has_materials else "materials-none"))
        if part.attendance is not None:
            rows.append(texts.name(part.attendance))
        blocks.append(parts.lines(*rows))
    if card.own_parts and card.my_tasks:
        tasks = [task_words(task, texts).replace("\n", " · ") for task in card.my_tasks]
        blocks += [parts.lines(bold(texts("meeting-my-tasks"))), parts.bullets(*tasks)]
    if card.own_parts:
        buttons = _own_buttons(card, texts)
        blocks += [parts.actions(*buttons)] if buttons else []
        blocks.append(parts.divider())
    return blocks


def _own_buttons(card: MeetingCard, texts: Texts) -> list[Block]:
    value = ids.handle(card.meeting.reference, card.meeting.version)
    acts: list[tuple[Act, Style]] = []
    if card.meeting.state is MeetingState.NOTIFIED:
        is_new = all(part.rsvp is None for part in card.own_parts)
        acts += [
            (Act.RSVP_ATTENDING, "primary" if is_new else ""),
            (Act.RSVP_DEPUTISING, ""),
            (Act.RSVP_EXCUSED, ""),
        ]
        if any(part.wants_materials for part in card.own_parts):
            acts.append((Act.MATERIALS, ""))
    elif card.meeting.state is MeetingState.CALLED and card.comment_by is not None:
        acts.append((Act.AGENDA_COMMENT, "primary"))
    elif card.meeting.state is MeetingState.IN_SESSION and any(part.attendance is None for part in card.own_parts):
        acts.append((Act.ARRIVE, "primary"))
    return [parts.button(texts(f"button-{act}"), act, value, style=style) for act, style in acts]


def _buttons(card: MeetingCard, texts: Texts) -> list[Block]:
    value = ids.handle(card.meeting.reference, card.meeting.version)
    state = card.meeting.state
    shown = [_BUTTONS[verb] for verb in card.verbs if verb in _BUTTONS]
    rare = [_RARE[verb] for verb in card.verbs if verb in _RARE]
    if card.manages and state in _PLANNED:
        shown.insert(0, (Act.AGENDA_SET, "" if card.agenda else "primary"))
        shown.append((Act.AGENDA_DRAFT, ""))
        rare = [Act.AGENDA_ITEM_NEW, Act.GUEST, *rare]
    if card.manages and state in _HELD:
        shown.append((Act.ATTENDANCE, ""))
    if card.manages and state is MeetingState.CLOSED:
        shown.append((Act.MINUTES_NEW, "primary"))
    buttons = [parts.button(texts(f"button-{act}"), act, value, style=style) for act, style in shown]
    options = [parts.option(texts(f"button-{act}"), f"{act}~{value}") for act in rare]
    if card.manages and state in _PLANNED:
        options += _item_options(card.agenda, card, texts)
    if options:
        buttons.append(parts.menu(texts("button-more"), Act.MORE, options[:100]))
    if card.meeting.held_on is not None:
        buttons.append(parts.button(texts("button-paper"), Act.EXPORT_PAPER, value))
    return [*buttons, parts.button(texts("button-history"), Act.HISTORY, value)]


def _item_options(agenda: Sequence[AgendaLine], card: MeetingCard, texts: Texts) -> list[Block]:
    meeting = card.meeting
    found = []
    for line in agenda:
        value = ids.handle(meeting.reference, meeting.version, line.item_id)
        title = parts.cut(line.title, 30) or texts("agenda-earlier")
        found.append(
            parts.option(texts("agenda-edit", position=line.position, title=title), f"{Act.AGENDA_ITEM}~{value}")
        )
        if line.block is not AgendaBlock.EARLIER:
            out = texts("agenda-take-out", position=line.position, title=title)
            found.append(parts.option(out, f"{Act.AGENDA_ITEM_OUT}~{value}"))
    return found
