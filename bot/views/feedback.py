"""Suggestions and complaints in messages, and the modal of their answer."""

from bot.domain import wording
from bot.domain.feedback import AnswerFeedback
from bot.notices.feedback import FeedbackAnswered, FeedbackAsked, FeedbackGiven, FeedbackLine, FeedbackList
from bot.texts.catalogue import Texts
from bot.views import inputs, parts, room
from bot.views.ids import Act, Form
from bot.views.parse import Values
from bot.views.parts import Block, Message
from bot.views.registry import view


@view(FeedbackGiven)
def given(told: FeedbackGiven, texts: Texts) -> Message:
    words = texts("feedback-given")
    return Message(words, (parts.section(words), parts.quote(told.text)))


@view(FeedbackAsked)
def asked(told: FeedbackAsked, texts: Texts) -> Message:
    words = texts("feedback-asked", person=told.line.person)
    return Message(words, tuple(_said(told.line, texts)))


@view(FeedbackList)
def waiting(told: FeedbackList, texts: Texts) -> Message:
    title = texts("feedback-waiting", count=len(told.lines))
    items = [_said(line, texts) for line in told.lines]
    return Message(title, room.fill(items, texts, before=[parts.header(title)], after=[]))


@view(FeedbackAnswered)
def answered(told: FeedbackAnswered, texts: Texts) -> Message:
    words = texts("feedback-answered", person=told.person)
    return Message(words, (parts.section(words), parts.quote(told.text), parts.lines(parts.cut(told.answer, 1_000))))


def answer_form(feedback_id: int, said: str, texts: Texts) -> Block:
    """Return the modal that answers what was said."""
    blocks = [
        parts.section(parts.cut(said, 1_000)),
        inputs.field("answer", texts("field-feedback-answer"), inputs.text(limit=wording.LINE_LENGTH, several=True)),
    ]
    title = texts("form-feedback-title")
    return inputs.modal(Form.FEEDBACK, title, texts("button-send"), blocks, metadata=str(feedback_id), texts=texts)


def read_answer(metadata: str, values: Values) -> AnswerFeedback:
    """Read a submitted answer."""
    return AnswerFeedback(int(metadata) if metadata.isdecimal() else 0, values.text("answer"))


def _said(line: FeedbackLine, texts: Texts) -> list[Block]:
    words = texts("feedback-row", person=line.person, at=line.at)
    button = parts.button(texts("button-feedback-answer"), Act.FEEDBACK_ANSWER, str(line.id), style="primary")
    return [parts.section(words, accessory=button), parts.quote(line.text)]
