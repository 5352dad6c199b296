"""People, their seats and changes of them, on both databases."""

from datetime import UTC, date, datetime

import pytest

from bot.domain.clauses import ClauseText, SetClause
from bot.domain.consensus import AnswerMinutes, Stance
from bot.domain.contacts import (
    ChooseLanguage,
    ContactChangeState,
    ContactChangeVerb,
    ContactFilter,
    CorrectOwnPhone,
    DecideContactChange,
    ProposeContactChange,
)
from bot.domain.errors import NotFound, Refusal
from bot.domain.minutes import CirculateMinutes, DraftMinutes
from bot.domain.people import Role
from bot.domain.references import Kind, Reference
from bot.domain.tasks import AssignTask, ReportProgress
from bot.domain.topics import SubmitTopic, TopicText
from bot.notices.contacts import ContactChangeDecided, ContactChangeProposed, HandOver
from bot.services import circulation, clauses, concurrence, contacts, minutes, tasks, topics
from bot.store.transaction import Transaction
from tests.builders import (
    CHANNELS,
    CONVENER,
    EDUCATION,
    FINANCE,
    OBSERVER,
    SECRETARY,
    STRANGER,
    liaison,
    member,
)
from tests.house import House
from tests.letters import letters

CC1 = Reference(Kind.CONTACT_CHANGE, 1)
MN1 = Reference(Kind.MINUTES, 1)
TODAY = date(2026, 11, 23)
LATER = date(2026, 12, 1)
NEWCOMER = "U0NEW"
CONFIRM = DecideContactChange(CC1, ContactChangeVerb.CONFIRM)
RETURN = DecideContactChange(CC1, ContactChangeVerb.RETURN, "请写明科室")


def change(**values: object) -> ProposeContactChange:
    usual: dict[str, object] = {
        "role": Role.LIAISON,
        "slack_id": NEWCOMER,
        "name": "许晨",
        "title": "体卫艺科科长",
        "phone": "13900000000",
        "reason": "工作调动",
        "effective_on": TODAY,
    }
    return ProposeContactChange(**usual | values)  # type: ignore[arg-type]  # a test names what differs


async def proposed(house: House, **values: object) -> None:
    await house.does(liaison(EDUCATION), contacts.propose_change, change(**values))


class TestProposal:
    async def test_the_office_is_shown_it_without_the_phone(self, house: House) -> None:
        told = await house.does(liaison(EDUCATION), contacts.propose_change, change())
        assert (told.verb, told.card.leaver, told.card.verbs) == (
            None,
            "教育局联络员",
            (ContactChangeVerb.WITHDRAW, ContactChangeVerb.RESUBMIT),
        )
        [shown] = (await letters(house)).of(ContactChangeProposed, to=CHANNELS["secretariat"])
        assert shown.card.verbs == (ContactChangeVerb.CONFIRM, ContactChangeVerb.RETURN)
        assert "13900000000" not in repr((await letters(house)).rows)
        entries = await house.look(lambda tx: tx.record.list_entries(1, "CC-1", most=1))
        assert "13900000000" not in repr(entries)

    @pytest.mark.parametrize(
        ("who", "values", "key"),
        [
            (CONVENER, {}, "not-your-role"),
            (SECRETARY, {}, "no-unit"),
            (liaison(EDUCATION), {"unit_id": FINANCE}, "not-your-unit"),
            (SECRETARY, {"unit_id": 9999}, "unit-foreign"),
            (liaison(EDUCATION), {"slack_id": liaison(EDUCATION)}, "contact-same"),
            (liaison(EDUCATION), {"effective_on": date(2026, 11, 22)}, "date-past"),
            (liaison(EDUCATION), {"role": Role.CONVENER}, "role-not-unit"),
            (liaison(EDUCATION), {"phone": "电话"}, "phone-form"),
            (liaison(EDUCATION), {"slack_id": ""}, "person-missing"),
        ],
    )
    async def test_what_is_refused(self, house: House, who: str, values: dict[str, object], key: str) -> None:
        with pytest.raises(Refusal) as refusal:
            await house.does(who, contacts.propose_change, change(**values))
        assert refusal.value.fault.key == key

    async def test_one_change_of_a_seat_waits_at_a_time(self, house: House) -> None:
        await proposed(house)
        with pytest.raises(Refusal) as refusal:
            await proposed(house)
        assert refusal.value.fault.key == "contact-pending"
        await proposed(house, role=Role.MEMBER)

    async def test_somebody_whose_account_is_disabled_is_refused(self, house: House) -> None:
        def disable(tx: Transaction) -> None:
            person = tx.people.find_by_slack_id(OBSERVER)
            assert person is not None
            person.deactivated = True
            tx.people.save(person)

        await house.database.write(disable)
        with pytest.raises(Refusal) as refusal:
            await proposed(house, slack_id=OBSERVER)
        assert refusal.value.fault.key == "person-deactivated"


