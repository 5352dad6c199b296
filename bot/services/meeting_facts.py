"""Meetings as facts: what lists, cards and notices show of them."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain import consultation, meetings
from bot.domain.chasing import Chase
from bot.domain.groups import Group
from bot.domain.ladder import Light
from bot.domain.meetings import (
    HERE,
    AgendaBlock,
    AgendaItem,
    Guest,
    Meeting,
    MeetingKind,
    MeetingState,
    MeetingVerb,
    Participation,
)
from bot.domain.people import Actor
from bot.domain.permissions import Action, find_capacity, units_for
from bot.domain.references import parse
from bot.domain.topics import Topic
from bot.notices.fact import Fact
from bot.notices.meetings import AgendaLine, EarlierDecisions, GuestLine, MeetingCard, MeetingLine, PartLine
from bot.notices.tasks import TaskLine
from bot.services import consultation as opinions
from bot.services import task_facts
from bot.store.transaction import Transaction

OVERDUE_SHOWN = 5
TASKS_SHOWN = 5
NEEDED = {
    MeetingVerb.CALL: Action.MEETING_DECIDE,
    MeetingVerb.DECLINE: Action.MEETING_DECIDE,
    MeetingVerb.NOTIFY: Action.MEETING_MANAGE,
    MeetingVerb.OPEN: Action.MEETING_MANAGE,
    MeetingVerb.CLOSE: Action.MEETING_MANAGE,
    MeetingVerb.POSTPONE: Action.MEETING_CALL,
    MeetingVerb.CANCEL: Action.MEETING_CALL,
}
"""What a verb needs of a seat."""
OFFICE_VERBS = frozenset(verb for verb, action in NEEDED.items() if action is not Action.MEETING_DECIDE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A meeting with all that belongs to it, read once for every reader of its card."""

    group: Group
    meeting: Meeting
    items: Sequence[AgendaItem]
    topics: Mapping[int, Topic]
    unheard: Mapping[int, tuple[int, ...]]
    parts: Sequence[Participation]
    guests: Sequence[Guest]
    earlier: EarlierDecisions | None
    tasks: Mapping[int, Sequence[TaskLine]]
    proposed_by: str

    def card(
        self, *, verbs: Collection[MeetingVerb] = (), manages: bool = False, my_units: Collection[int] = ()
    ) -> MeetingCard:
        """Return the card for a reader who may do `verbs`, prepares the meeting (`manages`) and speaks for units."""
        meeting, invited = self.meeting, self.invited
        lines = [self._part(part) for part in self.parts]
        agenda = self._agenda()
        answering = meeting.state in {MeetingState.NOTIFIED, MeetingState.IN_SESSION, MeetingState.CALLED}
        mine = [line for line in lines if line.unit_id in my_units] if answering else []
        tasks = [task for line in mine for task in self.tasks.get(line.unit_id, ())]
        return MeetingCard(
            meeting=line_of(meeting),
            reason=meeting.reason,
            proposed_by=self.proposed_by,
            answer_by=meeting.answer_by,
            materials_by=meeting.materials_by,
            comment_by=meeting.comment_by,
            agenda=tuple(agenda),
            ends_at=agenda[-1].ends if agenda else None,
            earlier=self.earlier,
            parts=tuple(lines),
            guests=tuple(GuestLine(guest.organisation, guest.name, guest.item) for guest in self.guests),
            here=sum(part.attendance in HERE for part in self.parts),
            invited=len(invited),
            quorum=meetings.quorum(len(invited), self.group.rules.quorum_percent),
            verbs=tuple(verb for verb in meetings.LIFECYCLE.allowed(meeting.state) if verb in verbs),
            manages=manages,
            own_parts=tuple(mine),
            my_tasks=tuple(tasks[:TASKS_SHOWN]),
        )

    def card_for(self, actor: Actor) -> MeetingCard:
        """Return the card for one reader."""
        verbs = [verb for verb, action in NEEDED.items() if find_capacity(actor, action)]
        manages = find_capacity(actor, Action.MEETING_MANAGE) is not None
        return self.card(verbs=verbs, manages=manages, my_units=units_for(actor, Action.MEETING_ANSWER))

    @property
    def invited(self) -> tuple[int, ...]:
        """The units invited."""
        return invited_to(self.group, self.meeting)

    def _part(self, part: Participation) -> PartLine:
        who = " ".join(word for word in (part.name, part.title) if word)
        return PartLine(
            unit_id=part.unit_id,
            unit=self.group.unit(part.unit_id).short,
            rsvp=part.rsvp,
            who=who,
            reason=part.reason,
            wants_materials=part.wants_materials,
            has_materials=part.materials_at is not None,
            materials=part.materials,
            comment=part.comment,
            attendance=part.attendance,
        )

    def _agenda(self) -> list[AgendaLine]:
        starts_at = self.meeting.starts_at
        times = meetings.schedule(starts_at, self.items) if starts_at is not None else [(None, None)] * len(self.items)
        lines = []
        for item, (begins, ends) in zip(self.items, times, strict=True):
            topic = self.topics.get(item.topic_id or 0)
            lines.append(
                AgendaLine(
                    item_id=item.id,
                    position=item.position,
                    block=item.block,
                    title=topic.title if topic is not None else item.title,
                    topic=str(topic.reference) if topic is not None else "",
                    state=topic.state if topic is not None else None,
                    unit=self.group.unit(item.unit_id).short if item.unit_id is not None else "",
                    minutes=item.minutes,
                    begins=begins,
                    ends=ends,
                    unheard=self.group.shorts(self.unheard.get(item.topic_id or 0, ())),
                    reached=item.reached,
                )
            )
        return lines


