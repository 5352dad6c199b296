"""What becomes of objections to minutes, and of their clauses, in messages."""

from bot.notices.minutes import (
    ClauseDropped,
    ClauseReturned,
    ObjectionRaised,
    ObjectionReferred,
    ObjectionSettled,
    StanceEntered,
)
from bot.texts.catalogue import Texts
from bot.views import concurrence, parts
from bot.views.minutes import told_of
from bot.views.parts import Message
from bot.views.registry import view


@view(ObjectionRaised)
def objection_raised(told: ObjectionRaised, texts: Texts) -> Message:
    about = texts("stance-about", positions=tuple(map(str, told.positions))) if told.positions else ""
    reference = told.card.minutes.reference
    words = texts("objection-raised", unit=told.unit, person=told.person, reference=reference, about=about)
    return told_of(words, told.card, texts, parts.quote(told.text))


@view(ObjectionReferred)
def objection_referred(told: ObjectionReferred, texts: Texts) -> Message:
    words = texts(
        "objection-referred",
        person=told.person,
        unit=told.stance.unit,
        reference=told.card.minutes.reference,
        about=concurrence.about(told.stance, texts),
        settles="yes" if told.card.settles else "no",
    )
    return told_of(words, told.card, texts, parts.quote(told.stance.text))


@view(ObjectionSettled)
def objection_settled(told: ObjectionSettled, texts: Texts) -> Message:
    words = texts("objection-settled", person=told.person, unit=told.unit, reference=told.card.minutes.reference)
    return told_of(words, told.card, texts, parts.quote(f"{told.objection}\n→ {told.text}"))


@view(ClauseReturned)
def clause_returned(told: ClauseReturned, texts: Texts) -> Message:
    words = texts("clause-returned", person=told.person, reference=told.card.minutes.reference, topic=told.topic)
    return told_of(words, told.card, texts, parts.quote(told.text))


@view(ClauseDropped)
def clause_dropped(told: ClauseDropped, texts: Texts) -> Message:
    words = texts("clause-dropped", person=told.person, reference=told.card.minutes.reference)
    return told_of(words, told.card, texts, parts.quote(told.text))


@view(StanceEntered)
def stance_entered(told: StanceEntered, texts: Texts) -> Message:
    words = texts(
        "stance-entered",
        person=told.person,
        unit=told.unit,
        reference=told.card.minutes.reference,
        stance=told.stance,
        source=told.source,
    )
    return told_of(words, told.card, texts, *([parts.quote(told.text)] if told.text else []))
