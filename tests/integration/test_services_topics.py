"""Topics, from submission to review, on both databases."""

from datetime import date

import pytest

from bot.domain.errors import Forbidden, Invalid, NotFound, Refusal, Stale, WrongState
from bot.domain.references import Kind, Reference
from bot.domain.topics import ReviewTopic, SubmitTopic, TopicFilter, TopicState, TopicText, TopicVerb
from bot.notices.topics import TopicCard, TopicReviewed, TopicSubmitted
from bot.services import topics
from tests.builders import CHANNELS, CONVENER, CULTURE, EDUCATION, FINANCE, OBSERVER, SECRETARY, liaison, member
from tests.house import House
from tests.letters import letters

TP1 = Reference(Kind.TOPIC, 1)
TEXT = TopicText("学校体育设施向社会开放", "寒假将至", "明确开放时段和经费", area=4, lead_unit_id=EDUCATION)


async def submitted(house: House) -> None:
    await house.does(liaison(EDUCATION), topics.submit_topic, SubmitTopic(TEXT))


class TestSubmission:
    async def test_a_liaison_submits_and_the_office_is_shown_it(self, house: House) -> None:
        told = await house.does(liaison(EDUCATION), topics.submit_topic, SubmitTopic(TEXT))
        assert (told.verb, told.card.topic.reference, told.card.topic.state) == (
            TopicVerb.SUBMIT,
            "TP-1",
            TopicState.SUBMITTED,
        )
        assert told.card.topic.submitted_on == date(2026, 11, 23)
        assert told.card.verbs == (TopicVerb.WITHDRAW,)
        [shown] = (await letters(house)).of(TopicSubmitted, to=CHANNELS["secretariat"])
        assert shown.card.verbs == (TopicVerb.ACCEPT, TopicVerb.RETURN, TopicVerb.MERGE)
        assert shown.card.topic.unit == "教育局"

    async def test_the_secretariat_submits_for_the_unit_it_sits_in(self, house: House) -> None:
        told = await house.does(SECRETARY, topics.submit_topic, SubmitTopic(TopicText("年度计划")))
        assert told.card.topic.unit == "文广旅体局"
        assert set(told.card.lacks) == {"background", "ask", "area", "lead", "basis", "materials"}
        assert set(told.card.verbs) == {TopicVerb.ACCEPT, TopicVerb.RETURN, TopicVerb.MERGE, TopicVerb.WITHDRAW}

    @pytest.mark.parametrize(
        ("who", "request_", "key"),
        [
            (CONVENER, SubmitTopic(TEXT), "not-your-role"),
            (OBSERVER, SubmitTopic(TEXT), "not-your-role"),
            (liaison(EDUCATION), SubmitTopic(TEXT, unit_id=FINANCE), "not-your-unit"),
            (SECRETARY, SubmitTopic(TEXT, unit_id=FINANCE), "not-your-unit"),
            (liaison(EDUCATION), SubmitTopic(TopicText("x", area=77)), "area-unknown"),
            (liaison(EDUCATION), SubmitTopic(TopicText("x", lead_unit_id=9999)), "unit-foreign"),
            (liaison(EDUCATION), SubmitTopic(TopicText("")), "text-empty"),
            (liaison(EDUCATION), SubmitTopic(TEXT, reference=Reference(Kind.TOPIC, 9)), "not-found"),
        ],
    )
    async def test_what_is_refused(self, house: House, who: str, request_: SubmitTopic, key: str) -> None:
        with pytest.raises(Refusal) as refusal:
            await house.does(who, topics.submit_topic, request_)
        assert refusal.value.fault.key == key
        assert not (await letters(house)).rows


