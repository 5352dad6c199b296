"""The clauses of minutes, and where the units stand on them, as blocks."""

from collections.abc import Collection, Sequence

from bot.domain.consensus import Stance
from bot.domain.minutes import MinutesState, MinutesVerb
from bot.notices.minutes import ClauseLine, MinutesCard, StanceLine
from bot.texts.catalogue import Texts
from bot.views import ids, parts, room
from bot.views.ids import Act
from bot.views.parts import Block, bold

PAGE_CHARACTERS = 6_000
"""What clauses may take of a message (`parts.MESSAGE_CHARACTERS`): the rest is for heading, answers and buttons."""
PAGE_CLAUSES = 12
_REASONS_SHOWN = 8
_REASON_SHOWN = 160
_NAMES_SHOWN = 400

STANCE_SIGNS = {Stance.AGREE: "✅", Stance.RESERVATION: "📝", Stance.OBJECTION: "⛔"}


def clause_block(clause: ClauseLine, texts: Texts, *, is_mine: bool = False) -> Block:
    """Return a clause in full: number and text, the units, the day, the result, and what it came from or became."""
    units = texts("clause-units-row", lead=clause.lead, supporting=clause.supporting or (texts("none"),))
    rows: list[Block | str] = [
        parts.line(
            bold(texts("clause-number", position=clause.position)),
            bold(texts("clause-mine")) if is_mine else "",
            clause.text,
        ),
        units,
        texts("clause-due-row", due=clause.due_on),
    ]
    if clause.expected_result:
        rows.append(texts("clause-expected-row", text=clause.expected_result))
    origin = [texts("clause-topic", topic=clause.topic)] if clause.topic else []
    became = [texts("clause-task", task=clause.task)] if clause.task else []
    if origin or became:
        rows.append(" · ".join([*origin, *became]))
    return parts.lines(*rows)


def edited_clause(card: MinutesCard, clause: ClauseLine, texts: Texts) -> list[Block]:
    """Return a clause with its own buttons, for those who are drafting."""
    value = ids.handle(card.minutes.reference, card.minutes.version, clause.id)
    question = parts.confirm(
        texts("button-clause-remove"),
        texts("clause-remove-confirm", position=clause.position),
        yes=texts("button-yes"),
        no=texts("button-cancel"),
    )
    buttons = parts.actions(
        parts.button(texts("button-clause-edit"), Act.CLAUSE_EDIT, value),
        parts.button(texts("button-clause-remove"), Act.CLAUSE_REMOVE, value, style="danger", confirm=question),
    )
    return [clause_block(clause, texts), buttons]


def may_draft(card: MinutesCard) -> bool:
    """Tell whether the reader may edit the clauses now."""
    return card.minutes.state is MinutesState.DRAFT and MinutesVerb.CIRCULATE in card.verbs


def clause_pages(card: MinutesCard, texts: Texts) -> list[list[Block]]:
    """Return the clauses as pages, each of which fits into a message with all else that a card shows."""
    is_drafting = may_draft(card)
    items = [
        edited_clause(card, clause, texts) if is_drafting else [clause_block(clause, texts)] for clause in card.clauses
    ]
    return room.pages(items, characters=PAGE_CHARACTERS, most=PAGE_CLAUSES)


def own_first(card: MinutesCard, mine: Collection[int], texts: Texts) -> list[list[Block]]:
    """Return the clauses as items, those at the positions `mine` before the others, each kind under its heading."""
    own = [[clause_block(clause, texts, is_mine=True)] for clause in card.clauses if clause.position in mine]
    others = [[clause_block(clause, texts)] for clause in card.clauses if clause.position not in mine]
    if own:
        own[0].insert(0, parts.lines(bold(texts("clauses-own", count=len(own)))))
    if others:
        others[0].insert(0, parts.lines(bold(texts("clauses-other", count=len(others)))))
    return own + others


def concurrence_blocks(card: MinutesCard, texts: Texts) -> list[Block]:
    """Return where the units stand: how many agree, who does, who has said what against, who has not answered."""
    if not card.asked or (card.minutes.state is MinutesState.DRAFT and not card.stances):
        return []
    rows: list[Block | str] = [
        parts.line(bold(texts("concurrence-row", agreed=card.agreed, asked=card.asked, waiting=len(card.waiting))))
    ]
    for stance in Stance:
        units = tuple(line.unit for line in card.stances if line.stance is stance)
        if units:
            words = texts("concurrence-units", stance=stance, count=len(units), units=units)
            rows.append(f"{STANCE_SIGNS[stance]} {parts.cut(words, _NAMES_SHOWN)}")
    if card.waiting:
        words = texts("concurrence-waiting", count=len(card.waiting), units=card.waiting)
        rows.append(f"⏳ {parts.cut(words, _NAMES_SHOWN)}")
    silent = tuple(line.unit for line in card.stances if not line.person)
    if silent:
        rows.append(texts("stances-silent", count=len(silent), units=silent))
    return [parts.lines(*rows), *_reasons(card.stances, texts)]


def _reasons(stances: Sequence[StanceLine], texts: Texts) -> list[Block]:
    """Objections first: they are what blocks."""
    said = [
        line
        for stance in (Stance.OBJECTION, Stance.RESERVATION)
        for line in stances
        if line.stance is stance and line.text
    ]
    if not said:
        return []
    rows = [
        parts.line(
            bold(f"{STANCE_SIGNS[line.stance]} {texts('stance-by', unit=line.unit, person=line.person)}"),
            f"\n{parts.cut(line.text, _REASON_SHOWN)}",
        )
        for line in said[:_REASONS_SHOWN]
    ]
    left = len(said) - len(rows)
    more = [parts.context(texts("stances-more", count=left))] if left else []
    return [parts.bullets(*rows), *more]
