"""The small checks that shapes are made of. Each finds faults; none raises."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bot.workspace import limits

Path = tuple[str | int, ...]


class Fault(NamedTuple):
    """What is wrong, and where."""

    path: Path
    text: str

    def message(self) -> str:
        """Return the fault as Slack words it, with its JSON pointer, and the same place in the usual notation."""
        pointer = "".join(f"/{part}" for part in self.path)
        return f"{self.text} [json-pointer:{pointer}] ({notation(self.path)})"


def notation(path: Path) -> str:
    """Return a path as `blocks[3].text.text`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}"
    return text.removeprefix(".")


Faults = list[Fault]
Check = Callable[[Any, Path, Faults], None]


def anything(_value: Any, _path: Path, _faults: Faults) -> None:
    """Accept every value."""


def flag(value: Any, path: Path, faults: Faults) -> None:
    """Accept true and false."""
    if not isinstance(value, bool):
        faults.append(Fault(path, "must provide a boolean"))


def number(value: Any, path: Path, faults: Faults) -> None:
    """Accept any number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        faults.append(Fault(path, "must provide a number"))


@dataclass(frozen=True, slots=True)
class Text:
    """A string no longer than the limit of that name and, with `begins`, beginning with one of these words."""

    limit: str
    shortest: int = 1
    begins: tuple[str, ...] = ()

    def __call__(self, value: Any, path: Path, faults: Faults) -> None:
        if not isinstance(value, str):
            faults.append(Fault(path, "must provide a string"))
        elif limits.length(value) > limits.value(self.limit):
            faults.append(Fault(path, f"must be less than {limits.value(self.limit) + 1} characters"))
        elif len(value) < self.shortest:
            faults.append(Fault(path, f"must be more than {self.shortest - 1} characters"))
        elif self.begins and not value.startswith(self.begins):
            faults.append(Fault(path, "must be a valid URL"))


_WEB = ("http://", "https://")


def address(limit: str) -> Text:
    """Return a check for a web address no longer than a limit."""
    return Text(limit, begins=_WEB)


def link(limit: str) -> Text:
    """Return a check for any link of a button or an option."""
    return Text(limit, begins=(*_WEB, "mailto:", "tel:", "slack:"))


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number between two bounds."""

    low: int
    high: int

    def __call__(self, value: Any, path: Path, faults: Faults) -> None:
        if isinstance(value, bool) or not isinstance(value, int):
            faults.append(Fault(path, "must provide an integer"))
        elif value < self.low:
            faults.append(Fault(path, f"must be greater than or equal to {self.low}"))
        elif value > self.high:
            faults.append(Fault(path, f"must be less than or equal to {self.high}"))


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some words."""

    words: Collection[str]

    def __call__(self, value: Any, path: Path, faults: Faults) -> None:
        if not isinstance(value, str) or value not in self.words:
            faults.append(Fault(path, "must be a valid enum value"))


@dataclass(frozen=True, slots=True)
class Matching:
    """A string that a function accepts, such as a date."""

    accepts: Callable[[str], bool]
    wants: str

    def __call__(self, value: Any, path: Path, faults: Faults) -> None:
        if not isinstance(value, str) or not self.accepts(value):
            faults.append(Fault(path, self.wants))


@dataclass(frozen=True, slots=True)
class Items:
    """A list of things, at most as many as the limit of that name."""

    check: Check
    limit: str
    fewest: int = 1

    def __call__(self, value: Any, path: Path, faults: Faults) -> None:
        if not isinstance(value, list):
            faults.append(Fault(path, "must provide an array"))
            return
        most = limits.value(self.limit)
        if len(value) > most:
            faults.append(Fault(path, f"no more than {most} items allowed"))
        if len(value) < self.fewest:
            faults.append(Fault(path, f"no less than {self.fewest} items allowed"))
        for index, each in enumerate(value[: most + 1]):
            self.check(each, (*path, index), faults)


@dataclass(frozen=True, slots=True)
class Shape:
    """An object: which fields it must and may have, of which of some fields it needs one, and what must fit together."""

    required: Mapping[str, Check] = field(default_factory=dict)
    optional: Mapping[str, Check] = field(default_factory=dict)
    either: tuple[str, ...] = ()
    only_one: tuple[str, ...] = ()
    also: tuple[Check, ...] = ()

    def __call__(self, value: Any, path: Path, faults: Faults) -> None:
        if not isinstance(value, dict):
            faults.append(Fault(path, "must provide an object"))
            return
        known = {**self.required, **self.optional}
        before = len(faults)
        faults += [Fault(path, f"missing required field: {name}") for name in self.required if value.get(name) is None]
        faults += [Fault(path, f"invalid additional property: {name}") for name in value if name not in known]
        for name, check in known.items():
            if value.get(name) is not None:
                check(value[name], (*path, name), faults)
        self._check_choices(value, path, faults)
        if len(faults) == before:
            for check in self.also:
                check(value, path, faults)

    def _check_choices(self, value: dict[str, Any], path: Path, faults: Faults) -> None:
        if self.either and not any(value.get(name) for name in self.either):
            faults.append(Fault(path, "must define either " + " or ".join(f"`{name}`" for name in self.either)))
        if self.only_one and sum(value.get(name) is not None for name in self.only_one) > 1:
            faults.append(Fault(path, "must define only one of " + " or ".join(f"`{name}`" for name in self.only_one)))


@dataclass(frozen=True, slots=True)
class Typed:
    """An object whose `type` decides its shape."""

    shapes: Mapping[str, Shape]

    def __call__(self, value: Any, path: Path, faults: Faults) -> None:
        if not isinstance(value, dict):
            faults.append(Fault(path, "must provide an object"))
            return
        kind = value.get("type")
        if kind is None:
            faults.append(Fault(path, "missing required field: type"))
        elif not isinstance(kind, str) or kind not in self.shapes:
            faults.append(Fault((*path, "type"), f"unsupported type: {str(kind)[:80]}"))
        else:
            self.shapes[kind](value, path, faults)

    def only(self, *kinds: str) -> "Typed":
        """Return the same with some of the types."""
        return Typed({kind: self.shapes[kind] for kind in kinds})
