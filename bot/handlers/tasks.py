"""Tasks: from words, buttons and modals to the use cases."""

import re
from dataclasses import replace
from datetime import date

from bot.domain.errors import Invalid
from bot.domain.groups import Group
from bot.domain.people import Actor
from bot.domain.references import Kind, Reference
from bot.domain.tasks import AssignTask, ChangeTask, ReportProgress, TaskFilter, TaskVerb
from bot.domain.wording import tidy
from bot.handlers import dates, filters, grammar
from bot.handlers.grammar import Command, Said
from bot.handlers.paging import read_page
from bot.handlers.routes import Click, Opening, Route, Submission, Table, nothing, says_more
from bot.notices.choices import FormChoices
from bot.notices.tasks import TaskCard
from bot.services import choices, task_lists, tasks
from bot.texts.catalogue import Texts
from bot.views import forms_task_steps, forms_tasks
from bot.views.ids import Act, Form
from bot.views.parts import Block

_PERCENT = re.compile(r"([^\s%]+)\s*%\s*")
_NUMBER = re.compile(r"(\d{1,9})(?=\s|$)\s*")
_VERBS = {
    Command.ACKNOWLEDGE: TaskVerb.ACKNOWLEDGE,
    Command.DONE: TaskVerb.CLAIM,
    Command.CLOSE: TaskVerb.CLOSE,
    Command.SEND_BACK: TaskVerb.SEND_BACK,
    Command.SUSPEND: TaskVerb.SUSPEND,
    Command.RESUME: TaskVerb.RESUME,
    Command.CANCEL: TaskVerb.CANCEL,
    Act.TASK_ACKNOWLEDGE: TaskVerb.ACKNOWLEDGE,
    Act.TASK_CLAIM: TaskVerb.CLAIM,
    Act.TASK_CLOSE: TaskVerb.CLOSE,
    Act.TASK_SEND_BACK: TaskVerb.SEND_BACK,
    Act.TASK_SUSPEND: TaskVerb.SUSPEND,
    Act.TASK_RESUME: TaskVerb.RESUME,
    Act.TASK_CANCEL: TaskVerb.CANCEL,
}


def _reference(source: Said | Click, _: Actor, __: Group) -> Reference:
    if isinstance(source, Click):
        return source.handle.reference
    return source.reference_of(Kind.TASK)[0]


def _progress(said: Said, _: Actor, __: Group) -> ReportProgress:
    reference, rest = said.reference_of(Kind.TASK)
    percent, text = read_percent(rest)
    return ReportProgress(reference, percent, text)


def read_percent(rest: str) -> tuple[int | None, str]:
    """Return the percentage that `rest` begins with (60%, ６０％, 60), and what follows it.

    Raises:
        Invalid: `percent-form` for a word before a percent sign that is no whole number.
    """
    plain = grammar.half_width(rest)
    match = _PERCENT.match(plain) or _NUMBER.match(plain)
    if match is None:
        return None, rest
    number = match[1]
    if not re.fullmatch(r"-?\d{1,9}", number):
        raise Invalid("percent-form", field="percent", said=number)
    return int(number), rest[match.end() :].strip()


def _change(source: Said | Click, _: Actor, __: Group) -> ChangeTask:
    if isinstance(source, Click):
        handle = source.handle
        return ChangeTask(handle.reference, _VERBS[Act(source.action)], version=handle.version)
    reference, text = source.reference_of(Kind.TASK)
    return ChangeTask(reference, _VERBS[source.command], text)


def _filter(source: Said | Click, actor: Actor, group: Group) -> TaskFilter:
    if isinstance(source, Click):
        page, said = read_page(source.value)
        return replace(filters.read(said, actor, group), page=page)
    return filters.read(source.rest, actor, group)


def _assign_line(said: Said, actor: Actor, group: Group) -> AssignTask:
    """`任务 交办 区教育局 12-31 标题`: unit, day, title."""
    parts = said.rest.split(maxsplit=2)
    if len(parts) < 3:
        raise Invalid("task-new-form")
    return AssignTask(
        title=tidy(parts[2]),
        lead_unit_id=group.get_unit(parts[0]).id,
        due_on=read_day(parts[1], actor, group),
    )


