"""Extensions, blockers, sub-tasks, parts, suspension and urging, through the use cases, on both databases."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain import references
from bot.domain.blockers import AnswerBlocker, BlockerState, BlockerVerb, DeclareBlocker
from bot.domain.errors import Forbidden, Invalid, Refusal, Stale, WrongState
from bot.domain.extensions import AskExtension, DecideExtension, ExtensionVerb
from bot.domain.ladder import Light
from bot.domain.references import Kind, Reference
from bot.domain.task_steps import TaskStep
from bot.domain.tasks import (
    AssignTask,
    ChangeTask,
    ReportProgress,
    SetPart,
    SplitTask,
    TaskState,
    TaskVerb,
    UrgeTask,
)
from bot.notices import kinds
from bot.notices.tasks import TaskCard
from bot.services import blockers, extensions, reminders, subtasks, tasks, urging
from bot.store.tables import chases, outbox
from bot.texts.catalogue import texts_in
from bot.views.notices import render
from tests.builders import CHANNELS, CONVENER, CULTURE, EDUCATION, FINANCE, SECRETARY, liaison, member
from tests.house import House

TK1 = Reference(Kind.TASK, 1)
DUE = date(2026, 12, 31)
TODAY = date(2026, 11, 23)
LEAD, OTHER = liaison(EDUCATION), liaison(FINANCE)


def morning(day: date) -> datetime:
    """Nine in the group's time zone."""
    return datetime(day.year, day.month, day.day, 1, 0, tzinfo=UTC)


async def unit_of(house: House, position: int) -> int:
    return (await house.look(lambda tx: tx.groups.get(1))).units[position - 1].id


async def assigned(house: House, *, due: date = DUE, supporting: tuple[int, ...] = ()) -> TaskCard:
    lead = await unit_of(house, EDUCATION)
    units = tuple([await unit_of(house, position) for position in supporting])
    created = await house.does(SECRETARY, tasks.assign_task, AssignTask("选址", lead, due, units))
    assert isinstance(created.card, TaskCard)
    return created.card


async def card_for(house: House, slack_id: str, reference: Reference = TK1) -> TaskCard:
    card: TaskCard = await house.does(slack_id, tasks.show_task, reference)
    return card


async def told(house: House) -> list[tuple[str, Any]]:
    """Return what is owed, in order: (to whom, the fact)."""

    def read(tx: Any) -> list[tuple[str, Any]]:
        rows = tx.connection.execute(select(outbox).where(outbox.c.kind != "card").order_by(outbox.c.id))
        return [
            (row.target.get("slack_id") or row.target.get("channel", ""), kinds.decode(row.kind, row.facts))
            for row in rows
        ]

    return await house.look(read)


async def told_steps(house: House, slack_id: str) -> list[TaskStep]:
    return [fact.step for to, fact in await told(house) if to == slack_id and type(fact).__name__ == "StepTold"]


async def awaited(house: House) -> set[tuple[str, str, int | None, bool]]:
    """Return what is awaited: kind, item, unit, whether it rests."""

    def read(tx: Any) -> set[tuple[str, str, int | None, bool]]:
        return {(row.kind, row.item, row.unit_id, row.next_at is None) for row in tx.connection.execute(select(chases))}

    return await house.look(read)


