"""Minutes clause by clause: what is changed, objected to, settled, returned, entered and corrected, on both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.clauses import ClauseText, Outcome, ReturnClause, SetClause
from bot.domain.consensus import (
    AnswerClauses,
    AnswerMinutes,
    EnterStance,
    OpenObjection,
    SettleObjection,
    Stance,
)
from bot.domain.errors import Forbidden, Invalid, Refusal, Stale
from bot.domain.minutes import ChangeMinutes, CirculateMinutes, MinutesState, MinutesVerb
from bot.domain.references import Kind, Reference
from bot.domain.tasks import TaskState
from bot.domain.topics import TopicState
from bot.notices.ledger import TaskAmended
from bot.notices.minutes import (
    ClauseDropped,
    ClauseReturned,
    ConsensusReached,
    MinutesCard,
    MinutesCirculated,
    ObjectionRaised,
    ObjectionReferred,
    ObjectionSettled,
    StanceEntered,
)
from bot.profiles.schema import load_profile
from bot.services import (
    circulation,
    clauses,
    concurrence,
    corrections,
    groups,
    minutes,
    mornings,
    objections,
    tasks,
    topics,
)
from bot.store.tables import tasks as task_table
from tests.builders import (
    CHANNELS,
    CONVENER,
    DIRECTOR,
    EDUCATION,
    FINANCE,
    PROFILE,
    SECRETARY,
    liaison,
    member,
)
from tests.house import House
from tests.integration.test_services_minutes import (
    CLAUSE,
    MN1,
    TP1,
    UNITS,
    agree,
    card_for,
    circulating,
    drafted,
    signed,
)
from tests.letters import letters

MN2 = Reference(Kind.MINUTES, 2)
TOPIC_CLAUSE, LIST_CLAUSE = 1, 2
"""The rows of the two clauses, which bind education and finance: the one leads the first, the other the second."""
NEITHER = 20
"""A unit that no clause binds."""


async def answers(house: House, who: str, stance: Stance, text: str = "", **about: Any) -> Any:
    return await house.does(who, concurrence.answer, AnswerMinutes(MN1, stance, text, **about))


async def amended(house: House, row: int, text: ClauseText) -> MinutesCard:
    """Take the minutes back, change a clause and send them out again; return the secretary's card."""
    await house.does(SECRETARY, minutes.change_minutes, ChangeMinutes(MN1, MinutesVerb.AMEND))
    await house.does(SECRETARY, clauses.set_clause, SetClause(MN1, row, text))
    told = await house.does(SECRETARY, circulation.circulate, CirculateMinutes(MN1))
    card: MinutesCard = told.card
    return card


async def objection_of(house: House, unit: str) -> int:
    card = await card_for(house, SECRETARY)
    return next(line.id for line in card.stances if line.unit == unit and line.stance is Stance.OBJECTION)


