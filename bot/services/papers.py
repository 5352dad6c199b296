"""Papers on request, and those that are owed when minutes are issued or a meeting is notified."""

from datetime import UTC, date, datetime, time, timedelta

from bot.domain.errors import Invalid, Refusal
from bot.domain.groups import Group
from bot.domain.meetings import Meeting, MeetingState
from bot.domain.papers import CalendarEntry, PaperKind
from bot.domain.people import Actor
from bot.domain.permissions import Action, permit
from bot.domain.references import Kind, Reference, parse
from bot.domain.register import RegisterEntry
from bot.notices import kinds
from bot.notices.fact import Fact
from bot.notices.papers import PaperFacts, PaperOrdered
from bot.notices.recipients import Target, ToPerson
from bot.services import meeting_facts, minutes_facts, task_facts
from bot.services.front_desk import Speaker, identify
from bot.store.outbox import Outgoing
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
    PaperKind.SLIP: Kind.TASK,
    MEETING: Kind.MEETING,
    CALENDAR: Kind.MEETING,
}
_NEEDED = {Kind.MINUTES: Action.MINUTES_READ, Kind.MEETING: Action.MEETING_READ, Kind.TASK: Action.TASK_READ}
_HOUR = timedelta(hours=1)


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


def owe(tx: Transaction, group_id: int, kind: str, reference: Reference, to: Target, *, key: str = "") -> None:
    """Owe a paper to a person or a channel; it is made when it is delivered."""
    facts = {"group_id": group_id, "what": kind, "item": str(reference)}
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


def register(tx: Transaction, facts: PaperFacts, name: str, fingerprint: str, size: int) -> None:
    """Enter a file that was kept."""
    group = tx.groups.get_by_key(facts.key)
    tx.papers.add(RegisterEntry(0, group.id, facts.item, facts.kind, name, fingerprint, size, tx.now))


def _package(tx: Transaction, group: Group, reference: Reference) -> list[PaperFacts]:
    found = [_read(tx, group, kind, reference) for kind in (PaperKind.NOTICE, PaperKind.AGENDA, CALENDAR)]
    meeting = tx.meetings.get(group.id, reference)
    for item in tx.minutes.list_of_meeting(meeting.id):
        of_minutes = (PaperKind.MINUTES, PaperKind.CONCURRENCE, PaperKind.TASK_SHEET)
        found += [_read(tx, group, kind, item.reference) for kind in of_minutes]
    return found


def _read(tx: Transaction, group: Group, kind: str, reference: Reference) -> PaperFacts:
    today = group.today(tx.now)
    if reference.kind is Kind.TASK:
        task = tx.tasks.get(group.id, reference)
        card = task_facts.card_as(tx, group, task, task_facts.OFFICE)
        return PaperFacts(kind, str(reference), group.name, group.key, today, task=card)
    if reference.kind is Kind.MEETING:
        meeting = tx.meetings.get(group.id, reference)
        shown = meeting_facts.read(tx, group, meeting).card()
        entry = _entry(group, meeting, shown.ends_at) if kind == CALENDAR else None
        day = group.today(meeting.notified_at) if meeting.notified_at is not None else today
        return PaperFacts(kind, str(reference), group.name, group.key, day, meeting=shown, entry=entry)
    item = tx.minutes.get(group.id, reference)
    held = tx.meetings.find_by_id(item.meeting_id)
    return PaperFacts(
        kind,
        str(reference),
        group.name,
        group.key,
        group.today(item.issued_at) if item.issued_at is not None else today,
        minutes=minutes_facts.read(tx, group, item).card(),
        meeting=meeting_facts.read(tx, group, held).card() if held is not None else None,
    )


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