class TestExtension:
    async def test_granted_the_original_day_stays_and_the_ladder_follows(self, house: House) -> None:
        await assigned(house)
        asked = await house.does(
            LEAD, extensions.ask_extension, AskExtension(TK1, DUE + timedelta(days=20), "验收推迟")
        )
        assert (asked.card.extension.reason, TaskStep.EXTENSION_WITHDRAW in asked.card.steps) == ("验收推迟", True)
        assert await told_steps(house, CHANNELS["secretariat"]) == [TaskStep.EXTEND]
        assert ("extension", "TK-1", None, False) in await awaited(house)
        decided = await house.does(
            SECRETARY, extensions.decide_extension, DecideExtension(TK1, ExtensionVerb.GRANT, date(2027, 1, 11))
        )
        assert (decided.card.task.due_on, decided.card.original_due_on) == (date(2027, 1, 11), DUE)
        assert decided.card.extension is None
        assert await told_steps(house, LEAD) == [TaskStep.EXTENSION_GRANT]
        assert {kind for kind, *_ in await awaited(house)} == {"task", "receipt"}

    async def test_one_is_open_at_a_time_and_only_the_lead_asks(self, house: House) -> None:
        await assigned(house, supporting=(FINANCE,))
        request = AskExtension(TK1, date(2027, 1, 11), "验收推迟")
        with pytest.raises(Forbidden):
            await house.does(OTHER, extensions.ask_extension, request)
        await house.does(LEAD, extensions.ask_extension, request)
        with pytest.raises(Invalid, match="extension-asked"):
            await house.does(LEAD, extensions.ask_extension, request)
        with pytest.raises(Forbidden):
            await house.does(LEAD, extensions.decide_extension, DecideExtension(TK1, ExtensionVerb.GRANT))
        with pytest.raises(Invalid, match="text-empty"):
            await house.does(SECRETARY, extensions.decide_extension, DecideExtension(TK1, ExtensionVerb.REFUSE))
        refused = DecideExtension(TK1, ExtensionVerb.REFUSE, answer="年内须完成")
        assert (await house.does(SECRETARY, extensions.decide_extension, refused)).card.task.due_on == DUE
        with pytest.raises(Invalid, match="extension-none"):
            await house.does(SECRETARY, extensions.decide_extension, refused)
        await house.does(LEAD, extensions.ask_extension, request)

    async def test_a_day_that_is_not_later_is_refused_beside_its_field(self, house: House) -> None:
        await assigned(house)
        with pytest.raises(Invalid) as refused:
            await house.does(LEAD, extensions.ask_extension, AskExtension(TK1, DUE, ""))
        assert [(fault.key, fault.field) for fault in refused.value.faults] == [
            ("extension-not-later", "new_due_on"),
            ("text-empty", "reason"),
        ]

    async def test_granted_after_it_was_overdue_it_is_never_green(self, house: House) -> None:
        await assigned(house, due=date(2026, 11, 27))
        house.clock.move_to(morning(date(2026, 12, 1)))
        later = date(2027, 3, 1)
        await house.does(LEAD, extensions.ask_extension, AskExtension(TK1, later, "验收推迟"))
        await house.does(SECRETARY, extensions.decide_extension, DecideExtension(TK1, ExtensionVerb.GRANT))
        assert (await card_for(house, LEAD)).task.light is Light.YELLOW


