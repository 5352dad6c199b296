"""What a form offers to choose from. Not told to anybody: it only fills modals."""

from dataclasses import dataclass
from datetime import date

from bot.domain.contacts import ProposeContactChange

Choice = tuple[str, str]
"""The words of a choice and the value it stands for (a row number, as text)."""


@dataclass(frozen=True, slots=True)
class FormChoices:
    """The units of the group, the asker's own, the areas (Chinese and English), the accepted topics, and the days that a
    form begins with."""

    units: tuple[Choice, ...]
    own_units: tuple[Choice, ...]
    areas_zh: tuple[Choice, ...]
    areas_en: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    today: date
    due_on: date
    answer_by: date


@dataclass(frozen=True, slots=True)
class DutyOffered:
    """A duty (row number, the unit that has it, its text) under which a task is handed out."""

    id: int
    unit_id: int
    text: str


@dataclass(frozen=True, slots=True)
class ChangeChoices:
    """What the form of a contact change offers, and what it begins with: a report that is mended."""

    offered: FormChoices
    initial: ProposeContactChange
