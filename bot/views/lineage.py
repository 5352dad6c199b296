"""Where an item comes from and what became of it."""

from bot.domain.meetings import MeetingState
from bot.domain.minutes import MinutesState
from bot.domain.tasks import TaskState, TaskVerb
from bot.domain.topics import TopicState
from bot.notices.lineage import Lineage, LineageNode
from bot.texts.catalogue import Texts
from bot.views import parts, room
from bot.views.parts import Block, Message, bold
from bot.views.registry import view

_STATES = {"topic": TopicState, "meeting": MeetingState, "minutes": MinutesState, "task": TaskState, "report": TaskVerb}
_SIGNS = {"duty": "📜", "topic": "💡", "meeting": "🗓", "minutes": "📕", "clause": "§", "task": "📌", "report": "✏️"}
_TITLE_SHOWN = 120
_INDENT = "　"


@view(Lineage)
def lineage(told: Lineage, texts: Texts) -> Message:
    title = texts("lineage-title", item=told.item)
    items: list[list[Block]] = [[parts.lines(_row(node, told.item, texts))] for node in told.nodes]
    after = [parts.context(texts("lineage-cut"))] if told.is_cut else []
    return Message(title, room.fill(items, texts, before=[parts.header(title)], after=after))


def _row(node: LineageNode, asked: str, texts: Texts) -> Block:
    """Sign, reference and number, title; then unit, state, when and by whom. What was asked for stands out."""
    name = " ".join(filter(None, [texts(f"lineage-{node.kind}"), node.reference, node.number]))
    head = f"{_INDENT * min(node.depth, 6)}{_SIGNS.get(node.kind, '·')} {name}"
    title = f"  {parts.cut(node.title, _TITLE_SHOWN)}"
    kinds = _STATES.get(node.kind)
    state = texts.name(kinds(node.state)) if kinds is not None and node.state in set(kinds) else ""
    at = texts.moment(node.at) if node.at is not None else ""
    about = " · ".join(filter(None, [node.unit, node.person, state, at]))
    is_asked = node.reference == asked and node.kind != "report"
    return parts.line(bold(head) if is_asked or node.kind != "report" else head, title, f"  ({about})" if about else "")
