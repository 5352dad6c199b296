"""Comments: from words, buttons, modals and replies in the thread of a task's card to the use case."""

from bot.domain.comments import CommentTask
from bot.domain.errors import Invalid
from bot.domain.groups import Group
from bot.domain.people import Actor
from bot.domain.references import Kind, Reference
from bot.handlers.grammar import Command, Said, language_of, understand
from bot.handlers.routes import Click, Opening, Route, Submission, Table, says_more
from bot.services import comments
from bot.texts.catalogue import Texts
from bot.views import comments as views
from bot.views import forms_task_steps
from bot.views.ids import Act, Form
from bot.views.parts import Block


def in_thread(text: str, reference: Reference) -> Said | None:
    """Return what a reply in the thread of a task's card says: a comment on it. None for a command: a phrase alone, or one
    that names the item it is about."""
    try:
        said = understand(text)
        if not said.rest or said.reference():
            return None
    except Invalid:
        pass  # no command: it is said to people
    line = f"{reference} {text}"
    return Said(Command.COMMENT, line, language_of(text), line)


def _line(said: Said, _: Actor, __: Group) -> CommentTask:
    reference, text = said.reference_of(Kind.TASK)
    return CommentTask(reference, text, said_in=said.heard_in)


def _reference(source: Said | Click, _: Actor, __: Group) -> Reference:
    return source.handle.reference if isinstance(source, Click) else source.reference_of(Kind.TASK)[0]


def _form(reference: Reference, _: Said | Click, texts: Texts) -> Block:
    return views.comment_form(forms_task_steps.handle_of(reference), texts)


def _submitted(sent: Submission, _: Actor, __: Group) -> CommentTask:
    return views.read_comment(sent.handle, sent.values)


_COMMENT = Opening(
    comments.prepare_comment,
    _form,
    read=_reference,
    instead=Route(comments.comment, _line),
    takes_line=says_more(Kind.TASK),
)

TABLE = Table(
    commands={Command.COMMENT: _COMMENT},
    actions={Act.TASK_COMMENT: _COMMENT},
    forms={Form.TASK_COMMENT: Route(comments.comment, _submitted)},
)
