"""Facts about minutes and the units' answers to them."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.clauses import Outcome
from bot.domain.consensus import Stance
from bot.domain.minutes import MinutesState, MinutesVerb
from bot.notices.fact import Fact


@dataclass(frozen=True, slots=True)
class ClauseSaid(Fact):
    """What a clause said before its last change."""

    text: str
    lead: str
    supporting: tuple[str, ...]
    due_on: date | None
    expected_result: str
    outcome: Outcome | None
    reason: str
    every: str


@dataclass(frozen=True, slots=True)
class ClauseLine(Fact):
    """A clause of the minutes. `task` is the reference of the task it became on issue; `before` what it said in the text
    that was circulated before this one, where it was changed; `is_new`: it was not in that text."""

    id: int
    position: int
    text: str
    lead: str
    supporting: tuple[str, ...]
    due_on: date | None
    expected_result: str
    topic: str
    task: str
    outcome: Outcome | None = Outcome.TASK
    reason: str = ""
    every: str = ""
    before: ClauseSaid | None = None
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class StanceLine(Fact):
    """A unit's counted answer, by its row; nobody gave the one that was taken from silence. `positions` are the clauses for
    which it counts, `is_whole`: it was given to all. `source` names the paper or the call that it was entered from (代录).
    An objection is settled `settled_by` somebody, in the words of `settlement`."""

    id: int
    unit: str
    stance: Stance
    person: str
    text: str
    at: datetime | None = None
    positions: tuple[int, ...] = ()
    is_whole: bool = True
    source: str = ""
    settled_by: str = ""
    settlement: str = ""


@dataclass(frozen=True, slots=True)
class Standing(Fact):
    """The units that stand at one stance, by the gravest that each has said."""

    stance: Stance
    units: tuple[str, ...]


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
    """Minutes as they stand: the clauses, who has answered what, who has not. `my_units` are the reader's units that are
    asked and may still answer, `open_positions` the clauses that these have not answered; `verbs` are what the reader may
    do; `settles`: the reader may settle objections, `enters`: enter answers on behalf of units, `drafts`: the reader is of
    the secretariat. `page` is the page of clauses that is shown. Of issued minutes, `unreceived` are the units that have
    not acknowledged receipt; `receives`: the reader's is one. `corrects` are the minutes that these correct, `corrected_by`
    those that stand in their place, `returned` the clauses that went back to the topics."""

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
    standing: tuple[Standing, ...] = ()
    open_positions: tuple[int, ...] = ()
    settles: bool = False
    enters: bool = False
    drafts: bool = False
    corrects: str = ""
    corrected_by: str = ""
    returned: tuple[str, ...] = ()

    def units_at(self, *stances: Stance) -> tuple[str, ...]:
        """Return the units that stand at one of these."""
        return tuple(unit for each in self.standing if each.stance in stances for unit in each.units)


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
    """The answer to a unit that has answered: to all clauses, or to those of `positions` alone. `left` are the clauses that
    it still has to answer."""

    unit: str
    stance: Stance
    card: MinutesCard
    positions: tuple[int, ...] = ()
    left: tuple[int, ...] = ()

    @property
    def card_reference(self) -> str:
        return self.card.minutes.reference


@dataclass(frozen=True, slots=True)
class MinutesCirculated(Fact):
    """To one unit's people: these minutes ask for the unit's answer by a day. `unit` is the unit asked; `mine` are the
    positions of the clauses that bind it, `asked` those that it is asked about in this text (all of them in the first)."""

    card: MinutesCard
    unit: str
    mine: tuple[int, ...]
    asked: tuple[int, ...] = ()


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
    """To the secretariat: a unit objects, to all or to the clauses of `positions`, and the minutes are blocked."""

    card: MinutesCard
    unit: str
    person: str
    text: str
    positions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ObjectionReferred(Fact):
    """To the convener: the secretariat asks for a decision on an objection that it could not meet."""

    card: MinutesCard
    stance: StanceLine
    person: str


@dataclass(frozen=True, slots=True)
class ObjectionSettled(Fact):
    """To the unit that objected, to the secretariat, and as the answer: the objection no longer blocks, and is recorded."""

    card: MinutesCard
    unit: str
    person: str
    objection: str
    text: str

    @property
    def card_reference(self) -> str:
        return self.card.minutes.reference


@dataclass(frozen=True, slots=True)
class ClauseReturned(Fact):
    """To the secretariat, to the units that the clause bound, and as the answer: a clause left the minutes and is a topic
    again."""

    card: MinutesCard
    text: str
    topic: str
    person: str

    @property
    def card_reference(self) -> str:
        return self.card.minutes.reference


@dataclass(frozen=True, slots=True)
class ClauseDropped(Fact):
    """To the units that a clause bound which was circulated, or issued: the next text does without it."""

    card: MinutesCard
    text: str
    person: str


@dataclass(frozen=True, slots=True)
class StanceEntered(Fact):
    """To a unit: the secretariat has entered its answer from a paper or a call (代录); the unit may answer otherwise."""

    card: MinutesCard
    unit: str
    stance: Stance
    text: str
    source: str
    person: str


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
