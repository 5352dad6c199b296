"""Minutes in messages."""

from collections.abc import Sequence

from bot.domain import chasing
from bot.domain.consensus import Stance
from bot.domain.minutes import ASKING_STATES, MinutesVerb
from bot.notices.desk import DigestLine
from bot.notices.minutes import (
    ConsensusReached,
    MinutesCard,
    MinutesChanged,
    MinutesCirculated,
    MinutesIssued,
    MinutesLine,
    MinutesList,
    MinutesPosted,
    MinutesReceived,
    MinutesSigned,
    StanceTaken,
)
from bot.texts.catalogue import Texts
from bot.views import clauses, concurrence, ids, parts, room
from bot.views.ids import Act
from bot.views.parts import Block, Message, Style, bold
from bot.views.registry import line_view, view
from bot.views.tasks import page_buttons

_TITLE_SHOWN = 80
_TASK_BUTTONS = 5

_BUTTONS: dict[MinutesVerb, tuple[Act, Style]] = {
    MinutesVerb.CIRCULATE: (Act.MINUTES_CIRCULATE, "primary"),
    MinutesVerb.AMEND: (Act.MINUTES_AMEND, ""),
    MinutesVerb.SIGN_OFF: (Act.MINUTES_SIGN_OFF, "primary"),
    MinutesVerb.ISSUE: (Act.MINUTES_ISSUE, "primary"),
    MinutesVerb.CORRECT: (Act.MINUTES_CORRECT, ""),
}
_ASKED_TWICE = {MinutesVerb.AMEND, MinutesVerb.SIGN_OFF, MinutesVerb.ISSUE}
"""What cannot be taken back."""


def minutes_words(minutes: MinutesLine, texts: Texts) -> str:
    """Return minutes as two lines of plain text: reference, number, title; then state and day of the meeting."""
    number = f"{minutes.document_number} " if minutes.document_number else ""
    row = texts("minutes-row", state=minutes.state, day=texts.short_day(minutes.held_on))
    return f"{minutes.reference} {number}{parts.cut(minutes.title, _TITLE_SHOWN)}\n{row}"


def minutes_block(minutes: MinutesLine, texts: Texts) -> Block:
    """Return minutes of a list with the button that opens them."""
    value = ids.handle(minutes.reference, minutes.version)
    button = parts.button(texts("button-open"), Act.MINUTES_SHOW, value)
    return parts.section(minutes_words(minutes, texts), accessory=button)


def card_blocks(card: MinutesCard, texts: Texts) -> list[Block]:
    """Return the card of minutes: state, one page of clauses, where the units stand, and what the reader may do."""
    pages = clauses.clause_pages(card, texts)
    page = min(max(card.page, 1), len(pages))
    shown = pages[page - 1] or [parts.section(texts("minutes-no-clauses"))]
    turns = page_buttons(Act.CLAUSE_PAGE, card.minutes.reference, page, len(pages), texts)
    more = (
        [parts.context(texts("clauses-paged", page=page, pages=len(pages), total=len(card.clauses)))] if turns else []
    )
    return [
        _heading(card, texts),
        *shown,
        *more,
        *concurrence.concurrence_blocks(card, texts),
        parts.actions(*_buttons(card, texts), *turns, _paper(card, texts), _history(card, texts)),
    ]


@view(MinutesCard)
def minutes_card(card: MinutesCard, texts: Texts) -> Message:
    title = texts("minutes-title", reference=card.minutes.reference, title=card.minutes.title)
    return Message(title, tuple(card_blocks(card, texts)))


@view(MinutesList)
def minutes_list(found: MinutesList, texts: Texts) -> Message:
    title = texts("minutes-list-title", total=found.total)
    blocks = [parts.header(title)]
    if not found.minutes:
        blocks.append(parts.section(texts("minutes-list-empty")))
    blocks += [minutes_block(minutes, texts) for minutes in found.minutes]
    buttons = page_buttons(Act.MINUTES_PAGE, "", found.page, found.pages, texts)
    return Message(title, (*blocks, *([parts.actions(*buttons)] if buttons else [])))


@view(MinutesChanged)
def minutes_changed(change: MinutesChanged, texts: Texts) -> Message:
    verb = change.verb.value if change.verb else "draft"
    minutes = change.card.minutes
    words = texts("minutes-changed", verb=verb, reference=minutes.reference, number=minutes.document_number)
    return told_of(words, change.card, texts)


