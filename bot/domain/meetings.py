"""Meetings (Rules of procedure, Art. 7 and 9): kinds, states, moves, agendas, and the parts of units and guests."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.domain.evidence import Evidence
from bot.domain.lifecycle import Lifecycle
from bot.domain.references import Kind, Reference


class MeetingKind(StrEnum):
    """A plenary of all units (one or two a year, Art. 7), a working meeting of the secretariat, or one on a topic."""

    PLENARY = "plenary"
    WORKING = "working"
    TOPIC = "topic"


class MeetingState(StrEnum):
    """Where a meeting stands."""

    PROPOSED = "proposed"
    DECLINED = "declined"
    CALLED = "called"
    NOTIFIED = "notified"
    IN_SESSION = "in-session"
    CLOSED = "closed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class MeetingVerb(StrEnum):
    """What is done to a meeting."""

    CALL = "call"
    DECLINE = "decline"
    NOTIFY = "notify"
    OPEN = "open"
    CLOSE = "close"
    POSTPONE = "postpone"
    CANCEL = "cancel"


_S = MeetingState
LIFECYCLE = Lifecycle[MeetingState, MeetingVerb](
    {
        MeetingVerb.CALL: ({_S.PROPOSED}, _S.CALLED),
        MeetingVerb.DECLINE: ({_S.PROPOSED}, _S.DECLINED),
        MeetingVerb.NOTIFY: ({_S.CALLED, _S.POSTPONED}, _S.NOTIFIED),
        MeetingVerb.OPEN: ({_S.NOTIFIED}, _S.IN_SESSION),
        MeetingVerb.CLOSE: ({_S.IN_SESSION}, _S.CLOSED),
        MeetingVerb.POSTPONE: ({_S.CALLED, _S.NOTIFIED, _S.POSTPONED}, _S.POSTPONED),
        MeetingVerb.CANCEL: ({_S.CALLED, _S.NOTIFIED, _S.POSTPONED}, _S.CANCELLED),
    }
)
"""From which states a verb leads where. A postponed meeting has its new day, and is notified anew."""

PLANNED_STATES = frozenset({_S.CALLED, _S.NOTIFIED, _S.POSTPONED})
"""While a meeting is in one of these, its agenda may change."""
HELD_STATES = frozenset({_S.IN_SESSION, _S.CLOSED})
LATE_AFTER = timedelta(minutes=15)
"""Who comes later than this after the beginning, is late (Art. 9: 按时参加会议)."""
MAX_ITEMS = 30
NOT_DISCUSSED_MINUTES = 2
"""What an item that all agree on takes: it is read out."""
_DAY = timedelta(days=1)


class AgendaBlock(StrEnum):
    """A part of an agenda: where earlier decisions stand, what is discussed, what all agree on."""

    EARLIER = "earlier"
    DISCUSSION = "discussion"
    NO_DISCUSSION = "no-discussion"


class Rsvp(StrEnum):
    """A unit's answer to a notice."""

    ATTENDING = "attending"
    DEPUTISING = "deputising"
    EXCUSED = "excused"


class Attendance(StrEnum):
    """How a unit took part."""

    PRESENT = "present"
    LATE = "late"
    DEPUTISED = "deputised"
    EXCUSED = "excused"
    ABSENT = "absent"


HERE = frozenset({Attendance.PRESENT, Attendance.LATE, Attendance.DEPUTISED})
"""What counts for the quorum."""


@dataclass(slots=True)
class Meeting:
    """A meeting. `unit_ids` are the units invited (a plenary: all); `held_on` and `starts_at` are local. `answer_by` is the
    day by which the units answer its notice, `materials_by` their materials'; `comment_by` that for the draft agenda.
    `sequence` counts the notices, as a calendar does."""

    id: int
    group_id: int
    number: int
    kind: MeetingKind
    state: MeetingState
    title: str
    proposed_by: int
    unit_id: int | None = None
    reason: str = ""
    held_on: date | None = None
    starts_at: time | None = None
    place: str = ""
    unit_ids: tuple[int, ...] = ()
    answer_by: date | None = None
    materials_by: date | None = None
    comment_by: date | None = None
    sequence: int = 0
    notified_at: datetime | None = None
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    version: int = 1

    @property
    def reference(self) -> Reference:
        return Reference(Kind.MEETING, self.number)

    def move(self, verb: MeetingVerb) -> None:
        """Carry out `verb`. Raises WrongState."""
        self.state = LIFECYCLE.next(self.state, verb)


