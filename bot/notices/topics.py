"""Facts about topics."""

from dataclasses import dataclass
from datetime import date

from bot.domain.topics import TopicState, TopicVerb, Urgency
from bot.notices.fact import Fact


@dataclass(frozen=True, slots=True)
class TopicLine(Fact):
    """A topic in a list."""

    reference: str
    title: str
    state: TopicState
    unit: str
    urgency: Urgency
    submitted_on: date
    version: int


@dataclass(frozen=True, slots=True)
class TopicCard(Fact):
    """A topic as it stands. `area_zh` and `area_en` are the responsibility's two names; `lacks` names what is missing;
    `verbs` are what the reader may do."""

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


@dataclass(frozen=True, slots=True)
class TopicList(Fact):
    """One page of topics whose title holds `words`."""

    words: str
    topics: tuple[TopicLine, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class TopicChanged(Fact):
    """The answer to what was done to a topic; `verb` None: it was just submitted."""

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
    """To the unit that submitted: accepted, or returned with the reason and the next step."""

    verb: TopicVerb
    card: TopicCard
