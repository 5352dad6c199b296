"""Fixtures: the founding group in a database, and people who speak to its use cases."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, TypeVar

import pytest

from bot.domain.people import Actor
from bot.notices.fact import Fact
from bot.services.front_desk import Speaker, identify
from bot.store.database import Database
from bot.store.transaction import Transaction
from tests.builders import TestClock

T = TypeVar("T")
UseCase = Callable[[Transaction, Actor, Any], Fact]


class House:
    """The founding group with a person on every seat."""

    def __init__(self, database: Database, clock: TestClock) -> None:
        self.database = database
        self.clock = clock

    async def does(self, slack_id: str, use_case: UseCase, request: Any) -> Any:
        """Let a person carry out a use case; return its answer."""

        def run(tx: Transaction) -> Fact:
            return use_case(tx, identify(tx, Speaker(slack_id)), request)

        return await self.database.write(run)

    async def look(self, function: Callable[[Transaction], T]) -> T:
        """Read something in a transaction."""
        return await self.database.read(function)


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
async def database(database_url: str, clock: TestClock) -> AsyncIterator[Database]:
    """The database of the test, opened."""
    opened = Database(database_url, clock)
    yield opened
    await opened.close()


@pytest.fixture
async def house(database: Database, clock: TestClock) -> House:
    """The founding group; where the test's folder prepares databases, it is settled already."""
    return House(database, clock)


@pytest.fixture
def house_on(clock: TestClock) -> Callable[[str], AbstractAsyncContextManager[House]]:
    """Open the house on one database in particular."""

    @asynccontextmanager
    async def opened(url: str) -> AsyncIterator[House]:
        database = Database(url, clock)
        try:
            yield House(database, clock)
        finally:
            await database.close()

    return opened
