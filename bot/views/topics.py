"""Topics in messages."""

from bot.domain.consultation import OpinionStance
from bot.domain.topics import TopicState, TopicVerb, Urgency
from bot.notices.desk import DigestLine
from bot.notices.topics import (
    ConsultationClosed,
    OpinionAsked,
    OpinionGiven,
    OpinionLine,
    OpinionTaken,
    Roadmap,
    TopicCard,
    TopicChanged,
    TopicLine,
    TopicList,
    TopicReviewed,
    TopicSimilar,
    TopicSubmitted,
)
from bot.texts.catalogue import Texts
from bot.views import ids, parts, room
from bot.views.ids import Act
from bot.views.parts import Block, Message, Style, bold
from bot.views.registry import line_view, view
from bot.views.tasks import page_buttons

_TITLE_SHOWN = 80

_BUTTONS: dict[TopicVerb, tuple[Act, Style]] = {
    TopicVerb.SUBMIT: (Act.TOPIC_SUBMIT, "primary"),
    TopicVerb.ACCEPT: (Act.TOPIC_ACCEPT, "primary"),
    TopicVerb.RETURN: (Act.TOPIC_RETURN, ""),
    TopicVerb.CONSULT: (Act.TOPIC_CONSULT, ""),
    TopicVerb.MAKE_READY: (Act.TOPIC_MAKE_READY, "primary"),
    TopicVerb.TAKE_UP: (Act.TOPIC_TAKE_UP, "primary"),
    TopicVerb.RESUBMIT: (Act.TOPIC_RESUBMIT, "primary"),
    TopicVerb.WITHDRAW: (Act.TOPIC_WITHDRAW, "danger"),
}
"""The verbs that a person carries out by a button; a meeting schedules, and minutes that are issued decide."""
_RARE = {TopicVerb.MERGE: Act.TOPIC_MERGE, TopicVerb.DEFER: Act.TOPIC_DEFER, TopicVerb.REFER: Act.TOPIC_REFER}
STANCES: dict[OpinionStance, str] = {
    OpinionStance.SUPPORT: "✅",
    OpinionStance.COMMENTS: "💬",
    OpinionStance.OBJECT: "⛔",
}
_OPINIONS: dict[Act, Style] = {
    Act.OPINION_SUPPORT: "primary",
    Act.OPINION_COMMENTS: "",
    Act.OPINION_OBJECT: "danger",
}
_OPINION_SHOWN = 200


def topic_words(topic: TopicLine, texts: Texts) -> str:
    """Return a topic as two lines of plain text: reference and title; then unit, state, day, urgency, and what it lacks."""
    row = texts("topic-row", unit=topic.unit, state=topic.state, day=texts.short_day(topic.submitted_on))
    urgent = f" · ❗{texts.name(topic.urgency)}" if topic.urgency is Urgency.URGENT else ""
    planned = f" · {texts('topic-quarter', quarter=texts.quarter(topic.quarter))}" if topic.quarter else ""
    missing = f" · {texts('topic-lacks-count', count=len(topic.lacks))}" if topic.lacks else ""
    star = "🚩 " if topic.is_priority else ""
    return f"{star}{topic.reference} {parts.cut(topic.title, _TITLE_SHOWN)}\n{row}{urgent}{planned}{missing}"


def topic_block(topic: TopicLine, texts: Texts) -> Block:
    """Return a topic of a list with the button that opens it."""
    value = ids.handle(topic.reference, topic.version)
    return parts.section(topic_words(topic, texts), accessory=parts.button(texts("button-open"), Act.TOPIC_SHOW, value))


def card_blocks(card: TopicCard, texts: Texts) -> list[Block]:
    """Return a topic's card: who asks for what, what it still lacks, what the units think, and what the reader may do."""
    blocks = [parts.lines(*_rows(card, texts))]
    reason = "topic-reason" if card.topic.state is not TopicState.DEFERRED else "topic-defer-reason"
    said = (
        ("topic-background", card.background),
        ("topic-ask", card.ask),
        ("topic-basis", card.basis),
        (reason, card.reason),
        ("topic-next-step", card.next_step),
    )
    for key, text in said:
        if text:
            blocks += [parts.lines(bold(texts(key))), parts.quote(text)]
    if card.materials:
        rows = [parts.line("📎 ", parts.link(each.name, each.url)) for each in card.materials]
        blocks += [parts.lines(bold(texts("topic-materials"))), parts.bullets(*rows)]
    if card.opinions:
        blocks += _consultation(card, texts)
    if card.unheard:
        blocks.append(parts.context(texts("topic-unheard", units=card.unheard)))
    if card.lacks:
        lacks = tuple(texts(f"topic-part-{part}") for part in card.lacks)
        blocks.append(parts.context(texts("topic-lacks", parts=lacks)))
    return [*blocks, parts.actions(*_buttons(card, texts))]