class TestOneClause:
    async def test_an_objection_to_one_clause_leaves_the_answer_to_the_others(self, house: House) -> None:
        await circulating(house)
        await agree(house, EDUCATION)
        told = await answers(house, liaison(EDUCATION), Stance.OBJECTION, "期限太紧", decision_id=LIST_CLAUSE)
        assert (told.positions, told.left, told.card.minutes.state) == ((2,), (), MinutesState.BLOCKED)
        lines = [(line.stance, line.positions) for line in told.card.stances]
        assert lines == [(Stance.AGREE, (1,)), (Stance.OBJECTION, (2,))]
        [raised] = (await letters(house)).of(ObjectionRaised, to=CHANNELS["secretariat"])
        assert (raised.unit, raised.positions, raised.text) == ("教育局", (2,), "期限太紧")

    async def test_a_unit_that_answers_one_clause_still_owes_the_others(self, house: House) -> None:
        await circulating(house)
        told = await answers(house, liaison(EDUCATION), Stance.WORDING, "“时段”改为“时间”", decision_id=TOPIC_CLAUSE)
        assert (told.left, told.card.open_positions, "教育局" in told.card.waiting) == ((2,), (2,), True)
        told = await answers(house, member(EDUCATION), Stance.AGREE, decision_id=LIST_CLAUSE)
        assert (told.left, "教育局" in told.card.waiting) == ((), False)
        assert told.card.units_at(Stance.WORDING) == ("教育局",)

    async def test_one_stroke_answers_one_clause_and_agrees_to_the_others(self, house: House) -> None:
        await circulating(house)
        told = await answers(
            house, liaison(FINANCE), Stance.OBJECTION, "经费", decision_id=TOPIC_CLAUSE, agrees_otherwise=True
        )
        assert (told.left, [line.positions for line in told.card.stances]) == ((), [(1,), (2,)])

    async def test_a_line_names_the_clause_by_its_number(self, house: House) -> None:
        await circulating(house)
        told = await answers(house, liaison(FINANCE), Stance.OBJECTION, "经费", position=2)
        assert told.positions == (2,)
        with pytest.raises(Refusal) as refusal:
            await answers(house, liaison(FINANCE), Stance.OBJECTION, "经费", position=3)
        assert refusal.value.fault.key == "clause-unknown"

    async def test_a_page_of_answers_is_taken_in_one_go(self, house: House) -> None:
        await circulating(house)
        page = AnswerClauses(MN1, ((1, Stance.AGREE, ""), (2, Stance.OBJECTION, "期限太紧")), 1)
        told = await house.does(liaison(EDUCATION), concurrence.answer_clauses, page)
        assert (told.stance, told.positions, told.card.minutes.state) == (Stance.OBJECTION, (2,), MinutesState.BLOCKED)
        again = await house.does(liaison(EDUCATION), concurrence.answer_clauses, page)
        assert again.card.stances == told.card.stances
        entries = await house.look(lambda tx: tx.record.list_entries(1, "MN-1", most=9))
        assert [entry.action for entry in entries[:2]] == ["objection", "agree"]
        wordless = AnswerClauses(MN1, ((1, Stance.OBJECTION, ""), (2, Stance.RESERVATION, "")), 1)
        with pytest.raises(Invalid) as refusal:
            await house.does(liaison(EDUCATION), concurrence.answer_clauses, AnswerClauses(MN1, (), 1))
        assert refusal.value.fault.key == "button-broken"
        with pytest.raises(Invalid) as refusal:
            await house.does(liaison(EDUCATION), concurrence.answer_clauses, wordless)
        assert [fault.field for fault in refusal.value.faults] == ["text-1", "text-2"]


class TestTheNextText:
    async def test_only_whom_a_change_concerns_is_asked_again(self, house: House) -> None:
        await circulating(house)
        await agree(house, *range(1, UNITS + 1))
        before = await letters(house)
        card = await amended(house, LIST_CLAUSE, replace(CLAUSE, text="各单位明年一月底前报送资源清单"))
        assert (card.text_version, card.waiting, card.agreed) == (2, ("教育局", "财政局"), UNITS - 2)
        asked = (await letters(house)).since(before)
        assert set(asked.readers(MinutesCirculated)) == {
            liaison(EDUCATION),
            member(EDUCATION),
            liaison(FINANCE),
            member(FINANCE),
        }
        [told] = asked.of(MinutesCirculated, to=liaison(FINANCE))
        assert (told.asked, told.card.clauses[1].before.text) == ((2,), CLAUSE.text)
        assert told.card.clauses[0].before is None
        with pytest.raises(Stale):
            await answers(house, liaison(FINANCE), Stance.AGREE, text_version=1)
        await agree(house, FINANCE, EDUCATION)
        assert (await card_for(house, SECRETARY)).minutes.state is MinutesState.AGREED

    async def test_whoever_is_not_concerned_is_not_asked_and_cannot_answer_the_change(self, house: House) -> None:
        await circulating(house)
        await agree(house, *range(1, UNITS + 1))
        await amended(house, LIST_CLAUSE, replace(CLAUSE, text="改写"))
        with pytest.raises(Invalid) as refusal:
            await answers(house, liaison(NEITHER), Stance.OBJECTION, "不同意", decision_id=LIST_CLAUSE)
        assert refusal.value.fault.key == "not-asked-again"
        told = await answers(house, liaison(NEITHER), Stance.OBJECTION, "不同意", decision_id=TOPIC_CLAUSE)
        assert told.card.minutes.state is MinutesState.BLOCKED

    async def test_an_objector_is_asked_about_the_new_wording_though_it_is_not_bound(self, house: House) -> None:
        await circulating(house)
        await agree(house, *(n for n in range(1, UNITS + 1) if n != NEITHER))
        await answers(
            house, liaison(NEITHER), Stance.OBJECTION, "不同意", decision_id=LIST_CLAUSE, agrees_otherwise=True
        )
        card = await amended(house, LIST_CLAUSE, replace(CLAUSE, text="改写"))
        assert len(card.waiting) == len({EDUCATION, FINANCE, NEITHER})
        await agree(house, EDUCATION, FINANCE, NEITHER)
        assert (await card_for(house, SECRETARY)).minutes.state is MinutesState.AGREED

    async def test_a_text_sent_out_unchanged_asks_nobody_who_has_answered(self, house: House) -> None:
        await circulating(house)
        await agree(house, *range(1, UNITS + 1))
        await house.does(SECRETARY, minutes.change_minutes, ChangeMinutes(MN1, MinutesVerb.AMEND))
        told = await house.does(SECRETARY, circulation.circulate, CirculateMinutes(MN1))
        assert (told.card.minutes.state, told.card.waiting) == (MinutesState.AGREED, ())
        assert len((await letters(house)).of(ConsensusReached, to=CONVENER)) == 2

    async def test_a_clause_taken_out_is_gone_with_its_objection(self, house: House) -> None:
        await circulating(house)
        await agree(house, *(n for n in range(1, UNITS + 1) if n != NEITHER))
        await answers(
            house, liaison(NEITHER), Stance.OBJECTION, "不同意", decision_id=LIST_CLAUSE, agrees_otherwise=True
        )
        await house.does(SECRETARY, minutes.change_minutes, ChangeMinutes(MN1, MinutesVerb.AMEND))
        await house.does(SECRETARY, clauses.set_clause, SetClause(MN1, LIST_CLAUSE, None))
        told = await house.does(SECRETARY, circulation.circulate, CirculateMinutes(MN1))
        assert (told.card.minutes.state, len(told.card.clauses)) == (MinutesState.AGREED, 1)
        sent = await letters(house)
        assert set(sent.readers(ClauseDropped)) == {liaison(EDUCATION), liaison(FINANCE)}
        assert sent.of(ClauseDropped, to=liaison(FINANCE))[0].text == CLAUSE.text

    async def test_of_a_clause_that_nobody_saw_nobody_is_told(self, house: House) -> None:
        await drafted(house)
        await house.does(SECRETARY, clauses.set_clause, SetClause(MN1, LIST_CLAUSE, None))
        assert (await letters(house)).of(ClauseDropped) == []


