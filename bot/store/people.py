"""People and their seats: who holds what now, and who held it on a day."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, or_, select, update

from bot.domain.people import Person, Role, Seat, SeatScope
from bot.store.prepared import Prepared
from bot.store.rows import Rows
from bot.store.tables import groups, persons, seats

_PERSONS = Rows(persons, Person)
_SEATS = Rows(seats, Seat)

_ONE_DAY = timedelta(days=1)
_held = (seats.c.starts_on <= bindparam("latest")) & or_(
    seats.c.ends_on.is_(None), seats.c.ends_on > bindparam("earliest")
)
_person_columns = [persons.c[name] for name in _PERSONS.names]
_seat_columns = [seats.c[name].label(f"seat_{name}") for name in _SEATS.names]

_SPEAKER = Prepared(
    select(*_person_columns, *_seat_columns, groups.c.version.label("group_version"), groups.c.channels)
    .outerjoin_from(persons, seats, (seats.c.person_id == persons.c.id) & _held)
    .outerjoin(groups, groups.c.id == seats.c.group_id)
    .where(persons.c.slack_id == bindparam("slack_id"))
    .order_by(seats.c.id)
)
_HOLDERS = (
    select(*_person_columns, *_seat_columns)
    .join_from(seats, persons, persons.c.id == seats.c.person_id)
    .where(seats.c.group_id == bindparam("g"), _held)
    .order_by(seats.c.unit_id, seats.c.id)
)
_HOLDERS_OF_ROLES = _HOLDERS.where(seats.c.role.in_(bindparam("roles", expanding=True)))
_HOLDERS_IN_UNITS = _HOLDERS_OF_ROLES.where(seats.c.unit_id.in_(bindparam("units", expanding=True)))
_ACCOUNTS = select(persons.c.slack_id, persons.c.deactivated).where(persons.c.slack_id.is_not(None))
_BY_SLACK_ID = _PERSONS.select.where(persons.c.slack_id == bindparam("s"))
_BY_EMAIL = _PERSONS.select.where(persons.c.email == bindparam("e"))
_BY_NAME = _PERSONS.select.where(persons.c.name == bindparam("n"))
_BY_IDS = _PERSONS.select.where(persons.c.id.in_(bindparam("ids", expanding=True)))
_SEAT_HISTORY = _SEATS.select.where(seats.c.group_id == bindparam("g"), seats.c.unit_id == bindparam("u")).order_by(
    seats.c.starts_on, seats.c.id
)
_COMING = _SEATS.select.where(
    seats.c.group_id == bindparam("g"),
    seats.c.role == bindparam("r"),
    seats.c.stands_in_for.is_(None),
    or_(seats.c.ends_on.is_(None), seats.c.ends_on > bindparam("day")),
).order_by(seats.c.starts_on, seats.c.id)
_STANDING = (
    select(*_person_columns, *_seat_columns)
    .join_from(seats, persons, persons.c.id == seats.c.person_id)
    .where(
        seats.c.group_id == bindparam("g"),
        seats.c.stands_in_for.is_(None),
        or_(seats.c.ends_on.is_(None), seats.c.ends_on > bindparam("day")),
    )
    .order_by(seats.c.unit_id, seats.c.role, seats.c.starts_on, seats.c.id)
)
_TURNED = _SEATS.select.where(
    seats.c.group_id == bindparam("g"),
    or_(
        (seats.c.starts_on <= bindparam("day")) & ~seats.c.begun,
        (seats.c.ends_on <= bindparam("day")) & ~seats.c.ended,
    ),
).order_by(seats.c.id)
_CARRIED_OUT = (
    update(seats)
    .where(seats.c.id.in_(bindparam("ids", expanding=True)), seats.c.starts_on <= bindparam("day"))
    .values(begun=True, ended=seats.c.ends_on.is_not(None) & (seats.c.ends_on <= bindparam("day")))
)
_SEAT = _SEATS.select.where(seats.c.group_id == bindparam("g"), seats.c.id == bindparam("i"))
_SEATS_OF = _SEATS.select.where(seats.c.person_id == bindparam("p"), _held).order_by(seats.c.group_id, seats.c.id)
_LAST_SEAT = (
    _SEATS.select.where(seats.c.group_id == bindparam("g"), seats.c.person_id == bindparam("p"))
    .order_by(seats.c.ends_on.desc(), seats.c.id.desc())
    .limit(1)
)

Holder = tuple[Person, Seat]


@dataclass(frozen=True, slots=True)
class SpeakerSeat:
    """Somebody who speaks, and one of the seats held (None: there is none), with the version of its group and the
    channels by which the group is known."""

    person: Person
    seat: Seat | None
    group_version: int
    channels: Mapping[str, str]


class PeopleRepository:
    """The people of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def list_speaker_seats(self, slack_id: str, utc_day: date) -> list[SpeakerSeat]:
        """Return each seat that the person may hold on `utc_day` in any time zone; one without a seat for somebody
        known; none for a stranger."""
        values = {"slack_id": slack_id, "latest": utc_day + _ONE_DAY, "earliest": utc_day - _ONE_DAY}
        return [_speaker_seat(row) for row in _SPEAKER.rows(self._connection, values)]

    def list_holders(
        self,
        group_id: int,
        roles: Collection[Role],
        day: date,
        *,
        unit_ids: Collection[int] | None = None,
        matter: SeatScope = SeatScope.TASKS,
    ) -> list[Holder]:
        """Return who acts and is told in one of `roles` on a local day, in all units or only in those named, in the
        units' order. Whoever is stood in for in this `matter` is left out, unless the stand-in is beside."""
        return _acting(self.list_seated(group_id, roles, day, unit_ids=unit_ids), matter)

    def list_seated(
        self, group_id: int, roles: Collection[Role], day: date, *, unit_ids: Collection[int] | None = None
    ) -> list[Holder]:
        """Return who holds one of `roles` on a local day, in all units or only in those named, in the units' order:
        the absent and their stand-ins alike."""
        values: dict[str, Any] = {"g": group_id, "roles": list(roles), "latest": day, "earliest": day}
        if unit_ids is None:
            rows = self._connection.execute(_HOLDERS_OF_ROLES, values)
        else:
            rows = self._connection.execute(_HOLDERS_IN_UNITS, values | {"units": list(unit_ids)})
        return [(person_of(row), seat_of(row)) for row in rows]

    def find_by_slack_id(self, slack_id: str) -> Person | None:
        """Return the person with the workspace's id."""
        return _PERSONS.find(self._connection, _BY_SLACK_ID, {"s": slack_id})

    def map_accounts(self) -> dict[str, bool]:
        """Return the workspace's id of everybody who has one, with whether the account is noted as disabled."""
        found = self._connection.execute(_ACCOUNTS)
        return {row.slack_id: row.deactivated for row in found}

    def list_by_email(self, email: str) -> list[Person]:
        """Return the people with this address."""
        return _PERSONS.list(self._connection, _BY_EMAIL, {"e": email})

    def list_by_name(self, name: str) -> list[Person]:
        """Return the people of this name: there may be several."""
        return _PERSONS.list(self._connection, _BY_NAME, {"n": name})

    def map_by_ids(self, ids: Collection[int]) -> dict[int, Person]:
        """Return these people by row number."""
        if not ids:
            return {}
        return {person.id: person for person in _PERSONS.list(self._connection, _BY_IDS, {"ids": list(ids)})}

    def add(self, person: Person) -> None:
        """Insert a person (id 0)."""
        _PERSONS.add(self._connection, person)

    def save(self, person: Person) -> None:
        """Write a person back."""
        _PERSONS.save(self._connection, person)

    def list_seat_history(self, group_id: int, unit_id: int) -> list[Seat]:
        """Return every seat a unit ever had, the oldest first."""
        return _SEATS.list(self._connection, _SEAT_HISTORY, {"g": group_id, "u": unit_id})

    def list_coming(self, group_id: int, role: Role, day: date) -> list[Seat]:
        """Return the seats of a role that do not end by a local day, also those that begin later; no stand-ins."""
        return _SEATS.list(self._connection, _COMING, {"g": group_id, "r": role, "day": day})

    def list_standing(self, group_id: int, day: date) -> list[Holder]:
        """Return every seat that does not end by a local day, with its person; no stand-ins."""
        rows = self._connection.execute(_STANDING, {"g": group_id, "day": day})
        return [(person_of(row), seat_of(row)) for row in rows]

    def list_turned(self, group_id: int, day: date) -> list[Seat]:
        """Return the seats that have begun or ended by a local day, and what that brings is not carried out yet."""
        return _SEATS.list(self._connection, _TURNED, {"g": group_id, "day": day})

    def note_carried_out(self, found: Collection[Seat], day: date) -> None:
        """Note that what seats bring by a local day has been carried out."""
        if found:
            self._connection.execute(_CARRIED_OUT, {"ids": [seat.id for seat in found], "day": day})

    def find_seat(self, group_id: int, seat_id: int) -> Seat | None:
        """Return one seat of a group."""
        return _SEATS.find(self._connection, _SEAT, {"g": group_id, "i": seat_id})

    def list_seats_of(self, person_id: int, day: date) -> list[Seat]:
        """Return the seats that a person holds on a local day, in all groups."""
        return _SEATS.list(self._connection, _SEATS_OF, {"p": person_id, "latest": day, "earliest": day})

    def find_last_seat(self, group_id: int, person_id: int) -> Seat | None:
        """Return the seat of a person that ends last."""
        return _SEATS.find(self._connection, _LAST_SEAT, {"g": group_id, "p": person_id})

    def add_seat(self, seat: Seat) -> None:
        """Insert a seat (id 0)."""
        _SEATS.add(self._connection, seat)

    def end_seat(self, seat: Seat, ends_on: date) -> None:
        """Let a seat end: its holder no longer holds it on `ends_on`."""
        seat.ends_on, seat.ended = ends_on, False
        _SEATS.save(self._connection, seat)


