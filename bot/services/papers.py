"""Papers on request, and those that are owed when minutes are issued or a meeting is notified."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.errors import Invalid, Refusal
from bot.domain.groups import Group
from bot.domain.meetings import Meeting, MeetingState
from bot.domain.papers import CalendarEntry, PaperKind, PaperStyle, PaperTrouble
from bot.domain.people import UNIT_ROLES, Actor, Seat
from bot.domain.permissions import Action, permit
from bot.domain.references import Kind, Reference, parse
from bot.domain.register import RegisterEntry
from bot.notices import kinds
from bot.notices.fact import Fact
from bot.notices.papers import ConcurrenceLine, PaperFacts, PaperHeld, PaperOrdered
from bot.notices.recipients import Target, ToChannel, ToPerson
from bot.services import meeting_facts, minutes_facts, task_facts
from bot.services.front_desk import Speaker, identify
from bot.services.minutes_facts import Sheet
from bot.store.outbox import Outgoing
from bot.store.posts import find_post
from bot.store.transaction import Transaction

MEETING = "meeting"
"""All papers of a meeting, in one package."""
CALENDAR = "calendar"
_KINDS = {
    PaperKind.MINUTES: Kind.MINUTES,
    PaperKind.TASK_SHEET: Kind.MINUTES,
    PaperKind.CONCURRENCE: Kind.MINUTES,
    PaperKind.NOTICE: Kind.MEETING,
    PaperKind.AGENDA: Kind.MEETING,
    PaperKind.ATTENDANCE: Kind.MEETING,
    PaperKind.SLIP: Kind.TASK,
    MEETING: Kind.MEETING,
    CALENDAR: Kind.MEETING,
}
_NEEDED = {Kind.MINUTES: Action.MINUTES_READ, Kind.MEETING: Action.MEETING_READ, Kind.TASK: Action.TASK_READ}
_HOUR = timedelta(hours=1)
TRIES = 12
_FIRST_WAIT, _LONGEST_WAIT = timedelta(minutes=1), timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that was kept: its name in the group's folder, its fingerprint and size, and that of what it was made of."""

    name: str
    fingerprint: str
    size: int
    source: str


def order(tx: Transaction, actor: Actor, request: tuple[str, Reference]) -> Fact:
    """Owe the asker a paper of an item in the direct message.

    Raises:
        Invalid: `paper-kind`, for an item of which there is no such paper.
    """
    kind, reference = request
    if _KINDS.get(kind) is not reference.kind:
        raise Invalid("paper-kind", reference=str(reference))
    permit(actor, _NEEDED[reference.kind])
    _read(tx, tx.groups.of(actor), kind, reference)
    owe(tx, actor.group_id, kind, reference, ToPerson(actor.slack_id, actor.language))
    return PaperOrdered(kind, str(reference))


def owe(  # noqa: PLR0913 - which paper, and where it goes
    tx: Transaction, group_id: int, kind: str, reference: Reference, to: Target, *, key: str = "", under: str = ""
) -> None:
    """Owe a paper to a person or a channel; it is made when it is delivered. `under`: the key of the message in whose
    thread it goes."""
    facts = {"group_id": group_id, "what": kind, "item": str(reference), "under": under}
    tx.outbox.add_late(kinds.FILE, facts, to, key=key)


def look(tx: Transaction, row: Outgoing) -> list[PaperFacts]:
    """Return what a row owes as things stand: the papers to be made, in filing order; none for somebody who may not read
    them any more."""
    group = tx.groups.get(row.facts["group_id"])
    reference = parse(row.facts["item"])
    if reference is None:
        return []
    if isinstance(row.target, ToPerson):
        try:
            permit(identify(tx, Speaker(row.target.slack_id, group_id=group.id)), _NEEDED[reference.kind])
        except Refusal:
            return []
    if row.facts["what"] == MEETING:
        return _package(tx, group, reference)
    return [_read(tx, group, row.facts["what"], reference)]


def read_for_operator(tx: Transaction, group_key: str, kind: str, reference: Reference) -> list[PaperFacts]:
    """Return what a paper of a group's item, or the package of a meeting, is made of. Raises NotFound."""
    group = tx.groups.get_by_key(group_key)
    return _package(tx, group, reference) if kind == MEETING else [_read(tx, group, kind, reference)]


def thread_of(tx: Transaction, row: Outgoing) -> str | None:
    """Return the message (its ts) in whose thread a row's paper goes; None for one that goes into the conversation."""
    found = find_post(tx.connection, row.facts["under"]) if row.facts.get("under") else None
    return found[1] if found is not None else None


def list_kept(tx: Transaction, facts: PaperFacts, source: str) -> list[RegisterEntry]:
    """Return the files that were made of the same before."""
    return tx.papers.list_made_of(tx.groups.get_by_key(facts.key).id, source)


def register(tx: Transaction, facts: PaperFacts, kept: Sequence[KeptFile]) -> None:
    """Enter files that were kept."""
    group = tx.groups.get_by_key(facts.key)
    for each in kept:
        entry = RegisterEntry(
            id=0,
            group_id=group.id,
            item=facts.item,
            kind=facts.kind,
            version=facts.version,
            source=each.source,
            name=each.name,
            fingerprint=each.fingerprint,
            size=each.size,
            made_at=tx.now,
        )
        tx.papers.add(entry)


def put_off(tx: Transaction, row: Outgoing) -> bool:
    """Owe a paper that cannot be kept now again, later and later, and say so the first time; False after too many tries.
    The row itself is over: nothing else that is owed to the conversation waits for it."""
    tries = int(row.facts.get("tries", 0)) + 1
    if tries > TRIES:
        return False
    if tries == 1:
        hold(tx, row, PaperTrouble.DISK)
    later = tx.now + min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** (tries - 1))
    key = f"{row.key.partition('#')[0]}#{tries}"
    tx.outbox.add_late(kinds.FILE, {**row.facts, "tries": tries}, row.target, key=key, at=later)
    return True


