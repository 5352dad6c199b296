"""Tasks as facts: what lists, cards and notices show of them."""

from collections.abc import Collection, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from bot.domain import ladder, tasks
from bot.domain.groups import Group
from bot.domain.people import Actor
from bot.domain.permissions import Action, find_capacity
from bot.domain.tasks import Report, Task, TaskVerb
from bot.notices.tasks import ReportLine, TaskCard, TaskLine
from bot.store.transaction import Transaction

REPORTS_SHOWN = 3
UNIT_VERBS = frozenset({TaskVerb.ACKNOWLEDGE, TaskVerb.REPORT, TaskVerb.CLAIM})
OFFICE_VERBS = frozenset({TaskVerb.CLOSE, TaskVerb.SEND_BACK})

_NEEDED = {
    TaskVerb.ACKNOWLEDGE: Action.TASK_REPORT,
    TaskVerb.REPORT: Action.TASK_REPORT,
    TaskVerb.CLAIM: Action.TASK_CLAIM,
    TaskVerb.CLOSE: Action.TASK_VERIFY,
    TaskVerb.SEND_BACK: Action.TASK_VERIFY,
}


def line(group: Group, task: Task, today: date) -> TaskLine:
    """Return a task as a list shows it on a local day."""
    rules = group.rules
    zone = ZoneInfo(rules.timezone)
    light = ladder.light(
        due=task.due_on,
        original_due=task.original_due_on,
        today=today,
        closed_on=task.closed_on,
        last_report=(task.last_report_at or task.assigned_at).astimezone(zone).date(),
        interval_days=rules.reporting_interval_days,
        soon_days=rules.soon_days,
        calendar=rules.calendar,
    )
    return TaskLine(
        reference=str(task.reference),
        title=task.title,
        state=task.state,
        light=light,
        lead=group.unit(task.lead_unit_id).short,
        due_on=task.due_on,
        days_left=rules.calendar.between(today, ladder.effective(task.due_on, rules.calendar)),
        percent=task.percent,
        version=task.version,
    )


def report_line(group: Group, report: Report, person: str) -> ReportLine:
    """Return a report as a card shows it."""
    return ReportLine(report.at, group.unit(report.unit_id).short, person, report.verb, report.percent, report.text)


def reports_of(tx: Transaction, group: Group, task: Task) -> tuple[ReportLine, ...]:
    """Return the last words on a task, newest first."""
    found = tx.tasks.list_reports(task.id, most=REPORTS_SHOWN)
    people = tx.people.map_by_ids({report.person_id for report in found})
    return tuple(report_line(group, report, people[report.person_id].name) for report in found)


def reports_by_task(tx: Transaction, group: Group, found: Sequence[Task]) -> dict[int, tuple[ReportLine, ...]]:
    """Return the last words on each of these tasks (by row number), newest first."""
    last = tx.tasks.list_last_reports([task.id for task in found], most=REPORTS_SHOWN)
    people = tx.people.map_by_ids({report.person_id for report in last})
    return {
        task.id: tuple(
            report_line(group, report, people[report.person_id].name) for report in last if report.task_id == task.id
        )
        for task in found
    }


def verbs_for(actor: Actor, task: Task) -> frozenset[TaskVerb]:
    """Return what `actor` may do to the task, whatever its state. Only the lead claims completion."""
    return frozenset(
        verb
        for verb, action in _NEEDED.items()
        if find_capacity(actor, action, units=[task.lead_unit_id] if verb is TaskVerb.CLAIM else task.unit_ids)
    )


def card(tx: Transaction, group: Group, task: Task, actor: Actor) -> TaskCard:
    """Return a task's card for one reader."""
    return plain_card(
        group,
        task,
        actor.today,
        reports=reports_of(tx, group, task),
        verbs=verbs_for(actor, task),
        origin=origin_of(tx, group, task),
    )


def plain_card(
    group: Group,
    task: Task,
    today: date,
    *,
    reports: tuple[ReportLine, ...] = (),
    verbs: Collection[TaskVerb] = (),
    origin: tuple[str, int] = ("", 0),
) -> TaskCard:
    """Return a task's card with those of `verbs` that its state allows."""
    return TaskCard(
        task=line(group, task, today),
        supporting=group.shorts(task.supporting_unit_ids),
        expected_result=task.expected_result,
        original_due_on=task.original_due_on,
        origin=origin[0],
        origin_clause=origin[1],
        reports=reports,
        verbs=tuple(verb for verb in tasks.LIFECYCLE.allowed(task.state) if verb in verbs),
    )


def origin_of(tx: Transaction, group: Group, task: Task) -> tuple[str, int]:
    """Return the number of the minutes that a task came from (〔2026〕1号) and the place of its clause; else ("", 0)."""
    decision = tx.minutes.find_decision(task.decision_id) if task.decision_id is not None else None
    if decision is None:
        return "", 0
    minutes = tx.minutes.get_by_id(decision.minutes_id)
    if minutes.year is None or minutes.serial is None:
        return str(minutes.reference), decision.position
    return group.document_number(minutes.year, minutes.serial), decision.position
