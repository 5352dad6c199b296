"""Tasks (Rules of procedure, Art. 9: 分工落实): states, moves and what a report may say."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain import days, wording
from bot.domain.errors import Fault, refuse
from bot.domain.lifecycle import Lifecycle
from bot.domain.references import Kind, Reference


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


_S = TaskState
LIFECYCLE = Lifecycle[TaskState, TaskVerb](
    {
        TaskVerb.ACKNOWLEDGE: ({_S.ASSIGNED}, _S.ACKNOWLEDGED),
        TaskVerb.REPORT: ({_S.ASSIGNED, _S.ACKNOWLEDGED, _S.IN_PROGRESS, _S.SENT_BACK}, _S.IN_PROGRESS),
        TaskVerb.CLAIM: ({_S.ASSIGNED, _S.ACKNOWLEDGED, _S.IN_PROGRESS, _S.SENT_BACK}, _S.COMPLETION_CLAIMED),
        TaskVerb.CLOSE: ({_S.COMPLETION_CLAIMED}, _S.CLOSED),
        TaskVerb.SEND_BACK: ({_S.COMPLETION_CLAIMED}, _S.SENT_BACK),
    }
)

OPEN_STATES = frozenset({_S.ASSIGNED, _S.ACKNOWLEDGED, _S.IN_PROGRESS, _S.COMPLETION_CLAIMED, _S.SENT_BACK})
CHASED_STATES = OPEN_STATES - {_S.COMPLETION_CLAIMED}
"""While a completion is claimed the next step is the secretariat's, so the unit is not chased."""


@dataclass(slots=True)
class Task:
    """A task. `due_on` is a local day of the group; `original_due_on` never changes."""

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
    percent: int = 0
    last_report_at: datetime | None = None
    closed_on: date | None = None
    version: int = 1
    supporting_unit_ids: tuple[int, ...] = ()

    @property
    def reference(self) -> Reference:
        return Reference(Kind.TASK, self.number)

    @property
    def unit_ids(self) -> tuple[int, ...]:
        """The lead unit first, then the supporting ones."""
        return (self.lead_unit_id, *self.supporting_unit_ids)

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
class ReportProgress:
    """The request to report on a task. `percent` is 0-100, or None when only words are added."""

    reference: Reference
    percent: int | None
    text: str

    def check(self) -> None:
        """Raise Invalid, with every fault beside its field."""
        refuse(
            [
                None
                if self.percent is None or 0 <= self.percent <= 100
                else Fault("percent-range", {"percent": self.percent}, "percent"),
                wording.check(self.text, field="text", limit=wording.TEXT_LENGTH),
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

    def check(self) -> None:
        """Raise Invalid: a claim says what was done, a task sent back says why."""
        needs_words = self.verb in {TaskVerb.CLAIM, TaskVerb.SEND_BACK}
        refuse([wording.check(self.text, field="text", required=needs_words)])


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks a list shows: all open, the asker's own, the overdue, or those of one unit by what it is called."""

    overdue: bool = False
    mine: bool = False
    unit: str = ""
    page: int = 1


def report(task: Task, request: ReportProgress, *, leads: bool, at: datetime) -> None:
    """Take a report into the task. A supporting unit's report is kept beside it and moves neither state nor percent."""
    LIFECYCLE.next(task.state, TaskVerb.REPORT)
    if leads:
        task.move(TaskVerb.REPORT)
        task.percent = task.percent if request.percent is None else request.percent
        task.last_report_at = at


def change(task: Task, verb: TaskVerb, *, today: date) -> None:
    """Carry out one of the other verbs. A closed task stands at 100 percent."""
    task.move(verb)
    if verb is TaskVerb.CLOSE:
        task.percent = 100
        task.closed_on = today