def read(tx: Transaction, group: Group, meeting: Meeting) -> Sheet:
    """Read a meeting with all that belongs to it."""
    items = tx.meetings.list_items(meeting.id)
    topic_ids = [item.topic_id for item in items if item.topic_id is not None]
    found = {topic.id: topic for topic in tx.topics.list_by_ids(group.id, topic_ids)}
    heard = opinions.list_heard(tx, topic_ids)
    has_earlier = any(item.block is AgendaBlock.EARLIER for item in items)
    is_shown = meeting.state not in {MeetingState.PROPOSED, MeetingState.DECLINED, MeetingState.CANCELLED}
    decided = _decided(tx, group) if has_earlier or is_shown else []
    return Sheet(
        group=group,
        meeting=meeting,
        items=items,
        topics=found,
        unheard={
            topic.id: tuple(
                unit_id
                for unit_id in consultation.unheard(topic.bound_unit_ids, heard[topic.id])
                if unit_id != topic.unit_id
            )
            for topic in found.values()
        },
        parts=tx.meetings.list_participations(meeting.id),
        guests=tx.meetings.list_guests(meeting.id),
        earlier=_earlier(decided, closed=tx.tasks.count_decided_closed(group.id)) if has_earlier else None,
        tasks=_open_of(decided),
        proposed_by=tx.people.map_by_ids({meeting.proposed_by})[meeting.proposed_by].name,
    )


def line_of(meeting: Meeting) -> MeetingLine:
    """Return a meeting as a list shows it."""
    return MeetingLine(
        str(meeting.reference),
        meeting.title,
        meeting.kind,
        meeting.state,
        meeting.held_on,
        meeting.starts_at,
        meeting.place,
        meeting.version,
    )


def invited_to(group: Group, meeting: Meeting) -> tuple[int, ...]:
    """Return the units that a meeting invites: all to a plenary, none to a working meeting of the secretariat."""
    if meeting.kind is MeetingKind.PLENARY:
        return tuple(unit.id for unit in group.units)
    return meeting.unit_ids


def read_chased(tx: Transaction, group: Group, chases: Sequence[Chase], _: date) -> dict[int, Fact]:
    """Return the meeting of each chase that is about one."""
    wanted = {chase.id: found.number for chase in chases if (found := parse(chase.item)) is not None}
    by_number = {each.number: each for each in tx.meetings.list_by_numbers(group.id, sorted(set(wanted.values())))}
    return {key: line_of(by_number[number]) for key, number in wanted.items() if number in by_number}


_Decided = list[tuple[int, TaskLine]]


def _decided(tx: Transaction, group: Group) -> _Decided:
    """Return the unfinished tasks that came from minutes, with the unit that leads each."""
    today = group.today(tx.now)
    return [(task.lead_unit_id, task_facts.line(group, task, today)) for task in tx.tasks.list_decided(group.id)]


def _earlier(decided: _Decided, *, closed: int) -> EarlierDecisions:
    lines = [line for _, line in decided]
    counts = Counter(line.light for line in lines)
    overdue = sorted((line for line in lines if line.light is Light.RED), key=lambda line: line.days_left)
    return EarlierDecisions(
        closed=closed,
        counts=tuple((light, counts[light]) for light in Light),
        overdue=tuple(overdue[:OVERDUE_SHOWN]),
    )


def _open_of(decided: _Decided) -> dict[int, list[TaskLine]]:
    found: dict[int, list[TaskLine]] = {}
    for unit_id, line in decided:
        found.setdefault(unit_id, []).append(line)
    return found
