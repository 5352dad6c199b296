"""The meetings of the story (Rules of procedure, Art. 7 and 9): two that were held before their minutes, one to come."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from typing import cast

from bot.demo.people import CONVENER, OBSERVER, SECRETARY, figure, liaison, member
from bot.demo.places import GROUP, OFFICE
from bot.demo.stage import Tale, Units, meeting, topic
from bot.domain.meeting_requests import (
    AnswerInvitation,
    AnswerNotice,
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
from bot.domain.meetings import Attendance, MeetingKind, MeetingVerb, Rsvp, expected
from bot.notices.choices import Choice
from bot.notices.meetings import MeetingCard
from bot.services import agenda, attendance, guests, materials, meetings

SUBJECT = "公共文化服务均等化专题会议"
PLACE = "区行政中心三号楼302会议室"
PLENARY, ON_TOPICS, COMING = 1, 2, 3
_AT_A_TIME = 7
"""So many units answer before time goes on: every pass of time redraws the cards that show the answers."""
_LAST = 9
"""A place after every other item's."""
COMING_DAY = 6
"""The working day of the story on which the next plenary is held."""
UNANSWERED = frozenset({"education", "united-front", "statistics", "trade-unions", "science-technology", "housing"})
"""The units that have not answered its notice yet."""


@dataclass(frozen=True, slots=True)
class _Answers:
    """Which units do not simply come themselves: those that send somebody, and those that cannot, with the reason."""

    deputies: Mapping[str, tuple[str, str]]
    excuses: Mapping[str, str]


_FIRST = _Answers(
    {"planning": ("丘方舆", "规划科科长"), "human-resources": ("贺才清", "专技科科长")},
    {"overseas-chinese": "分管领导率团出访"},
)
_ABSENT, _LATE = "market-regulation", "housing"
_NEXT = _Answers({"finance": ("钱知节", "教科文科科长")}, {"disabled-persons": "当日召开全区残疾人代表会议"})


async def the_plenary_is_called(tale: Tale) -> None:
    """The secretariat calls the first plenary, makes its agenda and sends the notice; a unit comments on the draft."""
    await tale.chapter("The first plenary is called; its agenda goes round; the notice goes out", -30, 10, 30)
    year = tale.days.day(-25).year
    await _call(tale, MeetingKind.PLENARY, f"{year}年第一次全体会议", (-25, time(9)))
    await _put_on_agenda(tale, PLENARY, 1)
    await _add_item(tale, PLENARY, "通报年度重点任务安排", "culture", 30)
    await tale.does(SECRETARY, agenda.draft_agenda, lambda _: meeting(PLENARY))
    await tale.at(-29, 14, 30)
    said = CommentAgenda(meeting(PLENARY), "建议明确年度重点任务涉及用地的项目清单")
    await tale.does(liaison("planning"), agenda.comment_agenda, lambda _: said)
    await tale.at(-28, 10, 0)
    await _change(tale, PLENARY, MeetingVerb.NOTIFY)


async def the_plenary_is_held(tale: Tale) -> None:
    """Units answer and hand in; the meeting is opened, attended and closed."""
    await tale.chapter("24 units take part in the plenary", -27, 14, 0)
    await _answer_all(tale, PLENARY, [unit.key for unit in tale.profile.units], _FIRST)
    await tale.later(20)
    await _hand_in(tale, PLENARY, "education", "学校体育场地开放方案和首批12所学校名单")
    await _hand_in(tale, PLENARY, "culture", "年度重点任务安排（征求意见稿）")
    await tale.at(-25, 9, 5)
    await _hold(tale, PLENARY, {_ABSENT: Attendance.ABSENT, _LATE: Attendance.LATE}, hours=2)


async def the_topic_meeting_is_called(tale: Tale) -> None:
    """A unit proposes a meeting on two topics, the convener calls it, the units concerned answer its notice."""
    await tale.chapter("A unit proposes a meeting on two topics; the convener calls it", -9, 15, 30)
    proposed = ProposeMeeting(MeetingKind.TOPIC, SUBJECT, "两项议题都涉及场馆和经费，建议有关单位先碰一次头")
    await tale.does(liaison("disabled-persons"), meetings.propose_meeting, lambda _: proposed)
    await tale.at(-8, 9, 40)
    invited = ("culture", "disabled-persons", "literature-arts", "housing", "finance", "human-resources")
    await _call(tale, MeetingKind.TOPIC, SUBJECT, (-4, time(14, 30)), units=invited, number=ON_TOPICS)
    await _put_on_agenda(tale, ON_TOPICS, 2, 3)
    await _change(tale, ON_TOPICS, MeetingVerb.NOTIFY)
    await tale.at(-7, 10, 10)
    await _answer_all(tale, ON_TOPICS, invited, _Answers({}, {}))
    await _hand_in(tale, ON_TOPICS, "disabled-persons", "14家场馆无障碍设施走访情况")
    await _hand_in(tale, ON_TOPICS, "literature-arts", "文艺家驻点辅导计划和结对名单初稿")


async def the_topic_meeting_is_held(tale: Tale) -> None:
    """The units concerned meet on two topics."""
    await tale.chapter("The units concerned meet", -4, 14, 32)
    await _hold(tale, ON_TOPICS, {}, hours=1)


