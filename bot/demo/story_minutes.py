"""The minutes of the story (Rules of procedure, Art. 8): one issued, the second one still asking."""

from collections.abc import Callable
from typing import cast

from bot.demo.clauses import FIRST, SECOND, Clause
from bot.demo.people import CONVENER, SECRETARY, liaison, member
from bot.demo.places import GROUP, OFFICE
from bot.demo.stage import Tale, Units, meeting, minutes
from bot.demo.story_meetings import ON_TOPICS, PLENARY
from bot.domain.clauses import ClauseText, SetClause
from bot.domain.consensus import AnswerMinutes, Stance
from bot.domain.meetings import Meeting
from bot.domain.minutes import ChangeMinutes, CirculateMinutes, DraftMinutes, MinutesVerb
from bot.notices.choices import FormChoices
from bot.notices.minutes import MinutesChanged
from bot.services import circulation, clauses, concurrence
from bot.services import minutes as minutes_service

RESERVED, OBJECTING = "planning", "finance"
SILENT = frozenset({"education", "united-front", "statistics", "trade-unions", "science-technology"})
"""The units that have not answered the second minutes yet."""


async def the_plenary_is_minuted(tale: Tale) -> None:
    """The secretariat drafts the minutes of the plenary, clause by clause, and asks every unit."""
    await tale.chapter("The first plenary: minutes drafted in eight clauses and circulated", -25, 11, 30)
    await _draft(tale, PLENARY, FIRST)
    await tale.at(-25, 14, 0)
    await tale.does(SECRETARY, circulation.circulate, lambda _: CirculateMinutes(minutes(1)))
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
    """The minutes of the meeting on two topics are drafted and circulated."""
    await tale.chapter("The second minutes are drafted from its topics and circulated", -4, 16, 0)
    await _draft(tale, ON_TOPICS, SECOND)
    await tale.at(-3, 9, 30)
    await tale.does(SECRETARY, circulation.circulate, lambda _: CirculateMinutes(minutes(2)))


async def units_answer(tale: Tale) -> None:
    """Most units agree, one with a reservation, one objects, some have not answered."""
    await tale.chapter("Most units agree; one reservation, one objection, five have not answered", -2, 9, 20)
    keys = [unit.key for unit in tale.profile.units if unit.key not in SILENT | {RESERVED, OBJECTING}]
    for place, key in enumerate(keys):
        if place % 7 == 6:
            await tale.later(40)
        await _answer(tale, 2, key, Stance.AGREE)
    await tale.later(30)
    await _answer(tale, 2, RESERVED, Stance.RESERVATION, "原则同意；个别场馆用地手续未办结，改造以手续完备为前提", on=2)
    await tale.at(-1, 10, 40)
    await _answer(tale, 2, OBJECTING, Stance.OBJECTION, "改造经费未列入年度预算，建议改为分两年实施，先行测算", on=2)
    await tale.later(15)
    tale.stage.say(SECRETARY, OFFICE, "财政局对第二条有异议，我今天约财政局和残联先商量，改好再送会签。")


async def _draft(tale: Tale, meeting_number: int, texts: tuple[Clause, ...]) -> None:
    """Draft the minutes of a meeting: the topics that it reached become the first clauses."""
    held, topic_ids = await _offered(tale, meeting_number)
    held_on = held.held_on or tale.days.day(tale.count)
    request = DraftMinutes(held.title, held_on, topic_ids, held.reference)
    drafted = await tale.does(SECRETARY, minutes_service.draft_minutes, lambda _: request)
    card = cast(MinutesChanged, drafted).card
    from_topics = [clause.id for clause in card.clauses]
    number = int(card.minutes.reference.partition("-")[2])
    for place, clause in enumerate(texts):
        decision_id = from_topics[place] if place < len(from_topics) else None
        await tale.does(SECRETARY, clauses.set_clause, _setting(tale, number, decision_id, clause))


async def _offered(tale: Tale, meeting_number: int) -> tuple[Meeting, tuple[int, ...]]:
    found = await tale.prepares(SECRETARY, minutes_service.prepare_draft, meeting(meeting_number))
    _, held, reached = cast(tuple[FormChoices, Meeting, tuple[int, ...]], found)
    return held, reached


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


async def _answer(  # noqa: PLR0913 - an answer has these parts
    tale: Tale,
    number: int,
    unit: str,
    stance: Stance,
    text: str = "",
    *,
    on: int | None = None,
    by_member: bool = False,
) -> None:
    """Let a unit answer: to all clauses, or to the one at a position while it agrees to the others."""
    person = member(unit) if by_member else liaison(unit)
    await tale.does(
        person,
        concurrence.answer,
        lambda units: AnswerMinutes(
            minutes(number), stance, text, unit_id=units[unit], position=on, agrees_otherwise=on is not None
        ),
    )


async def _change(tale: Tale, person: str, number: int, verb: MinutesVerb) -> None:
    await tale.does(person, minutes_service.change_minutes, lambda _: ChangeMinutes(minutes(number), verb))
