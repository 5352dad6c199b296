"""How much is owed, for whoever watches: counted, never changed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, case, func, literal, or_, select

from bot.store.outbox import OutboxState
from bot.store.tables import outbox

_OWED = select(func.count()).where(outbox.c.next_at.is_not(None))
_OLDEST = select(func.min(case((outbox.c.attempts > 0, outbox.c.created_at), else_=outbox.c.next_at))).where(
    outbox.c.next_at.is_not(None), or_(outbox.c.next_at <= bindparam("now"), outbox.c.attempts > 0)
)
_DEAD = select(func.count()).where(outbox.c.state == literal(OutboxState.DEAD.value, literal_execute=True))


@dataclass(frozen=True, slots=True)
class Backlog:
    """What the outbox holds: how many messages are owed, since when the oldest is due (None: none is), and how many dead
    letters there are. What is meant for a later hour is owed and not yet due."""

    owed: int
    oldest_due: datetime | None
    dead: int

    def age(self, now: datetime) -> float:
        """Return for how many seconds the oldest has been due."""
        return max(0.0, (now - self.oldest_due).total_seconds()) if self.oldest_due else 0.0


def backlog(connection: Connection, now: datetime) -> Backlog:
    """Count what is owed at `now`."""
    return Backlog(
        owed=connection.execute(_OWED).scalar_one(),
        oldest_due=connection.execute(_OLDEST, {"now": now}).scalar(),
        dead=connection.execute(_DEAD).scalar_one(),
    )
