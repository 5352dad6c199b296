"""An item's record, as people read it."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.domain.errors import NotFound
from bot.domain.groups import Group
from bot.domain.people import Actor
from bot.domain.permissions import Action, permit
from bot.domain.references import Kind, Reference
from bot.notices.desk import LISTED, History, RecordLine
from bot.services import topic_facts
from bot.store.record import Entry
from bot.store.transaction import Transaction

SHOWN = 20
"""How many entries are shown."""

_PEOPLE = frozenset({"signed_by"})
_UNITS = frozenset(
    {
        "unit_id",
        "lead_unit_id",
        "supporting_unit_ids",
        "acknowledged_unit_ids",
        "waiting_unit_id",
        "verifier_unit_id",
        "blocker_unit",
    }
)
_UNSHOWN = frozenset(
    {
        "number",
        "decision_id",
        "meeting_id",
        "slack_id",
        "submitted_by",
        "drafted_by",
        "proposed_by",
        "extension_id",
        "blocker_id",
        "urge_id",
        "parent_id",
        "parts",
        "has_waited",
        "subtasks",
        "blocker",
        "sequence",
    }
)
"""Row numbers, and what the reference or the entry says already."""
_HOURS = frozenset({"starts_at"})
"""Times of day; other moments say when something was entered, as the entry does."""


_YES, _NO = "✓", "✗"
"""What is true or not needs no words."""
_NOTHING = frozenset({"", "0", _NO})
"""What a new item begins with tells nobody anything."""


def show_history(tx: Transaction, actor: Actor, reference: Reference) -> History:
    """Answer with the newest entries of an item's record.

    Raises:
        NotFound: when there is no such item.
    """
    permit(actor, Action.RECORD_READ)
    _must_exist(tx, actor, reference)
    entries = tx.record.list_entries(actor.group_id, str(reference), most=SHOWN + 1)
    shown = entries[:SHOWN]
    names = {person.id: person.name for person in tx.people.map_by_ids(_people_in(shown)).values()}
    group = tx.groups.of(actor)
    lines = tuple(
        RecordLine(
            at=entry.at,
            person=names.get(entry.person_id or 0, ""),
            role=entry.role,
            action=entry.action,
            changes=_changes(entry, group, names),
        )
        for entry in shown
    )
    return History(str(reference), lines, is_cut=len(entries) > SHOWN)


def _must_exist(tx: Transaction, actor: Actor, reference: Reference) -> None:
    group_id = actor.group_id
    match reference.kind:
        case Kind.TASK:
            tx.tasks.get(group_id, reference)
        case Kind.TOPIC:
            topic_facts.must_see(actor, tx.topics.get(group_id, reference))
        case Kind.MEETING:
            tx.meetings.get(group_id, reference)
        case Kind.REFERRAL:
            tx.referrals.get(group_id, reference)
        case Kind.MINUTES:
            tx.minutes.get(group_id, reference)
        case Kind.CONTACT_CHANGE:
            tx.contacts.get(group_id, reference)
        case _:
            raise NotFound("not-found", reference=str(reference))


def _people_in(entries: Iterable[Entry]) -> set[int]:
    found = {entry.person_id for entry in entries}
    for entry in entries:
        for facts in (entry.before, entry.after):
            found |= {value for name, value in facts.items() if name in _PEOPLE}
    return {person_id for person_id in found if person_id is not None}


def _changes(entry: Entry, group: Group, names: Mapping[int, str]) -> tuple[tuple[str, str, str], ...]:
    changes = []
    for name in dict.fromkeys([*entry.before, *entry.after]):
        if name in _UNSHOWN or (name.endswith("_at") and name not in _HOURS):
            continue
        before = _plain(name, entry.before.get(name), group, names)
        after = _plain(name, entry.after.get(name), group, names)
        if before != after and (before or after not in _NOTHING):
            changes.append((name, before, after))
    return tuple(changes)


def _plain(name: str, value: Any, group: Group, names: Mapping[int, str]) -> str:
    """Return a recorded value as a reader knows it: people by name, units by short name."""
    if value is None:
        return ""
    if isinstance(value, list):
        return LISTED.join(_plain(name, part, group, names) for part in value)
    if name in _UNITS or name.endswith("unit_ids"):
        return next((unit.short for unit in group.units if unit.id == value), str(value))
    if name in _PEOPLE:
        return names.get(value, str(value))
    if isinstance(value, bool):
        return _YES if value else _NO
    return str(value)
