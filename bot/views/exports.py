"""Workbooks that were asked for, and tasks that a ledger changed, in messages."""

from bot.notices.exports import WorkbookOrdered
from bot.notices.ledger import TaskAmended
from bot.notices.papers import PaperHeld, PaperOrdered
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
    words = texts("paper-ordered", paper=_paper(told.kind, told.item, texts))
    return Message(words, (parts.section(words),))


@view(PaperHeld)
def paper_held(told: PaperHeld, texts: Texts) -> Message:
    words = texts("paper-held", trouble=told.trouble, paper=_paper(told.kind, told.item, texts))
    return Message(words, (parts.section(words),))


def _paper(kind: str, item: str, texts: Texts) -> str:
    return f"{texts(f'paper-kind-{kind}')} {item}"


@view(TaskAmended)
def task_amended(told: TaskAmended, texts: Texts) -> Message:
    changed = tuple(texts(f"column-{name.replace('_', '-')}") for name in told.changed)
    words = texts("task-amended", reference=told.card.task.reference, changed=changed)
    return Message(words, (parts.section(words), *render(told.card, texts).blocks))
