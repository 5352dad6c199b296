"""Meetings on both databases: who is told of what, whose parts follow the agenda, what a guest sees, what days bring."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.errors import Forbidden, Invalid, NotFound, Refusal, WrongState
from bot.domain.evidence import Evidence
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
from bot.domain.meetings import AgendaBlock, Attendance, MeetingKind, MeetingState, MeetingVerb, Rsvp
from bot.domain.references import Kind, Reference
from bot.domain.topics import ReviewTopic, SubmitTopic, TopicState, TopicText, TopicVerb
from bot.notices import kinds
from bot.notices.meetings import (
    GuestUninvited,
    ItemsCarriedOver,
    MaterialsWanted,
    MeetingCard,
    MeetingProposed,
    MeetingTold,
)
from bot.services import agenda, attendance, guests, materials, meetings, mornings, papers, topics
from bot.store.tables import outbox
from tests.builders import (
    CHANNELS,
    CONVENER,
    CULTURE,
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

MT1, MT2 = Reference(Kind.MEETING, 1), Reference(Kind.MEETING, 2)
TP1 = Reference(Kind.TOPIC, 1)
DAY, LATER = date(2026, 12, 10), date(2026, 12, 17)
OFFICE = CHANNELS["secretariat"]
UNITS = 26
EVERYBODY = sorted(who(n) for n in range(1, UNITS + 1) for who in (liaison, member))


def people_of(*units: int) -> list[str]:
    return sorted(who(n) for n in units for who in (liaison, member))


async def called(
    house: House, kind: MeetingKind = MeetingKind.PLENARY, *, units: tuple[int, ...] = (), day: date = DAY
) -> None:
    request = CallMeeting(kind, "第二次会议", day, time(9, 30), "三楼", units)
    await house.does(SECRETARY, meetings.call_meeting, request)


async def on_agenda(house: House, reference: Reference = MT1, *, unit: int = EDUCATION, title: str = "图书室") -> int:
    """Put a unit's topic on an agenda; return its row number."""
    submitted = await house.does(liaison(unit), topics.submit_topic, SubmitTopic(TopicText(title)))
    number = int(submitted.card.topic.reference.removeprefix("TP-"))
    topic = Reference(Kind.TOPIC, number)
    await house.does(SECRETARY, topics.review_topic, ReviewTopic(topic, TopicVerb.ACCEPT))
    found = await house.look(lambda tx: tx.topics.get(1, topic))
    await house.does(SECRETARY, agenda.set_agenda, SetAgenda(reference, (found.id,), 20))
    return int(found.id)


async def change(house: House, verb: MeetingVerb, reference: Reference = MT1, **given: Any) -> Any:
    return await house.does(SECRETARY, meetings.change_meeting, ChangeMeeting(reference, verb, **given))


async def notified(house: House, kind: MeetingKind = MeetingKind.PLENARY, *, units: tuple[int, ...] = ()) -> None:
    await called(house, kind, units=units)
    await on_agenda(house)
    await change(house, MeetingVerb.NOTIFY)


async def card(house: House, who: str = SECRETARY, reference: Reference = MT1) -> MeetingCard:
    found: MeetingCard = await house.does(who, meetings.show_meeting, reference)
    return found


async def told(house: House, verb: MeetingVerb) -> list[str]:
    """Return who is owed the news of a verb, in order."""
    rows = (await letters(house)).rows
    return sorted(place for place, fact, _ in rows if isinstance(fact, MeetingTold) and fact.verb is verb)


async def files(house: House) -> list[tuple[str, str]]:
    """Return the files that are owed: where to, and what."""

    def read(tx: Any) -> list[tuple[str, str]]:
        rows = tx.connection.execute(select(outbox).where(outbox.c.kind == kinds.FILE).order_by(outbox.c.id))
        return [(row.target.get("slack_id") or row.target["channel"], row.facts["what"]) for row in rows]

    return await house.look(read)


async def chased(house: House, kind: str) -> list[tuple[int | None, date]]:
    """Return of whom something about MT-1 is awaited, and by when."""
    found = await house.look(lambda tx: tx.chases.list_of(1, kind, "MT-1"))
    return sorted(((chase.unit_id, chase.due_on) for chase in found), key=lambda pair: pair[0] or 0)


async def morning(house: House, day: date) -> None:
    house.clock.move_to(datetime(day.year, day.month, day.day, 1, 5, tzinfo=UTC))
    await house.database.write(mornings.begin, 1)


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
        decline = ChangeMeeting(MT1, MeetingVerb.DECLINE, "先由两家会商")
        await house.does(CONVENER, meetings.change_meeting, decline)
        assert await told(house, MeetingVerb.DECLINE) == sorted([*people_of(FINANCE), OFFICE])


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


