"""Facts that papers are made of, and about papers that somebody asked for."""

from dataclasses import dataclass
from datetime import date

from bot.domain.papers import CalendarEntry
from bot.notices.fact import Fact
from bot.notices.meetings import MeetingCard
from bot.notices.minutes import MinutesCard
from bot.notices.tasks import TaskCard


@dataclass(frozen=True, slots=True)
class PaperOrdered(Fact):
    """The answer to who asked for a paper (`PaperKind`, or `meeting` for all of a meeting's)."""

    kind: str
    item: str


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What a paper is made of: its kind, the group (its name, its key), and the items that it tells of, on a day."""

    kind: str
    item: str
    group: str
    key: str
    day: date
    minutes: MinutesCard | None = None
    meeting: MeetingCard | None = None
    task: TaskCard | None = None
    entry: CalendarEntry | None = None
