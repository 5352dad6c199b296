"""The group as its rules and its units make it: what a request is read against."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property
from zoneinfo import ZoneInfo

from bot.domain.chasing import ChaseKind
from bot.domain.errors import Invalid
from bot.domain.ladder import Ladder
from bot.domain.papers import PaperStyle
from bot.domain.people import Unit
from bot.domain.workdays import WorkCalendar, WorkingHours


@dataclass(frozen=True)
class Rules:
    """What a group has settled for itself. The founding document leaves most of it open (see the profile)."""

    timezone: str
    calendar: WorkCalendar
    hours: WorkingHours
    digest_at: time
    ladders: Mapping[str, Ladder]
    reporting_interval_days: int
    soon_days: int
    silence_is_consent: bool
    contact_changes_need_confirmation: bool
    answer_days: int
    receipt_days: int
    blocker_answer_days: int
    blocker_topic_days: int
    office_days: int
    budget_per_week: int
    duties_begin_on: date | None
    series_name: str
    number_form: str
    referral_addressees: tuple[str, ...] = ()
    plenaries: tuple[int, int] = (1, 2)
    quorum_percent: int = 50
    rsvp_days: int = 1
    materials_days: int = 2
    papers: PaperStyle = field(default_factory=PaperStyle)
    member_confirms_minutes: bool = False

    def ladder_of(self, kind: ChaseKind) -> Ladder:
        """Return the ladder by which a kind of thing is chased: the group's own, or the kind's."""
        return self.ladders.get(kind.name, kind.ladder)


@dataclass(frozen=True, slots=True)
class Area:
    """One of the group's responsibilities (Rules of procedure, Art. 5)."""

    number: int
    zh: str
    en: str


@dataclass(frozen=True)
class Group:
    """A coordination group. Immutable; a change of the profile or of the units makes a new version."""

    id: int
    key: str
    name: str
    short: str
    version: int
    channels: Mapping[str, str]
    rules: Rules
    areas: tuple[Area, ...]
    units: tuple[Unit, ...] = field(repr=False)

    @cached_property
    def _units_by_id(self) -> dict[int, Unit]:
        return {unit.id: unit for unit in self.units}

    def unit(self, unit_id: int) -> Unit:
        """Return the unit with this id. Raises KeyError for another group's."""
        return self._units_by_id[unit_id]

    def shorts(self, unit_ids: Iterable[int]) -> tuple[str, ...]:
        """Return the short names of these units, in the order given."""
        return tuple(self.unit(unit_id).short for unit_id in unit_ids)

    def today(self, now: datetime) -> date:
        """Return the group's local day at `now`."""
        return now.astimezone(ZoneInfo(self.rules.timezone)).date()

    def local(self, day: date, at: time) -> datetime:
        """Return the moment `at` on a local day."""
        return datetime.combine(day, at, ZoneInfo(self.rules.timezone))

    def document_number(self, year: int, serial: int) -> str:
        """Return an issue number in the group's form: 〔2026〕3号."""
        return self.rules.number_form.format(year=year, number=serial)

    def get_unit(self, said: str) -> Unit:
        """Return the unit that people call `said`: its key or one of its names, or the only one whose name holds it.

        Raises:
            Invalid: when no unit or more than one is meant; its arguments name the ones that may be.
        """
        wanted = _plain(said)
        exact = [unit for unit in self.units if wanted in {_plain(name) for name in names_of(unit)}]
        found = exact or [unit for unit in self.units if wanted and any(wanted in _plain(n) for n in names_of(unit))]
        if len(found) == 1:
            return found[0]
        if found:
            raise Invalid("unit-ambiguous", said=said, units=tuple(unit.short for unit in found))
        raise Invalid("unit-unknown", said=said)


def names_of(unit: Unit) -> tuple[str, ...]:
    """Return all names by which a unit may be called."""
    return (unit.key, unit.name, unit.short, unit.english, *unit.aliases)


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())
