"""Meetings as facts: what lists, cards and notices show of them."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
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
from bot.domain.tasks import ENDED_STATES, TaskState
from bot.domain.topics import Topic
from bot.notices.fact import Fact
from bot.notices.meetings import AgendaLine, EarlierDecisions, GuestLine, MeetingCard, MeetingLine, PartLine
from bot.notices.tasks import EvidenceLine, TaskLine
from bot.services import consultation as opinions
from bot.services import task_facts
from bot.store.transaction import Transaction

OVERDUE_SHOWN = 5
TASKS_SHOWN = 5
_BY_LIGHT = (Light.RED, Light.YELLOW, Light.GREEN)
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
            guests=tuple(self._guest(guest, agenda) for guest in self.guests),
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
        if find_capacity(actor, Action.MEETING_READ) is None:
            return self.guest_card(actor.person_id)
        verbs = [verb for verb, action in NEEDED.items() if find_capacity(actor, action)]
        manages = find_capacity(actor, Action.MEETING_MANAGE) is not None
        return self.card(verbs=verbs, manages=manages, my_units=units_for(actor, Action.MEETING_ANSWER))

    def guest_card(self, person_id: int) -> MeetingCard:
        """Return what a guest sees: when and where, and the items to which the guest is invited; nothing of the units."""
        whole = self.card()
        mine = [guest for guest in self.guests if guest.person_id == person_id]
        is_whole = any(guest.item_id is None for guest in mine)
        items = {guest.item_id for guest in mine}
        shown = [
            replace(line, unheard=())
            for line in whole.agenda
            if line.item_id in items or (is_whole and line.block is not AgendaBlock.EARLIER)
        ]
        return replace(
            whole,
            reason="",
            proposed_by="",
            comment_by=None,
            agenda=tuple(shown),
            ends_at=shown[-1].ends if shown else None,
            earlier=None,
            parts=(),
            guests=tuple(self._guest(guest, shown) for guest in mine),
            here=0,
            invited=0,
            quorum=0,
            is_guest=True,
        )

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
            evidence=tuple(EvidenceLine(each.name, each.url) for each in part.evidence),
            asked_for=part.asked_for,
            comment=part.comment,
            attendance=part.attendance,
        )

    def _guest(self, guest: Guest, agenda: Sequence[AgendaLine]) -> GuestLine:
        item = next((line.title for line in agenda if line.item_id == guest.item_id), "")
        has_account = guest.person_id is not None
        return GuestLine(guest.id, guest.organisation, guest.name, item, guest.rsvp, has_account)

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
    decided = _open_decided(tx, group) if has_earlier or is_shown else []
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
        earlier=_earlier(tx, group, [line for _, line in decided]) if has_earlier else None,
        tasks=_by_unit(decided),
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


def list_earlier(tx: Transaction, group: Group, *, page: int, size: int) -> tuple[list[TaskLine], int]:
    """Return one page (from 1) of the tasks from earlier minutes, and how many there are: first the open ones, the red
    before the others, then those that are closed or cancelled."""
    today, start = group.today(tx.now), (page - 1) * size
    still_open = [line for _, line in _open_decided(tx, group)]
    ended = tx.tasks.count_decided(group.id, ENDED_STATES)
    shown = still_open[start : start + size]
    if len(shown) < size:
        skipped = max(0, start - len(still_open))
        found = tx.tasks.list_decided(group.id, ENDED_STATES, start=skipped, most=size - len(shown))
        shown += [task_facts.line(group, task, today) for task in found]
    return shown, len(still_open) + ended


def _open_decided(tx: Transaction, group: Group) -> list[tuple[int, TaskLine]]:
    """Return the tasks from earlier minutes that have not ended, red ones first, each with the unit that leads it."""
    today = group.today(tx.now)
    found = tx.tasks.list_decided(group.id, set(TaskState) - ENDED_STATES)
    lines = [(task.lead_unit_id, task_facts.line(group, task, today)) for task in found]
    return sorted(lines, key=lambda pair: (_BY_LIGHT.index(pair[1].light), pair[1].days_left))


def _earlier(tx: Transaction, group: Group, lines: Sequence[TaskLine]) -> EarlierDecisions:
    counts = Counter(line.light for line in lines)
    return EarlierDecisions(
        closed=tx.tasks.count_decided(group.id, {TaskState.CLOSED}),
        counts=tuple((light, counts[light]) for light in Light),
        overdue=tuple(line for line in lines if line.light is Light.RED)[:OVERDUE_SHOWN],
    )


def _by_unit(decided: Sequence[tuple[int, TaskLine]]) -> dict[int, list[TaskLine]]:
    found: dict[int, list[TaskLine]] = {}
    for unit_id, line in decided:
        found.setdefault(unit_id, []).append(line)
    return found
