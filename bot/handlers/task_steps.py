"""Extensions, blockers, sub-tasks, parts and urging: from words, buttons and modals to the use cases."""

from bot.domain.blockers import AnswerBlocker, BlockerVerb, DeclareBlocker
from bot.domain.errors import Invalid
from bot.domain.extensions import AskExtension, DecideExtension, ExtensionVerb
from bot.domain.groups import Group
from bot.domain.people import Actor
from bot.domain.references import Kind, Reference
from bot.domain.tasks import SetPart, SplitTask, UrgeTask
from bot.domain.topics import TopicText
from bot.domain.wording import tidy
from bot.handlers.grammar import Command, Said
from bot.handlers.routes import Click, Opening, Route, Submission, Table, says_more
from bot.handlers.tasks import read_day
from bot.notices.choices import FormChoices
from bot.notices.tasks import TaskCard
from bot.services import blockers, extensions, subtasks, undo, urging
from bot.texts.catalogue import Texts
from bot.views import forms_task_steps, forms_topics
from bot.views.ids import Act, Form
from bot.views.parts import Block

_DECISIONS = {
    Act.EXTENSION_GRANT: ExtensionVerb.GRANT,
    Act.EXTENSION_REFUSE: ExtensionVerb.REFUSE,
    Act.EXTENSION_WITHDRAW: ExtensionVerb.WITHDRAW,
}
_ANSWERS = {
    Act.BLOCKER_ACCEPT: BlockerVerb.ACCEPT,
    Act.BLOCKER_REFUSE: BlockerVerb.REFUSE,
    Act.BLOCKER_INSIST: BlockerVerb.INSIST,
    Act.BLOCKER_AWARD: BlockerVerb.AWARD,
    Act.BLOCKER_DISMISS: BlockerVerb.DISMISS,
    Act.BLOCKER_RESOLVE: BlockerVerb.RESOLVE,
    Act.BLOCKER_WITHDRAW: BlockerVerb.WITHDRAW,
}


def _reference(source: Said | Click, _: Actor, __: Group) -> Reference:
    return source.handle.reference if isinstance(source, Click) else source.reference_of(Kind.TASK)[0]


def _undone(source: Said | Click, actor: Actor, group: Group) -> Reference | None:
    """`撤销` takes back the last entry, `撤销 TK-40` the one on that task."""
    return _reference(source, actor, group) if isinstance(source, Click) or source.rest else None


def _extend_line(said: Said, actor: Actor, group: Group) -> AskExtension:
    """`延期 TK-40 12-31 理由`."""
    reference, rest = said.reference_of(Kind.TASK)
    day, _sep, reason = rest.partition(" ")
    return AskExtension(reference, read_day(day, actor, group), tidy(reason))


def _block_line(said: Said, _: Actor, group: Group) -> DeclareBlocker:
    """`卡点 TK-40 区财政局 等待经费批复`."""
    reference, rest = said.reference_of(Kind.TASK)
    unit, _sep, text = rest.partition(" ")
    return DeclareBlocker(reference, group.get_unit(unit).id, tidy(text))


def _split_line(said: Said, actor: Actor, group: Group) -> SplitTask:
    """`分解 TK-40 区教育局 12-31 标题`."""
    reference, rest = said.reference_of(Kind.TASK)
    parts = rest.split(maxsplit=2)
    if len(parts) < 3:
        raise Invalid("task-split-form")
    return SplitTask(reference, tidy(parts[2]), group.get_unit(parts[0]).id, read_day(parts[1], actor, group))


def _urge_line(said: Said, _: Actor, __: Group) -> UrgeTask:
    reference, text = said.reference_of(Kind.TASK)
    return UrgeTask(reference, text)


def _urge_click(click: Click, _: Actor, __: Group) -> UrgeTask:
    return UrgeTask(click.handle.reference)


def _decide(click: Click, _: Actor, __: Group) -> DecideExtension:
    return DecideExtension(click.handle.reference, _DECISIONS[Act(click.action)])


def _answer(click: Click, _: Actor, __: Group) -> AnswerBlocker:
    return AnswerBlocker(click.handle.reference, _ANSWERS[Act(click.action)])


def _extend_form(card: TaskCard, _: Said | Click, texts: Texts) -> Block:
    return forms_task_steps.extend_form(forms_task_steps.handle_of(card), card.task.due_on, texts)


def _decision_form(card: TaskCard, click: Click, texts: Texts) -> Block:
    asked_for = card.extension.new_due_on if card.extension else None
    return forms_task_steps.decision_form(Form(f"form-{click.action}"), click.handle, asked_for, texts)


def _block_form(offered: FormChoices, source: Said | Click, texts: Texts) -> Block:
    handle = forms_task_steps.handle_of(source.reference()[0] if isinstance(source, Said) else source.handle.reference)
    return forms_task_steps.block_form(handle, offered.units, texts)


def _answer_form(card: TaskCard, click: Click, texts: Texts) -> Block:
    return forms_task_steps.answer_form(Form(f"form-{click.action}"), click.handle, card.task.due_on, texts)


