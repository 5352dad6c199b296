"""Facts about calls for topics."""

from dataclasses import dataclass
from datetime import date

from bot.notices.fact import Fact
from bot.notices.topics import TopicLine


@dataclass(frozen=True, slots=True)
class CallCard(Fact):
    """A call for topics as it stands: which units handed something in, said that they have none, or have not answered.
    `answers`: a unit of the reader's has not answered, and the call is open."""

    call_id: int
    text: str
    closes_on: date
    is_closed: bool
    with_topics: tuple[str, ...]
    with_none: tuple[str, ...]
    waiting: tuple[str, ...]
    answers: bool = False


@dataclass(frozen=True, slots=True)
class CallOpened(Fact):
    """To the liaisons of all units: topics are called for."""

    card: CallCard


@dataclass(frozen=True, slots=True)
class CallTaken(Fact):
    """The answer to whoever opened a call, or said for a unit (`unit`) that it has no topic."""

    card: CallCard
    unit: str = ""


@dataclass(frozen=True, slots=True)
class CallClosed(Fact):
    """To the secretariat: a call has closed; what was handed in."""

    card: CallCard
    topics: tuple[TopicLine, ...]
