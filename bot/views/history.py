"""An item's record in a message."""

import re
from datetime import date
from enum import StrEnum

from bot.domain import references
from bot.domain.meetings import Attendance, MeetingKind, Rsvp
from bot.domain.people import Role
from bot.notices.desk import LISTED, History, RecordLine
from bot.texts.catalogue import Texts
from bot.views import parts, room
from bot.views.faults import STATES
from bot.views.parts import Block, Message, bold
from bot.views.registry import view

_VALUE_SHOWN = 200
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_HOUR = re.compile(r"\d{2}:\d{2}:\d{2}")
_PERCENTS = frozenset({"percent", "report_percent"})
_KINDS: dict[str, type[StrEnum]] = {"kind": MeetingKind, "rsvp": Rsvp, "attendance": Attendance}


@view(History)
def history(found: History, texts: Texts) -> Message:
    title = texts("history-title", item=found.item)
    entries = [[parts.lines(*_rows(entry, found.item, texts))] for entry in found.entries]
    before = [parts.header(title)]
    if not entries:
        before.append(parts.section(texts("history-empty")))
    after = [parts.context(texts("history-cut", count=len(found.entries)))] if found.is_cut else []
    return Message(title, room.fill(entries, texts, before=before, after=after))


def _rows(entry: RecordLine, item: str, texts: Texts) -> list[Block]:
    """Who did what when; then each change as field: before → after."""
    role = texts.name(Role(entry.role)) if entry.role in set(Role) else entry.role
    who = texts("history-by", person=entry.person, role=role) if entry.person else texts("history-clock")
    rows = [parts.line(bold(f"{texts.moment(entry.at)} · {_known('record-action', entry.action, texts)}"), f" · {who}")]
    for field, before, after in entry.changes:
        name = _known("record-field", field, texts)
        old, new = (_value(field, value, item, texts) for value in (before, after))
        key = "history-change" if before else "history-set"
        rows.append(parts.line(texts(key, field=name, before=old, after=new)))
    return rows


def _known(kind: str, name: str, texts: Texts) -> str:
    """A name of the record in words; one that later versions write and this one does not know stays as it is."""
    key = f"{kind}-{name.replace('_', '-')}"
    return texts(key) if texts.has(key) else name


def _value(field: str, value: str, item: str, texts: Texts) -> str:
    said = texts.listing(tuple(_one(field, part, item, texts) for part in value.split(LISTED)))
    return f"{said}%" if field in _PERCENTS and value else said


def _one(field: str, value: str, item: str, texts: Texts) -> str:
    reference = references.parse(item)
    states = STATES.get(reference.kind) if reference else None
    if field == "state" and states is not None and value in set(states):
        return texts.name(states(value))
    kinds = _KINDS.get(field)
    if kinds is not None and value in set(kinds):
        return texts.name(kinds(value))
    if _HOUR.fullmatch(value):
        return value[:5]
    if _DAY.fullmatch(value):
        return texts.day(date.fromisoformat(value))
    return parts.cut(value, _VALUE_SHOWN) or texts("history-nothing")
