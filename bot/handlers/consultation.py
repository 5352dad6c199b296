"""Consultation, calls for topics and referrals: from words, buttons and modals to the use cases."""

from bot.domain.consultation import GiveOpinion, OpenConsultation, OpinionStance
from bot.domain.errors import Invalid
from bot.domain.groups import Group
from bot.domain.people import Actor
from bot.domain.references import Kind, Reference
from bot.domain.referrals import EnterDecision, FollowUp, ReferTopic
from bot.domain.topic_calls import AnswerCall, OpenCall
from bot.domain.topics import Topic
from bot.handlers.grammar import Command, Said
from bot.handlers.paging import read_page
from bot.handlers.routes import Click, Opening, Route, Submission, Table, nothing, says_more
from bot.handlers.tasks import read_day
from bot.notices.choices import FormChoices
from bot.services import consultation, referrals, topic_calls
from bot.texts.catalogue import Texts
from bot.views import forms_topics, ids
from bot.views import referrals as referral_views
from bot.views import topic_calls as call_views
from bot.views.ids import Act, Form, Handle
from bot.views.parts import Block

_STANCES = {
    Act.OPINION_SUPPORT: OpinionStance.SUPPORT,
    Act.OPINION_COMMENTS: OpinionStance.COMMENTS,
    Act.OPINION_OBJECT: OpinionStance.OBJECT,
    Command.OPINION_SUPPORT: OpinionStance.SUPPORT,
    Command.OPINION_OBJECT: OpinionStance.OBJECT,
}


def _topic(source: Said | Click, _: Actor, __: Group) -> Reference:
    return source.handle.reference if isinstance(source, Click) else source.reference_of(Kind.TOPIC)[0]


def _referral(source: Said | Click, _: Actor, __: Group) -> Reference:
    reference = source.handle.reference if isinstance(source, Click) else source.reference_of(Kind.REFERRAL)[0]
    if reference.kind is not Kind.REFERRAL:
        raise Invalid("button-broken")
    return reference


def _handle(source: Said | Click) -> Handle:
    """Return what a form carries: the item of the button, or of the line that opened it."""
    return source.handle if isinstance(source, Click) else ids.read_handle(ids.handle(str(source.reference()[0]), 0))


def _opinion(source: Said | Click, _: Actor, __: Group) -> GiveOpinion:
    """`支持 TP-3 文字`: support with words is support with comments."""
    if isinstance(source, Click):
        return GiveOpinion(source.handle.reference, _STANCES[Act(source.action)])
    reference, text = source.reference_of(Kind.TOPIC)
    stance = _STANCES[source.command]
    return GiveOpinion(reference, OpinionStance.COMMENTS if text and stance is OpinionStance.SUPPORT else stance, text)


def _call_line(said: Said, actor: Actor, group: Group) -> OpenCall:
    """`议题 征集 12-31 重点征集图书馆建设方面的议题`."""
    day, _, text = said.rest.partition(" ")
    return OpenCall(read_day(day, actor, group), text.strip())


def _none(click: Click, _: Actor, __: Group) -> AnswerCall:
    return AnswerCall(call_views.read_call_id(click.value))


def _page(source: Said | Click, _: Actor, __: Group) -> int:
    return read_page(source.value)[0] if isinstance(source, Click) else 1


def _consulted(sent: Submission, _: Actor, __: Group) -> OpenConsultation:
    return forms_topics.read_consult(sent.handle, sent.values)


def _given(sent: Submission, _: Actor, __: Group) -> GiveOpinion:
    return forms_topics.read_opinion(sent.handle, sent.values)


def _called(sent: Submission, _: Actor, __: Group) -> OpenCall:
    return call_views.read_call(sent.values)


def _referred(sent: Submission, _: Actor, __: Group) -> ReferTopic:
    return referral_views.read_refer(sent.handle, sent.values)


def _decided(sent: Submission, _: Actor, __: Group) -> EnterDecision:
    return referral_views.read_decision(sent.handle, sent.values)


