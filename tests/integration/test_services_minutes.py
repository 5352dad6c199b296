"""Minutes: drafted from topics, circulated, agreed or blocked, signed and issued, on both databases."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.clauses import ClauseText, OpenClause, SetClause
from bot.domain.consensus import AnswerMinutes, Stance
from bot.domain.errors import Forbidden, Invalid, NotFound, Refusal, Repeated, Stale, WrongState
from bot.domain.minutes import (
    ChangeMinutes,
    CirculateMinutes,
    DraftMinutes,
    MinutesFilter,
    MinutesState,
    MinutesVerb,
    ShowMinutes,
)
from bot.domain.references import Kind, Reference
from bot.domain.topics import ReviewTopic, SubmitTopic, TopicState, TopicText, TopicVerb
from bot.notices.minutes import (
    ConsensusReached,
    MinutesCard,
    MinutesCirculated,
    MinutesIssued,
    MinutesPosted,
    MinutesSigned,
    ObjectionRaised,
)
from bot.notices.tasks import TaskAssigned
from bot.services import circulation, clauses, concurrence, minutes, tasks, topics
from tests.builders import (
    CHANNELS,
    CONVENER,
    CULTURE,
    DIRECTOR,
    EDUCATION,
    FINANCE,
    SECRETARY,
    liaison,
    member,
)
from tests.house import House
from tests.letters import letters

MN1 = Reference(Kind.MINUTES, 1)
TP1 = Reference(Kind.TOPIC, 1)
UNITS = 26
HELD = date(2026, 11, 20)
DUE = date(2026, 12, 31)
CLAUSE = ClauseText("各单位年底前报送资源清单", FINANCE, DUE, (EDUCATION,), "一份清单")


async def accepted_topic(house: House) -> None:
    text = TopicText(
        "体育设施开放", ask="明确学校体育设施开放时段", lead_unit_id=EDUCATION, supporting_unit_ids=(FINANCE,)
    )
    await house.does(liaison(EDUCATION), topics.submit_topic, SubmitTopic(text))
    await house.does(SECRETARY, topics.review_topic, ReviewTopic(TP1, TopicVerb.ACCEPT))


async def drafted(house: House) -> None:
    await accepted_topic(house)
    await house.does(SECRETARY, minutes.draft_minutes, DraftMinutes("第一次全体会议纪要", HELD, (1,)))
    await house.does(SECRETARY, clauses.set_clause, SetClause(MN1, None, CLAUSE))


async def circulating(house: House) -> None:
    await drafted(house)
    await house.does(SECRETARY, circulation.circulate, CirculateMinutes(MN1))


async def agree(house: House, *positions: int, reference: Reference = MN1) -> None:
    for position in positions:
        await house.does(liaison(position), concurrence.answer, AnswerMinutes(reference, Stance.AGREE))


async def agreed(house: House) -> None:
    await circulating(house)
    await agree(house, *range(1, UNITS + 1))


async def signed(house: House) -> None:
    await agreed(house)
    await house.does(CONVENER, minutes.change_minutes, ChangeMinutes(MN1, MinutesVerb.SIGN_OFF))


async def issue_another(house: House, number: int, clause: ClauseText = CLAUSE) -> str:
    """Take minutes of one clause, the group's `number`-th, from the draft to the issue; return their number."""
    reference = Reference(Kind.MINUTES, number)
    later = replace(clause, due_on=date(2027, 3, 31))
    await house.does(SECRETARY, minutes.draft_minutes, DraftMinutes("纪要", HELD))
    await house.does(SECRETARY, clauses.set_clause, SetClause(reference, None, later))
    await house.does(SECRETARY, circulation.circulate, CirculateMinutes(reference))
    await agree(house, *range(1, UNITS + 1), reference=reference)
    await house.does(CONVENER, minutes.change_minutes, ChangeMinutes(reference, MinutesVerb.SIGN_OFF))
    told = await house.does(SECRETARY, minutes.change_minutes, ChangeMinutes(reference, MinutesVerb.ISSUE))
    issued: str = told.card.minutes.document_number
    return issued


async def card_for(house: House, who: str) -> MinutesCard:
    card: MinutesCard = await house.does(who, minutes.show_minutes, ShowMinutes(MN1))
    return card


