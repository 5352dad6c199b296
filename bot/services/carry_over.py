"""What becomes of the items of an agenda that a meeting does not take: their topics are ready again, or another meeting
takes them (Art. 7)."""

from collections.abc import Collection, Sequence

from bot.domain import meetings, topics
from bot.domain.errors import Invalid, WrongState
from bot.domain.groups import Group
from bot.domain.meetings import AgendaBlock, AgendaItem, Meeting
from bot.domain.references import Reference
from bot.domain.topics import TopicVerb
from bot.services import meeting_parts
from bot.store.transaction import Transaction


def give_back(tx: Transaction, group: Group, items: Collection[AgendaItem]) -> None:
    """Let the topics of items be ready again."""
    ids = [item.topic_id for item in items if item.topic_id is not None]
    for topic in tx.topics.list_by_ids(group.id, ids):
        if TopicVerb.UNSCHEDULE in topics.LIFECYCLE.allowed(topic.state):
            topic.move(TopicVerb.UNSCHEDULE)
            tx.topics.save(topic)
            tx.outbox.refresh(group.id, topic.reference)


def hand_on(tx: Transaction, group: Group, items: Sequence[AgendaItem], to: Reference) -> Meeting:
    """Put items on the agenda of another meeting, where their topics stay scheduled.

    Raises:
        WrongState: `meeting-not-planned`, where that meeting is not being prepared.
        Invalid: `agenda-long`, `agenda-late`.
    """
    following = tx.meetings.get(group.id, to)
    if following.state not in meetings.PLANNED_STATES:
        raise WrongState("meeting-not-planned", field="carry_to", reference=str(to), state=following.state)
    already = tx.meetings.list_items(following.id)
    check_room(following, [*already, *items])
    for position, item in enumerate(items, start=len(already) + 1):
        carried = AgendaItem(
            0, following.id, position, item.block, item.title, item.minutes, item.topic_id, item.unit_id
        )
        tx.meetings.add_item(carried)
    tx.meetings.save_items(meetings.ordered(tx.meetings.list_items(following.id)))
    meeting_parts.follow_agenda(tx, group, following)
    tx.meetings.save(following)
    tx.outbox.refresh(group.id, to)
    return following


def check_room(meeting: Meeting, items: Sequence[AgendaItem]) -> None:
    """Raise Invalid for an agenda that has too many items (`agenda-long`) or runs past midnight (`agenda-late`)."""
    if len(items) > meetings.MAX_ITEMS:
        raise Invalid("agenda-long", most=meetings.MAX_ITEMS)
    if meeting.starts_at is not None and not meetings.ends_today(meeting.starts_at, items):
        raise Invalid("agenda-late", reference=str(meeting.reference))


def left(items: Collection[AgendaItem]) -> list[AgendaItem]:
    """Return the items that a closed meeting did not reach."""
    return [item for item in items if item.reached is False and item.block is not AgendaBlock.EARLIER]
