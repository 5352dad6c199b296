"""Facts to papers that are tables: sheets of tasks, of concurrence, of attendance; agendas; supervision slips."""

from collections.abc import Sequence
from datetime import date

from bot.domain.clauses import Outcome
from bot.domain.papers import Block, Grid, Paper, PaperKind, Paragraph
from bot.domain.people import Role
from bot.notices.meetings import MeetingCard
from bot.notices.minutes import ClauseLine, MinutesCard, StanceLine
from bot.notices.papers import ConcurrenceLine, PaperFacts
from bot.notices.tasks import TaskCard
from bot.texts.catalogue import Texts

_REPORTS = 5
"""The last reports that a slip quotes."""


def compose(facts: PaperFacts, texts: Texts) -> Paper:
    """Return the paper that facts make. Raises ValueError for facts of another kind."""
    match facts:
        case PaperFacts(kind=PaperKind.TASK_SHEET, minutes=MinutesCard() as card):
            return _task_sheet(facts, card, texts)
        case PaperFacts(kind=PaperKind.CONCURRENCE, minutes=MinutesCard() as card):
            return _concurrence(facts, card, texts)
        case PaperFacts(kind=PaperKind.AGENDA, meeting=MeetingCard() as meeting):
            return _agenda(facts, meeting, texts)
        case PaperFacts(kind=PaperKind.ATTENDANCE, meeting=MeetingCard() as meeting):
            return _attendance(facts, meeting, texts)
        case PaperFacts(kind=PaperKind.SLIP, task=TaskCard() as task):
            return _slip(facts, task, texts)
    raise ValueError(f"no paper {facts.kind} can be made of {facts.item}")


def name_of(facts: PaperFacts, number: str, texts: Texts) -> str:
    """Return the name of a paper's file: 会议纪要〔2026〕3号."""
    return texts("paper-name", kind=texts(f"paper-kind-{facts.kind}"), number=number)


def office_of(facts: PaperFacts, texts: Texts) -> str:
    """Return who issues and signs the group's papers: its office (Rules of procedure, Art. 8)."""
    return facts.style.issuer or texts("paper-office", group=facts.group)


def day_of(day: date) -> str:
    """Return a day in Arabic digits, without leading zeros (clause 7.3.5)."""
    return f"{day.year}年{day.month}月{day.day}日"


def comes_to(clause: ClauseLine, texts: Texts) -> str:
    """Return what a clause comes to in a few words: a day, a cadence, for good, or nothing to do."""
    if clause.every:
        return texts(f"cadence-{clause.every}")
    if clause.due_on is not None:
        return day_of(clause.due_on)
    return texts.name(clause.outcome) if clause.outcome is not None else ""


def _task_sheet(facts: PaperFacts, card: MinutesCard, texts: Texts) -> Paper:
    columns = ("position", "clause", "lead", "supporting", "due", "expected", "task")
    rows = [
        (
            str(clause.position),
            clause.text,
            clause.lead,
            texts.listing(clause.supporting),
            comes_to(clause, texts),
            clause.expected_result,
            clause.task,
        )
        for clause in card.clauses
        if clause.outcome is Outcome.TASK
    ]
    grid = _grid(texts, columns, rows, (7, 28, 15, 15, 22, 15, 12), centred=(0, 2, 4, 6))
    return _sheet(facts, card, texts, grid)


def _concurrence(facts: PaperFacts, card: MinutesCard, texts: Texts) -> Paper:
    """Who agreed to what, when, in which capacity; silence is recorded as silence."""
    columns = ("position", "unit", "clauses", "stance", "person", "capacity", "at", "text")
    rows = [
        (
            str(place),
            line.said.unit,
            texts("paper-all-clauses") if line.said.is_whole else texts.listing(tuple(map(str, line.said.positions))),
            texts.name(line.said.stance),
            line.said.person or "—",
            _capacity(line, texts),
            texts.moment(line.said.at) if line.said.at is not None else "",
            _remarks(line.said, texts),
        )
        for place, line in enumerate(facts.stances, start=1)
    ]
    body: list[Block] = [_grid(texts, columns, rows, (6, 20, 12, 10, 11, 15, 20, 24), centred=(0, 2, 3, 4, 5, 6))]
    body += [Paragraph(texts("paper-returned", text=text)) for text in card.returned]
    return _sheet(facts, card, texts, *body)


