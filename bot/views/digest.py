"""What the clock has to say: a person's digest, and the group's table of overdue tasks."""

from collections.abc import Iterable

from bot.domain import chasing
from bot.domain.ladder import Audience
from bot.domain.tasks import TaskState
from bot.notices.desk import Digest, DigestLine, OverdueRow, OverdueTable
from bot.notices.tasks import TaskLine
from bot.texts.catalogue import Texts
from bot.views import parts, room
from bot.views.desk import todo_block
from bot.views.ids import Act
from bot.views.parts import Block, Message, bold
from bot.views.registry import line_view, render_line, view
from bot.views.tasks import LIGHTS, due_words

SHOWN = 20
"""Lines of a digest; the rest is on the desk."""
SHOWN_OF_UNIT = 10
"""Overdue tasks of one unit in the group's table."""
_TITLE_SHOWN = 60
_ESCALATED = {Audience.MEMBER, Audience.CONVENER, Audience.INSPECTOR, Audience.SECRETARIAT}
_REPORTING = {Audience.LIAISON, Audience.MEMBER}


@view(Digest)
def digest(told: Digest, texts: Texts) -> Message:
    overdue = sum(line.days_left < 0 for line in told.lines)
    title = texts("digest-title", count=len(told.lines), overdue=overdue)
    ordered = sorted(told.lines, key=lambda line: (_urgency(line), line.days_left))
    items = list(_grouped(ordered[:SHOWN], texts))
    before = [parts.header(texts("digest-header", day=told.day)), parts.section(title)]
    left = len(ordered) - SHOWN
    more = [parts.context(texts("digest-more", count=left))] if left > 0 else []
    after = [*more, parts.actions(parts.button(texts("button-desk"), Act.DESK, ""))]
    return Message(title, room.fill(items, texts, before=before, after=after))


@view(OverdueTable)
def overdue_table(told: OverdueTable, texts: Texts) -> Message:
    title = texts("overdue-title", day=told.day, total=told.total, units=len(told.rows))
    before = [parts.header(texts("overdue-header", day=told.day)), parts.section(title)]
    rows = [[_unit(row, texts)] for row in told.rows]
    after = [parts.context(texts("overdue-legend"))] if rows else []
    return Message(title, room.fill(rows, texts, before=before, after=after))


_BUTTONS = {chasing.RECEIPT.name: Act.TASK_ACKNOWLEDGE, chasing.SUPPORT.name: Act.TASK_REPORT}


@line_view(TaskLine)
def task_line(task: TaskLine, line: DigestLine, texts: Texts) -> Block:
    """What is awaited decides the button: a receipt is acknowledged, a part reported, all else opened."""
    is_units = line.reason in _REPORTING
    if line.about == chasing.TASK.name:
        return todo_block(task, texts, may_report=is_units)
    act = _BUTTONS.get(line.about, Act.TASK_SHOW) if is_units else Act.TASK_SHOW
    return todo_block(task, texts, may_report=is_units, act=act)


def _urgency(line: DigestLine) -> str:
    """The heading under which a line stands; headings sort from the most urgent on."""
    days = line.days_left
    if days < 0:
        return "1-escalated" if line.reason in _ESCALATED else "2-overdue"
    return "4-soon" if days else "3-today"


def _grouped(lines: Iterable[DigestLine], texts: Texts) -> Iterable[list[Block]]:
    """Each line as an item; the first of each urgency brings its heading."""
    heading = ""
    for line in lines:
        item = _line(line, texts)
        if _urgency(line) != heading:
            heading = _urgency(line)
            item.insert(0, parts.lines(bold(texts(f"digest-{heading[2:]}"))))
        yield item


def _line(line: DigestLine, texts: Texts) -> list[Block]:
    return [
        render_line(line, texts),
        parts.context(_why(line, texts)),
    ]


def _why(line: DigestLine, texts: Texts) -> str:
    """Name the rule by which the reader is told."""
    when = texts("digest-when", sign=(line.offset > 0) - (line.offset < 0), days=abs(line.offset))
    audience = texts.name(Audience(line.reason)) if line.reason in set(Audience) else line.reason
    return texts(
        "digest-why", about=texts(f"chase-{line.about}"), due=texts.short_day(line.due_on), when=when, audience=audience
    )


def _unit(row: OverdueRow, texts: Texts) -> Block:
    """A unit and its overdue tasks as one block, the longest overdue first."""
    heading = parts.lines(bold(texts("overdue-unit", unit=row.unit, count=len(row.tasks))))
    ordered = sorted(row.tasks, key=lambda task: task.days_left)
    lines = [_overdue(task, texts) for task in ordered[:SHOWN_OF_UNIT]]
    left = len(ordered) - SHOWN_OF_UNIT
    tasks = parts.bullets(*lines, *([texts("and-more", count=left)] if left > 0 else []))
    return {"type": "rich_text", "elements": [*heading["elements"], *tasks["elements"]]}


def _overdue(task: TaskLine, texts: Texts) -> str:
    """Light, reference, title; then days and state: a claimed completion waits for the secretariat, not the unit."""
    claimed = f" · {texts.name(task.state)}" if task.state is TaskState.COMPLETION_CLAIMED else f" · {task.percent}%"
    light = f"{LIGHTS[task.light]} {texts.name(task.light)}"
    return f"{light} {task.reference} {parts.cut(task.title, _TITLE_SHOWN)} · {due_words(task, texts)}{claimed}"