def read_day(said: str, actor: Actor, group: Group) -> date:
    """Return the day that a word of a line names, seen from the actor's day. Raises Invalid."""
    return dates.read_day(grammar.half_width(said), today=actor.today, workdays=group.rules.calendar)


def _report_form(card: TaskCard, _: Said | Click, texts: Texts) -> Block:
    return forms_tasks.report_form(forms_task_steps.handle_of(card), card.task.percent, texts)


def _verb_form(card: TaskCard, source: Said | Click, texts: Texts) -> Block:
    verb = _VERBS[Act(source.action) if isinstance(source, Click) else source.command]
    return forms_tasks.verb_form(verb, forms_task_steps.handle_of(card), texts)


def _assign_form(offered: FormChoices, _: object, texts: Texts) -> Block:
    return forms_tasks.assign_form(list(offered.units), offered.due_on, texts)


def _submitted_report(sent: Submission, _: Actor, __: Group) -> ReportProgress:
    return forms_tasks.read_report(sent.handle, sent.values)


def _submitted_verb(sent: Submission, _: Actor, __: Group) -> ChangeTask:
    return forms_tasks.read_verb(sent.form, sent.handle, sent.values)


_SHOW = Route(tasks.show_task, _reference, changes=False)
_LIST = Route(task_lists.list_tasks, _filter, changes=False)
_OVERVIEW = Route(task_lists.show_overview, nothing, changes=False)
_CHANGE = Route(tasks.change_task, _change)
_WORDS = Opening(tasks.prepare_change, _verb_form, read=_change)
_WORDY = Opening(tasks.prepare_change, _verb_form, read=_change, instead=_CHANGE, takes_line=says_more(Kind.TASK))
_REPORT = Opening(
    tasks.prepare_report,
    _report_form,
    read=_reference,
    instead=Route(tasks.report_progress, _progress),
    takes_line=says_more(Kind.TASK),
)
_ASSIGN = Route(tasks.assign_task, _assign_line)
_NEW = Opening(choices.for_task, _assign_form, instead=_ASSIGN, takes_line=lambda said: bool(said.rest))

TABLE = Table(
    commands={
        Command.TASK_SHOW: _SHOW,
        Command.TASK_LIST: _LIST,
        Command.OVERVIEW: _OVERVIEW,
        Command.TASK_NEW: _NEW,
        Command.PROGRESS: _REPORT,
        Command.ACKNOWLEDGE: _CHANGE,
        Command.DONE: _WORDY,
        Command.CLOSE: _CHANGE,
        Command.SEND_BACK: _WORDY,
        Command.SUSPEND: _WORDY,
        Command.RESUME: _CHANGE,
        Command.CANCEL: _WORDY,
    },
    actions={
        Act.TASK_SHOW: _SHOW,
        Act.TASK_PAGE: _LIST,
        Act.OVERVIEW: _OVERVIEW,
        Act.TASK_NEW: _NEW,
        Act.TASK_ACKNOWLEDGE: _CHANGE,
        Act.TASK_CLOSE: _CHANGE,
        Act.TASK_REPORT: _REPORT,
        Act.TASK_CLAIM: _WORDS,
        Act.TASK_SEND_BACK: _WORDS,
        Act.TASK_SUSPEND: _WORDS,
        Act.TASK_CANCEL: _WORDS,
        Act.TASK_RESUME: _CHANGE,
    },
    forms={
        Form.TASK_NEW: Route(tasks.assign_task, lambda sent, _, __: forms_tasks.read_assign(sent.values)),
        Form.TASK_REPORT: Route(tasks.report_progress, _submitted_report),
        Form.TASK_CLAIM: Route(tasks.change_task, _submitted_verb),
        Form.TASK_SEND_BACK: Route(tasks.change_task, _submitted_verb),
        Form.TASK_SUSPEND: Route(tasks.change_task, _submitted_verb),
        Form.TASK_CANCEL: Route(tasks.change_task, _submitted_verb),
    },
)
