"""What a fact concerns: the tasks, or anything else. A stand-in may have been given the tasks alone."""

from bot.domain.people import SeatScope
from bot.notices import confirmations, contacts, meetings, minutes, referrals, seats, topic_calls, topics
from bot.notices.fact import Fact

_ELSE = frozenset(
    module.__name__ for module in (confirmations, contacts, meetings, minutes, referrals, seats, topic_calls, topics)
)


def matter_of(fact: Fact) -> SeatScope:
    """Return TASKS for what concerns tasks, ALL for topics, minutes and people."""
    return SeatScope.ALL if type(fact).__module__ in _ELSE else SeatScope.TASKS
