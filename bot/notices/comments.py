"""Facts about comments."""

from dataclasses import dataclass

from bot.notices.fact import Fact
from bot.notices.tasks import CommentLine, TaskCard


@dataclass(frozen=True, slots=True)
class CommentMade(Fact):
    """To those who see a task: somebody commented on it."""

    card: TaskCard
    line: CommentLine


@dataclass(frozen=True, slots=True)
class CommentTaken(Fact):
    """To whoever commented: it is kept, and `told` others were told."""

    reference: str
    told: int
