"""Topics: from words, buttons and modals to the use cases."""

from bot.domain.groups import Group
from bot.domain.people import Actor
from bot.domain.references import Kind, Reference
from bot.domain.topics import ReviewTopic, SubmitTopic, TopicFilter, TopicText, TopicVerb
from bot.handlers.grammar import Command, Said
from bot.handlers.paging import read_page
from bot.handlers.routes import Click, Opening, Route, Submission, Table
from bot.notices.choices import FormChoices
from bot.notices.topics import TopicCard
from bot.services import choices, topics
from bot.texts.catalogue import Texts
from bot.views import forms_topics
from bot.views.ids import Act, Form
from bot.views.parts import Block

_VERBS = {
    Act.TOPIC_ACCEPT: TopicVerb.ACCEPT,
    Act.TOPIC_RETURN: TopicVerb.RETURN,
    Act.TOPIC_WITHDRAW: TopicVerb.WITHDRAW,
}


def _reference(source: Said | Click, _: Actor, __: Group) -> Reference:
    return source.handle.reference if isinstance(source, Click) else source.reference_of(Kind.TOPIC)[0]


def _filter(source: Said | Click, _: Actor, __: Group) -> TopicFilter:
    if isinstance(source, Click):
        page, words = read_page(source.value)
        return TopicFilter(words=words, page=page)
    return TopicFilter(words=source.rest)


def _line(said: Said, _: Actor, __: Group) -> SubmitTopic:
    return SubmitTopic(TopicText(title=said.rest))


def _review(click: Click, _: Actor, __: Group) -> ReviewTopic:
    handle = click.handle
    return ReviewTopic(handle.reference, _VERBS[Act(click.action)], version=handle.version)


def _submitted(sent: Submission, _: Actor, __: Group) -> SubmitTopic:
    return forms_topics.read_topic(sent.handle if sent.metadata else None, sent.values)


def _returned(sent: Submission, _: Actor, __: Group) -> ReviewTopic:
    return forms_topics.read_return(sent.handle, sent.values)


def _new_form(offered: FormChoices, _: object, texts: Texts) -> Block:
    return forms_topics.topic_form(offered, texts)


def _again_form(prepared: tuple[FormChoices, TopicText], click: Click, texts: Texts) -> Block:
    offered, said = prepared
    return forms_topics.topic_form(offered, texts, initial=said, handle=click.handle)


def _return_form(_: TopicCard, click: Click, texts: Texts) -> Block:
    return forms_topics.return_form(click.handle, texts)


_SHOW = Route(topics.show_topic, _reference, changes=False)
_LIST = Route(topics.list_topics, _filter, changes=False)
_REVIEW = Route(topics.review_topic, _review)
_NEW = Opening(
    choices.for_topic, _new_form, instead=Route(topics.submit_topic, _line), takes_line=lambda said: bool(said.rest)
)

TABLE = Table(
    commands={Command.TOPIC_NEW: _NEW, Command.TOPIC_LIST: _LIST, Command.TOPIC_SHOW: _SHOW},
    actions={
        Act.TOPIC_NEW: _NEW,
        Act.TOPIC_SHOW: _SHOW,
        Act.TOPIC_PAGE: _LIST,
        Act.TOPIC_ACCEPT: _REVIEW,
        Act.TOPIC_WITHDRAW: _REVIEW,
        Act.TOPIC_RETURN: Opening(topics.prepare_review, _return_form, read=_review),
        Act.TOPIC_RESUBMIT: Opening(topics.prepare_again, _again_form, read=_reference),
    },
    forms={
        Form.TOPIC: Route(topics.submit_topic, _submitted),
        Form.TOPIC_RETURN: Route(topics.review_topic, _returned),
    },
)
