"""What is awaited from somebody by a day, and chased until it is there.

Every kind of thing that is chased climbs a ladder of its own (`domain.ladder`); nothing here knows what the thing is.
"""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain import ladder
from bot.domain.ladder import Audience, Ladder, Rung, Stage
from bot.domain.workdays import WorkCalendar

UNIT_LADDER = Ladder(
    (
        Rung(0, frozenset({Audience.LIAISON})),
        Rung(1, frozenset({Audience.LIAISON})),
        Rung(3, frozenset({Audience.LIAISON, Audience.MEMBER})),
    ),
    repeat_every=5,
)
"""For what a unit owes, where a group has no ladder of its own for the kind."""

OFFICE_LADDER = Ladder(
    (Rung(0, frozenset({Audience.SECRETARIAT})), Rung(2, frozenset({Audience.SECRETARIAT}))), repeat_every=2
)
"""For what the secretariat owes, where a group has no ladder of its own for the kind."""

CONVENER_LADDER = Ladder(
    (Rung(0, frozenset({Audience.CONVENER})), Rung(2, frozenset({Audience.CONVENER, Audience.SECRETARIAT}))),
    repeat_every=5,
)
"""For what the convener decides; the secretariat hears of it in time to ask."""


@dataclass(frozen=True, slots=True)
class ChaseKind:
    """A kind of thing that is chased: its name in the profile (`rules.ladders.NAME`), and the ladder of groups that have
    none of their own for it."""

    name: str
    ladder: Ladder


TASK = ChaseKind("task", UNIT_LADDER)
"""A task is done by its due day."""
RECEIPT = ChaseKind("receipt", UNIT_LADDER)
"""A unit acknowledges receipt of a task."""
SUPPORT = ChaseKind("support", UNIT_LADDER)
"""A supporting unit has done its part."""
EXTENSION = ChaseKind("extension", OFFICE_LADDER)
"""The secretariat decides on an extension."""
BLOCKER_ANSWER = ChaseKind("blocker-answer", UNIT_LADDER)
"""A unit says whether others wait for it."""
BLOCKER = ChaseKind("blocker", UNIT_LADDER)
"""A unit removes a blocker that it accepted."""
BLOCKER_DECISION = ChaseKind("blocker-decision", OFFICE_LADDER)
"""The secretariat decides on a blocker that was refused twice."""
CONFIRMATION = ChaseKind("contact-confirmation", UNIT_LADDER)
"""A unit confirms its people."""

OPINION = ChaseKind("opinion", UNIT_LADDER)
"""A unit says what it thinks of a topic."""
CALL = ChaseKind("topic-call", UNIT_LADDER)
"""A unit hands in topics, or says that it has none."""
REFERRAL = ChaseKind("referral", OFFICE_LADDER)
"""The secretariat looks after the answer to a referral, and after what follows from it."""
RSVP = ChaseKind("rsvp", UNIT_LADDER)
"""A unit answers the notice of a meeting."""
MATERIALS = ChaseKind("materials", UNIT_LADDER)
"""A unit has its materials for a meeting ready (Art. 9)."""
MEETING_PROPOSAL = ChaseKind("meeting-proposal", CONVENER_LADDER)
"""The convener decides on a meeting that was proposed (Art. 7)."""
MEETING_RECORD = ChaseKind("meeting-record", OFFICE_LADDER)
"""The secretariat says what became of a meeting whose day is past: held, postponed or cancelled."""
STANCE = ChaseKind("stance", UNIT_LADDER)
"""A unit answers circulating minutes."""
MINUTES_RECEIPT = ChaseKind("minutes-receipt", UNIT_LADDER)
"""A unit acknowledges receipt of issued minutes (签收)."""

KINDS = {
    kind.name: kind
    for kind in (
        TASK,
        RECEIPT,
        SUPPORT,
        EXTENSION,
        BLOCKER_ANSWER,
        BLOCKER,
        BLOCKER_DECISION,
        CONFIRMATION,
        OPINION,
        CALL,
        REFERRAL,
        RSVP,
        MATERIALS,
        MEETING_PROPOSAL,
        MEETING_RECORD,
        STANCE,
        MINUTES_RECEIPT,
    )
}


ON_DESKS = frozenset(
    {
        OPINION.name,
        CALL.name,
        REFERRAL.name,
        RSVP.name,
        MATERIALS.name,
        MEETING_RECORD.name,
        MINUTES_RECEIPT.name,
        CONFIRMATION.name,
    }
)
"""What stands on the desk of whoever owes it as it stands in a digest; tasks and what is open about them have sections of
their own there."""

OF_CONVENER = frozenset({MEETING_PROPOSAL.name})
"""What stands on the convener's desk."""


@dataclass(slots=True)
class Chase:
    """One thing awaited. `item` is what it is about (TK-40, or unit:culture), `unit_id` who must act (None: the
    secretariat), `due_on` a local day of the group. `stage` is the last rung that was told for that day,
    `told_on` the day it was told on; `next_at` is when the ladder must be looked at again (None: it rests). Snoozed, it is
    told once more on `snoozed_until`, at the rung it has reached."""

    id: int
    group_id: int
    kind: str
    item: str
    unit_id: int | None
    due_on: date
    opened_at: datetime
    stage: int | None = None
    told_on: date | None = None
    next_at: datetime | None = None
    snoozed_until: date | None = None
    snooze_reason: str = ""


def first_day(steps: Ladder, chase: Chase, *, today: date, calendar: WorkCalendar, is_over: bool) -> date:
    """Return the working day on which the ladder first looks at what was opened, moved or resumed today: never an earlier
    one, and tomorrow where the hour of today's look `is_over`."""
    day = max(ladder.next_day(steps, due=chase.due_on, last=chase.stage, calendar=calendar), today)
    day = calendar.next_workday(day)
    return calendar.add(day, 1) if day == today and is_over else day


def climb(steps: Ladder, chase: Chase, *, today: date, calendar: WorkCalendar) -> tuple[Stage | None, date]:
    """Take what is awaited up to today's rung, and mark it; return the rung to be told (None: none today) and the
    working day of the next look."""
    stage = ladder.advance(steps, due=chase.due_on, today=today, last=chase.stage, calendar=calendar)
    if stage is None and chase.stage is not None and chase.snoozed_until is not None and chase.snoozed_until <= today:
        stage = Stage(chase.stage, steps.rung(chase.stage).offset, today)
    if stage is not None:
        chase.stage, chase.told_on, chase.snoozed_until, chase.snooze_reason = stage.index, today, None, ""
    following = ladder.next_day(steps, due=chase.due_on, last=chase.stage, calendar=calendar)
    if chase.snoozed_until is not None:
        following = min(following, chase.snoozed_until)
    return stage, max(following, calendar.add(today, 1))


def latest_snooze(steps: Ladder, chase: Chase, *, calendar: WorkCalendar) -> date:
    """Return the last day to which it may be snoozed: never past the next rung."""
    return ladder.next_day(steps, due=chase.due_on, last=chase.stage, calendar=calendar)
