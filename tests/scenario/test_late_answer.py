"""A command that cannot be answered in time is promised, and its answer follows."""

import asyncio
import sqlite3
from pathlib import Path

from tests.builders import CHANNELS, EDUCATION, liaison
from tests.town import town, whole

GROUP = CHANNELS["group"]


async def test_an_answer_that_takes_long_is_promised_and_follows(sqlite_url: str, tmp_path: Path) -> None:
    async with town(sqlite_url, tmp_path) as here:
        user = liaison(EDUCATION)
        other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
        try:
            other.execute("BEGIN IMMEDIATE")
            promised = await here.say(user, "议题 提交 关于村级文化站")
            assert "正在处理" in promised.text
            other.execute("ROLLBACK")
        finally:
            other.close()
        await asyncio.wait_for(here.concord.dispatch.finish(), 10)
        answers = [whole(answer) for answer in await here.ephemerals(user, GROUP)]
        assert len(answers) == 2
        assert "TP-1" in answers[1]
        await here.delivered()
        assert len(await here.messages(CHANNELS["secretariat"])) == 1