def _remarks(said: StanceLine, texts: Texts) -> str:
    """What the unit said, from what the secretariat entered it, and how its objection was settled."""
    if not said.person:
        return texts("paper-silence")
    entered = texts("paper-entered", source=said.source) if said.source else ""
    settled = texts("paper-settled", person=said.settled_by, text=said.settlement) if said.settled_by else ""
    return "\n".join(each for each in (said.text, settled, entered) if each)


def _capacity(line: ConcurrenceLine, texts: Texts) -> str:
    if line.role not in set(Role):
        return "—"
    role = texts.name(Role(line.role))
    return texts("paper-stand-in", role=role) if line.is_stand_in else role


def _sheet(facts: PaperFacts, card: MinutesCard, texts: Texts, *body: Block) -> Paper:
    """A sheet that belongs to minutes: their title above its own, on a page that is turned."""
    number = card.minutes.document_number or facts.item
    return Paper(
        name=name_of(facts, number, texts),
        mark="",
        number="",
        title=f"{card.minutes.title}\n{texts(f'paper-kind-{facts.kind}')}",
        body=body,
        day=facts.day,
        signature=office_of(facts, texts),
        is_wide=True,
    )


def _agenda(facts: PaperFacts, card: MeetingCard, texts: Texts) -> Paper:
    rows = [
        (
            str(line.position),
            f"{line.begins:%H:%M}—{line.ends:%H:%M}" if line.begins is not None and line.ends is not None else "",
            line.title or texts("agenda-earlier"),
            line.unit,
        )
        for line in card.agenda
    ]
    grid = _grid(texts, ("position", "time", "item", "presenter"), rows, (4, 8, 15, 7), centred=(0, 1, 3))
    return _of_meeting(facts, card, texts, grid)


def _attendance(facts: PaperFacts, card: MeetingCard, texts: Texts) -> Paper:
    """Each unit invited, and how it took part; then the guests."""
    rows = [
        (
            str(place),
            part.unit,
            texts.name(part.attendance) if part.attendance is not None else "",
            part.who,
            part.reason,
        )
        for place, part in enumerate(card.parts, start=1)
    ]
    rows += [
        (str(place), guest.organisation, texts.name(Role.OBSERVER), guest.name, guest.item)
        for place, guest in enumerate(card.guests, start=len(rows) + 1)
    ]
    columns = ("position", "unit", "attendance", "who", "text")
    return _of_meeting(facts, card, texts, _grid(texts, columns, rows, (4, 10, 6, 8, 8), centred=(0, 2)))


def _of_meeting(facts: PaperFacts, card: MeetingCard, texts: Texts, grid: Grid) -> Paper:
    title = f"{card.meeting.title}\n{texts(f'paper-kind-{facts.kind}')}"
    return Paper(name_of(facts, facts.item, texts), "", "", title, (grid,), facts.day)


def _slip(facts: PaperFacts, card: TaskCard, texts: Texts) -> Paper:
    """One matter, one sheet: number, source, matter, units, what is wanted by when, and where it stands."""
    task = card.task
    said = [f"{report.unit} {report.person}：{report.text}" for report in card.reports[-_REPORTS:] if report.text]
    state = texts("task-state-row", state=task.state, percent=task.percent)
    clause = texts("paper-slip-clause", number=card.origin, position=card.origin_clause) if card.origin else ""
    rows = (
        (texts("paper-slip-number"), task.reference),
        (texts("paper-slip-source"), clause or texts("paper-slip-assigned")),
        (texts("paper-slip-item"), task.title),
        (texts("paper-column-lead"), task.lead),
        (texts("paper-column-supporting"), texts.listing(card.supporting) or texts("none")),
        (texts("paper-column-expected"), card.expected_result or texts("none")),
        (texts("paper-column-due"), day_of(task.due_on)),
        (texts("paper-slip-state"), "\n".join([state, *said])),
        (texts("paper-slip-asked"), texts("paper-slip-wanted", unit=task.lead, due=day_of(task.due_on))),
    )
    return Paper(
        name=name_of(facts, facts.item, texts),
        mark="",
        number="",
        title=texts("paper-slip-title"),
        body=(Grid((), rows, (7, 22)),),
        day=facts.day,
        signature=office_of(facts, texts),
    )


def _grid(
    texts: Texts,
    columns: Sequence[str],
    rows: Sequence[tuple[str, ...]],
    widths: tuple[int, ...],
    *,
    centred: tuple[int, ...],
) -> Grid:
    return Grid(tuple(texts(f"paper-column-{name}") for name in columns), tuple(rows), widths, centred)
