"""The outbox: order within a conversation, leases, retries and dead letters, on both databases."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, text

from bot.jobs.scheduler import TICK
from bot.notices.contacts import LanguageChosen
from bot.notices.recipients import ToChannel, ToPerson
from bot.services import delivery, leases
from bot.store.outbox import LEASE, LONGEST_DELAY, Outbox, Outgoing
from bot.store.transaction import Transaction
from tests.house import House

A, B = ToPerson("U0A"), ToChannel("C0B")


def _facts(rows: list[Outgoing]) -> list[str]:
    return [row.facts["language"] for row in rows]


async def _owe(house: House, *words: str, to: ToPerson | ToChannel = A, key: str = "") -> None:
    def owe(tx: Transaction) -> None:
        for word in words:
            tx.outbox.add(LanguageChosen(word), to, key=key)

    await house.database.write(owe)


async def _claim(house: House) -> list[Outgoing]:
    return await house.database.write(lambda tx: tx.outbox.claim(50, edits=50))


async def _sent(house: House, row: Outgoing, ts: str = "1.0") -> None:
    await house.database.write(lambda tx: tx.outbox.mark_sent(row, "D1", ts))


async def test_one_row_of_each_conversation_at_a_time_in_order(house: House) -> None:
    await _owe(house, "1", "2")
    await _owe(house, "x", to=B)
    first = await _claim(house)
    assert sorted(_facts(first)) == ["1", "x"]
    assert await _claim(house) == []
    for row in first:
        await _sent(house, row)
    assert _facts(await _claim(house)) == ["2"]


async def test_the_same_key_is_owed_once(house: House) -> None:
    await _owe(house, "1", key="digest")
    await _owe(house, "2", key="digest")
    assert _facts(await _claim(house)) == ["1"]


async def test_what_a_dead_deliverer_left_is_of_unknown_outcome(house: House) -> None:
    await _owe(house, "1", "2")
    assert [row.is_unknown for row in await _claim(house)] == [False]
    house.clock.advance(LEASE + timedelta(seconds=1))
    again = await _claim(house)
    assert (_facts(again), [row.is_unknown for row in again]) == (["1"], [True])


async def test_a_retry_keeps_its_place_and_a_dead_letter_makes_way(house: House) -> None:
    await _owe(house, "1", "2")
    (row,) = await _claim(house)
    later = house.clock.now() + timedelta(seconds=30)
    await house.database.write(lambda tx: tx.outbox.mark_retry(row, later, "ratelimited"))
    assert await _claim(house) == []
    house.clock.move_to(later)
    (row,) = await _claim(house)
    assert (row.facts["language"], row.is_unknown, row.attempts) == ("1", False, 1)
    await house.database.write(lambda tx: tx.outbox.mark_dead(row, "channel_not_found"))
    assert _facts(await _claim(house)) == ["2"]
    assert await house.database.write(lambda tx: tx.outbox.replay_dead()) == 1
    assert _facts(await _claim(house)) == []


async def test_what_is_meant_for_later_holds_nothing_up(house: House) -> None:
    def owe(tx: Transaction) -> None:
        tx.outbox.add(LanguageChosen("later"), A, at=tx.now + timedelta(hours=1))
        tx.outbox.add(LanguageChosen("now"), A)

    await house.database.write(owe)
    assert _facts(await _claim(house)) == ["now"]
    assert await house.look(lambda tx: tx.outbox.next_moment()) is not None


async def test_a_card_is_known_by_its_message_and_only_its_last_look_is_owed(house: House) -> None:
    def owe(tx: Transaction) -> None:
        tx.outbox.add(LanguageChosen("card"), B, card="1/TK-1")

    await house.database.write(owe)
    (row,) = await _claim(house)
    await _sent(house, row, "7.5")
    for _ in range(3):
        await house.database.write(lambda tx: tx.outbox.refresh(1, "TK-1"))

    (look,) = await _claim(house)
    assert (look.kind, look.card_channel, look.card_ts) == ("card", "D1", "7.5")
    await house.database.write(lambda tx: tx.outbox.refresh(1, "TK-1"))
    assert await _claim(house) == []
    await _sent(house, look, "7.5")
    (newer,) = await _claim(house)
    await _sent(house, newer, "7.5")
    assert await _claim(house) == []


async def test_a_look_is_not_read_before_the_change_that_owes_it(postgres_url: str, house_on: Any) -> None:
    async with house_on(postgres_url) as house:
        await house.database.write(lambda tx: tx.outbox.add(LanguageChosen("card"), B, card="1/TK-1"))
        (row,) = await _claim(house)
        await _sent(house, row, "7.5")
        await house.database.write(lambda tx: tx.outbox.refresh(1, "TK-1"))

        def change(connection: Connection) -> None:
            outbox = Outbox(connection, house.clock.now())
            outbox.refresh(1, "TK-1")
            outbox.flush()

        async with house.database.engine.begin() as connection:
            await connection.run_sync(change)
            assert await _claim(house) == []
        assert [look.kind for look in await _claim(house)] == ["card"]


async def test_a_rolled_back_promise_is_none(house: House) -> None:
    await house.look(lambda tx: tx.outbox.add(LanguageChosen("x"), A))
    assert await _claim(house) == []


async def test_what_may_have_gone_out_stays_in_doubt_when_it_cannot_be_looked_up(house: House) -> None:
    await _owe(house, "1")
    await _claim(house)
    house.clock.advance(LEASE + timedelta(seconds=1))
    (row,) = await _claim(house)
    await house.database.write(delivery.later, row, "conversations.history: ratelimited", 30)
    house.clock.advance(timedelta(seconds=31))
    assert [row.is_unknown for row in await _claim(house)] == [True]


async def test_a_platform_that_is_gone_for_hours_costs_no_message(house: House) -> None:
    await _owe(house, "1")
    began = house.clock.now()
    while house.clock.now() - began < delivery.ENDURANCE - LONGEST_DELAY:
        (row,) = await _claim(house)
        await house.database.write(delivery.later, row, "no route", 300)
        house.clock.advance(timedelta(seconds=301))
    assert row.attempts > delivery.TRIES
    assert await house.database.read(delivery.list_dead) == []
    house.clock.advance(timedelta(days=1))
    (row,) = await _claim(house)
    await house.database.write(delivery.later, row, "no route", 300)
    assert [letter.error for letter in await house.database.read(delivery.list_dead)] == ["no route"]
    assert await house.database.write(delivery.replay_dead) == 1
    assert _facts(await _claim(house)) == ["1"]


async def test_a_clock_that_moves_back_holds_nothing_up(house: House) -> None:
    before = house.clock.now()
    house.clock.advance(timedelta(hours=3))
    tomorrow = house.clock.now() + timedelta(days=1)

    def owe(tx: Transaction) -> None:
        tx.outbox.add(LanguageChosen("under way"), ToPerson("U0D"))
        tx.outbox.add(LanguageChosen("put off"), ToPerson("U0A"))
        tx.outbox.add(LanguageChosen("owed"), ToPerson("U0B"))
        tx.outbox.add(LanguageChosen("for tomorrow"), ToPerson("U0C"), at=tomorrow)

    await house.database.write(owe)
    for row in await _claim(house):
        if row.facts["language"] == "put off":
            await house.database.write(delivery.later, row, "ratelimited", 30)
    await _owe(house, "new", to=B)
    house.clock.move_to(before)
    assert await _claim(house) == []
    await house.database.write(delivery.catch_up)
    found = {row.facts["language"]: row.is_unknown for row in await _claim(house)}
    assert found == {"under way": True, "owed": True, "put off": False, "new": False}
    house.clock.move_to(tomorrow)
    assert "for tomorrow" in _facts(await _claim(house))


async def test_a_row_that_cannot_be_read_holds_no_other_up(house: House) -> None:
    await _owe(house, "1", key="spoilt")
    await _owe(house, "2", to=B)
    spoil = text("UPDATE outbox SET target = '{}' WHERE key = 'spoilt'")
    await house.database.write(lambda tx: tx.connection.execute(spoil))
    assert _facts(await _claim(house)) == ["2"]
    assert len(await house.database.read(delivery.list_dead)) == 1


async def test_a_lease_moves_in_under_fifteen_seconds_and_a_clock_that_moves_back_does_not_keep_it(
    house: House,
) -> None:
    async def take(holder: str) -> bool:
        return await house.database.write(leases.take, "scheduler", holder)

    assert await take("first")
    house.clock.advance(leases.TERM)
    assert not await take("second")
    house.clock.advance(timedelta(seconds=TICK))
    assert leases.TERM + timedelta(seconds=TICK) < timedelta(seconds=15)
    assert await take("second")
    house.clock.advance(timedelta(hours=-2))
    assert await take("third")