def _split_form(prepared: tuple[TaskCard, FormChoices], _: Said | Click, texts: Texts) -> Block:
    card, offered = prepared
    return forms_task_steps.split_form(forms_task_steps.handle_of(card), offered.units, card.task.due_on, texts)


def _part_form(prepared: tuple[TaskCard, FormChoices], _: Click, texts: Texts) -> Block:
    card, offered = prepared
    units = [choice for choice in offered.units if choice[0] in card.supporting]
    return forms_task_steps.part_form(forms_task_steps.handle_of(card), units, card.task.due_on, texts)


def _topic_form(prepared: tuple[FormChoices, TopicText], _: Click, texts: Texts) -> Block:
    offered, initial = prepared
    return forms_topics.topic_form(offered, texts, initial=initial)


_EXTEND = Opening(
    extensions.prepare_ask,
    _extend_form,
    read=_reference,
    instead=Route(extensions.ask_extension, _extend_line),
    takes_line=says_more(Kind.TASK),
)
_BLOCK = Opening(
    blockers.prepare_blocker,
    _block_form,
    read=_reference,
    instead=Route(blockers.declare_blocker, _block_line),
    takes_line=says_more(Kind.TASK),
)
_SPLIT = Opening(
    subtasks.prepare_division,
    _split_form,
    read=_reference,
    instead=Route(subtasks.split_task, _split_line),
    takes_line=says_more(Kind.TASK),
)
_DECISION = Opening(extensions.prepare_decision, _decision_form, read=_decide)
_ANSWER = Opening(blockers.prepare_answer, _answer_form, read=_answer)
_AT_ONCE = Route(blockers.answer_blocker, _answer)


def _decided(sent: Submission, _: Actor, __: Group) -> DecideExtension:
    return forms_task_steps.read_decision(sent.form, sent.handle, sent.values)


def _answered(sent: Submission, _: Actor, __: Group) -> AnswerBlocker:
    return forms_task_steps.read_answer(sent.form, sent.handle, sent.values)


def _extended(sent: Submission, _: Actor, __: Group) -> AskExtension:
    return forms_task_steps.read_extend(sent.handle, sent.values)


def _blocked(sent: Submission, _: Actor, __: Group) -> DeclareBlocker:
    return forms_task_steps.read_block(sent.handle, sent.values)


def _split(sent: Submission, _: Actor, __: Group) -> SplitTask:
    return forms_task_steps.read_split(sent.handle, sent.values)


def _part(sent: Submission, _: Actor, __: Group) -> SetPart:
    return forms_task_steps.read_part(sent.handle, sent.values)


TABLE = Table(
    commands={
        Command.EXTEND: _EXTEND,
        Command.BLOCK: _BLOCK,
        Command.SPLIT: _SPLIT,
        Command.URGE: Route(urging.urge_task, _urge_line),
        Command.UNDO: Route(undo.undo, _undone),
    },
    actions={
        Act.TASK_EXTEND: _EXTEND,
        Act.EXTENSION_GRANT: _DECISION,
        Act.EXTENSION_REFUSE: _DECISION,
        Act.EXTENSION_WITHDRAW: Route(extensions.decide_extension, _decide),
        Act.TASK_BLOCK: _BLOCK,
        Act.BLOCKER_ACCEPT: _ANSWER,
        Act.BLOCKER_REFUSE: _ANSWER,
        Act.BLOCKER_INSIST: _ANSWER,
        Act.BLOCKER_AWARD: _ANSWER,
        Act.BLOCKER_DISMISS: _ANSWER,
        Act.BLOCKER_RESOLVE: _AT_ONCE,
        Act.BLOCKER_WITHDRAW: _AT_ONCE,
        Act.BLOCKER_TOPIC: Opening(blockers.prepare_topic, _topic_form, read=_reference),
        Act.TASK_SPLIT: _SPLIT,
        Act.TASK_SET_PART: Opening(subtasks.prepare_division, _part_form, read=_reference),
        Act.UNDO: Route(undo.undo, _undone),
        Act.TASK_URGE: Route(urging.urge_task, _urge_click),
    },
    forms={
        Form.TASK_EXTEND: Route(extensions.ask_extension, _extended),
        Form.EXTENSION_GRANT: Route(extensions.decide_extension, _decided),
        Form.EXTENSION_REFUSE: Route(extensions.decide_extension, _decided),
        Form.TASK_BLOCK: Route(blockers.declare_blocker, _blocked),
        Form.BLOCKER_ACCEPT: Route(blockers.answer_blocker, _answered),
        Form.BLOCKER_REFUSE: Route(blockers.answer_blocker, _answered),
        Form.BLOCKER_INSIST: Route(blockers.answer_blocker, _answered),
        Form.BLOCKER_AWARD: Route(blockers.answer_blocker, _answered),
        Form.BLOCKER_DISMISS: Route(blockers.answer_blocker, _answered),
        Form.TASK_SPLIT: Route(subtasks.split_task, _split),
        Form.TASK_SET_PART: Route(subtasks.set_part, _part),
    },
)
