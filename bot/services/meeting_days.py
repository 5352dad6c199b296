"""What days bring to meetings: the year runs out (Art. 7), and the day of a meeting passes."""

from bot.domain.chasing import MATERIALS, RSVP
from bot.domain.groups import Group
from bot.domain.meetings import MeetingKind, MeetingState
from bot.notices.meetings import PlenaryWanting
from bot.services.chasing import close_chase
from bot.services.telling import tell_office
from bot.store.transaction import Transaction

_WARNING_MONTH = 11
"""From November on the secretariat is warned where plenaries are wanting: there is time left to call one."""


def warn_of_year(tx: Transaction, group: Group) -> None:
    """Tell the secretariat once a week late in the year where the rules ask for more plenaries."""
    today = group.today(tx.now)
    if today.month < _WARNING_MONTH:
        return
    least = group.rules.plenaries[0]
    held = tx.meetings.count_held(group.id, MeetingKind.PLENARY, today.year)
    if held < least:
        year, week, _ = today.isocalendar()
        tell_office(tx, group, PlenaryWanting(today.year, held, least), key=f"plenaries:{group.id}:{year}W{week}")


def leave_in_peace(tx: Transaction, group: Group) -> None:
    """Chase nobody any more for an answer to a meeting whose day is past, or for its materials; what became of it is for
    the secretariat to say."""
    today = group.today(tx.now)
    for meeting in tx.meetings.list_in_states(group.id, [MeetingState.NOTIFIED]):
        if meeting.held_on is not None and meeting.held_on < today:
            for kind in (RSVP, MATERIALS):
                close_chase(tx, group, kind, meeting.reference)
