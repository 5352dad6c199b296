"""The clauses of minutes as blocks: what each says, what of it was changed, what it comes to."""

from collections.abc import Collection

from bot.domain import word_changes
from bot.domain.clauses import Outcome
from bot.domain.minutes import ASKING_STATES, MinutesState, MinutesVerb
from bot.domain.word_changes import Edit
from bot.notices.minutes import ClauseLine, ClauseSaid, MinutesCard
from bot.texts.catalogue import Texts
from bot.views import ids, parts, room
from bot.views.ids import Act
from bot.views.parts import Block, Run, bold

PAGE_CHARACTERS = 6_000
"""What clauses may take of a message (`parts.MESSAGE_CHARACTERS`): the rest is for heading, answers and buttons."""
PAGE_CLAUSES = 12
_EDITED = {MinutesState.DRAFT, MinutesState.AGREED, *ASKING_STATES}
"""While the text may still be read against the one before it."""


def clause_block(clause: ClauseLine, texts: Texts, *, is_mine: bool = False, shows_change: bool = False) -> Block:
    """Return a clause in full: number and text, the units, the day, the result, and what it came from or became; with what
    was changed, word by word."""
    is_changed = shows_change and clause.before is not None
    mark = "clause-changed" if is_changed else "clause-added" if shows_change and clause.is_new else ""
    rows: list[Block | str] = [
        parts.line(
            bold(texts("clause-number", position=clause.position)),
            bold(texts("clause-mine")) if is_mine else "",
            bold(texts(mark)) if mark else "",
            *(_edited(clause.before.text, clause.text) if is_changed and clause.before else (clause.text,)),
        ),
        texts("clause-units-row", lead=clause.lead, supporting=clause.supporting or (texts("none"),)),
        *comes_to(clause, texts),
    ]
    if clause.expected_result:
        rows.append(texts("clause-expected-row", text=clause.expected_result))
    was = _was(clause, clause.before, texts) if is_changed and clause.before else []
    if was:
        rows.append(texts("clause-was-row", was=" · ".join(was)))
    origin = [texts("clause-topic", topic=clause.topic)] if clause.topic else []
    became = [texts("clause-task", task=clause.task)] if clause.task else []
    if origin or became:
        rows.append(" · ".join([*origin, *became]))
    return parts.lines(*rows)


def comes_to(clause: ClauseLine | ClauseSaid, texts: Texts) -> list[str]:
    """Return what a clause comes to: by when, how often, for good, or nothing and why."""
    match clause.outcome:
        case Outcome.TASK:
            return [_due(clause, texts)]
        case Outcome.NO_ACTION:
            return [texts("clause-no-action-row", reason=clause.reason)]
        case Outcome.STANDING_RULE:
            return [texts("clause-rule-row"), *([_due(clause, texts)] if clause.due_on or clause.every else [])]
        case _:
            return [texts("clause-open-row")]


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
    return [clause_block(clause, texts, shows_change=True), buttons]


def may_draft(card: MinutesCard) -> bool:
    """Tell whether the reader may edit the clauses now."""
    return card.minutes.state is MinutesState.DRAFT and MinutesVerb.CIRCULATE in card.verbs


def clause_pages(card: MinutesCard, texts: Texts) -> list[list[Block]]:
    """Return the clauses as pages, each of which fits into a message with all else that a card shows."""
    is_drafting, shows = may_draft(card), card.minutes.state in _EDITED
    items = [
        edited_clause(card, clause, texts) if is_drafting else [clause_block(clause, texts, shows_change=shows)]
        for clause in card.clauses
    ]
    return room.pages(items, characters=PAGE_CHARACTERS, most=PAGE_CLAUSES)


def own_first(
    card: MinutesCard, mine: Collection[int], texts: Texts, *, asked: Collection[int] = ()
) -> list[list[Block]]:
    """Return the clauses as items, each kind under its heading: those at the positions `asked` with what was changed in
    them, then those at `mine`, then the others."""
    shown: list[list[Block]] = []
    kinds = (
        ("clauses-asked", [each for each in card.clauses if each.position in asked]),
        ("clauses-own", [each for each in card.clauses if each.position in mine and each.position not in asked]),
        ("clauses-other", [each for each in card.clauses if each.position not in {*mine, *asked}]),
    )
    for key, found in kinds:
        items = [
            [clause_block(each, texts, is_mine=each.position in mine, shows_change=each.position in asked)]
            for each in found
        ]
        if items:
            items[0].insert(0, parts.lines(bold(texts(key, count=len(items)))))
        shown += items
    return shown


def _due(clause: ClauseLine | ClauseSaid, texts: Texts) -> str:
    if clause.every:
        return texts("clause-every-row", every=texts(f"cadence-{clause.every}"))
    return texts("clause-due-row", due=clause.due_on) if clause.due_on else texts("clause-open-row")


def _edited(before: str, after: str) -> list[Run | str]:
    """Return a text with what was taken out struck through and what came in set bold."""
    shown: list[Run | str] = []
    for piece in word_changes.compare(before, after):
        match piece.edit:
            case Edit.REMOVED:
                shown.append(Run(piece.text, strike=True))
            case Edit.ADDED:
                shown.append(bold(piece.text))
            case _:
                shown.append(piece.text)
    return shown


def _was(clause: ClauseLine, before: ClauseSaid, texts: Texts) -> list[str]:
    """Return what else a clause said before its last change, beside its text."""
    was = []
    if (before.lead, set(before.supporting)) != (clause.lead, set(clause.supporting)):
        was.append(texts("clause-units-row", lead=before.lead, supporting=before.supporting or (texts("none"),)))
    if comes_to(before, texts) != comes_to(clause, texts):
        was += comes_to(before, texts)
    if before.expected_result != clause.expected_result:
        was.append(texts("clause-expected-row", text=before.expected_result or texts("none")))
    return was
