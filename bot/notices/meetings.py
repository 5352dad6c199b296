"""Facts about meetings."""

from dataclasses import dataclass
from datetime import date, time

from bot.domain.ladder import Light
from bot.domain.meetings import AgendaBlock, Attendance, MeetingKind, MeetingState, MeetingVerb, Rsvp
from bot.domain.topics import TopicState
from bot.notices.fact import Fact
from bot.notices.tasks import EvidenceLine, TaskLine


@dataclass(frozen=True, slots=True)
class MeetingLine(Fact):
    """A meeting in a list."""

    reference: str
    title: str
    kind: MeetingKind
    state: MeetingState
    held_on: date | None
    starts_at: time | None
    place: str
    version: int


@dataclass(frozen=True, slots=True)
class AgendaLine(Fact):
    """An item of an agenda, with when it is expected to begin and to end. `unheard` are the units that its topic binds and
    that were not heard; `reached` is known once the meeting is closed."""

    item_id: int
    position: int
    block: AgendaBlock
    title: str
    topic: str
    state: TopicState | None
    unit: str
    minutes: int
    begins: time | None
    ends: time | None
    unheard: tuple[str, ...] = ()
    reached: bool | None = None


@dataclass(frozen=True, slots=True)
class EarlierDecisions(Fact):
    """Where the decisions of earlier minutes stand: how many of their tasks by light, how many are closed, and those that
    are overdue."""

    closed: int
    counts: tuple[tuple[Light, int], ...]
    overdue: tuple[TaskLine, ...]


@dataclass(frozen=True, slots=True)
class PartLine(Fact):
    """A unit's part in a meeting. `asked_for`: materials that it was asked for beyond what it presents."""

    unit_id: int
    unit: str
    rsvp: Rsvp | None
    who: str
    reason: str
    wants_materials: bool
    has_materials: bool
    materials: str
    evidence: tuple[EvidenceLine, ...]
    asked_for: str
    comment: str
    attendance: Attendance | None


@dataclass(frozen=True, slots=True)
class Attendee:
    """Who is expected to come for a unit (empty: nobody is known)."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class GuestLine(Fact):
    """A guest, and the item that the guest is invited to (empty: the whole meeting). `has_account`: the guest is told by
    Concord, and answers there."""

    guest_id: int
    organisation: str
    name: str
    item: str
    rsvp: Rsvp | None
    has_account: bool


@dataclass(frozen=True, slots=True)
class MeetingCard(Fact):
    """A meeting as it stands. `own_parts` are the parts of the reader's units and `my_tasks` their open tasks from earlier
    decisions; `here` of `invited` units are there, `quorum` are needed (0: none is set). `verbs` are what the reader may do;
    `manages`: the reader prepares it. `is_guest`: the reader sees only what an observer is invited to."""

    meeting: MeetingLine
    reason: str
    proposed_by: str
    answer_by: date | None
    materials_by: date | None
    comment_by: date | None
    agenda: tuple[AgendaLine, ...]
    ends_at: time | None
    earlier: EarlierDecisions | None
    parts: tuple[PartLine, ...]
    guests: tuple[GuestLine, ...]
    here: int
    invited: int
    quorum: int
    verbs: tuple[MeetingVerb, ...]
    manages: bool
    own_parts: tuple[PartLine, ...] = ()
    my_tasks: tuple[TaskLine, ...] = ()
    is_guest: bool = False


@dataclass(frozen=True, slots=True)
class MeetingList(Fact):
    """One page of meetings, the newest first; `held` plenaries of `year` (None: not told to the reader), of which the rules
    ask for `least` to `most`."""

    meetings: tuple[MeetingLine, ...]
    page: int
    pages: int
    total: int
    year: int
    held: int | None
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class MeetingProposed(Fact):
    """To the convener and the secretariat: a meeting is proposed."""

    card: MeetingCard
    unit: str


@dataclass(frozen=True, slots=True)
class MeetingChanged(Fact):
    """The answer to what was done to a meeting: `change` names it."""

    change: str
    card: MeetingCard

    @property
    def card_reference(self) -> str:
        return self.card.meeting.reference


@dataclass(frozen=True, slots=True)
class MeetingTold(Fact):
    """To whoever a change of a meeting concerns: what happened to it, and why."""

    verb: MeetingVerb
    card: MeetingCard
    text: str = ""


@dataclass(frozen=True, slots=True)
class MaterialsWanted(Fact):
    """To a unit: materials are wanted of it, beyond what the notice said."""

    card: MeetingCard
    text: str


@dataclass(frozen=True, slots=True)
class ItemsCarriedOver(Fact):
    """To a unit: items of its that a meeting did not reach, and the meeting (`following`) that takes them, if one does."""

    meeting: MeetingLine
    items: tuple[str, ...]
    following: str


@dataclass(frozen=True, slots=True)
class GuestUninvited(Fact):
    """To a guest: the invitation is taken back."""

    meeting: MeetingLine


@dataclass(frozen=True, slots=True)
class EarlierList(Fact):
    """One page of the tasks from earlier minutes: the open ones by light and day, then the closed ones."""

    tasks: tuple[TaskLine, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class AgendaDrafted(Fact):
    """To the units: the draft agenda, for their comments."""

    card: MeetingCard


@dataclass(frozen=True, slots=True)
class AgendaCommented(Fact):
    """To the secretariat: a unit's word on the draft agenda."""

    card: MeetingCard
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class PlenaryWanting(Fact):
    """To the secretariat: the year runs out, and the rules ask for more plenaries than were held."""

    year: int
    held: int
    least: int
