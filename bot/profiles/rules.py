"""The rules of a profile: what a group has settled for itself, the founding document leaving most of it open."""

import re
from datetime import date, time
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
    ValidationInfo,
    field_validator,
)

from bot.domain import chasing
from bot.domain.groups import Rules
from bot.domain.ladder import Audience, Ladder, Rung
from bot.domain.papers import PaperStyle
from bot.domain.workdays import WorkingHours
from bot.profiles.calendar import china_calendar

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"\d{2}:\d{2}(:\d{2})?")


def _read_day(value: object) -> object:
    if type(value) is date or (isinstance(value, str) and _DAY.fullmatch(value)):
        return value
    raise ValueError(f"wants a day such as 2026-10-10, not {value!r}")


def _read_time(value: object) -> object:
    if isinstance(value, time) or (isinstance(value, str) and _TIME.fullmatch(value)):
        return value
    raise ValueError(f"wants a time such as 09:00:00, not {value!r}")


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Mark = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)]
Day = Annotated[date, BeforeValidator(_read_day)]
TimeOfDay = Annotated[time, BeforeValidator(_read_time)]


class Part(BaseModel):
    """A part of a profile. A key it does not know is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Hours(Part):
    """When the clock may write to people, and when it writes the daily digest. Local times of the group."""

    start: TimeOfDay
    end: TimeOfDay
    digest: TimeOfDay

    @field_validator("end")
    @classmethod
    def _is_after_the_start(cls, value: time, info: ValidationInfo) -> time:
        if value <= info.data.get("start", time.min):
            raise ValueError(f"wants a time of the same day after the start, not {value:%H:%M}")
        return value

    @field_validator("digest")
    @classmethod
    def _is_between(cls, value: time, info: ValidationInfo) -> time:
        if not info.data.get("start", time.min) <= value < info.data.get("end", time.max):
            raise ValueError(f"wants a time from the start to before the end, not {value:%H:%M}")
        return value


class MinutesProfile(Part):
    """The series of the minutes."""

    series: Words
    number_form: Words

    @field_validator("number_form")
    @classmethod
    def _names_both(cls, value: str) -> str:
        try:
            shown = [value.format(year=year, number=number) for year, number in ((2026, 3), (2027, 3), (2026, 4))]
        except (LookupError, ValueError, AttributeError) as error:
            raise ValueError("wants no other braces than {year} and {number}") from error
        if len(set(shown)) < len(shown):
            raise ValueError("wants {year} and {number} in it")
        return value


class PapersProfile(Part):
    """What stands on the group's papers; what is left out follows from its name."""

    minutes_mark: Mark = ""
    notice_mark: Mark = ""
    issuer: Mark = ""
    distribution: tuple[Words, ...] = ()
    copies: tuple[Words, ...] = ()

    def to_style(self) -> PaperStyle:
        """Return them as the domain reads them."""
        return PaperStyle(self.minutes_mark, self.notice_mark, self.issuer, self.distribution, self.copies)


class Referral(Part):
    """To whom matters may be referred (Art. 10)."""

    addressees: tuple[Words, ...]


class RungProfile(Part):
    """One step of the ladder: `offset` working days after the due day (negative: before it)."""

    offset: Annotated[int, Field(strict=True, ge=-60, le=250)]
    tell: tuple[Audience, ...] = Field(min_length=1)


class LadderProfile(Part):
    """The escalation ladder; its last step is repeated every `repeat_every` working days."""

    repeat_every: Annotated[int, Field(strict=True, ge=1, le=60)]
    rungs: tuple[RungProfile, ...] = Field(min_length=1, max_length=30)

    @field_validator("rungs")
    @classmethod
    def _ascend(cls, value: tuple[RungProfile, ...]) -> tuple[RungProfile, ...]:
        offsets = [rung.offset for rung in value]
        if offsets != sorted(set(offsets)):
            raise ValueError(f"wants offsets that ascend, each once, not {', '.join(map(str, offsets))}")
        return value

    def to_ladder(self) -> Ladder:
        """Return the ladder as the domain reads it."""
        return Ladder(tuple(Rung(rung.offset, frozenset(rung.tell)) for rung in self.rungs), self.repeat_every)


