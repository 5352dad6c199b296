"""Consultation (会商): the opinions of units on a topic, before it goes to a meeting (Rules of procedure, Art. 7)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain import days, wording
from bot.domain.errors import Fault, refuse
from bot.domain.references import Reference


class OpinionStance(StrEnum):
    """A unit's opinion on a topic."""

    SUPPORT = "support"
    COMMENTS = "comments"
    OBJECT = "object"


@dataclass(slots=True)
class Opinion:
    """What a unit was asked, and what it said (`stance` None: nothing yet, or silence once the day has passed)."""

    id: int
    topic_id: int
    unit_id: int
    asked_at: datetime
    stance: OpinionStance | None = None
    text: str = ""
    person_id: int | None = None
    role: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OpenConsultation:
    """The request to ask units for their opinion by a day."""

    reference: Reference
    unit_ids: tuple[int, ...]
    answer_by: date

    def check(self, today: date) -> None:
        """Raise Invalid, with every fault beside its field."""
        refuse(
            [
                None if self.unit_ids else Fault("choice-missing", {}, "unit_ids"),
                days.check_coming(self.answer_by, today, field="answer_by"),
            ]
        )


@dataclass(frozen=True, slots=True)
class GiveOpinion:
    """A unit's opinion. What is not plain support says why."""

    reference: Reference
    stance: OpinionStance
    text: str = ""
    unit_id: int | None = None

    def check(self) -> None:
        """Raise Invalid."""
        refuse([wording.check(self.text, field="text", required=self.stance is not OpinionStance.SUPPORT)])


def unheard(bound: Iterable[int], opinions: Iterable[Opinion]) -> tuple[int, ...]:
    """Return the units that a decision would bind and that have not said what they think of it."""
    heard = {opinion.unit_id for opinion in opinions if opinion.stance is not None}
    return tuple(unit_id for unit_id in bound if unit_id not in heard)


def is_agreed(opinions: Collection[Opinion]) -> bool:
    """Tell whether every unit that was asked supports the topic: it can be taken without discussion."""
    return bool(opinions) and all(opinion.stance is OpinionStance.SUPPORT for opinion in opinions)
