"""Lists of tasks, and the whole at one glance."""

from bot.domain.ladder import Light
from bot.notices.tasks import Overview, OverviewRow, TaskList
from bot.texts.catalogue import Texts
from bot.views import parts, room
from bot.views.desk import todo_block
from bot.views.ids import Act
from bot.views.parts import Block, Message, bold
from bot.views.registry import view
from bot.views.tasks import LIGHTS, page_buttons, task_block

_SAID_SHOWN = 80


@view(TaskList)
def task_list(found: TaskList, texts: Texts) -> Message:
    said = parts.cut(found.said, _SAID_SHOWN)
    title = texts("task-list-of", said=said, total=found.total) if said else texts("task-list-all", total=found.total)
    items = [[todo_block(task, texts, may_report=task.reference in found.own)] for task in found.tasks]
    buttons = page_buttons(Act.TASK_PAGE, found.said, found.page, found.pages, texts)
    empty = [[parts.section(texts("task-list-empty"))]]
    after = [parts.actions(*buttons, parts.button(texts("button-export-ledger"), Act.EXPORT_LEDGER, ""))]
    return Message(title, room.fill(items or empty, texts, before=[parts.header(title)], after=after))


@view(Overview)
def overview(found: Overview, texts: Texts) -> Message:
    title = texts("overview-title", day=found.day)
    legend = {light: f"{LIGHTS[light]} {texts.name(light)}" for light in Light}
    before: list[Block] = [parts.header(title), parts.context(" · ".join(reversed(legend.values())))]
    items = [[_row(row, texts)] for row in found.rows] or [[parts.section(texts("task-list-empty"))]]
    waiting = _waiting(found, texts)
    after = [parts.lines(*waiting)] if waiting else []
    after += [task_block(task, texts) for task in found.claimed]
    if found.untouched_count:
        words = texts("overview-untouched", count=found.untouched_count, days=found.interval_days)
        button = parts.button(
            texts("button-open"), Act.TASK_PAGE, "1|未报" if texts.language == "zh" else "1|untouched"
        )
        after.append(parts.section(words, accessory=button))
    after.append(parts.actions(parts.button(texts("button-desk"), Act.DESK, "")))
    return Message(title, room.fill(items, texts, before=before, after=after))


def _row(row: OverviewRow, texts: Texts) -> Block:
    counts = zip(Light, (row.green, row.yellow, row.red), strict=True)
    shown = "  ".join(f"{LIGHTS[light]} {count}" for light, count in reversed(list(counts)))
    button = parts.button(texts("button-open"), Act.TASK_PAGE, f"1|{row.unit}")
    return parts.section(f"{row.unit}  {shown}", accessory=button)


def _waiting(found: Overview, texts: Texts) -> list[Block | str]:
    """What waits for the asker; nothing is said of it to whoever has none."""
    waiting = texts("overview-waiting", claimed=len(found.claimed), steps=found.waiting)
    rows: list[Block | str] = [parts.line(bold(waiting))] if found.claimed or found.waiting else []
    if found.holds:
        rows.append(texts("overview-holds", count=found.holds))
    return rows