def _followed(sent: Submission, _: Actor, __: Group) -> FollowUp:
    return referral_views.read_follow_up(sent.handle, sent.values)


def _consult_form(prepared: tuple[FormChoices, Topic], source: Said | Click, texts: Texts) -> Block:
    offered, topic = prepared
    return forms_topics.consult_form(_handle(source), topic, offered, texts)


def _opinion_form(offered: FormChoices, source: Said | Click, texts: Texts) -> Block:
    stance = _STANCES[Act(source.action) if isinstance(source, Click) else source.command]
    return forms_topics.opinion_form(stance, _handle(source), offered, texts)


def _call_form(offered: FormChoices, _: Said | Click, texts: Texts) -> Block:
    return call_views.call_form(offered.answer_by, texts)


def _refer_form(prepared: tuple[FormChoices, Topic, tuple[str, ...]], source: Said | Click, texts: Texts) -> Block:
    offered, topic, addressees = prepared
    title = f"{topic.reference} {topic.title}"
    return referral_views.refer_form(_handle(source), title, addressees, offered.due_on, texts)


def _decision_form(offered: FormChoices, click: Click, texts: Texts) -> Block:
    return referral_views.decision_form(click.handle, offered.today, offered.due_on, texts)


def _follow_up_form(_: FormChoices, click: Click, texts: Texts) -> Block:
    return referral_views.follow_up_form(click.handle, texts)


_CONSULT = Opening(consultation.prepare_consultation, _consult_form, read=_topic)
_OPINION = Route(consultation.give_opinion, _opinion)
_WORDY = Opening(
    consultation.prepare_opinion, _opinion_form, read=_opinion, instead=_OPINION, takes_line=says_more(Kind.TOPIC)
)
_CALL = Opening(
    topic_calls.prepare_call,
    _call_form,
    instead=Route(topic_calls.open_call, _call_line),
    takes_line=lambda said: bool(said.rest),
)
_REFER = Opening(referrals.prepare_referral, _refer_form, read=_topic)
_SHOW_CALL = Route(topic_calls.show_call, nothing, changes=False)
_SHOW = Route(referrals.show_referral, _referral, changes=False)
_LIST = Route(referrals.list_referrals, _page, changes=False)

TABLE = Table(
    commands={
        Command.CONSULT: _CONSULT,
        Command.OPINION_SUPPORT: _OPINION,
        Command.OPINION_OBJECT: _WORDY,
        Command.CALL: _CALL,
        Command.CALL_SHOW: _SHOW_CALL,
        Command.REFER: _REFER,
        Command.REFERRAL_LIST: _LIST,
        Command.REFERRAL_SHOW: _SHOW,
    },
    actions={
        Act.TOPIC_CONSULT: _CONSULT,
        Act.OPINION_SUPPORT: _OPINION,
        Act.OPINION_COMMENTS: _WORDY,
        Act.OPINION_OBJECT: _WORDY,
        Act.CALL_NEW: _CALL,
        Act.CALL_SHOW: _SHOW_CALL,
        Act.CALL_NONE: Route(topic_calls.answer_call, _none),
        Act.TOPIC_REFER: _REFER,
        Act.REFERRAL_SHOW: _SHOW,
        Act.REFERRAL_PAGE: _LIST,
        Act.REFERRAL_DECISION: Opening(referrals.prepare_step, _decision_form, read=_referral),
        Act.REFERRAL_FOLLOW_UP: Opening(referrals.prepare_step, _follow_up_form, read=_referral),
    },
    forms={
        Form.TOPIC_CONSULT: Route(consultation.open_consultation, _consulted),
        Form.OPINION: Route(consultation.give_opinion, _given),
        Form.CALL: Route(topic_calls.open_call, _called),
        Form.REFERRAL: Route(referrals.refer_topic, _referred),
        Form.REFERRAL_DECISION: Route(referrals.enter_decision, _decided),
        Form.REFERRAL_FOLLOW_UP: Route(referrals.follow_up, _followed),
    },
)
