"""Facts about tasks."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.ladder import Light
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


@dataclass(frozen=True, slots=True)
class ReportLine(Fact):
    """One report, as a card shows it."""

    at: datetime
    unit: str
    person: str
    verb: TaskVerb
    percent: int | None
    text: str


@dataclass(frozen=True, slots=True)
class TaskCard(Fact):
    """A task as it stands. `origin` is the number of the minutes that it came from and `origin_clause` the place of its
    clause in them (empty and 0 for a task handed out otherwise). `verbs` are what the reader may do to it now."""

    task: TaskLine
    supporting: tuple[str, ...]
    expected_result: str
    original_due_on: date
    origin: str
    origin_clause: int
    reports: tuple[ReportLine, ...]
    verbs: tuple[TaskVerb, ...]


@dataclass(frozen=True, slots=True)
class TaskList(Fact):
    """One page of tasks. `scope` is `all`, `mine`, `overdue` or `unit` (of the unit `name`)."""

    scope: str
    name: str
    tasks: tuple[TaskLine, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class TaskAssigned(Fact):
    """To the units of a new task: the lead's liaison and member, the supporting units' liaisons (`supports`)."""

    card: TaskCard
    supports: bool


@dataclass(frozen=True, slots=True)
class TaskChanged(Fact):
    """The answer to what was done to a task: the verb, and the task as it stands now."""

    verb: TaskVerb
    card: TaskCard
    percent: int | None = None

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
