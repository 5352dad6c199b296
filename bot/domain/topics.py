"""Topics (Rules of procedure, Art. 6 and 7): what units ask the group to deal with."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain import evidence, quarters, wording
from bot.domain.errors import Fault, refuse
from bot.domain.evidence import Evidence
from bot.domain.lifecycle import Lifecycle
from bot.domain.references import Kind, Reference


class TopicState(StrEnum):
    """Where a topic stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"
    IN_CONSULTATION = "in-consultation"
    READY = "ready"
    SCHEDULED = "scheduled"
    DECIDED = "decided"
    DEFERRED = "deferred"
    REFERRED_UPWARD = "referred-upward"


class TopicVerb(StrEnum):
    """What is done to a topic."""

    SUBMIT = "submit"
    ACCEPT = "accept"
    RETURN = "return"
    RESUBMIT = "resubmit"
    MERGE = "merge"
    WITHDRAW = "withdraw"
    CONSULT = "consult"
    MAKE_READY = "make-ready"
    SCHEDULE = "schedule"
    UNSCHEDULE = "unschedule"
    DECIDE = "decide"
    DEFER = "defer"
    TAKE_UP = "take-up"
    REFER = "refer"
    REOPEN = "reopen"


_S = TopicState
LIFECYCLE = Lifecycle[TopicState, TopicVerb](
    {
        TopicVerb.SUBMIT: ({_S.DRAFT}, _S.SUBMITTED),
        TopicVerb.ACCEPT: ({_S.SUBMITTED}, _S.ACCEPTED),
        TopicVerb.RETURN: ({_S.SUBMITTED}, _S.RETURNED),
        TopicVerb.RESUBMIT: ({_S.RETURNED}, _S.SUBMITTED),
        TopicVerb.MERGE: ({_S.SUBMITTED, _S.ACCEPTED, _S.READY, _S.DEFERRED}, _S.MERGED),
        TopicVerb.WITHDRAW: ({_S.DRAFT, _S.SUBMITTED, _S.RETURNED}, _S.WITHDRAWN),
        TopicVerb.CONSULT: ({_S.ACCEPTED, _S.READY}, _S.IN_CONSULTATION),
        TopicVerb.MAKE_READY: ({_S.ACCEPTED, _S.IN_CONSULTATION}, _S.READY),
        TopicVerb.SCHEDULE: ({_S.ACCEPTED, _S.READY}, _S.SCHEDULED),
        TopicVerb.UNSCHEDULE: ({_S.SCHEDULED}, _S.READY),
        TopicVerb.DECIDE: ({_S.ACCEPTED, _S.READY, _S.SCHEDULED}, _S.DECIDED),
        TopicVerb.DEFER: ({_S.ACCEPTED, _S.IN_CONSULTATION, _S.READY, _S.SCHEDULED}, _S.DEFERRED),
        TopicVerb.TAKE_UP: ({_S.DEFERRED}, _S.ACCEPTED),
        TopicVerb.REFER: ({_S.ACCEPTED, _S.IN_CONSULTATION, _S.READY, _S.SCHEDULED, _S.DEFERRED}, _S.REFERRED_UPWARD),
        TopicVerb.REOPEN: ({_S.SCHEDULED, _S.DECIDED, _S.REFERRED_UPWARD}, _S.ACCEPTED),
    }
)
"""From which states a verb leads where. A meeting schedules and unschedules; minutes that are issued decide, and a clause
that leaves them, or the answer to a referral, reopens."""

OPEN_STATES = frozenset(
    {_S.SUBMITTED, _S.ACCEPTED, _S.RETURNED, _S.IN_CONSULTATION, _S.READY, _S.SCHEDULED, _S.DEFERRED}
)
REASONED_VERBS = frozenset({TopicVerb.RETURN, TopicVerb.DEFER})
"""A topic that is not taken gets a reason and a next step."""


class Urgency(StrEnum):
    """How soon the group is asked to deal with a topic."""

    ORDINARY = "ordinary"
    URGENT = "urgent"


@dataclass(slots=True)
class Topic:
    """A topic of one unit. `area` is one of the group's responsibilities (Art. 5), by its number; `reason` and `next_step`
    are what was said when it was returned or deferred. `merged_into_id` is the topic that it is the same as,
    `continues_id` the one that it goes on from. `quarter` (2027Q1) is when the roadmap plans it, `consult_by` the day by
    which the units asked for an opinion answer; `call_id` is the call that it answers."""

    id: int
    group_id: int
    number: int
    state: TopicState
    unit_id: int
    submitted_by: int
    submitted_at: datetime
    title: str
    background: str = ""
    ask: str = ""
    area: int | None = None
    urgency: Urgency = Urgency.ORDINARY
    lead_unit_id: int | None = None
    supporting_unit_ids: tuple[int, ...] = ()
    reason: str = ""
    basis: str = ""
    materials: tuple[Evidence, ...] = ()
    next_step: str = ""
    merged_into_id: int | None = None
    continues_id: int | None = None
    is_priority: bool = False
    quarter: str = ""
    consult_by: date | None = None
    call_id: int | None = None
    version: int = 1

    @property
    def reference(self) -> Reference:
        return Reference(Kind.TOPIC, self.number)

    @property
    def bound_unit_ids(self) -> tuple[int, ...]:
        """The units that the decision asked for would bind: the proposed lead first."""
        lead = () if self.lead_unit_id is None else (self.lead_unit_id,)
        return (*lead, *self.supporting_unit_ids)

    def move(self, verb: TopicVerb) -> None:
        """Carry out `verb`. Raises WrongState."""
        self.state = LIFECYCLE.next(self.state, verb)

    def lacks(self) -> tuple[str, ...]:
        """Name what the topic still needs before it can stand on an agenda, in the order of the form: purpose, proposed
        decision, the units that it would bind, basis, materials."""
        parts = {
            "background": self.background,
            "ask": self.ask,
            "area": self.area,
            "lead": self.lead_unit_id,
            "basis": self.basis,
            "materials": self.materials,
        }
        return tuple(name for name, value in parts.items() if not value)


