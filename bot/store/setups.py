"""What is being set up in chat, and by whom."""

from sqlalchemy import Connection, bindparam, func, select

from bot.domain.setups import Setup
from bot.store.rows import Rows
from bot.store.tables import groups, setups

_SETUPS = Rows(setups, Setup)
_BY_ID = _SETUPS.select.where(setups.c.id == bindparam("i"))
_LATEST = _SETUPS.select.where(setups.c.slack_id == bindparam("s")).order_by(setups.c.id.desc()).limit(1)
_GROUPS = select(func.count()).select_from(groups)


class SetupRepository:
    """The settings up of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, setup_id: int) -> Setup | None:
        """Return one by its row number."""
        return _SETUPS.find(self._connection, _BY_ID, {"i": setup_id})

    def find_latest(self, slack_id: str) -> Setup | None:
        """Return somebody's newest."""
        return _SETUPS.find(self._connection, _LATEST, {"s": slack_id})

    def add(self, setup: Setup) -> None:
        """Insert (id 0)."""
        _SETUPS.add(self._connection, setup)

    def save(self, setup: Setup) -> None:
        """Write back."""
        _SETUPS.save(self._connection, setup)

    def count_groups(self) -> int:
        """Return how many groups there are."""
        return int(self._connection.execute(_GROUPS).scalar_one())
