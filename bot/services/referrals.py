"""Referrals: a major matter goes to those who decide it, and what they decided comes back (Rules of procedure, Art. 10)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.domain import referrals, topics
from bot.domain.chasing import REFERRAL, Chase
from bot.domain.groups import Group
from bot.domain.people import UNIT_ROLES, Actor
from bot.domain.permissions import Action, find_capacity, permit
from bot.domain.references import Reference, parse
from bot.domain.referrals import EnterDecision, FollowUp, Referral, ReferralState, ReferralVerb, ReferTopic
from bot.domain.topics import Topic, TopicVerb
from bot.notices.choices import FormChoices
from bot.notices.fact import Fact
from bot.notices.referrals import ReferralCard, ReferralChanged, ReferralLine, ReferralList, ReferralTold
from bot.services import choices
from bot.services.chasing import close_chase, move_chase, open_chase
from bot.services.items import note
from bot.services.telling import tell_units
from bot.store.record import facts_of
from bot.store.transaction import Transaction

PAGE_SIZE = 10


def refer_topic(tx: Transaction, actor: Actor, request: ReferTopic) -> Fact:
    """Refer a topic upward; nothing here decides for the addressee."""
    request.check(actor.today)
    capacity = permit(actor, Action.TOPIC_REFER)
    topic = tx.topics.get(actor.group_id, request.reference)
    group, before = tx.groups.of(actor), facts_of(topic)
    topic.move(TopicVerb.REFER)
    tx.topics.save(topic)
    referral = Referral(
        id=0,
        group_id=group.id,
        number=0,
        state=ReferralState.REFERRED,
        topic_id=topic.id,
        addressee=request.addressee,
        text=request.text,
        referred_by=actor.person_id,
        referred_on=actor.today,
        follow_up_on=request.follow_up_on,
    )
    tx.referrals.add(referral)
    note(tx, actor, capacity, TopicVerb.REFER, topic, before=before, said={"referral": str(referral.reference)})
    note(tx, actor, capacity, "refer", referral)
    open_chase(tx, group, REFERRAL, referral.reference, due_on=request.follow_up_on, unit_id=None)
    _tell(tx, group, topic, referral, None)
    return ReferralChanged(None, _card(tx, group, referral, actor))


def enter_decision(tx: Transaction, actor: Actor, request: EnterDecision) -> Fact:
    """Enter what was decided above; where that asks for it, the topic goes back to the group's table."""
    request.check(actor.today)
    referral, topic, before = _change(tx, actor, request.reference, ReferralVerb.ENTER_DECISION)
    capacity = permit(actor, Action.TOPIC_REFER)
    group, topic_before = tx.groups.of(actor), facts_of(topic)
    referral.decision, referral.decided_on = request.decision, request.decided_on
    referral.follow_up_on = request.follow_up_on
    tx.referrals.save(referral)
    note(tx, actor, capacity, ReferralVerb.ENTER_DECISION, referral, before=before)
    move_chase(tx, group, REFERRAL, referral.reference, due_on=request.follow_up_on)
    if request.reopens:
        topic.move(TopicVerb.REOPEN)
        tx.topics.save(topic)
        note(tx, actor, capacity, TopicVerb.REOPEN, topic, before=topic_before)
    _tell(tx, group, topic, referral, ReferralVerb.ENTER_DECISION)
    return ReferralChanged(ReferralVerb.ENTER_DECISION, _card(tx, group, referral, actor))


def follow_up(tx: Transaction, actor: Actor, request: FollowUp) -> Fact:
    """Note what followed from the decision; the referral is then settled."""
    request.check()
    referral, topic, before = _change(tx, actor, request.reference, ReferralVerb.FOLLOW_UP)
    capacity = permit(actor, Action.TOPIC_REFER)
    group = tx.groups.of(actor)
    referral.outcome = request.outcome
    tx.referrals.save(referral)
    note(tx, actor, capacity, ReferralVerb.FOLLOW_UP, referral, before=before)
    close_chase(tx, group, REFERRAL, referral.reference)
    _tell(tx, group, topic, referral, ReferralVerb.FOLLOW_UP)
    return ReferralChanged(ReferralVerb.FOLLOW_UP, _card(tx, group, referral, actor))


def show_referral(tx: Transaction, actor: Actor, reference: Reference) -> Fact:
    """Answer with a referral's card."""
    permit(actor, Action.TOPIC_READ)
    return _card(tx, tx.groups.of(actor), tx.referrals.get(actor.group_id, reference), actor)


