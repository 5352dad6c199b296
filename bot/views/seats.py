"""Who held which seat, stand-ins, the pinned roster, and cards of people who have left, in messages."""

from collections.abc import Sequence

from bot.domain.stand_ins import StandInEvent
from bot.notices.seats import PassedOn, RosterCard, SeatHistory, SeatLine, StandInChanged, StandInLine, StandInTold
from bot.texts.catalogue import Texts
from bot.views import parts, room
from bot.views.ids import Act
from bot.views.parts import Block, Message, bold
from bot.views.registry import render, view

_NAME = 40
"""Characters of a name with its title in the pinned roster: all of them fit one message."""


@view(SeatHistory)
def seat_history(found: SeatHistory, texts: Texts) -> Message:
    title = texts("seat-history-title", unit=found.unit)
    rows = [[parts.lines(_seat(line, texts))] for line in found.seats]
    before = [parts.header(title)]
    if not rows:
        before.append(parts.section(texts("contacts-nobody")))
    return Message(title, room.fill(rows, texts, before=before))


@view(StandInChanged)
def stand_in_changed(told: StandInChanged, texts: Texts) -> Message:
    words = texts("stand-in-changed", event=told.event.value)
    buttons = []
    if told.line.may_end and told.event is StandInEvent.APPOINTED:
        label = texts("button-stand-in-end", name=told.line.name)
        buttons.append(parts.actions(parts.button(label, Act.STAND_IN_END, str(told.line.seat_id))))
    return Message(words, (parts.section(words), _stand_in(told.line, texts), *buttons))


@view(StandInTold)
def stand_in_told(told: StandInTold, texts: Texts) -> Message:
    line = told.line
    words = texts("stand-in-notice", event=told.event.value, person=told.person, unit=line.unit, role=line.role)
    return Message(words, (parts.section(words), _stand_in(line, texts)))


@view(PassedOn)
def passed_on(told: PassedOn, texts: Texts) -> Message:
    card = render(told.card, texts)
    holders = texts.listing(told.holders) or texts("none")
    key = "passed-on" if told.unit else "passed-on-office"
    now = texts(key, unit=told.unit, role=told.role, holders=holders)
    return Message(card.text, (*_without_buttons(card.blocks), parts.context(now)))


@view(RosterCard)
def roster_card(told: RosterCard, texts: Texts) -> Message:
    title = texts("contacts-title", group=told.group)
    office = [texts("contact-row", role=role, name=parts.cut(name, _NAME)) for role, name in told.office]
    units = [[_unit(*row, texts)] for row in told.units]
    before = [parts.header(title), *([parts.lines(bold(texts("contacts-office")), *office)] if office else [])]
    return Message(title, room.fill(units, texts, before=before, after=[parts.context(texts("roster-hint"))]))


def _seat(line: SeatLine, texts: Texts) -> Block:
    until = texts.day(line.last_day) if line.last_day else texts("seat-until-now")
    term = texts("seat-term", since=line.since, until=until)
    absent = texts("seat-stood-in", absent=line.absent) if line.absent else ""
    return parts.line(bold(texts("contact-row", role=line.role, name=line.name)), absent, f" · {term}")


def _stand_in(line: StandInLine, texts: Texts) -> Block:
    return parts.lines(
        texts("stand-in-row", name=line.name, absent=line.absent, unit=line.unit, role=line.role),
        texts("seat-term", since=line.since, until=texts.day(line.last_day)),
        texts("stand-in-scope-row", scope=line.scope),
        texts(f"stand-in-told-{'beside' if line.is_beside else 'instead'}"),
    )


def _unit(unit: str, member: str, liaison: str, texts: Texts) -> Block:
    none = texts("roster-nobody")
    people = texts("roster-row", member=parts.cut(member, _NAME) or none, liaison=parts.cut(liaison, _NAME) or none)
    return parts.lines(parts.line(bold(unit), f"  {people}"))


def _without_buttons(blocks: Sequence[Block]) -> list[Block]:
    """Leave out rows of buttons, and the buttons beside paragraphs; room is left for one more block."""
    kept = [{name: part for name, part in block.items() if name != "accessory"} for block in blocks]
    return [block for block in kept if block["type"] != "actions"][: parts.MESSAGE_BLOCKS - 1]
