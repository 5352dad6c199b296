"""What all numbered items share: their changes are recorded, their cards follow, and old buttons are refused."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any, Protocol

from bot.domain.errors import Stale
from bot.domain.people import Actor, Capacity
from bot.domain.references import Reference
from bot.notices.recipients import Target
from bot.store.record import facts_of
from bot.store.transaction import Transaction


class Item(Protocol):
    """A topic, minutes or a contact change."""

    @property
    def group_id(self) -> int: ...
    @property
    def reference(self) -> Reference: ...
    @property
    def state(self) -> StrEnum: ...
    @property
    def version(self) -> int: ...


def note(  # noqa: PLR0913 - an entry of the record has these parts
    tx: Transaction,
    actor: Actor,
    capacity: Capacity,
    action: str,
    item: Item,
    *,
    before: Mapping[str, Any] | None = None,
    said: Mapping[str, Any] | None = None,
    shown_to: Collection[Target] | None = None,
) -> None:
    """Record what was done to an item and owe its cards their present look. `before` are its facts before the change;
    `said` is what belongs to the change and not to the item; `shown_to` are the only ones whose cards follow (None: all)."""
    tx.record.append(
        item.group_id,
        action,
        item.reference,
        person_id=actor.person_id or None,
        role=capacity.role,
        before=before,
        after=facts_of(item) | dict(said or {}),
    )
    tx.outbox.refresh(item.group_id, item.reference, shown_to=shown_to)


def refuse_stale(item: Item, version: int | None, *, is_allowed: bool) -> None:
    """A button speaks of the item that its card showed; where that has moved on so far that the button's verb is no
    longer allowed, say so rather than that the state is wrong.

    Raises:
        Stale: `button-stale`.
    """
    if version is not None and version != item.version and not is_allowed:
        raise Stale("button-stale", reference=str(item.reference), state=item.state)
