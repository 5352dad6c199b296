"""Facts about referrals."""

from dataclasses import dataclass
from datetime import date

from bot.domain.referrals import ReferralState, ReferralVerb
from bot.notices.fact import Fact


@dataclass(frozen=True, slots=True)
class ReferralLine(Fact):
    """A referral in a list."""

    reference: str
    topic: str
    title: str
    state: ReferralState
    addressee: str
    follow_up_on: date
    version: int


@dataclass(frozen=True, slots=True)
class ReferralCard(Fact):
    """A referral as it stands; `verbs` are what the reader may do."""

    line: ReferralLine
    text: str
    referred_by: str
    referred_on: date
    decision: str
    decided_on: date | None
    outcome: str
    verbs: tuple[ReferralVerb, ...]


@dataclass(frozen=True, slots=True)
class ReferralList(Fact):
    """One page of referrals, the newest first."""

    referrals: tuple[ReferralLine, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class ReferralChanged(Fact):
    """The answer to what was done to a referral; `verb` None: it was just made."""

    verb: ReferralVerb | None
    card: ReferralCard

    @property
    def card_reference(self) -> str:
        return self.card.line.reference


@dataclass(frozen=True, slots=True)
class ReferralTold(Fact):
    """To the unit whose topic was referred, and to the secretariat: what became of it (`verb` None: it was referred)."""

    verb: ReferralVerb | None
    card: ReferralCard