class TestReview:
    async def test_a_return_reaches_liaison_and_submitter_with_its_reason(self, house: House) -> None:
        await house.does(member(EDUCATION), topics.submit_topic, SubmitTopic(TEXT))
        told = await house.does(
            SECRETARY,
            topics.review_topic,
            ReviewTopic(TP1, TopicVerb.RETURN, "请补充经费测算", next_step="月底前重新提交"),
        )
        assert told.card.topic.state is TopicState.RETURNED
        sent = await letters(house)
        assert sorted(sent.readers(TopicReviewed)) == [liaison(EDUCATION), member(EDUCATION)]
        fact = sent.of(TopicReviewed)[0]
        assert (fact.card.reason, fact.card.verbs) == ("请补充经费测算", (TopicVerb.RESUBMIT, TopicVerb.WITHDRAW))

    async def test_a_returned_topic_is_submitted_again_with_its_new_text(self, house: House) -> None:
        await submitted(house)
        await house.does(
            SECRETARY, topics.review_topic, ReviewTopic(TP1, TopicVerb.RETURN, "不够", next_step="月底前重新提交")
        )
        offered, said = await house.does(liaison(EDUCATION), topics.prepare_again, TP1)
        assert said == TEXT
        assert len(offered.units) == 26
        new = TopicText("学校体育设施向社会开放（修改）", ask="明确经费")
        told = await house.does(liaison(EDUCATION), topics.submit_topic, SubmitTopic(new, reference=TP1))
        assert told.verb is TopicVerb.RESUBMIT
        assert (told.card.topic.state, told.card.reason, told.card.ask) == (TopicState.SUBMITTED, "", "明确经费")
        assert len((await letters(house)).of(TopicSubmitted)) == 2

    async def test_an_accepted_topic_is_not_submitted_again(self, house: House) -> None:
        await submitted(house)
        await house.does(SECRETARY, topics.review_topic, ReviewTopic(TP1, TopicVerb.ACCEPT))
        with pytest.raises(WrongState):
            await house.does(liaison(EDUCATION), topics.submit_topic, SubmitTopic(TEXT, reference=TP1))

    async def test_only_the_own_unit_withdraws(self, house: House) -> None:
        await submitted(house)
        for who in (SECRETARY, liaison(FINANCE), CONVENER):
            with pytest.raises(Forbidden):
                await house.does(who, topics.review_topic, ReviewTopic(TP1, TopicVerb.WITHDRAW))
        told = await house.does(member(EDUCATION), topics.review_topic, ReviewTopic(TP1, TopicVerb.WITHDRAW))
        assert told.card.topic.state is TopicState.WITHDRAWN
        assert not (await letters(house)).of(TopicReviewed)

    async def test_a_unit_reviews_nothing_not_even_its_own(self, house: House) -> None:
        await submitted(house)
        with pytest.raises(Forbidden):
            await house.does(liaison(EDUCATION), topics.review_topic, ReviewTopic(TP1, TopicVerb.ACCEPT))

    async def test_a_button_of_a_card_long_past_says_so(self, house: House) -> None:
        await submitted(house)
        await house.does(SECRETARY, topics.review_topic, ReviewTopic(TP1, TopicVerb.ACCEPT, version=1))
        with pytest.raises(Stale) as stale:
            await house.does(
                SECRETARY,
                topics.review_topic,
                ReviewTopic(TP1, TopicVerb.RETURN, "晚了", next_step="月底前重新提交", version=1),
            )
        assert stale.value.fault.arguments == {"reference": "TP-1", "state": TopicState.ACCEPTED}

    async def test_a_return_without_a_reason_is_refused_before_anything_is_looked_up(self, house: House) -> None:
        with pytest.raises(Invalid):
            await house.does(SECRETARY, topics.review_topic, ReviewTopic(TP1, TopicVerb.RETURN))


class TestReading:
    async def test_the_list_shows_the_open_ones_and_words_search_them_all(self, house: House) -> None:
        await submitted(house)
        await house.does(liaison(FINANCE), topics.submit_topic, SubmitTopic(TopicText("文化经费绩效")))
        await house.does(liaison(EDUCATION), topics.review_topic, ReviewTopic(TP1, TopicVerb.WITHDRAW))
        listed = await house.does(CONVENER, topics.list_topics, TopicFilter())
        assert [line.reference for line in listed.topics] == ["TP-2"]
        found = await house.does(CONVENER, topics.list_topics, TopicFilter(words="体育"))
        assert ([line.reference for line in found.topics], found.total, found.pages) == (["TP-1"], 1, 1)

    async def test_a_reader_without_a_part_sees_no_verbs(self, house: House) -> None:
        await submitted(house)
        card = await house.does(liaison(CULTURE), topics.show_topic, TP1)
        assert isinstance(card, TopicCard)
        assert (card.verbs, card.area_zh != "", card.lead) == ((), True, "教育局")

    async def test_an_unknown_topic_is_not_found(self, house: House) -> None:
        with pytest.raises(NotFound):
            await house.does(CONVENER, topics.show_topic, TP1)

    async def test_every_step_is_recorded(self, house: House) -> None:
        await submitted(house)
        await house.does(SECRETARY, topics.review_topic, ReviewTopic(TP1, TopicVerb.ACCEPT))
        entries = await house.look(lambda tx: tx.record.list_entries(1, "TP-1", most=9))
        assert [(entry.action, entry.role) for entry in entries] == [("accept", "secretariat"), ("submit", "liaison")]
        assert (entries[0].before["state"], entries[0].after["state"]) == ("submitted", "accepted")
