"""Meetings (Rules of procedure, Art. 7 and 9): kinds, states, moves, and what may be asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.domain import days, wording
from bot.domain.errors import Fault, refuse
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
        MeetingVerb.POSTPONE: ({_S.CALLED, _S.NOTIFIED}, _S.POSTPONED),
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
_MOST_MINUTES = 480


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
    """A unit's part in a meeting: its answer to the notice, its materials, its word on the draft agenda, and whether it was
    there."""

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


@dataclass(slots=True)
class Guest:
    """Somebody invited from outside of the group (Art. 7: 邀请相关单位), and to what."""

    id: int
    meeting_id: int
    organisation: str
    name: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class ProposeMeeting:
    """A unit's request for a meeting (Art. 7), or the secretariat's."""

    kind: MeetingKind
    title: str
    reason: str
    unit_id: int | None = None

    def check(self) -> None:
        """Raise Invalid, with every fault beside its field."""
        refuse(
            [
                wording.check(self.title, field="title", limit=wording.TITLE_LENGTH),
                wording.check(self.reason, field="reason", limit=wording.LINE_LENGTH),
            ]
        )


@dataclass(frozen=True, slots=True)
class CallMeeting:
    """The request to call a meeting: a proposed one (`reference`), or a new one."""

    kind: MeetingKind
    title: str
    held_on: date
    starts_at: time
    place: str
    unit_ids: tuple[int, ...] = ()
    reference: Reference | None = None

    def check(self, today: date) -> None:
        """Raise Invalid, with every fault beside its field."""
        needs_units = self.kind is MeetingKind.TOPIC and not self.unit_ids
        refuse(
            [
                wording.check(self.title, field="title", limit=wording.TITLE_LENGTH),
                wording.check(self.place, field="place", limit=wording.TITLE_LENGTH),
                days.check_coming(self.held_on, today, field="held_on"),
                Fault("choice-missing", {}, "unit_ids") if needs_units else None,
            ]
        )


@dataclass(frozen=True, slots=True)
class ChangeMeeting:
    """The request for a verb; what is declined, postponed or cancelled says why. `held_on` and `starts_at` are a postponed
    meeting's new time; `reached_ids` the items that a closed one reached."""

    reference: Reference
    verb: MeetingVerb
    reason: str = ""
    held_on: date | None = None
    starts_at: time | None = None
    reached_ids: tuple[int, ...] = ()
    version: int | None = None

    def check(self, today: date) -> None:
        """Raise Invalid, with every fault beside its field."""
        is_postponed = self.verb is MeetingVerb.POSTPONE
        refuse(
            [
                wording.check(
                    self.reason, field="reason", required=self.verb in WORDY_VERBS, limit=wording.LINE_LENGTH
                ),
                days.check_coming(self.held_on, today, field="held_on") if self.held_on is not None else None,
                Fault("date-missing", {}, "held_on") if is_postponed and self.held_on is None else None,
            ]
        )


WORDY_VERBS = frozenset({MeetingVerb.DECLINE, MeetingVerb.POSTPONE, MeetingVerb.CANCEL})
"""The verbs that say why."""


@dataclass(frozen=True, slots=True)
class SetAgenda:
    """The request to put topics on an agenda, each with the same minutes."""

    reference: Reference
    topic_ids: tuple[int, ...]
    minutes: int

    def check(self) -> None:
        """Raise Invalid, with every fault beside its field."""
        refuse(
            [
                None if self.topic_ids else Fault("choice-missing", {}, "topic_ids"),
                _check_minutes(self.minutes),
            ]
        )


@dataclass(frozen=True, slots=True)
class SetItem:
    """The request to change an item, to add one that is no topic (`item_id` None), or to take one out (`position` 0)."""

    reference: Reference
    item_id: int | None
    title: str = ""
    position: int = 0
    minutes: int = 10
    unit_id: int | None = None
    block: AgendaBlock = AgendaBlock.DISCUSSION

    def check(self) -> None:
        """Raise Invalid, with every fault beside its field."""
        refuse([wording.check(self.title, field="title", limit=wording.TITLE_LENGTH), _check_minutes(self.minutes)])


@dataclass(frozen=True, slots=True)
class AnswerNotice:
    """A unit's answer: who comes (name and title), or why nobody does."""

    reference: Reference
    rsvp: Rsvp
    name: str = ""
    title: str = ""
    reason: str = ""
    unit_id: int | None = None

    def check(self) -> None:
        """Raise Invalid, with every fault beside its field."""
        comes = self.rsvp is not Rsvp.EXCUSED
        refuse(
            [
                wording.check(self.name, field="name", required=comes, limit=40),
                wording.check(self.title, field="title", required=False, limit=wording.TITLE_LENGTH),
                wording.check(self.reason, field="reason", required=not comes, limit=wording.LINE_LENGTH),
            ]
        )


@dataclass(frozen=True, slots=True)
class HandInMaterials:
    """A unit's word that its materials are ready (Art. 9), with where they are."""

    reference: Reference
    text: str
    unit_id: int | None = None

    def check(self) -> None:
        """Raise Invalid."""
        refuse([wording.check(self.text, field="text", limit=wording.LINE_LENGTH)])


@dataclass(frozen=True, slots=True)
class CommentAgenda:
    """A unit's word on the draft agenda (Art. 7: 会商确定)."""

    reference: Reference
    text: str
    unit_id: int | None = None

    def check(self) -> None:
        """Raise Invalid."""
        refuse([wording.check(self.text, field="text", limit=wording.LINE_LENGTH)])


@dataclass(frozen=True, slots=True)
class InviteGuest:
    """The request to invite somebody from outside of the group."""

    reference: Reference
    organisation: str
    name: str
    item: str = ""

    def check(self) -> None:
        """Raise Invalid, with every fault beside its field."""
        refuse(
            [
                wording.check(self.organisation, field="organisation", limit=wording.TITLE_LENGTH),
                wording.check(self.name, field="name", required=False, limit=40),
                wording.check(self.item, field="item", required=False, limit=wording.TITLE_LENGTH),
            ]
        )


@dataclass(frozen=True, slots=True)
class RecordAttendance:
    """The secretariat's record of how units took part, by row number."""

    reference: Reference
    attendance: tuple[tuple[int, Attendance], ...]


def _check_minutes(minutes: int) -> Fault | None:
    return None if 0 < minutes <= _MOST_MINUTES else Fault("minutes-range", {"most": _MOST_MINUTES}, "minutes")


def schedule(starts_at: time, items: Sequence[AgendaItem]) -> list[tuple[time, time]]:
    """Return when each item begins and ends, one after the other; what is not discussed takes the time of one item."""
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
