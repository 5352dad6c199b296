"""Referrals: major matters that the group does not decide but reports upward (Rules of procedure, Art. 10)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain import days, wording
from bot.domain.errors import Fault, refuse
from bot.domain.lifecycle import Lifecycle
from bot.domain.references import Kind, Reference


class ReferralState(StrEnum):
    """Where a referral stands."""

    REFERRED = "referred"
    ANSWERED = "answered"
    FOLLOWED_UP = "followed-up"


class ReferralVerb(StrEnum):
    """What is done to a referral: the decision from above is entered, and what follows from it is done."""

    ENTER_DECISION = "enter-decision"
    FOLLOW_UP = "follow-up"


_S = ReferralState
LIFECYCLE = Lifecycle[ReferralState, ReferralVerb](
    {
        ReferralVerb.ENTER_DECISION: ({_S.REFERRED}, _S.ANSWERED),
        ReferralVerb.FOLLOW_UP: ({_S.ANSWERED}, _S.FOLLOWED_UP),
    }
)


@dataclass(slots=True)
class Referral:
    """A topic referred to an addressee. `follow_up_on` is the day by which its answer, and then what follows from it, is
    looked after; `decision` is what was received on `decided_on`."""

    id: int
    group_id: int
    number: int
    state: ReferralState
    topic_id: int
    addressee: str
    text: str
    referred_by: int
    referred_on: date
    follow_up_on: date
    decision: str = ""
    decided_on: date | None = None
    outcome: str = ""
    version: int = 1

    @property
    def reference(self) -> Reference:
        return Reference(Kind.REFERRAL, self.number)

    def move(self, verb: ReferralVerb) -> None:
        """Carry out `verb`. Raises WrongState."""
        self.state = LIFECYCLE.next(self.state, verb)


@dataclass(frozen=True, slots=True)
class ReferTopic:
    """The request to refer a topic: to whom, with which text, and by when an answer is looked after."""

    reference: Reference
    addressee: str
    text: str
    follow_up_on: date

    def check(self, today: date) -> None:
        """Raise Invalid, with every fault beside its field."""
        refuse(
            [
                wording.check(self.addressee, field="addressee", limit=wording.TITLE_LENGTH),
                wording.check(self.text, field="text"),
                days.check_coming(self.follow_up_on, today, field="follow_up_on"),
            ]
        )


@dataclass(frozen=True, slots=True)
class EnterDecision:
    """The request to enter what came from above: its day and text, and by when what follows from it is done. `reopens`:
    the topic goes back to the group's table."""

    reference: Reference
    decided_on: date
    decision: str
    follow_up_on: date
    reopens: bool = False

    def check(self, today: date) -> None:
        """Raise Invalid, with every fault beside its field."""
        refuse(
            [
                Fault("date-future", {"date": self.decided_on}, "decided_on") if self.decided_on > today else None,
                wording.check(self.decision, field="decision"),
                days.check_coming(self.follow_up_on, today, field="follow_up_on"),
            ]
        )


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The request to note what followed from the decision."""

    reference: Reference
    outcome: str

    def check(self) -> None:
        """Raise Invalid."""
        refuse([wording.check(self.outcome, field="outcome")])