class TestBlocker:
    async def declare(self, house: House) -> TaskCard:
        request = DeclareBlocker(TK1, await unit_of(house, FINANCE), "等待经费批复")
        card: TaskCard = (await house.does(LEAD, blockers.declare_blocker, request)).card
        return card

    async def test_accepted_clock_and_reminders_are_the_other_units(self, house: House) -> None:
        await assigned(house, due=date(2026, 12, 4))
        finance = await unit_of(house, FINANCE)
        assert (await self.declare(house)).blocker.state is BlockerState.DECLARED
        assert await told_steps(house, OTHER) == [TaskStep.BLOCK]
        assert ("blocker-answer", "TK-1", finance, False) in await awaited(house)
        seen = await card_for(house, OTHER)
        assert {TaskStep.BLOCKER_ACCEPT, TaskStep.BLOCKER_REFUSE} <= set(seen.steps)
        accept = AnswerBlocker(TK1, BlockerVerb.ACCEPT, promised_on=date(2026, 11, 30))
        await house.does(OTHER, blockers.answer_blocker, accept)
        assert {each[0] for each in await awaited(house) if each[2] == finance} == {"blocker"}
        assert ("task", "TK-1", await unit_of(house, EDUCATION), True) in await awaited(house)
        house.clock.move_to(morning(date(2026, 12, 9)))
        waiting = await card_for(house, LEAD)
        assert (waiting.task.waits_for, waiting.task.light) == ("财政局", Light.GREEN)
        resolved = await house.does(OTHER, blockers.answer_blocker, AnswerBlocker(TK1, BlockerVerb.RESOLVE))
        # Twelve working days were waited, from 23 November on; 4 December moves on by as many.
        assert resolved.card.task.due_on == date(2026, 12, 22)
        assert {(each.unit, each.days) for each in resolved.card.segments} == {("财政局", 12)}
        assert {kind for kind, *_ in await awaited(house)} == {"task", "receipt"}
        assert TaskStep.BLOCKER_RESOLVE in await told_steps(house, LEAD)

    async def test_refused_twice_the_secretariat_decides(self, house: House) -> None:
        await assigned(house)
        await self.declare(house)
        refuse = AnswerBlocker(TK1, BlockerVerb.REFUSE, "不属我局职责")
        await house.does(OTHER, blockers.answer_blocker, refuse)
        assert (await card_for(house, LEAD)).blocker.state is BlockerState.REFUSED
        insist = AnswerBlocker(TK1, BlockerVerb.INSIST, "经费归口你局")
        await house.does(LEAD, blockers.answer_blocker, insist)
        await house.does(OTHER, blockers.answer_blocker, refuse)
        assert await told_steps(house, CHANNELS["secretariat"]) == [TaskStep.BLOCKER_REFUSE]
        office = await card_for(house, SECRETARY)
        assert {TaskStep.BLOCKER_AWARD, TaskStep.BLOCKER_DISMISS} <= set(office.steps)
        with pytest.raises(Forbidden):
            await house.does(LEAD, blockers.answer_blocker, AnswerBlocker(TK1, BlockerVerb.DISMISS, "x"))
        award = AnswerBlocker(TK1, BlockerVerb.AWARD, promised_on=date(2026, 12, 1))
        assert (await house.does(SECRETARY, blockers.answer_blocker, award)).card.task.waits_for == "财政局"

    async def test_dismissed_or_withdrawn_nothing_was_lost(self, house: House) -> None:
        await assigned(house)
        await self.declare(house)
        card = (await house.does(LEAD, blockers.answer_blocker, AnswerBlocker(TK1, BlockerVerb.WITHDRAW))).card
        assert (card.task.due_on, card.blocker, card.segments) == (DUE, None, ())
        await self.declare(house)
        refuse = AnswerBlocker(TK1, BlockerVerb.REFUSE, "不属我局职责")
        await house.does(OTHER, blockers.answer_blocker, refuse)
        await house.does(LEAD, blockers.answer_blocker, AnswerBlocker(TK1, BlockerVerb.INSIST, "归口你局"))
        await house.does(OTHER, blockers.answer_blocker, refuse)
        card = (
            await house.does(SECRETARY, blockers.answer_blocker, AnswerBlocker(TK1, BlockerVerb.DISMISS, "不成立"))
        ).card
        assert (card.task.due_on, card.blocker, card.segments) == (DUE, None, ())
        assert {kind for kind, *_ in await awaited(house)} == {"task", "receipt"}

    async def test_only_the_unit_asked_answers_and_one_is_open_at_a_time(self, house: House) -> None:
        await assigned(house)
        own = DeclareBlocker(TK1, await unit_of(house, EDUCATION), "x")
        with pytest.raises(Invalid, match="blocker-own"):
            await house.does(LEAD, blockers.declare_blocker, own)
        await self.declare(house)
        with pytest.raises(Invalid, match="blocker-open"):
            await self.declare(house)
        accept = AnswerBlocker(TK1, BlockerVerb.ACCEPT, promised_on=date(2026, 11, 30))
        for stranger in (LEAD, liaison(CULTURE), SECRETARY):
            with pytest.raises(Forbidden):
                await house.does(stranger, blockers.answer_blocker, accept)
        with pytest.raises(Stale, match="blocker-moved"):
            await house.does(OTHER, blockers.answer_blocker, AnswerBlocker(TK1, BlockerVerb.RESOLVE))
        with pytest.raises(Invalid, match="date-missing"):
            await house.does(OTHER, blockers.answer_blocker, AnswerBlocker(TK1, BlockerVerb.ACCEPT))

    async def test_a_long_wait_offers_a_topic_that_says_what_is_waited_for(self, house: House) -> None:
        await assigned(house)
        await self.declare(house)
        accept = AnswerBlocker(TK1, BlockerVerb.ACCEPT, promised_on=date(2026, 11, 30))
        await house.does(OTHER, blockers.answer_blocker, accept)
        assert TaskStep.BLOCKER_TOPIC not in (await card_for(house, LEAD)).steps
        house.clock.move_to(morning(date(2026, 12, 8)))
        assert TaskStep.BLOCKER_TOPIC in (await card_for(house, LEAD)).steps
        _, topic = await house.does(LEAD, blockers.prepare_topic, TK1)
        assert (topic.title, "等待经费批复" in topic.background) == ("TK-1 选址", True)


