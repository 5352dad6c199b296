"""Calls for topics (议题征集): every unit hands in topics by a day, or says that it has none (Art. 6)."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain import days, wording
from bot.domain.errors import refuse


@dataclass(slots=True)
class TopicCall:
    """A call. It closes by itself once `closes_on`, a local day, has passed."""

    id: int
    group_id: int
    opened_by: int
    opened_at: datetime
    closes_on: date
    text: str
    closed_at: datetime | None = None

    @property
    def item(self) -> str:
        """The name under which its cards and chases are found."""
        return f"{PREFIX}{self.id}"


PREFIX = "call:"


@dataclass(slots=True)
class CallAnswer:
    """A unit's answer to a call: a topic (counted), or that it has none."""

    id: int
    call_id: int
    unit_id: int
    person_id: int
    at: datetime
    topics: int = 0


@dataclass(frozen=True, slots=True)
class OpenCall:
    """The request to call for topics until a day."""

    closes_on: date
    text: str = ""

    def check(self, today: date) -> None:
        """Raise Invalid, with every fault beside its field."""
        refuse(
            [
                days.check_coming(self.closes_on, today, field="closes_on"),
                wording.check(self.text, field="text", required=False, limit=wording.LINE_LENGTH),
            ]
        )


@dataclass(frozen=True, slots=True)
class AnswerCall:
    """A unit's word that it has no topic (`unit_id` None: the actor's only one)."""

    call_id: int
    unit_id: int | None = None
