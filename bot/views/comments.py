"""Comments in messages, and the modal in which one is written."""

from bot.domain import wording
from bot.domain.comments import CommentTask
from bot.notices.comments import CommentMade, CommentTaken
from bot.texts.catalogue import Texts
from bot.views import inputs, parts
from bot.views.ids import Form, Handle
from bot.views.parse import Values
from bot.views.parts import Block, Message
from bot.views.registry import view
from bot.views.tasks import card_blocks, comment_words

_SPOKEN = 2_500


@view(CommentMade)
def comment_made(made: CommentMade, texts: Texts) -> Message:
    """The text says it all: in the thread of a card, it stands alone."""
    task = made.card.task
    words = f"{task.reference} · {comment_words(made.line, texts, limit=_SPOKEN)}"
    head = parts.section(texts("comment-made", reference=task.reference, person=made.line.person))
    return Message(words, (head, parts.quote(made.line.text), *card_blocks(made.card, texts)))


@view(CommentTaken)
def comment_taken(taken: CommentTaken, texts: Texts) -> Message:
    words = texts("comment-taken", reference=taken.reference, told=taken.told)
    return Message(words, (parts.section(words),))


def comment_form(handle: Handle, texts: Texts) -> Block:
    """Return the modal in which a task is commented on."""
    field = inputs.field("text", texts("field-comment"), inputs.text(limit=wording.TEXT_LENGTH, several=True))
    title = texts("form-task-comment-title", reference=str(handle.reference))
    return inputs.modal(Form.TASK_COMMENT, title, texts("button-send"), [field], metadata=str(handle), texts=texts)


def read_comment(handle: Handle, values: Values) -> CommentTask:
    """Read a submitted comment."""
    return CommentTask(handle.reference, values.text("text"))