class TestObjections:
    async def test_the_convener_settles_what_the_office_puts_before_them(self, house: House) -> None:
        await circulating(house)
        await agree(house, *(n for n in range(1, UNITS + 1) if n != FINANCE))
        await answers(house, liaison(FINANCE), Stance.OBJECTION, "未列入预算")
        objection = OpenObjection(MN1, await objection_of(house, "财政局"))
        await house.does(SECRETARY, objections.refer_objection, objection)
        [referred] = (await letters(house)).of(ObjectionReferred, to=CONVENER)
        assert (referred.stance.unit, referred.stance.text, referred.card.settles) == ("财政局", "未列入预算", True)
        settle = SettleObjection(MN1, objection.stance_id, "分两年列支，先行测算")
        with pytest.raises(Forbidden):
            await house.does(SECRETARY, objections.settle_objection, settle)
        told = await house.does(CONVENER, objections.settle_objection, settle)
        assert (told.card.minutes.state, told.card.units_at(Stance.RESERVATION)) == (MinutesState.AGREED, ("财政局",))
        sent = await letters(house)
        [unit] = sent.of(ObjectionSettled, to=liaison(FINANCE))
        assert (unit.person, unit.objection, unit.text) == ("周明远", "未列入预算", "分两年列支，先行测算")
        assert len(sent.of(ConsensusReached, to=CONVENER)) == 1
        [line] = [line for line in told.card.stances if line.settled_by]
        assert (line.settled_by, line.settlement) == ("周明远", "分两年列支，先行测算")
        with pytest.raises(Refusal) as refusal:
            await house.does(CONVENER, objections.settle_objection, settle)
        assert refusal.value.fault.key == "minutes-not-open"

    async def test_a_withdrawn_objection_cannot_be_settled_and_a_unit_may_object_anew(self, house: House) -> None:
        await circulating(house)
        await answers(house, liaison(FINANCE), Stance.OBJECTION, "未列入预算")
        first = await objection_of(house, "财政局")
        await agree(house, FINANCE)
        with pytest.raises(Refusal) as refusal:
            await house.does(CONVENER, objections.settle_objection, SettleObjection(MN1, first, "已谈妥"))
        assert refusal.value.fault.key == "objection-over"
        await answers(house, liaison(FINANCE), Stance.OBJECTION, "未列入预算")
        await house.does(
            CONVENER, objections.settle_objection, SettleObjection(MN1, await objection_of(house, "财政局"), "已谈妥")
        )
        told = await answers(house, liaison(FINANCE), Stance.OBJECTION, "没有谈妥")
        assert told.card.minutes.state is MinutesState.BLOCKED

    async def test_a_clause_returns_to_the_topics_and_nobody_else_is_asked(self, house: House) -> None:
        await circulating(house)
        await agree(house, *(n for n in range(1, UNITS + 1) if n != FINANCE))
        await answers(
            house, liaison(FINANCE), Stance.OBJECTION, "暂缓", decision_id=TOPIC_CLAUSE, agrees_otherwise=True
        )
        told = await house.does(SECRETARY, objections.return_clause, ReturnClause(MN1, TOPIC_CLAUSE))
        assert (told.topic, told.card.minutes.state) == ("TP-1", MinutesState.AGREED)
        assert [(clause.position, clause.text) for clause in told.card.clauses] == [(1, CLAUSE.text)]
        topic = await house.does(SECRETARY, topics.show_topic, TP1)
        assert topic.topic.state is TopicState.ACCEPTED
        sent = await letters(house)
        assert set(sent.readers(ClauseReturned)) == {liaison(EDUCATION), liaison(FINANCE), CHANNELS["secretariat"]}
        with pytest.raises(Refusal):
            await house.does(SECRETARY, objections.return_clause, ReturnClause(MN1, LIST_CLAUSE))

    async def test_a_clause_without_a_topic_becomes_one(self, house: House) -> None:
        await circulating(house)
        told = await house.does(CONVENER, objections.return_clause, ReturnClause(MN1, LIST_CLAUSE))
        topic = await house.does(SECRETARY, topics.show_topic, Reference(Kind.TOPIC, 2))
        assert (told.topic, topic.topic.title, topic.topic.state) == ("TP-2", CLAUSE.text, TopicState.ACCEPTED)
        with pytest.raises(Refusal) as refusal:
            await house.does(SECRETARY, objections.return_clause, ReturnClause(MN1, TOPIC_CLAUSE))
        assert refusal.value.fault.key == "clause-last"