@view(StanceTaken)
def stance_taken(told: StanceTaken, texts: Texts) -> Message:
    reference = told.card.minutes.reference
    about = texts("stance-about", positions=tuple(map(str, told.positions))) if told.positions else ""
    words = texts("stance-taken", unit=told.unit, stance=told.stance, reference=reference, about=about)
    left = texts("stance-left", count=len(told.left), positions=tuple(map(str, told.left))) if told.left else ""
    between = [parts.context(left)] if left else []
    return told_of(f"{concurrence.STANCE_SIGNS[told.stance]} {words}", told.card, texts, *between)


@view(ConsensusReached)
def consensus_reached(told: ConsensusReached, texts: Texts) -> Message:
    words = texts("consensus-reached", reference=told.card.minutes.reference, asked=told.card.asked)
    return told_of(words, told.card, texts)


@view(MinutesSigned)
def minutes_signed(told: MinutesSigned, texts: Texts) -> Message:
    words = texts("minutes-signed", reference=told.card.minutes.reference, person=told.card.signed_by)
    return told_of(words, told.card, texts)


@view(MinutesCirculated)
def minutes_circulated(told: MinutesCirculated, texts: Texts) -> Message:
    card = told.card
    words = _please_answer(told, texts)
    is_again = bool(told.asked) and len(told.asked) < len(card.clauses)
    before = [parts.section(words), _heading(card, texts)]
    if is_again:
        before.append(parts.context(texts("clauses-asked-again", count=len(told.asked), unit=told.unit)))
    elif not told.mine:
        before.append(parts.context(texts("clauses-none-own", unit=told.unit)))
    answers = concurrence.answers(card, texts) if card.my_units else []
    if not answers and card.minutes.state in ASKING_STATES:
        before.append(parts.context(texts("member-answers")))
    after = [parts.actions(*answers, _show(card, texts))]
    items = clauses.own_first(card, told.mine, texts, asked=told.asked if is_again else ())
    return Message(words, room.fill(items, texts, before=before, after=after))


@view(MinutesIssued)
def minutes_issued(told: MinutesIssued, texts: Texts) -> Message:
    card = told.card
    number, title = card.minutes.document_number, card.minutes.title
    words = texts("minutes-issued", number=number, title=title, unit=told.unit, count=len(told.mine))
    tasks = dict.fromkeys(clause.task for clause in card.clauses if clause.position in told.mine and clause.task)
    buttons = [
        parts.button(texts("button-open-item", reference=task), f"{Act.TASK_SHOW}:{task}", ids.handle(task, 0))
        for task in list(tasks)[:_TASK_BUTTONS]
    ]
    items = clauses.own_first(card, told.mine, texts)
    after = [parts.actions(*_receipt(card, texts), *buttons, _show(card, texts))]
    return Message(words, room.fill(items, texts, before=[parts.section(words)], after=after))


@view(MinutesReceived)
def minutes_received(told: MinutesReceived, texts: Texts) -> Message:
    words = texts("minutes-received", units=told.units, reference=told.card.minutes.reference)
    return told_of(words, told.card, texts)


@line_view(MinutesLine)
def minutes_line(line: MinutesLine, about: DigestLine, texts: Texts) -> Block:
    """Minutes that wait for a unit's answer, or for its receipt."""
    if about.about != chasing.MINUTES_RECEIPT.name:
        return minutes_block(line, texts)
    value = ids.handle(line.reference, line.version)
    button = parts.button(texts("button-minutes-receive"), Act.MINUTES_RECEIVE, value, style="primary")
    return parts.section(minutes_words(line, texts), accessory=button)


def _receipt(card: MinutesCard, texts: Texts) -> list[Block]:
    """The button of the formal receipt (签收), for whoever owes one."""
    if not card.receives:
        return []
    value = ids.handle(card.minutes.reference, card.minutes.version)
    return [parts.button(texts("button-minutes-receive"), Act.MINUTES_RECEIVE, value, style="primary")]


@view(MinutesPosted)
def minutes_posted(told: MinutesPosted, texts: Texts) -> Message:
    card = told.card
    number, title = card.minutes.document_number, card.minutes.title
    words = texts("minutes-posted", group=told.group, number=number, title=title)
    corrects = [texts("minutes-corrects-row", minutes=card.corrects)] if card.corrects else []
    before = [
        parts.header(texts("document-title", group=told.group)),
        parts.lines(bold(number), bold(title), texts("document-held-row", day=card.minutes.held_on), *corrects),
        parts.divider(),
        parts.section(texts("document-preamble")),
    ]
    after = [parts.divider(), parts.lines(*_imprint(told, texts)), parts.actions(_show(card, texts))]
    items = [[clauses.clause_block(clause, texts)] for clause in card.clauses]
    return Message(words, room.fill(items, texts, before=before, after=after))


