"""The roster, the ledger and the record as sheets: for the command line, and, but for the record, for who asks in chat."""

import json
from datetime import date
from zoneinfo import ZoneInfo

from bot.domain import ledger, roster
from bot.domain.errors import Refusal
from bot.domain.groups import Group
from bot.domain.people import Actor
from bot.domain.permissions import Action, find_capacity, permit
from bot.domain.sheets import Cell, Sheet
from bot.domain.tasks import Task
from bot.notices import kinds
from bot.notices.exports import WorkbookOrdered
from bot.notices.fact import Fact
from bot.notices.recipients import ToPerson
from bot.services.front_desk import Speaker, identify
from bot.store.outbox import Outgoing
from bot.store.transaction import Transaction

ROSTER, LEDGER, RECORD = "roster", "ledger", "record"
RECORD_COLUMNS = ("seq", "at", "person", "role", "action", "item", "before", "after", "hash")
_NEEDED = {ROSTER: Action.CONTACTS_READ, LEDGER: Action.TASK_READ}


def order(tx: Transaction, actor: Actor, what: str) -> Fact:
    """Owe the asker a workbook (ROSTER or LEDGER) in the direct message, which nobody else reads."""
    permit(actor, _NEEDED[what])
    target = ToPerson(actor.slack_id, actor.language)
    tx.outbox.add_late(kinds.FILE, {"group_id": actor.group_id, "what": what}, target)
    return WorkbookOrdered(what)


def look(tx: Transaction, row: Outgoing) -> Sheet | None:
    """Return the sheet that a row owes as things stand; None for somebody who may not read it any more. Telephone
    numbers are in it only for who may read them."""
    group = tx.groups.get(row.facts["group_id"])
    if not isinstance(row.target, ToPerson):
        return None
    try:
        actor = identify(tx, Speaker(row.target.slack_id, group_id=group.id))
        permit(actor, _NEEDED[row.facts["what"]])
    except Refusal:
        return None
    if row.facts["what"] == LEDGER:
        return ledger_sheet(tx, group)
    return roster_sheet(tx, group, with_phones=find_capacity(actor, Action.PHONES_READ) is not None)


def sheet_of(tx: Transaction, group_key: str, what: str) -> Sheet:
    """Return a group's sheet (ROSTER, LEDGER or RECORD) for its operator."""
    group = tx.groups.get_by_key(group_key)
    if what == RECORD:
        return record_sheet(tx, group)
    return ledger_sheet(tx, group) if what == LEDGER else roster_sheet(tx, group, with_phones=True)


def roster_sheet(tx: Transaction, group: Group, *, with_phones: bool) -> Sheet:
    """Return one row a seat, held or to come, in the units' order; the group's offices first."""
    today = group.today(tx.now)
    places = {unit.id: unit.position for unit in group.units}
    names = {unit.id: unit.short for unit in group.units}
    found = tx.people.list_standing(group.id, today)
    found.sort(key=lambda holder: (places.get(holder[1].unit_id or 0, 0), holder[1].id))
    rows: list[tuple[Cell, ...]] = [
        (
            names.get(seat.unit_id or 0, ""),
            seat.role.value,
            person.name,
            person.title,
            person.phone if with_phones else "",
            person.email,
            person.slack_id or "",
            seat.starts_on,
        )
        for person, seat in found
    ]
    return Sheet(ROSTER, today, roster.COLUMNS, tuple(rows))


def ledger_sheet(tx: Transaction, group: Group) -> Sheet:
    """Return one row a task, by number."""
    today = group.today(tx.now)
    rows = tuple(_task(group, task) for task in tx.tasks.list_all(group.id))
    return Sheet(LEDGER, today, ledger.COLUMNS, rows)


def record_sheet(tx: Transaction, group: Group) -> Sheet:
    """Return one row an entry, in the order of the chain, with what its hash is made of; what stood before and after as
    JSON, moments in UTC."""
    rows = tuple(
        (
            entry.seq,
            entry.at.isoformat(),
            entry.person_id or 0,
            entry.role,
            entry.action,
            entry.item,
            json.dumps(entry.before, ensure_ascii=False),
            json.dumps(entry.after, ensure_ascii=False),
            entry.hash,
        )
        for entry in tx.record.list_all(group.id)
    )
    return Sheet(RECORD, group.today(tx.now), RECORD_COLUMNS, rows)


def _task(group: Group, task: Task) -> tuple[Cell, ...]:
    reported: date | str = ""
    if task.last_report_at is not None:
        reported = task.last_report_at.astimezone(ZoneInfo(group.rules.timezone)).date()
    return (
        str(task.reference),
        task.title,
        group.unit(task.lead_unit_id).short,
        ledger.SEPARATOR.join(group.shorts(task.supporting_unit_ids)),
        task.due_on,
        task.expected_result,
        task.state.value,
        task.percent,
        task.original_due_on,
        reported,
        task.closed_on or "",
    )