class TestEntriesOnBehalf:
    async def test_the_office_enters_an_answer_with_its_source_and_the_unit_is_told(self, house: House) -> None:
        await circulating(house)
        entry = EnterStance(AnswerMinutes(MN1, Stance.RESERVATION, "经费分年度", unit_id=FINANCE), "公函〔2026〕8号")
        told = await house.does(SECRETARY, concurrence.enter_stance, entry)
        [line] = told.card.stances
        assert (line.unit, line.stance, line.source) == ("财政局", Stance.RESERVATION, "公函〔2026〕8号")
        sent = await letters(house)
        assert set(sent.readers(StanceEntered)) == {liaison(FINANCE), member(FINANCE)}
        [entered] = await house.look(lambda tx: tx.record.list_entries(1, "MN-1", most=1))
        assert (entered.action, entered.after["source"]) == ("reservation", "公函〔2026〕8号")
        told = await answers(house, liaison(FINANCE), Stance.AGREE)
        assert [(line.stance, line.source) for line in told.card.stances] == [(Stance.AGREE, "")]

    @pytest.mark.parametrize(
        ("who", "unit", "source", "key"),
        [
            (liaison(FINANCE), FINANCE, "公函", "not-your-role"),
            (CONVENER, FINANCE, "公函", "not-your-role"),
            (SECRETARY, FINANCE, "", "text-empty"),
            (SECRETARY, 999, "公函", "unit-foreign"),
            (SECRETARY, None, "公函", "unit-missing"),
        ],
    )
    async def test_what_is_refused(self, house: House, who: str, unit: int | None, source: str, key: str) -> None:
        await circulating(house)
        entry = EnterStance(AnswerMinutes(MN1, Stance.AGREE, unit_id=unit), source)
        with pytest.raises(Refusal) as refusal:
            await house.does(who, concurrence.enter_stance, entry)
        assert refusal.value.fault.key == key
        assert (await card_for(house, SECRETARY)).stances == ()


