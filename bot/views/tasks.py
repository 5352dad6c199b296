"""Tasks in messages."""

from bot.domain.ladder import Light
from bot.domain.tasks import TaskVerb
from bot.notices.tasks import (
    CompletionClaimed,
    ReportLine,
    SupportReported,
    TaskAssigned,
    TaskCard,
    TaskChanged,
    TaskCreated,
    TaskDecided,
    TaskLine,
    TaskList,
)
from bot.texts.catalogue import Texts
from bot.views import ids, parts
from bot.views.ids import Act
from bot.views.parts import Block, Message, Style, bold
from bot.views.registry import view

LIGHTS = {Light.GREEN: "🟢", Light.YELLOW: "🟡", Light.RED: "🔴"}

_BUTTONS: dict[TaskVerb, tuple[Act, Style]] = {
    TaskVerb.ACKNOWLEDGE: (Act.TASK_ACKNOWLEDGE, "primary"),
    TaskVerb.REPORT: (Act.TASK_REPORT, ""),
    TaskVerb.CLAIM: (Act.TASK_CLAIM, ""),
    TaskVerb.CLOSE: (Act.TASK_CLOSE, "primary"),
    TaskVerb.SEND_BACK: (Act.TASK_SEND_BACK, "danger"),
}


def due_words(task: TaskLine, texts: Texts) -> str:
    """Say how far the due day is, in working days."""
    if task.state in {"closed", "cancelled"}:
        return ""
    if task.days_left < 0:
        return texts("task-overdue-by", days=-task.days_left)
    return texts("task-due-in", days=task.days_left) if task.days_left else texts("task-due-today")


def task_words(task: TaskLine, texts: Texts) -> str:
    """Return a task as two lines of plain text: light, reference, title; then unit, state and due day."""
    words = texts("task-row", lead=task.lead, state=task.state, percent=task.percent, due=texts.short_day(task.due_on))
    due = due_words(task, texts)
    return f"{LIGHTS[task.light]} {task.reference} {parts.cut(task.title, 60)}\n{words}{' · ' if due else ''}{due}"


def task_block(task: TaskLine, texts: Texts) -> Block:
    """Return a task of a list with the button that opens it."""
    value = ids.handle(task.reference, task.version)
    return parts.section(task_words(task, texts), accessory=parts.button(texts("button-open"), Act.TASK_SHOW, value))


def report_row(report: ReportLine, texts: Texts) -> Block:
    """Return one report as a line."""
    percent = f" {report.percent}%" if report.percent is not None else ""
    who = texts("report-row", at=report.at, unit=report.unit, person=report.person, verb=report.verb)
    return parts.line(bold(f"{who}{percent}"), f"\n{parts.cut(report.text, 300)}")


def card_blocks(card: TaskCard, texts: Texts) -> list[Block]:
    """Return a task's card: what, who, by when, the last words, and what the reader may do."""
    task = card.task
    due = due_words(task, texts)
    rows: list[Block | str] = [
        parts.line(f"{LIGHTS[task.light]} ", bold(f"{task.reference} {task.title}")),
        texts("task-state-row", state=task.state, percent=task.percent),
        texts("task-lead-row", lead=task.lead, supporting=card.supporting or (texts("none"),)),
        texts("task-due-row", due=task.due_on) + (f" · {due}" if due else ""),
    ]
    if card.original_due_on != task.due_on:
        rows.append(texts("task-original-due-row", due=card.original_due_on))
    if card.expected_result:
        rows.append(texts("task-expected-row", text=card.expected_result))
    if card.origin:
        rows.append(texts("task-origin-row", origin=card.origin, clause=card.origin_clause))
    blocks = [parts.lines(*rows)]
    if card.reports:
        blocks.append(parts.bullets(*(report_row(report, texts) for report in card.reports)))
    return [*blocks, parts.actions(*_card_buttons(card, texts))]


@view(TaskCard)
def task_card(card: TaskCard, texts: Texts) -> Message:
    return Message(
        texts("task-title", reference=card.task.reference, title=card.task.title), tuple(card_blocks(card, texts))
    )


@view(TaskList)
def task_list(found: TaskList, texts: Texts) -> Message:
    title = texts("task-list-title", scope=found.scope, name=found.name, total=found.total)
    blocks = [parts.header(title)]
    if not found.tasks:
        blocks.append(parts.section(texts("task-list-empty")))
    blocks += [task_block(task, texts) for task in found.tasks]
    export = parts.actions(parts.button(texts("button-export-ledger"), Act.EXPORT_LEDGER, ""))
    return Message(title, (*blocks, *_pager(found, texts), export))


@view(TaskChanged)
def task_changed(change: TaskChanged, texts: Texts) -> Message:
    words = texts(
        "task-changed", verb=str(change.verb), reference=change.card.task.reference, percent=change.card.task.percent
    )
    return _told(words, change.card, texts)


@view(TaskCreated)
def task_created(created: TaskCreated, texts: Texts) -> Message:
    words = texts("task-created", reference=created.card.task.reference, lead=created.card.task.lead)
    return _told(words, created.card, texts)


@view(TaskAssigned)
def task_assigned(assigned: TaskAssigned, texts: Texts) -> Message:
    key = "task-assigned-supporting" if assigned.supports else "task-assigned-lead"
    return _told(texts(key, reference=assigned.card.task.reference, lead=assigned.card.task.lead), assigned.card, texts)


@view(SupportReported)
def support_reported(told: SupportReported, texts: Texts) -> Message:
    words = texts("task-support-reported", unit=told.report.unit, reference=told.task.reference, title=told.task.title)
    return Message(
        words, (parts.section(words), parts.bullets(report_row(told.report, texts)), task_block(told.task, texts))
    )


@view(CompletionClaimed)
def completion_claimed(claim: CompletionClaimed, texts: Texts) -> Message:
    words = texts("task-claimed", unit=claim.unit, person=claim.person, reference=claim.card.task.reference)
    return _told(words, claim.card, texts)


@view(TaskDecided)
def task_decided(decided: TaskDecided, texts: Texts) -> Message:
    words = texts("task-decided", verb=str(decided.verb), reference=decided.card.task.reference)
    return _told(words, decided.card, texts)


def _told(words: str, card: TaskCard, texts: Texts) -> Message:
    return Message(words, (parts.section(words), *card_blocks(card, texts)))


def _card_buttons(card: TaskCard, texts: Texts) -> list[Block]:
    value = ids.handle(card.task.reference, card.task.version)
    buttons = []
    for verb in card.verbs:
        act, style = _BUTTONS[verb]
        buttons.append(parts.button(texts(f"button-{act}"), act, value, style=style))
    return [*buttons, parts.button(texts("button-history"), Act.HISTORY, value)]


def _pager(found: TaskList, texts: Texts) -> list[Block]:
    if found.pages == 1:
        return []
    scope = f"{found.scope}|{found.name}"
    return [parts.actions(*page_buttons(Act.TASK_PAGE, scope, found.page, found.pages, texts))]


def page_buttons(act: Act, scope: str, page: int, pages: int, texts: Texts) -> list[Block]:
    """Return the buttons that turn a list's pages; each carries the page and the list's scope."""
    buttons = []
    if page > 1:
        buttons.append(parts.button(texts("button-previous"), f"{act}:previous", f"{page - 1}|{scope}"))
    if page < pages:
        buttons.append(parts.button(texts("button-next", page=page, pages=pages), f"{act}:next", f"{page + 1}|{scope}"))
    return buttons