class TestDrafting:
    async def test_an_accepted_topic_becomes_a_clause(self, house: House) -> None:
        await accepted_topic(house)
        told = await house.does(SECRETARY, minutes.draft_minutes, DraftMinutes("纪要", HELD, (1,)))
        [clause] = told.card.clauses
        assert (clause.text, clause.topic, clause.lead, clause.supporting) == (
            "明确学校体育设施开放时段",
            "TP-1",
            "教育局",
            ("财政局",),
        )
        assert clause.due_on == date(2026, 12, 21)  # twenty working days on
        assert told.card.verbs == (MinutesVerb.CIRCULATE,)
        assert (told.card.asked, told.card.waiting, told.card.my_units) == (0, (), ())

    async def test_a_topic_that_is_not_accepted_is_refused(self, house: House) -> None:
        await house.does(liaison(EDUCATION), topics.submit_topic, SubmitTopic(TopicText("未审核")))
        with pytest.raises(WrongState) as refusal:
            await house.does(SECRETARY, minutes.draft_minutes, DraftMinutes("纪要", HELD, (1,)))
        assert refusal.value.fault.key == "topic-not-accepted"
        with pytest.raises(NotFound):
            await house.does(SECRETARY, minutes.draft_minutes, DraftMinutes("纪要", HELD, (7,)))

    async def test_clauses_are_added_changed_and_taken_out(self, house: House) -> None:
        await drafted(house)
        card = await card_for(house, SECRETARY)
        first, second = card.clauses
        changed = replace(CLAUSE, text="改写", supporting_unit_ids=())
        await house.does(SECRETARY, clauses.set_clause, SetClause(MN1, second.id, changed))
        told = await house.does(SECRETARY, clauses.set_clause, SetClause(MN1, first.id, None))
        [left] = told.card.clauses
        assert (left.id, left.position, left.text, left.supporting) == (second.id, 1, "改写", ())
        with pytest.raises(NotFound):
            await house.does(SECRETARY, clauses.set_clause, SetClause(MN1, first.id, CLAUSE))
        entries = await house.look(lambda tx: tx.record.list_entries(1, "MN-1", most=9))
        assert [entry.action for entry in entries] == ["set-clause", "set-clause", "set-clause", "draft"]
        assert (entries[1].before["text"], entries[1].after["text"]) == (CLAUSE.text, "改写")

    async def test_the_form_of_a_clause_begins_with_what_stands_there(self, house: House) -> None:
        await drafted(house)
        offered, standing = await house.does(SECRETARY, clauses.prepare_clause, OpenClause(MN1, 2))
        assert standing.text == CLAUSE.text
        assert len(offered.units) == UNITS

    @pytest.mark.parametrize("who", [CONVENER, liaison(CULTURE), member(EDUCATION)])
    async def test_only_the_secretariat_drafts(self, house: House, who: str) -> None:
        await drafted(house)
        for use_case, request in (
            (minutes.draft_minutes, DraftMinutes("纪要", HELD)),
            (clauses.set_clause, SetClause(MN1, None, CLAUSE)),
            (circulation.circulate, CirculateMinutes(MN1)),
            (minutes.change_minutes, ChangeMinutes(MN1, MinutesVerb.AMEND)),
            (minutes.change_minutes, ChangeMinutes(MN1, MinutesVerb.ISSUE)),
        ):
            with pytest.raises(Forbidden):
                await house.does(who, use_case, request)

    async def test_what_circulates_is_not_changed(self, house: House) -> None:
        await circulating(house)
        with pytest.raises(WrongState):
            await house.does(SECRETARY, clauses.set_clause, SetClause(MN1, None, CLAUSE))