def _speaker_seat(row: tuple[Any, ...]) -> SpeakerSeat:
    own, held = len(_PERSONS.names), len(_PERSONS.names) + len(_SEATS.names)
    seat = Seat(*row[own:held]) if row[own] is not None else None
    return SpeakerSeat(Person(*row[:own]), seat, *row[held:])


def person_of(row: Row[Any]) -> Person:
    """Build the person of a joined row."""
    return Person(*(row._mapping[name] for name in _PERSONS.names))


def seat_of(row: Row[Any]) -> Seat:
    """Build the seat of a joined row that has one."""
    return Seat(*(row._mapping[f"seat_{name}"] for name in _SEATS.names))


def _acting(found: list[Holder], matter: SeatScope) -> list[Holder]:
    """Leave out who is stood in for in `matter`, and the stand-ins of another one. A stand-in who cannot be reached
    replaces nobody."""
    acting = [(person, seat) for person, seat in found if seat.scope.covers(matter)]
    replaced = {
        (seat.unit_id, seat.role, seat.stands_in_for)
        for person, seat in acting
        if seat.stands_in_for is not None and not seat.is_beside and person.slack_id and not person.deactivated
    }
    return [
        (person, seat)
        for person, seat in acting
        if seat.stands_in_for is not None or (seat.unit_id, seat.role, person.id) not in replaced
    ]