async def test_closed_or_cancelled_nothing_about_it_stays_open(house: House) -> None:
    await assigned(house)
    await house.does(LEAD, extensions.ask_extension, AskExtension(TK1, date(2027, 1, 11), "验收推迟"))
    await house.does(LEAD, blockers.declare_blocker, DeclareBlocker(TK1, await unit_of(house, FINANCE), "经费"))
    card = (await house.does(SECRETARY, tasks.change_task, ChangeTask(TK1, TaskVerb.CANCEL, "已并入"))).card
    assert (card.extension, card.blocker, await awaited(house)) == (None, None, set())
    assert await house.look(lambda tx: tx.extensions.list_asked(1, most=9)) == []
    assert await house.look(lambda tx: tx.blockers.list_in_state(1, BlockerState.DECLARED, most=9)) == []


async def test_days_that_were_anothers_do_not_make_a_task_late(house: House) -> None:
    await assigned(house, due=date(2026, 11, 27))
    await house.does(SECRETARY, tasks.change_task, ChangeTask(TK1, TaskVerb.SUSPEND, "规划调整"))
    house.clock.move_to(morning(date(2026, 12, 7)))
    await house.does(SECRETARY, tasks.change_task, ChangeTask(TK1, TaskVerb.RESUME))
    house.clock.move_to(morning(date(2026, 12, 10)))
    await house.does(LEAD, tasks.change_task, ChangeTask(TK1, TaskVerb.CLAIM, "已完成"))
    closed = await house.does(SECRETARY, tasks.change_task, ChangeTask(TK1, TaskVerb.CLOSE))
    assert closed.card.task.light is Light.GREEN


