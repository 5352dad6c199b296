"""Why a request is refused. Each refusal carries a message key and its arguments; the words stand in `bot.texts`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with what was typed: the key of its sentence, its arguments, and the field it stands in."""

    key: str
    arguments: Mapping[str, object] = field(default_factory=dict)
    field: str = ""


class Refusal(Exception):
    """A request that is not carried out. Nothing was changed. `by` is the person (the row number) who asked, once that is
    known."""

    def __init__(self, key: str, /, *, field: str = "", **arguments: object) -> None:
        super().__init__(key)
        self.by: int | None = None
        self.faults: tuple[Fault, ...] = (Fault(key, arguments, field),)

    @property
    def fault(self) -> Fault:
        """The first fault: the one a single line can name."""
        return self.faults[0]


class Invalid(Refusal):
    """What was typed cannot be read or breaks a rule of form."""

    @classmethod
    def of(cls, faults: list[Fault]) -> "Invalid":
        """Build one refusal of several faults, each beside its own field. `faults` must not be empty."""
        refusal = cls(faults[0].key)
        refusal.faults = tuple(faults)
        return refusal


def refuse(faults: Sequence[Fault | None]) -> None:
    """Raise Invalid with all that are faults; return when none is."""
    found = [fault for fault in faults if fault is not None]
    if found:
        raise Invalid.of(found)


class Ambiguous(Invalid):
    """The actor has several groups or units and none was named: the request is carried out once one is chosen. `among`
    are their row numbers."""

    def __init__(self, key: str, /, *, among: Sequence[int], field: str = "") -> None:
        super().__init__(key, field=field)
        self.among = tuple(among)


class NotFound(Refusal):
    """No such item, person or unit in the actor's group; also said of what the actor may not know of."""


class Forbidden(Refusal):
    """The actor's seats do not carry this action."""


class WrongState(Refusal):
    """The item is in a state from which this move does not lead."""


class Stale(Refusal):
    """The item has changed since the actor saw it."""


class Repeated(Refusal):
    """The same request was carried out just before; it was not carried out again."""
