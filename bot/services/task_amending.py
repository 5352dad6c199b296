"""A task that is amended otherwise than by its units' reports: by a row of the ledger, or by a correction of minutes."""

from collections.abc import Mapping
from datetime import date

from bot.domain import ladder
from bot.domain.groups import Group
from bot.domain.people import UNIT_ROLES, Actor, Capacity, Role
from bot.domain.tasks import Task
from bot.notices.fact import Fact
from bot.notices.ledger import TaskAmended
from bot.services import reminders, task_chases, task_facts
from bot.services.items import note
from bot.services.telling import tell_units
from bot.store.record import facts_of
from bot.store.transaction import Transaction

COLUMNS = {
    "title": "task",
    "due_on": "due",
    "lead_unit_id": "lead",
    "supporting_unit_ids": "supporting",
    "expected_result": "expected_result",
}
"""The fields of a task that may be amended, and what each is called in a file and in a message."""


def amend(tx: Transaction, actor: Actor, capacity: Capacity, task: Task, wanted: Mapping[str, object]) -> None:
    """Put what is wanted, by field, into an open task; its day, its units and what is awaited of them follow."""
    group = tx.groups.of(actor)
    before = facts_of(task)
    due_on, units = task.due_on, task.unit_ids
    for name, value in wanted.items():
        if name != "due_on":
            setattr(task, name, value)
    due = wanted["due_on"]
    if isinstance(due, date) and due != due_on:
        task.move_due(due, today=actor.today, calendar=group.rules.calendar)
    task.keep_units()
    tx.tasks.save(task)
    tx.tasks.set_supports(task)
    task_chases.on_amended(tx, group, task, units)
    note(tx, actor, capacity, "amend-task", task, before=before)
    if min(due_on, task.due_on) < ladder.overdue_before(actor.today, group.rules.calendar):
        tx.outbox.refresh(group.id, reminders.overdue_item(group, tx.now))


def tell_amended(tx: Transaction, group: Group, actor: Actor, task: Task, changed: tuple[str, ...]) -> None:
    """Tell a task's units what of it was changed, in the words of COLUMNS."""
    card = task_facts.plain_card(group, task, actor.today, verbs=task_facts.UNIT_VERBS)
    fact: Fact = TaskAmended(card, changed)
    item = str(task.reference)
    tell_units(tx, group, lambda _: fact, unit_ids=[task.lead_unit_id], roles=UNIT_ROLES, card=item)
    tell_units(tx, group, lambda _: fact, unit_ids=task.supporting_unit_ids, roles=[Role.LIAISON], card=item)
