"""Tasks as they stood on a past day: today's, with what the record tells of since taken back (PRODUCT: Record)."""

from datetime import date, time, timedelta
from typing import Any, get_type_hints

from pydantic import TypeAdapter

from bot.domain import references
from bot.domain.groups import Group
from bot.domain.tasks import Task, TaskFilter
from bot.services import task_facts
from bot.store.transaction import Transaction

_FIELDS: dict[str, TypeAdapter[Any]] = {name: TypeAdapter(kind) for name, kind in get_type_hints(Task).items()}


def tasks_as_of(tx: Transaction, group: Group, wanted: TaskFilter, day: date) -> list[Task]:
    """Return the tasks wanted that were open at the end of a past local day, as they stood then, by due day."""
    end = group.local(day + timedelta(days=1), time.min)
    found = {task.number: task for task in tx.tasks.list_assigned_before(group.id, end)}
    for entry in tx.record.list_since(group.id, end):
        reference = references.parse(entry.item)
        task = found.get(reference.number) if reference is not None else None
        if task is not None and str(task.reference) == entry.item:
            _take_back(task, entry.before)
    open_ = [task for task in found.values() if task.is_open and _fits(group, task, wanted, day)]
    return sorted(open_, key=lambda task: (task.due_on, task.number))


def _take_back(task: Task, before: Any) -> None:
    for name, value in before.items():
        if name in _FIELDS:
            setattr(task, name, _FIELDS[name].validate_python(value))


def _fits(group: Group, task: Task, wanted: TaskFilter, day: date) -> bool:
    light = task_facts.line(group, task, day).light
    return all(
        (
            not wanted.unit_ids or not set(wanted.unit_ids).isdisjoint(task.unit_ids),
            wanted.light in {None, light},
            wanted.area in {None, task.area},
            wanted.since is None or task.due_on >= wanted.since,
            wanted.until is None or task.due_on <= wanted.until,
            all(word in task.title.casefold() for word in wanted.words),
        )
    )
