"""What the outbox owes, as the tests of use cases look at it."""

from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import select

from bot.notices import kinds, recipients
from bot.notices.fact import Fact
from bot.notices.recipients import ToPerson
from bot.store.tables import cards, outbox
from bot.store.transaction import Transaction
from tests.house import House

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True)
class Letters:
    """Every fact owed so far, and to whom: a workspace id of a person or of a channel."""

    rows: tuple[tuple[str, Fact, str | None], ...]

    def of(self, kind: type[F], *, to: str = "") -> list[F]:
        """The facts of one kind, perhaps only those to one recipient, in the order in which they were owed."""
        return [fact for place, fact, _ in self.rows if isinstance(fact, kind) and to in {"", place}]

    def readers(self, kind: type[Fact]) -> list[str]:
        """To whom facts of one kind are owed."""
        return [place for place, fact, _ in self.rows if isinstance(fact, kind)]

    def since(self, before: "Letters") -> "Letters":
        """What was owed after `before` was read."""
        return Letters(self.rows[len(before.rows) :])


async def letters(house: House) -> Letters:
    """Read what is owed; cards to be edited in place are left out."""

    def read(tx: Transaction) -> list[Any]:
        return list(
            tx.connection.execute(select(outbox).where(outbox.c.kind.not_in(sorted(kinds.LATE))).order_by(outbox.c.id))
        )

    found = []
    for row in await house.look(read):
        target = recipients.decode(row.target)
        place = target.slack_id if isinstance(target, ToPerson) else getattr(target, "channel", "")
        found.append((place, kinds.decode(row.kind, row.facts), row.card))
    return Letters(tuple(found))


async def show_card(house: House, item: str, target: recipients.Target) -> None:
    """Let a conversation hold a message that shows `item`."""

    def add(tx: Transaction) -> None:
        values = {
            "item": f"1/{item}",
            "lane": target.lane,
            "channel": "C0",
            "ts": "1.0",
            "target": recipients.encode(target),
        }
        tx.connection.execute(cards.insert(), values)

    await house.database.write(add)