def _imprint(told: MinutesPosted, texts: Texts) -> list[Block | str]:
    """Whom the units concurred, who signed, when it was issued."""
    card = told.card
    rows: list[Block | str] = []
    for stances in ((Stance.AGREE, Stance.WORDING), (Stance.RESERVATION,)):
        units = card.units_at(*stances)
        if units:
            # Of a correction only those that a change concerns were asked: the others' answers stand on what it corrects.
            key = "document-concerned-row" if card.corrects else "document-units-row"
            words = texts(key, stance=stances[0], count=len(units), units=units)
            rows.append(parts.cut(words, 1_000))
    rows.append(texts("document-signed-row", person=card.signed_by))
    if card.issued_on:
        rows.append(texts("document-issued-row", group=told.group, day=card.issued_on))
    return rows


def told_of(words: str, card: MinutesCard, texts: Texts, *between: Block) -> Message:
    """Return what is said of minutes, and their card below it."""
    return Message(words, (parts.section(words), *between, *card_blocks(card, texts)))


def _heading(card: MinutesCard, texts: Texts) -> Block:
    minutes = card.minutes
    rows: list[Block | str] = [
        parts.line(bold(texts("minutes-title", reference=minutes.reference, title=minutes.title))),
        texts("minutes-state-row", state=minutes.state, day=minutes.held_on),
    ]
    if minutes.document_number:
        rows.append(texts("minutes-number-row", number=minutes.document_number))
    if card.answer_by and minutes.state in ASKING_STATES:
        rows.append(texts("minutes-answer-row", day=card.answer_by, version=card.text_version))
    if card.signed_by:
        rows.append(texts("document-signed-row", person=card.signed_by))
    if card.issued_on:
        rows.append(texts("minutes-issued-row", day=card.issued_on))
    if card.corrects:
        rows.append(texts("minutes-corrects-row", minutes=card.corrects))
    if card.corrected_by:
        rows.append(texts("minutes-corrected-row", minutes=card.corrected_by))
    if card.unreceived:
        rows.append(texts("minutes-unreceived-row", count=len(card.unreceived), units=card.unreceived))
    return parts.lines(*rows)


def _please_answer(told: MinutesCirculated, texts: Texts) -> str:
    card = told.card
    reference, title = card.minutes.reference, card.minutes.title
    if card.answer_by is None:
        return texts("minutes-circulated", unit=told.unit, reference=reference, title=title)
    return texts("minutes-circulated-by", unit=told.unit, reference=reference, title=title, day=card.answer_by)


def _buttons(card: MinutesCard, texts: Texts) -> Sequence[Block]:
    value = ids.handle(card.minutes.reference, card.minutes.version)
    buttons = concurrence.answers(card, texts) if card.my_units else _receipt(card, texts)
    for verb in card.verbs:
        if verb not in _BUTTONS:
            continue
        act, style = _BUTTONS[verb]
        question = _question(verb, act, card, texts) if verb in _ASKED_TWICE else None
        buttons.append(parts.button(texts(f"button-{act}"), act, value, style=style, confirm=question))
    if clauses.may_draft(card):
        buttons.append(parts.button(texts("button-clause-new"), Act.CLAUSE_NEW, value))
    if card.enters:
        asked = ids.handle(card.minutes.reference, card.minutes.version, card.text_version)
        buttons.append(parts.button(texts("button-minutes-enter"), Act.MINUTES_ENTER, asked))
    return buttons


def _question(verb: MinutesVerb, act: Act, card: MinutesCard, texts: Texts) -> Block:
    return parts.confirm(
        texts(f"button-{act}"),
        texts("minutes-confirm", verb=verb.value, reference=card.minutes.reference),
        yes=texts("button-yes"),
        no=texts("button-cancel"),
    )


def _show(card: MinutesCard, texts: Texts) -> Block:
    value = ids.handle(card.minutes.reference, card.minutes.version)
    return parts.button(texts("button-minutes-whole"), Act.MINUTES_SHOW, value)


def _paper(card: MinutesCard, texts: Texts) -> Block:
    value = ids.handle(card.minutes.reference, card.minutes.version)
    return parts.button(texts("button-paper"), Act.EXPORT_PAPER, value)


def _history(card: MinutesCard, texts: Texts) -> Block:
    value = ids.handle(card.minutes.reference, card.minutes.version)
    return parts.button(texts("button-history"), Act.HISTORY, value)
