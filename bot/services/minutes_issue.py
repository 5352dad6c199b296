"""How minutes are issued: a number, the tasks, the topics decided, the post and a message to each unit, in one go."""

from datetime import date
from functools import cache

from bot.domain import clauses, topics
from bot.domain.chasing import MINUTES_RECEIPT
from bot.domain.clauses import Decision, Outcome
from bot.domain.groups import Group
from bot.domain.minutes import Minutes, MinutesVerb
from bot.domain.papers import PaperKind
from bot.domain.people import UNIT_ROLES, Actor, Capacity
from bot.domain.tasks import AssignTask
from bot.domain.topics import TopicVerb
from bot.domain.wording import TITLE_LENGTH
from bot.notices.minutes import MinutesIssued, MinutesPosted
from bot.notices.recipients import ToChannel
from bot.services import corrections, minutes_facts, papers
from bot.services.chasing import open_chases
from bot.services.items import note
from bot.services.tasks import Origin, add_task
from bot.services.telling import shown_in_office, tell_units
from bot.store.record import facts_of
from bot.store.transaction import Transaction


def issue(tx: Transaction, actor: Actor, capacity: Capacity, group: Group, item: Minutes) -> None:
    """Issue signed minutes (Rules of procedure, Art. 8 and 9). The number is the next of the local year; each clause that
    asks for something by a day becomes a task, of which its units learn by the message about the minutes; one with a cadence
    becomes one each period. A correction changes the tasks of what it corrects, and makes none twice.

    Raises:
        WrongState: unless they are signed.
        Refusal: `clause-outcome-missing`.
    """
    before = facts_of(item)
    decisions = tx.minutes.list_decisions(item.id)
    item.move(MinutesVerb.ISSUE)
    clauses.check_outcomes(decisions)
    item.issued_at = tx.now
    item.year = group.today(tx.now).year
    item.serial = tx.minutes.take_serial(group.id, item.year)
    tx.minutes.save(item)
    if item.corrects_id is not None:
        corrections.supersede(tx, actor, capacity, group, item)
    for decision in decisions:
        is_once = decision.outcome is Outcome.TASK and not decision.every
        if is_once and decision.due_on is not None and decision.task_id is None:
            request = task_of(decision, decision.due_on)
            task = add_task(tx, group, request, actor=actor, capacity=capacity, origin=Origin(decision.id))
            decision.task_id = task.id
            tx.minutes.save_decision(decision)
    _decide_topics(tx, actor, capacity, group, decisions)
    note(tx, actor, capacity, MinutesVerb.ISSUE, item, before=before, shown_to=shown_in_office(tx, group))
    _tell_issued(tx, group, item)


def task_of(decision: Decision, due_on: date) -> AssignTask:
    """Return the task that a clause becomes."""
    return AssignTask(
        title=clauses.title_of(decision.text, TITLE_LENGTH),
        lead_unit_id=decision.lead_unit_id,
        due_on=due_on,
        supporting_unit_ids=decision.supporting_unit_ids,
        expected_result=clauses.expected_of(decision.text, decision.expected_result, TITLE_LENGTH),
    )


def _decide_topics(tx: Transaction, actor: Actor, capacity: Capacity, group: Group, decisions: list[Decision]) -> None:
    """A topic that earlier minutes decided stays as it is."""
    topic_ids = [decision.topic_id for decision in decisions if decision.topic_id is not None]
    for topic in tx.topics.list_by_ids(group.id, topic_ids):
        if TopicVerb.DECIDE in topics.LIFECYCLE.allowed(topic.state):
            before = facts_of(topic)
            topic.move(TopicVerb.DECIDE)
            tx.topics.save(topic)
            note(tx, actor, capacity, TopicVerb.DECIDE, topic, before=before)


def _tell_issued(tx: Transaction, group: Group, item: Minutes) -> None:
    sheet = minutes_facts.read(tx, group, item)
    card = sheet.card()
    channel = group.channels.get("announcement")
    if channel:
        post, to = f"issued:{item.id}", ToChannel(channel)
        tx.outbox.add(MinutesPosted(group.name, card), to, key=post)
        papers.owe(tx, group.id, PaperKind.MINUTES, item.reference, to, key=f"paper:{item.id}", under=post)

    @cache
    def issued(unit_id: int) -> MinutesIssued:
        own = sheet.card(my_units=[unit_id])
        return MinutesIssued(own, group.unit(unit_id).short, sheet.binding(unit_id))

    units = [unit.id for unit in group.units]
    by = group.rules.calendar.add(group.today(tx.now), group.rules.receipt_days)
    open_chases(tx, group, MINUTES_RECEIPT, item.reference, due_on=by, unit_ids=units)
    tell_units(tx, group, issued, unit_ids=units, roles=UNIT_ROLES)
