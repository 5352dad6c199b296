"""Issuing minutes to the founding group, and to a hundred times as many people: its cost is to follow their number."""

import time
from datetime import date, timedelta
from typing import Any

from sqlalchemy import insert

from bench.size import Size
from bench.stores import stores
from bot.domain.clauses import ClauseText, SetClause
from bot.domain.consensus import AnswerMinutes, Stance
from bot.domain.minutes import ChangeMinutes, CirculateMinutes, DraftMinutes
from bot.domain.minutes import MinutesVerb as Verb
from bot.domain.people import Role, SeatScope
from bot.domain.references import Kind, Reference
from bot.services import circulation, clauses, concurrence, minutes
from bot.store.database import Database
from bot.store.tables import persons, seats
from tests.builders import CONVENER, FINANCE, MONDAY, SECRETARY, TestClock, liaison, settle
from tests.house import House

_UNITS = 26
_MINUTES = Reference(Kind.MINUTES, 1)
_HELD = date(2026, 11, 20)


async def measure(size: Size) -> dict[str, float]:
    """Return how much more one recipient costs among many than among few, on both databases."""
    found = {}
    async with stores() as (new_sqlite, new_postgres):
        for name, new in (("sqlite", new_sqlite), ("postgres", new_postgres)):
            few, many = [await _issue(new(f"issue{number}"), number) for number in size.recipients]
            print(
                f"{name:9} issuing to {size.recipients[0]} people: {few * 1000:7.1f} ms · "
                f"to {size.recipients[1]:,}: {many * 1000:7.1f} ms"
            )
            found[f"issue_growth_per_person_{name}"] = (many / size.recipients[1]) / (few / size.recipients[0])
    return found


async def _issue(url: str, people: int) -> float:
    """Return the seconds that it takes to issue minutes to so many liaisons."""
    database = Database(url, TestClock())
    house = House(database, TestClock())
    try:
        await settle(database)
        await database.write(_seat, people - _UNITS)
        await house.does(SECRETARY, minutes.draft_minutes, DraftMinutes("纪要", _HELD))
        clause = ClauseText("各单位年底前报送资源清单", FINANCE, date(2026, 12, 31))
        await house.does(SECRETARY, clauses.set_clause, SetClause(_MINUTES, None, clause))
        await house.does(SECRETARY, circulation.circulate, CirculateMinutes(_MINUTES))
        for position in range(1, _UNITS + 1):
            await house.does(liaison(position), concurrence.answer, AnswerMinutes(_MINUTES, Stance.AGREE))
        await house.does(CONVENER, minutes.change_minutes, ChangeMinutes(_MINUTES, Verb.SIGN_OFF))
        began = time.perf_counter()
        await house.does(SECRETARY, minutes.change_minutes, ChangeMinutes(_MINUTES, Verb.ISSUE))
        return time.perf_counter() - began
    finally:
        await database.close()


def _seat(tx: Any, number: int) -> None:
    """Seat so many more liaisons, in all units alike."""
    if number <= 0:
        return
    units = [unit.id for unit in tx.groups.get(1).units]
    rows = [
        {
            "slack_id": f"U1L{each:05d}",
            "name": f"联络员{each}",
            "title": "",
            "phone": "",
            "email": "",
            "language": "",
            "deactivated": False,
        }
        for each in range(number)
    ]
    found = tx.connection.execute(insert(persons).returning(persons.c.id), rows).scalars()
    since = (MONDAY - timedelta(days=30)).date()
    held = [
        {
            "group_id": 1,
            "unit_id": units[place % len(units)],
            "person_id": person,
            "role": Role.LIAISON,
            "starts_on": since,
            "scope": SeatScope.ALL,
            "is_beside": False,
            "begun": True,
            "ended": False,
        }
        for place, person in enumerate(found)
    ]
    tx.connection.execute(insert(seats), held)