class TestDecision:
    async def test_a_confirmation_passes_the_seat_on_and_tells_everybody(self, house: House) -> None:
        await proposed(house)
        told = await house.does(SECRETARY, contacts.decide_change, CONFIRM)
        assert (told.card.state, told.card.leaver) == (ContactChangeState.CONFIRMED, "教育局联络员")
        sent = await letters(house)
        assert sorted(sent.readers(ContactChangeDecided)) == [liaison(EDUCATION), member(EDUCATION)]
        assert sent.readers(HandOver) == [NEWCOMER]
        with pytest.raises(NotFound):
            await house.does(liaison(EDUCATION), contacts.list_contacts, ContactFilter())
        roster = await house.does(NEWCOMER, contacts.list_contacts, ContactFilter("教育局"))
        assert [(line.role, line.name) for line in roster.units[0].people] == [
            (Role.MEMBER, "教育局成员"),
            (Role.LIAISON, "许晨"),
        ]

    async def test_the_hand_over_holds_what_comes_with_the_seat(self, house: House) -> None:
        assign = AssignTask("报送清单", EDUCATION, date(2026, 12, 31))
        await house.does(SECRETARY, tasks.assign_task, assign)
        report = ReportProgress(Reference(Kind.TASK, 1), 40, "已完成摸底")
        await house.does(liaison(EDUCATION), tasks.report_progress, report)
        await house.does(liaison(EDUCATION), topics.submit_topic, SubmitTopic(TopicText("设施开放")))
        await house.does(liaison(FINANCE), topics.submit_topic, SubmitTopic(TopicText("经费")))
        await house.does(SECRETARY, minutes.draft_minutes, DraftMinutes("纪要", TODAY))
        clause = ClauseText("报送", EDUCATION, date(2026, 12, 31))
        await house.does(SECRETARY, clauses.set_clause, SetClause(MN1, None, clause))
        await house.does(SECRETARY, circulation.circulate, CirculateMinutes(MN1))
        await house.does(liaison(FINANCE), concurrence.answer, AnswerMinutes(MN1, Stance.AGREE))
        await proposed(house)
        await house.does(SECRETARY, contacts.decide_change, CONFIRM)
        [pack] = (await letters(house)).of(HandOver)
        assert (pack.unit, pack.role, pack.leaver, pack.more_tasks) == ("教育局", Role.LIAISON, "教育局联络员", 0)
        assert [(card.task.percent, card.reports[0].text) for card in pack.tasks] == [(40, "已完成摸底")]
        assert [line.title for line in pack.topics] == ["设施开放"]
        assert [line.reference for line in pack.minutes] == ["MN-1"]

    async def test_a_later_day_moves_the_seat_on_that_day(self, house: House) -> None:
        await proposed(house, effective_on=LATER)
        await house.does(SECRETARY, contacts.decide_change, CONFIRM)
        await house.does(liaison(EDUCATION), contacts.list_contacts, ContactFilter())
        with pytest.raises(NotFound):
            await house.does(NEWCOMER, contacts.list_contacts, ContactFilter())
        house.clock.move_to(datetime(2026, 11, 30, 16, 0, tzinfo=UTC))  # midnight in the group's time zone
        await house.does(NEWCOMER, contacts.list_contacts, ContactFilter())
        with pytest.raises(NotFound):
            await house.does(liaison(EDUCATION), contacts.list_contacts, ContactFilter())

    async def test_a_day_that_passed_before_the_confirmation_is_today(self, house: House) -> None:
        await proposed(house)
        house.clock.move_to(datetime(2026, 11, 25, 2, 0, tzinfo=UTC))
        told = await house.does(SECRETARY, contacts.decide_change, CONFIRM)
        assert told.card.effective_on == date(2026, 11, 25)
        history = await house.look(lambda tx: tx.people.list_seat_history(1, EDUCATION))
        ends = {(seat.role, seat.starts_on, seat.ends_on) for seat in history}
        assert (Role.LIAISON, TODAY, date(2026, 11, 25)) in ends
        assert (Role.LIAISON, date(2026, 11, 25), None) in ends

    async def test_an_earlier_change_overtakes_one_that_has_not_begun(self, house: House) -> None:
        await proposed(house, effective_on=LATER)
        await house.does(SECRETARY, contacts.decide_change, CONFIRM)
        await proposed(house, slack_id="U0NEXT", name="方圆", effective_on=date(2026, 11, 26))
        second = DecideContactChange(Reference(Kind.CONTACT_CHANGE, 2), ContactChangeVerb.CONFIRM)
        await house.does(SECRETARY, contacts.decide_change, second)
        house.clock.move_to(datetime(2026, 12, 2, 2, 0, tzinfo=UTC))
        roster = await house.does(SECRETARY, contacts.list_contacts, ContactFilter("教育局"))
        assert [line.name for line in roster.units[0].people if line.role is Role.LIAISON] == ["方圆"]

    async def test_a_return_names_the_fault_and_changes_no_seat(self, house: House) -> None:
        await proposed(house)
        told = await house.does(SECRETARY, contacts.decide_change, RETURN)
        assert (told.card.state, told.card.return_reason) == (ContactChangeState.RETURNED, "请写明科室")
        sent = await letters(house)
        assert sorted(sent.readers(ContactChangeDecided)) == [liaison(EDUCATION), member(EDUCATION)]
        assert not sent.of(HandOver)
        await house.does(liaison(EDUCATION), contacts.list_contacts, ContactFilter())

    async def test_only_the_unit_withdraws(self, house: House) -> None:
        await proposed(house)
        withdraw = DecideContactChange(CC1, ContactChangeVerb.WITHDRAW)
        for who in (SECRETARY, liaison(FINANCE)):
            with pytest.raises(Refusal):
                await house.does(who, contacts.decide_change, withdraw)
        told = await house.does(member(EDUCATION), contacts.decide_change, withdraw)
        assert told.card.state is ContactChangeState.WITHDRAWN
        with pytest.raises(Refusal):
            await house.does(SECRETARY, contacts.decide_change, CONFIRM)

    async def test_a_unit_decides_nothing(self, house: House) -> None:
        await proposed(house)
        for request in (CONFIRM, RETURN):
            with pytest.raises(Refusal):
                await house.does(member(EDUCATION), contacts.decide_change, request)

    async def test_seats_that_end_and_begin_are_recorded(self, house: House) -> None:
        await proposed(house)
        await house.does(SECRETARY, contacts.decide_change, CONFIRM)

        def of_newcomer(tx: Transaction) -> list[str]:
            person = tx.people.find_by_slack_id(NEWCOMER)
            assert person is not None
            return [entry.action for entry in tx.record.list_entries(1, f"person:{person.id}", most=9)]

        assert await house.look(of_newcomer) == ["seat"]
        assert await house.look(lambda tx: list(tx.record.verify(1))) == []


