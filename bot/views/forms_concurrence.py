"""The modals of the units' answers to minutes, and of what becomes of objections; and what comes back from them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain import wording
from bot.domain.consensus import (
    SOURCE_LENGTH,
    AnswerClauses,
    AnswerMinutes,
    EnterStance,
    OpenObjection,
    SettleObjection,
    Stance,
)
from bot.domain.errors import Invalid
from bot.notices.choices import Choice
from bot.notices.minutes import ClauseLine, MinutesCard, StanceLine
from bot.texts.catalogue import Texts
from bot.views import clauses, concurrence, inputs, parts
from bot.views.ids import Form, Handle, read_handle
from bot.views.parse import Values
from bot.views.parts import Block

PAGE = 8
"""Clauses on one page of the form that answers each of them (Slack: a modal holds 100 blocks)."""
_ALL = "0"
_CLAUSE_SHOWN = 60
_OTHERWISE = "otherwise"
_NUMBER = re.compile(r"[0-9]{1,3}")


def stance_form(stance: Stance, handle: Handle, card: MinutesCard, units: Sequence[Choice], texts: Texts) -> Block:
    """Return the modal of a unit's answer, which begins with `stance`. `handle.part` is the text version that was read;
    `units` are the asker's own: several of them are a choice."""
    blocks = _answer(stance, _asked(card), texts)
    if len(units) > 1:
        blocks.insert(0, inputs.field("unit_id", texts("field-for-unit"), inputs.one_of(units)))
    if len(card.open_positions) > 1:
        box = inputs.tick(texts("field-otherwise-box"), _OTHERWISE, is_ticked=False)
        blocks.append(inputs.field("otherwise", texts("field-otherwise"), box, optional=True))
    title = texts("form-stance-title", reference=str(handle.reference))
    return inputs.modal(Form.STANCE, title, texts("button-send"), blocks, metadata=str(handle), texts=texts)


def read_stance(handle: Handle, values: Values) -> AnswerMinutes:
    """Read a submitted answer. Raises Invalid."""
    return AnswerMinutes(
        handle.reference,
        _stance(values, "stance"),
        values.text("text"),
        unit_id=values.row("unit_id"),
        text_version=handle.part or None,
        decision_id=values.row("decision_id") or None,
        agrees_otherwise=_OTHERWISE in values.choices("otherwise"),
    )