@dataclass(slots=True)
class AgendaItem:
    """An item of an agenda: a topic, or what the title says. `unit_id` presents it in `minutes`; `reached` is known once
    the meeting is closed."""

    id: int
    meeting_id: int
    position: int
    block: AgendaBlock
    title: str
    minutes: int
    topic_id: int | None = None
    unit_id: int | None = None
    reached: bool | None = None


@dataclass(slots=True)
class Participation:
    """A unit's part in a meeting: its answer to the notice, its materials (`asked_for`: those that the secretariat asked
    for beyond what the unit presents), its word on the draft agenda, and whether it was there."""

    id: int
    meeting_id: int
    unit_id: int
    rsvp: Rsvp | None = None
    name: str = ""
    title: str = ""
    reason: str = ""
    answered_at: datetime | None = None
    wants_materials: bool = False
    materials_at: datetime | None = None
    materials: str = ""
    comment: str = ""
    attendance: Attendance | None = None
    arrived_at: datetime | None = None
    asked_for: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(slots=True)
class Guest:
    """Somebody invited from outside of the group (Art. 7: 邀请相关单位): to one item, or to the whole meeting (None).
    `person_id` is the observer of the group who it is, where the guest has an account; only that one is told by Concord
    and answers there."""

    id: int
    meeting_id: int
    organisation: str
    name: str
    item_id: int | None = None
    person_id: int | None = None
    rsvp: Rsvp | None = None


def told_units(meeting: Meeting, invited: Collection[int]) -> tuple[int, ...]:
    """Return the units that know of a meeting, and so are told what becomes of it: those invited once the draft agenda or
    the notice has gone out, and the unit that proposed it."""
    is_out = bool(meeting.sequence) or meeting.comment_by is not None
    proposer = [] if meeting.unit_id is None or (is_out and meeting.unit_id in invited) else [meeting.unit_id]
    return (*(invited if is_out else ()), *proposer)


def ends_today(starts_at: time, items: Iterable[AgendaItem]) -> bool:
    """Tell whether an agenda ends before midnight."""
    passed = datetime.combine(date.min, starts_at) - datetime.combine(date.min, time())
    return passed + timedelta(minutes=sum(item.minutes for item in items)) < _DAY


def schedule(starts_at: time, items: Sequence[AgendaItem]) -> list[tuple[time, time]]:
    """Return when each item is expected to begin and to end, one after the other."""
    moment = datetime.combine(date(2000, 1, 1), starts_at)
    found = []
    for item in items:
        following = moment + timedelta(minutes=item.minutes)
        found.append((moment.time(), following.time()))
        moment = following
    return found


def ordered(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """Return items as they are taken: earlier decisions, the discussion, then what all agree on; numbered from 1."""
    places = list(AgendaBlock)
    found = sorted(items, key=lambda item: (places.index(item.block), item.position, item.id))
    for position, item in enumerate(found, start=1):
        item.position = position
    return found


def arrival(at: datetime, begins_at: datetime, rsvp: Rsvp | None) -> Attendance:
    """Return how a unit takes part that reports itself at a moment."""
    if rsvp is Rsvp.DEPUTISING:
        return Attendance.DEPUTISED
    return Attendance.LATE if at > begins_at + LATE_AFTER else Attendance.PRESENT


def expected(rsvp: Rsvp | None) -> Attendance:
    """Return how a unit is recorded that nothing else is known of."""
    known = {
        Rsvp.ATTENDING: Attendance.PRESENT,
        Rsvp.DEPUTISING: Attendance.DEPUTISED,
        Rsvp.EXCUSED: Attendance.EXCUSED,
    }
    return known[rsvp] if rsvp is not None else Attendance.ABSENT


def quorum(invited: int, percent: int) -> int:
    """Return how many of the units invited must be there; 0 where the group has set no quorum. More than `percent` of
    them: the half of 26 is reached with 14."""
    return invited * percent // 100 + 1 if percent else 0
