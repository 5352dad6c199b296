"""Facts about people, their seats and changes of them."""

from dataclasses import dataclass
from datetime import date

from bot.domain.contacts import ContactChangeState, ContactChangeVerb
from bot.domain.people import Role, SeatScope
from bot.notices.fact import Fact
from bot.notices.minutes import MinutesLine
from bot.notices.tasks import TaskCard
from bot.notices.topics import TopicLine


@dataclass(frozen=True, slots=True)
class ContactLine(Fact):
    """One seat of a unit. `phone` is empty unless the reader asked alone and may see it. A stand-in's line says for
    whom, how far, and until which day (included); `seat_id` is the row number of a stand-in whom the reader may end."""

    role: Role
    name: str
    title: str
    slack_id: str
    phone: str
    since: date
    stands_in_for: str = ""
    scope: SeatScope = SeatScope.ALL
    last_day: date | None = None
    seat_id: int = 0


@dataclass(frozen=True, slots=True)
class UnitContacts(Fact):
    """A unit and its people."""

    unit: str
    people: tuple[ContactLine, ...]


@dataclass(frozen=True, slots=True)
class ContactList(Fact):
    """The roster, or one unit's part of it; `on` a day that is not today (None: today)."""

    group: str
    office: tuple[ContactLine, ...]
    units: tuple[UnitContacts, ...]
    on: date | None = None


@dataclass(frozen=True, slots=True)
class ContactChangeCard(Fact):
    """A change as it stands. The phone is not in it: it stays in the database."""

    reference: str
    state: ContactChangeState
    unit: str
    role: Role
    name: str
    title: str
    slack_id: str
    leaver: str
    reason: str
    effective_on: date
    proposed_by: str
    return_reason: str
    version: int
    verbs: tuple[ContactChangeVerb, ...]


@dataclass(frozen=True, slots=True)
class ContactChangeChanged(Fact):
    """The answer to what was done to a change; `verb` None: it was just proposed."""

    verb: ContactChangeVerb | None
    card: ContactChangeCard

    @property
    def card_reference(self) -> str:
        return self.card.reference


@dataclass(frozen=True, slots=True)
class ContactChangeProposed(Fact):
    """To the secretariat: a change waits for confirmation."""

    card: ContactChangeCard


@dataclass(frozen=True, slots=True)
class ContactChangeTaken(Fact):
    """To the secretariat: a unit's report took effect at once, as the group's rules have it (Art. 4)."""

    card: ContactChangeCard


@dataclass(frozen=True, slots=True)
class ContactChangeDecided(Fact):
    """To the unit's member, the leaver and the proposer: confirmed, or returned with its fault."""

    verb: ContactChangeVerb
    card: ContactChangeCard


@dataclass(frozen=True, slots=True)
class NextDate(Fact):
    """A day on which a unit's item is due."""

    day: date
    reference: str
    title: str


@dataclass(frozen=True, slots=True)
class HandOver(Fact):
    """To the newcomer: what comes with the seat: the open tasks with their last words, the unit's topics in flight, the
    minutes that wait for its answer, and the next dates. A stand-in's has a `last_day`; `leaver` is the absent one."""

    unit: str
    role: Role
    effective_on: date
    leaver: str
    tasks: tuple[TaskCard, ...]
    more_tasks: int
    topics: tuple[TopicLine, ...]
    minutes: tuple[MinutesLine, ...]
    dates: tuple[NextDate, ...]
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class PhoneCorrected(Fact):
    """The answer to a person who has corrected the own telephone number."""

    phone: str


@dataclass(frozen=True, slots=True)
class LanguageChosen(Fact):
    """The answer to a person who has chosen the language of notices."""

    language: str
