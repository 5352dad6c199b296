"""In which workspace a person or a channel was met: an id alone does not say with whose token it is written to."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.tables import groups, persons, seats, whereabouts

_FIND = select(whereabouts.c.team_id, whereabouts.c.enterprise_id).where(whereabouts.c.slack_id == bindparam("i"))
_CHANNELS = (
    select(groups.c.channels)
    .join(seats, seats.c.group_id == groups.c.id)
    .join(persons, persons.c.id == seats.c.person_id)
    .where(persons.c.slack_id == bindparam("i"))
    .order_by(seats.c.id.desc())
)
_ALL = select(groups.c.channels)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A workspace; the enterprise is empty outside of an Enterprise Grid."""

    team_id: str
    enterprise_id: str = ""


class WhereaboutsRepository:
    """The whereabouts of a transaction. Slack's ids of people and channels are taken to be unique over all workspaces."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def note(self, ids: Iterable[str], at: Whereabouts) -> None:
        """Note where people or channels were met."""
        dialect = postgresql if self._connection.dialect.name == "postgresql" else sqlite
        place = {"team_id": at.team_id, "enterprise_id": at.enterprise_id}
        statement = dialect.insert(whereabouts)
        statement = statement.on_conflict_do_update(index_elements=["slack_id"], set_=place)
        self._connection.execute(statement, [{"slack_id": each, **place} for each in sorted(ids)])

    def find(self, slack_id: str) -> Whereabouts | None:
        """Return where a person or channel is: where it was met, or else where the channels of its group were."""
        found = self._met(slack_id)
        if found is not None:
            return found
        of_group = list(self._connection.execute(_CHANNELS, {"i": slack_id}).scalars())
        of_group += [each for each in self._connection.execute(_ALL).scalars() if slack_id in each.values()]
        met = (self._met(channel) for channels in of_group for channel in channels.values())
        return next(filter(None, met), None)

    def _met(self, slack_id: str) -> Whereabouts | None:
        row = self._connection.execute(_FIND, {"i": slack_id}).one_or_none()
        return None if row is None else Whereabouts(row.team_id, row.enterprise_id)
