"""Facts about a person's desk, an item's record, and what the clock has to say."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.domain.people import Role
from bot.notices.contacts import ContactChangeCard
from bot.notices.fact import Fact
from bot.notices.minutes import MinutesLine
from bot.notices.task_steps import WaitingStep
from bot.notices.tasks import TaskLine
from bot.notices.topics import TopicLine


@dataclass(frozen=True, slots=True)
class DigestLine(Fact):
    """One thing awaited: `about` names the kind of chase, `kind` and `facts` are the fact that shows it, in its stored
    form. `days_left` counts working days (negative: overdue), `offset` those from the due day to the rung that was reached
    (negative: before it); `reason` is the audience as which the reader is told."""

    about: str
    kind: str
    facts: dict[str, Any]
    due_on: date
    days_left: int
    offset: int
    reason: str


@dataclass(frozen=True, slots=True)
class Desk(Fact):
    """A person's to-do list, by urgency. Sections a role has nothing to do with are empty."""

    name: str
    group: str
    roles: tuple[Role, ...]
    units: tuple[str, ...]
    today: date
    overdue: tuple[TaskLine, ...]
    soon: tuple[TaskLine, ...]
    other_tasks: tuple[TaskLine, ...]
    more_tasks: int
    to_verify: tuple[TaskLine, ...]
    to_review: tuple[TopicLine, ...]
    to_answer: tuple[MinutesLine, ...]
    to_sign: tuple[MinutesLine, ...]
    to_circulate: tuple[MinutesLine, ...]
    to_issue: tuple[MinutesLine, ...]
    blocked: tuple[MinutesLine, ...]
    returned: tuple[TopicLine, ...]
    changes: tuple[ContactChangeCard, ...]
    waiting: tuple[WaitingStep, ...] = ()
    awaited: tuple[DigestLine, ...] = ()


LISTED = "\x1f"
"""What stands between the parts of a recorded list: every language joins them in its own way."""


@dataclass(frozen=True, slots=True)
class RecordLine(Fact):
    """One entry of the record: `person` empty means the clock. `changes` are (field, before, after); the parts of a value
    that is a list stand between LISTED."""

    at: datetime
    person: str
    role: str
    action: str
    changes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class History(Fact):
    """An item's record, the newest entry first."""

    item: str
    entries: tuple[RecordLine, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Digest(Fact):
    """To one person, at most once a day: everything the ladder has to say, by urgency."""

    day: date
    lines: tuple[DigestLine, ...]


@dataclass(frozen=True, slots=True)
class OverdueRow(Fact):
    """A unit's overdue tasks."""

    unit: str
    tasks: tuple[TaskLine, ...]


@dataclass(frozen=True, slots=True)
class OverdueTable(Fact):
    """To the group channel: who is overdue with what, one message a day, edited in place. `claimed` are overdue tasks
    whose completion waits for the secretariat."""

    day: date
    rows: tuple[OverdueRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Failed(Fact):
    """A refusal, told where it cannot be the answer to the request itself: the fault's key and its arguments as plain
    values."""

    key: str
    arguments: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Help(Fact):
    """What the asker can say: the names of the commands, for the roles held. `word` is what was asked for."""

    commands: tuple[str, ...]
    word: str


@dataclass(frozen=True, slots=True)
class LineTaken(Fact):
    """What became of one of several lines: the line, and the answer to it in its stored form (a refusal is Failed)."""

    said: str
    kind: str
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class LinesTaken(Fact):
    """The answer to several lines at once, in their order."""

    lines: tuple[LineTaken, ...]


@dataclass(frozen=True, slots=True)
class FormOffered(Fact):
    """Where a line cannot open a form: the button that does, by its id, and the item that it carries (empty: none)."""

    action: str
    value: str = ""
