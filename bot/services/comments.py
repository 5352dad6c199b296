"""Comments on tasks, made in the thread of a task's card or by a line, and told where the card stands (PRODUCT: Tasks)."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.comments import Comment, CommentTask
from bot.domain.groups import Group
from bot.domain.people import Actor, Capacity, Role
from bot.domain.permissions import Action, permit
from bot.domain.references import Kind, Reference
from bot.domain.tasks import Task
from bot.notices.comments import CommentMade, CommentTaken
from bot.notices.fact import Fact
from bot.notices.recipients import ToChannel, ToPerson
from bot.notices.tasks import TaskCard
from bot.services import task_facts
from bot.services.items import note
from bot.services.telling import OFFICE, to_person
from bot.store.outbox import card_key
from bot.store.record import facts_of
from bot.store.transaction import Transaction


def comment(tx: Transaction, actor: Actor, request: CommentTask) -> Fact:
    """Keep a comment on a task, and tell it to its units' liaisons, to the secretariat and to whoever commented before."""
    request.check()
    task = tx.tasks.get(actor.group_id, request.reference)
    capacity = permit(actor, Action.TASK_COMMENT, units=task.unit_ids)
    group, before = tx.groups.of(actor), facts_of(task)
    authors = tx.comments.list_authors(task.id)
    said = Comment(0, task.id, actor.person_id, capacity.unit_id, tx.now, request.text)
    tx.comments.add(said)
    task.comments += 1
    tx.tasks.save(task)
    note(tx, actor, capacity, "comment", task, before=before, said={"text": request.text})
    line = task_facts.comment_line(group, said, actor.name)
    key = card_key(group.id, str(task.reference))
    told = 0
    for target, card in _readers(tx, group, task, authors=authors, but=actor.person_id):
        if not (isinstance(target, ToChannel) and target.channel == request.said_in):
            tx.outbox.add(CommentMade(card, line), replace(target, in_thread=True), card=key)
            told += 1
    return CommentTaken(str(task.reference), told)


def prepare_comment(tx: Transaction, actor: Actor, reference: Reference) -> Reference:
    """Return the task that is to be commented on. Refuses as `comment` would."""
    permit(actor, Action.TASK_COMMENT, units=tx.tasks.get(actor.group_id, reference).unit_ids)
    return reference


def find_task_of_card(tx: Transaction, channel: str, ts: str) -> Reference | None:
    """Return the task whose card a message is; None for any other message."""
    shown = tx.outbox.find_item_of(channel, ts)
    return shown if shown is not None and shown.kind is Kind.TASK else None


def _readers(
    tx: Transaction, group: Group, task: Task, *, authors: frozenset[int], but: int
) -> Iterator[tuple[ToPerson | ToChannel, TaskCard]]:
    """Return where a comment is told, each place once, with the card that its reader sees where there is none yet."""
    told = {but}
    for unit_id in task.unit_ids:
        card = task_facts.card_as(tx, group, task, Capacity(Role.LIAISON, unit_id))
        for person, _ in tx.people.list_holders(group.id, [Role.LIAISON], group.today(tx.now), unit_ids=[unit_id]):
            target = to_person(person)
            if target is not None and person.id not in told:
                told.add(person.id)
                yield target, card
    yield from _others(tx, group, task, among=authors - told, told=told)


def _others(
    tx: Transaction, group: Group, task: Task, *, among: frozenset[int], told: set[int]
) -> Iterator[tuple[ToPerson | ToChannel, TaskCard]]:
    """The secretariat in its channel (or each of its people), and those who commented before and still hold a seat."""
    card = task_facts.card_as(tx, group, task, task_facts.OFFICE)
    channel = group.channels.get("secretariat")
    if channel:
        yield ToChannel(channel), card
    today = group.today(tx.now)
    roles = (Role.CONVENER, Role.INSPECTOR, Role.MEMBER, *OFFICE)
    for person, seat in tx.people.list_holders(group.id, roles, today):
        target = to_person(person)
        is_office = seat.role in OFFICE
        is_reader = person.id in among if not is_office else (person.id in among or not channel)
        if target is not None and is_reader and person.id not in told:
            told.add(person.id)
            yield target, card if is_office else task_facts.plain_card(group, task, today)
