"""Feedback: from words, buttons and modals to the use cases."""

from bot.domain.errors import Invalid
from bot.domain.feedback import AnswerFeedback, GiveFeedback
from bot.domain.groups import Group
from bot.domain.people import Actor
from bot.handlers.grammar import Command, Said
from bot.handlers.routes import Click, Opening, Route, Submission, Table
from bot.services import feedback
from bot.texts.catalogue import Texts
from bot.views import feedback as views
from bot.views.ids import Act, Form
from bot.views.parts import Block


def _given(said: Said, _: Actor, __: Group) -> GiveFeedback:
    return GiveFeedback(said.rest)


def _which(click: Click, _: Actor, __: Group) -> int:
    if not (click.value.isascii() and click.value.isdigit() and len(click.value) <= 9):
        raise Invalid("button-broken")
    return int(click.value)


def _form(said: str, click: Click, texts: Texts) -> Block:
    return views.answer_form(int(click.value), said, texts)


def _answered(sent: Submission, _: Actor, __: Group) -> AnswerFeedback:
    return views.read_answer(sent.metadata, sent.values)


TABLE = Table(
    commands={Command.FEEDBACK: Route(feedback.give_feedback, _given)},
    actions={Act.FEEDBACK_ANSWER: Opening(feedback.prepare_answer, _form, read=_which)},
    forms={Form.FEEDBACK: Route(feedback.answer_feedback, _answered)},
)