class TestCirculation:
    async def test_every_unit_is_asked_with_the_clauses_that_bind_it(self, house: House) -> None:
        await circulating(house)
        sent = await letters(house)
        assert len(sent.readers(MinutesCirculated)) == len(set(sent.readers(MinutesCirculated))) == 2 * UNITS
        [education] = sent.of(MinutesCirculated, to=liaison(EDUCATION))
        assert (education.unit, education.mine, education.card.my_units) == ("教育局", (1, 2), ("教育局",))
        assert (education.card.asked, len(education.card.waiting)) == (UNITS, UNITS)
        [culture] = sent.of(MinutesCirculated, to=member(CULTURE))
        assert (culture.unit, culture.mine, culture.card.verbs) == ("文广旅体局", (), ())
        assert education.card.answer_by == date(2026, 11, 30)  # five working days on

    async def test_the_last_answer_to_the_present_text_counts(self, house: House) -> None:
        await circulating(house)
        objection = AnswerMinutes(MN1, Stance.OBJECTION, "期限太紧", text_version=1)
        told = await house.does(liaison(FINANCE), concurrence.answer, objection)
        assert (told.unit, told.card.minutes.state) == ("财政局", MinutesState.BLOCKED)
        [raised] = (await letters(house)).of(ObjectionRaised, to=CHANNELS["secretariat"])
        assert (raised.unit, raised.text, raised.card.verbs) == ("财政局", "期限太紧", (MinutesVerb.AMEND,))
        told = await house.does(member(FINANCE), concurrence.answer, AnswerMinutes(MN1, Stance.AGREE))
        assert (told.card.minutes.state, told.card.agreed) == (MinutesState.CIRCULATING, 1)
        assert [(line.unit, line.stance) for line in told.card.stances] == [("财政局", Stance.AGREE)]

    async def test_one_objection_of_two_taken_back_still_blocks(self, house: House) -> None:
        await circulating(house)
        for position in (FINANCE, EDUCATION):
            await house.does(liaison(position), concurrence.answer, AnswerMinutes(MN1, Stance.OBJECTION, "不同意"))
        await agree(house, FINANCE)
        assert (await card_for(house, SECRETARY)).minutes.state is MinutesState.BLOCKED

    async def test_agreement_of_all_is_told_to_the_office_and_the_convener(self, house: House) -> None:
        await circulating(house)
        reservation = AnswerMinutes(MN1, Stance.RESERVATION, "经费需落实")
        await house.does(liaison(FINANCE), concurrence.answer, reservation)
        await agree(house, *(n for n in range(1, UNITS) if n != FINANCE))
        assert not (await letters(house)).of(ConsensusReached)
        await agree(house, UNITS)
        sent = await letters(house)
        [office] = sent.of(ConsensusReached, to=CHANNELS["secretariat"])
        [convener] = sent.of(ConsensusReached, to=CONVENER)
        assert office.card.minutes.state is MinutesState.AGREED
        assert (office.card.asked, office.card.agreed, office.card.waiting) == (UNITS, UNITS - 1, ())
        assert convener.card.verbs == (MinutesVerb.SIGN_OFF,)

    async def test_of_answers_at_once_the_last_one_reaches_consensus(self, house: House) -> None:
        await circulating(house)
        await asyncio.gather(*(agree(house, position) for position in range(1, UNITS + 1)))
        card = await card_for(house, SECRETARY)
        assert (card.agreed, card.minutes.state) == (UNITS, MinutesState.AGREED)
        assert len((await letters(house)).of(ConsensusReached, to=CONVENER)) == 1

    @pytest.mark.parametrize(
        ("who", "answer", "key"),
        [
            (CONVENER, AnswerMinutes(MN1, Stance.AGREE), "not-your-role"),
            (SECRETARY, AnswerMinutes(MN1, Stance.AGREE), "not-your-role"),
            (liaison(EDUCATION), AnswerMinutes(MN1, Stance.AGREE, unit_id=FINANCE), "not-your-unit"),
            (liaison(EDUCATION), AnswerMinutes(MN1, Stance.OBJECTION), "text-empty"),
            (liaison(EDUCATION), AnswerMinutes(MN1, Stance.AGREE, text_version=2), "text-changed"),
            (liaison(FINANCE), AnswerMinutes(MN1, Stance.AGREE), "stance-same"),
        ],
    )
    async def test_what_is_refused(self, house: House, who: str, answer: AnswerMinutes, key: str) -> None:
        await circulating(house)
        await agree(house, FINANCE)
        with pytest.raises(Refusal) as refusal:
            await house.does(who, concurrence.answer, answer)
        assert refusal.value.fault.key == key
        assert (await card_for(house, SECRETARY)).agreed == 1

    async def test_what_was_changed_is_asked_anew_of_whom_it_concerns(self, house: House) -> None:
        await circulating(house)
        await agree(house, EDUCATION, CULTURE)
        await house.does(DIRECTOR, minutes.change_minutes, ChangeMinutes(MN1, MinutesVerb.AMEND))
        await house.does(SECRETARY, clauses.set_clause, SetClause(MN1, 2, replace(CLAUSE, text="改写")))
        with pytest.raises(WrongState) as refusal:
            await house.does(liaison(FINANCE), concurrence.answer, AnswerMinutes(MN1, Stance.AGREE))
        assert refusal.value.fault.key == "minutes-not-asking"
        request = CirculateMinutes(MN1, answer_by=date(2026, 12, 4))
        told = await house.does(DIRECTOR, circulation.circulate, request)
        assert (told.card.text_version, told.card.agreed, len(told.card.waiting)) == (2, 1, UNITS - 1)
        assert told.card.answer_by == date(2026, 12, 4)
        with pytest.raises(Stale):
            await house.does(liaison(FINANCE), concurrence.answer, AnswerMinutes(MN1, Stance.AGREE, text_version=1))

    async def test_nothing_empty_and_nothing_for_yesterday_circulates(self, house: House) -> None:
        await house.does(SECRETARY, minutes.draft_minutes, DraftMinutes("空", HELD))
        with pytest.raises(Refusal) as refusal:
            await house.does(SECRETARY, circulation.circulate, CirculateMinutes(MN1))
        assert refusal.value.fault.key == "minutes-no-clause"
        await house.does(SECRETARY, clauses.set_clause, SetClause(MN1, None, CLAUSE))
        with pytest.raises(Invalid):
            await house.does(SECRETARY, circulation.circulate, CirculateMinutes(MN1, answer_by=date(2026, 11, 22)))

    async def test_agreed_minutes_take_no_more_answers(self, house: House) -> None:
        await agreed(house)
        with pytest.raises(WrongState):
            await house.does(liaison(1), concurrence.answer, AnswerMinutes(MN1, Stance.OBJECTION, "晚了"))


