"""The kinds of facts by name, and their stored form."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from bot.notices import (
    comments,
    confirmations,
    contacts,
    desk,
    duties,
    exports,
    feedback,
    ledger,
    lineage,
    meetings,
    minutes,
    papers,
    referrals,
    reminders,
    search,
    seats,
    setup,
    task_steps,
    tasks,
    topic_calls,
    topics,
    which,
)
from bot.notices.fact import Fact

CARD = "card"
"""The kind of a row that owes an item's present look; what that is, is read when it is delivered."""
HOME = "home"
"""The kind of a row that owes a person the Home tab; what stands on it is read when it is delivered."""
PIN = "pin"
"""The kind of a row that owes a channel the pin of the message that shows the row's card."""
FILE = "file"
"""The kind of a row that owes a person a workbook; its rows are read when it is delivered."""
LATE = frozenset({CARD, HOME, PIN, FILE})

KINDS: dict[str, type[Fact]] = {
    name: kind
    for module in (
        tasks,
        task_steps,
        comments,
        topics,
        topic_calls,
        referrals,
        meetings,
        minutes,
        papers,
        contacts,
        desk,
        reminders,
        lineage,
        duties,
        seats,
        confirmations,
        exports,
        ledger,
        which,
        search,
        feedback,
        setup,
    )
    for name, kind in vars(module).items()
    if isinstance(kind, type) and issubclass(kind, Fact) and kind is not Fact
}


@cache
def _adapter(name: str) -> TypeAdapter[Fact]:
    return TypeAdapter(KINDS[name])


def name_of(fact: Fact) -> str:
    """Return the name under which a fact is stored."""
    return type(fact).__name__


def encode(fact: Fact) -> dict[str, Any]:
    """Return the stored form of a fact: plain JSON values."""
    stored: dict[str, Any] = _adapter(name_of(fact)).dump_python(fact, mode="json")
    return stored


def decode(name: str, stored: dict[str, Any]) -> Fact:
    """Read a stored fact. Raises KeyError for an unknown name and ValueError for what does not fit."""
    return _adapter(name).validate_python(stored)
