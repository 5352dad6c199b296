"""Topics: from words, buttons and modals to the use cases."""

from bot.domain import topics as domain
from bot.domain.errors import Invalid
from bot.domain.groups import Group
from bot.domain.people import Actor
from bot.domain.references import Kind, Reference
from bot.domain.topics import (
    MergeTopic,
    PlanTopic,
    ReviewTopic,
    SettleDraft,
    Similar,
    SubmitTopic,
    Topic,
    TopicFilter,
    TopicState,
    TopicText,
    TopicVerb,
)
from bot.handlers.grammar import Command, Said
from bot.handlers.paging import read_page
from bot.handlers.routes import Click, Opening, Route, Submission, Table, nothing
from bot.notices.choices import Choice, FormChoices
from bot.notices.topics import TopicCard
from bot.services import choices, topics
from bot.texts.catalogue import LANGUAGES, Texts, texts_in
from bot.views import forms_topics
from bot.views.ids import Act, Form
from bot.views.parts import Block

_VERBS = {
    Act.TOPIC_SUBMIT: TopicVerb.SUBMIT,
    Act.TOPIC_ACCEPT: TopicVerb.ACCEPT,
    Act.TOPIC_RETURN: TopicVerb.RETURN,
    Act.TOPIC_MAKE_READY: TopicVerb.MAKE_READY,
    Act.TOPIC_DEFER: TopicVerb.DEFER,
    Act.TOPIC_TAKE_UP: TopicVerb.TAKE_UP,
    Act.TOPIC_WITHDRAW: TopicVerb.WITHDRAW,
}
_SIMILAR = {
    Act.TOPIC_SAME: Similar.SAME,
    Act.TOPIC_CONTINUES: Similar.CONTINUES,
    Act.TOPIC_IS_NEW: Similar.NEW,
}
_PRIORITY = frozenset({"优先", "priority"})


def _reference(source: Said | Click, _: Actor, __: Group) -> Reference:
    return source.handle.reference if isinstance(source, Click) else source.reference_of(Kind.TOPIC)[0]


def _filter(source: Said | Click, _: Actor, __: Group) -> TopicFilter:
    """`议题 列表 草稿`, `议题 列表 优先`, `议题 列表 图书馆`: a state, the priority, or words of the title."""
    page, said = read_page(source.value) if isinstance(source, Click) else (1, source.rest)
    word = said.casefold()
    if word in _PRIORITY:
        return TopicFilter(page=page, is_priority=True, said=said)
    names = {texts_in(language).name(state).casefold(): state for language in LANGUAGES for state in TopicState}
    if word in names:
        return TopicFilter(page=page, state=names[word], said=said)
    return TopicFilter(words=said, page=page, said=said)


def _line(said: Said, _: Actor, __: Group) -> SubmitTopic:
    return SubmitTopic(TopicText(title=said.rest))


def _review(click: Click, _: Actor, __: Group) -> ReviewTopic:
    handle = click.handle
    return ReviewTopic(handle.reference, _VERBS[Act(click.action)], version=handle.version)


def _settled(click: Click, _: Actor, __: Group) -> SettleDraft:
    handle, answer = click.handle, _SIMILAR[Act(click.action)]
    if handle.reference.kind is not Kind.TOPIC:
        raise Invalid("button-broken")
    return SettleDraft(handle.reference, answer, Reference(Kind.TOPIC, handle.part) if handle.part else None)


def _submitted(sent: Submission, _: Actor, __: Group) -> SubmitTopic:
    return forms_topics.read_topic(sent.handle if sent.metadata else None, sent.values)


def _reasoned(sent: Submission, _: Actor, __: Group) -> ReviewTopic:
    return forms_topics.read_reason(sent.form, sent.handle, sent.values)


def _merged(sent: Submission, _: Actor, __: Group) -> MergeTopic:
    return forms_topics.read_merge(sent.handle, sent.values)


def _planned(sent: Submission, _: Actor, __: Group) -> PlanTopic:
    return forms_topics.read_plan(sent.handle, sent.values)


def _new_form(offered: FormChoices, source: object, texts: Texts) -> Block:
    """An empty form, or one that begins with a message (the shortcut): its first line as the title, all as background."""
    if isinstance(source, Click) and source.action == MESSAGE_TOPIC:
        return forms_topics.topic_form(offered, texts, initial=domain.text_of(source.value))
    return forms_topics.topic_form(offered, texts)


def _again_form(prepared: tuple[FormChoices, TopicText], click: Click, texts: Texts) -> Block:
    offered, said = prepared
    return forms_topics.topic_form(offered, texts, initial=said, handle=click.handle)


def _reason_form(_: TopicCard, click: Click, texts: Texts) -> Block:
    return forms_topics.reason_form(_VERBS[Act(click.action)], click.handle, texts)


def _merge_form(others: tuple[Choice, ...], click: Click, texts: Texts) -> Block:
    return forms_topics.merge_form(click.handle, others, texts)


def _plan_form(prepared: tuple[Topic, tuple[str, ...]], click: Click, texts: Texts) -> Block:
    topic, quarters = prepared
    return forms_topics.plan_form(click.handle, topic, quarters, texts)


MESSAGE_TOPIC = "message-topic"
"""The shortcut that makes a topic of a message."""
_SHOW = Route(topics.show_topic, _reference, changes=False)
_LIST = Route(topics.list_topics, _filter, changes=False)
_ROADMAP = Route(topics.show_roadmap, nothing, changes=False)
_REVIEW = Route(topics.review_topic, _review)
_REASON = Opening(topics.prepare_review, _reason_form, read=_review)
_SETTLE = Route(topics.settle_draft, _settled)
NEW = Opening(
    choices.for_topic, _new_form, instead=Route(topics.submit_topic, _line), takes_line=lambda said: bool(said.rest)
)

TABLE = Table(
    commands={
        Command.TOPIC_NEW: NEW,
        Command.TOPIC_LIST: _LIST,
        Command.TOPIC_SHOW: _SHOW,
        Command.ROADMAP: _ROADMAP,
    },
    actions={
        Act.TOPIC_NEW: NEW,
        Act.TOPIC_SHOW: _SHOW,
        Act.TOPIC_PAGE: _LIST,
        Act.ROADMAP: _ROADMAP,
        Act.TOPIC_SUBMIT: _REVIEW,
        Act.TOPIC_ACCEPT: _REVIEW,
        Act.TOPIC_MAKE_READY: _REVIEW,
        Act.TOPIC_TAKE_UP: _REVIEW,
        Act.TOPIC_WITHDRAW: _REVIEW,
        Act.TOPIC_RETURN: _REASON,
        Act.TOPIC_DEFER: _REASON,
        Act.TOPIC_MERGE: Opening(topics.prepare_merge, _merge_form, read=_reference),
        Act.TOPIC_PLAN: Opening(topics.prepare_plan, _plan_form, read=_reference),
        Act.TOPIC_RESUBMIT: Opening(topics.prepare_again, _again_form, read=_reference),
        Act.TOPIC_SAME: _SETTLE,
        Act.TOPIC_CONTINUES: _SETTLE,
        Act.TOPIC_IS_NEW: _SETTLE,
    },
    forms={
        Form.TOPIC: Route(topics.submit_topic, _submitted),
        Form.TOPIC_RETURN: Route(topics.review_topic, _reasoned),
        Form.TOPIC_DEFER: Route(topics.review_topic, _reasoned),
        Form.TOPIC_MERGE: Route(topics.merge_topic, _merged),
        Form.TOPIC_PLAN: Route(topics.plan_topic, _planned),
    },
)
