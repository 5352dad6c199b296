"""Minutes of forty clauses, answered page by page in a modal, by signed requests: what was sent stays, whatever becomes of
the modal."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.domain.clauses import MAX_CLAUSES, ClauseText, Outcome, SetClause
from bot.domain.consensus import AnswerMinutes, Stance
from bot.domain.minutes import CirculateMinutes, DraftMinutes
from bot.domain.references import Kind, Reference
from bot.services import circulation, clauses, concurrence, minutes
from bot.services.front_desk import Speaker, identify
from bot.store.tables import cards, outbox
from bot.store.transaction import Transaction
from bot.views.forms_concurrence import PAGE
from tests.builders import CHANNELS, FINANCE, MONDAY, SECRETARY, liaison
from tests.town import UNITS, Town, card_with, town, whole

MN1 = Reference(Kind.MINUTES, 1)
ME, OFFICE = liaison(FINANCE), CHANNELS["secretariat"]
PAGES = MAX_CLAUSES // PAGE
SENTENCE = "各单位要统筹用好现有公共文化设施，推动错时、延时开放，"


@pytest.fixture
async def here(database_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    async with town(database_url, tmp_path) as opened:
        await opened.delivered()
        await opened.concord.database.write(circulated)
        yield opened


def circulated(tx: Transaction) -> None:
    """Minutes of forty clauses, eight thousand characters together, are with the units; all but one have agreed. What that
    owes is left out: the tests begin with the card that is asked for."""
    secretary = identify(tx, Speaker(SECRETARY))
    minutes.draft_minutes(tx, secretary, DraftMinutes("年度全体会议", MONDAY.date()))
    for position in range(1, MAX_CLAUSES + 1):
        text = f"第{position}件事：{SENTENCE * 7}".ljust(200, "办")
        lead = position % UNITS + 1
        clauses.set_clause(
            tx, secretary, SetClause(MN1, None, ClauseText(text, lead, None, outcome=Outcome.STANDING_RULE))
        )
    circulation.circulate(tx, secretary, CirculateMinutes(MN1))
    for unit in range(1, UNITS + 1):
        if unit != FINANCE:
            concurrence.answer(tx, identify(tx, Speaker(liaison(unit))), AnswerMinutes(MN1, Stance.AGREE))
    tx.outbox.flush()
    for owed in (outbox, cards):
        tx.connection.execute(owed.delete())


async def opened(here: Town) -> dict[str, Any]:
    """Open the form from the minutes' card; return its first page."""
    await here.say(ME, "纪要 MN-1")
    card = card_with(await here.ephemerals(ME, CHANNELS["group"]), "minutes-clauses")
    await here.press(ME, CHANNELS["group"], card, "minutes-clauses")
    return here.opened_view(ME)


def rows_of(view: dict[str, Any]) -> list[str]:
    """Return the row numbers of a page's clauses, in their order."""
    return [block["block_id"].partition("-")[2] for block in view["blocks"] if block["block_id"].startswith("stance-")]


def begun(view: dict[str, Any], row: str) -> tuple[str, str]:
    """Return with which stance and words a clause's fields begin."""
    element = {block["block_id"]: block["element"] for block in view["blocks"] if block["type"] == "input"}
    stance = element[f"stance-{row}"]["initial_option"]["value"]
    return stance, element[f"text-{row}"].get("initial_value", "")


def says(row: str, stance: Stance, words: str) -> dict[str, Any]:
    return {f"stance-{row}": {"selected_option": {"value": stance.value}}, f"text-{row}": words}


def shows_page(view: dict[str, Any], number: int) -> bool:
    return f"第 {number}/{PAGES} 页" in whole({"blocks": view["blocks"]})


