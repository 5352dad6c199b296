"""Tasks (Rules of procedure, Art. 9: 分工落实): states, moves and what a report may say."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from bot.domain import days, evidence, ladder, wording
from bot.domain.errors import Fault, WrongState, refuse
from bot.domain.evidence import Evidence
from bot.domain.ladder import Light
from bot.domain.lifecycle import Lifecycle
from bot.domain.references import Kind, Reference
from bot.domain.workdays import WorkCalendar


class TaskState(StrEnum):
    """Where a task stands."""

    ASSIGNED = "assigned"
    ACKNOWLEDGED = "acknowledged"
    IN_PROGRESS = "in-progress"
    COMPLETION_CLAIMED = "completion-claimed"
    SENT_BACK = "sent-back"
    CLOSED = "closed"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"


class TaskVerb(StrEnum):
    """What is done to a task."""

    ACKNOWLEDGE = "acknowledge"
    REPORT = "report"
    CLAIM = "claim"
    CLOSE = "close"
    SEND_BACK = "send-back"
    SUSPEND = "suspend"
    RESUME = "resume"
    CANCEL = "cancel"


_S = TaskState
OPEN_STATES = frozenset({_S.ASSIGNED, _S.ACKNOWLEDGED, _S.IN_PROGRESS, _S.COMPLETION_CLAIMED, _S.SENT_BACK})
LIFECYCLE = Lifecycle[TaskState, TaskVerb](
    {
        TaskVerb.ACKNOWLEDGE: ({_S.ASSIGNED}, _S.ACKNOWLEDGED),
        TaskVerb.REPORT: ({_S.ASSIGNED, _S.ACKNOWLEDGED, _S.IN_PROGRESS, _S.SENT_BACK}, _S.IN_PROGRESS),
        TaskVerb.CLAIM: ({_S.ASSIGNED, _S.ACKNOWLEDGED, _S.IN_PROGRESS, _S.SENT_BACK}, _S.COMPLETION_CLAIMED),
        TaskVerb.CLOSE: ({_S.COMPLETION_CLAIMED}, _S.CLOSED),
        TaskVerb.SEND_BACK: ({_S.COMPLETION_CLAIMED}, _S.SENT_BACK),
        TaskVerb.SUSPEND: (set(OPEN_STATES), _S.SUSPENDED),
        TaskVerb.RESUME: ({_S.SUSPENDED}, _S.IN_PROGRESS),
        TaskVerb.CANCEL: ({*OPEN_STATES, _S.SUSPENDED}, _S.CANCELLED),
    }
)
"""From which states a verb leads where. A receipt is acknowledged by each unit of a task: the lead's moves the task."""

CHASED_STATES = OPEN_STATES - {_S.COMPLETION_CLAIMED}
"""While a completion is claimed the next step is the secretariat's, so the unit is not chased."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a supporting unit has to do, by when (None: by the task's own day), and what it last reported."""

    unit_id: int
    text: str = ""
    due_on: date | None = None
    percent: int = 0
    reported_at: datetime | None = None


