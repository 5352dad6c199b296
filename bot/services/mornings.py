"""What a group's working morning begins with: what the calendar brings, then the reminders, in one transaction."""

from collections.abc import Callable

from bot.domain.groups import Group
from bot.services import circulation, consultation, duties, meeting_days, reminders, succession, topic_calls
from bot.store.transaction import Transaction

BEGINNINGS: tuple[Callable[[Transaction, Group], object], ...] = (
    meeting_days.warn_of_year,
    meeting_days.leave_in_peace,
    succession.on_morning,
    duties.create_due,
    consultation.close_due,
    topic_calls.close_due,
    circulation.take_silence,
)
"""What is made before anybody is reminded. Each finds by itself what is due, and made twice adds nothing."""


def begin(tx: Transaction, group_id: int) -> int:
    """Begin the morning of a group whose moment has come; return how many digests are owed."""
    group = tx.groups.get(group_id)
    if group.rules.hours.contains(tx.now, group.rules.calendar):
        for beginning in BEGINNINGS:
            beginning(tx, group)
    return reminders.scan(tx, group_id)