@dataclass(frozen=True, slots=True)
class TopicText:
    """What a unit says of a topic, by line (the title alone) or by form."""

    title: str
    background: str = ""
    ask: str = ""
    area: int | None = None
    urgency: Urgency = Urgency.ORDINARY
    lead_unit_id: int | None = None
    supporting_unit_ids: tuple[int, ...] = ()
    basis: str = ""
    materials: tuple[Evidence, ...] = ()

    def check(self) -> None:
        """Raise Invalid, with every fault beside its field."""
        both = self.lead_unit_id is not None and self.lead_unit_id in self.supporting_unit_ids
        refuse(
            [
                wording.check(self.title, field="title", limit=wording.TITLE_LENGTH),
                wording.check(self.background, field="background", required=False),
                wording.check(self.ask, field="ask", required=False),
                wording.check(self.basis, field="basis", required=False, limit=wording.LINE_LENGTH),
                evidence.check(self.materials),
                Fault("lead-supports", {}, "supporting_unit_ids") if both else None,
            ]
        )

    def write_to(self, topic: Topic) -> None:
        """Put the text into `topic`."""
        for name in self.__slots__:
            setattr(topic, name, getattr(self, name))


@dataclass(frozen=True, slots=True)
class SubmitTopic:
    """The request to submit a topic, or a draft or a returned one (`reference`) anew. `unit_id` names for which of the
    actor's units; None when the actor has only one. `is_draft`: it is kept for later, and nobody else sees it."""

    text: TopicText
    unit_id: int | None = None
    reference: Reference | None = None
    is_draft: bool = False


class Similar(StrEnum):
    """What the author of a draft says of an open topic that is like it."""

    SAME = "same"
    CONTINUES = "continues"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class SettleDraft:
    """The author's word on a draft that is like an open topic: the same as it, a continuation of it, or new
    (`other` None)."""

    reference: Reference
    answer: Similar
    other: Reference | None = None


@dataclass(frozen=True, slots=True)
class ReviewTopic:
    """The secretariat's verbs, or the unit's submission of a draft and withdrawal. A topic is never returned or deferred
    without a reason and a next step."""

    reference: Reference
    verb: TopicVerb
    reason: str = ""
    version: int | None = None
    next_step: str = ""

    def check(self) -> None:
        """Raise Invalid, with every fault beside its field."""
        is_reasoned = self.verb in REASONED_VERBS
        refuse(
            [
                wording.check(self.reason, field="reason", required=is_reasoned),
                wording.check(self.next_step, field="next_step", required=is_reasoned, limit=wording.LINE_LENGTH),
            ]
        )


@dataclass(frozen=True, slots=True)
class MergeTopic:
    """The request to merge a topic into another, which goes on for both."""

    reference: Reference
    into_id: int
    reason: str

    def check(self) -> None:
        """Raise Invalid."""
        refuse([wording.check(self.reason, field="reason", limit=wording.LINE_LENGTH)])


@dataclass(frozen=True, slots=True)
class PlanTopic:
    """The request to plan a topic on the roadmap (plan 二(四)): priority, and a quarter (2027Q1; empty: none)."""

    reference: Reference
    is_priority: bool
    quarter: str

    def check(self) -> None:
        """Raise Invalid."""
        refuse(
            [None if not self.quarter or quarters.is_quarter(self.quarter) else Fault("quarter-form", {}, "quarter")]
        )


@dataclass(frozen=True, slots=True)
class TopicFilter:
    """Which topics a list shows: the open ones, or all whose title holds `words`; only those in `state`, with priority, or
    the asker's own drafts. `said` is what was typed, for turning the page."""

    words: str = ""
    page: int = 1
    state: TopicState | None = None
    is_priority: bool = False
    said: str = ""


def text_of(message: str) -> TopicText:
    """Return what a topic begins with that is made of a message: its first line as the title, the whole as background."""
    text = wording.tidy(message)
    first = text.split("\n", 1)[0]
    return TopicText(title=first[: wording.TITLE_LENGTH], background=text[: wording.TEXT_LENGTH])
