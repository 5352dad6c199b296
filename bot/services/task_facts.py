"""Tasks as facts: what lists, cards and notices show of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from bot.domain import ladder, responsibility, tasks
from bot.domain.blockers import Blocker
from bot.domain.comments import Comment
from bot.domain.extensions import Extension
from bot.domain.groups import Group
from bot.domain.people import Actor, Capacity, Person, Role
from bot.domain.permissions import Action, find_capacity
from bot.domain.task_steps import Standing, TaskStep, steps_for
from bot.domain.tasks import Report, Task, TaskVerb, Urge
from bot.notices.tasks import (
    BlockerLine,
    CommentLine,
    EvidenceLine,
    ExtensionLine,
    PartLine,
    ReportLine,
    SegmentLine,
    TaskCard,
    TaskLine,
)
from bot.store.transaction import Transaction

REPORTS_SHOWN = 3
COMMENTS_SHOWN = 3
UNIT_VERBS = frozenset({TaskVerb.ACKNOWLEDGE, TaskVerb.REPORT, TaskVerb.CLAIM})
OFFICE_VERBS = frozenset({TaskVerb.CLOSE, TaskVerb.SEND_BACK, TaskVerb.SUSPEND, TaskVerb.RESUME, TaskVerb.CANCEL})
SUPPORT_VERBS = frozenset({TaskVerb.ACKNOWLEDGE, TaskVerb.REPORT})
SUBTASKS_SHOWN = 8
SUBTASKS_AT_MOST = 50
OFFICE = Capacity(Role.SECRETARIAT, None)
"""As which the secretariat's channel is shown a card."""

NEEDED = {
    TaskVerb.ACKNOWLEDGE: Action.TASK_REPORT,
    TaskVerb.REPORT: Action.TASK_REPORT,
    TaskVerb.CLAIM: Action.TASK_CLAIM,
    TaskVerb.CLOSE: Action.TASK_VERIFY,
    TaskVerb.SEND_BACK: Action.TASK_VERIFY,
    TaskVerb.SUSPEND: Action.TASK_SUSPEND,
    TaskVerb.RESUME: Action.TASK_SUSPEND,
    TaskVerb.CANCEL: Action.TASK_SUSPEND,
}
"""What a verb needs of a seat. Only the lead claims completion."""


@dataclass(frozen=True, slots=True)
class Details:
    """What is open about a task, read for its card."""

    extension: Extension | None = None
    blocker: Blocker | None = None
    urge: Urge | None = None
    people: Mapping[int, Person] = field(default_factory=dict)
    subtasks: tuple[Task, ...] = ()
    parent: str = ""
    segments: tuple[SegmentLine, ...] = ()
    comments: tuple[CommentLine, ...] = ()
    is_long_blocked: bool = False

    def standing(self, task: Task) -> Standing:
        return Standing(task, self.extension, self.blocker, self.is_long_blocked)


def line(group: Group, task: Task, today: date) -> TaskLine:
    """Return a task as a list shows it on a local day."""
    rules = group.rules
    zone = ZoneInfo(rules.timezone)
    # While its clock stands still, a task looks as it did when it stopped.
    today = task.stopped_on or today
    light = ladder.light(
        due=task.due_on,
        # The days on which its clock stood still do not count against it.
        original_due=rules.calendar.add(task.original_due_on, task.excused_days),
        today=today,
        closed_on=task.closed_on,
        last_report=(task.last_report_at or task.assigned_at).astimezone(zone).date(),
        interval_days=rules.reporting_interval_days,
        soon_days=rules.soon_days,
        calendar=rules.calendar,
        was_late=task.was_late,
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
        waits_for=group.unit(task.waiting_unit_id).short if task.waiting_unit_id is not None else "",
    )


def report_line(group: Group, report: Report, person: str) -> ReportLine:
    """Return a report as a card shows it."""
    return ReportLine(
        report.at, group.unit(report.unit_id).short, person, report.verb, report.percent, report.text, _evidence(report)
    )


def _evidence(report: Report) -> tuple[EvidenceLine, ...]:
    return tuple(EvidenceLine(each.name, each.url) for each in report.evidence)


def reports_of(tx: Transaction, group: Group, task: Task) -> tuple[ReportLine, ...]:
    """Return the last words on a task, newest first."""
    found = tx.tasks.list_reports(task.id, most=REPORTS_SHOWN)
    return tuple(report_line(group, report, person) for report, person in found)


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
    """Return what `actor` may do to the task, whatever its state. A sub-task is verified by the lead of its whole, too."""
    may = frozenset(
        verb
        for verb, action in NEEDED.items()
        if find_capacity(actor, action, units=[task.lead_unit_id] if verb is TaskVerb.CLAIM else task.unit_ids)
    )
    if task.verifier_unit_id is not None and find_capacity(actor, Action.TASK_DIVIDE, units=[task.verifier_unit_id]):
        may |= {TaskVerb.CLOSE, TaskVerb.SEND_BACK}
    return may


def card(tx: Transaction, group: Group, task: Task, actor: Actor) -> TaskCard:
    """Return a task's card for one reader."""
    found = details(tx, group, task)
    return plain_card(
        group,
        task,
        actor.today,
        reports=reports_of(tx, group, task),
        verbs=verbs_for(actor, task),
        origin=origin_of(tx, group, task),
        found=found,
        steps=steps_for(found.standing(task), actor),
        units=actor.unit_ids,
    )


