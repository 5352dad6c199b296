"""Facts about what the clock does and will do."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.notices.desk import DigestLine
from bot.notices.fact import Fact


@dataclass(frozen=True, slots=True)
class HoldLine(Fact):
    """The clock is silent to a unit (empty: to everybody): since when, by whom, why."""

    unit: str
    since: datetime
    person: str
    reason: str


@dataclass(frozen=True, slots=True)
class ForecastMatter(Fact):
    """One matter that one person will be told of: its kind, what it is about, and the working days from its due day to the
    rung (negative: before it)."""

    about: str
    item: str
    offset: int


@dataclass(frozen=True, slots=True)
class ForecastRow(Fact):
    """One person's digest of a coming day. `is_withheld`: the week's budget keeps it back."""

    person: str
    unit: str
    matters: tuple[ForecastMatter, ...]
    is_withheld: bool = False


@dataclass(frozen=True, slots=True)
class ForecastDay(Fact):
    """One coming working day: who will be told, and how many tasks the group channel's table will hold."""

    day: date
    rows: tuple[ForecastRow, ...]
    overdue: int


@dataclass(frozen=True, slots=True)
class Forecast(Fact):
    """What the clock will send in the coming days if nothing changes; `page` of `pages`, a day each."""

    holds: tuple[HoldLine, ...]
    days: tuple[ForecastDay, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class HoldChanged(Fact):
    """The answer to a hold or a release (`is_held`): of which unit (empty: everybody)."""

    unit: str
    is_held: bool


@dataclass(frozen=True, slots=True)
class Rehearsal(Fact):
    """To whoever rehearses: the digest that `person` of `unit` would get on a day."""

    person: str
    unit: str
    day: date
    lines: tuple[DigestLine, ...]


@dataclass(frozen=True, slots=True)
class Rehearsed(Fact):
    """The answer to a rehearsal: for which day, and how many digests there would be, of which `shown` follow."""

    day: date
    count: int
    shown: int


@dataclass(frozen=True, slots=True)
class Snoozed(Fact):
    """The answer to a snooze: of which task, until which day."""

    reference: str
    day: date


@dataclass(frozen=True, slots=True)
class ReasonLine(Fact):
    """Why one matter is told: its kind, the unit that must act (empty: the secretariat), its due day; the last rung told,
    on which day (None: none yet); when the next is due (None: it rests) and whether it is snoozed until a day, and why."""

    about: str
    unit: str
    due_on: date
    offset: int | None
    told_on: date | None
    next_on: date | None
    next_offset: int
    snoozed_until: date | None
    snooze_reason: str


@dataclass(frozen=True, slots=True)
class Reasons(Fact):
    """The answer to 'why': what is awaited about a task, and by which rungs."""

    reference: str
    title: str
    lines: tuple[ReasonLine, ...]
