"""Facts about tasks."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.blockers import BlockerState
from bot.domain.ladder import Light
from bot.domain.task_steps import TaskStep
from bot.domain.tasks import TaskState, TaskVerb
from bot.notices.fact import Fact


@dataclass(frozen=True, slots=True)
class TaskLine(Fact):
    """A task in a list. `days_left` counts working days; negative when overdue."""

    reference: str
    title: str
    state: TaskState
    light: Light
    lead: str
    due_on: date
    days_left: int
    percent: int
    version: int
    waits_for: str = ""


@dataclass(frozen=True, slots=True)
class PartLine(Fact):
    """A supporting unit's part: what it has to do, by when (None: by the task's own day), and what it last reported."""

    unit: str
    text: str
    due_on: date | None
    percent: int


@dataclass(frozen=True, slots=True)
class ExtensionLine(Fact):
    """A later day that is asked for, and why."""

    new_due_on: date
    reason: str
    person: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class BlockerLine(Fact):
    """What a task waits for: of which unit, since it accepted by which day; `answer` is the last word on it."""

    unit: str
    state: BlockerState
    text: str
    answer: str
    promised_on: date | None
    accepted_on: date | None


@dataclass(frozen=True, slots=True)
class SegmentLine(Fact):
    """Working days of a task's life that were one unit's; nobody's (the task was suspended) for an empty name."""

    unit: str
    days: int


@dataclass(frozen=True, slots=True)
class EvidenceLine(Fact):
    """A file or a page that proves a report."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class ReportLine(Fact):
    """One report, as a card shows it."""

    at: datetime
    unit: str
    person: str
    verb: TaskVerb
    percent: int | None
    text: str
    evidence: tuple[EvidenceLine, ...] = ()


@dataclass(frozen=True, slots=True)
class CommentLine(Fact):
    """One comment, as a card shows it; the unit is empty where it was made for none."""

    at: datetime
    unit: str
    person: str
    text: str


@dataclass(frozen=True, slots=True)
class TaskCard(Fact):
    """A task as it stands. `origin` is the number of the minutes that it came from and `origin_clause` the place of its
    clause in them (empty and 0 for a task handed out otherwise). `verbs` and `steps` are what the reader may do now;
    `urged_at` and `urged_by` name an urge that is not answered yet; `segments` stand there when the task's time was not
    its lead's alone."""

    task: TaskLine
    supporting: tuple[str, ...]
    expected_result: str
    original_due_on: date
    origin: str
    origin_clause: int
    reports: tuple[ReportLine, ...]
    verbs: tuple[TaskVerb, ...]
    unacknowledged: tuple[str, ...] = ()
    parts: tuple[PartLine, ...] = ()
    extension: ExtensionLine | None = None
    blocker: BlockerLine | None = None
    subtasks: tuple[TaskLine, ...] = ()
    parent: str = ""
    segments: tuple[SegmentLine, ...] = ()
    comments: tuple[CommentLine, ...] = ()
    steps: tuple[TaskStep, ...] = ()
    urged_at: datetime | None = None
    urged_by: str = ""


@dataclass(frozen=True, slots=True)
class TaskList(Fact):
    """One page of open tasks. `said` is what was asked for (empty: all); `own`: those (references) on which the reader
    reports for a unit."""

    said: str
    tasks: tuple[TaskLine, ...]
    page: int
    pages: int
    total: int
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OverviewRow(Fact):
    """How many open tasks a unit leads, by light."""

    unit: str
    red: int
    yellow: int
    green: int


@dataclass(frozen=True, slots=True)
class Overview(Fact):
    """The open tasks at one glance: by unit and light, what waits for the reader (completions claimed, and how many other
    steps), the tasks that nobody has reported on for `interval_days`, and how many holds stand."""

    day: date
    rows: tuple[OverviewRow, ...]
    claimed: tuple[TaskLine, ...]
    waiting: int
    untouched: tuple[TaskLine, ...]
    untouched_count: int
    interval_days: int
    holds: int


@dataclass(frozen=True, slots=True)
class TaskAssigned(Fact):
    """To the units of a new task: the lead's liaison and member, the supporting units' liaisons (`supports`)."""

    card: TaskCard
    supports: bool


@dataclass(frozen=True, slots=True)
class TaskChanged(Fact):
    """The answer to what was done to a task: the verb, and the task as it stands now. `unit` is the supporting unit
    that reported, with how far its own part is (empty: the lead)."""

    verb: TaskVerb
    card: TaskCard
    unit: str = ""
    part_percent: int = 0

    @property
    def card_reference(self) -> str:
        return self.card.task.reference


@dataclass(frozen=True, slots=True)
class SupportReported(Fact):
    """To the lead: a supporting unit has reported its part."""

    task: TaskLine
    report: ReportLine


@dataclass(frozen=True, slots=True)
class CompletionClaimed(Fact):
    """To the secretariat: a unit says that a task is done; it is closed or sent back."""

    card: TaskCard
    unit: str
    person: str
    text: str


@dataclass(frozen=True, slots=True)
class TaskDecided(Fact):
    """To the task's units: the secretariat closed it or sent it back, with its words."""

    verb: TaskVerb
    card: TaskCard
    text: str


@dataclass(frozen=True, slots=True)
class TaskCreated(Fact):
    """The answer to `task new`: the task, and how many people are told."""

    card: TaskCard

    @property
    def card_reference(self) -> str:
        return self.card.task.reference


@dataclass(frozen=True, slots=True)
class EntryUndone(Fact):
    """To those who were told of an entry: its author took it back."""

    verb: TaskVerb
    task: TaskLine
    person: str


@dataclass(frozen=True, slots=True)
class TaskUndone(Fact):
    """The answer to `undo`: what was taken back, and the task as it stands again."""

    verb: TaskVerb
    card: TaskCard

    @property
    def card_reference(self) -> str:
        return self.card.task.reference
