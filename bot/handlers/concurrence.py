"""The units' answers to minutes, and what becomes of objections: from words, buttons and modals to the use cases."""

import re

from bot.domain.clauses import ReturnClause
from bot.domain.consensus import (
    AnswerClauses,
    AnswerMinutes,
    EnterStance,
    OpenObjection,
    SettleObjection,
    Stance,
)
from bot.domain.groups import Group
from bot.domain.people import Actor
from bot.domain.references import Kind
from bot.handlers.grammar import Command, Said
from bot.handlers.routes import Click, Opening, Route, Submission, Table
from bot.notices.choices import FormChoices
from bot.notices.minutes import MinutesCard, StanceLine
from bot.services import concurrence, objections
from bot.texts.catalogue import Texts
from bot.views import forms_concurrence
from bot.views.ids import Act, Form
from bot.views.parts import Block

_STANCES = {
    Act.MINUTES_AGREE: Stance.AGREE,
    Act.MINUTES_RESERVE: Stance.RESERVATION,
    Act.MINUTES_OBJECT: Stance.OBJECTION,
    Act.MINUTES_CLAUSES: Stance.AGREE,
    Act.MINUTES_ENTER: Stance.AGREE,
    Command.MINUTES_AGREE: Stance.AGREE,
    Command.MINUTES_OBJECT: Stance.OBJECTION,
}
_CLAUSE = re.compile(r"^(?:第\s*(\d{1,2})\s*条|(?:clause|no\.?|#)\s*(\d{1,2})\b)\s*[:：,，、.]?\s*", re.IGNORECASE)
"""A line may name the clause before the reason: `异议 MN-1 第3条 经费分担尚未商定`."""


def _answer(source: Said | Click, _: Actor, __: Group) -> AnswerMinutes:
    if isinstance(source, Click):
        handle = source.handle
        return AnswerMinutes(handle.reference, _STANCES[Act(source.action)], text_version=handle.part or None)
    reference, text = source.reference_of(Kind.MINUTES)
    named = _CLAUSE.match(text)
    position = int(named.group(1) or named.group(2)) if named else None
    text = text[named.end() :] if named else text
    return AnswerMinutes(reference, _STANCES[source.command], text, position=position)


def _submitted_stance(sent: Submission, _: Actor, __: Group) -> AnswerMinutes:
    return forms_concurrence.read_stance(sent.handle, sent.values)


def _submitted_page(sent: Submission, _: Actor, __: Group) -> AnswerClauses:
    return forms_concurrence.read_stances(forms_concurrence.read_place(sent.metadata).handle, sent.values)


def _submitted_entry(sent: Submission, _: Actor, __: Group) -> EnterStance:
    return forms_concurrence.read_entry(sent.handle, sent.values)


def _submitted_settlement(sent: Submission, _: Actor, __: Group) -> SettleObjection:
    return forms_concurrence.read_settlement(sent.handle, sent.values)


def _objection(click: Click, _: Actor, __: Group) -> OpenObjection:
    return forms_concurrence.read_objection(click.handle)


def _return(click: Click, _: Actor, __: Group) -> ReturnClause:
    return ReturnClause(click.handle.reference, click.handle.part)


def _stance_form(prepared: tuple[FormChoices, MinutesCard], click: Click, texts: Texts) -> Block:
    offered, card = prepared
    return forms_concurrence.stance_form(_STANCES[Act(click.action)], click.handle, card, offered.own_units, texts)


def _stances_form(card: MinutesCard, click: Click, texts: Texts) -> Block:
    return forms_concurrence.stances_form(click.handle, card, texts)


def _next_page(card: MinutesCard, sent: Submission, texts: Texts) -> Block:
    place = forms_concurrence.read_place(sent.metadata)
    return forms_concurrence.stances_form(place.handle, card, texts, page=place.page + 1)


def _following(sent: Submission) -> Opening | None:
    return None if forms_concurrence.read_place(sent.metadata).is_last else _NEXT_PAGE


def _entry_form(prepared: tuple[FormChoices, MinutesCard], click: Click, texts: Texts) -> Block:
    offered, card = prepared
    return forms_concurrence.entry_form(click.handle, card, offered.units, texts)


def _settlement_form(objection: StanceLine, click: Click, texts: Texts) -> Block:
    return forms_concurrence.settlement_form(click.handle, objection, texts)


_ANSWER = Route(concurrence.answer, _answer)
_STANCE = Opening(concurrence.prepare_answer, _stance_form, read=_answer)
_NEXT_PAGE = Opening(concurrence.prepare_answers, _next_page, read=_submitted_page)

TABLE = Table(
    commands={Command.MINUTES_AGREE: _ANSWER, Command.MINUTES_OBJECT: _ANSWER},
    actions={
        Act.MINUTES_AGREE: _ANSWER,
        Act.MINUTES_RESERVE: _STANCE,
        Act.MINUTES_OBJECT: _STANCE,
        Act.MINUTES_CLAUSES: Opening(concurrence.prepare_answers, _stances_form, read=_answer),
        Act.MINUTES_ENTER: Opening(concurrence.prepare_entry, _entry_form, read=_answer),
        Act.OBJECTION_REFER: Route(objections.refer_objection, _objection),
        Act.OBJECTION_SETTLE: Opening(objections.prepare_settlement, _settlement_form, read=_objection),
        Act.CLAUSE_RETURN: Route(objections.return_clause, _return),
    },
    forms={
        Form.STANCE: Route(concurrence.answer, _submitted_stance),
        Form.STANCES: Route(
            concurrence.answer_clauses,
            _submitted_page,
            following=_following,
        ),
        Form.STANCE_ENTER: Route(concurrence.enter_stance, _submitted_entry),
        Form.SETTLEMENT: Route(objections.settle_objection, _submitted_settlement),
    },
)
