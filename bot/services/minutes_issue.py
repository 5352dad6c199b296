"""How minutes are issued: a number, the tasks, the topics decided, the post and a message to each unit, in one go."""

from functools import cache

from bot.domain import topics
from bot.domain.chasing import MINUTES_RECEIPT
from bot.domain.groups import Group
from bot.domain.minutes import Decision, Minutes, MinutesVerb
from bot.domain.papers import PaperKind
from bot.domain.people import UNIT_ROLES, Actor, Capacity
from bot.domain.tasks import AssignTask
from bot.domain.topics import TopicVerb
from bot.domain.wording import TITLE_LENGTH
from bot.notices.minutes import MinutesIssued, MinutesPosted
from bot.notices.recipients import ToChannel
from bot.services import minutes_facts, papers
from bot.services.chasing import open_chases
from bot.services.items import note
from bot.services.tasks import Origin, add_task
from bot.services.telling import shown_in_office, tell_units
from bot.store.record import facts_of
from bot.store.transaction import Transaction


def issue(tx: Transaction, actor: Actor, capacity: Capacity, group: Group, item: Minutes) -> None:
    """Issue signed minutes (Rules of procedure, Art. 8 and 9). The number is the next of the local year; each clause
    becomes a task, of which its units learn by the message about the minutes.

    Raises:
        WrongState: unless they are signed.
    """
    before = facts_of(item)
    item.move(MinutesVerb.ISSUE)
    item.issued_at = tx.now
    item.year = group.today(tx.now).year
    item.serial = tx.minutes.take_serial(group.id, item.year)
    tx.minutes.save(item)
    decisions = tx.minutes.list_decisions(item.id)
    for decision in decisions:
        request = task_of(decision)
        task = add_task(tx, group, request, actor=actor, capacity=capacity, origin=Origin(decision.id))
        decision.task_id = task.id
        tx.minutes.save_decision(decision)
    _decide_topics(tx, actor, capacity, group, decisions)
    note(tx, actor, capacity, MinutesVerb.ISSUE, item, before=before, shown_to=shown_in_office(tx, group))
    _tell_issued(tx, group, item)


def task_of(decision: Decision) -> AssignTask:
    """Return the task that a clause becomes. A text longer than a title stands in full in what is expected."""
    title, expected = decision.text, decision.expected_result
    if len(title) > TITLE_LENGTH:
        title = title[: TITLE_LENGTH - 1] + "…"
        expected = f"{decision.text}\n{expected}".strip()
    return AssignTask(title, decision.lead_unit_id, decision.due_on, decision.supporting_unit_ids, expected)


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
        tx.outbox.add(MinutesPosted(group.name, card), ToChannel(channel))
        papers.owe(tx, group.id, PaperKind.MINUTES, item.reference, ToChannel(channel), key=f"paper:{item.id}")

    @cache
    def issued(unit_id: int) -> MinutesIssued:
        own = sheet.card(my_units=[unit_id])
        return MinutesIssued(own, group.unit(unit_id).short, sheet.binding(unit_id))

    units = [unit.id for unit in group.units]
    by = group.rules.calendar.add(group.today(tx.now), group.rules.receipt_days)
    open_chases(tx, group, MINUTES_RECEIPT, item.reference, due_on=by, unit_ids=units)
    tell_units(tx, group, issued, unit_ids=units, roles=UNIT_ROLES)
