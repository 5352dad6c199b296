"""Facts about minutes and the units' answers to them."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.consensus import Stance
from bot.domain.minutes import MinutesState, MinutesVerb
from bot.notices.fact import Fact


@dataclass(frozen=True, slots=True)
class ClauseLine(Fact):
    """A clause of the minutes. `task` is the reference of the task it became on issue."""

    id: int
    position: int
    text: str
    lead: str
    supporting: tuple[str, ...]
    due_on: date
    expected_result: str
    topic: str
    task: str


@dataclass(frozen=True, slots=True)
class StanceLine(Fact):
    """A unit's counted answer; nobody gave the one that was taken from silence."""

    unit: str
    stance: Stance
    person: str
    text: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MinutesLine(Fact):
    """Minutes in a list. `document_number` is empty until issue."""

    reference: str
    title: str
    state: MinutesState
    held_on: date
    document_number: str
    version: int


@dataclass(frozen=True, slots=True)
class MinutesCard(Fact):
    """Minutes as they stand: the clauses, who has answered what, who has not. `my_units` are the reader's units that
    are asked and may still answer; `verbs` are what the reader may do. `page` is the page of clauses that is shown. Of
    issued minutes, `unreceived` are the units that have not acknowledged receipt; `receives`: the reader's is one."""

    minutes: MinutesLine
    clauses: tuple[ClauseLine, ...]
    text_version: int
    answer_by: date | None
    asked: int
    agreed: int
    stances: tuple[StanceLine, ...]
    waiting: tuple[str, ...]
    signed_by: str
    issued_on: date | None
    my_units: tuple[str, ...]
    verbs: tuple[MinutesVerb, ...]
    page: int = 1
    unreceived: tuple[str, ...] = ()
    receives: bool = False


@dataclass(frozen=True, slots=True)
class MinutesList(Fact):
    """One page of minutes."""

    minutes: tuple[MinutesLine, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class MinutesChanged(Fact):
    """The answer to what was done to minutes. `verb` None: drafted, or a clause was set."""

    verb: MinutesVerb | None
    card: MinutesCard

    @property
    def card_reference(self) -> str:
        return self.card.minutes.reference


@dataclass(frozen=True, slots=True)
class StanceTaken(Fact):
    """The answer to a unit that has answered."""

    unit: str
    stance: Stance
    card: MinutesCard

    @property
    def card_reference(self) -> str:
        return self.card.minutes.reference


@dataclass(frozen=True, slots=True)
class MinutesCirculated(Fact):
    """To one unit's people: these minutes ask for the unit's answer by a day. `unit` is the unit asked; `mine` are the
    positions of the clauses that bind it."""

    card: MinutesCard
    unit: str
    mine: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MinutesReceived(Fact):
    """The answer to a unit that acknowledged receipt of issued minutes."""

    units: tuple[str, ...]
    card: MinutesCard

    @property
    def card_reference(self) -> str:
        return self.card.minutes.reference


@dataclass(frozen=True, slots=True)
class ObjectionRaised(Fact):
    """To the secretariat: a unit objects, and the minutes are blocked."""

    card: MinutesCard
    unit: str
    person: str
    text: str


@dataclass(frozen=True, slots=True)
class ConsensusReached(Fact):
    """To the secretariat and the convener: all units agree; the minutes wait for the sign-off."""

    card: MinutesCard


@dataclass(frozen=True, slots=True)
class MinutesSigned(Fact):
    """To the secretariat: the convener has signed; the minutes wait to be issued."""

    card: MinutesCard


@dataclass(frozen=True, slots=True)
class MinutesPosted(Fact):
    """To the announcement channel: the issued minutes, in full."""

    group: str
    card: MinutesCard


@dataclass(frozen=True, slots=True)
class MinutesIssued(Fact):
    """To one unit's people: the minutes are issued; the clauses that bind the unit stand first (`mine`)."""

    card: MinutesCard
    unit: str
    mine: tuple[int, ...]
