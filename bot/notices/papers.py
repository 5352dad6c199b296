"""Facts that papers are made of, and about papers that somebody asked for."""

from dataclasses import dataclass
from datetime import date

from bot.domain.papers import CalendarEntry, PaperStyle, PaperTrouble
from bot.notices.fact import Fact
from bot.notices.meetings import MeetingCard
from bot.notices.minutes import MinutesCard, StanceLine
from bot.notices.tasks import TaskCard


@dataclass(frozen=True, slots=True)
class PaperOrdered(Fact):
    """The answer to who asked for a paper (`PaperKind`, or `meeting` for all of a meeting's)."""

    kind: str
    item: str


@dataclass(frozen=True, slots=True)
class PaperHeld(Fact):
    """To who waits for a paper: why it does not come yet."""

    kind: str
    item: str
    trouble: PaperTrouble


@dataclass(frozen=True, slots=True)
class ConcurrenceLine:
    """A unit's counted answer as the sheet shows it: the role in which it was given (`silence`: by nobody), and whether as a
    stand-in (代)."""

    said: StanceLine
    role: str
    is_stand_in: bool


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What a paper is made of: its kind, the group (its name, its key, what it settled for its papers), and the items that
    it tells of, on a day. `version` is the item's."""

    kind: str
    item: str
    group: str
    key: str
    day: date
    style: PaperStyle
    version: int = 1
    minutes: MinutesCard | None = None
    stances: tuple[ConcurrenceLine, ...] = ()
    meeting: MeetingCard | None = None
    task: TaskCard | None = None
    entry: CalendarEntry | None = None
