"""Stand-ins: who acts and who is told for a while, on both databases."""

from datetime import UTC, date, datetime

import pytest

from bot.domain.clauses import ClauseText, SetClause
from bot.domain.consensus import AnswerMinutes, Stance
from bot.domain.contacts import ContactChangeVerb, ContactFilter, DecideContactChange, ProposeContactChange
from bot.domain.errors import NotFound, Refusal
from bot.domain.minutes import CirculateMinutes, DraftMinutes
from bot.domain.people import Role, SeatScope
from bot.domain.references import Kind, Reference
from bot.domain.stand_ins import AppointStandIn, EndStandIn, StandInEvent
from bot.domain.tasks import AssignTask, ReportProgress
from bot.notices.contacts import HandOver
from bot.notices.desk import Digest
from bot.notices.minutes import MinutesCirculated
from bot.notices.seats import StandInTold
from bot.notices.tasks import TaskAssigned
from bot.services import circulation, clauses, concurrence, contacts, desk, minutes, mornings, stand_ins, tasks
from tests.builders import CHANNELS, CONVENER, EDUCATION, FINANCE, OBSERVER, SECRETARY, liaison, member
from tests.house import House
from tests.letters import letters

TK1, MN1 = Reference(Kind.TASK, 1), Reference(Kind.MINUTES, 1)
TODAY, LAST = date(2026, 11, 23), date(2026, 12, 4)
ABSENT, STAND_IN = liaison(EDUCATION), "U0STAND"


def appoint(**values: object) -> AppointStandIn:
    usual: dict[str, object] = {"slack_id": STAND_IN, "starts_on": TODAY, "last_day": LAST, "name": "许晨"}
    return AppointStandIn(**usual | values)  # type: ignore[arg-type]  # a test names what differs


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 1, 0, tzinfo=UTC)


async def assigned(house: House) -> None:
    await house.does(SECRETARY, tasks.assign_task, AssignTask("开放图书室", EDUCATION, date(2026, 12, 3)))


async def circulated(house: House) -> None:
    await house.does(SECRETARY, minutes.draft_minutes, DraftMinutes("纪要", TODAY))
    clause = ClauseText("报送", EDUCATION, date(2026, 12, 31))
    await house.does(SECRETARY, clauses.set_clause, SetClause(MN1, None, clause))
    await house.does(SECRETARY, circulation.circulate, CirculateMinutes(MN1))


class TestAppointment:
    async def test_the_stand_in_acts_and_all_concerned_are_told(self, house: House) -> None:
        await assigned(house)
        told = await house.does(ABSENT, stand_ins.appoint, appoint())
        assert (told.event, told.line.name, told.line.absent) == (StandInEvent.APPOINTED, "许晨", "教育局联络员")
        await house.does(STAND_IN, tasks.report_progress, ReportProgress(TK1, 30, "代办"))
        sent = await letters(house)
        assert sorted(sent.readers(StandInTold)) == sorted([STAND_IN, member(EDUCATION), CHANNELS["secretariat"]])
        [pack] = sent.of(HandOver, to=STAND_IN)
        assert (pack.leaver, pack.last_day, len(pack.tasks)) == ("教育局联络员", LAST, 1)
        entries = await house.look(lambda tx: list(tx.record.verify(1)))
        assert entries == []

    @pytest.mark.parametrize(
        ("who", "values", "key"),
        [
            (CONVENER, {}, "not-your-role"),
            (OBSERVER, {}, "not-your-role"),
            (SECRETARY, {}, "no-unit"),
            (ABSENT, {"unit_id": FINANCE}, "not-your-unit"),
            (ABSENT, {"slack_id": ABSENT}, "stand-in-same"),
            (ABSENT, {"slack_id": ""}, "stand-in-person"),
            (ABSENT, {"name": ""}, "stand-in-name"),
            (ABSENT, {"last_day": date(2026, 11, 22)}, "stand-in-order"),
            (ABSENT, {"last_day": date(2028, 11, 22)}, "stand-in-long"),
            (ABSENT, {"starts_on": date(2026, 11, 22)}, "date-past"),
        ],
    )
    async def test_what_is_refused(self, house: House, who: str, values: dict[str, object], key: str) -> None:
        with pytest.raises(Refusal) as refusal:
            await house.does(who, stand_ins.appoint, appoint(**values))
        assert refusal.value.fault.key == key

    async def test_the_office_appoints_for_any_unit(self, house: House) -> None:
        told = await house.does(SECRETARY, stand_ins.appoint, appoint(unit_id=FINANCE))
        assert (told.line.unit, told.line.role) == ("财政局", Role.LIAISON)

    async def test_one_at_a_time(self, house: House) -> None:
        await house.does(ABSENT, stand_ins.appoint, appoint())
        with pytest.raises(Refusal) as refusal:
            await house.does(ABSENT, stand_ins.appoint, appoint(slack_id="U0OTHER", starts_on=LAST, last_day=LAST))
        assert refusal.value.fault.key == "stand-in-overlap"
        later = appoint(slack_id="U0OTHER", starts_on=date(2026, 12, 7), last_day=date(2026, 12, 8))
        await house.does(ABSENT, stand_ins.appoint, later)

    async def test_the_roster_shows_it(self, house: House) -> None:
        await house.does(ABSENT, stand_ins.appoint, appoint())
        found = await house.does(ABSENT, contacts.list_contacts, ContactFilter("教育局"))
        lines = [(line.name, line.stands_in_for, line.last_day) for line in found.units[0].people]
        assert lines == [
            ("教育局成员", "", None),
            ("教育局联络员", "", None),
            ("许晨", "教育局联络员", LAST),
        ]
        assert found.units[0].people[2].seat_id
        seen = await house.does(liaison(FINANCE), contacts.list_contacts, ContactFilter("教育局"))
        assert not seen.units[0].people[2].seat_id


