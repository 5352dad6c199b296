"""An entry taken back by its author (PRODUCT: Tasks): within ten minutes, while nothing else happened to the task."""

from datetime import timedelta
from typing import Any, get_type_hints

from pydantic import TypeAdapter

from bot.domain import references
from bot.domain.chasing import RECEIPT, TASK
from bot.domain.errors import Invalid
from bot.domain.groups import Group
from bot.domain.people import UNIT_ROLES, Actor
from bot.domain.permissions import Action, permit
from bot.domain.references import Kind, Reference
from bot.domain.tasks import Task, TaskVerb
from bot.notices.fact import Fact
from bot.notices.tasks import EntryUndone, TaskUndone
from bot.services import task_chases, task_facts
from bot.services.chasing import open_chases, resume_chase
from bot.services.items import note
from bot.services.telling import tell_office, tell_units
from bot.store.record import Entry, facts_of
from bot.store.transaction import Transaction

WITHIN = timedelta(minutes=10)
_COMMENTS_PASSED = 20
_UNDONE = frozenset({TaskVerb.REPORT, TaskVerb.ACKNOWLEDGE, TaskVerb.CLAIM})
_FIELDS: dict[str, TypeAdapter[Any]] = {
    name: TypeAdapter(kind)
    for name, kind in get_type_hints(Task).items()
    if name in {"state", "percent", "last_report_at", "acknowledged_unit_ids", "parts"}
}
"""What an entry may have changed, and how its stored form is read back."""


def undo(tx: Transaction, actor: Actor, reference: Reference | None) -> Fact:
    """Take back the actor's last entry on a task (None: on whichever it was).

    Raises:
        Invalid: `undo-nothing`, when there is none of the last ten minutes; `undo-later`, when something happened to the
            task since.
    """
    entry = _last(tx, actor, reference)
    found = references.parse(entry.item)
    if found is None:
        raise Invalid("undo-nothing")
    task = tx.tasks.get(actor.group_id, found)
    capacity = permit(actor, Action.TASK_REPORT, units=task.unit_ids)
    if [each.seq for each in _entries(tx, actor, entry.item)] != [entry.seq]:
        raise Invalid("undo-later", reference=entry.item)
    group, before, verb = tx.groups.of(actor), facts_of(task), TaskVerb(entry.action)
    _restore(task, entry)
    tx.tasks.save(task)
    tx.tasks.undo_report(task.id, actor.person_id, entry.at, tx.now)
    _chase_again(tx, group, task, entry, verb)
    note(tx, actor, capacity, "undo", task, before=before, said={"undone": verb.value})
    fact = EntryUndone(verb, task_facts.line(group, task, actor.today), actor.name)
    if verb is TaskVerb.CLAIM:
        tell_office(tx, group, fact)
    elif task.lead_unit_id not in actor.unit_ids and verb is TaskVerb.REPORT:
        tell_units(tx, group, lambda _: fact, unit_ids=[task.lead_unit_id], roles=UNIT_ROLES)
    return TaskUndone(verb, task_facts.card(tx, group, task, actor))


def _entries(tx: Transaction, actor: Actor, item: str) -> list[Entry]:
    """Return an item's newest entry in the record (none, or one); comments are passed over: they change nothing."""
    found = tx.record.list_entries(actor.group_id, item, most=_COMMENTS_PASSED)
    return [entry for entry in found if entry.action != "comment"][:1]


def _last(tx: Transaction, actor: Actor, reference: Reference | None) -> Entry:
    """Return the actor's last entry that can be taken back. Raises Invalid."""
    since = tx.now - WITHIN
    if reference is None:
        entry = tx.record.find_last_by(actor.group_id, actor.person_id, since)
        found = [entry] if entry else []
    else:
        found = _entries(tx, actor, str(reference))
    for entry in found:
        kind = references.parse(entry.item)
        is_own = entry.person_id == actor.person_id and entry.at >= since
        if is_own and entry.action in _UNDONE and kind is not None and kind.kind is Kind.TASK:
            return entry
        if reference is not None and entry.person_id != actor.person_id:
            raise Invalid("undo-later", reference=str(reference))
    raise Invalid("undo-nothing")


def _restore(task: Task, entry: Entry) -> None:
    for name, value in entry.before.items():
        if name in _FIELDS:
            setattr(task, name, _read(name, value))


def _read(name: str, value: Any) -> Any:
    return _FIELDS[name].validate_python(value)


def _chase_again(tx: Transaction, group: Group, task: Task, entry: Entry, verb: TaskVerb) -> None:
    """What was awaited before the entry is awaited again."""
    received = set(entry.after.get("acknowledged_unit_ids", ())) - set(task.acknowledged_unit_ids)
    if received:
        assigned_on = group.today(task.assigned_at)
        by = group.rules.calendar.add(assigned_on, group.rules.receipt_days)
        open_chases(tx, group, RECEIPT, task.reference, due_on=by, unit_ids=sorted(received))
    if verb is TaskVerb.CLAIM:
        resume_chase(tx, group, TASK, task.reference)
    for part in task.parts:
        task_chases.on_part(tx, group, task, part.unit_id)