@dataclass(slots=True)
class Task:
    """A task. `due_on` is a local day of the group; `original_due_on` never changes.

    `stopped_on` is the day since which its clock stands still: it is suspended, or waits for `waiting_unit_id`;
    `has_waited`: it did so once, in all for `excused_days` working days. `was_late`: it was overdue once, however its due
    day was moved afterwards. `extension_id`, `blocker_id` and `urge_id` are what is open about it. `subtasks` counts the
    tasks that were split off it: their `parent_id`; `verifier_unit_id` is the lead of the whole. `comments` counts what was
    said about it beside the reports.
    """

    id: int
    group_id: int
    number: int
    state: TaskState
    title: str
    expected_result: str
    lead_unit_id: int
    due_on: date
    original_due_on: date
    assigned_at: datetime
    area: int | None = None
    decision_id: int | None = None
    duty_id: int | None = None
    percent: int = 0
    last_report_at: datetime | None = None
    closed_on: date | None = None
    stopped_on: date | None = None
    waiting_unit_id: int | None = None
    has_waited: bool = False
    excused_days: int = 0
    was_late: bool = False
    parent_id: int | None = None
    verifier_unit_id: int | None = None
    subtasks: int = 0
    comments: int = 0
    extension_id: int | None = None
    blocker_id: int | None = None
    urge_id: int | None = None
    acknowledged_unit_ids: tuple[int, ...] = ()
    parts: tuple[Part, ...] = ()
    version: int = 1
    supporting_unit_ids: tuple[int, ...] = ()

    @property
    def reference(self) -> Reference:
        return Reference(Kind.TASK, self.number)

    @property
    def unit_ids(self) -> tuple[int, ...]:
        """The lead unit first, then the supporting ones."""
        return (self.lead_unit_id, *self.supporting_unit_ids)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def is_over(self) -> bool:
        return self.state in {TaskState.CLOSED, TaskState.CANCELLED}

    @property
    def unacknowledged_unit_ids(self) -> tuple[int, ...]:
        """The units that have not acknowledged receipt, the lead first."""
        return tuple(unit_id for unit_id in self.unit_ids if unit_id not in self.acknowledged_unit_ids)

    def part_of(self, unit_id: int) -> Part:
        """Return a supporting unit's part; an empty one where none was set."""
        return next((part for part in self.parts if part.unit_id == unit_id), Part(unit_id))

    def set_part(self, part: Part) -> None:
        """Set a supporting unit's part."""
        kept = {each.unit_id: each for each in self.parts} | {part.unit_id: part}
        self.parts = tuple(kept[unit_id] for unit_id in self.supporting_unit_ids if unit_id in kept)

    def keep_units(self) -> None:
        """After its units changed, drop what units said that have no part in it any more."""
        self.acknowledged_unit_ids = tuple(unit for unit in self.acknowledged_unit_ids if unit in self.unit_ids)
        self.parts = tuple(part for part in self.parts if part.unit_id in self.supporting_unit_ids)

    def move_due(self, due_on: date, *, today: date, calendar: WorkCalendar) -> None:
        """Set another due day; that the old one had passed is remembered."""
        self.was_late = self.was_late or today > ladder.effective(self.due_on, calendar)
        self.due_on = due_on

    def stop(self, today: date) -> None:
        """Let the task's clock stand still from a day on."""
        self.stopped_on = self.stopped_on or today
        self.has_waited = True

    def start_again(self, today: date, calendar: WorkCalendar) -> None:
        """Let the clock go on: the due day moves on by the working days for which it stood still."""
        if self.stopped_on is not None:
            days = max(0, calendar.between(self.stopped_on, today))
            self.due_on = calendar.add(self.due_on, days)
            self.excused_days += days
            self.stopped_on = None

    def move(self, verb: TaskVerb) -> None:
        """Carry out `verb`. Raises WrongState."""
        self.state = LIFECYCLE.next(self.state, verb)


@dataclass(frozen=True, slots=True)
class Report:
    """One report on a task by one unit, kept as it was said."""

    id: int
    task_id: int
    unit_id: int
    person_id: int
    verb: TaskVerb
    at: datetime
    percent: int | None
    text: str
    undone_at: datetime | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class AssignTask:
    """The request to hand a task to a unit. Units are ids; `due_on` must lie after `today`."""

    title: str
    lead_unit_id: int
    due_on: date
    supporting_unit_ids: tuple[int, ...] = ()
    expected_result: str = ""

    def check(self, today: date) -> None:
        """Raise Invalid, with every fault beside its field."""
        faults = [
            wording.check(self.title, field="title", limit=wording.TITLE_LENGTH),
            wording.check(self.expected_result, field="expected_result", required=False),
            days.check_coming(self.due_on, today, field="due_on"),
            Fault("lead-supports", {}, "supporting_unit_ids")
            if self.lead_unit_id in self.supporting_unit_ids
            else None,
        ]
        refuse(faults)


@dataclass(frozen=True, slots=True)
class AssignUnderDuty:
    """The request for a task under a duty (its row number)."""

    duty_id: int
    task: AssignTask


@dataclass(frozen=True, slots=True)
class ReportProgress:
    """The request to report on a task. `percent` is 0-100, or None when only words are added."""

    reference: Reference
    percent: int | None
    text: str
    evidence: tuple[Evidence, ...] = ()

    def check(self) -> None:
        """Raise Invalid, with every fault beside its field."""
        refuse(
            [
                None
                if self.percent is None or 0 <= self.percent <= 100
                else Fault("percent-range", {"percent": self.percent}, "percent"),
                wording.check(self.text, field="text", limit=wording.TEXT_LENGTH),
                evidence.check(self.evidence),
            ]
        )


@dataclass(frozen=True, slots=True)
class ChangeTask:
    """The request for one of the verbs on a task, with its words. `version` is that of the card whose button was
    pressed; None for a typed line, which speaks of the task as it stands."""

    reference: Reference
    verb: TaskVerb
    text: str = ""
    version: int | None = None
    evidence: tuple[Evidence, ...] = ()

    def check(self) -> None:
        """Raise Invalid: a claim says what was done; a task sent back, suspended or cancelled says why."""
        needs_words = self.verb in WORDY_VERBS
        refuse([wording.check(self.text, field="text", required=needs_words), evidence.check(self.evidence)])


WORDY_VERBS = frozenset({TaskVerb.CLAIM, TaskVerb.SEND_BACK, TaskVerb.SUSPEND, TaskVerb.CANCEL})
"""The verbs that say something."""


