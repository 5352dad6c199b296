"""Calls for topics in messages, and the modal that opens one."""

from datetime import date

from bot.domain import wording
from bot.domain.errors import Invalid
from bot.domain.topic_calls import OpenCall
from bot.notices.desk import DigestLine
from bot.notices.topic_calls import CallCard, CallClosed, CallOpened, CallTaken
from bot.texts.catalogue import Texts
from bot.views import inputs, parts, room
from bot.views.ids import Act, Form
from bot.views.parse import Values
from bot.views.parts import Block, Message, bold
from bot.views.registry import line_view, view
from bot.views.topics import topic_block


def card_blocks(card: CallCard, texts: Texts) -> list[Block]:
    """Return a call's card: until when, who has answered how, who has not, and the answers that the reader may give."""
    rows: list[Block | str] = [
        parts.line(bold(texts("call-title", day=card.closes_on))),
        texts("call-closed-row" if card.is_closed else "call-open-row", waiting=len(card.waiting)),
    ]
    named = (("call-with-topics", card.with_topics), ("call-with-none", card.with_none), ("call-waiting", card.waiting))
    rows += [texts(key, units=units) for key, units in named if units]
    blocks = [parts.lines(*rows)]
    if card.text:
        blocks.append(parts.quote(card.text))
    if card.answers:
        none = parts.button(texts("button-call-none"), Act.CALL_NONE, str(card.call_id))
        new = parts.button(texts("button-topic-new"), Act.TOPIC_NEW, "", style="primary")
        blocks.append(parts.actions(new, none))
    return blocks


@view(CallCard)
def call_card(card: CallCard, texts: Texts) -> Message:
    return Message(texts("call-title", day=card.closes_on), tuple(card_blocks(card, texts)))


@view(CallOpened)
def call_opened(told: CallOpened, texts: Texts) -> Message:
    words = texts("call-opened", day=told.card.closes_on)
    return Message(words, (parts.section(words), *card_blocks(told.card, texts)))


@view(CallTaken)
def call_taken(told: CallTaken, texts: Texts) -> Message:
    words = texts("call-none-taken", unit=told.unit) if told.unit else texts("call-begun", day=told.card.closes_on)
    return Message(words, (parts.section(words), *card_blocks(told.card, texts)))


@view(CallClosed)
def call_closed(told: CallClosed, texts: Texts) -> Message:
    words = texts("call-closed", count=len(told.topics), units=len(told.card.with_topics))
    lines = [[topic_block(topic, texts)] for topic in told.topics]
    before = [parts.section(words), *card_blocks(told.card, texts)]
    return Message(words, room.fill(lines, texts, before=before))


@line_view(CallCard)
def call_line(card: CallCard, _: DigestLine, texts: Texts) -> Block:
    """A call that a unit has not answered: it hands in a topic by its command, or says that it has none."""
    words = texts("call-line", day=card.closes_on)
    return parts.section(words, accessory=parts.button(texts("button-call-none"), Act.CALL_NONE, str(card.call_id)))


def call_form(closes_on: date, texts: Texts) -> Block:
    """Return the modal that calls for topics."""
    words = inputs.text(limit=wording.LINE_LENGTH, several=True)
    blocks = [
        inputs.field("closes_on", texts("field-closes-on"), inputs.day(closes_on)),
        inputs.field("text", texts("field-call-text"), words, optional=True, hint=texts("field-call-text-hint")),
    ]
    return inputs.modal(Form.CALL, texts("form-call-title"), texts("button-send"), blocks, metadata="", texts=texts)


def read_call(values: Values) -> OpenCall:
    """Read a submitted call. Raises Invalid."""
    return OpenCall(values.required_day("closes_on"), values.text("text"))


def read_call_id(value: str) -> int:
    """Read the value of a call's button. Raises Invalid when it is none of ours."""
    if not (value.isascii() and value.isdigit() and len(value) <= 9):
        raise Invalid("button-broken")
    return int(value)