class TestDivision:
    async def test_a_whole_is_not_done_before_its_parts_and_its_lead_verifies_them(self, house: House) -> None:
        await assigned(house)
        finance = await unit_of(house, FINANCE)
        split = await house.does(LEAD, subtasks.split_task, SplitTask(TK1, "摸底", finance, date(2026, 12, 10)))
        ((part,)) = split.card.subtasks
        assert (part.reference, part.lead) == ("TK-2", "财政局")
        claim = ChangeTask(TK1, TaskVerb.CLAIM, "已完成")
        with pytest.raises(Invalid, match="subtasks-open"):
            await house.does(LEAD, tasks.change_task, claim)
        tk2 = Reference(Kind.TASK, 2)
        assert (await card_for(house, OTHER, tk2)).parent == "TK-1"
        again = SplitTask(tk2, "再分", await unit_of(house, CULTURE), date(2026, 12, 9))
        with pytest.raises(Invalid, match="subtask-of-subtask"):
            await house.does(OTHER, subtasks.split_task, again)
        await house.does(OTHER, tasks.change_task, ChangeTask(tk2, TaskVerb.CLAIM, "摸底完成"))
        assert [to for to, fact in await told(house) if type(fact).__name__ == "CompletionClaimed"] == [LEAD]
        with pytest.raises(Forbidden):
            await house.does(liaison(CULTURE), tasks.change_task, ChangeTask(tk2, TaskVerb.CLOSE))
        await house.does(LEAD, tasks.change_task, ChangeTask(tk2, TaskVerb.CLOSE))
        assert (await house.does(LEAD, tasks.change_task, claim)).card.task.state is TaskState.COMPLETION_CLAIMED

    async def test_a_supporting_unit_has_a_part_a_day_and_a_receipt_of_its_own(self, house: House) -> None:
        await assigned(house, supporting=(FINANCE, CULTURE))
        finance = await unit_of(house, FINANCE)
        assert len([each for each in await awaited(house) if each[0] == "receipt"]) == 3
        await house.does(LEAD, subtasks.set_part, SetPart(TK1, finance, "落实经费", date(2026, 12, 10)))
        assert ("support", "TK-1", finance, False) in await awaited(house)
        assert await told_steps(house, OTHER) == [TaskStep.SET_PART]
        await house.does(OTHER, tasks.change_task, ChangeTask(TK1, TaskVerb.ACKNOWLEDGE))
        card = await card_for(house, LEAD)
        assert (card.unacknowledged, card.task.state) == (("教育局", "文广旅体局"), TaskState.ASSIGNED)
        with pytest.raises(WrongState):
            await house.does(OTHER, tasks.change_task, ChangeTask(TK1, TaskVerb.ACKNOWLEDGE))
        answer = await house.does(OTHER, tasks.report_progress, ReportProgress(TK1, 100, "已下达"))
        words = render(answer, texts_in("zh")).text
        assert words == "✅ 已记录财政局在 TK-1 中的配合进展，现为 100%，牵头单位会看到。"
        card = await card_for(house, LEAD)
        ((part,)) = card.parts
        assert (part.unit, part.text, part.percent, card.task.percent) == ("财政局", "落实经费", 100, 0)
        assert not [each for each in await awaited(house) if each[0] == "support"]

    async def test_a_part_after_the_task_is_refused(self, house: House) -> None:
        await assigned(house, supporting=(FINANCE,))
        late = SetPart(TK1, await unit_of(house, FINANCE), "落实经费", DUE + timedelta(days=1))
        with pytest.raises(Invalid, match="part-after-task"):
            await house.does(LEAD, subtasks.set_part, late)
        with pytest.raises(Invalid, match="unit-supports-not"):
            await house.does(LEAD, subtasks.set_part, SetPart(TK1, await unit_of(house, CULTURE), "x"))


class TestSuspension:
    async def test_its_days_do_not_count(self, house: House) -> None:
        await assigned(house, due=date(2026, 12, 4))
        suspend = ChangeTask(TK1, TaskVerb.SUSPEND, "规划调整")
        await house.does(SECRETARY, tasks.change_task, suspend)
        assert {rests for *_, rests in await awaited(house)} == {True}
        house.clock.move_to(morning(date(2026, 12, 14)))
        assert (await house.look(lambda tx: reminders.overdue_table(tx, tx.groups.get(1)))).total == 0
        resumed = await house.does(SECRETARY, tasks.change_task, ChangeTask(TK1, TaskVerb.RESUME))
        assert (resumed.card.task.due_on, resumed.card.task.light) == (date(2026, 12, 25), Light.GREEN)
        assert {(each.unit, each.days) for each in resumed.card.segments} == {("", 15)}
        assert {rests for *_, rests in await awaited(house)} == {False}

    async def test_cancelled_it_is_chased_no_more_and_its_units_are_told_why(self, house: House) -> None:
        await assigned(house, supporting=(FINANCE,))
        with pytest.raises(Invalid, match="text-empty"):
            await house.does(SECRETARY, tasks.change_task, ChangeTask(TK1, TaskVerb.CANCEL))
        with pytest.raises(Forbidden):
            await house.does(LEAD, tasks.change_task, ChangeTask(TK1, TaskVerb.CANCEL, "x"))
        await house.does(SECRETARY, tasks.change_task, ChangeTask(TK1, TaskVerb.CANCEL, "已并入"))
        assert await awaited(house) == set()
        decided = [(to, fact.text) for to, fact in await told(house) if type(fact).__name__ == "TaskDecided"]
        assert decided == [(LEAD, "已并入"), (OTHER, "已并入")]
        with pytest.raises(WrongState):
            await house.does(SECRETARY, tasks.change_task, ChangeTask(TK1, TaskVerb.RESUME))

    async def test_blocked_while_suspended_the_clock_goes_on_when_both_are_over(self, house: House) -> None:
        await assigned(house, due=date(2026, 12, 4))
        await house.does(LEAD, blockers.declare_blocker, DeclareBlocker(TK1, await unit_of(house, FINANCE), "经费"))
        accept = AnswerBlocker(TK1, BlockerVerb.ACCEPT, promised_on=date(2026, 11, 30))
        await house.does(OTHER, blockers.answer_blocker, accept)
        await house.does(SECRETARY, tasks.change_task, ChangeTask(TK1, TaskVerb.SUSPEND, "规划调整"))
        house.clock.move_to(morning(date(2026, 11, 25)))
        await house.does(OTHER, blockers.answer_blocker, AnswerBlocker(TK1, BlockerVerb.RESOLVE))
        house.clock.move_to(morning(date(2026, 11, 27)))
        card = (await house.does(SECRETARY, tasks.change_task, ChangeTask(TK1, TaskVerb.RESUME))).card
        assert card.task.due_on == date(2026, 12, 10)
        assert sum(each.days for each in card.segments) == 4


