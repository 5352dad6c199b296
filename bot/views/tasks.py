"""Tasks in messages."""

from collections.abc import Sequence

from bot.domain.blockers import BlockerState
from bot.domain.ladder import Light
from bot.domain.task_steps import TaskStep
from bot.domain.tasks import TaskVerb
from bot.notices.tasks import (
    BlockerLine,
    CommentLine,
    CompletionClaimed,
    EntryUndone,
    ReportLine,
    SupportReported,
    TaskAssigned,
    TaskCard,
    TaskChanged,
    TaskCreated,
    TaskDecided,
    TaskLine,
    TaskUndone,
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
    TaskVerb.RESUME: (Act.TASK_RESUME, "primary"),
}
_RARE = {TaskVerb.SUSPEND: Act.TASK_SUSPEND, TaskVerb.CANCEL: Act.TASK_CANCEL}
_ANSWERS: dict[TaskStep, Style] = {
    TaskStep.BLOCKER_ACCEPT: "primary",
    TaskStep.BLOCKER_REFUSE: "danger",
    TaskStep.BLOCKER_RESOLVE: "primary",
    TaskStep.BLOCKER_INSIST: "primary",
    TaskStep.BLOCKER_AWARD: "primary",
    TaskStep.BLOCKER_DISMISS: "danger",
    TaskStep.BLOCKER_TOPIC: "",
    TaskStep.EXTENSION_GRANT: "primary",
    TaskStep.EXTENSION_REFUSE: "danger",
    TaskStep.URGE: "",
}
"""What has a button of its own; the other steps stand in the menu."""
_TAKEN_BACK = frozenset({TaskVerb.REPORT, TaskVerb.ACKNOWLEDGE, TaskVerb.CLAIM})
_PARTS_SHOWN = 200


def due_words(task: TaskLine, texts: Texts) -> str:
    """Say how far the due day is, in working days."""
    if task.waits_for:
        return texts("task-waits-for", unit=task.waits_for)
    if task.state in {"closed", "cancelled", "suspended"}:
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
    proofs = [
        piece
        for each in report.evidence
        for piece in ("\n🔗 " if each.name == each.url else "\n📎 ", parts.link(each.name, each.url))
    ]
    return parts.line(bold(f"{who}{percent}"), f"\n{parts.cut(report.text, 300)}", *proofs)


def comment_words(comment: CommentLine, texts: Texts, *, limit: int) -> str:
    """Return a comment as one text: when, who, for which unit, and what."""
    who = texts(
        "comment-row-unit" if comment.unit else "comment-row", at=comment.at, unit=comment.unit, person=comment.person
    )
    return f"{who}{parts.cut(comment.text, limit)}"


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
    blocks = [parts.lines(*rows, *open_rows(card, texts))]
    if card.parts or card.subtasks:
        blocks.append(parts.bullets(*_divided_rows(card, texts)))
    if card.reports:
        blocks.append(parts.bullets(*(report_row(report, texts) for report in card.reports)))
    if card.comments:
        blocks.append(parts.bullets(*(comment_words(each, texts, limit=300) for each in card.comments)))
    return [*blocks, parts.actions(*_card_buttons(card, texts))]


@view(TaskCard)
def task_card(card: TaskCard, texts: Texts) -> Message:
    return Message(
        texts("task-title", reference=card.task.reference, title=card.task.title), tuple(card_blocks(card, texts))
    )


@view(TaskChanged)
def task_changed(change: TaskChanged, texts: Texts) -> Message:
    words = _changed_words(change, texts)
    said = told(words, change.card, texts)
    if change.verb not in _TAKEN_BACK:
        return said
    value = ids.handle(change.card.task.reference, change.card.task.version)
    undo = parts.section(words, accessory=parts.button(texts("button-undo"), Act.UNDO, value))
    return Message(words, (undo, *said.blocks[1:]))


def _changed_words(change: TaskChanged, texts: Texts) -> str:
    task = change.card.task
    if change.unit:
        return texts("task-part-reported", unit=change.unit, reference=task.reference, percent=change.part_percent)
    return texts("task-changed", verb=str(change.verb), reference=task.reference, percent=task.percent)


@view(TaskUndone)
def task_undone(undone: TaskUndone, texts: Texts) -> Message:
    return told(texts("task-undone", verb=undone.verb, reference=undone.card.task.reference), undone.card, texts)


@view(EntryUndone)
def entry_undone(undone: EntryUndone, texts: Texts) -> Message:
    words = texts("entry-undone", person=undone.person, verb=undone.verb, reference=undone.task.reference)
    return Message(words, (parts.section(words), task_block(undone.task, texts)))


@view(TaskCreated)
def task_created(created: TaskCreated, texts: Texts) -> Message:
    words = texts("task-created", reference=created.card.task.reference, lead=created.card.task.lead)
    return told(words, created.card, texts)