async def the_next_plenary_is_called(tale: Tale) -> None:
    """The next plenary: its first item is made of the first one's decisions; a ready topic follows, a guest is invited."""
    await tale.chapter("The next plenary is called; its notice goes out to 26 units and a guest", -3, 14, 0)
    year = tale.days.day(COMING_DAY).year
    await _call(tale, MeetingKind.PLENARY, f"{year}年第二次全体会议", (COMING_DAY, time(14, 30)))
    await _put_on_agenda(tale, COMING, 5)
    await _add_item(tale, COMING, "年度标准化均等化报告编制安排", "culture", 15)
    await _invite(tale, COMING, "市图书馆")
    await _change(tale, COMING, MeetingVerb.NOTIFY)
    await tale.later(10)
    tale.stage.say(SECRETARY, GROUP, "第二次全体会议通知已发，请各单位答复参会人员；有汇报任务的单位请备好材料。")


async def most_units_answer_its_notice(tale: Tale) -> None:
    """Most units answer; six have not, and materials are wanting."""
    await tale.chapter("Most units answer the notice of the next plenary; six have not", -1, 11, 20)
    coming = [unit.key for unit in tale.profile.units if unit.key not in UNANSWERED]
    await _answer_all(tale, COMING, coming, _NEXT)
    await tale.does(OBSERVER, guests.answer_invitation, lambda _: AnswerInvitation(meeting(COMING), comes=True))
    await tale.later(30)
    tale.stage.say(SECRETARY, OFFICE, "第二次全体会议还有6家没有答复，汇报材料也还没到，到期助手会催。")


async def _call(
    tale: Tale,
    kind: MeetingKind,
    title: str,
    when: tuple[int, time],
    *,
    units: tuple[str, ...] = (),
    number: int | None = None,
) -> None:
    """Call a meeting: a proposed one (`number`) is the convener's to call."""

    def request(rows: Units) -> CallMeeting:
        return CallMeeting(
            kind,
            title,
            tale.days.day(when[0]),
            when[1],
            PLACE,
            tuple(rows[key] for key in units),
            meeting(number) if number is not None else None,
        )

    await tale.does(CONVENER if number is not None else SECRETARY, meetings.call_meeting, request)
    await tale.later()


async def _put_on_agenda(tale: Tale, number: int, *topics: int) -> None:
    found = await tale.prepares(SECRETARY, agenda.prepare_agenda, meeting(number))
    offered = cast(tuple[Choice, ...], found)
    rows = {words.partition(" ")[0]: int(row) for words, row in offered}
    chosen = tuple(rows[str(topic(each))] for each in topics)
    await tale.does(SECRETARY, agenda.set_agenda, lambda _: SetAgenda(meeting(number), chosen, 25))
    await tale.later()


async def _add_item(tale: Tale, number: int, title: str, unit: str, minutes: int) -> None:
    await tale.does(
        SECRETARY,
        agenda.set_item,
        lambda units: SetItem(meeting(number), None, title, _LAST, minutes, units[unit]),
    )


async def _invite(tale: Tale, number: int, organisation: str) -> None:
    found = await tale.prepares(SECRETARY, guests.prepare_guest, meeting(number))
    card, observers = cast(tuple[MeetingCard, tuple[Choice, ...]], found)
    ((name, row),) = observers
    first = next(line.item_id for line in card.agenda if line.topic)
    await tale.does(
        SECRETARY, guests.invite_guest, lambda _: InviteGuest(meeting(number), organisation, name, first, int(row))
    )


async def _change(tale: Tale, number: int, verb: MeetingVerb) -> None:
    await tale.does(SECRETARY, meetings.change_meeting, lambda _: ChangeMeeting(meeting(number), verb))


async def _answer_all(tale: Tale, number: int, units: Sequence[str], how: _Answers) -> None:
    """Let units answer a notice, a few at a time."""
    for count, unit in enumerate(units, start=1):
        await tale.does(liaison(unit), attendance.answer_notice, _answer(number, unit, how))
        if count % _AT_A_TIME == 0:
            await tale.later()


def _answer(number: int, unit: str, how: _Answers) -> Callable[[Units], AnswerNotice]:
    if unit in how.excuses:
        answer = AnswerNotice(meeting(number), Rsvp.EXCUSED, reason=how.excuses[unit])
    elif unit in how.deputies:
        answer = AnswerNotice(meeting(number), Rsvp.DEPUTISING, *how.deputies[unit])
    else:
        deputy = figure(member(unit))
        answer = AnswerNotice(meeting(number), Rsvp.ATTENDING, deputy.name, deputy.title)
    return lambda units: replace(answer, unit_id=units[unit])


async def _hand_in(tale: Tale, number: int, unit: str, what: str) -> None:
    await tale.does(liaison(unit), materials.hand_in_materials, lambda _: HandInMaterials(meeting(number), what))


async def _hold(tale: Tale, number: int, otherwise: Mapping[str, Attendance], *, hours: int) -> None:
    """Open a meeting, record who is there (`otherwise`: not as they answered), and close it with every item reached."""
    await _change(tale, number, MeetingVerb.OPEN)
    await tale.later(20)
    found = await tale.prepares(SECRETARY, attendance.prepare_record, meeting(number))
    card = cast(MeetingCard, found)
    answered = {part.unit_id: expected(part.rsvp) for part in card.parts}
    await tale.does(
        SECRETARY,
        attendance.record_attendance,
        lambda units: RecordAttendance(
            meeting(number), tuple((answered | {units[key]: way for key, way in otherwise.items()}).items())
        ),
    )
    await tale.later(60 * hours - 25)
    reached = tuple(line.item_id for line in card.agenda)
    close = ChangeMeeting(meeting(number), MeetingVerb.CLOSE, reached_ids=reached)
    await tale.does(SECRETARY, meetings.change_meeting, lambda _: close)
