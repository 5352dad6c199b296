"""What runs a use case: the database, as the edges see it."""

import asyncio
from collections.abc import Callable
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from bot.store.database import Unavailable
from bot.store.transaction import Transaction

__all__ = ["Runner", "Unavailable"]

P = ParamSpec("P")
T = TypeVar("T")


class Runner(Protocol):
    """Runs a plain function in one transaction. `wake` is set whenever a commit left something to deliver."""

    wake: asyncio.Event

    @property
    def is_sqlite(self) -> bool:
        """Whether one process alone may deliver."""

    async def read(self, function: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a function that changes nothing."""

    async def write(self, function: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a function and return once its transaction is committed."""
