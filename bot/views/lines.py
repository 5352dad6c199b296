"""Several lines at once, each with its answer."""

from bot.notices import kinds
from bot.notices.desk import Failed, LinesTaken, LineTaken
from bot.texts.catalogue import Texts
from bot.views import parts
from bot.views.ids import Act
from bot.views.parts import Block, Message, bold
from bot.views.registry import render, view

_SAID_SHOWN = 60
_ANSWER_SHOWN = 300


@view(LinesTaken)
def lines_taken(taken: LinesTaken, texts: Texts) -> Message:
    failed = sum(line.kind == Failed.__name__ for line in taken.lines)
    title = texts("lines-taken", count=len(taken.lines), failed=failed)
    rows = parts.bullets(*(_row(line, texts) for line in taken.lines))
    desk = parts.actions(parts.button(texts("button-desk"), Act.DESK, ""))
    return Message(title, (parts.section(title), rows, desk))


def _row(line: LineTaken, texts: Texts) -> Block:
    answer = render(kinds.decode(line.kind, line.facts), texts).text
    return parts.line(bold(parts.cut(line.said, _SAID_SHOWN)), f"\n{parts.cut(answer, _ANSWER_SHOWN)}")
