"""A liaison changes: what the day brings to the newcomer, to the leaver, and to the past, on both databases."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.domain.clauses import ClauseText, SetClause
from bot.domain.consensus import AnswerMinutes, Stance
from bot.domain.contacts import (
    AmendContactChange,
    ContactChangeState,
    ContactChangeVerb,
    ContactFilter,
    DecideContactChange,
    ProposeContactChange,
)
from bot.domain.errors import NotFound, Refusal
from bot.domain.minutes import CirculateMinutes, DraftMinutes
from bot.domain.people import Role
from bot.domain.references import Kind, Reference
from bot.domain.roster import RosterRow
from bot.domain.tasks import AssignTask, ReportProgress
from bot.domain.topics import SubmitTopic, TopicText
from bot.notices.contacts import ContactChangeChanged, ContactChangeProposed, ContactChangeTaken, HandOver
from bot.notices.recipients import ToPerson
from bot.notices.seats import PassedOn, RosterCard, SeatHistory
from bot.profiles.schema import load_profile
from bot.services import (
    cards,
    circulation,
    clauses,
    concurrence,
    contact_amendments,
    contacts,
    groups,
    minutes,
    mornings,
    pinned_roster,
    roster,
    stand_ins,
    tasks,
    topics,
)
from bot.services.front_desk import Speaker, identify
from bot.store.tables import outbox
from bot.store.transaction import Transaction
from bot.views.ids import Handle
from tests.builders import CHANNELS, EDUCATION, FINANCE, PROFILE, SECRETARY, liaison, member
from tests.house import House
from tests.letters import letters, show_card

CC1, MN1, TK1 = Reference(Kind.CONTACT_CHANGE, 1), Reference(Kind.MINUTES, 1), Reference(Kind.TASK, 1)
TODAY, FIFTEENTH = date(2026, 11, 23), date(2026, 12, 15)
LEAVER, NEWCOMER = liaison(EDUCATION), "U0NEW"
CONFIRM = DecideContactChange(CC1, ContactChangeVerb.CONFIRM)


def change(**values: object) -> ProposeContactChange:
    usual: dict[str, object] = {
        "role": Role.LIAISON,
        "slack_id": NEWCOMER,
        "name": "许晨",
        "title": "体卫艺科科长",
        "phone": "13900000000",
        "reason": "工作调动",
        "effective_on": FIFTEENTH,
    }
    return ProposeContactChange(**usual | values)  # type: ignore[arg-type]  # a test names what differs


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 1, 0, tzinfo=UTC)


async def scanned(house: House, day: date) -> None:
    house.clock.move_to(morning(day))
    await house.database.write(mornings.begin, 1)


async def owed_to(house: House, slack_id: str) -> int:
    """How many rows the outbox holds for a person, edits of cards included."""

    def count(tx: Transaction) -> int:
        lane = ToPerson(slack_id).lane
        return len(tx.connection.execute(select(outbox.c.id).where(outbox.c.lane == lane)).all())

    return await house.look(count)


@pytest.fixture
async def changed(house: House) -> House:
    """A house at work, in which the liaison of 教育局 changes on the 15th."""
    await house.does(SECRETARY, tasks.assign_task, AssignTask("报送清单", EDUCATION, date(2026, 12, 31)))
    await house.does(LEAVER, tasks.report_progress, ReportProgress(TK1, 40, "已完成摸底"))
    await house.does(LEAVER, topics.submit_topic, SubmitTopic(TopicText("设施开放")))
    await house.does(SECRETARY, minutes.draft_minutes, DraftMinutes("纪要", TODAY))
    clause = ClauseText("报送", EDUCATION, date(2026, 12, 31))
    await house.does(SECRETARY, clauses.set_clause, SetClause(MN1, None, clause))
    await house.does(SECRETARY, circulation.circulate, CirculateMinutes(MN1, date(2026, 12, 18)))
    await house.does(liaison(FINANCE), concurrence.answer, AnswerMinutes(MN1, Stance.AGREE))
    await show_card(house, "TK-1", ToPerson(LEAVER))
    await house.does(LEAVER, contacts.propose_change, change())
    await house.does(SECRETARY, contacts.decide_change, CONFIRM)
    return house


class TestTheDay:
    async def test_the_pack_comes_on_the_morning_and_is_complete(self, changed: House) -> None:
        assert not (await letters(changed)).of(HandOver)
        await scanned(changed, date(2026, 12, 14))
        assert not (await letters(changed)).of(HandOver)
        await scanned(changed, FIFTEENTH)
        [pack] = (await letters(changed)).of(HandOver, to=NEWCOMER)
        assert (pack.leaver, pack.effective_on, pack.last_day) == ("教育局联络员", FIFTEENTH, None)
        assert [card.reports[0].text for card in pack.tasks] == ["已完成摸底"]
        assert [line.title for line in pack.topics] == ["设施开放"]
        assert [line.reference for line in pack.minutes] == ["MN-1"]
        assert [(line.day, line.reference) for line in pack.dates] == [
            (date(2026, 12, 18), "MN-1"),
            (date(2026, 12, 31), "TK-1"),
        ]
        await scanned(changed, date(2026, 12, 16))
        assert len((await letters(changed)).of(HandOver)) == 1

    async def test_nothing_is_addressed_to_the_leaver_after_it(self, changed: House) -> None:
        await scanned(changed, FIFTEENTH)
        before = await owed_to(changed, LEAVER)
        await changed.does(NEWCOMER, tasks.report_progress, ReportProgress(TK1, 60, "接手办理"))
        await changed.does(SECRETARY, tasks.assign_task, AssignTask("第二件事", EDUCATION, date(2026, 12, 25)))
        for day in (24, 28, 29, 30, 31):
            await scanned(changed, date(2026, 12, day))
        assert await owed_to(changed, LEAVER) == before
        assert await owed_to(changed, NEWCOMER) > 2

    async def test_the_leavers_card_loses_its_buttons_and_names_the_holder(self, changed: House) -> None:
        await scanned(changed, FIFTEENTH)
        look = await changed.look(lambda tx: cards.current(tx, 1, "TK-1", ToPerson(LEAVER)))
        assert isinstance(look, PassedOn)
        assert (look.unit, look.role, look.holders) == ("教育局", Role.LIAISON, ("许晨",))
        assert not look.card.verbs

    async def test_the_past_still_shows_the_leaver(self, changed: House) -> None:
        await scanned(changed, FIFTEENTH)

        async def on(day: date | None) -> list[str]:
            found = await changed.does(SECRETARY, contacts.list_contacts, ContactFilter("教育局", on=day))
            return [line.name for line in found.units[0].people if line.role is Role.LIAISON]

        assert await on(date(2026, 12, 14)) == ["教育局联络员"]
        assert await on(None) == ["许晨"]
        assert await on(date(2026, 3, 1)) == []
        history = await changed.does(SECRETARY, stand_ins.show_history, "教育局")
        assert isinstance(history, SeatHistory)
        told = [(line.name, line.since, line.last_day) for line in history.seats if line.role is Role.LIAISON]
        assert told == [("许晨", FIFTEENTH, None), ("教育局联络员", TODAY, date(2026, 12, 14))]
        entries = await changed.does(SECRETARY, tasks.show_task, TK1)
        assert entries.reports[0].person == "教育局联络员"

    async def test_somebody_with_another_seat_keeps_the_cards(self, changed: House) -> None:
        def seat_elsewhere(tx: Transaction) -> None:
            person = tx.people.find_by_slack_id(LEAVER)
            seats = tx.people.list_coming(1, Role.LIAISON, TODAY)
            assert person is not None
            other = next(seat for seat in seats if seat.unit_id == FINANCE)
            other.id, other.person_id = 0, person.id
            tx.people.add_seat(other)

        await changed.database.write(seat_elsewhere)
        await scanned(changed, FIFTEENTH)
        look = await changed.look(lambda tx: cards.current(tx, 1, "TK-1", ToPerson(LEAVER)))
        assert look is not None
        assert not isinstance(look, PassedOn)
        while rows := await changed.database.write(lambda tx: tx.outbox.claim(50, edits=50)):
            for row in rows:
                await changed.database.write(lambda tx, row=row: tx.outbox.mark_sent(row, "D1", "1.0"))
        before = await owed_to(changed, LEAVER)
        await changed.does(NEWCOMER, tasks.report_progress, ReportProgress(TK1, 60, "接手办理"))
        assert await owed_to(changed, LEAVER) == before + 1


class TestAtOnce:
    async def test_a_group_may_let_reports_take_effect_at_once(self, house: House, tmp_path: Path) -> None:
        changed = tmp_path / "profile.toml"
        said = PROFILE.read_text("utf-8")
        changed.write_text(
            said.replace("contact_changes_need_confirmation = true", "contact_changes_need_confirmation = false")
        )
        await house.database.write(groups.apply_profile, load_profile(changed), {}, is_rehearsal=False)
        told = await house.does(LEAVER, contacts.propose_change, change(effective_on=TODAY))
        assert told.card.state is ContactChangeState.CONFIRMED
        sent = await letters(house)
        assert sent.readers(ContactChangeTaken) == [CHANNELS["secretariat"]]
        assert not sent.of(ContactChangeProposed)
        assert sent.readers(HandOver) == [NEWCOMER]
        with pytest.raises(NotFound):
            await house.does(LEAVER, contacts.list_contacts, ContactFilter())


class TestByRoster:
    async def test_whoever_follows_somebody_by_a_roster_is_handed_the_work_over(self, house: House) -> None:
        await house.does(SECRETARY, tasks.assign_task, AssignTask("报送清单", EDUCATION, date(2026, 12, 31)))
        row = RosterRow(2, "教育局", Role.LIAISON, "许晨", "科长", "", "", NEWCOMER, None)
        await house.database.write(roster.import_roster, "lucheng", [row], is_rehearsal=False)
        sent = await letters(house)
        assert sent.readers(HandOver) == [NEWCOMER]
        [pack] = sent.of(HandOver)
        assert (pack.leaver, [card.task.title for card in pack.tasks]) == ("教育局联络员", ["报送清单"])


class TestAmendment:
    async def test_a_returned_report_is_mended_and_sent_again(self, house: House) -> None:
        await house.does(LEAVER, contacts.propose_change, change())
        returned = DecideContactChange(CC1, ContactChangeVerb.RETURN, "请写明科室")
        await house.does(SECRETARY, contacts.decide_change, returned)
        begun = await house.database.read(_prepared)
        assert (begun.initial.name, begun.initial.effective_on) == ("许晨", FIFTEENTH)
        mended = AmendContactChange(CC1, change(title="基教科科长"))
        told = await house.does(LEAVER, contact_amendments.amend_change, mended)
        assert isinstance(told, ContactChangeChanged)
        assert (told.card.state, told.card.title, told.card.return_reason) == (
            ContactChangeState.PENDING,
            "基教科科长",
            "",
        )
        assert len((await letters(house)).of(ContactChangeProposed)) == 2
        await house.does(SECRETARY, contacts.decide_change, CONFIRM)

    async def test_one_that_waits_is_edited_where_the_secretariat_has_it(self, house: House) -> None:
        await house.does(LEAVER, contacts.propose_change, change())
        await house.does(LEAVER, contact_amendments.amend_change, AmendContactChange(CC1, change(title="副科长")))
        assert len((await letters(house)).of(ContactChangeProposed)) == 1

    async def test_another_unit_and_a_confirmed_report_are_refused(self, house: House) -> None:
        await house.does(LEAVER, contacts.propose_change, change())
        for who in (liaison(FINANCE), SECRETARY):
            with pytest.raises(Refusal):
                await house.does(who, contact_amendments.amend_change, AmendContactChange(CC1, change()))
        await house.does(SECRETARY, contacts.decide_change, CONFIRM)
        with pytest.raises(Refusal):
            await house.does(LEAVER, contact_amendments.amend_change, AmendContactChange(CC1, change(role=Role.MEMBER)))


class TestPinnedRoster:
    async def test_it_shows_units_names_and_titles_without_phones(self, house: House) -> None:
        look = await house.look(lambda tx: cards.current(tx, 1, pinned_roster.ITEM, ToPerson(LEAVER)))
        assert isinstance(look, RosterCard)
        assert len(look.units) == 26
        assert look.units[EDUCATION - 1] == ("教育局", "教育局成员 科长", "教育局联络员 科长")
        assert "1380000" not in repr(look)

    async def test_a_new_channel_gets_it_once_and_pinned(self, house: House) -> None:
        profile = load_profile(PROFILE)
        for channel in ("C0NEWGROUP", "C0NEWGROUP", "C0NEWGROUP"):
            await house.database.write(groups.apply_profile, profile, {"group": channel}, is_rehearsal=False)

        def owed(tx: Transaction) -> list[str]:
            rows = tx.connection.execute(select(outbox.c.kind).where(outbox.c.lane == "channel:C0NEWGROUP"))
            return list(rows.scalars())

        assert await house.look(owed) == ["card", "pin"]


def _prepared(tx: Transaction) -> object:
    return contact_amendments.prepare_amendment(tx, identify(tx, Speaker(member(EDUCATION))), Handle(CC1, 2))
