"""Facts about suggestions and complaints."""

from dataclasses import dataclass
from datetime import datetime

from bot.notices.fact import Fact


@dataclass(frozen=True, slots=True)
class FeedbackLine(Fact):
    """One suggestion or complaint that waits for an answer."""

    id: int
    person: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class FeedbackGiven(Fact):
    """The answer to whoever said something: it was passed on."""

    text: str


@dataclass(frozen=True, slots=True)
class FeedbackAsked(Fact):
    """To the secretariat: somebody said something about the assistant."""

    line: FeedbackLine


@dataclass(frozen=True, slots=True)
class FeedbackList(Fact):
    """To the secretariat: what waits for an answer, the oldest first."""

    lines: tuple[FeedbackLine, ...]


@dataclass(frozen=True, slots=True)
class FeedbackAnswered(Fact):
    """To whoever said something, and to whoever answered: what was said, and the answer."""

    text: str
    answer: str
    person: str