class TestUrging:
    async def test_the_units_next_report_answers_it(self, house: House) -> None:
        await assigned(house)
        await house.does(CONVENER, urging.urge_task, UrgeTask(TK1, "请本周内报告"))
        assert await told_steps(house, LEAD) == [TaskStep.URGE]
        assert await told_steps(house, member(EDUCATION)) == []
        assert (await card_for(house, LEAD)).urged_by != ""
        with pytest.raises(Invalid, match="urged-already"):
            await house.does(CONVENER, urging.urge_task, UrgeTask(TK1))
        await house.does(LEAD, tasks.report_progress, ReportProgress(TK1, 40, "已完成勘察"))
        answers = [(to, fact.report.text) for to, fact in await told(house) if type(fact).__name__ == "UrgeAnswered"]
        assert answers == [(CONVENER, "已完成勘察")]
        assert (await card_for(house, LEAD)).urged_at is None

    async def test_of_a_long_overdue_task_the_member_hears_too_and_a_liaison_may_not_urge(self, house: House) -> None:
        await assigned(house, due=date(2026, 11, 27))
        with pytest.raises(Forbidden):
            await house.does(LEAD, urging.urge_task, UrgeTask(TK1))
        house.clock.move_to(morning(date(2026, 12, 2)))
        await house.does(SECRETARY, urging.urge_task, UrgeTask(TK1))
        assert await told_steps(house, member(EDUCATION)) == [TaskStep.URGE]


async def test_the_record_names_each_step_and_verifies(house: House) -> None:
    await assigned(house)
    await house.does(LEAD, extensions.ask_extension, AskExtension(TK1, date(2027, 1, 11), "验收推迟"))
    await house.does(LEAD, extensions.decide_extension, DecideExtension(TK1, ExtensionVerb.WITHDRAW))
    entries = await house.look(lambda tx: tx.record.list_entries(1, "TK-1", most=9))
    assert [entry.action for entry in entries] == ["extension-withdraw", "task-extend", "assign"]
    assert await house.look(lambda tx: list(tx.record.verify(1))) == []


@pytest.mark.parametrize("said", ["TK-9", "TK-1"])
async def test_whoever_has_no_seat_learns_nothing(house: House, said: str) -> None:
    await assigned(house)
    reference = references.parse(said)
    assert reference is not None
    with pytest.raises(Refusal, match=r"no-seat|not-found"):
        await house.does("U0NONE", extensions.ask_extension, AskExtension(reference, DUE, "x"))
