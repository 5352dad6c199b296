"""The ladder at work: each morning of a working day, who is told what is due and what is overdue.

Run twice, a scan adds nothing: the mark on what is awaited and the promise of the message are written together. After a
downtime one message goes out, at today's stage.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain import ladder
from bot.domain.chasing import KINDS
from bot.domain.groups import Group
from bot.domain.tasks import Task
from bot.notices.desk import Digest, OverdueRow, OverdueTable
from bot.notices.recipients import ToChannel
from bot.services import task_facts
from bot.services.digests import Pile
from bot.services.dispatcher import climb, held_units, plan, read_ledger
from bot.services.telling import to_person
from bot.store.outbox import card_key
from bot.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Mark:
    """When the ladder next speaks of a matter, and how many working days from its due day that is (negative: before)."""

    at: datetime
    item: str
    offset: int


def list_due_groups(tx: Transaction) -> list[int]:
    """Return the groups whose morning has come."""
    return tx.groups.list_due(tx.now)


def scan(tx: Transaction, group_id: int) -> int:
    """Take what a group awaits up its ladders and owe the digests and the table; return how many digests.

    Outside working hours nothing is told: the scan is put off to the next working morning.
    """
    group = tx.groups.get(group_id)
    rules = group.rules
    tx.groups.set_next_at(group_id, next_morning(group, tx.now))
    if not rules.hours.contains(tx.now, rules.calendar):
        return 0
    today = group.today(tx.now)
    due = tx.chases.list_due(group_id, tx.now)
    told = climb(group, due, held_units(tx, group), today)
    tx.chases.mark(due)
    ledger = read_ledger(tx, group, today)
    earlier = tx.chases.list_told_since(group_id, min(ledger.withheld.values())) if ledger.withheld else []
    morning = plan(tx, group, told, earlier, ledger)
    for pile, owed in morning.sent:
        _owe_digest(tx, group, pile, owed)
    tx.reminders.make_up(group_id, morning.made_up)
    tx.reminders.note(group_id, today, sent=[pile.person.id for pile, _ in morning.sent], withheld=morning.withheld)
    _owe_table(tx, group)
    return len(morning.sent)


def list_next_marks(tx: Transaction, within: timedelta) -> list[Mark]:
    """Return the next rung of each thing that is awaited, of all groups, the soonest first."""
    found = []
    for group_id, _ in tx.groups.list_keys():
        group = tx.groups.get(group_id)
        for chase in tx.chases.list_due(group_id, tx.now + within):
            at, steps = chase.next_at or tx.now, group.rules.ladder_of(KINDS[chase.kind])
            stage = ladder.stage(steps, due=chase.due_on, today=group.today(at), calendar=group.rules.calendar)
            if stage is not None:
                found.append(Mark(at, chase.item, stage.offset))
    return sorted(found, key=lambda mark: mark.at)


def next_morning(group: Group, now: datetime) -> datetime:
    """Return the next moment at which digests are sent, after `now`."""
    rules = group.rules
    day = rules.calendar.next_workday(group.today(now))
    moment = group.local(day, rules.digest_at)
    return moment if moment > now else group.local(rules.calendar.add(day, 1), rules.digest_at)


def overdue_table(tx: Transaction, group: Group) -> OverdueTable:
    """Return the group's overdue tasks as they stand, by unit, in the units' order."""
    today = group.today(tx.now)
    by_unit: defaultdict[int, list[Task]] = defaultdict(list)
    for task in tx.tasks.list_due_before(group.id, ladder.overdue_before(today, group.rules.calendar)):
        by_unit[task.lead_unit_id].append(task)
    rows = tuple(
        OverdueRow(unit.short, tuple(task_facts.line(group, task, today) for task in by_unit[unit.id]))
        for unit in group.units
        if unit.id in by_unit
    )
    return OverdueTable(today, rows, sum(len(row.tasks) for row in rows))


def overdue_item(group: Group, now: datetime) -> str:
    """Name the card of today's table of overdue tasks."""
    return f"overdue:{group.today(now).isoformat()}"


def _owe_digest(tx: Transaction, group: Group, pile: Pile, owed: Digest) -> None:
    target = to_person(pile.person)
    if target is not None:
        tx.outbox.add(owed, target, key=f"digest:{group.id}:{pile.person.id}:{owed.day.isoformat()}")


def _owe_table(tx: Transaction, group: Group) -> None:
    channel = group.channels.get("group")
    table = overdue_table(tx, group)
    if channel and table.rows and None not in held_units(tx, group):
        item = overdue_item(group, tx.now)
        tx.outbox.add(table, ToChannel(channel), key=f"{item}:{group.id}", card=card_key(group.id, item))