def stances_form(handle: Handle, card: MinutesCard, texts: Texts, *, page: int = 1) -> Block:
    """Return one page (from 1) of the modal that answers clause by clause: each begins with what the unit has said, or with
    agreement. Sending a page keeps its answers."""
    asked = _asked(card)
    pages = max(1, -(-len(asked) // PAGE))
    shown = asked[(page - 1) * PAGE : page * PAGE]
    blocks: list[Block] = [parts.context(texts("stances-page", page=page, pages=pages))] if pages > 1 else []
    for clause in shown:
        blocks += _one_of_many(card, clause, texts)
    title = texts("form-stance-title", reference=str(handle.reference))
    button = texts("button-send" if page == pages else "button-send-next")
    metadata = f"{handle}/{page}/{pages}"
    return inputs.modal(Form.STANCES, title, button, blocks, metadata=metadata, texts=texts)


@dataclass(frozen=True, slots=True)
class Place:
    """Which page (from 1) of how many a form was opened at, about what."""

    handle: Handle
    page: int
    pages: int

    @property
    def is_last(self) -> bool:
        """Whether no page follows."""
        return self.page >= self.pages


def read_place(metadata: str) -> Place:
    """Return what a page of the form that answers clause by clause was opened with. Raises Invalid."""
    handle, *numbers = metadata.split("/")
    if len(numbers) != len(("page", "pages")) or not all(_NUMBER.fullmatch(each) for each in numbers):
        raise Invalid("button-broken")
    return Place(read_handle(handle), *map(int, numbers))


def read_stances(handle: Handle, values: Values) -> AnswerClauses:
    """Read a submitted page of answers. Raises Invalid."""
    rows = [name.partition("-")[2] for name in values.fields() if name.startswith("stance-")]
    answers = tuple(
        (int(row), _stance(values, f"stance-{row}"), values.text(f"text-{row}")) for row in rows if row.isdecimal()
    )
    return AnswerClauses(handle.reference, answers, handle.part)


def entry_form(handle: Handle, card: MinutesCard, units: Sequence[Choice], texts: Texts) -> Block:
    """Return the modal in which the secretariat enters a unit's answer from a paper or a call (代录)."""
    waiting = [choice for choice in units if choice[0] in card.waiting]
    ordered = [*waiting, *(choice for choice in units if choice not in waiting)]
    blocks = [
        inputs.field("unit_id", texts("field-entered-unit"), inputs.one_of(ordered)),
        *_answer(Stance.AGREE, card.clauses, texts),
        inputs.field(
            "source",
            texts("field-source"),
            inputs.text(limit=SOURCE_LENGTH, placeholder=texts("field-source-example")),
            hint=texts("field-source-hint"),
        ),
    ]
    title = texts("form-stance-enter-title", reference=str(handle.reference))
    return inputs.modal(Form.STANCE_ENTER, title, texts("button-save"), blocks, metadata=str(handle), texts=texts)


def read_entry(handle: Handle, values: Values) -> EnterStance:
    """Read a submitted entry. Raises Invalid."""
    return EnterStance(read_stance(handle, values), values.text("source"))


def settlement_form(handle: Handle, objection: StanceLine, texts: Texts) -> Block:
    """Return the modal in which the convener says how an objection was settled. `handle.part` is its row."""
    said = texts("stance-by", unit=objection.unit, person=objection.person)
    blocks = [
        parts.lines(parts.bold(f"{said}{concurrence.about(objection, texts)}")),
        parts.quote(objection.text),
        inputs.field(
            "text",
            texts("field-settlement"),
            inputs.text(limit=wording.TEXT_LENGTH, several=True),
            hint=texts("field-settlement-hint"),
        ),
    ]
    title = texts("form-settlement-title", reference=str(handle.reference))
    return inputs.modal(Form.SETTLEMENT, title, texts("button-save"), blocks, metadata=str(handle), texts=texts)


def read_settlement(handle: Handle, values: Values) -> SettleObjection:
    """Read a submitted settlement."""
    return SettleObjection(handle.reference, handle.part, values.text("text"))


def read_objection(handle: Handle) -> OpenObjection:
    """Read which objection a button names."""
    return OpenObjection(handle.reference, handle.part)


def _answer(stance: Stance, asked: Sequence[ClauseLine], texts: Texts) -> list[Block]:
    stances: list[Choice] = [(texts.name(each), each.value) for each in Stance]
    reason = inputs.text(limit=wording.TEXT_LENGTH, several=True)
    whole: Choice = (texts("field-clause-all"), _ALL)
    clauses_offered: list[Choice] = [whole, *((_named(clause, texts), str(clause.id)) for clause in asked)]
    return [
        inputs.field("decision_id", texts("field-clause"), inputs.one_of(clauses_offered, initial=_ALL)),
        inputs.field("stance", texts("field-stance"), inputs.one_of(stances, initial=stance)),
        inputs.field("text", texts("field-stance-text"), reason, optional=stance is Stance.AGREE),
    ]


def _asked(card: MinutesCard) -> list[ClauseLine]:
    """Return the clauses about which the reader's unit is asked, answered or not."""
    answered = {each for line in card.stances if line.unit in card.my_units for each in line.positions}
    return [clause for clause in card.clauses if clause.position in {*card.open_positions, *answered}]


def _one_of_many(card: MinutesCard, clause: ClauseLine, texts: Texts) -> list[Block]:
    said = [line for line in card.stances if line.unit in card.my_units and clause.position in line.positions]
    stance, text = (said[-1].stance, said[-1].text) if said else (Stance.AGREE, "")
    stances: list[Choice] = [(texts.name(each), each.value) for each in Stance]
    label = texts("field-stance-of", position=clause.position)
    return [
        clauses.clause_block(clause, texts, shows_change=True),
        inputs.field(f"stance-{clause.id}", label, inputs.one_of(stances, initial=stance)),
        inputs.field(
            f"text-{clause.id}",
            texts("field-stance-text-of", position=clause.position),
            inputs.text(text, limit=wording.TEXT_LENGTH, several=True),
            optional=True,
        ),
    ]


def _named(clause: ClauseLine, texts: Texts) -> str:
    return parts.cut(f"{texts('clause-number', position=clause.position)}{clause.text}", _CLAUSE_SHOWN)


def _stance(values: Values, field: str) -> Stance:
    chosen = values.choice(field)
    if chosen not in set(Stance):
        raise Invalid("choice-missing", field=field)
    return Stance(chosen)
