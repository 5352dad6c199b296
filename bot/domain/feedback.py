"""Suggestions and complaints about the assistant itself, each with its answer."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain import wording
from bot.domain.errors import refuse


@dataclass(slots=True)
class Feedback:
    """What somebody said about the assistant, and what was answered (empty: nothing yet)."""

    id: int
    group_id: int
    person_id: int
    at: datetime
    text: str
    answer: str = ""
    answered_by: int | None = None
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class GiveFeedback:
    """The request to pass a suggestion or a complaint on; without words, to see those that wait."""

    text: str

    def check(self) -> None:
        """Raise Invalid."""
        refuse([wording.check(self.text, field="text", limit=wording.LINE_LENGTH)])


@dataclass(frozen=True, slots=True)
class AnswerFeedback:
    """The secretariat's answer."""

    feedback_id: int
    answer: str

    def check(self) -> None:
        """Raise Invalid."""
        refuse([wording.check(self.answer, field="answer", limit=wording.LINE_LENGTH)])
