"""What is awaited from whom: opened, moved, rested and closed by the use cases in whose transaction it changes.

`item` is what the matter is about: a reference, or another name that the kind's reader knows (`services.chase_kinds`).
"""

from collections.abc import Collection
from datetime import date

from bot.domain import chasing
from bot.domain.chasing import Chase, ChaseKind
from bot.domain.groups import Group
from bot.domain.references import Reference
from bot.store.transaction import Transaction


def open_chases(
    tx: Transaction,
    group: Group,
    kind: ChaseKind,
    item: Reference | str,
    *,
    due_on: date,
    unit_ids: Collection[int | None],
) -> None:
    """Await something about `item` by a day, from each of these units (None: the secretariat)."""
    opened = [Chase(0, group.id, kind.name, str(item), unit_id, due_on, tx.now) for unit_id in unit_ids]
    for chase in opened:
        _enter(tx, group, kind, chase)
    if opened:
        tx.chases.add(opened)


def open_chase(
    tx: Transaction, group: Group, kind: ChaseKind, item: Reference | str, *, due_on: date, unit_id: int | None
) -> None:
    """Await something about `item` by a day, from one unit or from the secretariat (None)."""
    open_chases(tx, group, kind, item, due_on=due_on, unit_ids=[unit_id])


def close_chase(
    tx: Transaction, group: Group, kind: ChaseKind, item: Reference | str, *, unit_id: int | None = None
) -> None:
    """Await it no more: from one unit, or from anybody (None)."""
    tx.chases.remove(group.id, kind.name, str(item), unit_id=unit_id)


def move_chase(
    tx: Transaction, group: Group, kind: ChaseKind, item: Reference | str, *, due_on: date, unit_id: int | None = None
) -> None:
    """Await it by another day, of one unit or of all (None): the ladder begins again for that day."""
    for chase in tx.chases.list_of(group.id, kind.name, str(item)):
        if unit_id in {None, chase.unit_id}:
            rests = chase.next_at is None
            chase.due_on, chase.stage = due_on, None
            if not rests:
                _enter(tx, group, kind, chase)
            tx.chases.save(chase)


def pause_chase(tx: Transaction, group: Group, kind: ChaseKind, item: Reference | str) -> None:
    """Let it rest: nobody is reminded, and what was told is remembered."""
    tx.chases.rest(group.id, kind.name, str(item))


def resume_chase(tx: Transaction, group: Group, kind: ChaseKind, item: Reference | str) -> None:
    """Take it up again where it rested: with the rung after the last one told, on the next morning at the earliest."""
    for chase in tx.chases.list_of(group.id, kind.name, str(item)):
        _enter(tx, group, kind, chase)
        tx.chases.save(chase)


def _enter(tx: Transaction, group: Group, kind: ChaseKind, chase: Chase) -> None:
    rules, today = group.rules, group.today(tx.now)
    is_over = group.local(today, rules.digest_at) <= tx.now
    steps = rules.ladder_of(kind)
    day = chasing.first_day(steps, chase, today=today, calendar=rules.calendar, is_over=is_over)
    chase.next_at = group.local(day, rules.digest_at)
