"""Meetings on both databases: who is told of what, and who may not."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from bot.domain.errors import Forbidden, Invalid, Refusal, WrongState
from bot.domain.meeting_requests import (
    AnswerInvitation,
    AnswerNotice,
    AskForMaterials,
    CallMeeting,
    ChangeMeeting,
    CommentAgenda,
    HandInMaterials,
    InviteGuest,
    ProposeMeeting,
    RecordAttendance,
    SetAgenda,
    SetItem,
)
from bot.domain.meetings import MeetingKind, MeetingVerb, Rsvp
from bot.domain.people import Role, Seat
from bot.domain.topics import TopicState
from bot.notices.desk import Digest
from bot.notices.meetings import (
    MeetingProposed,
)
from bot.services import agenda, attendance, desk, guests, materials, meetings, papers
from bot.store.transaction import Transaction
from tests.builders import (
    CHANNELS,
    CONVENER,
    CULTURE,
    DIRECTOR,
    EDUCATION,
    FINANCE,
    INSPECTOR,
    OBSERVER,
    SECRETARY,
    liaison,
    member,
)
from tests.house import House
from tests.letters import letters
from tests.meetings import (
    DAY,
    EVERYBODY,
    LATER,
    MT1,
    MT2,
    OFFICE,
    TP1,
    UNITS,
    called,
    card,
    change,
    chased,
    files,
    morning,
    notified,
    on_agenda,
    people_of,
    told,
)


def seated_too(tx: Transaction, who: str, unit: int) -> None:
    """Give a person the seat of a liaison in another unit."""
    person = tx.people.find_by_slack_id(who)
    assert person is not None
    tx.people.add_seat(Seat(0, 1, unit, person.id, Role.LIAISON, date(2026, 11, 1), begun=True))


class TestWhoIsTold:
    @pytest.mark.parametrize("verb", [MeetingVerb.POSTPONE, MeetingVerb.CANCEL])
    @pytest.mark.parametrize("stage", ["called", "drafted", "notified", "proposed"])
    async def test_exactly_those_who_were_told_of_it(self, house: House, verb: MeetingVerb, stage: str) -> None:
        if stage == "proposed":
            proposal = ProposeMeeting(MeetingKind.TOPIC, "经费专题会", "需要多部门商定")
            await house.does(liaison(FINANCE), meetings.propose_meeting, proposal)
            call = CallMeeting(MeetingKind.TOPIC, "经费专题会", DAY, time(9), "三楼", (EDUCATION,), MT1)
            await house.does(CONVENER, meetings.call_meeting, call)
        else:
            await called(house)
        await on_agenda(house)
        if stage == "drafted":
            await house.does(SECRETARY, agenda.draft_agenda, MT1)
        if stage == "notified":
            await change(house, MeetingVerb.NOTIFY)
        await change(house, verb, reason="会场调整", held_on=LATER)
        expected = {
            "called": [],
            "drafted": EVERYBODY,
            "notified": sorted([*EVERYBODY, CONVENER]),
            "proposed": sorted([*people_of(FINANCE), CONVENER]),
        }
        assert await told(house, verb) == expected[stage]

    async def test_postponed_before_any_notice_it_is_cancelled_without_a_word(self, house: House) -> None:
        await called(house)
        await on_agenda(house)
        await change(house, MeetingVerb.POSTPONE, reason="会场调整", held_on=LATER)
        await change(house, MeetingVerb.CANCEL, reason="并入下次")
        assert await told(house, MeetingVerb.POSTPONE) == await told(house, MeetingVerb.CANCEL) == []
        assert not await files(house)

    async def test_a_working_meeting_tells_the_secretariat_alone(self, house: House) -> None:
        await called(house, MeetingKind.WORKING, units=(EDUCATION,))
        await on_agenda(house)
        await change(house, MeetingVerb.NOTIFY)
        assert await told(house, MeetingVerb.NOTIFY) == [OFFICE]
        await change(house, MeetingVerb.CANCEL, reason="改为书面")
        assert await told(house, MeetingVerb.CANCEL) == [OFFICE]
        assert {place for place, _ in await files(house)} == {OFFICE}
        assert not await chased(house, "rsvp")

    async def test_a_topic_meeting_tells_the_units_named_and_whoever_presents(self, house: House) -> None:
        await notified(house, MeetingKind.TOPIC, units=(FINANCE,))
        assert await told(house, MeetingVerb.NOTIFY) == sorted([*people_of(FINANCE, EDUCATION), CONVENER])
        sent = await files(house)
        assert sorted(place for place, _ in sent) == people_of(FINANCE, EDUCATION)
        assert {what for _, what in sent} == {papers.CALENDAR}
        assert (await card(house)).invited == 2

    async def test_every_change_of_the_day_owes_a_new_calendar_entry(self, house: House) -> None:
        await notified(house)
        first = await files(house)
        assert first == [(CHANNELS["group"], what) for what in ("notice", "agenda", papers.CALENDAR)]
        await change(house, MeetingVerb.POSTPONE, reason="会场调整", held_on=LATER, starts_at=time(14))
        await change(house, MeetingVerb.POSTPONE, reason="再延一天", held_on=LATER, place="四楼")
        await change(house, MeetingVerb.CANCEL, reason="并入下次")
        assert [what for _, what in await files(house)][3:] == [papers.CALENDAR] * 3
        meeting = await house.look(lambda tx: tx.meetings.get(1, MT1))
        assert (meeting.sequence, meeting.starts_at, meeting.place) == (4, time(14), "四楼")
        assert (await house.look(lambda tx: tx.topics.get(1, TP1))).state is TopicState.READY

    async def test_a_new_day_asks_every_answer_anew(self, house: House) -> None:
        await notified(house)
        await house.does(liaison(FINANCE), attendance.answer_notice, AnswerNotice(MT1, Rsvp.ATTENDING, "王芳"))
        assert len(await chased(house, "rsvp")) == UNITS - 1
        await change(house, MeetingVerb.POSTPONE, reason="会场调整", held_on=LATER)
        assert {part.rsvp for part in (await card(house)).parts} == {None}
        assert not await chased(house, "rsvp")
        with pytest.raises(WrongState):
            await house.does(liaison(FINANCE), attendance.answer_notice, AnswerNotice(MT1, Rsvp.ATTENDING, "王芳"))
        await change(house, MeetingVerb.NOTIFY)
        assert await chased(house, "rsvp") == [(n, date(2026, 12, 16)) for n in range(1, UNITS + 1)]

    async def test_the_convener_is_asked_and_the_unit_hears_why_not(self, house: House) -> None:
        proposal = ProposeMeeting(MeetingKind.TOPIC, "经费专题会", "需要多部门商定")
        await house.does(liaison(FINANCE), meetings.propose_meeting, proposal)
        asked = (await letters(house)).of(MeetingProposed, to=CONVENER)
        assert asked[0].card.verbs == (MeetingVerb.CALL, MeetingVerb.DECLINE)
        assert await chased(house, "meeting-proposal") == [(None, date(2026, 11, 26))]
        assert [line.about for line in (await house.does(CONVENER, desk.show_desk, None)).awaited] == [
            "meeting-proposal"
        ]
        assert not (await house.does(SECRETARY, desk.show_desk, None)).awaited
        decline = ChangeMeeting(MT1, MeetingVerb.DECLINE, "先由两家会商")
        await house.does(CONVENER, meetings.change_meeting, decline)
        assert await told(house, MeetingVerb.DECLINE) == sorted([*people_of(FINANCE), OFFICE])
        assert not await chased(house, "meeting-proposal")

    async def test_a_proposal_that_nobody_decides_on_is_put_before_the_convener_then_the_secretariat(
        self, house: House
    ) -> None:
        proposal = ProposeMeeting(MeetingKind.TOPIC, "经费专题会", "需要多部门商定")
        await house.does(liaison(FINANCE), meetings.propose_meeting, proposal)
        for day, readers in ((26, [CONVENER]), (30, sorted([CONVENER, DIRECTOR, SECRETARY]))):
            await morning(house, date(2026, 11, day))
            found = [
                place
                for place, fact, _ in (await letters(house)).rows
                if isinstance(fact, Digest)
                and fact.day.day == day
                and any(line.about == "meeting-proposal" for line in fact.lines)
            ]
            assert sorted(found) == readers


class TestWhoSpeaksForTwoUnits:
    async def test_is_not_asked_for_which_where_one_alone_is_invited(self, house: House) -> None:
        await house.database.write(seated_too, liaison(FINANCE), CULTURE)
        await notified(house, MeetingKind.TOPIC, units=(FINANCE, EDUCATION))
        for use_case, request in (
            (attendance.answer_notice, AnswerNotice(MT1, Rsvp.ATTENDING, "王芳")),
            (agenda.comment_agenda, CommentAgenda(MT1, "先议经费")),
            (materials.hand_in_materials, HandInMaterials(MT1, "经费测算")),
        ):
            await house.does(liaison(FINANCE), use_case, request)
        shown = await card(house)
        (part,) = [each for each in shown.parts if "王芳" in each.who]
        assert part.unit_id == FINANCE


class TestRefusals:
    @pytest.mark.parametrize(
        ("who", "use_case", "request_"),
        [
            (liaison(FINANCE), meetings.call_meeting, CallMeeting(MeetingKind.PLENARY, "会", DAY, time(9), "三楼")),
            (INSPECTOR, meetings.propose_meeting, ProposeMeeting(MeetingKind.TOPIC, "会", "因为")),
            (SECRETARY, meetings.change_meeting, ChangeMeeting(MT1, MeetingVerb.DECLINE, "不开")),
            (CONVENER, meetings.change_meeting, ChangeMeeting(MT1, MeetingVerb.NOTIFY)),
            (member(FINANCE), agenda.set_agenda, SetAgenda(MT1, (1,), 5)),
            (CONVENER, attendance.answer_notice, AnswerNotice(MT1, Rsvp.ATTENDING, "周明远")),
            (liaison(FINANCE), attendance.record_attendance, RecordAttendance(MT1, ())),
            (liaison(FINANCE), materials.ask_for_materials, AskForMaterials(MT1, (1,), "报表")),
            (CONVENER, guests.invite_guest, InviteGuest(MT1, "市图书馆", "")),
            (liaison(FINANCE), guests.answer_invitation, AnswerInvitation(MT1, comes=True)),
            (OBSERVER, attendance.answer_notice, AnswerNotice(MT1, Rsvp.ATTENDING, "何宁")),
            (OBSERVER, meetings.list_earlier, 1),
        ],
    )
    async def test_whoever_holds_no_seat_for_it(self, house: House, who: str, use_case: Any, request_: Any) -> None:
        await notified(house)
        with pytest.raises(Forbidden):
            await house.does(who, use_case, request_)

    async def test_a_unit_that_is_not_invited_neither_answers_nor_comments(self, house: House) -> None:
        await notified(house, MeetingKind.TOPIC, units=(FINANCE,))
        for use_case, request in (
            (attendance.answer_notice, AnswerNotice(MT1, Rsvp.EXCUSED, reason="无关")),
            (agenda.comment_agenda, CommentAgenda(MT1, "我们也想来")),
            (materials.hand_in_materials, HandInMaterials(MT1, "材料")),
        ):
            with pytest.raises(Invalid) as refused:
                await house.does(liaison(CULTURE), use_case, request)
            assert refused.value.fault.key == "meeting-not-invited"

    async def test_no_notice_for_a_day_that_is_past_and_no_opening_before_the_day(self, house: House) -> None:
        await notified(house)
        await called(house)
        await on_agenda(house, MT2, title="另一件")
        with pytest.raises(Refusal) as early:
            await change(house, MeetingVerb.OPEN)
        assert early.value.fault.key == "meeting-not-yet"
        house.clock.move_to(datetime(2026, 12, 11, 2, tzinfo=UTC))
        with pytest.raises(Refusal) as late:
            await change(house, MeetingVerb.NOTIFY, MT2)
        assert late.value.fault.key == "meeting-day-past"
        await change(house, MeetingVerb.OPEN)

    async def test_an_agenda_that_runs_past_midnight_is_refused_and_stays_as_it_was(self, house: House) -> None:
        await called(house)
        await on_agenda(house)
        add = SetItem(MT1, None, "自由讨论", 9, 480)
        await house.does(SECRETARY, agenda.set_item, add)
        with pytest.raises(Invalid) as refused:
            await house.does(SECRETARY, agenda.set_item, add)
        assert refused.value.fault.key == "agenda-late"
        assert len((await card(house)).agenda) == 3