class CalendarProfile(Part):
    """The group's own days on top of the State Council's: true for worked, false for free."""

    days: dict[Day, StrictBool] = {}


class RulesProfile(Part):
    """What the group has settled for itself."""

    timezone: str
    plenaries_per_year: tuple[StrictInt, StrictInt]
    silence_is_consent: StrictBool
    answer_days: Annotated[int, Field(strict=True, ge=1, le=60)]
    contact_changes_need_confirmation: StrictBool
    member_confirms_minutes: StrictBool
    reporting_interval_days: Annotated[int, Field(strict=True, ge=1, le=366)]
    soon_days: Annotated[int, Field(strict=True, ge=0, le=60)]
    receipt_days: Annotated[int, Field(strict=True, ge=0, le=60)] = 2
    blocker_answer_days: Annotated[int, Field(strict=True, ge=1, le=60)] = 2
    blocker_topic_days: Annotated[int, Field(strict=True, ge=1, le=250)] = 10
    office_days: Annotated[int, Field(strict=True, ge=0, le=60)] = 3
    quorum_percent: Annotated[int, Field(strict=True, ge=0, lt=100)] = 50
    rsvp_days: Annotated[int, Field(strict=True, ge=0, le=60)] = 1
    materials_days: Annotated[int, Field(strict=True, ge=0, le=60)] = 2
    duties_begin_on: Day | None = None
    scoring_mode: Literal["off", "internal", "bands", "ranking"]
    budget_per_week: Annotated[int, Field(strict=True, ge=1)]
    hours: Hours
    minutes: MinutesProfile
    papers: PapersProfile = PapersProfile()
    referral: Referral
    ladder: LadderProfile
    ladders: dict[str, LadderProfile] = {}
    calendar: CalendarProfile = CalendarProfile()

    @field_validator("timezone")
    @classmethod
    def _is_known(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError(f"wants an IANA time zone such as Asia/Shanghai, not {value!r}") from error
        return value

    @field_validator("plenaries_per_year")
    @classmethod
    def _is_a_range(cls, value: tuple[int, int]) -> tuple[int, int]:
        if not 0 <= value[0] <= value[1]:
            raise ValueError(f"wants the least and the most, such as [1, 2], not {list(value)}")
        return value

    @field_validator("ladders")
    @classmethod
    def _are_known(cls, value: dict[str, LadderProfile]) -> dict[str, LadderProfile]:
        known = sorted(chasing.KINDS.keys() - {chasing.TASK.name})
        unknown = sorted(value.keys() - set(known))
        if unknown:
            raise ValueError(f"wants the names {', '.join(known)}, not {', '.join(unknown)}")
        return value

    def to_rules(self) -> Rules:
        """Return the rules as the domain reads them."""
        return Rules(
            timezone=self.timezone,
            calendar=china_calendar().with_days(self.calendar.days),
            hours=WorkingHours(self.hours.start, self.hours.end, self.timezone),
            digest_at=self.hours.digest,
            ladders={chasing.TASK.name: self.ladder.to_ladder()}
            | {kind: steps.to_ladder() for kind, steps in self.ladders.items()},
            reporting_interval_days=self.reporting_interval_days,
            soon_days=self.soon_days,
            silence_is_consent=self.silence_is_consent,
            member_confirms_minutes=self.member_confirms_minutes,
            contact_changes_need_confirmation=self.contact_changes_need_confirmation,
            answer_days=self.answer_days,
            receipt_days=self.receipt_days,
            blocker_answer_days=self.blocker_answer_days,
            blocker_topic_days=self.blocker_topic_days,
            office_days=self.office_days,
            budget_per_week=self.budget_per_week,
            duties_begin_on=self.duties_begin_on,
            series_name=self.minutes.series,
            number_form=self.minutes.number_form,
            papers=self.papers.to_style(),
            referral_addressees=self.referral.addressees,
            plenaries=self.plenaries_per_year,
            quorum_percent=self.quorum_percent,
            rsvp_days=self.rsvp_days,
            materials_days=self.materials_days,
        )
