"""Meetings, their agendas, and the parts of units in them."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import Connection, bindparam, delete, func, select

from bot.domain.errors import NotFound
from bot.domain.meetings import HELD_STATES, AgendaItem, Guest, Meeting, MeetingKind, MeetingState, Participation
from bot.domain.references import Reference
from bot.store.counters import next_number
from bot.store.rows import Rows
from bot.store.tables import agenda_items, guests, meetings, participations

_MEETINGS = Rows(meetings, Meeting)
_ITEMS = Rows(agenda_items, AgendaItem)
_PARTS = Rows(participations, Participation)
_GUESTS = Rows(guests, Guest)
_OF_GROUP = meetings.c.group_id == bindparam("g")
_BY_NUMBER = _MEETINGS.select.where(_OF_GROUP, meetings.c.number == bindparam("n"))
_BY_NUMBERS = _MEETINGS.select.where(_OF_GROUP, meetings.c.number.in_(bindparam("numbers", expanding=True)))
_BY_ID = _MEETINGS.select.where(meetings.c.id == bindparam("i"))
_PAGE = (
    _MEETINGS.select.where(_OF_GROUP)
    .order_by(meetings.c.number.desc())
    .limit(bindparam("size"))
    .offset(bindparam("start"))
)
_COUNT = select(func.count()).select_from(meetings).where(_OF_GROUP)
_HELD = (
    select(func.count())
    .select_from(meetings)
    .where(
        _OF_GROUP,
        meetings.c.kind == bindparam("kind"),
        meetings.c.state.in_(sorted(HELD_STATES)),
        meetings.c.held_on.between(bindparam("first"), bindparam("last")),
    )
)
_AGENDA = _ITEMS.select.where(agenda_items.c.meeting_id == bindparam("m")).order_by(agenda_items.c.position)
_OF_TOPIC = (
    _MEETINGS.select.join(agenda_items, agenda_items.c.meeting_id == meetings.c.id)
    .where(agenda_items.c.topic_id == bindparam("t"))
    .order_by(meetings.c.id.desc())
)
_TAKE_OUT = delete(agenda_items).where(agenda_items.c.id == bindparam("i"))
_IN_MEETING = _PARTS.select.where(participations.c.meeting_id == bindparam("m")).order_by(participations.c.id)
_INVITED = _GUESTS.select.where(guests.c.meeting_id == bindparam("m")).order_by(guests.c.id)
_DROP = delete(participations).where(
    participations.c.meeting_id == bindparam("m"), participations.c.unit_id.in_(bindparam("units", expanding=True))
)


class MeetingRepository:
    """The meetings of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, group_id: int, reference: Reference) -> Meeting:
        """Return the meeting `reference` of a group. Raises NotFound."""
        meeting = _MEETINGS.find(self._connection, _BY_NUMBER, {"g": group_id, "n": reference.number})
        if meeting is None:
            raise NotFound("not-found", reference=str(reference))
        return meeting

    def find_by_id(self, meeting_id: int | None) -> Meeting | None:
        """Return the meeting with this row number."""
        return _MEETINGS.find(self._connection, _BY_ID, {"i": meeting_id}) if meeting_id else None

    def find_of_topic(self, topic_id: int) -> Meeting | None:
        """Return the newest meeting whose agenda holds a topic."""
        found = _MEETINGS.list(self._connection, _OF_TOPIC, {"t": topic_id})
        return found[0] if found else None

    def list_by_numbers(self, group_id: int, numbers: Collection[int]) -> list[Meeting]:
        """Return a group's meetings with these numbers, in no order."""
        values = {"g": group_id, "numbers": list(numbers)}
        return _MEETINGS.list(self._connection, _BY_NUMBERS, values) if numbers else []

    def list_in_states(self, group_id: int, states: Collection[MeetingState]) -> list[Meeting]:
        """Return all meetings in these states, by day."""
        statement = _MEETINGS.select.where(meetings.c.group_id == group_id, meetings.c.state.in_(sorted(states)))
        return _MEETINGS.list(self._connection, statement.order_by(meetings.c.held_on, meetings.c.id), {})

    def page(self, group_id: int, *, page: int, size: int) -> tuple[list[Meeting], int]:
        """Return one page (from 1) of a group's meetings, the newest first, and how many there are."""
        total = self._connection.execute(_COUNT, {"g": group_id}).scalar_one()
        values = {"g": group_id, "size": size, "start": (page - 1) * size}
        return _MEETINGS.list(self._connection, _PAGE, values), total

    def count_held(self, group_id: int, kind: MeetingKind, year: int) -> int:
        """Return how many meetings of a kind were held in a year."""
        values = {"g": group_id, "kind": kind, "first": date(year, 1, 1), "last": date(year, 12, 31)}
        count: int = self._connection.execute(_HELD, values).scalar_one()
        return count

    def add(self, meeting: Meeting) -> None:
        """Insert a meeting (id and number 0): it gets the group's next number."""
        meeting.number = next_number(self._connection, meeting.group_id, "MT")
        _MEETINGS.add(self._connection, meeting)

    def save(self, meeting: Meeting) -> None:
        """Write a meeting back. Raises Stale."""
        _MEETINGS.save(self._connection, meeting)

    def list_items(self, meeting_id: int) -> list[AgendaItem]:
        """Return a meeting's agenda, in order."""
        return _ITEMS.list(self._connection, _AGENDA, {"m": meeting_id})

    def add_item(self, item: AgendaItem) -> None:
        """Insert an item (id 0)."""
        _ITEMS.add(self._connection, item)

    def save_items(self, items: Iterable[AgendaItem]) -> None:
        """Write items back."""
        for item in items:
            _ITEMS.save(self._connection, item)

    def remove_item(self, item: AgendaItem) -> None:
        """Take an item out."""
        self._connection.execute(_TAKE_OUT, {"i": item.id})

    def list_participations(self, meeting_id: int) -> list[Participation]:
        """Return the parts of the units invited, in the units' order."""
        return _PARTS.list(self._connection, _IN_MEETING, {"m": meeting_id})

    def add_participation(self, part: Participation) -> None:
        """Insert a unit's part (id 0)."""
        _PARTS.add(self._connection, part)

    def save_participation(self, part: Participation) -> None:
        """Write a unit's part back."""
        _PARTS.save(self._connection, part)

    def drop_participations(self, meeting_id: int, unit_ids: Collection[int]) -> None:
        """Forget the parts of units that are not invited any more."""
        if unit_ids:
            self._connection.execute(_DROP, {"m": meeting_id, "units": list(unit_ids)})

    def list_guests(self, meeting_id: int) -> list[Guest]:
        """Return the guests, in the order in which they were invited."""
        return _GUESTS.list(self._connection, _INVITED, {"m": meeting_id})

    def add_guest(self, guest: Guest) -> None:
        """Insert a guest (id 0)."""
        _GUESTS.add(self._connection, guest)
