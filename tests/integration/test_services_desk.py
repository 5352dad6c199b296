"""What a person sees of the whole: the desk, an item's record, and the present look of a card, on both databases."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import event

from bot.domain.clauses import ClauseText, SetClause
from bot.domain.confirmations import ConfirmContacts
from bot.domain.consensus import AnswerMinutes, Stance
from bot.domain.contacts import ContactChangeVerb, DecideContactChange, ProposeContactChange
from bot.domain.errors import NotFound, Refusal
from bot.domain.minutes import ChangeMinutes, CirculateMinutes, DraftMinutes, MinutesVerb
from bot.domain.people import Actor, Role
from bot.domain.references import Kind, Reference
from bot.domain.tasks import AssignTask, ChangeTask, ReportProgress, TaskVerb
from bot.domain.topics import ReviewTopic, SubmitTopic, TopicText, TopicVerb
from bot.notices.desk import Desk, OverdueTable
from bot.notices.fact import Fact
from bot.notices.recipients import Target, ToChannel, ToHome, ToPerson
from bot.notices.seats import PassedOn
from bot.services import (
    cards,
    circulation,
    clauses,
    concurrence,
    confirmations,
    contacts,
    desk,
    history,
    minutes,
    tasks,
    topics,
)
from bot.services.front_desk import Speaker, identify
from bot.store.transaction import Transaction
from tests.builders import (
    CHANNELS,
    CONVENER,
    DIRECTOR,
    EDUCATION,
    FINANCE,
    INSPECTOR,
    OBSERVER,
    SECRETARY,
    liaison,
)
from tests.house import House
from tests.meetings import morning

TK1 = Reference(Kind.TASK, 1)
TP1 = Reference(Kind.TOPIC, 1)
MN1 = Reference(Kind.MINUTES, 1)
TODAY = date(2026, 11, 23)
FRIDAY = datetime(2026, 11, 27, 2, 0, tzinfo=UTC)
CLAUSE = ClauseText("报送清单", EDUCATION, date(2026, 12, 31), (FINANCE,))


async def task_due(house: House, day: date, *, lead: int = EDUCATION) -> None:
    await house.does(SECRETARY, tasks.assign_task, AssignTask(f"{day} 的任务", lead, day))


async def circulating(house: House) -> None:
    await house.does(SECRETARY, minutes.draft_minutes, DraftMinutes("纪要", TODAY))
    await house.does(SECRETARY, clauses.set_clause, SetClause(MN1, None, CLAUSE))
    await house.does(SECRETARY, circulation.circulate, CirculateMinutes(MN1))


async def desk_of(house: House, who: str) -> Desk:
    found: Desk = await house.does(who, desk.show_desk, None)
    return found


class TestDesk:
    async def test_a_units_tasks_stand_by_urgency_and_the_rest_is_counted(self, house: House) -> None:
        for day in (date(2026, 11, 24), date(2026, 11, 30), date(2026, 12, 31)):
            await task_due(house, day)
        for _ in range(desk.SHOWN):
            await task_due(house, date(2027, 1, 29))
        await task_due(house, date(2026, 11, 24), lead=FINANCE)
        house.clock.move_to(FRIDAY)
        found = await desk_of(house, liaison(EDUCATION))
        assert [line.reference for line in found.overdue] == ["TK-1"]
        assert [line.reference for line in found.soon] == ["TK-2"]
        assert (len(found.other_tasks), found.more_tasks) == (desk.SHOWN, 1)
        assert (found.units, found.roles, found.today) == (("教育局",), (Role.LIAISON,), date(2026, 11, 27))

    async def test_what_is_claimed_waits_for_the_office_not_for_the_unit(self, house: House) -> None:
        await task_due(house, date(2026, 11, 24))
        house.clock.move_to(FRIDAY)
        await house.does(liaison(EDUCATION), tasks.change_task, ChangeTask(TK1, TaskVerb.CLAIM, "已完成"))
        unit, office = await desk_of(house, liaison(EDUCATION)), await desk_of(house, DIRECTOR)
        assert (unit.overdue, [line.reference for line in unit.other_tasks]) == ((), ["TK-1"])
        assert [line.reference for line in office.to_verify] == ["TK-1"]

    async def test_tasks_that_the_unit_leads_stand_before_those_it_supports(self, house: House) -> None:
        await house.does(
            SECRETARY,
            tasks.assign_task,
            AssignTask("配合", FINANCE, date(2026, 11, 25), supporting_unit_ids=(EDUCATION,)),
        )
        await house.does(SECRETARY, tasks.assign_task, AssignTask("牵头", EDUCATION, date(2026, 11, 26)))
        found = await desk_of(house, liaison(EDUCATION))
        assert [task.title for task in found.soon] == ["牵头", "配合"]

    async def test_the_quarterly_question_stands_on_the_liaisons_desk_until_it_is_answered(self, house: House) -> None:
        await morning(house, date(2027, 1, 4))
        found = await desk_of(house, liaison(EDUCATION))
        assert [line.about for line in found.awaited] == ["contact-confirmation"]
        await house.does(liaison(EDUCATION), confirmations.confirm_contacts, ConfirmContacts(EDUCATION, "2027Q1"))
        assert (await desk_of(house, liaison(EDUCATION))).awaited == ()

    async def test_topics_wait_for_the_office_then_for_their_unit(self, house: House) -> None:
        await house.does(liaison(EDUCATION), topics.submit_topic, SubmitTopic(TopicText("开放")))
        assert [line.reference for line in (await desk_of(house, SECRETARY)).to_review] == ["TP-1"]
        assert (await desk_of(house, liaison(EDUCATION))).returned == ()
        await house.does(
            SECRETARY, topics.review_topic, ReviewTopic(TP1, TopicVerb.RETURN, "不够", next_step="月底前重新提交")
        )
        assert [line.reference for line in (await desk_of(house, liaison(EDUCATION))).returned] == ["TP-1"]
        for who in (SECRETARY, liaison(FINANCE)):
            found = await desk_of(house, who)
            assert (found.to_review, found.returned) == ((), ())

    async def test_minutes_wait_for_each_in_turn(self, house: House) -> None:
        await house.does(SECRETARY, minutes.draft_minutes, DraftMinutes("纪要", TODAY))
        assert [line.reference for line in (await desk_of(house, DIRECTOR)).to_circulate] == ["MN-1"]
        await house.does(SECRETARY, clauses.set_clause, SetClause(MN1, None, CLAUSE))
        await house.does(SECRETARY, circulation.circulate, CirculateMinutes(MN1))
        assert [line.reference for line in (await desk_of(house, liaison(1))).to_answer] == ["MN-1"]
        await house.does(liaison(1), concurrence.answer, AnswerMinutes(MN1, Stance.OBJECTION, "不可行"))
        assert (await desk_of(house, liaison(1))).to_answer == ()
        assert [line.reference for line in (await desk_of(house, SECRETARY)).blocked] == ["MN-1"]
        for position in range(1, 27):
            await house.does(liaison(position), concurrence.answer, AnswerMinutes(MN1, Stance.AGREE))
        assert [line.reference for line in (await desk_of(house, CONVENER)).to_sign] == ["MN-1"]
        await house.does(CONVENER, minutes.change_minutes, ChangeMinutes(MN1, MinutesVerb.SIGN_OFF))
        assert (await desk_of(house, CONVENER)).to_sign == ()
        assert [line.reference for line in (await desk_of(house, SECRETARY)).to_issue] == ["MN-1"]

    async def test_contact_changes_wait_for_the_office_with_their_buttons(self, house: House) -> None:
        request = ProposeContactChange(Role.LIAISON, "U0NEW", "许晨", "", "", "调动", TODAY)
        await house.does(liaison(EDUCATION), contacts.propose_change, request)
        [waiting] = (await desk_of(house, SECRETARY)).changes
        assert (waiting.leaver, waiting.verbs) == (
            "教育局联络员",
            (ContactChangeVerb.CONFIRM, ContactChangeVerb.RETURN),
        )
        assert (await desk_of(house, liaison(EDUCATION))).changes == ()

    @pytest.mark.parametrize("who", [INSPECTOR, OBSERVER, CONVENER])
    async def test_a_desk_without_anything_is_empty_for_everybody_with_a_seat(self, house: House, who: str) -> None:
        await task_due(house, date(2026, 11, 24))
        found = await desk_of(house, who)
        assert (found.overdue, found.soon, found.other_tasks, found.to_verify, found.more_tasks) == ((), (), (), (), 0)

    @pytest.mark.parametrize(("who", "most"), [(liaison(EDUCATION), 7), (SECRETARY, 9), (CONVENER, 2), (OBSERVER, 0)])
    async def test_a_desk_takes_few_statements(self, house: House, who: str, most: int) -> None:
        for _ in range(3):
            await task_due(house, date(2026, 11, 24))
        await circulating(house)
        assert await statements_of_desk(house, who) <= most


async def statements_of_desk(house: House, who: str) -> int:
    """Count what the desk itself asks of the database, beyond who speaks."""
    await desk_of(house, who)
    seen: list[str] = []

    def count(*arguments: object) -> None:
        seen.append(str(arguments[2]))

    def run(tx: Transaction) -> None:
        actor: Actor = identify(tx, Speaker(who))
        tx.groups.of(actor)
        event.listen(tx.connection, "before_cursor_execute", count)
        desk.show_desk(tx, actor, None)
        event.remove(tx.connection, "before_cursor_execute", count)

    await house.look(run)
    return len(seen)


class TestHistory:
    async def test_changes_are_told_in_names(self, house: House) -> None:
        await circulating(house)
        await house.does(liaison(FINANCE), concurrence.answer, AnswerMinutes(MN1, Stance.OBJECTION, "期限太紧"))
        told = await house.does(CONVENER, history.show_history, MN1)
        assert [entry.action for entry in told.entries] == ["objection", "circulate", "set-clause", "draft"]
        objection, circulation, clause, _ = ({name: (a, b) for name, a, b in e.changes} for e in told.entries)
        assert objection == {
            "state": ("circulating", "blocked"),
            "unit_id": ("", "财政局"),
            "text": ("", "期限太紧"),
        }
        assert circulation["answer_by"] == ("", "2026-11-30")
        assert (clause["lead_unit_id"], clause["supporting_unit_ids"], clause["clause"]) == (
            ("", "教育局"),
            ("", "财政局"),
            ("", "1"),
        )
        assert (told.entries[0].person, told.entries[0].role) == ("财政局联络员", "liaison")

    async def test_the_signer_is_named(self, house: House) -> None:
        await circulating(house)
        for position in range(1, 27):
            await house.does(liaison(position), concurrence.answer, AnswerMinutes(MN1, Stance.AGREE))
        await house.does(CONVENER, minutes.change_minutes, ChangeMinutes(MN1, MinutesVerb.SIGN_OFF))
        told = await house.does(SECRETARY, history.show_history, MN1)
        assert ("signed_by", "", "周明远") in told.entries[0].changes
        assert (len(told.entries), told.is_cut) == (history.SHOWN, True)

    async def test_an_unknown_item_is_not_found_and_an_observer_reads_none(self, house: House) -> None:
        for reference in (TK1, Reference(Kind.MEETING, 1)):
            with pytest.raises(NotFound):
                await house.does(CONVENER, history.show_history, reference)
        await task_due(house, TODAY)
        with pytest.raises(Refusal):
            await house.does(OBSERVER, history.show_history, TK1)


class TestCards:
    async def current(self, house: House, item: str, target: Target) -> Fact | None:
        return await house.look(lambda tx: cards.current(tx, 1, item, target))

    async def test_each_reader_gets_the_own_buttons(self, house: House) -> None:
        await task_due(house, date(2026, 12, 31))
        report = ReportProgress(TK1, 30, "进行中")
        await house.does(liaison(EDUCATION), tasks.report_progress, report)
        await house.does(liaison(EDUCATION), tasks.change_task, ChangeTask(TK1, TaskVerb.CLAIM, "已完成"))
        verbs = {
            place: getattr(await self.current(house, "TK-1", target), "verbs", None)
            for place, target in {
                "office": ToChannel(CHANNELS["secretariat"]),
                "group": ToChannel(CHANNELS["group"]),
                "unit": ToPerson(liaison(EDUCATION)),
                "secretary": ToPerson(SECRETARY),
                "gone": ToPerson("U0GONE"),
                "home": ToHome(SECRETARY),
            }.items()
        }
        decide = (TaskVerb.CLOSE, TaskVerb.SEND_BACK, TaskVerb.SUSPEND, TaskVerb.CANCEL)
        assert verbs == {"office": decide, "group": (), "unit": (), "secretary": decide, "gone": None, "home": None}

    async def test_every_kind_of_item_has_a_card(self, house: House) -> None:
        await task_due(house, date(2026, 12, 31))
        await house.does(liaison(EDUCATION), topics.submit_topic, SubmitTopic(TopicText("开放")))
        await circulating(house)
        request = ProposeContactChange(Role.LIAISON, "U0NEW", "许晨", "", "", "调动", TODAY)
        await house.does(liaison(EDUCATION), contacts.propose_change, request)
        for item, kind in (
            ("TK-1", "TaskCard"),
            ("TP-1", "TopicCard"),
            ("MN-1", "MinutesCard"),
            ("CC-1", "ContactChangeCard"),
        ):
            for target in (ToPerson(liaison(EDUCATION)), ToChannel(CHANNELS["secretariat"])):
                assert type(await self.current(house, item, target)).__name__ == kind
        assert await self.current(house, "IN-1", ToPerson(SECRETARY)) is None

    async def test_a_table_of_another_day_stays_as_it_was(self, house: House) -> None:
        await task_due(house, date(2026, 11, 24))
        house.clock.move_to(FRIDAY)
        target = ToChannel(CHANNELS["group"])
        table = await self.current(house, "overdue:2026-11-27", target)
        assert isinstance(table, OverdueTable)
        assert table.total == 1
        assert await self.current(house, "overdue:2026-11-26", target) is None

    async def test_a_leavers_card_says_who_holds_the_seat_now(self, house: House) -> None:
        await task_due(house, date(2026, 12, 31))
        request = ProposeContactChange(Role.LIAISON, "U0NEW", "许晨", "", "", "调动", TODAY)
        await house.does(liaison(EDUCATION), contacts.propose_change, request)
        confirm = DecideContactChange(Reference(Kind.CONTACT_CHANGE, 1), ContactChangeVerb.CONFIRM)
        await house.does(SECRETARY, contacts.decide_change, confirm)
        look = await self.current(house, "TK-1", ToPerson(liaison(EDUCATION)))
        assert isinstance(look, PassedOn)
        assert (look.holders, look.card.verbs) == (("许晨",), ())
        assert await self.current(house, "TK-1", ToPerson("U0NEW")) is not None