def list_referrals(tx: Transaction, actor: Actor, page: int) -> Fact:
    """Answer with one page (from 1) of the group's referrals."""
    permit(actor, Action.TOPIC_READ)
    found, total = tx.referrals.page(actor.group_id, page=page, size=PAGE_SIZE)
    titles = _topics(tx, actor.group_id, found)
    lines = tuple(_line(referral, titles[referral.topic_id]) for referral in found)
    return ReferralList(lines, page, max(1, -(-total // PAGE_SIZE)), total)


def prepare_referral(tx: Transaction, actor: Actor, reference: Reference) -> tuple[FormChoices, Topic, tuple[str, ...]]:
    """Return what the form of a referral offers: the topic, and the addressees of the profile."""
    permit(actor, Action.TOPIC_REFER)
    topic = tx.topics.get(actor.group_id, reference)
    topics.LIFECYCLE.next(topic.state, TopicVerb.REFER)
    group = tx.groups.of(actor)
    return choices.offered(group, actor), topic, group.rules.referral_addressees


def prepare_step(tx: Transaction, actor: Actor, reference: Reference) -> FormChoices:
    """Return what the forms of a decision and of its follow-up offer."""
    permit(actor, Action.TOPIC_REFER)
    tx.referrals.get(actor.group_id, reference)
    return choices.offered(tx.groups.of(actor), actor)


def current(tx: Transaction, group: Group, reference: Reference, actor: Actor | None) -> ReferralCard:
    """Return the present look of a referral for a reader (None: a channel)."""
    return _card(tx, group, tx.referrals.get(group.id, reference), actor)


def read_chased(tx: Transaction, group: Group, chases: Sequence[Chase], _: date) -> dict[int, Fact]:
    """Return the referral of each chase that is about one."""
    wanted = {chase.id: found.number for chase in chases if (found := parse(chase.item)) is not None}
    listed = tx.referrals.list_by_numbers(group.id, sorted(set(wanted.values())))
    titles = _topics(tx, group.id, listed)
    lines = {referral.number: _line(referral, titles[referral.topic_id]) for referral in listed}
    return {key: lines[number] for key, number in wanted.items() if number in lines}


def _change(
    tx: Transaction, actor: Actor, reference: Reference, verb: ReferralVerb
) -> tuple[Referral, Topic, dict[str, object]]:
    permit(actor, Action.TOPIC_REFER)
    referral = tx.referrals.get(actor.group_id, reference)
    (topic,) = tx.topics.list_by_ids(actor.group_id, [referral.topic_id])
    before = facts_of(referral)
    referral.move(verb)
    return referral, topic, before


def _topics(tx: Transaction, group_id: int, found: Sequence[Referral]) -> dict[int, Topic]:
    listed = tx.topics.list_by_ids(group_id, sorted({referral.topic_id for referral in found}))
    return {topic.id: topic for topic in listed}


def _line(referral: Referral, topic: Topic) -> ReferralLine:
    return ReferralLine(
        str(referral.reference),
        str(topic.reference),
        topic.title,
        referral.state,
        referral.addressee,
        referral.follow_up_on,
        referral.version,
    )


def _card(tx: Transaction, group: Group, referral: Referral, actor: Actor | None) -> ReferralCard:
    topic = _topics(tx, group.id, [referral])[referral.topic_id]
    may = actor is None or find_capacity(actor, Action.TOPIC_REFER) is not None
    return ReferralCard(
        line=_line(referral, topic),
        text=referral.text,
        referred_by=tx.people.map_by_ids({referral.referred_by})[referral.referred_by].name,
        referred_on=referral.referred_on,
        decision=referral.decision,
        decided_on=referral.decided_on,
        outcome=referral.outcome,
        verbs=referrals.LIFECYCLE.allowed(referral.state) if may else (),
    )


def _tell(tx: Transaction, group: Group, topic: Topic, referral: Referral, verb: ReferralVerb | None) -> None:
    """Tell the people of the unit whose topic it is."""
    card = _card(tx, group, referral, None)
    told = ReferralTold(verb, replace(card, verbs=()))
    unit_ids = [topic.unit_id]
    tell_units(tx, group, lambda _: told, unit_ids=unit_ids, roles=UNIT_ROLES, card=str(referral.reference))
