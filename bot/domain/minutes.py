"""Minutes and their clauses, the agreed matters (Rules of procedure, Art. 8)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain import days, wording
from bot.domain.consensus import Concurrence, Stance
from bot.domain.errors import Fault, Refusal, refuse
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


class MinutesVerb(StrEnum):
    """What is done to minutes. BLOCK, UNBLOCK and REACH_CONSENSUS follow from the units' answers; AMEND takes them back
    into drafting, whereupon a changed text is circulated as a new version."""

    CIRCULATE = "circulate"
    BLOCK = "block"
    UNBLOCK = "unblock"
    REACH_CONSENSUS = "reach-consensus"
    AMEND = "amend"
    SIGN_OFF = "sign-off"
    ISSUE = "issue"


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
    }
)

ASKING_STATES = frozenset({_S.CIRCULATING, _S.BLOCKED})
"""While minutes are in one of these, the units are asked and may answer, or change their answer."""

MAX_CLAUSES = 40
SILENCE = "silence"
"""The role of an answer that nobody gave: the rule of a group may take silence for consent."""


@dataclass(slots=True)
class Minutes:
    """The minutes of a meeting. `text_version` counts the texts that were circulated; a stance belongs to one of
    them. `year` and `serial` are the issue number's parts, given on issue and never before. `meeting_id` is the meeting
    that they are of, where it was held here."""

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


@dataclass(slots=True)
class Decision:
    """A clause of the minutes: what was agreed, who leads, who supports, by when, with what result. On issue it
    becomes the task `task_id`."""

    id: int
    minutes_id: int
    position: int
    text: str
    lead_unit_id: int
    due_on: date
    supporting_unit_ids: tuple[int, ...] = ()
    expected_result: str = ""
    topic_id: int | None = None
    task_id: int | None = None

    @property
    def unit_ids(self) -> tuple[int, ...]:
        """The units that the clause binds: the lead first, then the supporting ones."""
        return (self.lead_unit_id, *self.supporting_unit_ids)


@dataclass(frozen=True, slots=True)
class UnitStance:
    """A unit's answer to one text version: who gave it, in which role, when, in which words. Nobody gave one that the
    group's rule took from silence (role SILENCE)."""

    id: int
    minutes_id: int
    text_version: int
    unit_id: int
    person_id: int | None
    role: str
    stance: Stance
    text: str
    at: datetime


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
class ClauseText:
    """What a clause says, as typed into its form."""

    text: str
    lead_unit_id: int
    due_on: date
    supporting_unit_ids: tuple[int, ...] = ()
    expected_result: str = ""

    def check(self, today: date) -> None:
        """Raise Invalid, with every fault beside its field."""
        refuse(
            [
                wording.check(self.text, field="text", limit=wording.LINE_LENGTH),
                wording.check(self.expected_result, field="expected_result", required=False, limit=wording.LINE_LENGTH),
                days.check_coming(self.due_on, today, field="due_on"),
                Fault("lead-supports", {}, "supporting_unit_ids")
                if self.lead_unit_id in self.supporting_unit_ids
                else None,
            ]
        )

    def write_to(self, decision: Decision) -> None:
        """Put the text into a clause."""
        for name in self.__slots__:
            setattr(decision, name, getattr(self, name))


@dataclass(frozen=True, slots=True)
class OpenClause:
    """The request for the form of a clause: a new one (`decision_id` None) or one that stands there."""

    reference: Reference
    decision_id: int | None = None


@dataclass(frozen=True, slots=True)
class SetClause:
    """The request to add a clause (`decision_id` None), to change one, or to take one out (`text` None)."""

    reference: Reference
    decision_id: int | None
    text: ClauseText | None


@dataclass(frozen=True, slots=True)
class CirculateMinutes:
    """The request to send the draft to all units for concurrence by a day; None takes the group's usual period."""

    reference: Reference
    answer_by: date | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class AnswerMinutes:
    """A unit's answer. An objection or a reservation says why. `text_version` is that of the text read."""

    reference: Reference
    stance: Stance
    text: str = ""
    unit_id: int | None = None
    text_version: int | None = None

    def check(self) -> None:
        """Raise Invalid."""
        refuse([wording.check(self.text, field="text", required=self.stance is not Stance.AGREE)])


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


def counted(stances: Iterable[UnitStance]) -> dict[int, UnitStance]:
    """Return the answer of each unit that counts, from answers in the order in which they were given: its last."""
    return {stance.unit_id: stance for stance in stances}


def check_circulation(clauses: int) -> None:
    """Raise Refusal unless there is a text to circulate: at least one clause, at most MAX_CLAUSES."""
    if not clauses:
        raise Refusal("minutes-no-clause")
    check_length(clauses)


def check_length(clauses: int) -> None:
    """Raise Refusal for more clauses than minutes can hold."""
    if clauses > MAX_CLAUSES:
        raise Refusal("minutes-too-many-clauses", limit=MAX_CLAUSES)
