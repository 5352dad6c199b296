"""When the units agree on a text (Rules of procedure, Art. 8: 集体讨论、协商一致)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Stance(StrEnum):
    """A unit's answer to circulating minutes. A reservation is recorded, an objection blocks."""

    AGREE = "agree"
    RESERVATION = "reservation"
    OBJECTION = "objection"


@dataclass(frozen=True, slots=True)
class Concurrence:
    """Who has answered what. `waiting` are the units asked that have not answered."""

    agreed: frozenset[int]
    reserved: frozenset[int]
    objecting: frozenset[int]
    waiting: frozenset[int]

    @property
    def is_reached(self) -> bool:
        """Consensus: every unit asked has answered and none objects. Silence is never consent here."""
        return not self.objecting and not self.waiting

    @property
    def is_blocked(self) -> bool:
        """One objection is enough."""
        return bool(self.objecting)


def concurrence(asked: Iterable[int], stances: Mapping[int, Stance]) -> Concurrence:
    """Count the stances (by unit id, on the present text) of the units `asked`; answers of others do not count."""
    asked = frozenset(asked)

    def with_stance(stance: Stance) -> frozenset[int]:
        return frozenset(unit for unit in asked if stances.get(unit) is stance)

    return Concurrence(
        agreed=with_stance(Stance.AGREE),
        reserved=with_stance(Stance.RESERVATION),
        objecting=with_stance(Stance.OBJECTION),
        waiting=asked - stances.keys(),
    )
