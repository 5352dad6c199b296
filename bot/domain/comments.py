"""Comments: what is said about a task beside the reports on it."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain import wording
from bot.domain.errors import refuse
from bot.domain.references import Reference


@dataclass(slots=True)
class Comment:
    """One comment. `unit_id` is the unit for which it was made (None: for the secretariat, the convener, an inspector)."""

    id: int
    task_id: int
    person_id: int
    unit_id: int | None
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class CommentTask:
    """The request to comment on a task. `said_in` is the channel (its workspace id) whose readers have read it already;
    empty where it was said to Concord alone."""

    reference: Reference
    text: str
    said_in: str = ""

    def check(self) -> None:
        """Raise Invalid."""
        refuse([wording.check(self.text, field="text", limit=wording.TEXT_LENGTH)])
