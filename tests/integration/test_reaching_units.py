"""Accounts that are disabled, the quarterly confirmation, and units that cannot be reached, on both databases."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import update

from bot.domain.confirmations import ConfirmContacts
from bot.domain.errors import NotFound, Refusal
from bot.domain.people import Role
from bot.domain.reach import Gap
from bot.notices.confirmations import (
    AccountNoticed,
    ConfirmationCard,
    ConfirmationOverview,
    UnreachableUnits,
)
from bot.notices.contacts import LanguageChosen
from bot.notices.recipients import ToPerson
from bot.services import accounts, cards, confirmations, mornings, reach
from bot.store.outbox import OutboxState
from bot.store.tables import outbox
from bot.store.transaction import Transaction
from tests.builders import CHANNELS, CONVENER, EDUCATION, FINANCE, SECRETARY, STRANGER, liaison, member
from tests.house import House
from tests.letters import letters

JANUARY = date(2027, 1, 4)
"""The first working day of the quarter: the State Council frees the days before."""


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 1, 0, tzinfo=UTC)


async def scanned(house: House, day: date) -> None:
    house.clock.move_to(morning(day))
    await house.database.write(mornings.begin, 1)


async def note(house: House, slack_id: str, *, is_deactivated: bool) -> bool:
    return await house.database.write(accounts.note_account, slack_id, is_deactivated=is_deactivated)


class TestAccounts:
    async def test_the_other_holder_and_the_secretariat_are_asked_for_a_successor(self, house: House) -> None:
        assert await note(house, liaison(EDUCATION), is_deactivated=True)
        sent = await letters(house)
        assert sorted(sent.readers(AccountNoticed)) == sorted([member(EDUCATION), CHANNELS["secretariat"]])
        [told] = sent.of(AccountNoticed, to=member(EDUCATION))
        assert (told.unit, told.role, told.is_back) == ("教育局", Role.LIAISON, False)
        assert not await note(house, liaison(EDUCATION), is_deactivated=True)
        assert len((await letters(house)).of(AccountNoticed)) == 2

    async def test_somebody_who_comes_back_is_told_of(self, house: House) -> None:
        await note(house, liaison(EDUCATION), is_deactivated=True)
        assert await note(house, liaison(EDUCATION), is_deactivated=False)
        assert (await letters(house)).of(AccountNoticed, to=member(EDUCATION))[-1].is_back

    async def test_a_stranger_and_somebody_without_a_unit_concern_no_unit(self, house: House) -> None:
        assert not await note(house, STRANGER, is_deactivated=True)
        assert await note(house, CONVENER, is_deactivated=True)
        assert not (await letters(house)).of(AccountNoticed)


class TestUnreachable:
    async def test_each_gap_is_named_once_a_morning(self, house: House) -> None:
        def spoil(tx: Transaction) -> None:
            for position, slack_id in ((1, None), (2, "U0L02")):
                person = tx.people.find_by_slack_id(liaison(position))
                assert person is not None
                person.slack_id, person.deactivated = slack_id, slack_id is not None
                tx.people.save(person)
            for seat in tx.people.list_coming(1, Role.LIAISON, date(2026, 11, 23)):
                if seat.unit_id == 3:
                    tx.people.end_seat(seat, date(2026, 11, 23))
            tx.outbox.add(LanguageChosen("zh"), ToPerson(liaison(4)))

        await house.database.write(spoil)
        await house.database.write(
            lambda tx: tx.connection.execute(update(outbox).values(state=OutboxState.DEAD.value, next_at=None))
        )
        await scanned(house, date(2026, 11, 24))
        [told] = (await letters(house)).of(UnreachableUnits, to=CHANNELS["secretariat"])
        assert [(row.unit_id, row.gap) for row in told.rows] == [
            (1, Gap.NO_ACCOUNT),
            (2, Gap.DEACTIVATED),
            (3, Gap.NO_LIAISON),
            (4, Gap.REFUSED),
        ]
        await house.database.write(mornings.begin, 1)
        assert len((await letters(house)).of(UnreachableUnits)) == 1

    async def test_nobody_is_told_of_nothing(self, house: House) -> None:
        await scanned(house, date(2026, 11, 24))
        assert not (await letters(house)).of(UnreachableUnits)
        group = await house.look(lambda tx: tx.groups.get(1))
        assert await house.look(lambda tx: reach.list_unreachable(tx, group)) == []


class TestConfirmation:
    async def test_each_liaison_is_asked_on_the_first_working_morning(self, house: House) -> None:
        await scanned(house, date(2026, 12, 31))
        assert not (await letters(house)).of(ConfirmationCard)
        await scanned(house, JANUARY)
        sent = await letters(house)
        assert sorted(sent.readers(ConfirmationCard)) == [liaison(position) for position in range(1, 27)]
        [asked] = sent.of(ConfirmationCard, to=liaison(EDUCATION))
        assert [(line.role, line.name) for line in asked.people] == [
            (Role.MEMBER, "教育局成员"),
            (Role.LIAISON, "教育局联络员"),
        ]
        await scanned(house, date(2027, 1, 5))
        assert len((await letters(house)).of(ConfirmationCard)) == 26

    async def test_after_a_downtime_it_is_asked_within_the_grace(self, house: House) -> None:
        await scanned(house, date(2027, 1, 11))
        assert len((await letters(house)).of(ConfirmationCard)) == 26

    async def test_one_button_confirms(self, house: House) -> None:
        await scanned(house, JANUARY)
        group = await house.look(lambda tx: tx.groups.get(1))
        answer = ConfirmContacts(EDUCATION, "2027Q1")
        with pytest.raises(Refusal):
            await house.does(liaison(FINANCE), confirmations.confirm_contacts, answer)
        with pytest.raises(NotFound):
            await house.does(liaison(EDUCATION), confirmations.confirm_contacts, ConfirmContacts(EDUCATION, "2026Q4"))
        for who in (liaison(EDUCATION), member(EDUCATION)):
            told = await house.does(who, confirmations.confirm_contacts, answer)
            assert (told.confirmed_by, told.confirmed_on) == ("教育局联络员", JANUARY)
        waiting = await house.look(lambda tx: confirmations.list_unconfirmed(tx, group, JANUARY))
        assert len(waiting) == 25
        item = f"{confirmations.PREFIX}2027Q1:{EDUCATION}"
        look = await house.look(lambda tx: cards.current(tx, 1, item, ToPerson(liaison(EDUCATION))))
        assert look == told

    async def test_the_secretariat_sees_who_has_not(self, house: House) -> None:
        with pytest.raises(NotFound):
            await house.does(SECRETARY, confirmations.show_confirmations, None)
        await scanned(house, JANUARY)
        await house.does(liaison(EDUCATION), confirmations.confirm_contacts, ConfirmContacts(EDUCATION, "2027Q1"))
        told = await house.does(SECRETARY, confirmations.show_confirmations, None)
        assert isinstance(told, ConfirmationOverview)
        assert (told.confirmed, len(told.waiting)) == (("教育局",), 25)
        own = await house.does(member(FINANCE), confirmations.show_confirmations, None)
        assert isinstance(own, ConfirmationCard)
        assert own.unit == "财政局"
