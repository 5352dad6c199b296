"""The ladder at work: each morning of a working day, who is told what is due and what is overdue.

Run twice, a scan adds nothing: the mark on the task and the promise of the message are written together. After a
downtime one message goes out, at today's stage.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain import ladder
from bot.domain.groups import Group
from bot.domain.ladder import Audience, Stage
from bot.domain.people import Person, Role
from bot.domain.tasks import Task
from bot.notices.desk import Digest, DigestLine, OverdueRow, OverdueTable
from bot.notices.recipients import ToChannel
from bot.services import succession, task_facts
from bot.services.telling import to_person
from bot.store.outbox import card_key
from bot.store.transaction import Transaction

_UNIT_SEATS = {Role.LIAISON: Audience.LIAISON, Role.MEMBER: Audience.MEMBER}
_GROUP_SEATS = {
    Role.CONVENER: Audience.CONVENER,
    Role.INSPECTOR: Audience.INSPECTOR,
    Role.DIRECTOR: Audience.SECRETARIAT,
    Role.SECRETARIAT: Audience.SECRETARIAT,
}
_SEATS = _UNIT_SEATS | _GROUP_SEATS


MARKS = 5


@dataclass
class _Pile:
    """What one person is to be told."""

    person: Person
    lines: dict[int, tuple[Task, Stage, Audience]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mark:
    """When the ladder next speaks of a task, and how many working days from its due day that is (negative: before)."""

    at: datetime
    reference: str
    offset: int


def list_due_groups(tx: Transaction) -> list[int]:
    """Return the groups whose morning has come."""
    return tx.groups.list_due(tx.now)


def scan(tx: Transaction, group_id: int) -> int:
    """Take a group's tasks up the ladder and owe the digests and the table; return how many digests.

    Outside working hours nothing is told: the scan is put off to the next working morning.
    """
    group = tx.groups.get(group_id)
    rules = group.rules
    if not rules.hours.contains(tx.now, rules.calendar):
        tx.groups.set_next_at(group_id, next_morning(group, tx.now))
        return 0
    succession.on_morning(tx, group)
    staged = _climb(tx, group)
    piles = _piles(tx, group, staged)
    for pile in piles:
        _owe_digest(tx, group, pile)
    _owe_table(tx, group)
    tx.groups.set_next_at(group_id, next_morning(group, tx.now))
    return len(piles)


def list_next_marks(tx: Transaction, within: timedelta) -> list[Mark]:
    """Return the next rung of each task that is chased, of all groups, the soonest first."""
    found = []
    for group_id, _ in tx.groups.list_keys():
        group = tx.groups.get(group_id)
        rules = group.rules
        for task in tx.tasks.list_due_for_ladder(group_id, tx.now + within):
            at = task.next_at or tx.now
            stage = ladder.stage(rules.ladder, due=task.due_on, today=group.today(at), calendar=rules.calendar)
            if stage is not None:
                found.append(Mark(at, str(task.reference), stage.offset))
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


def list_marks(tx: Transaction) -> list[tuple[datetime, int]]:
    """Return the next mornings on which some task reaches a rung, and how many do, the soonest first."""
    return tx.tasks.list_next_moments(most=MARKS)


def _climb(tx: Transaction, group: Group) -> list[tuple[Task, Stage]]:
    rules, today = group.rules, group.today(tx.now)
    due = tx.tasks.list_due_for_ladder(group.id, tx.now)
    staged = []
    for task in due:
        last = task.stage if task.stage_due_on == task.due_on else None
        stage = ladder.advance(rules.ladder, due=task.due_on, today=today, last=last, calendar=rules.calendar)
        if stage is not None:
            task.stage, task.stage_due_on = stage.index, task.due_on
            staged.append((task, stage))
        last = task.stage if task.stage_due_on == task.due_on else None
        day = ladder.next_day(rules.ladder, due=task.due_on, last=last, calendar=rules.calendar)
        task.next_at = group.local(max(day, rules.calendar.add(today, 1)), rules.digest_at)
    tx.tasks.mark_stages(due)
    return staged


def _piles(tx: Transaction, group: Group, staged: list[tuple[Task, Stage]]) -> list[_Pile]:
    if not staged:
        return []
    rungs = group.rules.ladder
    audiences = {stage.index: rungs.rung(stage.index).audiences for _, stage in staged}
    piles: dict[int, _Pile] = {}
    for person, seat in tx.people.list_holders(group.id, list(_SEATS), group.today(tx.now)):
        audience = _SEATS[seat.role]
        for task, stage in staged:
            concerned = seat.role in _GROUP_SEATS or seat.unit_id == task.lead_unit_id
            if concerned and audience in audiences[stage.index]:
                piles.setdefault(person.id, _Pile(person)).lines.setdefault(task.id, (task, stage, audience))
    return list(piles.values())


def _owe_digest(tx: Transaction, group: Group, pile: _Pile) -> None:
    target = to_person(pile.person)
    if target is None:
        return
    today = group.today(tx.now)
    lines = sorted(pile.lines.values(), key=lambda line: (line[0].due_on, line[0].number))
    fact = Digest(
        today,
        tuple(
            DigestLine(task_facts.line(group, task, today), stage.offset, audience) for task, stage, audience in lines
        ),
    )
    tx.outbox.add(fact, target, key=f"digest:{group.id}:{pile.person.id}:{today.isoformat()}")


def _owe_table(tx: Transaction, group: Group) -> None:
    channel = group.channels.get("group")
    table = overdue_table(tx, group)
    if channel and table.rows:
        item = overdue_item(group, tx.now)
        tx.outbox.add(table, ToChannel(channel), key=f"{item}:{group.id}", card=card_key(group.id, item))