class TestAgenda:
    async def test_the_first_item_stays_where_it_is_and_what_it_is(self, house: House) -> None:
        await called(house)
        await on_agenda(house)
        (earlier, topic) = (await card(house)).agenda
        assert (earlier.block, topic.topic, topic.begins) == (AgendaBlock.EARLIER, "TP-1", time(9, 45))
        await house.does(SECRETARY, agenda.set_item, SetItem(MT1, earlier.item_id, "", 2, 30))
        await house.does(SECRETARY, agenda.set_item, SetItem(MT1, topic.item_id, "改名", 1, 10, EDUCATION))
        (first, second) = (await card(house)).agenda
        assert (first.item_id, first.block, first.minutes) == (earlier.item_id, AgendaBlock.EARLIER, 30)
        assert (second.title, second.begins, second.ends) == ("图书室", time(10), time(10, 10))

    async def test_after_the_notice_whoever_presents_only_now_is_asked_for_materials(self, house: House) -> None:
        await notified(house)
        await on_agenda(house, unit=FINANCE, title="经费")
        sent = await letters(house)
        assert sorted(sent.readers(MaterialsWanted)) == people_of(FINANCE)
        assert [unit for unit, _ in await chased(house, "materials")] == [EDUCATION, FINANCE]
        item = next(line for line in (await card(house)).agenda if line.topic == "TP-2")
        await house.does(SECRETARY, agenda.set_item, SetItem(MT1, item.item_id))
        assert [unit for unit, _ in await chased(house, "materials")] == [EDUCATION]

    async def test_a_topic_meeting_invites_whoever_presents_only_now(self, house: House) -> None:
        await notified(house, MeetingKind.TOPIC, units=(FINANCE,))
        await on_agenda(house, unit=CULTURE, title="场馆")
        notices = await told(house, MeetingVerb.NOTIFY)
        assert [notices.count(who) for who in people_of(CULTURE, FINANCE)] == [1, 1, 1, 1]
        assert [unit for unit, _ in await chased(house, "rsvp")] == [EDUCATION, FINANCE, CULTURE]

    async def test_units_are_asked_for_materials_beyond_what_they_present(self, house: House) -> None:
        await called(house)
        await on_agenda(house)
        await house.does(SECRETARY, materials.ask_for_materials, AskForMaterials(MT1, (FINANCE,), "三年经费表"))
        assert not await chased(house, "materials")
        await change(house, MeetingVerb.NOTIFY)
        assert [unit for unit, _ in await chased(house, "materials")] == [EDUCATION, FINANCE]
        (mine,) = (await card(house, liaison(FINANCE))).own_parts
        assert (mine.asked_for, mine.wants_materials) == ("三年经费表", True)
        proof = (Evidence("经费表.xlsx", "https://files.example/1"),)
        handed = HandInMaterials(MT1, "经费表", evidence=proof)
        await house.does(liaison(FINANCE), materials.hand_in_materials, handed)
        assert [unit for unit, _ in await chased(house, "materials")] == [EDUCATION]
        (mine,) = (await card(house, liaison(FINANCE))).own_parts
        assert (mine.has_materials, mine.evidence[0].name) == (True, "经费表.xlsx")
        await house.does(SECRETARY, materials.ask_for_materials, AskForMaterials(MT1, (FINANCE,), "再补一页"))
        assert (await letters(house)).of(MaterialsWanted, to=liaison(FINANCE))[0].text == "再补一页"
        assert [unit for unit, _ in await chased(house, "materials")] == [EDUCATION, FINANCE]

    async def test_a_late_notice_gives_until_today_and_not_until_a_day_that_is_past(self, house: House) -> None:
        await called(house)
        await on_agenda(house)
        house.clock.move_to(datetime(2026, 12, 10, 0, 30, tzinfo=UTC))
        await change(house, MeetingVerb.NOTIFY)
        assert {day for _, day in await chased(house, "rsvp")} == {DAY}
        assert {day for _, day in await chased(house, "materials")} == {DAY}


class TestGuests:
    async def test_an_observer_sees_and_answers_nothing_but_what_the_invitation_is_for(self, house: House) -> None:
        await called(house)
        await on_agenda(house)
        await on_agenda(house, unit=FINANCE, title="经费")
        whole, observers = await house.does(SECRETARY, guests.prepare_guest, MT1)
        ((name, person),) = observers
        assert name == "何宁"
        item = next(line for line in whole.agenda if line.topic == "TP-2")
        invited = InviteGuest(MT1, "市图书馆", "何宁", item.item_id, int(person))
        await house.does(SECRETARY, guests.invite_guest, invited)
        with pytest.raises(NotFound):
            await card(house, OBSERVER)
        await change(house, MeetingVerb.NOTIFY)
        (notice,) = (await letters(house)).of(MeetingTold, to=OBSERVER)
        for seen in (notice.card, await card(house, OBSERVER)):
            assert [line.topic for line in seen.agenda] == ["TP-2"]
            assert (seen.parts, seen.earlier, seen.my_tasks, seen.verbs, seen.is_guest) == ((), None, (), (), True)
        answered = await house.does(OBSERVER, guests.answer_invitation, AnswerInvitation(MT1, comes=True))
        assert answered.card.guests[0].rsvp is Rsvp.ATTENDING
        assert (await card(house)).guests[0].rsvp is Rsvp.ATTENDING
        listed = await house.does(OBSERVER, meetings.list_meetings, 1)
        assert ([line.reference for line in listed.meetings], listed.held) == (["MT-1"], None)
        with pytest.raises(Invalid) as refused:
            await house.does(SECRETARY, agenda.set_item, SetItem(MT1, item.item_id))
        assert refused.value.fault.key == "agenda-item-guests"

    async def test_other_meetings_are_not_there_for_an_observer(self, house: House) -> None:
        await notified(house)
        with pytest.raises(NotFound):
            await card(house, OBSERVER)
        with pytest.raises(NotFound):
            await house.does(OBSERVER, guests.answer_invitation, AnswerInvitation(MT1, comes=True))
        assert not (await house.does(OBSERVER, meetings.list_meetings, 1)).meetings

    async def test_an_invitation_is_taken_back_with_a_word(self, house: House) -> None:
        await notified(house)
        _, ((_, person),) = await house.does(SECRETARY, guests.prepare_guest, MT1)
        await house.does(SECRETARY, guests.invite_guest, InviteGuest(MT1, "市图书馆", "", None, int(person)))
        assert await told(house, MeetingVerb.NOTIFY) == sorted([*EVERYBODY, CONVENER, OBSERVER])
        guest = (await card(house)).guests[0]
        await house.does(SECRETARY, guests.take_back, (MT1, guest.guest_id))
        assert (await letters(house)).readers(GuestUninvited) == [OBSERVER]
        assert not (await card(house)).guests
        with pytest.raises(NotFound):
            await card(house, OBSERVER)
        with pytest.raises(NotFound):
            await house.does(SECRETARY, guests.take_back, (MT1, guest.guest_id))


