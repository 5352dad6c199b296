"""The Home tab: a person's to-do list, whose buttons act and which follows what was done."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.builders import EDUCATION, SECRETARY, liaison
from tests.town import Town, find_button, texts_of, town, whole


@pytest.fixture
async def here(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    async with town(sqlite_url, tmp_path) as opened:
        await opened.say(SECRETARY, "任务 交办 教育局 +2 开放学校图书室")
        await opened.delivered()
        yield opened


async def home(here: Town, user: str) -> dict[str, Any]:
    """Open the Home tab; return what stands on it once it has been published."""
    assert (await here.act("home", **{"as": user}, app="A0CONCORD"))["ok"]
    await here.delivered()
    return dict((await here.act("home", **{"as": user}, app="A0CONCORD"))["view"])


async def press(here: Town, user: str, view: dict[str, Any], action: str) -> None:
    block, element = find_button(view, action)
    pressed = await here.act(
        "action",
        **{"as": user},
        container={"type": "view", "view_id": view["id"]},
        block_id=block["block_id"],
        action_id=element["action_id"],
        value=element.get("value", ""),
    )
    assert pressed["ok"], pressed


async def test_the_desk_acts_and_follows(here: Town) -> None:
    user = liaison(EDUCATION)
    view = await home(here, user)
    assert "开放学校图书室" in "\n".join(texts_of(view["blocks"]))
    await press(here, user, view, "task-acknowledge")
    await here.delivered()
    assert "已签收 TK-1" in whole((await here.direct(user))[-1])
    view = await home(here, user)
    await press(here, user, view, "task-report")
    form = here.opened_view(user)
    assert (await here.submit(user, form, {"percent": "50", "text": "已开放六所"}))["ok"]
    await here.delivered()
    assert "50%" in "\n".join(texts_of((await home(here, user))["blocks"]))


async def test_a_person_reads_the_language_chosen(here: Town) -> None:
    user = liaison(EDUCATION)
    view = await home(here, user)
    await press(here, user, view, "language")
    await here.delivered()
    assert "school" not in "\n".join(texts_of((await home(here, user))["blocks"]))
    assert "Submit a topic" in "\n".join(texts_of((await home(here, user))["blocks"]))
    await here.say(SECRETARY, "任务 交办 教育局 +5 第二项任务")
    await here.delivered()
    assert "New task" in whole((await here.direct(user))[-1])