@view(TaskAssigned)
def task_assigned(assigned: TaskAssigned, texts: Texts) -> Message:
    key = "task-assigned-supporting" if assigned.supports else "task-assigned-lead"
    return told(texts(key, reference=assigned.card.task.reference, lead=assigned.card.task.lead), assigned.card, texts)


@view(SupportReported)
def support_reported(told: SupportReported, texts: Texts) -> Message:
    words = texts("task-support-reported", unit=told.report.unit, reference=told.task.reference, title=told.task.title)
    return Message(
        words, (parts.section(words), parts.bullets(report_row(told.report, texts)), task_block(told.task, texts))
    )


@view(CompletionClaimed)
def completion_claimed(claim: CompletionClaimed, texts: Texts) -> Message:
    words = texts("task-claimed", unit=claim.unit, person=claim.person, reference=claim.card.task.reference)
    return told(words, claim.card, texts)


@view(TaskDecided)
def task_decided(decided: TaskDecided, texts: Texts) -> Message:
    words = texts("task-decided", verb=str(decided.verb), reference=decided.card.task.reference)
    return told(words, decided.card, texts)


def told(words: str, card: TaskCard, texts: Texts) -> Message:
    """Return what happened to a task, and its card."""
    return Message(words, (parts.section(words), *card_blocks(card, texts)))


def open_rows(card: TaskCard, texts: Texts) -> list[str]:
    """Return what is open about a task, a line each: what it waits for, what is asked, who has not acknowledged it."""
    rows = []
    if card.parent:
        rows.append(texts("task-parent-row", reference=card.parent))
    if card.blocker is not None:
        rows.append(_blocker_row(card.blocker, texts))
    if card.extension is not None:
        asked = card.extension
        rows.append(texts("task-extension-row", day=asked.new_due_on, reason=asked.reason, person=asked.person))
    if card.urged_at is not None:
        rows.append(texts("task-urged-row", at=card.urged_at, person=card.urged_by))
    if card.unacknowledged:
        rows.append(texts("task-unacknowledged-row", units=card.unacknowledged))
    if card.segments:
        named = tuple(
            texts("task-segment", unit=each.unit or texts("suspended"), days=each.days) for each in card.segments
        )
        rows.append(texts("task-segments-row", segments=named))
    return rows


def _blocker_row(blocker: BlockerLine, texts: Texts) -> str:
    row = texts("task-blocker-row", state=str(blocker.state), unit=blocker.unit, text=blocker.text)
    if blocker.promised_on is not None and blocker.state is BlockerState.ACCEPTED:
        row += texts("task-blocker-promised", day=blocker.promised_on)
    elif blocker.answer and blocker.state in {BlockerState.REFUSED, BlockerState.ESCALATED}:
        row += texts("task-blocker-answer", text=blocker.answer)
    return row


def _divided_rows(card: TaskCard, texts: Texts) -> list[str]:
    supports = [
        texts(
            "task-part-row",
            unit=part.unit,
            percent=part.percent,
            text=parts.cut(part.text, _PARTS_SHOWN) or texts("none"),
        )
        + (texts("task-part-due", day=part.due_on) if part.due_on else "")
        for part in card.parts
    ]
    return [*supports, *(task_words(task, texts).replace("\n", " · ") for task in card.subtasks)]


def _card_buttons(card: TaskCard, texts: Texts) -> list[Block]:
    """The verbs and the answers that somebody waits for are buttons; what is done seldom stands in a menu."""
    value = ids.handle(card.task.reference, card.task.version)
    shown = [(act, style) for verb in card.verbs if verb in _BUTTONS for act, style in [_BUTTONS[verb]]]
    shown += [(Act(step), _ANSWERS[step]) for step in card.steps if step in _ANSWERS]
    buttons = [parts.button(texts(f"button-{act}"), act, value, style=style) for act, style in shown]
    rare = [Act(step) for step in card.steps if step not in _ANSWERS]
    rare += [_RARE[verb] for verb in card.verbs if verb in _RARE]
    history = parts.button(texts("button-history"), Act.HISTORY, value)
    return [*buttons, *([_menu(rare, value, texts)] if rare else []), history]


def _menu(acts: Sequence[Act], value: str, texts: Texts) -> Block:
    options = [parts.option(texts(f"button-{act}"), f"{act}~{value}") for act in acts]
    return parts.menu(texts("button-more"), Act.MORE, options)


def page_buttons(act: Act, scope: str, page: int, pages: int, texts: Texts) -> list[Block]:
    """Return the buttons that turn a list's pages; each carries the page and the list's scope."""
    buttons = []
    if page > 1:
        buttons.append(parts.button(texts("button-previous"), f"{act}:previous", f"{page - 1}|{scope}"))
    if page < pages:
        buttons.append(parts.button(texts("button-next", page=page, pages=pages), f"{act}:next", f"{page + 1}|{scope}"))
    return buttons
