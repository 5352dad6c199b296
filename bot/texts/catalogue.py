"""The words: `texts("task-title", reference=…)` in one language.

Arguments may be plain values, members of a StrEnum (named by the message `class-name-value`), local days, moments (shown
in the group's time zone) and tuples of words (joined as the language joins them).
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("zh", "en")
_HERE = Path(__file__).parent
_LOCALES = {"zh": "zh-CN", "en": "en-GB"}
_WEEKDAYS = {"zh": "一二三四五六日", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_REMEMBERED = 4_096
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


class MissingText(LookupError):
    """A message that is asked for and stands in no file, or that lacks an argument."""


class Texts:
    """The messages of one language (`zh` or `en`). Moments are shown in `timezone`, an IANA name."""

    def __init__(self, language: str, timezone: str = "Asia/Shanghai") -> None:
        self.language = language
        self._zone = ZoneInfo(timezone)
        self._bundle = _bundle(language)
        # Labels, names of states and rows that stand unchanged on a card are asked for again and again.
        self._remembered = lru_cache(maxsize=_REMEMBERED, typed=True)(self._format)

    def __call__(self, key: str, /, **arguments: object) -> str:
        """Return the message `key`.

        Raises:
            MissingText: when there is none, or an argument it names is not given.
        """
        for name, value in arguments.items():
            if type(value) is not str:
                arguments[name] = self._said(value)
        return self._remembered(key, **arguments)

    def _format(self, key: str, /, **said: str | int) -> str:
        if not self._bundle.has_message(key):
            raise MissingText(f"{self.language}: {key}")
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise MissingText(f"{self.language}: {key} has no text")
        text, errors = self._bundle.format_pattern(pattern, said)
        if errors:
            raise MissingText(f"{self.language}: {key}: {errors[0]}")
        return str(text)

    def has(self, key: str) -> bool:
        """Tell whether there is a message `key`."""
        return self._bundle.has_message(key)

    def name(self, member: StrEnum) -> str:
        """Return what a state, role, verb or another fixed choice is called."""
        return self(key_of(member))

    def listing(self, words: tuple[str, ...]) -> str:
        """Return words joined as the language joins them."""
        return ("、" if self.language == "zh" else ", ").join(words)

    def day(self, day: date) -> str:
        """Return a local day: 2026年12月31日（周四）, Thu 31 Dec 2026."""
        weekday = _WEEKDAYS[self.language][day.weekday()]
        if self.language == "zh":
            return f"{day.year}年{day.month}月{day.day}日（周{weekday}）"
        return f"{weekday} {day.day} {_MONTHS[day.month - 1]} {day.year}"

    def short_day(self, day: date) -> str:
        """Return a local day without its year: 12月31日, 31 Dec."""
        return f"{day.month}月{day.day}日" if self.language == "zh" else f"{day.day} {_MONTHS[day.month - 1]}"

    def quarter(self, name: str) -> str:
        """Return a quarter (written 2026Q4) in words: 2026年第四季度, Q4 2026."""
        year, _, number = name.partition("Q")
        return f"{year}年第{'一二三四'[int(number) - 1]}季度" if self.language == "zh" else f"Q{number} {year}"

    def moment(self, moment: datetime) -> str:
        """Return a moment in the group's time zone: 12月31日 09:00, 31 Dec 09:00."""
        local = moment.astimezone(self._zone)
        return f"{self.short_day(local.date())} {local:%H:%M}"

    def _said(self, value: object) -> str | int:
        if isinstance(value, StrEnum):
            return self.name(value)
        if isinstance(value, datetime):
            return self.moment(value)
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, tuple | list):
            return self.listing(tuple(str(self._said(part)) for part in value))
        return value if isinstance(value, int) else str(value)


@lru_cache(maxsize=None, typed=True)
def key_of(member: StrEnum) -> str:
    """Return the message key of a StrEnum's member: TaskState.IN_PROGRESS is `task-state-in-progress`."""
    return f"{_CAPITAL.sub('-', type(member).__name__).lower()}-{member.value.lower()}"


@cache
def texts_in(language: str, timezone: str = "Asia/Shanghai") -> Texts:
    """Return the messages of a language; an unknown or empty one gives Chinese."""
    return Texts(language if language in LANGUAGES else LANGUAGES[0], timezone)


def keys(language: str) -> Mapping[str, str]:
    """Return every message key of a language and the file it stands in."""
    found: dict[str, str] = {}
    for path in sorted((_HERE / language).glob("*.ftl")):
        for line in path.read_text("utf-8").splitlines():
            match = re.match(r"([a-z][a-z0-9-]*) *=", line)
            if match:
                found[match[1]] = path.name
    return found


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([_LOCALES[language]], use_isolating=False)
    for path in sorted((_HERE / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text("utf-8")))
    return bundle