def _consultation(card: TopicCard, texts: Texts) -> list[Block]:
    """Who was asked, and what each said; those that wait, or stayed silent, stand together."""
    spoken = [each for each in card.opinions if each.stance is not None]
    silent = tuple(each.unit for each in card.opinions if each.stance is None)
    counts = {stance: sum(each.stance is stance for each in spoken) for stance in OpinionStance}
    head = texts(
        "topic-opinions",
        support=counts[OpinionStance.SUPPORT],
        comments=counts[OpinionStance.COMMENTS],
        object=counts[OpinionStance.OBJECT],
    )
    if card.consult_by is not None:
        head += texts("topic-consult-by", day=card.consult_by)
    rows = [opinion_row(each, texts) for each in spoken]
    if silent:
        is_over = card.topic.state is not TopicState.IN_CONSULTATION
        rows.append(texts("topic-silent" if is_over else "topic-waiting", units=silent))
    return [parts.lines(bold(head)), parts.bullets(*rows)]


def opinion_row(opinion: OpinionLine, texts: Texts) -> str:
    """Return a unit's opinion as a line."""
    stance = opinion.stance or OpinionStance.SUPPORT
    words = texts("opinion-row", unit=opinion.unit, person=opinion.person, stance=stance)
    text = (
        f"：{parts.cut(opinion.text, _OPINION_SHOWN)}"
        if texts.language == "zh"
        else f": {parts.cut(opinion.text, _OPINION_SHOWN)}"
    )
    return f"{STANCES[stance]} {words}{text if opinion.text else ''}"


@view(TopicCard)
def topic_card(card: TopicCard, texts: Texts) -> Message:
    title = texts("topic-title", reference=card.topic.reference, title=card.topic.title)
    return Message(title, tuple(card_blocks(card, texts)))


@view(TopicList)
def topic_list(found: TopicList, texts: Texts) -> Message:
    key = "topic-list-title-words" if found.said else "topic-list-title"
    title = texts(key, words=found.said, total=found.total)
    blocks = [parts.header(title)]
    if not found.topics:
        blocks.append(parts.section(texts("topic-list-empty")))
    blocks += [topic_block(topic, texts) for topic in found.topics]
    buttons = page_buttons(Act.TOPIC_PAGE, found.said, found.page, found.pages, texts)
    buttons.append(parts.button(texts("button-topic-new"), Act.TOPIC_NEW, ""))
    buttons.append(parts.button(texts("button-roadmap"), Act.ROADMAP, ""))
    return Message(title, (*blocks, parts.actions(*buttons)))


@view(Roadmap)
def roadmap(found: Roadmap, texts: Texts) -> Message:
    title = texts("roadmap-title", total=found.total)
    items: list[list[Block]] = []
    for quarter in found.quarters:
        name = (
            texts("roadmap-quarter", quarter=texts.quarter(quarter.quarter))
            if quarter.quarter
            else texts("roadmap-unplanned")
        )
        heading = parts.lines(bold(texts("roadmap-heading", name=name, count=len(quarter.topics))))
        lines = [[topic_block(topic, texts)] for topic in quarter.topics]
        items += [[heading, *lines[0]], *lines[1:]] if lines else []
    before = [parts.header(title)]
    if not items:
        before.append(parts.section(texts("topic-list-empty")))
    return Message(title, room.fill(items, texts, before=before))


@view(TopicSimilar)
def topic_similar(found: TopicSimilar, texts: Texts) -> Message:
    """The draft is kept; each open topic that it is like has its two answers, and one more says that it is new."""
    words = texts("topic-similar", reference=found.card.topic.reference, count=len(found.similar))
    draft = found.card.topic
    blocks = [parts.section(words), parts.lines(bold(f"{draft.reference} {draft.title}"))]
    for place, other in enumerate(found.similar):
        number = other.reference.rpartition("-")[2]
        value = ids.handle(draft.reference, draft.version, int(number) if number.isdecimal() else 0)
        blocks.append(topic_block(other, texts))
        blocks.append(
            parts.actions(
                parts.button(texts("button-topic-same"), f"{Act.TOPIC_SAME}:{place}", value),
                parts.button(texts("button-topic-continues"), f"{Act.TOPIC_CONTINUES}:{place}", value),
            )
        )
    value = ids.handle(draft.reference, draft.version)
    new = parts.button(texts("button-topic-is-new"), Act.TOPIC_IS_NEW, value, style="primary")
    again = parts.button(texts("button-topic-resubmit"), Act.TOPIC_RESUBMIT, value)
    return Message(words, (*blocks, parts.divider(), parts.actions(new, again)))


