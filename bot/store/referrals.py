"""Referrals."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, func, select

from bot.domain.errors import NotFound
from bot.domain.references import Reference
from bot.domain.referrals import Referral
from bot.store.counters import next_number
from bot.store.rows import Rows
from bot.store.tables import referrals

_REFERRALS = Rows(referrals, Referral)
_BY_NUMBER = _REFERRALS.select.where(referrals.c.group_id == bindparam("g"), referrals.c.number == bindparam("n"))
_BY_NUMBERS = _REFERRALS.select.where(
    referrals.c.group_id == bindparam("g"), referrals.c.number.in_(bindparam("numbers", expanding=True))
)
_OF_TOPIC = _REFERRALS.select.where(referrals.c.topic_id == bindparam("t")).order_by(referrals.c.number)
_COUNT = select(func.count()).select_from(referrals).where(referrals.c.group_id == bindparam("g"))
_PAGE = (
    _REFERRALS.select.where(referrals.c.group_id == bindparam("g"))
    .order_by(referrals.c.number.desc())
    .limit(bindparam("size"))
    .offset(bindparam("start"))
)


class ReferralRepository:
    """The referrals of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, group_id: int, reference: Reference) -> Referral:
        """Return the referral `reference` of a group. Raises NotFound."""
        found = _REFERRALS.find(self._connection, _BY_NUMBER, {"g": group_id, "n": reference.number})
        if found is None:
            raise NotFound("not-found", reference=str(reference))
        return found

    def list_by_numbers(self, group_id: int, numbers: Sequence[int]) -> list[Referral]:
        """Return a group's referrals with these numbers, in no order."""
        return (
            _REFERRALS.list(self._connection, _BY_NUMBERS, {"g": group_id, "numbers": list(numbers)}) if numbers else []
        )

    def list_of_topic(self, topic_id: int) -> list[Referral]:
        """Return the referrals of a topic, the oldest first."""
        return _REFERRALS.list(self._connection, _OF_TOPIC, {"t": topic_id})

    def page(self, group_id: int, *, page: int, size: int) -> tuple[list[Referral], int]:
        """Return one page (from 1) of a group's referrals, the newest first, and how many there are."""
        total = self._connection.execute(_COUNT, {"g": group_id}).scalar_one()
        values = {"g": group_id, "size": size, "start": (page - 1) * size}
        return _REFERRALS.list(self._connection, _PAGE, values), total

    def add(self, referral: Referral) -> None:
        """Insert a referral (id and number 0): it gets the group's next number."""
        referral.number = next_number(self._connection, referral.group_id, "RF")
        _REFERRALS.add(self._connection, referral)

    def save(self, referral: Referral) -> None:
        """Write a referral back. Raises Stale."""
        _REFERRALS.save(self._connection, referral)