class TestOutcomes:
    async def test_nothing_is_signed_before_each_clause_comes_to_something(self, house: House) -> None:
        await drafted(house)
        await house.does(SECRETARY, clauses.set_clause, SetClause(MN1, LIST_CLAUSE, replace(CLAUSE, outcome=None)))
        await house.does(SECRETARY, circulation.circulate, CirculateMinutes(MN1))
        await agree(house, *range(1, UNITS + 1))
        with pytest.raises(Refusal) as refusal:
            await house.does(CONVENER, minutes.change_minutes, ChangeMinutes(MN1, MinutesVerb.SIGN_OFF))
        assert refusal.value.fault.key == "clause-outcome-missing"
        assert refusal.value.fault.arguments["positions"] == ("2",)

    @pytest.mark.parametrize(
        ("text", "key"),
        [
            (replace(CLAUSE, due_on=None), "clause-undated"),
            (replace(CLAUSE, outcome=Outcome.NO_ACTION), "text-empty"),
            (replace(CLAUSE, every="week"), "choice-missing"),
            (replace(CLAUSE, supporting_unit_ids=(FINANCE,)), "lead-supports"),
            (replace(CLAUSE, lead_unit_id=999), "unit-foreign"),
        ],
    )
    async def test_a_clause_that_says_too_little_is_refused(self, house: House, text: ClauseText, key: str) -> None:
        await drafted(house)
        with pytest.raises(Invalid) as refusal:
            await house.does(SECRETARY, clauses.set_clause, SetClause(MN1, LIST_CLAUSE, text))
        assert refusal.value.fault.key == key

    async def test_only_what_is_to_be_done_becomes_a_task(self, house: House) -> None:
        await drafted(house)
        rule = replace(CLAUSE, outcome=Outcome.STANDING_RULE, due_on=None)
        nothing = replace(CLAUSE, outcome=Outcome.NO_ACTION, due_on=None, reason="已有安排")
        recurring = replace(CLAUSE, due_on=None, every="half-year", text="每半年检查一次")
        for row, text in ((LIST_CLAUSE, rule), (None, nothing), (None, recurring)):
            await house.does(SECRETARY, clauses.set_clause, SetClause(MN1, row, text))
        await house.does(SECRETARY, circulation.circulate, CirculateMinutes(MN1))
        await agree(house, *range(1, UNITS + 1))
        for who, verb in ((CONVENER, MinutesVerb.SIGN_OFF), (SECRETARY, MinutesVerb.ISSUE)):
            told = await house.does(who, minutes.change_minutes, ChangeMinutes(MN1, verb))
        assert [clause.task for clause in told.card.clauses] == ["TK-1", "", "", ""]
        row = told.card.clauses[3].id
        assert await made_of(house, row) == []
        expected = [("2026H2 每半年检查一次", date(2026, 12, 31))]
        for day in (date(2026, 11, 24), date(2026, 11, 25)):
            await begin(house, day)
            assert await made_of(house, row) == expected
        await begin(house, date(2027, 1, 4))
        assert await made_of(house, row) == [*expected, ("2027H1 每半年检查一次", date(2027, 6, 30))]


async def begin(house: House, day: date) -> None:
    """Begin a morning of the group."""
    house.clock.move_to(datetime(day.year, day.month, day.day, 1, 0, tzinfo=UTC))
    await house.database.write(mornings.begin, 1)


async def made_of(house: House, decision_id: int) -> list[tuple[str, date]]:
    """Return title and day of the tasks of a clause."""
    columns = select(task_table.c.title, task_table.c.due_on).where(task_table.c.decision_id == decision_id)
    rows = await house.look(lambda tx: list(tx.connection.execute(columns.order_by(task_table.c.id))))
    return [(row.title, row.due_on) for row in rows]


class TestRules:
    async def test_where_members_confirm_the_liaison_is_asked_to_remind_them(self, house: House) -> None:
        await settled(house, member_confirms_minutes=True)
        await circulating(house)
        sent = await letters(house)
        [told] = sent.of(MinutesCirculated, to=liaison(FINANCE))
        assert told.card.my_units == ()
        [told] = sent.of(MinutesCirculated, to=member(FINANCE))
        assert told.card.my_units == ("财政局",)
        with pytest.raises(Invalid) as refusal:
            await agree(house, FINANCE)
        assert refusal.value.fault.key == "member-confirms"
        told = await answers(house, member(FINANCE), Stance.AGREE)
        assert told.card.agreed == 1

    async def test_silence_is_consent_only_to_what_was_not_answered(self, house: House) -> None:
        await settled(house, silence_is_consent=True)
        await circulating(house)
        await answers(house, liaison(FINANCE), Stance.RESERVATION, "经费", decision_id=LIST_CLAUSE)
        await begin(house, date(2026, 12, 1))
        card = await card_for(house, SECRETARY)
        own = [(line.stance, line.positions, line.person) for line in card.stances if line.unit == "财政局"]
        assert own == [(Stance.AGREE, (1,), ""), (Stance.RESERVATION, (2,), "财政局联络员")]
        assert card.minutes.state is MinutesState.AGREED


