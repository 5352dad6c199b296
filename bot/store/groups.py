"""Groups and their units. A group is built from its rows once for each version and shared."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, bindparam, insert, select, update

from bot.domain.errors import NotFound
from bot.domain.groups import Group
from bot.domain.people import Actor, Unit
from bot.profiles.schema import Duty, Standing
from bot.store.rows import Rows, new_id
from bot.store.tables import duties, groups, units

_UNITS = Rows(units, Unit)
_VERSION = select(groups.c.version).where(groups.c.id == bindparam("g"))
_GROUP = select(groups).where(groups.c.id == bindparam("g"))
_BY_KEY = select(groups.c.id, groups.c.version).where(groups.c.key == bindparam("k"))
_KEYS = select(groups.c.id, groups.c.key).order_by(groups.c.id)
_UNITS_OF = _UNITS.select.where(units.c.group_id == bindparam("g")).order_by(units.c.position)
_DUE = select(groups.c.id).where(groups.c.next_at <= bindparam("now")).order_by(groups.c.id)
_SET_NEXT = update(groups).where(groups.c.id == bindparam("g")).values(next_at=bindparam("n"))
_ADD = insert(groups)
_CHANGE = (
    update(groups)
    .where(groups.c.id == bindparam("g"))
    .values(
        name=bindparam("new_name"),
        short=bindparam("new_short"),
        profile=bindparam("new_profile"),
        channels=bindparam("new_channels"),
        version=groups.c.version + 1,
    )
)
_DUTIES_OF = (
    select(duties.c.unit_id, duties.c.position, duties.c.number, duties.c.text, duties.c.cadence)
    .join(units, units.c.id == duties.c.unit_id)
    .where(units.c.group_id == bindparam("g"))
    .order_by(units.c.position, duties.c.position)
)
_ADD_DUTIES = insert(duties)
_CHANGE_DUTY = (
    update(duties)
    .where(duties.c.unit_id == bindparam("u"), duties.c.position == bindparam("p"))
    .values(number=bindparam("new_number"), text=bindparam("new_text"), cadence=bindparam("new_cadence"))
)

_built: WeakKeyDictionary[Engine, dict[int, Group]] = WeakKeyDictionary()
"""By engine and row number: the version last read."""


class GroupRepository:
    """The groups of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, group_id: int, *, version: int | None = None) -> Group:
        """Return a group. `version`: the one already read from its row, which saves a look."""
        if version is None:
            version = self._connection.execute(_VERSION, {"g": group_id}).scalar_one()
        known = _built.setdefault(self._connection.engine, {})
        group = known.get(group_id)
        if group is None or group.version != version:
            group = known[group_id] = self.read(group_id)
        return group

    def read(self, group_id: int) -> Group:
        """Build a group from its rows as this transaction sees them, shared with nobody."""
        row = self._connection.execute(_GROUP, {"g": group_id}).one()
        standing = Standing.model_validate(row.profile)
        return Group(
            id=row.id,
            key=row.key,
            name=row.name,
            short=row.short,
            version=row.version,
            channels=dict(row.channels),
            rules=standing.rules.to_rules(),
            areas=standing.to_areas(),
            units=tuple(_UNITS.list(self._connection, _UNITS_OF, {"g": group_id})),
        )

    def of(self, actor: Actor) -> Group:
        """Return the group for which an actor speaks, as it stood when the actor was identified."""
        return self.get(actor.group_id, version=actor.group_version)

    def find_by_key(self, key: str) -> Group | None:
        """Return the group with a profile's key."""
        row = self._connection.execute(_BY_KEY, {"k": key}).one_or_none()
        return None if row is None else self.get(row.id, version=row.version)

    def get_by_key(self, key: str) -> Group:
        """Return the group with a profile's key. Raises NotFound."""
        group = self.find_by_key(key)
        if group is None:
            raise NotFound("group-unknown", key=key)
        return group

    def list_keys(self) -> Sequence[tuple[int, str]]:
        """Return every group's row number and key."""
        return [(row.id, row.key) for row in self._connection.execute(_KEYS)]

    def list_due(self, now: datetime) -> list[int]:
        """Return the groups whose next scan has come."""
        return list(self._connection.execute(_DUE, {"now": now}).scalars())

    def set_next_at(self, group_id: int, moment: datetime) -> None:
        """Set when a group is scanned next."""
        self._connection.execute(_SET_NEXT, {"g": group_id, "n": moment})

    def standing(self, group_id: int) -> Standing:
        """Return what is kept of a group's profile."""
        return Standing.model_validate(self._connection.execute(_GROUP, {"g": group_id}).one().profile)

    def add(self, key: str, name: str, short: str, standing: Standing, channels: Mapping[str, str]) -> int:
        """Insert a group; return its row number."""
        values = {
            "key": key,
            "name": name,
            "short": short,
            "profile": standing.model_dump(mode="json"),
            "channels": dict(channels),
            "version": 1,
        }
        return new_id(self._connection.execute(_ADD, values))

    def change(self, group_id: int, name: str, short: str, standing: Standing, channels: Mapping[str, str]) -> None:
        """Write a group's rules and channels, and count its version up: also for a change of its units."""
        values = {
            "g": group_id,
            "new_name": name,
            "new_short": short,
            "new_profile": standing.model_dump(mode="json"),
            "new_channels": dict(channels),
        }
        self._connection.execute(_CHANGE, values)

    def add_unit(self, unit: Unit) -> None:
        """Insert a unit (id 0)."""
        _UNITS.add(self._connection, unit)

    def save_unit(self, unit: Unit) -> None:
        """Write a unit back."""
        _UNITS.save(self._connection, unit)

    def list_duties(self, group_id: int) -> dict[int, list[Duty]]:
        """Return the duties of each unit, in their order."""
        found: dict[int, list[Duty]] = {}
        for row in self._connection.execute(_DUTIES_OF, {"g": group_id}):
            duty = Duty.model_validate({"number": row.number, "text": row.text, "cadence": row.cadence})
            found.setdefault(row.unit_id, []).append(duty)
        return found

    def add_duties(self, unit_id: int, found: Sequence[Duty], *, first: int) -> None:
        """Insert duties of a unit from the position `first` on."""
        if found:
            rows = [
                {"unit_id": unit_id, "position": position, **_duty_values(duty)}
                for position, duty in enumerate(found, start=first)
            ]
            self._connection.execute(_ADD_DUTIES, rows)

    def change_duty(self, unit_id: int, position: int, duty: Duty) -> None:
        """Write one duty."""
        values = {f"new_{name}": value for name, value in _duty_values(duty).items()}
        self._connection.execute(_CHANGE_DUTY, {"u": unit_id, "p": position} | values)


def _duty_values(duty: Duty) -> dict[str, Any]:
    cadence = duty.cadence.model_dump(mode="json") if duty.cadence else None
    return {"number": duty.number, "text": duty.text, "cadence": cadence}