def hold(tx: Transaction, row: Outgoing, trouble: PaperTrouble) -> None:
    """Tell whoever waits for a paper why it does not come: the asker, or the secretariat for a channel's."""
    told = PaperHeld(row.facts["what"], row.facts["item"], trouble)
    key = f"paper-held:{row.id}:{trouble}"
    if isinstance(row.target, ToPerson):
        tx.outbox.add(told, row.target, key=key)
        return
    channel = tx.groups.get(row.facts["group_id"]).channels.get("secretariat")
    if channel is not None:
        tx.outbox.add(told, ToChannel(channel), key=key)


def _package(tx: Transaction, group: Group, reference: Reference) -> list[PaperFacts]:
    """Return a meeting's papers in the order in which they are filed."""
    meeting = tx.meetings.get(group.id, reference)
    of_meeting = [PaperKind.NOTICE, PaperKind.AGENDA, CALENDAR]
    if meeting.state is MeetingState.CLOSED:
        of_meeting.append(PaperKind.ATTENDANCE)
    found = [_read(tx, group, kind, reference) for kind in of_meeting]
    for item in tx.minutes.list_of_meeting(meeting.id):
        of_minutes = (PaperKind.MINUTES, PaperKind.CONCURRENCE, PaperKind.TASK_SHEET)
        found += [_read(tx, group, kind, item.reference) for kind in of_minutes]
    return found


def _read(tx: Transaction, group: Group, kind: str, reference: Reference) -> PaperFacts:
    match reference.kind:
        case Kind.TASK:
            return _of_task(tx, group, kind, reference)
        case Kind.MEETING:
            return _of_meeting(tx, group, kind, reference)
        case _:
            return _of_minutes(tx, group, kind, reference)


def _of_task(tx: Transaction, group: Group, kind: str, reference: Reference) -> PaperFacts:
    task = tx.tasks.get(group.id, reference)
    card = task_facts.card_as(tx, group, task, task_facts.OFFICE)
    day = group.today(tx.now)
    return PaperFacts(kind, str(reference), group.name, group.key, day, _style(group), version=task.version, task=card)


def _of_meeting(tx: Transaction, group: Group, kind: str, reference: Reference) -> PaperFacts:
    meeting = tx.meetings.get(group.id, reference)
    card = meeting_facts.read(tx, group, meeting).card()
    return PaperFacts(
        kind,
        str(reference),
        group.name,
        group.key,
        group.today(meeting.notified_at if meeting.notified_at is not None else tx.now),
        _style(group),
        version=meeting.version,
        meeting=card,
        entry=_entry(group, meeting, card.ends_at) if kind == CALENDAR else None,
    )


def _of_minutes(tx: Transaction, group: Group, kind: str, reference: Reference) -> PaperFacts:
    item = tx.minutes.get(group.id, reference)
    held = tx.meetings.find_by_id(item.meeting_id)
    sheet = minutes_facts.read(tx, group, item)
    return PaperFacts(
        kind,
        str(reference),
        group.name,
        group.key,
        group.today(item.issued_at if item.issued_at is not None else tx.now),
        _style(group),
        version=item.version,
        minutes=sheet.card(),
        stances=_stances(tx, sheet) if kind == PaperKind.CONCURRENCE else (),
        meeting=meeting_facts.read(tx, group, held).card() if held is not None else None,
    )


def _style(group: Group) -> PaperStyle:
    """Return what the group settled for its papers; the mark of minutes follows from the name of their series."""
    style = group.rules.papers
    return replace(style, minutes_mark=style.minutes_mark or f"{group.name}{group.rules.series_name}")


def _stances(tx: Transaction, sheet: Sheet) -> tuple[ConcurrenceLine, ...]:
    """Return each counted answer with the capacity in which it was given, as of the day on which it was."""
    group = sheet.group
    given = {stance.id: stance for stance in sheet.given.values()}
    seated: dict[date, list[Seat]] = {}
    lines = []
    for line in sheet.stances:
        stance = given[line.id]
        day = group.today(stance.at)
        if day not in seated:
            seated[day] = [seat for _, seat in tx.people.list_seated(group.id, UNIT_ROLES, day)]
        held = [seat for seat in seated[day] if (seat.person_id, seat.unit_id) == (stance.person_id, stance.unit_id)]
        is_stand_in = bool(held) and all(seat.stands_in_for is not None for seat in held)
        lines.append(ConcurrenceLine(line, stance.role, is_stand_in))
    return tuple(lines)


def _entry(group: Group, meeting: Meeting, ends_at: time | None) -> CalendarEntry:
    """Return a meeting as a calendar takes it.

    Raises:
        Invalid: `meeting-undated`, before it has a day.
    """
    if meeting.held_on is None or meeting.starts_at is None:
        raise Invalid("meeting-undated", reference=str(meeting.reference))
    starts = group.local(meeting.held_on, meeting.starts_at)
    ends = (
        group.local(meeting.held_on, ends_at) if ends_at is not None and ends_at > meeting.starts_at else starts + _HOUR
    )
    stamp = meeting.notified_at or datetime.combine(date(2000, 1, 1), time(), UTC)
    return CalendarEntry(
        uid=f"{group.key}-{meeting.reference}@concord",
        sequence=meeting.sequence,
        is_cancelled=meeting.state is MeetingState.CANCELLED,
        title=meeting.title,
        place=meeting.place,
        starts_at=starts.isoformat(),
        ends_at=ends.isoformat(),
        stamp=stamp.isoformat(),
    )
