"""A group's profile: units, duties, areas, roles and rules, read strictly from TOML.

What is kept with the group is `Standing`, as JSON of the same shape. A key that is added here needs a default, or what
was kept before it cannot be read.
"""

import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StrictInt, StringConstraints, ValidationError, field_validator, model_validator
from pydantic_core import PydanticCustomError

from bot.domain.groups import Area
from bot.domain.people import Role
from bot.profiles.rules import Part, RulesProfile, Words

Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=2_000)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,39}$")]

_REASONS = {
    "missing": "is missing",
    "extra_forbidden": "no such key",
    "string_too_short": "is empty",
    "string_pattern_mismatch": "wants 2 to 40 small letters, digits and hyphens, a letter first",
}
"""What pydantic finds, said for the reader of a profile. Only a `Slug` has a pattern."""


class ProfileError(Exception):
    """A profile cannot be used. One line: the file, the key, the reason.

    In the key, lists are counted from 1, as their reader counts: `units.3.short` is the third unit's. It is empty when
    the file as a whole cannot be read.
    """

    def __init__(self, file: Path, key: str, reason: str) -> None:
        super().__init__(f"{file}: {key}: {reason}" if key else f"{file}: {reason}")
        self.file, self.key, self.reason = file, key, reason


class Cadence(Part):
    """How often a duty recurs, what comes of it, and to whom that goes: 主送 the addressee, 抄送 or 抄报 the copies."""

    every: Literal["month", "quarter", "half-year", "year"]
    result: str = ""
    addressee: str = ""
    copies: tuple[Words, ...] = ()


class Duty(Part):
    """One duty of a unit (Annex 2), word for word; without a number where the document prints none."""

    number: StrictInt | None = None
    text: Text
    cadence: Cadence | None = None


class UnitProfile(Part):
    """A member unit: its stable key and all names it is called by."""

    key: Slug
    name: Words
    short: Short
    english: Words
    aliases: tuple[Words, ...] = ()
    duties: tuple[Duty, ...] = ()

    @field_validator("duties")
    @classmethod
    def _are_numbered(cls, value: tuple[Duty, ...]) -> tuple[Duty, ...]:
        numbers = [duty.number for duty in value]
        if numbers not in ([None], list(range(1, len(value) + 1))):
            raise ValueError("wants the numbers 1, 2, 3 and so on; only a single duty may go without")
        return value


class AreaProfile(Part):
    """One of the group's responsibilities (Art. 5)."""

    number: Annotated[int, Field(strict=True, ge=1)]
    zh: Words
    en: Words


class RoleProfile(Part):
    """What the document says of a role (Art. 3), and the unit whose people hold it; no unit: anybody's."""

    role: Role
    zh: Words
    en: Words
    source: str = ""
    text: str = ""
    unit: Slug | None = None


class Recurring(Part):
    """Recurring work of the group that is no unit's duty, and the unit that leads it."""

    key: Slug
    text: Text
    area: StrictInt
    lead: Slug
    cadence: Cadence


class Standing(Part):
    """What of a profile is kept with the group: everything but its names and its units."""

    english: str = ""
    document: str = ""
    superiors: tuple[Words, ...] = ()
    host_unit: Slug
    areas: tuple[AreaProfile, ...] = ()
    roles: tuple[RoleProfile, ...] = ()
    recurring: tuple[Recurring, ...] = ()
    rules: RulesProfile

    def to_areas(self) -> tuple[Area, ...]:
        """Return the areas as the domain reads them."""
        return tuple(Area(area.number, area.zh, area.en) for area in self.areas)


class Profile(Standing):
    """A whole profile. No name of a unit fits two of them, and every unit and area that is named exists."""

    key: Slug
    name: Words
    short: Short
    units: tuple[UnitProfile, ...] = Field(min_length=1)

    @property
    def standing(self) -> Standing:
        """What of the profile is kept with the group."""
        return Standing(**{name: getattr(self, name) for name in Standing.model_fields})

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        for key, reason in (*_clashing_names(self.units), *_repeated(self), *_unknown(self)):
            raise PydanticCustomError("profile", "{reason}", {"key": key, "reason": reason})
        return self


def load_profile(path: Path) -> Profile:
    """Read a profile.

    Raises:
        ProfileError: naming the file, the key and the reason.
    """
    try:
        stored: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ProfileError(path, "", f"cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProfileError(path, "", f"cannot be read as TOML: {error}") from error
    try:
        return Profile.model_validate(stored)
    except ValidationError as error:
        raise _first_of(path, error) from error


def _first_of(path: Path, error: ValidationError) -> ProfileError:
    first = error.errors()[0]
    place = [str(part + 1) if isinstance(part, int) else part for part in first["loc"] if part != "[key]"]
    key = first.get("ctx", {}).get("key") or ".".join(place)
    reason = _REASONS.get(first["type"], first["msg"].removeprefix("Value error, "))
    return ProfileError(path, key, " ".join(reason.split()))


def _clashing_names(units: tuple[UnitProfile, ...]) -> Iterator[tuple[str, str]]:
    owners: dict[str, tuple[int, str]] = {}
    for position, unit in enumerate(units, start=1):
        names = [("key", unit.key), ("name", unit.name), ("short", unit.short), ("english", unit.english)]
        names += [(f"aliases.{number}", alias) for number, alias in enumerate(unit.aliases, start=1)]
        for field, name in names:
            owner, owner_name = owners.setdefault(_plain(name), (position, unit.name))
            if owner != position:
                yield f"units.{position}.{field}", f"{name!r} is already a name of unit {owner}, {owner_name}"


def _repeated(profile: Profile) -> Iterator[tuple[str, str]]:
    said: dict[str, Sequence[object]] = {
        "areas.{}.number": [area.number for area in profile.areas],
        "roles.{}.role": [role.role.value for role in profile.roles],
        "recurring.{}.key": [work.key for work in profile.recurring],
    }
    for key, values in said.items():
        for position, value in enumerate(values, start=1):
            if value in values[: position - 1]:
                yield key.format(position), f"{value!r} stands there twice"


def _unknown(profile: Profile) -> Iterator[tuple[str, str]]:
    named = [("host_unit", profile.host_unit)]
    named += [(f"roles.{n}.unit", role.unit) for n, role in enumerate(profile.roles, start=1) if role.unit]
    named += [(f"recurring.{n}.lead", work.lead) for n, work in enumerate(profile.recurring, start=1)]
    units = {unit.key for unit in profile.units}
    yield from ((key, f"no unit has the key {unit!r}") for key, unit in named if unit not in units)
    areas = {area.number for area in profile.areas}
    for position, work in enumerate(profile.recurring, start=1):
        if work.area not in areas:
            yield f"recurring.{position}.area", f"no area has the number {work.area}"


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())