def card_as(tx: Transaction, group: Group, task: Task, capacity: Capacity) -> TaskCard:
    """Return a task's card as whoever holds a seat sees it: a unit's liaison, or the secretariat in its channel."""
    today = group.today(tx.now)
    reader = Actor(0, "", "", "", group.id, group.version, (capacity,), today)
    return card(tx, group, task, reader)


def plain_card(  # noqa: PLR0913 - what a card shows
    group: Group,
    task: Task,
    today: date,
    *,
    reports: tuple[ReportLine, ...] = (),
    verbs: Collection[TaskVerb] = (),
    origin: tuple[str, int] = ("", 0),
    found: Details | None = None,
    steps: tuple[TaskStep, ...] = (),
    units: Collection[int] | None = None,
) -> TaskCard:
    """Return a task's card with those of `verbs` that its state allows to who speaks for `units` (None: for all of its)."""
    found = found or Details()
    allowed = tasks.verbs_of(task, task.unit_ids if units is None else units)
    return TaskCard(
        task=line(group, task, today),
        supporting=group.shorts(task.supporting_unit_ids),
        expected_result=task.expected_result,
        original_due_on=task.original_due_on,
        origin=origin[0],
        origin_clause=origin[1],
        reports=reports,
        verbs=tuple(verb for verb in allowed if verb in verbs),
        unacknowledged=group.shorts(task.unacknowledged_unit_ids) if task.is_open else (),
        parts=tuple(
            PartLine(group.unit(part.unit_id).short, part.text, part.due_on, part.percent) for part in task.parts
        ),
        extension=_extension_line(found),
        blocker=_blocker_line(group, found),
        subtasks=tuple(line(group, each, today) for each in found.subtasks),
        parent=found.parent,
        segments=found.segments,
        comments=found.comments,
        steps=steps,
        urged_at=found.urge.at if found.urge else None,
        urged_by=found.people[found.urge.person_id].name if found.urge else "",
    )


def details(tx: Transaction, group: Group, task: Task) -> Details:
    """Read what is open about a task; for a task with nothing open, nothing is read."""
    extension = tx.extensions.find(task.extension_id)
    blocker = tx.blockers.find(task.blocker_id)
    urge = tx.urges.find(task.urge_id)
    people = {each.person_id for each in (extension, urge) if each}
    return Details(
        extension=extension,
        blocker=blocker,
        urge=urge,
        people=tx.people.map_by_ids(people),
        subtasks=tuple(tx.tasks.list_subtasks(task.id, most=SUBTASKS_SHOWN)) if task.subtasks else (),
        parent=str(tx.tasks.get_by_id(task.parent_id).reference) if task.parent_id is not None else "",
        segments=segments_of(tx, group, task) if task.has_waited else (),
        comments=_comments_of(tx, group, task) if task.comments else (),
        is_long_blocked=_is_long(group, blocker, group.today(tx.now)),
    )


def comment_line(group: Group, comment: Comment, person: str) -> CommentLine:
    """Return a comment as a card shows it."""
    unit = group.unit(comment.unit_id).short if comment.unit_id is not None else ""
    return CommentLine(comment.at, unit, person, comment.text)


def _comments_of(tx: Transaction, group: Group, task: Task) -> tuple[CommentLine, ...]:
    found = tx.comments.list_last(task.id, most=COMMENTS_SHOWN)
    return tuple(comment_line(group, comment, person) for comment, person in found)


def segments_of(tx: Transaction, group: Group, task: Task) -> tuple[SegmentLine, ...]:
    """Return whose working days a task's life was, by unit, in the order in which each was first responsible."""
    calendar, zone = group.rules.calendar, ZoneInfo(group.rules.timezone)
    start = task.assigned_at.astimezone(zone).date()
    end = max(start, task.closed_on or group.today(tx.now))
    cut = responsibility.segments(
        lead_unit_id=task.lead_unit_id, start=start, end=end, waits=tx.blockers.list_waits(task.id)
    )
    days: dict[int | None, int] = {}
    for segment in cut:
        days[segment.unit_id] = days.get(segment.unit_id, 0) + calendar.between(segment.start, segment.end)
    return tuple(SegmentLine("" if unit is None else group.unit(unit).short, count) for unit, count in days.items())


def _is_long(group: Group, blocker: Blocker | None, today: date) -> bool:
    if blocker is None or blocker.accepted_on is None:
        return False
    return group.rules.calendar.between(blocker.accepted_on, today) > group.rules.blocker_topic_days


def _extension_line(found: Details) -> ExtensionLine | None:
    asked = found.extension
    if asked is None:
        return None
    return ExtensionLine(asked.new_due_on, asked.reason, found.people[asked.person_id].name, asked.asked_at)


def _blocker_line(group: Group, found: Details) -> BlockerLine | None:
    each = found.blocker
    if each is None:
        return None
    unit = group.unit(each.unit_id).short
    return BlockerLine(unit, each.state, each.text, each.answer, each.promised_on, each.accepted_on)


def origin_of(tx: Transaction, group: Group, task: Task) -> tuple[str, int]:
    """Return the number of the minutes that a task came from (〔2026〕1号) and the place of its clause; else ("", 0)."""
    decision = tx.minutes.find_decision(task.decision_id) if task.decision_id is not None else None
    if decision is None:
        return "", 0
    minutes = tx.minutes.get_by_id(decision.minutes_id)
    if minutes.year is None or minutes.serial is None:
        return str(minutes.reference), decision.position
    return group.document_number(minutes.year, minutes.serial), decision.position
