"""Workbooks that were asked for, and tasks that a ledger changed, in messages."""

from bot.notices.exports import WorkbookOrdered
from bot.notices.ledger import TaskAmended
from bot.notices.papers import PaperOrdered
from bot.texts.catalogue import Texts
from bot.views import parts
from bot.views.parts import Message
from bot.views.registry import render, view


@view(WorkbookOrdered)
def workbook_ordered(told: WorkbookOrdered, texts: Texts) -> Message:
    words = texts("workbook-ordered", sheet=texts(f"sheet-{told.what}"))
    return Message(words, (parts.section(words),))


@view(PaperOrdered)
def paper_ordered(told: PaperOrdered, texts: Texts) -> Message:
    kind = texts("paper-kind-package") if told.kind == "meeting" else texts(f"paper-kind-{told.kind}")
    words = texts("paper-ordered", paper=f"{kind} {told.item}")
    return Message(words, (parts.section(words),))


@view(TaskAmended)
def task_amended(told: TaskAmended, texts: Texts) -> Message:
    changed = tuple(texts(f"column-{name.replace('_', '-')}") for name in told.changed)
    words = texts("task-amended", reference=told.card.task.reference, changed=changed)
    return Message(words, (parts.section(words), *render(told.card, texts).blocks))
