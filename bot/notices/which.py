"""The question for which group, or for which unit, something was said."""

from dataclasses import dataclass
from typing import Literal

from bot.notices.fact import Fact


@dataclass(frozen=True, slots=True)
class WhichChoice(Fact):
    """One group or unit that may be meant. A row number of 0: not chosen."""

    name: str
    group_id: int
    unit_id: int


@dataclass(frozen=True, slots=True)
class WhichOne(Fact):
    """To somebody with several groups or units: which is meant? What was said is kept under `kept_id` (0: the desk was
    asked for) and carried out by the answer."""

    asked: Literal["group", "unit"]
    kept_id: int
    choices: tuple[WhichChoice, ...]
