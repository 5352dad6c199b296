"""Minutes as a whole (Rules of procedure, Art. 8). Their clauses are in `clauses`, the units' answers in `consensus`."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain import wording
from bot.domain.consensus import Concurrence
from bot.domain.errors import Fault, refuse
from bot.domain.lifecycle import Lifecycle
from bot.domain.references import Kind, Reference


class MinutesState(StrEnum):
    """Where minutes stand."""

    DRAFT = "draft"
    CIRCULATING = "circulating"
    BLOCKED = "blocked"
    AGREED = "agreed"
    SIGNED = "signed"
    ISSUED = "issued"
    SUPERSEDED = "superseded"


class MinutesVerb(StrEnum):
    """What is done to minutes. BLOCK, UNBLOCK and REACH_CONSENSUS follow from the units' answers; AMEND takes them back
    into drafting, whereupon a changed text is circulated as a new version. CORRECT begins a correction of what is issued,
    whose issue does SUPERSEDE."""

    CIRCULATE = "circulate"
    BLOCK = "block"
    UNBLOCK = "unblock"
    REACH_CONSENSUS = "reach-consensus"
    AMEND = "amend"
    SIGN_OFF = "sign-off"
    ISSUE = "issue"
    CORRECT = "correct"
    SUPERSEDE = "supersede"


_S = MinutesState
LIFECYCLE = Lifecycle[MinutesState, MinutesVerb](
    {
        MinutesVerb.CIRCULATE: ({_S.DRAFT}, _S.CIRCULATING),
        MinutesVerb.BLOCK: ({_S.CIRCULATING, _S.BLOCKED}, _S.BLOCKED),
        MinutesVerb.UNBLOCK: ({_S.BLOCKED}, _S.CIRCULATING),
        MinutesVerb.REACH_CONSENSUS: ({_S.CIRCULATING, _S.BLOCKED}, _S.AGREED),
        MinutesVerb.AMEND: ({_S.CIRCULATING, _S.BLOCKED, _S.AGREED}, _S.DRAFT),
        MinutesVerb.SIGN_OFF: ({_S.AGREED}, _S.SIGNED),
        MinutesVerb.ISSUE: ({_S.SIGNED}, _S.ISSUED),
        MinutesVerb.CORRECT: ({_S.ISSUED}, _S.ISSUED),
        MinutesVerb.SUPERSEDE: ({_S.ISSUED}, _S.SUPERSEDED),
    }
)

ASKING_STATES = frozenset({_S.CIRCULATING, _S.BLOCKED})
"""While minutes are in one of these, the units are asked and may answer, or change their answer."""

OUT_STATES = frozenset({_S.ISSUED, _S.SUPERSEDED})
"""They have a number, and their text never changes."""


@dataclass(slots=True)
class Minutes:
    """The minutes of a meeting. `text_version` counts the texts that were circulated; a stance belongs to one of
    them. `year` and `serial` are the issue number's parts, given on issue and never before. `meeting_id` is the meeting
    that they are of, where it was held here; `corrects_id` are the minutes that these correct."""

    id: int
    group_id: int
    number: int
    state: MinutesState
    title: str
    held_on: date
    drafted_by: int
    text_version: int = 0
    answer_by: date | None = None
    signed_by: int | None = None
    signed_at: datetime | None = None
    issued_at: datetime | None = None
    year: int | None = None
    serial: int | None = None
    meeting_id: int | None = None
    corrects_id: int | None = None
    version: int = 1

    @property
    def reference(self) -> Reference:
        return Reference(Kind.MINUTES, self.number)

    @property
    def is_asking(self) -> bool:
        """Whether the units are asked for their answer."""
        return self.state in ASKING_STATES

    def move(self, verb: MinutesVerb) -> None:
        """Carry out `verb`. Raises WrongState."""
        self.state = LIFECYCLE.next(self.state, verb)

    def answered(self, concurrence: Concurrence) -> None:
        """Let the state follow from the units' answers. Raises WrongState unless the units are being asked."""
        if concurrence.is_blocked:
            self.move(MinutesVerb.BLOCK)
        elif concurrence.is_reached:
            self.move(MinutesVerb.REACH_CONSENSUS)
        elif self.state is MinutesState.BLOCKED:
            self.move(MinutesVerb.UNBLOCK)

    def must_be_draft(self) -> None:
        """Raise WrongState unless the clauses may be edited: what circulates is not changed under its readers."""
        LIFECYCLE.next(self.state, MinutesVerb.CIRCULATE)


@dataclass(frozen=True, slots=True)
class ShowMinutes:
    """Which minutes are shown, and which page of their clauses (from 1)."""

    reference: Reference
    page: int = 1


@dataclass(frozen=True, slots=True)
class MinutesFilter:
    """Which page of all minutes a list shows (from 1)."""

    page: int = 1


@dataclass(frozen=True, slots=True)
class DraftMinutes:
    """The request to begin minutes: title, the day of the meeting, and the topics that become clauses; `meeting` is the
    one that they are of."""

    title: str
    held_on: date
    topic_ids: tuple[int, ...] = ()
    meeting: Reference | None = None

    def check(self, today: date) -> None:
        """Raise Invalid, with every fault beside its field."""
        refuse(
            [
                wording.check(self.title, field="title", limit=wording.TITLE_LENGTH),
                Fault("date-future", {"date": self.held_on}, "held_on") if self.held_on > today else None,
            ]
        )


@dataclass(frozen=True, slots=True)
class CirculateMinutes:
    """The request to send the draft to all units for concurrence by a day; None takes the group's usual period."""

    reference: Reference
    answer_by: date | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeMinutes:
    """The request for amend, sign-off or issue."""

    reference: Reference
    verb: MinutesVerb
    version: int | None = None


@dataclass(slots=True)
class MinutesReceipt:
    """A unit's formal receipt (签收) of issued minutes."""

    id: int
    minutes_id: int
    unit_id: int
    person_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class ReceiveMinutes:
    """The request to acknowledge receipt of issued minutes for a unit (None: the actor's only one, or all of them)."""

    reference: Reference
    unit_id: int | None = None
