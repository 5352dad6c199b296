"""Meetings as the tests of use cases bring them about, and look at them."""

from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import select

from bot.domain.meeting_requests import (
    CallMeeting,
    ChangeMeeting,
    SetAgenda,
)
from bot.domain.meetings import MeetingKind, MeetingVerb
from bot.domain.references import Kind, Reference
from bot.domain.topics import ReviewTopic, SubmitTopic, TopicText, TopicVerb
from bot.notices import kinds
from bot.notices.meetings import (
    MeetingCard,
    MeetingTold,
)
from bot.services import agenda, meetings, mornings, topics
from bot.store.tables import outbox
from tests.builders import (
    CHANNELS,
    EDUCATION,
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
