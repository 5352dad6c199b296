"""A group's profile: units, duties, areas and rules, read strictly from TOML."""

import tomllib
import unicodedata
from datetime import date, time
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, field_validator, model_validator

from bot.domain.groups import Area, Rules
from bot.domain.ladder import Audience, Ladder, Rung
from bot.domain.workdays import WorkingHours
from bot.profiles.calendar import china_calendar

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,39}$")]


class ProfileError(Exception):
    """A profile cannot be used. One line: the file, the key, the reason."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Cadence(_Part):
    """How often a duty recurs, and to whom its result goes."""

    every: Literal["month", "quarter", "half-year", "year"]
    result: str = ""
    addressee: str = ""
    copies: tuple[str, ...] = ()


class Duty(_Part):
    """One duty of a unit (Annex 2), word for word; without a number where the document prints none."""

    number: int | None = None
    text: Annotated[str, StringConstraints(min_length=1, max_length=2_000)]
    cadence: Cadence | None = None


class UnitProfile(_Part):
    """A member unit: its stable key and all names it is called by."""

    key: Slug
    name: Words
    short: Words
    english: Words
    aliases: tuple[Words, ...] = ()
    duties: tuple[Duty, ...] = ()


class AreaProfile(_Part):
    """One of the group's responsibilities (Art. 5)."""

    number: int = Field(ge=1)
    zh: Words
    en: Words


class Hours(_Part):
    """When the clock may write to people."""

    start: time
    end: time
    digest: time

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.start <= self.digest < self.end:
            raise ValueError("wants start, then digest, then end within one day")
        return self


class MinutesProfile(_Part):
    """The series of the minutes."""

    series: Words
    number_form: Words

    @field_validator("number_form")
    @classmethod
    def _names_both(cls, value: str) -> str:
        if "{year}" not in value or "{number}" not in value:
            raise ValueError("wants {year} and {number} in it")
        return value


class Referral(_Part):
    """To whom matters may be referred (Art. 10)."""

    addressees: tuple[Words, ...]


class RungProfile(_Part):
    """One step of the ladder."""

    offset: int = Field(ge=-60, le=250)
    tell: tuple[Audience, ...] = Field(min_length=1)


class LadderProfile(_Part):
    """The escalation ladder."""

    repeat_every: int = Field(ge=1, le=60)
    rungs: tuple[RungProfile, ...] = Field(min_length=1, max_length=30)

    @field_validator("rungs")
    @classmethod
    def _ascend(cls, value: tuple[RungProfile, ...]) -> tuple[RungProfile, ...]:
        offsets = [rung.offset for rung in value]
        if offsets != sorted(set(offsets)):
            raise ValueError("wants offsets that ascend, each once")
        return value


class CalendarProfile(_Part):
    """The group's own days."""

    days: dict[date, bool] = {}


class RulesProfile(_Part):
    """What the group has settled for itself."""

    timezone: str
    plenaries_per_year: tuple[int, int]
    silence_is_consent: bool
    answer_days: int = Field(ge=1, le=60)
    contact_changes_need_confirmation: bool
    member_confirms_minutes: bool
    reporting_interval_days: int = Field(ge=1, le=366)
    soon_days: int = Field(ge=0, le=60)
    scoring_mode: Literal["off", "internal", "bands", "ranking"]
    budget_per_week: int = Field(ge=1)
    hours: Hours
    minutes: MinutesProfile
    referral: Referral
    ladder: LadderProfile
    calendar: CalendarProfile = CalendarProfile()

    @field_validator("timezone")
    @classmethod
    def _is_known(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"wants an IANA time zone such as Asia/Shanghai, not {value!r}") from error
        return value

    def to_rules(self) -> Rules:
        """Return the rules as the domain reads them."""
        rungs = tuple(Rung(rung.offset, frozenset(rung.tell)) for rung in self.ladder.rungs)
        return Rules(
            timezone=self.timezone,
            calendar=china_calendar().with_days(self.calendar.days),
            hours=WorkingHours(self.hours.start, self.hours.end, self.timezone),
            digest_at=self.hours.digest,
            ladder=Ladder(rungs, self.ladder.repeat_every),
            reporting_interval_days=self.reporting_interval_days,
            soon_days=self.soon_days,
            silence_is_consent=self.silence_is_consent,
            answer_days=self.answer_days,
            series_name=self.minutes.series,
            number_form=self.minutes.number_form,
        )


class Standing(_Part):
    """What of a profile is kept with the group: everything but its units."""

    document: str = ""
    host_unit: Slug
    areas: tuple[AreaProfile, ...]
    rules: RulesProfile

    def to_areas(self) -> tuple[Area, ...]:
        """Return the areas as the domain reads them."""
        return tuple(Area(area.number, area.zh, area.en) for area in self.areas)


class Profile(_Part):
    """A whole profile."""

    key: Slug
    name: Words
    short: Words
    document: str = ""
    host_unit: Slug
    areas: tuple[AreaProfile, ...] = ()
    rules: RulesProfile
    units: tuple[UnitProfile, ...] = Field(min_length=1)

    @property
    def standing(self) -> Standing:
        """What of the profile is kept with the group."""
        return Standing(document=self.document, host_unit=self.host_unit, areas=self.areas, rules=self.rules)

    @model_validator(mode="after")
    def _names_are_clear(self) -> Self:
        owner: dict[str, str] = {}
        for unit in self.units:
            for name in {_plain(n) for n in (unit.key, unit.name, unit.short, unit.english, *unit.aliases)}:
                if owner.setdefault(name, unit.key) != unit.key:
                    raise ValueError(f"units: {name!r} names both {owner[name]} and {unit.key}")
        if self.host_unit not in {unit.key for unit in self.units}:
            raise ValueError(f"host_unit: no unit has the key {self.host_unit!r}")
        return self


def load_profile(path: Path) -> Profile:
    """Read a profile.

    Raises:
        ProfileError: naming the file, the key and the reason.
    """
    try:
        stored: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProfileError(f"{path}: cannot be read as TOML: {error}") from error
    try:
        return Profile.model_validate(stored)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        reason = "no such key" if first["type"] == "extra_forbidden" else first["msg"].removeprefix("Value error, ")
        raise ProfileError(f"{path}: {key + ': ' if key else ''}{reason}") from error


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())
