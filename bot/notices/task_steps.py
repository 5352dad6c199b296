"""Facts about what was done about a task: extensions, blockers, sub-tasks, parts, urging."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.task_steps import TaskStep
from bot.notices.fact import Fact
from bot.notices.tasks import ReportLine, TaskCard, TaskLine


@dataclass(frozen=True, slots=True)
class StepTaken(Fact):
    """The answer to whoever took a step: the task as it stands now. `day` and `unit` are those that the step named."""

    step: TaskStep
    card: TaskCard
    unit: str = ""
    day: date | None = None

    @property
    def card_reference(self) -> str:
        return self.card.task.reference


@dataclass(frozen=True, slots=True)
class StepTold(Fact):
    """To those whom a step concerns: who took it, for which unit (empty: the secretariat), with which words, and the day
    that it named."""

    step: TaskStep
    card: TaskCard
    unit: str
    person: str
    text: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class WaitingStep(Fact):
    """On a desk: a step that somebody waits for. `about` says what is asked, `day` is the one asked for or promised."""

    step: TaskStep
    task: TaskLine
    unit: str
    about: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class UrgeAnswered(Fact):
    """To whoever urged a task, at a moment: the unit's report that answers it."""

    task: TaskLine
    report: ReportLine
    urged_at: datetime
