"""Two groups in one deployment never see each other: whatever people of the first ask, press or submit, and whatever of the
second they name, nothing they are told has its mark, and nothing of it changes."""

from collections.abc import AsyncIterator, Iterable
from itertools import product
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import text

from bot.demo import places
from bot.demo.people import OBSERVER, SECRETARY, liaison
from bot.handlers.dispatch import ACTIONS, COMMANDS
from bot.handlers.grammar import PHRASES
from bot.notices import kinds
from bot.services import delivery, exports, papers
from bot.store.transaction import Transaction
from bot.views.ids import Form
from tests.security.forged import FIELDS, Forger, Outcome, anything, forger
from tests.security.world import MARK, PREFIX, SECOND

Case = TypeVar("Case")
_SAMPLED = {"sqlite": 3, "postgresql": 7}
PEOPLE = (SECRETARY, liaison("education"), OBSERVER)
_OTHERS = {
    "unit": "SELECT max(id) FROM units WHERE group_id = 2",
    "person": "SELECT max(person_id) FROM seats WHERE group_id = 2",
    "seat": "SELECT max(id) FROM seats WHERE group_id = 2",
    "topic": "SELECT max(id) FROM topics WHERE group_id = 2",
    "task": "SELECT max(id) FROM tasks WHERE group_id = 2",
}


@pytest.fixture
async def at(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Forger]:
    monkeypatch.setenv("CONCORD_LIMITS__REQUESTS_PER_MINUTE", "0")
    async with forger(database_url, tmp_path) as opened:
        yield opened


async def others(at: Forger) -> list[int]:
    """Row numbers of the second group: of a unit, a person, a seat, a topic, a task."""
    found = await at.here.concord.database.read(
        lambda tx: [tx.connection.execute(text(select)).scalar() for select in _OTHERS.values()]
    )
    return [int(number) for number in found if number]


def cases(url: str, found: Iterable[Case]) -> list[Case]:
    """Return the cases that a database is asked: so that each way, each value and each person is among them."""
    return list(found)[:: _SAMPLED[url.partition(":")[0].partition("+")[0]]]


def check(name: str, outcome: Outcome) -> None:
    assert outcome.status == 200, name
    assert MARK not in outcome.words, (name, outcome.words)
    assert not [entry for entry in outcome.entries if entry["group_id"] == SECOND], (name, outcome.entries)


async def check_late(at: Forger) -> None:
    """What is read only when it is delivered: cards, desks, workbooks. None of it goes to the second group either."""

    def look(tx: Transaction) -> list[Any]:
        shown: list[Any] = []
        for row in tx.outbox.claim(100, edits=100):
            assert f":{PREFIX}" not in row.target.lane, row
            if row.kind == kinds.FILE:
                is_sheet = row.facts["what"] in {exports.ROSTER, exports.LEDGER}
                shown.append(exports.look(tx, row) if is_sheet else papers.look(tx, row))
            elif row.kind != kinds.PIN:
                shown.append(delivery.look(tx, row) if delivery.is_late(row) else delivery.written(row))
            tx.outbox.mark_sent(row, None, None)
        return shown

    while found := await at.here.concord.database.write(look):
        assert MARK not in repr(found)


@pytest.mark.timeout(600)
async def test_nothing_that_is_typed_shows_the_other_group(at: Forger, database_url: str) -> None:
    numbers = await others(at)
    rests = ("", "任务1", "TK-1", "TP-1", f"{numbers[0]}")
    commands = [command for command in COMMANDS if command in PHRASES]
    for command, rest, user in cases(database_url, product(commands, rests, PEOPLE)):
        line = f"{PHRASES[command][0]} {rest}".strip()
        check(f"{user}: {line}", await at.command(user, line, channel=PREFIX + places.GROUP))
    await check_late(at)


@pytest.mark.timeout(600)
async def test_nothing_that_is_pressed_shows_the_other_group(at: Forger, database_url: str) -> None:
    numbers = await others(at)
    values = ["", "1|all", *(f"TK-1|1|{number}" for number in numbers), f"TP-1|1|{numbers[0]}", f"2026Q4|{numbers[0]}"]
    values += [f"0|{SECOND}|{numbers[0]}", *map(str, numbers[:3])]
    for act, value, user in cases(database_url, product(ACTIONS, values, PEOPLE[:2])):
        check(f"{user}: {act} {value}", await at.click(user, act, value))
    for value in (f"0|{SECOND}|0", f"0|{SECOND}|{numbers[0]}", f"1|{SECOND}|{numbers[0]}"):
        outcome = await at.click(SECRETARY, "which", value)
        check(f"which {value}", outcome)
        assert outcome.refusals, "somebody was let into a group without a seat in it"
    await check_late(at)


@pytest.mark.timeout(600)
async def test_nothing_that_is_submitted_reaches_the_other_group(at: Forger, database_url: str) -> None:
    metadata = ("TK-1|1|{number}#zh##0#0", f"TK-1|1|0#zh##{SECOND}#{{number}}", "{number}#zh##0#{number}")
    for form, number, opened, user in cases(database_url, product(Form, await others(at), metadata, PEOPLE[:2])):
        state = anything(**dict.fromkeys((name for name in FIELDS if name.endswith(("_id", "_ids"))), str(number)))
        said = opened.format(number=number)
        check(f"{user}: {form} {said}", await at.submit(user, form, said, state))
    await check_late(at)


async def test_a_form_opened_for_one_group_is_not_taken_for_another(at: Forger) -> None:
    """The metadata of a modal comes back from the client: a group in it counts only for who has a seat there."""
    me = liaison("education")
    outcome = await at.submit(me, Form.TOPIC, f"#zh##{SECOND}#0", anything(title="改进服务"))
    assert [key for key, _ in outcome.refusals] == ["no-seat"]
    assert outcome.entries == []
    await at.submit(me, Form.TOPIC, "#zh##1#0", anything(title="改进服务", unit_id=""))
    groups = await at.here.concord.database.read(
        lambda tx: list(tx.connection.execute(text("SELECT group_id FROM topics WHERE title = '改进服务'")).scalars())
    )
    assert groups == [1]