class TestSignOff:
    async def test_only_the_convener_signs_and_only_what_is_agreed(self, house: House) -> None:
        await circulating(house)
        with pytest.raises(WrongState):
            await house.does(CONVENER, minutes.change_minutes, ChangeMinutes(MN1, MinutesVerb.SIGN_OFF))
        await agree(house, *range(1, UNITS + 1))
        for who in (DIRECTOR, SECRETARY, member(CULTURE)):
            with pytest.raises(Forbidden):
                await house.does(who, minutes.change_minutes, ChangeMinutes(MN1, MinutesVerb.SIGN_OFF))
        told = await house.does(CONVENER, minutes.change_minutes, ChangeMinutes(MN1, MinutesVerb.SIGN_OFF))
        assert (told.card.signed_by, told.card.minutes.state) == ("周明远", MinutesState.SIGNED)
        [waiting] = (await letters(house)).of(MinutesSigned, to=CHANNELS["secretariat"])
        assert waiting.card.verbs == (MinutesVerb.ISSUE,)

    async def test_a_text_replaced_since_the_card_is_not_signed(self, house: House) -> None:
        await agreed(house)
        version = (await card_for(house, CONVENER)).minutes.version
        await house.does(SECRETARY, minutes.change_minutes, ChangeMinutes(MN1, MinutesVerb.AMEND))
        await house.does(SECRETARY, clauses.set_clause, SetClause(MN1, 2, replace(CLAUSE, text="改写")))
        old = ChangeMinutes(MN1, MinutesVerb.SIGN_OFF, version)
        with pytest.raises(Stale) as refusal:
            await house.does(CONVENER, minutes.change_minutes, old)
        assert refusal.value.fault.key == "button-stale"
        await house.does(SECRETARY, circulation.circulate, CirculateMinutes(MN1))
        await agree(house, EDUCATION, FINANCE)
        with pytest.raises(Stale) as refusal:
            await house.does(CONVENER, minutes.change_minutes, old)
        assert refusal.value.fault.key == "text-changed"


