"""The minutes of the story (Rules of procedure, Art. 8): one issued, the second one still asking."""

from collections.abc import Callable
from typing import cast

from bot.demo.clauses import FIRST, SECOND, Clause
from bot.demo.people import CONVENER, SECRETARY, liaison, member
from bot.demo.places import GROUP, OFFICE
from bot.demo.stage import Tale, Units, minutes
from bot.domain.consensus import Stance
from bot.domain.minutes import (
    AnswerMinutes,
    ChangeMinutes,
    CirculateMinutes,
    ClauseText,
    DraftMinutes,
    MinutesVerb,
    SetClause,
)
from bot.notices.choices import FormChoices
from bot.notices.minutes import MinutesChanged
from bot.services import choices, clauses, concurrence, front_desk
from bot.services import minutes as minutes_service
from bot.services.front_desk import Speaker

RESERVED, OBJECTING = "planning", "finance"
SILENT = frozenset({"education", "united-front", "statistics", "trade-unions", "science-technology"})
"""The units that have not answered the second minutes yet."""


async def the_plenary_is_minuted(tale: Tale) -> None:
    """The group meets; the secretariat drafts the minutes, clause by clause, and asks every unit."""
    await tale.chapter("The first plenary: minutes drafted in eight clauses and circulated", -25, 11, 30)
    year = tale.days.day(-25).year
    await _draft(tale, f"{year}年第一次全体会议", -25, FIRST)
    await tale.at(-25, 14, 0)
    await tale.does(SECRETARY, concurrence.circulate, lambda _: CirculateMinutes(minutes(1)))
    await tale.later(5)
    tale.stage.say(SECRETARY, GROUP, "全体会议纪要已送会签，请各单位在期限内答复。没有答复不视为同意。")


async def all_agree_and_the_minutes_are_issued(tale: Tale) -> None:
    """Every unit agrees, the convener signs, the secretariat issues: the clauses become tasks."""
    await tale.chapter("26 units agree, the convener signs, the minutes are issued", -24, 9, 10)
    keys = [unit.key for unit in tale.profile.units]
    for place, key in enumerate(keys):
        if place % 7 == 6:
            await tale.later(25)
        await _answer(tale, 1, key, Stance.AGREE, by_member=key == "organisation")
    await tale.at(-23, 9, 30)
    await _change(tale, CONVENER, 1, MinutesVerb.SIGN_OFF)
    await tale.later(50)
    await _change(tale, SECRETARY, 1, MinutesVerb.ISSUE)


async def the_second_minutes_circulate(tale: Tale) -> None:
    """A meeting on one subject; its minutes are drafted from the accepted topics and circulated."""
    await tale.chapter("The second minutes are drafted from accepted topics and circulated", -4, 16, 0)
    await _draft(tale, "公共文化服务均等化专题会议", -4, SECOND)
    await tale.at(-3, 9, 30)
    await tale.does(SECRETARY, concurrence.circulate, lambda _: CirculateMinutes(minutes(2)))


async def units_answer(tale: Tale) -> None:
    """Most units agree, one with a reservation, one objects, some have not answered."""
    await tale.chapter("Most units agree; one reservation, one objection, five have not answered", -2, 9, 20)
    keys = [unit.key for unit in tale.profile.units if unit.key not in SILENT | {RESERVED, OBJECTING}]
    for place, key in enumerate(keys):
        if place % 7 == 6:
            await tale.later(40)
        await _answer(tale, 2, key, Stance.AGREE)
    await tale.later(30)
    await _answer(tale, 2, RESERVED, Stance.RESERVATION, "第二条原则同意；个别场馆用地手续未办结，改造以手续完备为前提")
    await tale.at(-1, 10, 40)
    await _answer(tale, 2, OBJECTING, Stance.OBJECTION, "第二条改造经费未列入年度预算，建议改为分两年实施，先行测算")
    await tale.later(15)
    tale.stage.say(SECRETARY, OFFICE, "财政局对第二条有异议，我今天约财政局和残联先商量，改好再送会签。")


async def _draft(tale: Tale, title: str, held: int, texts: tuple[Clause, ...]) -> None:
    offered = await _offered(tale)
    held_on, topic_ids = tale.days.day(held), tuple(int(topic_id) for _, topic_id in offered.topics)
    drafted = await tale.does(
        SECRETARY, minutes_service.draft_minutes, lambda _: DraftMinutes(title, held_on, topic_ids)
    )
    card = cast(MinutesChanged, drafted).card
    from_topics = [clause.id for clause in card.clauses]
    number = int(card.minutes.reference.partition("-")[2])
    for place, clause in enumerate(texts):
        decision_id = from_topics[place] if place < len(from_topics) else None
        await tale.does(SECRETARY, clauses.set_clause, _setting(tale, number, decision_id, clause))


async def _offered(tale: Tale) -> FormChoices:
    prepared = await tale.stage.runner.read(
        front_desk.prepare, Speaker(SECRETARY), choices.for_minutes, lambda _, __: None
    )
    return cast(FormChoices, prepared.found)


def _setting(tale: Tale, number: int, decision_id: int | None, clause: Clause) -> Callable[[Units], SetClause]:
    def request(units: Units) -> SetClause:
        text = ClauseText(
            clause.text,
            units[clause.lead],
            tale.days.day(clause.due),
            tuple(units[key] for key in clause.supporting),
            clause.result,
        )
        return SetClause(minutes(number), decision_id, text)

    return request


async def _answer(
    tale: Tale, number: int, unit: str, stance: Stance, text: str = "", *, by_member: bool = False
) -> None:
    person = member(unit) if by_member else liaison(unit)
    await tale.does(
        person, concurrence.answer, lambda units: AnswerMinutes(minutes(number), stance, text, unit_id=units[unit])
    )


async def _change(tale: Tale, person: str, number: int, verb: MinutesVerb) -> None:
    await tale.does(person, minutes_service.change_minutes, lambda _: ChangeMinutes(minutes(number), verb))
