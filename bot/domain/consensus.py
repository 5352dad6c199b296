"""When the units agree on a text, clause by clause (Rules of procedure, Art. 8: 集体讨论、协商一致)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain import wording
from bot.domain.errors import Fault, Invalid, Refusal, refuse
from bot.domain.references import Reference

SILENCE = "silence"
"""The role of an answer that nobody gave: the rule of a group may take silence for consent."""
SOURCE_LENGTH = 200


class Stance(StrEnum):
    """A unit's answer to circulating minutes. A wording is proposed by who agrees, a reservation is recorded, an objection
    blocks."""

    AGREE = "agree"
    WORDING = "wording"
    RESERVATION = "reservation"
    OBJECTION = "objection"


def gravest(stances: Iterable[Stance]) -> Stance:
    """Return the one that weighs most: an objection before a reservation, that before a wording, agreement last."""
    order = list(Stance)
    return max(stances, key=order.index)


@dataclass(frozen=True, slots=True)
class AskedClause:
    """A clause as it is asked: its row, the text version in which its present text was first circulated, and the units
    that are asked about that text."""

    id: int
    changed_in: int
    unit_ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class UnitStance:
    """A unit's answer to one text version: to one clause (`decision_id`), or to all of them (None). Who gave it, in which
    role, when, in which words; nobody gave one that the group's rule took from silence (role SILENCE). `source` names the
    paper or the call from which the secretariat entered it on behalf of the unit (代录). An objection that was not met may
    be settled: by whom, when, how."""

    id: int
    minutes_id: int
    text_version: int
    unit_id: int
    person_id: int | None
    role: str
    stance: Stance
    text: str
    at: datetime
    decision_id: int | None = None
    source: str = ""
    settled_by: int | None = None
    settled_at: datetime | None = None
    settlement: str = ""

    @property
    def is_blocking(self) -> bool:
        """Whether it is an objection that nobody has settled."""
        return self.stance is Stance.OBJECTION and self.settled_by is None


Counted = Mapping[tuple[int, int], UnitStance]
"""The answer that counts, by unit and clause."""


def counted(clauses: Collection[AskedClause], stances: Iterable[UnitStance]) -> dict[tuple[int, int], UnitStance]:
    """Return the answer that counts of each unit to each clause about which it is asked, from answers in the order in which
    they were given: the last one to the clause or to all, to a text version in which the clause stood as it stands now. Who
    agrees to a later text keeps the reservation and the wording that it gave to an earlier one."""
    found: dict[tuple[int, int], UnitStance] = {}
    for stance in stances:
        for clause in clauses:
            is_about = stance.decision_id in {None, clause.id} and stance.unit_id in clause.unit_ids
            if is_about and stance.text_version >= clause.changed_in:
                last = found.get((stance.unit_id, clause.id))
                if last is None or not _keeps(last, stance):
                    found[stance.unit_id, clause.id] = stance
    return found


def _keeps(last: UnitStance, stance: UnitStance) -> bool:
    is_noted = last.stance in {Stance.RESERVATION, Stance.WORDING} and last.text_version < stance.text_version
    return is_noted and stance.decision_id is None and stance.stance is Stance.AGREE


@dataclass(frozen=True, slots=True)
class Concurrence:
    """Where each unit asked stands, in one set each: by the gravest that it said, and not before it has answered all that
    it is asked. `objecting` have an objection open, whatever else they have answered."""

    agreed: frozenset[int]
    proposing: frozenset[int]
    reserved: frozenset[int]
    objecting: frozenset[int]
    waiting: frozenset[int]

    @property
    def asked(self) -> frozenset[int]:
        """All units that are asked about a clause."""
        return self.agreed | self.proposing | self.reserved | self.objecting | self.waiting

    @property
    def is_reached(self) -> bool:
        """Consensus: every unit asked has answered and none objects. Silence is never consent here."""
        return not self.objecting and not self.waiting

    @property
    def is_blocked(self) -> bool:
        """One objection is enough."""
        return bool(self.objecting)


NOBODY = Concurrence(frozenset(), frozenset(), frozenset(), frozenset(), frozenset())
"""A draft asks no unit."""


def concurrence(clauses: Collection[AskedClause], given: Counted) -> Concurrence:
    """Count the answers of the units that are asked; `given` are those that count."""
    sets: dict[str, set[int]] = {"agreed": set(), "proposing": set(), "reserved": set(), "objecting": set()}
    waiting: set[int] = set()
    for unit_id in {unit_id for clause in clauses for unit_id in clause.unit_ids}:
        own = [given.get((unit_id, clause.id)) for clause in clauses if unit_id in clause.unit_ids]
        said = {stance.stance for stance in own if stance is not None}
        if any(stance is not None and stance.is_blocking for stance in own):
            sets["objecting"].add(unit_id)
        elif None in own:
            waiting.add(unit_id)
        elif said & {Stance.RESERVATION, Stance.OBJECTION}:
            sets["reserved"].add(unit_id)
        else:
            sets["proposing" if Stance.WORDING in said else "agreed"].add(unit_id)
    return Concurrence(**{name: frozenset(units) for name, units in sets.items()}, waiting=frozenset(waiting))


def open_clauses(clauses: Iterable[AskedClause], given: Counted, unit_id: int) -> list[int]:
    """Return the clauses (row numbers) that a unit is asked about and has not answered, in their order."""
    return [clause.id for clause in clauses if unit_id in clause.unit_ids and (unit_id, clause.id) not in given]


def asked_again(
    clause: AskedClause, given: Counted, *, bound_before: Collection[int], bound_now: Collection[int]
) -> frozenset[int]:
    """Return the units that are asked about a clause whose text was changed: those that it binds, those that it bound, and
    those whose objection to it is open (Art. 8: nobody else is asked again)."""
    objecting = {unit for (unit, clause_id), each in given.items() if clause_id == clause.id and each.is_blocking}
    return frozenset({*bound_before, *bound_now, *objecting})


def is_read(clauses: Iterable[AskedClause], *, unit_id: int, decision_id: int | None, read: int) -> bool:
    """Tell whether an answer to what was read in text version `read` is one to the present text: none of the clauses that
    it speaks of was changed since."""
    about = [clause for clause in clauses if decision_id in {None, clause.id} and unit_id in clause.unit_ids]
    return all(clause.changed_in <= read for clause in about)


@dataclass(frozen=True, slots=True)
class AnswerMinutes:
    """A unit's answer: to all clauses, or to one, by its row (`decision_id`) or its number (`position`). What is not plain
    agreement says why. `text_version` is that of the text read. `agrees_otherwise`: the unit agrees to every other clause
    that it has not answered."""

    reference: Reference
    stance: Stance
    text: str = ""
    unit_id: int | None = None
    text_version: int | None = None
    decision_id: int | None = None
    position: int | None = None
    agrees_otherwise: bool = False

    def check(self) -> None:
        """Raise Invalid."""
        refuse([wording.check(self.text, field="text", required=self.stance is not Stance.AGREE)])


@dataclass(frozen=True, slots=True)
class AnswerClauses:
    """A unit's answers to several clauses at once: row number, stance, words of each. `text_version` is that of the text
    read."""

    reference: Reference
    answers: tuple[tuple[int, Stance, str], ...]
    text_version: int
    unit_id: int | None = None

    def check(self) -> None:
        """Raise Invalid: `button-broken` where nothing is answered, else every fault beside its field (`text-ROW`)."""
        if not self.answers:
            raise Invalid("button-broken")
        faults = [
            wording.check(text, field=f"text-{row}", required=stance is not Stance.AGREE)
            for row, stance, text in self.answers
        ]
        refuse(faults)


@dataclass(frozen=True, slots=True)
class EnterStance:
    """The secretariat's request to enter a unit's answer from a paper or a call (代录), which `source` names."""

    answer: AnswerMinutes
    source: str

    def check(self) -> None:
        """Raise Invalid, with every fault beside its field."""
        required = self.answer.stance is not Stance.AGREE
        refuse(
            [
                wording.check(self.source, field="source", limit=SOURCE_LENGTH),
                wording.check(self.answer.text, field="text", required=required),
                Fault("unit-missing", {}, "unit_id") if self.answer.unit_id is None else None,
            ]
        )


@dataclass(frozen=True, slots=True)
class OpenObjection:
    """The request about one objection, by the row of the stance: to put it before the convener, or to open the form of its
    settlement."""

    reference: Reference
    stance_id: int


@dataclass(frozen=True, slots=True)
class SettleObjection:
    """The convener's request to record an objection as settled, and how."""

    reference: Reference
    stance_id: int
    text: str

    def check(self) -> None:
        """Raise Invalid."""
        refuse([wording.check(self.text, field="text")])


def find_objection(stances: Iterable[UnitStance], given: Counted, stance_id: int) -> UnitStance:
    """Return an open objection that counts. Raises Refusal: `objection-over`."""
    counting = {stance.id for stance in given.values()}
    for stance in stances:
        if stance.id == stance_id and stance.is_blocking and stance.id in counting:
            return stance
    raise Refusal("objection-over")


def distinct(given: Counted, order: Sequence[int]) -> list[tuple[UnitStance, tuple[int, ...]]]:
    """Return each answer that counts with the clauses for which it does, those of `order` (row numbers), oldest first."""
    clauses: dict[int, list[int]] = {}
    rows = {stance.id: stance for stance in given.values()}
    for (_, clause_id), stance in given.items():
        clauses.setdefault(stance.id, []).append(clause_id)
    return [
        (rows[stance_id], tuple(each for each in order if each in clauses[stance_id])) for stance_id in sorted(clauses)
    ]
