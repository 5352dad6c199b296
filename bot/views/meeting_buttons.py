"""The buttons and menus of a meeting's card."""

from collections.abc import Sequence

from bot.domain.meetings import AgendaBlock, MeetingState, MeetingVerb
from bot.notices.meetings import AgendaLine, MeetingCard
from bot.texts.catalogue import Texts
from bot.views import ids, parts
from bot.views.ids import Act
from bot.views.parts import Block, Style

GUESTS_SHOWN = 12
"""How many guests a card names."""
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


def own_buttons(card: MeetingCard, texts: Texts) -> list[Block]:
    """Return what a unit may do for its own part."""
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


def buttons(card: MeetingCard, texts: Texts) -> list[Block]:
    """Return what whoever reads a card may do with the meeting; what is rare stands in a menu."""
    value = ids.handle(card.meeting.reference, card.meeting.version)
    state = card.meeting.state
    shown = [_BUTTONS[verb] for verb in card.verbs if verb in _BUTTONS]
    rare = [_RARE[verb] for verb in card.verbs if verb in _RARE]
    if card.manages and state in _PLANNED:
        shown.insert(0, (Act.AGENDA_SET, "" if card.agenda else "primary"))
        shown.append((Act.AGENDA_DRAFT, ""))
        rare = [Act.AGENDA_ITEM_NEW, *([Act.MATERIALS_ASK] if card.parts else []), Act.GUEST, *rare]
    if card.manages and state in _HELD:
        shown.append((Act.ATTENDANCE, ""))
    if card.manages and state is MeetingState.CLOSED:
        shown.append((Act.MINUTES_NEW, "primary"))
    buttons = [parts.button(texts(f"button-{act}"), act, value, style=style) for act, style in shown]
    options = [parts.option(texts(f"button-{act}"), f"{act}~{value}") for act in rare]
    if card.manages and state in _PLANNED:
        options += [*_item_options(card.agenda, card, texts), *_guest_options(card, texts)]
    if options:
        buttons.append(parts.menu(texts("button-more"), Act.MORE, options[:100]))
    if card.meeting.held_on is not None:
        buttons.append(parts.button(texts("button-paper"), Act.EXPORT_PAPER, value))
    if card.earlier is not None and card.meeting.state is not MeetingState.CLOSED:
        buttons.append(parts.button(texts("button-earlier"), Act.EARLIER_PAGE, "1|"))
    return [*buttons, parts.button(texts("button-history"), Act.HISTORY, value)]


def guest_buttons(card: MeetingCard, texts: Texts) -> list[Block]:
    """What an observer may answer: whether the observer comes."""
    if card.meeting.state is not MeetingState.NOTIFIED:
        return []
    value = ids.handle(card.meeting.reference, card.meeting.version)
    return [
        parts.button(texts("button-guest-comes"), Act.GUEST_COMES, value, style="primary"),
        parts.button(texts("button-guest-excused"), Act.GUEST_EXCUSED, value),
    ]


def _guest_options(card: MeetingCard, texts: Texts) -> list[Block]:
    meeting = card.meeting
    found = []
    for guest in card.guests[:GUESTS_SHOWN]:
        value = ids.handle(meeting.reference, meeting.version, guest.guest_id)
        who = parts.cut(" ".join(filter(None, (guest.organisation, guest.name))), 30)
        found.append(parts.option(texts("guest-take-back", guest=who), f"{Act.GUEST_OUT}~{value}"))
    return found


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