class TestHolding:
    async def test_who_is_recorded_is_not_recorded_otherwise_by_a_button(self, house: House) -> None:
        await notified(house)
        house.clock.move_to(datetime(2026, 12, 10, 2, tzinfo=UTC))
        await change(house, MeetingVerb.OPEN)
        late = RecordAttendance(MT1, ((EDUCATION, Attendance.LATE),))
        await house.does(SECRETARY, attendance.record_attendance, late)
        for unit in (EDUCATION, FINANCE):
            await house.does(liaison(unit), attendance.arrive, MT1)
        found = {part.unit_id: part.attendance for part in (await card(house)).parts}
        assert (found[EDUCATION], found[FINANCE]) == (Attendance.LATE, Attendance.PRESENT)
        assert ((await card(house)).here, (await card(house)).quorum) == (2, 14)

    @pytest.mark.parametrize("takes", [True, False])
    async def test_what_is_not_reached_goes_to_the_next_meeting_or_is_ready(self, house: House, takes: bool) -> None:
        await notified(house)
        await on_agenda(house, unit=FINANCE, title="经费")
        await called(house, MeetingKind.TOPIC, units=(CULTURE,), day=LATER)
        house.clock.move_to(datetime(2026, 12, 10, 2, tzinfo=UTC))
        await change(house, MeetingVerb.OPEN)
        reached = next(line.item_id for line in (await card(house)).agenda if line.topic == "TP-1")
        await change(house, MeetingVerb.CLOSE, reached_ids=(reached,), carry_to=MT2 if takes else None)
        sent = await letters(house)
        assert sorted(sent.readers(ItemsCarriedOver)) == people_of(FINANCE)
        (news,) = sent.of(ItemsCarriedOver, to=liaison(FINANCE))
        assert (news.items, news.following) == (("TP-2 经费",), "MT-2" if takes else "")
        states = [await house.look(lambda tx, n=n: tx.topics.get(1, Reference(Kind.TOPIC, n)).state) for n in (1, 2)]
        assert states == [TopicState.SCHEDULED, TopicState.SCHEDULED if takes else TopicState.READY]
        following = await card(house, reference=MT2)
        assert [line.topic for line in following.agenda] == (["TP-2"] if takes else [])
        assert [part.unit_id for part in following.parts] == ([CULTURE, FINANCE] if takes else [CULTURE])

    async def test_what_is_not_reached_does_not_go_to_a_meeting_that_is_over(self, house: House) -> None:
        await notified(house)
        await called(house, day=LATER)
        await change(house, MeetingVerb.CANCEL, MT2, reason="不开了")
        house.clock.move_to(datetime(2026, 12, 10, 2, tzinfo=UTC))
        await change(house, MeetingVerb.OPEN)
        with pytest.raises(WrongState) as refused:
            await change(house, MeetingVerb.CLOSE, carry_to=MT2)
        assert refused.value.fault.field == "carry_to"
        assert (await card(house)).meeting.state is MeetingState.IN_SESSION


class TestDays:
    async def test_nobody_is_chased_about_a_day_that_is_past_but_the_secretariat_says_what_became_of_it(
        self, house: House
    ) -> None:
        await notified(house)
        assert await chased(house, "meeting-record") == [(None, date(2026, 12, 11))]
        await morning(house, DAY)
        assert len(await chased(house, "rsvp")) == UNITS
        await morning(house, date(2026, 12, 11))
        assert not await chased(house, "rsvp")
        assert not await chased(house, "materials")
        await change(house, MeetingVerb.OPEN)
        assert await chased(house, "meeting-record")
        await change(house, MeetingVerb.CLOSE)
        assert not await chased(house, "meeting-record")
