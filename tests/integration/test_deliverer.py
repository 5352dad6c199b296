"""A message that cannot be made becomes a dead letter; it holds nothing else up."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.notices.contacts import LanguageChosen
from bot.notices.recipients import ToChannel
from bot.store.transaction import Transaction
from tests.builders import CHANNELS
from tests.town import town, whole


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE outbox SET kind = 'NoSuchFact' WHERE id = 1",
        "UPDATE outbox SET facts = '{}' WHERE id = 1",
        'UPDATE outbox SET kind = \'card\', facts = \'{"group_id": 99, "item": "TK-1"}\' WHERE id = 1',
    ],
)
async def test_what_cannot_be_made_is_a_dead_letter(sqlite_url: str, tmp_path: Path, spoil: str) -> None:
    async with town(sqlite_url, tmp_path) as here:

        def owe(tx: Transaction) -> None:
            tx.outbox.add(LanguageChosen("zh"), ToChannel(CHANNELS["announcement"]))
            tx.outbox.flush()
            tx.connection.execute(text(spoil))
            tx.outbox.add(LanguageChosen("en"), ToChannel(CHANNELS["group"]))

        await here.concord.database.write(owe)
        await asyncio.wait_for(here.delivered(), 20)
        assert await here.messages(CHANNELS["announcement"]) == []
        (arrived,) = await here.messages(CHANNELS["group"])
        assert whole(arrived)
        assert [row.id for row in await here.concord.database.read(lambda tx: tx.outbox.list_dead())] == [1]
