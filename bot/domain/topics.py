"""Topics (Rules of procedure, Art. 6 and 7): what units ask the group to deal with."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain import wording
from bot.domain.errors import Fault, refuse
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

    ACCEPT = "accept"
    RETURN = "return"
    RESUBMIT = "resubmit"
    WITHDRAW = "withdraw"
    DECIDE = "decide"


_S = TopicState
LIFECYCLE = Lifecycle[TopicState, TopicVerb](
    {
        TopicVerb.ACCEPT: ({_S.SUBMITTED}, _S.ACCEPTED),
        TopicVerb.RETURN: ({_S.SUBMITTED}, _S.RETURNED),
        TopicVerb.RESUBMIT: ({_S.RETURNED}, _S.SUBMITTED),
        TopicVerb.WITHDRAW: ({_S.SUBMITTED, _S.RETURNED}, _S.WITHDRAWN),
        TopicVerb.DECIDE: ({_S.ACCEPTED, _S.READY, _S.SCHEDULED}, _S.DECIDED),
    }
)

OPEN_STATES = frozenset(
    {_S.SUBMITTED, _S.ACCEPTED, _S.RETURNED, _S.IN_CONSULTATION, _S.READY, _S.SCHEDULED, _S.DEFERRED}
)


class Urgency(StrEnum):
    """How soon the group is asked to deal with a topic."""

    ORDINARY = "ordinary"
    URGENT = "urgent"


@dataclass(slots=True)
class Topic:
    """A topic of one unit. `area` is one of the group's responsibilities (Art. 5), by its number; `reason` is what was
    said when it was returned."""

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
    version: int = 1

    @property
    def reference(self) -> Reference:
        return Reference(Kind.TOPIC, self.number)

    def move(self, verb: TopicVerb) -> None:
        """Carry out `verb`. Raises WrongState."""
        self.state = LIFECYCLE.next(self.state, verb)

    def lacks(self) -> tuple[str, ...]:
        """Name what the topic still needs before it can stand on an agenda, in the order of the form."""
        parts = {"background": self.background, "ask": self.ask, "area": self.area, "lead": self.lead_unit_id}
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

    def check(self) -> None:
        """Raise Invalid, with every fault beside its field."""
        both = self.lead_unit_id is not None and self.lead_unit_id in self.supporting_unit_ids
        refuse(
            [
                wording.check(self.title, field="title", limit=wording.TITLE_LENGTH),
                wording.check(self.background, field="background", required=False),
                wording.check(self.ask, field="ask", required=False),
                Fault("lead-supports", {}, "supporting_unit_ids") if both else None,
            ]
        )

    def write_to(self, topic: Topic) -> None:
        """Put the text into `topic`."""
        for name in self.__slots__:
            setattr(topic, name, getattr(self, name))


@dataclass(frozen=True, slots=True)
class SubmitTopic:
    """The request to submit a topic, or a returned one again (`reference`). `unit_id` names for which of the actor's
    units; None when the actor has only one."""

    text: TopicText
    unit_id: int | None = None
    reference: Reference | None = None


@dataclass(frozen=True, slots=True)
class ReviewTopic:
    """The secretariat's accept or return, or the unit's withdrawal. A topic is never returned without a reason."""

    reference: Reference
    verb: TopicVerb
    reason: str = ""
    version: int | None = None

    def check(self) -> None:
        """Raise Invalid."""
        refuse([wording.check(self.reason, field="reason", required=self.verb is TopicVerb.RETURN)])


@dataclass(frozen=True, slots=True)
class TopicFilter:
    """Which topics a list shows: the open ones, or all whose title holds `words`."""

    words: str = ""
    page: int = 1
