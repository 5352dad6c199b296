"""Minutes: from words, buttons and modals to the use cases."""

from bot.domain import references
from bot.domain.clauses import Decision, OpenClause, SetClause
from bot.domain.errors import Invalid
from bot.domain.groups import Group
from bot.domain.meetings import Meeting
from bot.domain.minutes import (
    ChangeMinutes,
    CirculateMinutes,
    DraftMinutes,
    MinutesFilter,
    MinutesVerb,
    ReceiveMinutes,
    ShowMinutes,
)
from bot.domain.people import Actor
from bot.domain.references import Kind, Reference
from bot.handlers.grammar import Command, Said
from bot.handlers.paging import read_page
from bot.handlers.routes import Click, Opening, Route, Submission, Table
from bot.notices.choices import FormChoices
from bot.services import circulation, clauses, corrections, minutes
from bot.texts.catalogue import Texts
from bot.views import forms_minutes
from bot.views.ids import Act, Form
from bot.views.parts import Block

_VERBS = {
    Act.MINUTES_AMEND: MinutesVerb.AMEND,
    Act.MINUTES_SIGN_OFF: MinutesVerb.SIGN_OFF,
    Act.MINUTES_ISSUE: MinutesVerb.ISSUE,
    Act.MINUTES_CORRECT: MinutesVerb.CORRECT,
}


def _show(source: Said | Click, _: Actor, __: Group) -> ShowMinutes:
    if isinstance(source, Click):
        return ShowMinutes(source.handle.reference)
    return ShowMinutes(source.reference_of(Kind.MINUTES)[0])


def _page(click: Click, _: Actor, __: Group) -> ShowMinutes:
    page, shown = read_page(click.value)
    reference = references.parse(shown)
    if reference is None:
        raise Invalid("button-broken")
    return ShowMinutes(reference, page)


def _filter(source: Said | Click, _: Actor, __: Group) -> MinutesFilter:
    return MinutesFilter(read_page(source.value)[0] if isinstance(source, Click) else 1)


def _change(click: Click, _: Actor, __: Group) -> ChangeMinutes:
    handle = click.handle
    return ChangeMinutes(handle.reference, _VERBS[Act(click.action)], handle.version)


def _circulation(click: Click, _: Actor, __: Group) -> CirculateMinutes:
    return CirculateMinutes(click.handle.reference, version=click.handle.version)


def _clause(click: Click, _: Actor, __: Group) -> OpenClause:
    return OpenClause(click.handle.reference, click.handle.part or None)


def _removal(click: Click, _: Actor, __: Group) -> SetClause:
    return SetClause(click.handle.reference, click.handle.part, None)


def _draft(sent: Submission, _: Actor, __: Group) -> DraftMinutes:
    return forms_minutes.read_draft(sent.metadata, sent.values)


def _submitted_clause(sent: Submission, _: Actor, __: Group) -> SetClause:
    return forms_minutes.read_clause(sent.handle, sent.values)


def _submitted_circulation(sent: Submission, _: Actor, __: Group) -> CirculateMinutes:
    return forms_minutes.read_circulate(sent.handle, sent.values)


def _meeting(source: Said | Click, _: Actor, __: Group) -> Reference | None:
    """`纪要 起草 MT-2`, or the button on a meeting's card; None for minutes of a meeting that was not held here."""
    found = references.parse(source.rest) if isinstance(source, Said) else None
    if isinstance(source, Click) and source.value:
        found = source.handle.reference
    return found if found is not None and found.kind is Kind.MEETING else None


def _draft_form(
    prepared: tuple[FormChoices, Meeting | None, tuple[int, ...]], source: Said | Click, texts: Texts
) -> Block:
    offered, meeting, reached = prepared
    if meeting is None:
        return forms_minutes.draft_form(offered, texts, title=source.rest if isinstance(source, Said) else "")
    return forms_minutes.draft_form(
        offered,
        texts,
        title=meeting.title,
        held_on=meeting.held_on,
        meeting=meeting.reference,
        chosen=[str(topic_id) for topic_id in reached],
    )


def _received(click: Click, _: Actor, __: Group) -> ReceiveMinutes:
    return ReceiveMinutes(click.handle.reference)


def _received_line(said: Said, _: Actor, __: Group) -> ReceiveMinutes:
    return ReceiveMinutes(said.reference_of(Kind.MINUTES)[0])


def _clause_form(prepared: tuple[FormChoices, Decision | None], click: Click, texts: Texts) -> Block:
    offered, standing = prepared
    return forms_minutes.clause_form(click.handle, offered, texts, initial=standing)


def _circulate_form(offered: FormChoices, click: Click, texts: Texts) -> Block:
    return forms_minutes.circulate_form(click.handle, offered.answer_by, texts)


_LIST = Route(minutes.list_minutes, _filter, changes=False)
_SHOW = Route(minutes.show_minutes, _show, changes=False)
_DRAFT = Opening(minutes.prepare_draft, _draft_form, read=_meeting)
_CHANGE = Route(minutes.change_minutes, _change)
_CLAUSE = Opening(clauses.prepare_clause, _clause_form, read=_clause)

TABLE = Table(
    commands={
        Command.MINUTES_DRAFT: _DRAFT,
        Command.MINUTES_LIST: _LIST,
        Command.MINUTES_SHOW: _SHOW,
        Command.MINUTES_RECEIVE: Route(minutes.receive_minutes, _received_line),
    },
    actions={
        Act.MINUTES_NEW: _DRAFT,
        Act.MINUTES_SHOW: _SHOW,
        Act.MINUTES_PAGE: _LIST,
        Act.CLAUSE_PAGE: Route(minutes.show_minutes, _page, changes=False),
        Act.CLAUSE_NEW: _CLAUSE,
        Act.CLAUSE_EDIT: _CLAUSE,
        Act.CLAUSE_REMOVE: Route(clauses.set_clause, _removal),
        Act.MINUTES_CIRCULATE: Opening(circulation.prepare_circulation, _circulate_form, read=_circulation),
        Act.MINUTES_AMEND: _CHANGE,
        Act.MINUTES_SIGN_OFF: _CHANGE,
        Act.MINUTES_ISSUE: _CHANGE,
        Act.MINUTES_CORRECT: Route(corrections.correct, _change),
        Act.MINUTES_RECEIVE: Route(minutes.receive_minutes, _received),
    },
    forms={
        Form.MINUTES_NEW: Route(minutes.draft_minutes, _draft),
        Form.CLAUSE: Route(clauses.set_clause, _submitted_clause),
        Form.CIRCULATE: Route(circulation.circulate, _submitted_circulation),
    },
)
