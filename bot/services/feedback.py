"""Suggestions and complaints about the assistant: passed on, answered, and never lost (PRODUCT: Record)."""

from bot.domain.errors import Invalid
from bot.domain.feedback import AnswerFeedback, Feedback, GiveFeedback
from bot.domain.people import Actor
from bot.domain.permissions import Action, find_capacity, permit
from bot.notices.fact import Fact
from bot.notices.feedback import FeedbackAnswered, FeedbackAsked, FeedbackGiven, FeedbackLine, FeedbackList
from bot.services.telling import tell_office, to_person
from bot.store.transaction import Transaction

SHOWN = 20


def give_feedback(tx: Transaction, actor: Actor, request: GiveFeedback) -> Fact:
    """Pass a suggestion or a complaint on to the secretariat; without words, show the secretariat those that wait."""
    capacity = permit(actor, Action.FEEDBACK_GIVE)
    if not request.text and find_capacity(actor, Action.FEEDBACK_ANSWER) is not None:
        waiting = tx.feedback.list_waiting(actor.group_id, most=SHOWN)
        people = tx.people.map_by_ids({said.person_id for said in waiting})
        return FeedbackList(
            tuple(FeedbackLine(said.id, people[said.person_id].name, said.at, said.text) for said in waiting)
        )
    request.check()
    said = Feedback(0, actor.group_id, actor.person_id, tx.now, request.text)
    tx.feedback.add(said)
    tx.record.append(actor.group_id, "feedback", f"feedback:{said.id}", person_id=actor.person_id, role=capacity.role)
    group = tx.groups.of(actor)
    tell_office(tx, group, FeedbackAsked(FeedbackLine(said.id, actor.name, tx.now, request.text)))
    return FeedbackGiven(request.text)


def prepare_answer(tx: Transaction, actor: Actor, feedback_id: int) -> str:
    """Return what somebody is about to answer to. Refuses as `answer_feedback` would."""
    permit(actor, Action.FEEDBACK_ANSWER)
    return _waiting(tx, actor, feedback_id).text


def answer_feedback(tx: Transaction, actor: Actor, request: AnswerFeedback) -> Fact:
    """Answer, once, and tell whoever said it.

    Raises:
        Invalid: `feedback-answered`, where somebody has answered.
    """
    capacity = permit(actor, Action.FEEDBACK_ANSWER)
    request.check()
    said = _waiting(tx, actor, request.feedback_id)
    said.answer, said.answered_by, said.answered_at = request.answer, actor.person_id, tx.now
    tx.feedback.save(said)
    tx.record.append(
        actor.group_id, "feedback-answer", f"feedback:{said.id}", person_id=actor.person_id, role=capacity.role
    )
    fact = FeedbackAnswered(said.text, request.answer, actor.name)
    target = to_person(tx.people.map_by_ids({said.person_id})[said.person_id])
    if target is not None and said.person_id != actor.person_id:
        tx.outbox.add(fact, target)
    return fact


def _waiting(tx: Transaction, actor: Actor, feedback_id: int) -> Feedback:
    said = tx.feedback.find(actor.group_id, feedback_id)
    if said is None:
        raise Invalid("button-broken")
    if said.answered_at is not None:
        raise Invalid("feedback-answered")
    return said
