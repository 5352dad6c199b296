"""The moves of every kind of item, as tables: from which states a verb leads where.

A verb that is not in the table of an item's state is refused; nothing else decides what may follow what.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from bot.domain.errors import WrongState

S = TypeVar("S", bound=StrEnum)
V = TypeVar("V", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Move(Generic[S]):
    """A verb's move: the states it may start from and the one it leads to."""

    start: frozenset[S]
    end: S


class Lifecycle(Generic[S, V]):
    """The moves of one kind of item."""

    def __init__(self, moves: Mapping[V, tuple[set[S], S]]) -> None:
        self.moves = {verb: Move(frozenset(start), end) for verb, (start, end) in moves.items()}

    def allowed(self, state: S) -> tuple[V, ...]:
        """Return the verbs that lead on from `state`, in the order of the table."""
        return tuple(verb for verb, move in self.moves.items() if state in move.start)

    def next(self, state: S, verb: V) -> S:
        """Return the state that `verb` leads to from `state`.

        Raises:
            WrongState: when it leads nowhere; its arguments are the state and the verb.
        """
        move = self.moves[verb]
        if state not in move.start:
            raise WrongState("wrong-state", state=state, verb=verb)
        return move.end
