"""The kinds of things that are chased, as their readers are shown them: a further kind is declared here and nowhere else.

A reader takes what of its kind is told on one day and returns the fact that each line of a digest shows, by the chase's
row number. What is no longer there has no fact, and is not told.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from bot.domain import chasing, references
from bot.domain.chasing import Chase
from bot.domain.groups import Group
from bot.notices.fact import Fact
from bot.services import confirmations, meeting_facts, minutes_facts, referrals, task_facts, topic_calls, topic_facts
from bot.store.transaction import Transaction

Reader = Callable[[Transaction, Group, Sequence[Chase], date], Mapping[int, Fact]]


def read_tasks(tx: Transaction, group: Group, chases: Sequence[Chase], today: date) -> dict[int, Fact]:
    """Return the task of each chase that is about one."""
    wanted = {chase.id: reference for chase in chases if (reference := references.parse(chase.item)) is not None}
    numbers = sorted({reference.number for reference in wanted.values()})
    found = {task.number: task for task in tx.tasks.list_by_numbers(group.id, numbers)}
    return {
        chase_id: task_facts.line(group, found[reference.number], today)
        for chase_id, reference in wanted.items()
        if reference.number in found
    }


READERS: dict[str, Reader] = {
    kind.name: read_tasks
    for kind in (
        chasing.TASK,
        chasing.RECEIPT,
        chasing.SUPPORT,
        chasing.EXTENSION,
        chasing.BLOCKER_ANSWER,
        chasing.BLOCKER,
        chasing.BLOCKER_DECISION,
    )
} | {
    chasing.CONFIRMATION.name: confirmations.read_questions,
    chasing.OPINION.name: topic_facts.read_chased,
    chasing.CALL.name: topic_calls.read_chased,
    chasing.REFERRAL.name: referrals.read_chased,
    chasing.RSVP.name: meeting_facts.read_chased,
    chasing.MATERIALS.name: meeting_facts.read_chased,
    chasing.STANCE.name: minutes_facts.read_chased,
    chasing.MINUTES_RECEIPT.name: minutes_facts.read_chased,
}
"""By the kind's name. Whatever is asked about a task is shown by the task; its line says what is awaited."""


def read_lines(tx: Transaction, group: Group, chases: Sequence[Chase], today: date) -> dict[int, Fact]:
    """Return the fact of each chase, with one question to the database a kind."""
    by_kind: defaultdict[str, list[Chase]] = defaultdict(list)
    for chase in chases:
        by_kind[chase.kind].append(chase)
    return {
        key: fact for kind, found in by_kind.items() for key, fact in READERS[kind](tx, group, found, today).items()
    }
