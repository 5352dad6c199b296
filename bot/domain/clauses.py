"""The clauses of minutes, the agreed matters (议定事项): what each says, what it comes to (Rules of procedure, Art. 8)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain import cadence, days, wording
from bot.domain.consensus import AskedClause
from bot.domain.errors import Fault, Refusal, refuse
from bot.domain.references import Reference

MAX_CLAUSES = 40


class Outcome(StrEnum):
    """What a clause comes to: a task with a day or a cadence, a rule that stands, or nothing to do, with the reason."""

    TASK = "task"
    STANDING_RULE = "standing-rule"
    NO_ACTION = "no-action"


@dataclass(slots=True)
class Decision:
    """A clause of the minutes: what was agreed, who leads, who supports, by when or how often (`every`: cadence), with what
    result, and what it comes to (`outcome`; None: not said yet; `reason`: why there is nothing to do). On issue a task's
    clause becomes the task `task_id`; one with a cadence becomes one each period.

    `changed_in` is the text version in which its present text was first circulated (0: not yet), `asked_unit_ids` are the
    units asked about that text. A clause that was circulated and taken out keeps its row: `left_in` is the text version
    since which it is gone. `corrects_id` is the clause, of the minutes that were first issued, whose place it takes.
    """

    id: int
    minutes_id: int
    position: int
    text: str
    lead_unit_id: int
    due_on: date | None
    supporting_unit_ids: tuple[int, ...] = ()
    expected_result: str = ""
    topic_id: int | None = None
    task_id: int | None = None
    outcome: Outcome | None = None
    reason: str = ""
    every: str = ""
    changed_in: int = 0
    asked_unit_ids: tuple[int, ...] = ()
    left_in: int | None = None
    corrects_id: int | None = None

    @property
    def unit_ids(self) -> tuple[int, ...]:
        """The units that the clause binds: the lead first, then the supporting ones."""
        return (self.lead_unit_id, *self.supporting_unit_ids)

    @property
    def asked(self) -> AskedClause:
        """The clause as the units are asked about it."""
        return AskedClause(self.id, self.changed_in, frozenset(self.asked_unit_ids))

    @property
    def said(self) -> "ClauseText":
        """What it says."""
        return ClauseText(**{name: getattr(self, name) for name in ClauseText.__slots__})


@dataclass(frozen=True, slots=True)
class ClauseText:
    """What a clause says, as typed into its form."""

    text: str
    lead_unit_id: int
    due_on: date | None
    supporting_unit_ids: tuple[int, ...] = ()
    expected_result: str = ""
    outcome: Outcome | None = Outcome.TASK
    reason: str = ""
    every: str = ""

    def check(self, today: date) -> None:
        """Raise Invalid, with every fault beside its field."""
        is_task = self.outcome is Outcome.TASK
        refuse(
            [
                wording.check(self.text, field="text", limit=wording.LINE_LENGTH),
                wording.check(self.expected_result, field="expected_result", required=False, limit=wording.LINE_LENGTH),
                days.check_coming(self.due_on, today, field="due_on") if self.due_on is not None else None,
                Fault("clause-undated", {}, "due_on") if is_task and self.due_on is None and not self.every else None,
                Fault("choice-missing", {}, "every") if self.every and self.every not in cadence.MONTHS else None,
                wording.check(
                    self.reason,
                    field="reason",
                    required=self.outcome is Outcome.NO_ACTION,
                    limit=wording.LINE_LENGTH,
                ),
                Fault("lead-supports", {}, "supporting_unit_ids")
                if self.lead_unit_id in self.supporting_unit_ids
                else None,
            ]
        )

    @property
    def unit_ids(self) -> tuple[int, ...]:
        """The units that it binds."""
        return (self.lead_unit_id, *self.supporting_unit_ids)

    def write_to(self, decision: Decision) -> None:
        """Put the text into a clause."""
        for name in self.__slots__:
            setattr(decision, name, getattr(self, name))

    def is_same(self, other: "ClauseText") -> bool:
        """Tell whether a unit would read the same: the order of the supporting units says nothing."""
        names = [name for name in self.__slots__ if name != "supporting_unit_ids"]
        return set(self.supporting_unit_ids) == set(other.supporting_unit_ids) and all(
            getattr(self, name) == getattr(other, name) for name in names
        )


@dataclass(slots=True)
class ClauseVersion:
    """What a clause said in the text version in which that first circulated; 0: as it was issued, before a correction."""

    id: int
    decision_id: int
    text_version: int
    text: str
    lead_unit_id: int
    due_on: date | None
    supporting_unit_ids: tuple[int, ...] = ()
    expected_result: str = ""
    outcome: Outcome | None = None
    reason: str = ""
    every: str = ""

    @property
    def said(self) -> ClauseText:
        """What it said."""
        return ClauseText(**{name: getattr(self, name) for name in ClauseText.__slots__})


def version_of(decision: Decision, text_version: int) -> ClauseVersion:
    """Return what a clause says now, as of a text version."""
    values = {name: getattr(decision, name) for name in ClauseText.__slots__}
    return ClauseVersion(id=0, decision_id=decision.id, text_version=text_version, **values)


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
class ReturnClause:
    """The request to take a clause out of circulating minutes and back to the topics."""

    reference: Reference
    decision_id: int


def number(clauses: Iterable[Decision]) -> list[Decision]:
    """Number the clauses that stand in the minutes from 1 in their order; return those whose number changed."""
    moved = []
    for position, clause in enumerate(clauses, start=1):
        if clause.position != position:
            clause.position = position
            moved.append(clause)
    return moved


def check_circulation(clauses: int) -> None:
    """Raise Refusal unless there is a text to circulate: at least one clause, at most MAX_CLAUSES."""
    if not clauses:
        raise Refusal("minutes-no-clause")
    check_length(clauses)


def check_length(clauses: int) -> None:
    """Raise Refusal for more clauses than minutes can hold."""
    if clauses > MAX_CLAUSES:
        raise Refusal("minutes-too-many-clauses", limit=MAX_CLAUSES)


def check_outcomes(clauses: Sequence[Decision]) -> None:
    """Every clause is a task, a rule that stands, or nothing to do with a reason, before the minutes are signed or issued
    (Art. 8). Raises Refusal: `clause-outcome-missing`, with the numbers of those that are none."""
    missing = tuple(str(clause.position) for clause in clauses if not _is_settled(clause))
    if missing:
        raise Refusal("clause-outcome-missing", positions=missing)


def _is_settled(clause: Decision) -> bool:
    match clause.outcome:
        case Outcome.TASK:
            return clause.due_on is not None or bool(clause.every)
        case Outcome.NO_ACTION:
            return bool(clause.reason)
        case _:
            return clause.outcome is not None


def bound(clauses: Iterable[Decision], unit_ids: Collection[int]) -> tuple[int, ...]:
    """Return the numbers of the clauses that bind one of these units."""
    return tuple(clause.position for clause in clauses if not set(unit_ids).isdisjoint(clause.unit_ids))


def title_of(text: str, limit: int) -> str:
    """Return what an item that a clause becomes is called: the clause's text, cut to a title."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def expected_of(text: str, expected_result: str, limit: int) -> str:
    """Return what is expected of that item: a text too long for a title stands here in full."""
    return expected_result if len(text) <= limit else f"{text}\n{expected_result}".strip()
