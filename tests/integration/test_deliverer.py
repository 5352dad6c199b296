"""A message that cannot be made becomes a dead letter; it holds nothing else up."""

import asyncio
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import text

from bot.notices.contacts import LanguageChosen
from bot.notices.recipients import ToChannel
from bot.store.transaction import Transaction
from tests.builders import CHANNELS, EDUCATION, SECRETARY, liaison
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


async def test_a_database_that_goes_away_makes_no_dead_letter(postgres_url: str, tmp_path: Path) -> None:
    """The message goes out while the server cuts every connection: it is neither given up nor sent twice."""
    async with town(postgres_url, tmp_path) as here:
        slow = {"where": "api", "method": "chat.postMessage", "kind": "delay", "seconds": 1}
        async with here.http.post(f"{here.place.url}/control/faults", json={"rules": [slow]}) as answer:
            assert answer.status == 200
        async with here.http.ws_connect(f"{here.place.url}/client/socket?as={SECRETARY}") as page:
            await here.say(liaison(EDUCATION), "议题 提交 关于村级文化站")
            await _cut_every_connection(postgres_url)
            async with asyncio.timeout(20):
                while (await page.receive_json()).get("channel") != CHANNELS["secretariat"]:
                    pass
        await here.act("clock", advance_seconds=61)
        await here.delivered()
        assert len(await here.messages(CHANNELS["secretariat"])) == 1
        assert await here.concord.database.read(lambda tx: tx.outbox.list_dead()) == []
        assert "TP-2" in (await here.say(liaison(EDUCATION), "议题 提交 第二个议题")).text


async def test_a_look_that_the_database_refuses_is_taken_again(sqlite_url: str, tmp_path: Path) -> None:
    async with town(sqlite_url, tmp_path) as here:
        await here.say(SECRETARY, "任务 交办 教育局 +5 开放学校图书室")
        await here.delivered()

        def hide(tx: Transaction) -> None:
            tx.outbox.refresh(1, "TK-1")
            tx.connection.execute(text("ALTER TABLE tasks RENAME TO hidden_tasks"))

        def bring_back(tx: Transaction) -> None:
            tx.connection.execute(text("ALTER TABLE hidden_tasks RENAME TO tasks"))

        def state(tx: Transaction) -> list[str]:
            return list(tx.connection.execute(text("SELECT state FROM outbox WHERE kind = 'card'")).scalars())

        await here.concord.database.write(hide)
        await asyncio.wait_for(here.concord.deliverer.drained(), 20)
        assert set(await here.concord.database.read(state)) == {"sending"}
        await here.concord.database.write(bring_back)
        await here.act("clock", advance_seconds=61)
        await here.delivered()
        assert set(await here.concord.database.read(state)) == {"sent"}
        assert await here.concord.database.read(lambda tx: tx.outbox.list_dead()) == []


async def _cut_every_connection(url: str) -> None:
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    try:
        await connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    finally:
        await connection.close()
