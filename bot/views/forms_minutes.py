"""The modals about minutes and their clauses, and what comes back from them."""

from collections.abc import Sequence
from datetime import date

from bot.domain import references, wording
from bot.domain.cadence import MONTHS
from bot.domain.clauses import ClauseText, Decision, Outcome, SetClause
from bot.domain.minutes import CirculateMinutes, DraftMinutes
from bot.domain.references import Kind, Reference
from bot.notices.choices import Choice, FormChoices
from bot.texts.catalogue import Texts
from bot.views import inputs
from bot.views.ids import Form, Handle
from bot.views.parse import Values
from bot.views.parts import Block

_OPEN = "open"
_NO_CADENCE = "once"


def draft_form(
    offered: FormChoices,
    texts: Texts,
    *,
    title: str = "",
    held_on: date | None = None,
    meeting: Reference | None = None,
    chosen: Sequence[str] = (),
) -> Block:
    """Return the modal that begins minutes, of a meeting that was held here (`meeting`) or of another; the topics that are
    chosen become its first clauses."""
    blocks = [
        inputs.field("title", texts("field-minutes-title"), inputs.text(title, limit=wording.TITLE_LENGTH)),
        inputs.field("held_on", texts("field-held-on"), inputs.day(held_on or offered.today)),
    ]
    if offered.topics:
        hint = texts("field-topics-hint")
        blocks.append(
            inputs.field(
                "topic_ids",
                texts("field-topics"),
                inputs.some_of(offered.topics, initial=chosen),
                optional=True,
                hint=hint,
            )
        )
    heading = texts("form-minutes-new-title")
    return inputs.modal(
        Form.MINUTES_NEW, heading, texts("button-draft"), blocks, metadata=str(meeting or ""), texts=texts
    )


def read_draft(metadata: str, values: Values) -> DraftMinutes:
    """Read submitted beginnings of minutes; the metadata names the meeting. Raises Invalid."""
    found = references.parse(metadata)
    meeting = found if found is not None and found.kind is Kind.MEETING else None
    return DraftMinutes(values.text("title"), values.required_day("held_on"), values.rows("topic_ids"), meeting)


def clause_form(
    handle: Handle, offered: FormChoices, texts: Texts, *, initial: ClauseText | Decision | None = None
) -> Block:
    """Return the modal that adds a clause to minutes (`handle.part` 0) or changes one (its row in `handle.part`)."""
    key = "form-clause-edit-title" if handle.part else "form-clause-new-title"
    title = texts(key, reference=str(handle.reference))
    blocks = [*_clause_text(initial, texts), *_clause_units(offered, initial, texts)]
    blocks += _clause_outcome(offered, initial, texts)
    return inputs.modal(Form.CLAUSE, title, texts("button-save"), blocks, metadata=str(handle), texts=texts)


def read_clause(handle: Handle, values: Values) -> SetClause:
    """Read a submitted clause. Raises Invalid."""
    text = ClauseText(
        text=values.text("text"),
        lead_unit_id=values.required_row("lead_unit_id"),
        due_on=values.day("due_on"),
        supporting_unit_ids=values.rows("supporting_unit_ids"),
        expected_result=values.text("expected_result"),
        outcome=_outcome(values.choice("outcome")),
        reason=values.text("reason"),
        every=values.choice("every").removesuffix(_NO_CADENCE),
    )
    return SetClause(handle.reference, handle.part or None, text)


def circulate_form(handle: Handle, answer_by: date, texts: Texts) -> Block:
    """Return the modal that sends the draft to all units, and by when they answer."""
    hint = texts("field-answer-by-hint")
    blocks = [inputs.field("answer_by", texts("field-answer-by"), inputs.day(answer_by), hint=hint)]
    title = texts("form-circulate-title", reference=str(handle.reference))
    return inputs.modal(Form.CIRCULATE, title, texts("button-circulate"), blocks, metadata=str(handle), texts=texts)


def read_circulate(handle: Handle, values: Values) -> CirculateMinutes:
    """Read a submitted circulation."""
    return CirculateMinutes(handle.reference, values.day("answer_by"), handle.version)


def _clause_text(initial: ClauseText | Decision | None, texts: Texts) -> list[Block]:
    text = inputs.text(initial.text if initial else "", limit=wording.LINE_LENGTH, several=True)
    expected = inputs.text(initial.expected_result if initial else "", limit=wording.LINE_LENGTH, several=True)
    return [
        inputs.field("text", texts("field-clause-text"), text),
        inputs.field("expected_result", texts("field-expected"), expected, optional=True),
    ]


def _clause_units(offered: FormChoices, initial: ClauseText | Decision | None, texts: Texts) -> list[Block]:
    lead = inputs.one_of(offered.units, initial=str(initial.lead_unit_id) if initial else "")
    chosen = [str(unit_id) for unit_id in initial.supporting_unit_ids] if initial else []
    return [
        inputs.field("lead_unit_id", texts("field-lead"), lead),
        inputs.field(
            "supporting_unit_ids",
            texts("field-supporting"),
            inputs.some_of(offered.units, initial=chosen),
            optional=True,
        ),
    ]


def _clause_outcome(offered: FormChoices, initial: ClauseText | Decision | None, texts: Texts) -> list[Block]:
    """What the clause comes to, by when or how often, and why where there is nothing to do."""
    outcome = initial.outcome if initial else Outcome.TASK
    outcomes: list[Choice] = [*((texts.name(each), each.value) for each in Outcome), (texts("outcome-open"), _OPEN)]
    cadences: list[Choice] = [
        (texts("cadence-once"), _NO_CADENCE),
        *((texts(f"cadence-{every}"), every) for every in MONTHS),
    ]
    due_on = initial.due_on if initial else offered.due_on
    every = initial.every if initial else ""
    reason = inputs.text(initial.reason if initial else "", limit=wording.LINE_LENGTH)
    return [
        inputs.field("outcome", texts("field-clause-outcome"), inputs.one_of(outcomes, initial=outcome or _OPEN)),
        inputs.field(
            "due_on", texts("field-due"), inputs.day(due_on), optional=True, hint=texts("field-clause-due-hint")
        ),
        inputs.field(
            "every", texts("field-every"), inputs.one_of(cadences, initial=every or _NO_CADENCE), optional=True
        ),
        inputs.field("reason", texts("field-no-action-reason"), reason, optional=True),
    ]


def _outcome(chosen: str) -> Outcome | None:
    return Outcome(chosen) if chosen in set(Outcome) else None
