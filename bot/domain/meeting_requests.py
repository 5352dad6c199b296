"""What may be asked of meetings, their agendas and the units' parts in them (Rules of procedure, Art. 7 and 9)."""

from dataclasses import dataclass
from datetime import date, time

from bot.domain import days, evidence, wording
from bot.domain.errors import Fault, refuse
from bot.domain.evidence import Evidence
from bot.domain.meetings import AgendaBlock, Attendance, MeetingKind, MeetingVerb, Rsvp
from bot.domain.references import Reference

_MOST_MINUTES = 480


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
    """The request for a verb; what is declined, postponed or cancelled says why. `held_on`, `starts_at` and `place` are a
    postponed meeting's new ones; `reached_ids` the items that a closed one reached, and `carry_to` the meeting that takes
    the others (None: their topics are ready again)."""

    reference: Reference
    verb: MeetingVerb
    reason: str = ""
    held_on: date | None = None
    starts_at: time | None = None
    place: str = ""
    reached_ids: tuple[int, ...] = ()
    carry_to: Reference | None = None
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
                wording.check(self.place, field="place", required=False, limit=wording.TITLE_LENGTH),
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

    def check(self, *, has_title: bool) -> None:
        """Raise Invalid, with every fault beside its field. `has_title`: it is no topic,
        whose title it would have."""
        title = wording.check(self.title, field="title", required=has_title, limit=wording.TITLE_LENGTH)
        refuse([title, _check_minutes(self.minutes)])


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
    """A unit's word that its materials are ready (Art. 9): what they are, with files and links."""

    reference: Reference
    text: str
    unit_id: int | None = None
    evidence: tuple[Evidence, ...] = ()

    def check(self) -> None:
        """Raise Invalid, with every fault beside its field."""
        refuse([wording.check(self.text, field="text", limit=wording.LINE_LENGTH), evidence.check(self.evidence)])


@dataclass(frozen=True, slots=True)
class AskForMaterials:
    """The secretariat's request for materials from units that present nothing."""

    reference: Reference
    unit_ids: tuple[int, ...]
    text: str

    def check(self) -> None:
        """Raise Invalid, with every fault beside its field."""
        refuse(
            [
                None if self.unit_ids else Fault("choice-missing", {}, "unit_ids"),
                wording.check(self.text, field="text", limit=wording.LINE_LENGTH),
            ]
        )


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
    """The request to invite somebody from outside of the group to an item, or to the whole meeting (None). `person_id`:
    the observer of the group who it is."""

    reference: Reference
    organisation: str
    name: str
    item_id: int | None = None
    person_id: int | None = None

    def check(self) -> None:
        """Raise Invalid, with every fault beside its field."""
        refuse(
            [
                wording.check(self.organisation, field="organisation", limit=wording.TITLE_LENGTH),
                wording.check(self.name, field="name", required=False, limit=40),
            ]
        )


@dataclass(frozen=True, slots=True)
class AnswerInvitation:
    """A guest's answer: whether the guest comes."""

    reference: Reference
    comes: bool


@dataclass(frozen=True, slots=True)
class RecordAttendance:
    """The secretariat's record of how units took part, by row number."""

    reference: Reference
    attendance: tuple[tuple[int, Attendance], ...]


def _check_minutes(minutes: int) -> Fault | None:
    return None if 0 < minutes <= _MOST_MINUTES else Fault("minutes-range", {"most": _MOST_MINUTES}, "minutes")
