"""Agendas on both databases: the parts of units that follow them, guests, what is not reached, what days bring."""

from datetime import UTC, date, datetime, time

import pytest

from bot.domain.errors import Invalid, NotFound, WrongState
from bot.domain.evidence import Evidence
from bot.domain.meeting_requests import (
    AnswerInvitation,
    AskForMaterials,
    HandInMaterials,
    InviteGuest,
    RecordAttendance,
    SetItem,
)
from bot.domain.meetings import AgendaBlock, Attendance, MeetingKind, MeetingState, MeetingVerb, Rsvp
from bot.domain.references import Kind, Reference
from bot.domain.topics import TopicState
from bot.notices.meetings import (
    GuestUninvited,
    ItemsCarriedOver,
    MaterialsWanted,
    MeetingTold,
)
from bot.services import agenda, attendance, guests, materials, meetings
from tests.builders import (
    CONVENER,
    CULTURE,
    EDUCATION,
    FINANCE,
    OBSERVER,
    SECRETARY,
    liaison,
)
from tests.house import House
from tests.letters import letters
from tests.meetings import (
    DAY,
    EVERYBODY,
    LATER,
    MT1,
    MT2,
    UNITS,
    called,
    card,
    change,
    chased,
    morning,
    notified,
    on_agenda,
    people_of,
    told,
)


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
