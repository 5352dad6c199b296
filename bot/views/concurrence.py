"""Where the units stand on minutes, as blocks: at one glance who agrees, who objects and why, who has not answered."""

from collections.abc import Sequence

from bot.domain.consensus import Stance
from bot.domain.minutes import ASKING_STATES, MinutesState
from bot.notices.minutes import MinutesCard, StanceLine
from bot.texts.catalogue import Texts
from bot.views import ids, parts
from bot.views.ids import Act
from bot.views.parts import Block, Style, bold

STANCE_SIGNS = {Stance.AGREE: "✅", Stance.WORDING: "✏️", Stance.RESERVATION: "📝", Stance.OBJECTION: "⛔"}
_SETTLED = "🤝"
_REASONS_SHOWN = 8
_REASON_SHOWN = 160
_NAMES_SHOWN = 400
_OPEN = {MinutesState.DRAFT, *ASKING_STATES}
_ANSWERS: dict[Act, Style] = {
    Act.MINUTES_AGREE: "primary",
    Act.MINUTES_CLAUSES: "",
    Act.MINUTES_RESERVE: "",
    Act.MINUTES_OBJECT: "danger",
}


def concurrence_blocks(card: MinutesCard, texts: Texts) -> list[Block]:
    """Return where the units stand: how many agree, who does, who has said what, who has not answered; with what the reader
    may do about each objection."""
    if not card.asked and not card.stances:
        return []
    rows: list[Block | str] = []
    if card.asked:
        words = texts("concurrence-row", agreed=card.agreed, asked=card.asked, waiting=len(card.waiting))
        rows.append(parts.line(bold(words)))
    for each in card.standing:
        words = texts("concurrence-units", stance=each.stance, count=len(each.units), units=each.units)
        rows.append(f"{STANCE_SIGNS[each.stance]} {parts.cut(words, _NAMES_SHOWN)}")
    if card.waiting:
        words = texts("concurrence-waiting", count=len(card.waiting), units=card.waiting)
        rows.append(f"⏳ {parts.cut(words, _NAMES_SHOWN)}")
    silent = tuple(dict.fromkeys(line.unit for line in card.stances if not line.person))
    if silent:
        rows.append(texts("stances-silent", count=len(silent), units=silent))
    entered = tuple(dict.fromkeys(line.unit for line in card.stances if line.source))
    if entered:
        rows.append(texts("stances-entered", count=len(entered), units=entered))
    return [*([parts.lines(*rows)] if rows else []), *_reasons(card, texts)]


def answers(card: MinutesCard, texts: Texts) -> list[Block]:
    """Return the buttons of a unit's answer. `part` carries the text version: a stance on one text never counts for what was
    changed in another."""
    value = ids.handle(card.minutes.reference, card.minutes.version, card.text_version)
    shown = [act for act in _ANSWERS if act is not Act.MINUTES_CLAUSES or len(card.clauses) > 1]
    return [parts.button(texts(f"button-{act}"), act, value, style=_ANSWERS[act]) for act in shown]


def about(line: StanceLine, texts: Texts) -> str:
    """Return which clauses an answer speaks of, in words; nothing for all."""
    return "" if line.is_whole else texts("stance-about", positions=tuple(str(each) for each in line.positions))


def _reasons(card: MinutesCard, texts: Texts) -> list[Block]:
    """Objections first: they are what blocks. Each that is open has its buttons."""
    said = [
        line
        for stance in (Stance.OBJECTION, Stance.RESERVATION, Stance.WORDING)
        for line in card.stances
        if line.stance is stance
    ]
    blocks: list[Block] = []
    plain: list[Block | str] = []
    for line in said[:_REASONS_SHOWN]:
        buttons = _settling(card, line, texts)
        if buttons:
            blocks += [parts.bullets(_reason(line, texts)), parts.actions(*buttons)]
        else:
            plain.append(_reason(line, texts))
    if plain:
        blocks.append(parts.bullets(*plain))
    left = len(said) - _REASONS_SHOWN
    return [*blocks, *([parts.context(texts("stances-more", count=left))] if left > 0 else [])]


def _reason(line: StanceLine, texts: Texts) -> Block:
    sign = _SETTLED if line.settled_by else STANCE_SIGNS[line.stance]
    settled = (
        f"\n{texts('stance-settled', person=line.settled_by, text=parts.cut(line.settlement, _REASON_SHOWN))}"
        if line.settled_by
        else ""
    )
    source = f"\n{texts('stance-entered-row', source=line.source)}" if line.source else ""
    return parts.line(
        bold(f"{sign} {texts('stance-by', unit=line.unit, person=line.person)}{about(line, texts)}"),
        f"\n{parts.cut(line.text, _REASON_SHOWN)}{settled}{source}",
    )


def _settling(card: MinutesCard, line: StanceLine, texts: Texts) -> Sequence[Block]:
    """What the reader may do about an open objection: the secretariat puts it before the convener, who settles it; both may
    return the clause to the topics."""
    is_open = line.stance is Stance.OBJECTION and not line.settled_by and card.minutes.state in _OPEN
    if not is_open or not (card.settles or card.drafts):
        return []
    reference, version = card.minutes.reference, card.minutes.version
    value = ids.handle(reference, version, line.id)
    act = Act.OBJECTION_SETTLE if card.settles else Act.OBJECTION_REFER
    buttons = [parts.button(texts(f"button-{act}"), act, value, style="primary")]
    if not line.is_whole and len(line.positions) == 1 and len(card.clauses) > 1:
        buttons.append(_return(card, line.positions[0], texts))
    return buttons


def _return(card: MinutesCard, position: int, texts: Texts) -> Block:
    clause = next(each for each in card.clauses if each.position == position)
    question = parts.confirm(
        texts("button-clause-return"),
        texts("clause-return-confirm", position=position),
        yes=texts("button-yes"),
        no=texts("button-cancel"),
    )
    value = ids.handle(card.minutes.reference, card.minutes.version, clause.id)
    return parts.button(texts("button-clause-return"), Act.CLAUSE_RETURN, value, confirm=question)