@line_view(TopicLine)
def topic_line(topic: TopicLine, _: DigestLine, texts: Texts) -> Block:
    """A topic on which a unit's opinion is awaited."""
    return topic_block(topic, texts)


@view(TopicChanged)
def topic_changed(change: TopicChanged, texts: Texts) -> Message:
    is_draft = change.card.topic.state is TopicState.DRAFT
    verb = change.verb.value if change.verb else "draft" if is_draft else "plan"
    return _told(texts("topic-changed", verb=verb, reference=change.card.topic.reference), change.card, texts)


@view(OpinionAsked)
def opinion_asked(told: OpinionAsked, texts: Texts) -> Message:
    day = told.card.consult_by
    words = texts(
        "opinion-asked", reference=told.card.topic.reference, unit=told.unit, day=texts.day(day) if day else ""
    )
    return _told(words, told.card, texts)


@view(OpinionTaken)
def opinion_taken(told: OpinionTaken, texts: Texts) -> Message:
    words = texts("opinion-taken", unit=told.unit, stance=told.stance, reference=told.card.topic.reference)
    return _told(words, told.card, texts)


@view(OpinionGiven)
def opinion_given(told: OpinionGiven, texts: Texts) -> Message:
    words = f"{told.card.topic.reference} · {opinion_row(told.line, texts)}"
    return _told(words, told.card, texts)


@view(ConsultationClosed)
def consultation_closed(told: ConsultationClosed, texts: Texts) -> Message:
    key = "consultation-silent" if told.silent else "consultation-complete"
    return _told(texts(key, reference=told.card.topic.reference, units=told.silent or ("",)), told.card, texts)


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
    star = "🚩 " if topic.is_priority else ""
    rows: list[Block | str] = [
        parts.line(bold(f"{star}{topic.reference} {topic.title}")),
        texts("topic-state-row", state=topic.state, urgency=topic.urgency),
        texts("topic-from-row", unit=topic.unit, person=card.submitted_by, day=topic.submitted_on),
    ]
    if area:
        rows.append(texts("topic-area-row", area=area))
    if card.lead or card.supporting:
        none = (texts("none"),)
        rows.append(texts("topic-units-row", lead=card.lead or none, supporting=card.supporting or none))
    if topic.quarter:
        rows.append(texts("roadmap-quarter", quarter=texts.quarter(topic.quarter)))
    others = (("merged-into", card.merged_into), ("continues", card.continues), ("referral", card.referral))
    return rows + [texts(f"topic-{key}-row", reference=reference) for key, reference in others if reference]


def _buttons(card: TopicCard, texts: Texts) -> list[Block]:
    value = ids.handle(card.topic.reference, card.topic.version)
    buttons = []
    if card.opines:
        buttons += [parts.button(texts(f"button-{act}"), act, value, style=style) for act, style in _OPINIONS.items()]
    for verb in card.verbs:
        if verb not in _BUTTONS:
            continue
        act, style = _BUTTONS[verb]
        question = _withdrawal(card, texts) if verb is TopicVerb.WITHDRAW else None
        buttons.append(parts.button(texts(f"button-{act}"), act, value, style=style, confirm=question))
        if verb is TopicVerb.SUBMIT:
            buttons.append(parts.button(texts("button-edit"), f"{Act.TOPIC_RESUBMIT}:edit", value))
    rare = [_RARE[verb] for verb in card.verbs if verb in _RARE]
    if card.plans:
        rare.append(Act.TOPIC_PLAN)
    if card.topic.state is TopicState.IN_CONSULTATION and card.plans:
        rare.append(Act.TOPIC_CONSULT)
    if rare:
        options = [parts.option(texts(f"button-{act}"), f"{act}~{value}") for act in rare]
        buttons.append(parts.menu(texts("button-more"), Act.MORE, options))
    return [*buttons, parts.button(texts("button-history"), Act.HISTORY, value)]


def _withdrawal(card: TopicCard, texts: Texts) -> Block:
    return parts.confirm(
        texts("button-topic-withdraw"),
        texts("topic-withdraw-confirm", reference=card.topic.reference),
        yes=texts("button-yes"),
        no=texts("button-cancel"),
    )
