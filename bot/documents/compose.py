"""Facts to papers: which words stand where in each kind of official paper (GB/T 9704-2012, clauses 7 and 10.3)."""

from bot.documents import compose_tables
from bot.documents.compose_tables import comes_to, day_of, name_of, office_of
from bot.domain.meetings import HERE, Attendance, Rsvp
from bot.domain.papers import Block, Heading, Paper, PaperKind, Paragraph
from bot.notices.meetings import MeetingCard, PartLine
from bot.notices.minutes import ClauseLine, MinutesCard
from bot.notices.papers import PaperFacts
from bot.texts.catalogue import Texts

_NUMERALS = "〇一二三四五六七八九十"


def compose(facts: PaperFacts, texts: Texts) -> Paper:
    """Return the paper that facts make. Raises ValueError for facts of another kind."""
    match facts:
        case PaperFacts(kind=PaperKind.MINUTES, minutes=MinutesCard() as card):
            return _minutes(facts, card, texts)
        case PaperFacts(kind=PaperKind.NOTICE, meeting=MeetingCard() as meeting):
            return _notice(facts, meeting, texts)
        case _:
            return compose_tables.compose(facts, texts)


def numeral(number: int) -> str:
    """Return a number from 1 to 99 in Chinese: 十二."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_NUMERALS[tens]}十"
    return head + (_NUMERALS[ones] if ones else "")


def _minutes(facts: PaperFacts, card: MinutesCard, texts: Texts) -> Paper:
    """Minutes have a red mark of their own, no addressee, no signature line; who took part stands below the body."""
    opening = texts("paper-opening", day=day_of(card.minutes.held_on), group=facts.group)
    body: list[Block] = [Paragraph(opening)]
    if card.corrects:
        body.insert(0, Paragraph(texts("paper-corrects", minutes=card.corrects)))
    for clause in card.clauses:
        body += [Paragraph(f"{numeral(clause.position)}、{clause.text.rstrip('。.')}{_bound(clause, texts)}")]
        if clause.expected_result:
            body.append(Paragraph(texts("paper-expected", text=clause.expected_result.rstrip("。."))))
    return Paper(
        name=name_of(facts, card.minutes.document_number or facts.item, texts),
        mark=facts.style.minutes_mark,
        number=card.minutes.document_number,
        title=card.minutes.title,
        body=tuple(body),
        day=facts.day,
        roll=_roll(facts.meeting, texts),
        copies=_copies(facts, texts),
        issuer=office_of(facts, texts),
    )


def _copies(facts: PaperFacts, texts: Texts) -> tuple[Paragraph, ...]:
    """To whom minutes go: the imprint's 分送 and 抄送 (clause 7.4.2)."""
    distributed = texts.listing(facts.style.distribution) or texts("paper-all-units")
    found = [Paragraph(distributed, texts("paper-distribution"))]
    if facts.style.copies:
        found.append(Paragraph(texts.listing(facts.style.copies), texts("paper-copies")))
    return tuple(found)


def _bound(clause: ClauseLine, texts: Texts) -> str:
    supporting = texts("paper-supporting", units=texts.listing(clause.supporting)) if clause.supporting else ""
    ends = comes_to(clause, texts)
    by = (
        texts("paper-by", due=ends)
        if clause.due_on and not clause.every
        else texts("paper-ends", ends=ends)
        if ends
        else ""
    )
    return texts("paper-clause", lead=clause.lead, supporting=supporting, by=by)


def _roll(meeting: MeetingCard | None, texts: Texts) -> tuple[Paragraph, ...]:
    """Who was there, who was excused, who was a guest (clause 10.3)."""
    if meeting is None:
        return ()
    here = [_attendee(part) for part in meeting.parts if part.attendance in HERE]
    excused = [part.unit for part in meeting.parts if part.attendance is Attendance.EXCUSED]
    guests = [" ".join(word for word in (guest.organisation, guest.name) if word) for guest in meeting.guests]
    named = (("paper-present", here), ("paper-excused", excused), ("paper-guests", guests))
    return tuple(Paragraph(texts.listing(tuple(found)), texts(key)) for key, found in named if found)


def _attendee(part: PartLine) -> str:
    return f"{part.unit} {part.who}".strip() if part.rsvp is not Rsvp.EXCUSED else part.unit


def _notice(facts: PaperFacts, card: MeetingCard, texts: Texts) -> Paper:
    meeting = card.meeting
    day = day_of(meeting.held_on) if meeting.held_on is not None else ""
    hour = f"{meeting.starts_at:%H:%M}" if meeting.starts_at is not None else ""
    body: list[Block] = [
        Paragraph(texts("paper-notice-body", day=day, time=hour, place=meeting.place, title=meeting.title)),
        Heading(1, f"一、{texts('paper-notice-agenda')}"),
    ]
    body += [Paragraph(f"{line.position}. {line.title or texts('agenda-earlier')}") for line in card.agenda]
    if card.answer_by is not None and card.materials_by is not None:
        wanted = texts("paper-notice-wanted", answer=day_of(card.answer_by), materials=day_of(card.materials_by))
        body += [Heading(1, f"二、{texts('paper-notice-asked')}"), Paragraph(wanted)]
    return Paper(
        name=name_of(facts, facts.item, texts),
        mark=facts.style.notice_mark or texts("paper-notice-mark", group=facts.group),
        number="",
        title=texts("paper-notice-title", title=meeting.title),
        body=tuple(body),
        day=facts.day,
        to=texts("paper-all-units"),
        signature=office_of(facts, texts),
    )
