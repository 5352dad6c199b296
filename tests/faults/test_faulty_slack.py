"""The story once more under each fault of the switch: nothing is lost, and nothing arrives twice."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.builders import CHANNELS, EDUCATION, FINANCE, SECRETARY, liaison
from tests.town import Town, town, whole

OFFICE = CHANNELS["secretariat"]

API_FAULTS: dict[str, list[dict[str, Any]]] = {
    "429": [{"where": "api", "method": "chat.postMessage", "kind": "429", "times": 3, "seconds": 2}],
    "500": [{"where": "api", "method": "chat.postMessage", "kind": "500", "times": 3}],
    "broken before": [{"where": "api", "method": "chat.postMessage", "kind": "break_before", "times": 3}],
    "broken after": [{"where": "api", "method": "chat.postMessage", "kind": "break_after", "times": 3}],
    "dropped": [{"where": "api", "method": "chat.postMessage", "kind": "drop", "times": 2, "seconds": 1}],
    "slow": [{"where": "api", "method": "*", "kind": "delay", "times": 6, "seconds": 0.5}],
    "edits broken": [{"where": "api", "method": "chat.update", "kind": "break_after", "times": 2}],
    "answers given twice": [
        {"where": "interactive", "method": "*", "kind": "duplicate", "times": 4},
        {"where": "event", "method": "*", "kind": "duplicate", "times": 4},
    ],
}


async def faults(here: Town, rules: list[dict[str, Any]]) -> None:
    async with here.http.post(f"{here.place.url}/control/faults", json={"rules": rules}) as answer:
        assert answer.status == 200


@pytest.mark.parametrize("mode", ["http", "socket"])
@pytest.mark.parametrize("name", API_FAULTS)
@pytest.mark.timeout(120)
async def test_nothing_is_lost_and_nothing_comes_twice(sqlite_url: str, tmp_path: Path, name: str, mode: str) -> None:
    async with town(sqlite_url, tmp_path, mode=mode) as here:
        await faults(here, API_FAULTS[name])
        for title in TITLES[:3]:
            await here.say(liaison(EDUCATION), f"议题 提交 {title}")
        await here.say(SECRETARY, "任务 交办 财政局 +5 落实经费")
        at = await here.direct_channel(liaison(EDUCATION))
        await here.write(liaison(EDUCATION), at, "议题 提交 私信里提交的议题")
        await here.write(liaison(EDUCATION), at, "天气怎么样")
        await here.delivered()
        card = next(message for message in await here.messages(OFFICE) if TITLES[0] in whole(message))
        await here.press(SECRETARY, OFFICE, card, "topic-accept")
        await here.delivered()
        shown = [whole(message) for message in await here.messages(OFFICE)]
        submitted = Counter(title for text in shown for title in TITLES if title in text)
        assert submitted == Counter(dict.fromkeys(TITLES, 1))
        assert sum("已受理" in text for text in shown) == 1
        told = [whole(message) for message in await here.direct(liaison(FINANCE))]
        assert sum("落实经费" in text for text in told) == 1
        reviewed = [whole(message) for message in await here.direct(liaison(EDUCATION))]
        assert sum("已由办公室受理" in text for text in reviewed) == 1
        assert sum("没听懂" in text for text in reviewed) == 1
        assert await here.concord.database.read(lambda tx: list(tx.record.verify(1))) == []
        assert await here.concord.database.read(lambda tx: tx.outbox.list_dead()) == []


TITLES = ("学校图书室开放", "村级文化站更新", "志愿者总队组建", "私信里提交的议题")
