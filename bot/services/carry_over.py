"""What becomes of the items of an agenda that a meeting does not take: their topics are ready again, or another meeting
takes them (Art. 7)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.domain import meetings, topics
from bot.domain.errors import Invalid, WrongState
from bot.domain.groups import Group
from bot.domain.meetings import AgendaBlock, AgendaItem, Meeting
from bot.domain.people import Actor, Capacity
from bot.domain.references import Reference
from bot.domain.topics import Topic, TopicVerb
from bot.services import meeting_parts
from bot.services.items import note
from bot.store.record import facts_of
from bot.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class By:
    """Who changes an agenda: the record of its topics and of other meetings names them too."""

    actor: Actor
    capacity: Capacity
    group: Group


def schedule(tx: Transaction, by: By, topic: Topic, meeting: Meeting) -> None:
    """Let a topic stand on a meeting's agenda. Raises WrongState."""
    _move(tx, by, topic, TopicVerb.SCHEDULE, meeting)


def give_back(tx: Transaction, by: By, items: Collection[AgendaItem], meeting: Meeting) -> None:
    """Let the topics of items of a meeting be ready again."""
    ids = [item.topic_id for item in items if item.topic_id is not None]
    for topic in tx.topics.list_by_ids(by.group.id, ids):
        if TopicVerb.UNSCHEDULE in topics.LIFECYCLE.allowed(topic.state):
            _move(tx, by, topic, TopicVerb.UNSCHEDULE, meeting)


def hand_on(tx: Transaction, by: By, items: Sequence[AgendaItem], to: Reference) -> Meeting:
    """Put items on the agenda of another meeting, where their topics stay scheduled.

    Raises:
        WrongState: `meeting-not-planned`, where that meeting is not being prepared.
        Invalid: `agenda-long`, `agenda-late`.
    """
    group = by.group
    following = tx.meetings.get(group.id, to)
    before = facts_of(following)
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
    topics_of = tx.topics.list_by_ids(group.id, [item.topic_id for item in items if item.topic_id is not None])
    said = {"topics": [str(topic.reference) for topic in topics_of]}
    note(tx, by.actor, by.capacity, "set-agenda", following, before=before, said=said)
    return following


def check_room(meeting: Meeting, items: Sequence[AgendaItem]) -> None:
    """Raise Invalid for an agenda that has too many items (`agenda-long`) or runs past midnight (`agenda-late`)."""
    if len(items) > meetings.MAX_ITEMS:
        raise Invalid("agenda-long", most=meetings.MAX_ITEMS)
    if meeting.starts_at is not None and not meetings.ends_today(meeting.starts_at, items):
        raise Invalid("agenda-late", reference=str(meeting.reference))


def _move(tx: Transaction, by: By, topic: Topic, verb: TopicVerb, meeting: Meeting) -> None:
    before = facts_of(topic)
    topic.move(verb)
    tx.topics.save(topic)
    note(tx, by.actor, by.capacity, verb, topic, before=before, said={"meeting": str(meeting.reference)})


def left(items: Collection[AgendaItem]) -> list[AgendaItem]:
    """Return the items that a closed meeting did not reach."""
    return [item for item in items if item.reached is False and item.block is not AgendaBlock.EARLIER]