class TestTerm:
    async def test_notices_and_digests_go_to_the_stand_in_instead(self, house: House) -> None:
        await house.does(ABSENT, stand_ins.appoint, appoint())
        await assigned(house)
        house.clock.move_to(morning(date(2026, 11, 24)))
        await house.database.write(mornings.begin, 1)
        sent = await letters(house)
        told = sent.readers(TaskAssigned)
        assert told.count(STAND_IN) == told.count(member(EDUCATION)) == 1
        assert ABSENT not in told
        assert sent.readers(Digest) == [STAND_IN]

    async def test_or_beside_the_absent_one(self, house: House) -> None:
        await house.does(ABSENT, stand_ins.appoint, appoint(is_beside=True))
        await assigned(house)
        assert sorted((await letters(house)).readers(TaskAssigned)) == sorted([ABSENT, STAND_IN, member(EDUCATION)])

    async def test_tasks_alone_leave_the_rest_to_the_absent_one(self, house: House) -> None:
        await house.does(ABSENT, stand_ins.appoint, appoint(scope=SeatScope.TASKS))
        await assigned(house)
        await circulated(house)
        sent = await letters(house)
        assert STAND_IN in sent.readers(TaskAssigned)
        assert ABSENT not in sent.readers(TaskAssigned)
        assert ABSENT in sent.readers(MinutesCirculated)
        assert STAND_IN not in sent.readers(MinutesCirculated)
        await house.does(STAND_IN, tasks.report_progress, ReportProgress(TK1, 30, "代办"))
        with pytest.raises(Refusal):
            await house.does(STAND_IN, concurrence.answer, AnswerMinutes(MN1, Stance.AGREE))
        own = await house.does(STAND_IN, desk.show_desk, None)
        assert ([line.reference for line in own.other_tasks + own.soon], own.to_answer) == (["TK-1"], ())
        await house.does(ABSENT, concurrence.answer, AnswerMinutes(MN1, Stance.AGREE))

    async def test_it_begins_and_ends_by_itself(self, house: House) -> None:
        await assigned(house)
        await house.does(ABSENT, stand_ins.appoint, appoint(starts_on=date(2026, 11, 25)))
        with pytest.raises(NotFound):
            await house.does(STAND_IN, tasks.show_task, TK1)
        assert not (await letters(house)).of(HandOver)
        house.clock.move_to(morning(date(2026, 11, 25)))
        await house.database.write(mornings.begin, 1)
        assert (await letters(house)).readers(HandOver) == [STAND_IN]
        house.clock.move_to(datetime(2026, 12, 4, 15, 59, tzinfo=UTC))
        await house.does(STAND_IN, tasks.show_task, TK1)
        house.clock.move_to(datetime(2026, 12, 4, 16, 0, tzinfo=UTC))  # midnight in the group's time zone
        with pytest.raises(NotFound):
            await house.does(STAND_IN, tasks.show_task, TK1)

    async def test_it_is_ended_early_once(self, house: House) -> None:
        told = await house.does(ABSENT, stand_ins.appoint, appoint())
        end = EndStandIn(told.line.seat_id)
        with pytest.raises(Refusal):
            await house.does(liaison(FINANCE), stand_ins.end_early, end)
        ended = await house.does(member(EDUCATION), stand_ins.end_early, end)
        assert ended.event is StandInEvent.ENDED
        with pytest.raises(NotFound):
            await house.does(STAND_IN, tasks.show_task, TK1)
        with pytest.raises(NotFound):
            await house.does(ABSENT, stand_ins.end_early, end)

    async def test_a_change_of_the_person_ends_it(self, house: House) -> None:
        await house.does(ABSENT, stand_ins.appoint, appoint())
        change = ProposeContactChange(Role.LIAISON, "U0NEW", "方圆", "", "", "调动", TODAY)
        await house.does(ABSENT, contacts.propose_change, change)
        confirm = DecideContactChange(Reference(Kind.CONTACT_CHANGE, 1), ContactChangeVerb.CONFIRM)
        await house.does(SECRETARY, contacts.decide_change, confirm)
        with pytest.raises(NotFound):
            await house.does(STAND_IN, contacts.list_contacts, ContactFilter())