@dataclass(frozen=True, slots=True)
class SetPart:
    """The request to say what a supporting unit has to do, and by when (None: by the task's own day)."""

    reference: Reference
    unit_id: int
    text: str
    due_on: date | None = None

    def check(self, task: Task, today: date) -> None:
        """Raise Invalid, with every fault beside its field."""
        refuse(
            [
                None if self.unit_id in task.supporting_unit_ids else Fault("unit-supports-not", {}, "unit_id"),
                wording.check(self.text, field="text", limit=wording.LINE_LENGTH),
                days.check_coming(self.due_on, today, field="due_on") if self.due_on else None,
                Fault("part-after-task", {"date": task.due_on}, "due_on")
                if self.due_on is not None and self.due_on > task.due_on
                else None,
            ]
        )


@dataclass(slots=True)
class Urge:
    """Somebody urged a task (催办); the lead's next report answers it."""

    id: int
    group_id: int
    task_id: int
    person_id: int
    at: datetime
    text: str
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class UrgeTask:
    """The request to urge a task, with words or without."""

    reference: Reference
    text: str = ""

    def check(self) -> None:
        """Raise Invalid."""
        refuse([wording.check(self.text, field="text", limit=wording.LINE_LENGTH, required=False)])


@dataclass(frozen=True, slots=True)
class SplitTask:
    """The request to hand a part of a task to a unit as a task of its own."""

    reference: Reference
    title: str
    lead_unit_id: int
    due_on: date

    def check(self, task: Task, today: date) -> None:
        """Raise Invalid, with every fault beside its field."""
        refuse(
            [
                wording.check(self.title, field="title", limit=wording.TITLE_LENGTH),
                days.check_coming(self.due_on, today, field="due_on"),
                Fault("subtask-after-task", {"date": task.due_on}, "due_on") if self.due_on > task.due_on else None,
                Fault("subtask-of-subtask", {}, "title") if task.parent_id is not None else None,
            ]
        )


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which open tasks a list shows; what is not set does not matter. `mine`: those of the asker's units. `since` and
    `until` bound the due day, `words` all stand in the title; `as_of`: as it was at
    the end of that past day. `said` is what was typed, for turning the page."""

    unit_ids: tuple[int, ...] = ()
    mine: bool = False
    light: Light | None = None
    area: int | None = None
    since: date | None = None
    until: date | None = None
    words: tuple[str, ...] = ()
    untouched: bool = False
    as_of: date | None = None
    said: str = ""
    page: int = 1


def report(task: Task, request: ReportProgress, *, unit_id: int, at: datetime) -> None:
    """Take a unit's report into the task: the lead's moves it, a supporting unit's moves its own part. Who reports has
    received the task."""
    LIFECYCLE.next(task.state, TaskVerb.REPORT)
    _note_receipt(task, unit_id)
    if unit_id == task.lead_unit_id:
        task.move(TaskVerb.REPORT)
        task.percent = task.percent if request.percent is None else request.percent
        task.last_report_at = at
    else:
        part = task.part_of(unit_id)
        percent = part.percent if request.percent is None else request.percent
        task.set_part(replace(part, percent=percent, reported_at=at))


def acknowledge(task: Task, unit_id: int) -> None:
    """Take a unit's receipt.

    Raises:
        WrongState: where the unit has given it, or the task is not open.
    """
    if not task.is_open or unit_id in task.acknowledged_unit_ids:
        raise WrongState("wrong-state", state=task.state, verb=TaskVerb.ACKNOWLEDGE)
    if unit_id == task.lead_unit_id and task.state is TaskState.ASSIGNED:
        task.move(TaskVerb.ACKNOWLEDGE)
    _note_receipt(task, unit_id)


def change(task: Task, verb: TaskVerb, *, today: date, calendar: WorkCalendar) -> None:
    """Carry out one of the other verbs. A closed task stands at 100 percent; a suspended one's clock stands still."""
    task.move(verb)
    match verb:
        case TaskVerb.CLAIM:
            _note_receipt(task, task.lead_unit_id)
        case TaskVerb.CLOSE:
            task.percent = 100
            task.closed_on = today
        case TaskVerb.SUSPEND:
            task.stop(today)
        case TaskVerb.RESUME if task.waiting_unit_id is None:
            task.start_again(today, calendar)
        case _:
            pass


def verbs_of(task: Task, units: Collection[int]) -> tuple[TaskVerb, ...]:
    """Return the verbs that the task's state allows, for those who speak for `units`: receipt is acknowledged by a unit
    that has not yet done so."""
    waits = task.is_open and any(unit_id in units for unit_id in task.unacknowledged_unit_ids)
    others = [verb for verb in LIFECYCLE.allowed(task.state) if verb is not TaskVerb.ACKNOWLEDGE]
    return (*([TaskVerb.ACKNOWLEDGE] if waits else []), *others)


def _note_receipt(task: Task, unit_id: int) -> None:
    if unit_id not in task.acknowledged_unit_ids:
        task.acknowledged_unit_ids = (*task.acknowledged_unit_ids, unit_id)
