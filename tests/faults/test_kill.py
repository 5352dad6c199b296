"""kill -9 between the commit and the delivery: what was accepted stands, and its message arrives once."""

import asyncio
from pathlib import Path

import aiohttp

from tests.builders import CHANNELS, EDUCATION, SECRETARY, liaison
from tests.faults.stage import LEASE, faults, place
from tests.process import Running, running
from tests.town import People, whole

OFFICE = CHANNELS["secretariat"]
ARRIVAL = 30.0


async def arrival(page: aiohttp.ClientWebSocketResponse) -> None:
    """Wait until a message arrives in the secretariat's channel."""
    async with asyncio.timeout(ARRIVAL):
        while True:
            event = await page.receive_json()
            if event["type"] == "message" and event["channel"] == OFFICE:
                return


async def start_again(people: People, concord: Running) -> None:
    """Start after the lease of what was under way has run out; on SQLite nobody has to wait for that."""
    await people.act("clock", advance_seconds=LEASE)
    await concord.start()


async def test_killed_while_sending_it_is_sent_once_after_the_restart(database_url: str, tmp_path: Path) -> None:
    async with place(tmp_path) as (people, port), running(database_url, people.place.url, port, tmp_path) as concord:
        await faults(people, {"where": "api", "method": "chat.postMessage", "kind": "drop", "seconds": 6})
        answer = await people.say(liaison(EDUCATION), "议题 提交 关于村级文化站")
        assert "TP-1" in answer.text
        await concord.kill()
        assert await people.messages(OFFICE) == []
        await faults(people)
        async with people.http.ws_connect(f"{people.place.url}/client/socket?as={SECRETARY}") as page:
            await start_again(people, concord)
            await arrival(page)
        (message,) = await people.messages(OFFICE)
        assert "TP-1" in whole(message)
        assert "TP-1" in (await people.say(SECRETARY, "议题 列表")).whole
        await concord.stop()
        assert len(await people.messages(OFFICE)) == 1


async def test_killed_after_the_effect_it_is_not_sent_again(database_url: str, tmp_path: Path) -> None:
    async with place(tmp_path) as (people, port), running(database_url, people.place.url, port, tmp_path) as concord:
        await faults(people, {"where": "api", "method": "chat.postMessage", "kind": "break_after"})
        async with people.http.ws_connect(f"{people.place.url}/client/socket?as={SECRETARY}") as page:
            await people.say(liaison(EDUCATION), "议题 提交 关于村级文化站")
            await arrival(page)
        await concord.kill()
        async with people.http.ws_connect(f"{people.place.url}/client/socket?as={SECRETARY}") as page:
            await start_again(people, concord)
            await people.say(liaison(EDUCATION), "议题 提交 第二个议题")
            await arrival(page)
        await concord.stop()
        said = [whole(message) for message in await people.messages(OFFICE)]
        assert sum("TP-1" in words for words in said) == 1
        assert sum("TP-2" in words for words in said) == 1
