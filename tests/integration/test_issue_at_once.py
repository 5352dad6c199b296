"""Fifty minutes issued at once, on both databases: the numbers have no gap, and each has its task and its post once."""

import asyncio
from collections import Counter

from bot.domain.errors import Refusal
from bot.domain.minutes import ChangeMinutes, MinutesVerb
from bot.domain.references import Reference
from bot.notices.minutes import MinutesPosted
from bot.services import minutes
from tests.builders import CHANNELS, DIRECTOR, SECRETARY
from tests.house import House
from tests.letters import letters
from tests.minutes import sign_many

MANY = 50


async def test_fifty_issued_at_once_have_the_numbers_from_one_to_fifty(house: House) -> None:
    signed = await house.database.write(sign_many, MANY)

    async def issue(who: str, reference: Reference) -> bool:
        try:
            await house.does(who, minutes.change_minutes, ChangeMinutes(reference, MinutesVerb.ISSUE))
        except Refusal:
            return False
        return True

    # Every fifth one is issued by two people at the same moment: the second one is refused, and takes no number.
    pairs = [(SECRETARY, each) for each in signed] + [(DIRECTOR, each) for each in signed[::5]]
    done = await asyncio.gather(*(issue(who, reference) for who, reference in pairs))
    assert sum(done) == MANY
    items = [await house.look(lambda tx, each=each: tx.minutes.get(1, each)) for each in signed]
    assert sorted((item.year, item.serial) for item in items) == [(2026, serial) for serial in range(1, MANY + 1)]
    clauses = [
        clause for item in items for clause in await house.look(lambda tx, of=item.id: tx.minutes.list_decisions(of))
    ]
    tasks = await house.look(lambda tx: tx.tasks.list_by_ids([clause.task_id or 0 for clause in clauses]))
    assert sorted(task.number for task in tasks) == list(range(1, MANY + 1))
    assert {task.decision_id for task in tasks} == {clause.id for clause in clauses}
    posts = (await letters(house)).of(MinutesPosted, to=CHANNELS["announcement"])
    numbers = Counter(post.card.minutes.document_number for post in posts)
    assert numbers == Counter(f"〔2026〕{serial}号" for serial in range(1, MANY + 1))
    assert await house.look(lambda tx: list(tx.record.verify(1))) == []
