"""Topics in messages."""

from bot.domain.topics import TopicVerb, Urgency
from bot.notices.topics import TopicCard, TopicChanged, TopicLine, TopicList, TopicReviewed, TopicSubmitted
from bot.texts.catalogue import Texts
from bot.views import ids, parts
from bot.views.ids import Act
from bot.views.parts import Block, Message, Style, bold
from bot.views.registry import view
from bot.views.tasks import page_buttons

_TITLE_SHOWN = 80

_BUTTONS: dict[TopicVerb, tuple[Act, Style]] = {
    TopicVerb.ACCEPT: (Act.TOPIC_ACCEPT, "primary"),
    TopicVerb.RETURN: (Act.TOPIC_RETURN, ""),
    TopicVerb.RESUBMIT: (Act.TOPIC_RESUBMIT, "primary"),
    TopicVerb.WITHDRAW: (Act.TOPIC_WITHDRAW, "danger"),
}
"""The verbs that a person carries out by a button; a topic is decided by minutes that are issued."""


def topic_words(topic: TopicLine, texts: Texts) -> str:
    """Return a topic as two lines of plain text: reference and title; then unit, state, day and urgency."""
    row = texts("topic-row", unit=topic.unit, state=topic.state, day=texts.short_day(topic.submitted_on))
    urgent = f" · ❗{texts.name(topic.urgency)}" if topic.urgency is Urgency.URGENT else ""
    return f"{topic.reference} {parts.cut(topic.title, _TITLE_SHOWN)}\n{row}{urgent}"


def topic_block(topic: TopicLine, texts: Texts) -> Block:
    """Return a topic of a list with the button that opens it."""
    value = ids.handle(topic.reference, topic.version)
    return parts.section(topic_words(topic, texts), accessory=parts.button(texts("button-open"), Act.TOPIC_SHOW, value))


def card_blocks(card: TopicCard, texts: Texts) -> list[Block]:
    """Return a topic's card: who asks for what, what it still lacks, and what the reader may do."""
    blocks = [parts.lines(*_rows(card, texts))]
    for key, text in (("topic-background", card.background), ("topic-ask", card.ask), ("topic-reason", card.reason)):
        if text:
            blocks += [parts.lines(bold(texts(key))), parts.quote(text)]
    if card.lacks:
        lacks = tuple(texts(f"topic-part-{part}") for part in card.lacks)
        blocks.append(parts.context(texts("topic-lacks", parts=lacks)))
    return [*blocks, parts.actions(*_buttons(card, texts))]


@view(TopicCard)
def topic_card(card: TopicCard, texts: Texts) -> Message:
    title = texts("topic-title", reference=card.topic.reference, title=card.topic.title)
    return Message(title, tuple(card_blocks(card, texts)))


@view(TopicList)
def topic_list(found: TopicList, texts: Texts) -> Message:
    key = "topic-list-title-words" if found.words else "topic-list-title"
    title = texts(key, words=found.words, total=found.total)
    blocks = [parts.header(title)]
    if not found.topics:
        blocks.append(parts.section(texts("topic-list-empty")))
    blocks += [topic_block(topic, texts) for topic in found.topics]
    buttons = page_buttons(Act.TOPIC_PAGE, found.words, found.page, found.pages, texts)
    buttons.append(parts.button(texts("button-topic-new"), Act.TOPIC_NEW, ""))
    return Message(title, (*blocks, parts.actions(*buttons)))


@view(TopicChanged)
def topic_changed(change: TopicChanged, texts: Texts) -> Message:
    verb = change.verb.value if change.verb else "submit"
    return _told(texts("topic-changed", verb=verb, reference=change.card.topic.reference), change.card, texts)


@view(TopicSubmitted)
def topic_submitted(told: TopicSubmitted, texts: Texts) -> Message:
    topic = told.card.topic
    return _told(texts("topic-submitted", unit=topic.unit, reference=topic.reference), told.card, texts)


@view(TopicReviewed)
def topic_reviewed(told: TopicReviewed, texts: Texts) -> Message:
    words = texts("topic-reviewed", verb=told.verb.value, reference=told.card.topic.reference)
    return _told(words, told.card, texts)


def _told(words: str, card: TopicCard, texts: Texts) -> Message:
    return Message(words, (parts.section(words), *card_blocks(card, texts)))


def _rows(card: TopicCard, texts: Texts) -> list[Block | str]:
    topic = card.topic
    area = card.area_zh if texts.language == "zh" else card.area_en
    rows: list[Block | str] = [
        parts.line(bold(f"{topic.reference} {topic.title}")),
        texts("topic-state-row", state=topic.state, urgency=topic.urgency),
        texts("topic-from-row", unit=topic.unit, person=card.submitted_by, day=topic.submitted_on),
    ]
    if area:
        rows.append(texts("topic-area-row", area=area))
    if card.lead or card.supporting:
        none = (texts("none"),)
        rows.append(texts("topic-units-row", lead=card.lead or none, supporting=card.supporting or none))
    return rows


def _buttons(card: TopicCard, texts: Texts) -> list[Block]:
    value = ids.handle(card.topic.reference, card.topic.version)
    buttons = []
    for verb in card.verbs:
        if verb not in _BUTTONS:
            continue
        act, style = _BUTTONS[verb]
        question = _withdrawal(card, texts) if verb is TopicVerb.WITHDRAW else None
        buttons.append(parts.button(texts(f"button-{act}"), act, value, style=style, confirm=question))
    return [*buttons, parts.button(texts("button-history"), Act.HISTORY, value)]


def _withdrawal(card: TopicCard, texts: Texts) -> Block:
    return parts.confirm(
        texts("button-topic-withdraw"),
        texts("topic-withdraw-confirm", reference=card.topic.reference),
        yes=texts("button-yes"),
        no=texts("button-cancel"),
    )
