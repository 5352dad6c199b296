"""Facts to papers: which words stand where in each kind of official paper (GB/T 9704-2012, clauses 7 and 10.3)."""

from datetime import date

from bot.domain.meetings import HERE, Attendance, Rsvp
from bot.domain.papers import Block, Grid, Heading, Paper, PaperKind, Paragraph
from bot.notices.meetings import MeetingCard, PartLine
from bot.notices.minutes import ClauseLine, MinutesCard
from bot.notices.papers import PaperFacts
from bot.notices.tasks import TaskCard
from bot.texts.catalogue import Texts

_NUMERALS = "〇一二三四五六七八九十"


def compose(facts: PaperFacts, texts: Texts) -> Paper:
    """Return the paper that facts make. Raises ValueError for facts of another kind."""
    if facts.minutes is not None:
        makers = {
            PaperKind.MINUTES: _minutes,
            PaperKind.TASK_SHEET: _task_sheet,
            PaperKind.CONCURRENCE: _concurrence,
        }
        return makers[PaperKind(facts.kind)](facts, facts.minutes, texts)
    if facts.meeting is not None:
        make = _notice if facts.kind == PaperKind.NOTICE else _agenda
        return make(facts, facts.meeting, texts)
    if facts.task is not None:
        return _slip(facts, facts.task, texts)
    raise ValueError(f"no paper can be made of {facts.item}")


