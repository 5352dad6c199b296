"""Facts about topics."""

from dataclasses import dataclass
from datetime import date

from bot.domain.consultation import OpinionStance
from bot.domain.topics import TopicState, TopicVerb, Urgency
from bot.notices.fact import Fact
from bot.notices.tasks import EvidenceLine


@dataclass(frozen=True, slots=True)
class TopicLine(Fact):
    """A topic in a list. `lacks` names what is missing before it can go to a meeting."""

    reference: str
    title: str
    state: TopicState
    unit: str
    urgency: Urgency
    submitted_on: date
    version: int
    is_priority: bool = False
    quarter: str = ""
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpinionLine(Fact):
    """What a unit that was asked said of a topic; no stance: nothing yet, or silence once the day has passed."""

    unit: str
    stance: OpinionStance | None
    text: str
    person: str


@dataclass(frozen=True, slots=True)
class TopicCard(Fact):
    """A topic as it stands. `area_zh` and `area_en` are the responsibility's two names; `lacks` names what is missing;
    `merged_into`, `continues` and `referral` name other items. `unheard` are the units that the decision would bind and
    that were not heard; `verbs` are what the reader may do; `opines`: a unit of the reader's is asked for its opinion."""

    topic: TopicLine
    background: str
    ask: str
    area_zh: str
    area_en: str
    lead: str
    supporting: tuple[str, ...]
    submitted_by: str
    reason: str
    lacks: tuple[str, ...]
    verbs: tuple[TopicVerb, ...]
    basis: str = ""
    materials: tuple[EvidenceLine, ...] = ()
    next_step: str = ""
    merged_into: str = ""
    continues: str = ""
    referral: str = ""
    consult_by: date | None = None
    opinions: tuple[OpinionLine, ...] = ()
    unheard: tuple[str, ...] = ()
    opines: bool = False
    plans: bool = False


@dataclass(frozen=True, slots=True)
class TopicList(Fact):
    """One page of topics. `said` is what was asked for (empty: the open ones)."""

    said: str
    topics: tuple[TopicLine, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class RoadmapQuarter(Fact):
    """What the roadmap plans for a quarter; an empty name: no quarter yet."""

    quarter: str
    topics: tuple[TopicLine, ...]


@dataclass(frozen=True, slots=True)
class Roadmap(Fact):
    """The open topics by quarter (plan 二(四)), those with priority first."""

    quarters: tuple[RoadmapQuarter, ...]
    total: int


@dataclass(frozen=True, slots=True)
class TopicSimilar(Fact):
    """To the author of a draft: it is kept, and these open topics are like it."""

    card: TopicCard
    similar: tuple[TopicLine, ...]

    @property
    def card_reference(self) -> str:
        return self.card.topic.reference


@dataclass(frozen=True, slots=True)
class TopicChanged(Fact):
    """The answer to what was done to a topic; `verb` None: it was kept as a draft, or planned."""

    verb: TopicVerb | None
    card: TopicCard

    @property
    def card_reference(self) -> str:
        return self.card.topic.reference


@dataclass(frozen=True, slots=True)
class TopicSubmitted(Fact):
    """To the secretariat: a topic waits for review."""

    card: TopicCard


@dataclass(frozen=True, slots=True)
class TopicReviewed(Fact):
    """To the unit that submitted: what became of the topic; where it is not taken, with the reason and the next step."""

    verb: TopicVerb
    card: TopicCard


@dataclass(frozen=True, slots=True)
class OpinionAsked(Fact):
    """To a unit: its opinion on a topic is asked for."""

    card: TopicCard
    unit: str


@dataclass(frozen=True, slots=True)
class OpinionTaken(Fact):
    """The answer to a unit's opinion."""

    unit: str
    stance: OpinionStance
    card: TopicCard

    @property
    def card_reference(self) -> str:
        return self.card.topic.reference


@dataclass(frozen=True, slots=True)
class OpinionGiven(Fact):
    """To the secretariat: a unit has comments on a topic, or objects to it."""

    line: OpinionLine
    card: TopicCard


@dataclass(frozen=True, slots=True)
class ConsultationClosed(Fact):
    """To the secretariat: every unit asked has answered, or the day has passed; silence stands as silence."""

    card: TopicCard
    silent: tuple[str, ...]
