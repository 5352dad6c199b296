"""The modals about minutes, their clauses and the units' answers, and what comes back from them."""

from collections.abc import Sequence
from datetime import date

from bot.domain import references, wording
from bot.domain.consensus import Stance
from bot.domain.errors import Invalid
from bot.domain.minutes import AnswerMinutes, CirculateMinutes, ClauseText, Decision, DraftMinutes, SetClause
from bot.domain.references import Kind, Reference
from bot.notices.choices import Choice, FormChoices
from bot.texts.catalogue import Texts
from bot.views import inputs
from bot.views.ids import Form, Handle
from bot.views.parse import Values
from bot.views.parts import Block


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
    blocks.append(inputs.field("due_on", texts("field-due"), inputs.day(initial.due_on if initial else offered.due_on)))
    return inputs.modal(Form.CLAUSE, title, texts("button-save"), blocks, metadata=str(handle), texts=texts)


def read_clause(handle: Handle, values: Values) -> SetClause:
    """Read a submitted clause. Raises Invalid."""
    text = ClauseText(
        text=values.text("text"),
        lead_unit_id=values.required_row("lead_unit_id"),
        due_on=values.required_day("due_on"),
        supporting_unit_ids=values.rows("supporting_unit_ids"),
        expected_result=values.text("expected_result"),
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


def stance_form(stance: Stance, handle: Handle, units: Sequence[Choice], texts: Texts) -> Block:
    """Return the modal of a unit's answer, which begins with `stance`. `handle.part` is the text version that was read;
    `units` are the asker's own: several of them are a choice."""
    stances: list[Choice] = [(texts.name(each), each.value) for each in Stance]
    reason = inputs.text(limit=wording.TEXT_LENGTH, several=True)
    blocks = [
        inputs.field("stance", texts("field-stance"), inputs.one_of(stances, initial=stance)),
        inputs.field("text", texts("field-stance-text"), reason, optional=stance is Stance.AGREE),
    ]
    if len(units) > 1:
        blocks.insert(0, inputs.field("unit_id", texts("field-for-unit"), inputs.one_of(units)))
    title = texts("form-stance-title", reference=str(handle.reference))
    return inputs.modal(Form.STANCE, title, texts("button-send"), blocks, metadata=str(handle), texts=texts)


def read_stance(handle: Handle, values: Values) -> AnswerMinutes:
    """Read a submitted answer. Raises Invalid."""
    chosen = values.choice("stance")
    if chosen not in set(Stance):
        raise Invalid("choice-missing", field="stance")
    return AnswerMinutes(
        handle.reference,
        Stance(chosen),
        values.text("text"),
        unit_id=values.row("unit_id"),
        text_version=handle.part or None,
    )


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
