"""What is typed into a form and not sent stands there again: for who typed it, about the same item, for a week."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.services import upkeep
from bot.store.drafts import MEMORY
from bot.store.tables import form_drafts
from tests.block_rules import parts_of
from tests.builders import EDUCATION, FINANCE, MONDAY, SECRETARY, liaison
from tests.town import Town, texts_of, town

ME, OTHER = liaison(EDUCATION), liaison(FINANCE)
TYPED = "全区 86 个村级文化站的图书三年没有更新"


@pytest.fixture
async def here(database_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    async with town(database_url, tmp_path) as opened:
        yield opened


async def opened(here: Town, user: str = ME, line: str = "议题 提交") -> dict[str, Any]:
    """Open a form by a line; return it."""
    await here.say(user, line)
    return here.opened_view(user)


async def types(here: Town, user: str, view: dict[str, Any], field: str, text: str, **others: str) -> None:
    """Type into a field, as the page tells it: with all that stands in the form."""
    block = next(each for each in view["blocks"] if each.get("block_id") == field)
    state = {name: {"value": {"value": said}} for name, said in {field: text, **others}.items()}
    sent = await here.act(
        "action",
        **{"as": user},
        container={"type": "view", "view_id": view["id"]},
        block_id=field,
        action_id=block["element"]["action_id"],
        value=text,
        state={"values": state},
    )
    assert sent["ok"], sent
    await here.concord.dispatch.finish()


async def closes(here: Town, user: str, view: dict[str, Any]) -> None:
    sent = await here.act("close_view", **{"as": user}, view_id=view["id"])
    assert sent["ok"], sent


def begun(view: dict[str, Any], field: str) -> str:
    element = next(each["element"] for each in view["blocks"] if each.get("block_id") == field)
    return str(element.get("initial_value", ""))


def is_told(view: dict[str, Any]) -> bool:
    return any("没有提交的内容" in text for text in texts_of(view["blocks"]))


async def test_what_was_typed_stands_there_again_for_who_typed_it(here: Town) -> None:
    view = await opened(here)
    assert not is_told(view)
    await types(here, ME, view, "background", TYPED, title="图书更新")
    await closes(here, ME, view)
    again = await opened(here)
    assert (begun(again, "title"), begun(again, "background"), is_told(again)) == ("图书更新", TYPED, True)
    theirs = await opened(here, OTHER)
    assert (begun(theirs, "background"), is_told(theirs)) == ("", False)


async def test_what_was_sent_is_gone(here: Town) -> None:
    view = await opened(here)
    await types(here, ME, view, "background", TYPED)
    assert (await here.submit(ME, view, {"title": "图书更新", "background": TYPED}))["ok"]
    await here.delivered()
    assert begun(await opened(here), "background") == ""


async def test_a_form_that_was_refused_is_kept(here: Town) -> None:
    view = await opened(here)
    refused = await here.submit(ME, view, {"title": "   ", "background": TYPED})
    assert "title" in refused["errors"]
    await closes(here, ME, view)
    assert begun(await opened(here), "background") == TYPED


async def test_what_is_classified_is_not_kept(here: Town) -> None:
    view = await opened(here)
    await types(here, ME, view, "background", "秘密★5年 会议内容", title="图书更新")
    again = await opened(here)
    assert (begun(again, "background"), begun(again, "title")) == ("", "图书更新")


async def test_after_a_week_it_is_forgotten(here: Town) -> None:
    view = await opened(here)
    await types(here, ME, view, "background", TYPED)
    await here.move_to(MONDAY + MEMORY + timedelta(minutes=1))
    assert begun(await opened(here), "background") == ""
    await here.concord.database.write(upkeep.forget)
    left = select(func.count()).select_from(form_drafts)
    assert await here.concord.database.read(lambda tx: tx.connection.execute(left).scalar_one()) == 0


async def test_a_form_of_another_item_has_its_own(here: Town) -> None:
    for name in ("甲", "乙"):
        await here.say(SECRETARY, f"任务 交办 教育局 +5 {name}")
    await here.delivered()
    first, second = [each for each in await here.direct(ME) if has_button(each, "task-report")]
    channel = await here.direct_channel(ME)
    for card, expected in ((first, ""), (second, ""), (first, "已完成选址")):
        await here.press(ME, channel, card, "task-report")
        view = here.opened_view(ME)
        assert begun(view, "text") == expected
        if card is first and not expected:
            await types(here, ME, view, "text", "已完成选址")
        await closes(here, ME, view)


def has_button(message: dict[str, Any], action: str) -> bool:
    return any(str(part.get("action_id", "")).startswith(action) for part in parts_of(message.get("blocks") or []))
