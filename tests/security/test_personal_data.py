"""A person's data is handed out whole, and erased where the record does not need it: on both databases."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from bot.domain.errors import NotFound, WrongState
from bot.services import personal_data, records
from bot.store.transaction import Transaction
from tests.builders import EDUCATION, liaison, settle_url
from tests.house import House
from tests.postgres import Prepare

WHO = liaison(EDUCATION)


@pytest.fixture
def prepare_database() -> Prepare:
    """The founding group alone."""
    return settle_url


async def leave(house: House) -> None:
    """Let the liaison's seat end today."""

    def end(tx: Transaction) -> None:
        person = tx.people.find_by_slack_id(WHO)
        assert person is not None
        for seat in tx.people.list_seats_of(person.id, date(2026, 11, 23)):
            tx.people.end_seat(seat, date(2026, 11, 23))

    await house.database.write(end)


async def holding(house: House, words: str) -> set[str]:
    """Return the tables in which some words stand."""

    def look(tx: Transaction) -> set[str]:
        names = {*tx.connection.dialect.get_table_names(tx.connection)}
        return {
            name
            for name in names
            for row in tx.connection.execute(text(f'SELECT * FROM "{name}"'))  # noqa: S608 - the database's own names
            if words in str(tuple(row))
        }

    return await house.look(look)


async def test_what_is_kept_about_a_person_is_handed_out_whole(house: House) -> None:
    found: dict[str, list[dict[str, Any]]] = await house.look(lambda tx: personal_data.export_person(tx, WHO))
    (person,) = found["persons"]
    assert (person["slack_id"], person["phone"] != "", person["email"]) == (WHO, True, f"{WHO.lower()}@example.invalid")
    assert [seat["role"] for seat in found["seats"]] == ["liaison"]
    assert person["phone"] not in str({name: rows for name, rows in found.items() if name != "persons"})
    with pytest.raises(NotFound):
        await house.look(lambda tx: personal_data.export_person(tx, "U0NOBODY"))


async def test_a_leavers_number_goes_and_the_seat_stays(house: House) -> None:
    before = await house.look(lambda tx: personal_data.export_person(tx, WHO))
    (person,) = before["persons"]
    await leave(house)
    assert await house.database.write(personal_data.erase_person, WHO) == ["lucheng"]
    assert await holding(house, person["phone"]) == set()
    assert await holding(house, person["email"]) == set()
    after = await house.look(lambda tx: personal_data.export_person(tx, WHO))
    assert after["persons"][0]["name"] == person["name"]
    assert len(after["seats"]) == 1
    ((_, _, faults),) = await house.look(records.verify)
    assert faults == []
    assert any(entry["action"] == "erase" for entry in await _entries(house))


async def test_nothing_is_erased_while_a_seat_is_held(house: House) -> None:
    with pytest.raises(WrongState):
        await house.database.write(personal_data.erase_person, WHO)
    (person,) = (await house.look(lambda tx: personal_data.export_person(tx, WHO)))["persons"]
    assert person["phone"]


async def _entries(house: House) -> list[dict[str, Any]]:
    return await house.look(
        lambda tx: [dict(row) for row in tx.connection.execute(text("SELECT * FROM record")).mappings()]
    )
