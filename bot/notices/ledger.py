"""Facts about tasks that were changed by a ledger."""

from dataclasses import dataclass

from bot.notices.fact import Fact
from bot.notices.tasks import TaskCard


@dataclass(frozen=True, slots=True)
class TaskAmended(Fact):
    """To a task's units: the secretariat changed its text, due day or units. `changed` are the columns that differ."""

    card: TaskCard
    changed: tuple[str, ...]