class TestRoster:
    async def test_phones_are_for_who_asks_alone(self, house: House) -> None:
        alone = await house.does(liaison(1), contacts.list_contacts, ContactFilter(private=True))
        assert all(line.phone for unit in alone.units for line in unit.people)
        seen = await house.does(liaison(1), contacts.list_contacts, ContactFilter())
        assert not any(line.phone for unit in seen.units for line in unit.people)
        assert [line.role for line in seen.office] == [
            Role.CONVENER,
            Role.DIRECTOR,
            Role.SECRETARIAT,
            Role.INSPECTOR,
        ]
        assert len(seen.units) == 26

    @pytest.mark.parametrize("who", [OBSERVER, STRANGER])
    async def test_outsiders_read_no_roster(self, house: House, who: str) -> None:
        with pytest.raises(Refusal):
            await house.does(who, contacts.list_contacts, ContactFilter(private=True))


class TestOwnDetails:
    async def test_the_own_phone_is_corrected_at_once_and_not_kept_in_the_record(self, house: House) -> None:
        told = await house.does(liaison(1), contacts.correct_own_phone, CorrectOwnPhone("0577-88880000"))
        assert told.phone == "0577-88880000"
        roster = await house.does(liaison(2), contacts.list_contacts, ContactFilter("区政府办", private=True))
        assert "0577-88880000" in {line.phone for line in roster.units[0].people}

        def entry(tx: Transaction) -> object:
            person = tx.people.find_by_slack_id(liaison(1))
            assert person is not None
            return tx.record.list_entries(1, f"person:{person.id}", most=1)[0].after

        assert await house.look(entry) == {"phone": "changed"}

    async def test_a_language_is_chosen_for_what_follows(self, house: House) -> None:
        await house.does(OBSERVER, contacts.choose_language, ChooseLanguage("en"))
        person = await house.look(lambda tx: tx.people.find_by_slack_id(OBSERVER))
        assert person is not None
        assert person.language == "en"
        with pytest.raises(Refusal):
            await house.does(OBSERVER, contacts.choose_language, ChooseLanguage("fr"))