async def settled(house: House, **rules: object) -> None:
    """Give the group other rules."""
    profile = load_profile(PROFILE)
    changed = profile.model_copy(update={"rules": profile.rules.model_copy(update=rules)})
    await house.database.write(groups.apply_profile, changed, {}, is_rehearsal=False)


class TestCorrections:
    async def test_a_correction_changes_the_task_and_doubles_none(self, house: House) -> None:
        await signed(house)
        await house.does(SECRETARY, minutes.change_minutes, ChangeMinutes(MN1, MinutesVerb.ISSUE))
        await house.does(SECRETARY, corrections.correct, ChangeMinutes(MN1, MinutesVerb.CORRECT))
        with pytest.raises(Refusal) as refusal:
            await house.does(SECRETARY, corrections.correct, ChangeMinutes(MN1, MinutesVerb.CORRECT))
        assert refusal.value.fault.key == "correction-begun"
        before = await letters(house)
        later = replace(CLAUSE, due_on=date(2027, 3, 31))
        await house.does(SECRETARY, clauses.set_clause, SetClause(MN2, 4, later))
        told = await house.does(SECRETARY, circulation.circulate, CirculateMinutes(MN2))
        assert (told.card.waiting, told.card.corrects) == (("教育局", "财政局"), "MN-1 〔2026〕1号")
        assert len(set((await letters(house)).since(before).readers(MinutesCirculated))) == 4
        await agree(house, EDUCATION, FINANCE, reference=MN2)
        before = await letters(house)
        for who, verb in ((CONVENER, MinutesVerb.SIGN_OFF), (SECRETARY, MinutesVerb.ISSUE)):
            told = await house.does(who, minutes.change_minutes, ChangeMinutes(MN2, verb))
        assert (told.card.minutes.document_number, [clause.task for clause in told.card.clauses]) == (
            "〔2026〕2号",
            ["TK-1", "TK-2"],
        )
        task = await house.does(liaison(FINANCE), tasks.show_task, Reference(Kind.TASK, 2))
        assert (task.task.due_on, task.origin) == (date(2027, 3, 31), "〔2026〕2号")
        sent = (await letters(house)).since(before)
        assert set(sent.readers(TaskAmended)) == {liaison(FINANCE), member(FINANCE), liaison(EDUCATION)}
        old = await card_for(house, SECRETARY)
        assert (old.minutes.state, old.corrected_by, old.verbs) == (MinutesState.SUPERSEDED, "MN-2 〔2026〕2号", ())
        with pytest.raises(Refusal):
            await house.does(SECRETARY, tasks.show_task, Reference(Kind.TASK, 3))

    async def test_a_clause_that_a_correction_drops_ends_its_task(self, house: House) -> None:
        await signed(house)
        await house.does(SECRETARY, minutes.change_minutes, ChangeMinutes(MN1, MinutesVerb.ISSUE))
        await house.does(DIRECTOR, corrections.correct, ChangeMinutes(MN1, MinutesVerb.CORRECT))
        await house.does(SECRETARY, clauses.set_clause, SetClause(MN2, 4, None))
        assert set((await letters(house)).readers(ClauseDropped)) == {liaison(EDUCATION), liaison(FINANCE)}
        told = await house.does(SECRETARY, circulation.circulate, CirculateMinutes(MN2))
        assert told.card.minutes.state is MinutesState.AGREED
        for who, verb in ((CONVENER, MinutesVerb.SIGN_OFF), (SECRETARY, MinutesVerb.ISSUE)):
            await house.does(who, minutes.change_minutes, ChangeMinutes(MN2, verb))
        states = [
            (await house.does(SECRETARY, tasks.show_task, Reference(Kind.TASK, number))).task.state for number in (1, 2)
        ]
        assert states == [TaskState.ASSIGNED, TaskState.CANCELLED]