class TestIssue:
    async def test_everything_follows_in_one_step(self, house: House) -> None:
        await signed(house)
        before = len((await letters(house)).of(TaskAssigned))
        told = await house.does(SECRETARY, minutes.change_minutes, ChangeMinutes(MN1, MinutesVerb.ISSUE))
        assert told.card.minutes.document_number == "〔2026〕1号"
        assert (told.card.issued_on, told.card.verbs) == (date(2026, 11, 23), (MinutesVerb.CORRECT,))
        assert [clause.task for clause in told.card.clauses] == ["TK-1", "TK-2"]
        task = await house.does(liaison(FINANCE), tasks.show_task, Reference(Kind.TASK, 2))
        assert (task.task.title, task.expected_result) == (CLAUSE.text, "一份清单")
        assert (task.origin, task.origin_clause) == ("〔2026〕1号", 2)
        topic = await house.does(CONVENER, topics.show_topic, TP1)
        assert topic.topic.state is TopicState.DECIDED
        sent = await letters(house)
        assert len(sent.of(TaskAssigned)) == before == 0
        [posted] = sent.of(MinutesPosted, to=CHANNELS["announcement"])
        assert posted.card.stances
        assert len(set(sent.readers(MinutesIssued))) == 2 * UNITS
        assert [fact.mine for fact in sent.of(MinutesIssued, to=liaison(FINANCE))] == [(1, 2)]

    async def test_numbers_have_no_gap_and_begin_anew_each_local_year(self, house: House) -> None:
        assert [await issue_another(house, number) for number in (1, 2)] == ["〔2026〕1号", "〔2026〕2号"]
        house.clock.move_to(datetime(2026, 12, 31, 17, 0, tzinfo=UTC))  # New Year's Day in the group's time zone
        assert await issue_another(house, 3) == "〔2027〕1号"

    async def test_what_is_not_signed_is_not_issued_and_nothing_twice(self, house: House) -> None:
        await agreed(house)
        with pytest.raises(WrongState):
            await house.does(SECRETARY, minutes.change_minutes, ChangeMinutes(MN1, MinutesVerb.ISSUE))
        await house.does(CONVENER, minutes.change_minutes, ChangeMinutes(MN1, MinutesVerb.SIGN_OFF))
        await house.does(SECRETARY, minutes.change_minutes, ChangeMinutes(MN1, MinutesVerb.ISSUE, 4))
        with pytest.raises(Refusal):
            await house.does(SECRETARY, minutes.change_minutes, ChangeMinutes(MN1, MinutesVerb.ISSUE, 4))
        assert len((await letters(house)).of(MinutesPosted)) == 1

    async def test_a_long_clause_stands_in_full_in_the_task(self, house: House) -> None:
        await issue_another(house, 1, replace(CLAUSE, text="长" * 300))
        task = await house.does(SECRETARY, tasks.show_task, Reference(Kind.TASK, 1))
        assert (len(task.task.title), task.task.title[-1]) == (120, "…")
        assert task.expected_result == "长" * 300 + "\n一份清单"

    async def test_the_record_of_the_loop_holds(self, house: House) -> None:
        await signed(house)
        await house.does(SECRETARY, minutes.change_minutes, ChangeMinutes(MN1, MinutesVerb.ISSUE))
        assert await house.look(lambda tx: list(tx.record.verify(1))) == []
        entries = await house.look(lambda tx: tx.record.list_entries(1, "MN-1", most=99))
        assert [entry.action for entry in entries[:2]] == ["issue", "sign-off"]
        assert [entry.action for entry in entries].count("agree") == UNITS
        assert (entries[0].after["year"], entries[0].after["serial"]) == (2026, 1)


class TestReading:
    async def test_the_list_is_newest_first(self, house: House) -> None:
        for title in ("一", "二"):
            await house.does(SECRETARY, minutes.draft_minutes, DraftMinutes(title, HELD))
        listed = await house.does(liaison(1), minutes.list_minutes, MinutesFilter())
        assert [line.title for line in listed.minutes] == ["二", "一"]

    async def test_a_repeat_is_its_own_kind_of_refusal(self, house: House) -> None:
        await circulating(house)
        await agree(house, 1)
        with pytest.raises(Repeated):
            await agree(house, 1)