def numeral(number: int) -> str:
    """Return a number from 1 to 99 in Chinese: 十二."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_NUMERALS[tens]}十"
    return head + (_NUMERALS[ones] if ones else "")


def _minutes(facts: PaperFacts, card: MinutesCard, texts: Texts) -> Paper:
    """Minutes have a red mark of their own, no addressee, no signature line; who took part stands below the body."""
    opening = texts("paper-opening", day=_day(card.minutes.held_on), group=facts.group)
    body: list[Block] = [Paragraph(opening)]
    for clause in card.clauses:
        body += [Paragraph(f"{numeral(clause.position)}、{clause.text}{_bound(clause, texts)}")]
        if clause.expected_result:
            body.append(Paragraph(texts("paper-expected", text=clause.expected_result.rstrip("。"))))
    return Paper(
        name=_name(facts, card.minutes.document_number or facts.item, texts),
        mark=texts("paper-minutes-mark", group=facts.group),
        number=card.minutes.document_number,
        title=card.minutes.title,
        body=tuple(body),
        day=facts.day,
        roll=_roll(facts.meeting, texts),
        copies=texts("paper-all-units"),
        issuer=texts("paper-office", group=facts.group),
    )


def _bound(clause: ClauseLine, texts: Texts) -> str:
    supporting = texts("paper-supporting", units="、".join(clause.supporting)) if clause.supporting else ""
    return texts("paper-clause", lead=clause.lead, supporting=supporting, due=_day(clause.due_on))


def _roll(meeting: MeetingCard | None, texts: Texts) -> tuple[Paragraph, ...]:
    """Who was there, who was excused, who was a guest (clause 10.3)."""
    if meeting is None:
        return ()
    here = [_attendee(part) for part in meeting.parts if part.attendance in HERE]
    excused = [part.unit for part in meeting.parts if part.attendance is Attendance.EXCUSED]
    guests = [" ".join(word for word in (guest.organisation, guest.name) if word) for guest in meeting.guests]
    named = (("paper-present", here), ("paper-excused", excused), ("paper-guests", guests))
    return tuple(Paragraph("、".join(found), texts(key)) for key, found in named if found)


def _attendee(part: PartLine) -> str:
    return f"{part.unit} {part.who}".strip() if part.rsvp is not Rsvp.EXCUSED else part.unit


def _task_sheet(facts: PaperFacts, card: MinutesCard, texts: Texts) -> Paper:
    columns = ("position", "clause", "lead", "supporting", "due", "task")
    rows = tuple(
        (
            str(clause.position),
            clause.text,
            clause.lead,
            "、".join(clause.supporting),
            _day(clause.due_on),
            clause.task,
        )
        for clause in card.clauses
    )
    return _table(facts, card, texts, columns, rows, (1, 8, 3, 4, 3, 2))


def _concurrence(facts: PaperFacts, card: MinutesCard, texts: Texts) -> Paper:
    columns = ("position", "unit", "stance", "person", "at", "text")
    rows = tuple(
        (
            str(place),
            stance.unit,
            texts.name(stance.stance),
            stance.person or texts("paper-silence"),
            texts.moment(stance.at) if stance.at is not None else "",
            stance.text,
        )
        for place, stance in enumerate(card.stances, start=1)
    )
    return _table(facts, card, texts, columns, rows, (1, 4, 2, 3, 3, 6))


def _table(
    facts: PaperFacts,
    card: MinutesCard,
    texts: Texts,
    columns: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    widths: tuple[int, ...],
) -> Paper:
    number = card.minutes.document_number or facts.item
    title = f"{card.minutes.title}\n{texts(f'paper-kind-{facts.kind}')}"
    grid = Grid(tuple(texts(f"paper-column-{name}") for name in columns), rows, widths)
    office = texts("paper-office", group=facts.group)
    return Paper(_name(facts, number, texts), "", "", title, (grid,), facts.day, signature=office, is_wide=True)


def _notice(facts: PaperFacts, card: MeetingCard, texts: Texts) -> Paper:
    meeting = card.meeting
    day = _day(meeting.held_on) if meeting.held_on is not None else ""
    hour = f"{meeting.starts_at:%H:%M}" if meeting.starts_at is not None else ""
    body: list[Block] = [
        Paragraph(texts("paper-notice-body", day=day, time=hour, place=meeting.place, title=meeting.title)),
        Heading(1, f"一、{texts('paper-notice-agenda')}"),
    ]
    body += [Paragraph(f"{line.position}. {line.title or texts('agenda-earlier')}") for line in card.agenda]
    if card.answer_by is not None and card.materials_by is not None:
        wanted = texts("paper-notice-wanted", answer=_day(card.answer_by), materials=_day(card.materials_by))
        body.append(Paragraph(wanted))
    return Paper(
        name=_name(facts, facts.item, texts),
        mark=texts("paper-notice-mark", group=facts.group),
        number="",
        title=texts("paper-notice-title", title=meeting.title),
        body=tuple(body),
        day=facts.day,
        to=texts("paper-all-units"),
        signature=texts("paper-office", group=facts.group),
    )


def _agenda(facts: PaperFacts, card: MeetingCard, texts: Texts) -> Paper:
    rows = tuple(
        (
            str(line.position),
            f"{line.begins:%H:%M}—{line.ends:%H:%M}" if line.begins is not None and line.ends is not None else "",
            line.title or texts("agenda-earlier"),
            line.unit,
        )
        for line in card.agenda
    )
    columns = tuple(texts(f"paper-column-{name}") for name in ("position", "time", "item", "presenter"))
    title = f"{card.meeting.title}\n{texts('paper-kind-agenda')}"
    return Paper(_name(facts, facts.item, texts), "", "", title, (Grid(columns, rows, (1, 3, 8, 4)),), facts.day)


def _slip(facts: PaperFacts, card: TaskCard, texts: Texts) -> Paper:
    task = card.task
    said = [f"{report.unit} {report.person}：{report.text}" for report in card.reports]
    body: list[Block] = [
        Heading(1, f"一、{texts('paper-slip-item')}"),
        Paragraph(f"{task.reference} {task.title}"),
        Paragraph(texts("paper-slip-wanted", unit=task.lead, due=_day(task.due_on))),
        Heading(1, f"二、{texts('paper-slip-state')}"),
        Paragraph(texts("task-state-row", state=task.state, percent=task.percent)),
        *(Paragraph(text) for text in said),
    ]
    return Paper(
        name=_name(facts, facts.item, texts),
        mark=texts("paper-slip-title"),
        number="",
        title=task.title,
        body=tuple(body),
        day=facts.day,
        to=task.lead,
        signature=texts("paper-office", group=facts.group),
    )


def _name(facts: PaperFacts, number: str, texts: Texts) -> str:
    return texts("paper-name", kind=texts(f"paper-kind-{facts.kind}"), number=number)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
