"""Facts about who held which seat when, stand-ins, and cards of people who have left."""

from dataclasses import dataclass
from datetime import date

from bot.domain.people import Role, SeatScope
from bot.domain.stand_ins import StandInEvent
from bot.notices.confirmations import ConfirmationCard
from bot.notices.contacts import ContactChangeCard
from bot.notices.fact import Fact
from bot.notices.minutes import MinutesCard
from bot.notices.tasks import TaskCard
from bot.notices.topics import TopicCard


@dataclass(frozen=True, slots=True)
class SeatLine(Fact):
    """A seat as it was held: from a day to another (included; None: open). `absent` is whom a stand-in stood in for."""

    role: Role
    name: str
    since: date
    last_day: date | None
    absent: str


@dataclass(frozen=True, slots=True)
class SeatHistory(Fact):
    """Who held a unit's seats when, the newest first."""

    unit: str
    seats: tuple[SeatLine, ...]


@dataclass(frozen=True, slots=True)
class StandInLine(Fact):
    """A stand-in: who acts for whom, from when to when (included), how far. `may_end`: the reader may end it."""

    seat_id: int
    unit: str
    role: Role
    name: str
    absent: str
    since: date
    last_day: date
    scope: SeatScope
    is_beside: bool
    may_end: bool


@dataclass(frozen=True, slots=True)
class StandInChanged(Fact):
    """The answer to who appointed or ended a stand-in."""

    event: StandInEvent
    line: StandInLine


@dataclass(frozen=True, slots=True)
class StandInTold(Fact):
    """To the stand-in, the absent one, the unit's other holder and the secretariat: appointed, or ended early."""

    event: StandInEvent
    line: StandInLine
    person: str


@dataclass(frozen=True, slots=True)
class PassedOn(Fact):
    """An item's last look for somebody who holds no seat any more: the card without buttons, and who holds it now."""

    card: TaskCard | TopicCard | MinutesCard | ContactChangeCard | ConfirmationCard
    unit: str
    role: Role
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RosterCard(Fact):
    """The group channel's pinned roster: units, names and titles; no telephone numbers."""

    group: str
    office: tuple[tuple[Role, str], ...]
    units: tuple[tuple[str, str, str], ...]