async def test_pages_that_were_sent_are_kept_when_the_form_is_closed(here: Town) -> None:
    view = await opened(here)
    assert shows_page(view, 1)
    assert [begun(view, row) for row in rows_of(view)] == [("agree", "")] * PAGE
    reserved = rows_of(view)[1]
    sent = await here.submit(ME, view, says(reserved, Stance.RESERVATION, "经费渠道另行商定"))
    assert sent["response_action"] == "update", sent
    view = here.opened_view(ME)
    assert shows_page(view, 2)
    assert (await here.submit(ME, view, {}))["response_action"] == "update"
    view = here.opened_view(ME)
    assert shows_page(view, 3)
    objected = rows_of(view)[3]
    faulty = await here.submit(ME, view, says(objected, Stance.OBJECTION, ""))
    assert set(faulty["errors"]) == {f"text-{objected}"}
    told = len(await here.messages(OFFICE))
    assert (await here.submit(ME, view, says(objected, Stance.OBJECTION, "须先列入预算")))["ok"]
    assert shows_page(here.opened_view(ME), 4)
    await here.act("close_view", **{"as": ME}, view_id=view["id"])
    await here.delivered()
    (raised,) = (await here.messages(OFFICE))[told:]
    assert "财政局联络员对会议纪要 MN-1 提出异议（第 20 条）" in whole(raised)
    assert "须先列入预算" in whole(raised)
    shown = (await here.say(SECRETARY, "纪要 MN-1")).whole
    assert "有异议（1）：财政局" in shown
    view = await opened(here)
    assert begun(view, reserved) == ("reservation", "经费渠道另行商定")
    for number in range(1, PAGES):
        assert shows_page(view, number)
        assert (await here.submit(ME, view, {}))["response_action"] == "update"
        view = here.opened_view(ME)
        if number == 2:
            assert begun(view, objected) == ("objection", "须先列入预算")
    assert (await here.submit(ME, view, {}))["response_action"] == "close"
    await here.delivered()
    assert "有异议（1）：财政局" in (await here.say(SECRETARY, "纪要 MN-1")).whole
    assert len(await here.messages(OFFICE)) == told + 1


async def test_a_page_that_is_delivered_twice_counts_once(here: Town) -> None:
    view = await opened(here)
    rule = {"where": "interactive", "kind": "duplicate", "times": PAGES}
    async with here.http.post(f"{here.place.url}/control/faults", json={"rules": [rule]}) as answer:
        assert answer.status == 200
    for number in range(1, PAGES + 1):
        assert shows_page(view, number)
        sent = await here.submit(ME, view, says(rows_of(view)[0], Stance.WORDING, f"第{number}页的修改意见"))
        assert sent["ok"], sent
        view = here.opened_view(ME) if number < PAGES else view
    await here.delivered()
    stances = await here.concord.database.read(lambda tx: tx.minutes.list_stances(1))
    said = [each for each in stances if each.unit_id == FINANCE]
    assert len(said) == MAX_CLAUSES
    assert [each.text for each in said if each.stance is Stance.WORDING] == [
        f"第{number}页的修改意见" for number in range(1, PAGES + 1)
    ]
    assert "已一致同意，待签发" in (await here.say(SECRETARY, "纪要 MN-1")).whole


async def test_a_page_that_settles_all_closes_the_form(here: Town) -> None:
    """The objection to the first clause was all that stood against the minutes: who takes it back is asked nothing more."""
    objecting = AnswerMinutes(MN1, Stance.OBJECTION, "须先列入预算", position=1, agrees_otherwise=True)
    await here.concord.database.write(lambda tx: concurrence.answer(tx, identify(tx, Speaker(ME)), objecting))
    view = await opened(here)
    (first, *_) = rows_of(view)
    assert begun(view, first) == ("objection", "须先列入预算")
    assert (await here.submit(ME, view, says(first, Stance.AGREE, "")))["response_action"] == "close"
    await here.delivered()
    answer = (await here.direct(ME))[-1]
    assert "已代表财政局对会议纪要 MN-1 表态：同意" in whole(answer)
    assert "已一致同意，待签发" in whole(answer)
