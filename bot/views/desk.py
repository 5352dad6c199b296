"""A person's desk, as a message and as the Home tab; and refusals."""

from collections.abc import Sequence

from bot.domain.people import Role
from bot.domain.tasks import TaskState
from bot.notices.desk import Desk, Failed
from bot.notices.tasks import TaskLine
from bot.texts.catalogue import LANGUAGES, Texts
from bot.views import ids, parts, room
from bot.views.contacts import change_item
from bot.views.faults import sentence_of
from bot.views.ids import Act
from bot.views.minutes import minutes_block
from bot.views.parts import Block, Message, bold
from bot.views.registry import render_line, view
from bot.views.task_steps import waiting_block
from bot.views.tasks import task_words
from bot.views.topics import topic_block

HOME_BLOCKS = 100
"""Slack: at most 100 blocks on a Home tab."""

_OFFICE = {Role.DIRECTOR, Role.SECRETARIAT}
_UNITS = {Role.MEMBER, Role.LIAISON}
_OVERSEERS = {*_OFFICE, Role.CONVENER, Role.INSPECTOR}

Section = tuple[str, list[list[Block]]]
"""A heading and its items, each some blocks."""


@view(Desk)
def desk(found: Desk, texts: Texts) -> Message:
    title = texts("desk-title", name=found.name, count=_waiting(found))
    before = [parts.header(texts("desk-header", group=found.group)), parts.section(_greeting(found, texts))]
    return Message(title, room.fill(_items(found, texts), texts, before=before, after=_tools(found, texts)))


def home_view(found: Desk, texts: Texts) -> Block:
    """Return the Home tab: the tools first, then the desk's items by urgency, at most `HOME_BLOCKS` blocks."""
    before = [
        parts.header(texts("desk-header", group=found.group)),
        parts.section(_greeting(found, texts)),
        *_tools(found, texts),
        parts.divider(),
    ]
    items = _items(found, texts)
    used = len(before) + room.NOTE
    shown: list[Block] = []
    fitting = 0
    for item in items:
        if used + len(shown) + len(item) > HOME_BLOCKS:
            break
        shown += item
        fitting += 1
    left = len(items) - fitting
    more = [parts.context(texts("and-more", count=left))] if left else []
    return {"type": "home", "blocks": [*before, *shown, *more]}


def tab(message: Message) -> Block:
    """Return a message as the Home tab: what stands there while the desk cannot."""
    return {"type": "home", "blocks": list(message.blocks)}


@view(Failed)
def failed(told: Failed, texts: Texts) -> Message:
    words = sentence_of(told, texts)
    return Message(words, (parts.section(words),))


def todo_block(task: TaskLine, texts: Texts, *, may_report: bool, act: Act | None = None) -> Block:
    """Return a task with the button of its next step (or of `act`): acknowledge, report, or open for those who do
    neither."""
    act = act or _next_step(task, may_report=may_report)
    words = texts("button-open" if act is Act.TASK_SHOW else f"button-{act}")
    value = ids.handle(task.reference, task.version)
    button = parts.button(words, act, value, style="primary" if act is Act.TASK_ACKNOWLEDGE else "")
    return parts.section(task_words(task, texts), accessory=button)


def _next_step(task: TaskLine, *, may_report: bool) -> Act:
    if not may_report or task.state is TaskState.COMPLETION_CLAIMED:
        return Act.TASK_SHOW
    return Act.TASK_ACKNOWLEDGE if task.state is TaskState.ASSIGNED else Act.TASK_REPORT


def _greeting(found: Desk, texts: Texts) -> str:
    seats = _seats(found, texts)
    greeting = texts("desk-greeting", name=found.name, day=found.today)
    waiting = texts("desk-waiting", count=_waiting(found))
    return f"{greeting}\n{seats}\n{waiting}"


def _seats(found: Desk, texts: Texts) -> str:
    if not found.units:
        return texts("desk-roles", roles=found.roles)
    return texts("desk-roles-and-units", roles=found.roles, units=found.units)


def _waiting(found: Desk) -> int:
    waiting = (
        found.overdue,
        found.soon,
        found.to_verify,
        found.to_review,
        found.to_answer,
        found.to_sign,
        found.to_circulate,
        found.to_issue,
        found.blocked,
        found.returned,
        found.changes,
        found.waiting,
        found.awaited,
    )
    return sum(map(len, waiting)) + len(_divided(found)[0])


def _divided(found: Desk) -> tuple[list[TaskLine], list[TaskLine]]:
    """Return the tasks without urgency: those whose receipt the reader has to acknowledge, and the others."""
    may_report = not _UNITS.isdisjoint(found.roles)
    to_acknowledge = [task for task in found.other_tasks if may_report and task.state is TaskState.ASSIGNED]
    return to_acknowledge, [task for task in found.other_tasks if task not in to_acknowledge]


def _items(found: Desk, texts: Texts) -> list[list[Block]]:
    """The desk's items from the most urgent on; a heading stays with its first item."""
    items: list[list[Block]] = []
    for key, section in _sections(found, texts):
        if section:
            heading = parts.lines(bold(texts(key, count=len(section))))
            items += [[heading, *section[0]], *section[1:]]
    if found.more_tasks:
        items.append([parts.context(texts("desk-more-tasks", count=found.more_tasks))])
    return items


def _sections(found: Desk, texts: Texts) -> list[Section]:
    may_report = not _UNITS.isdisjoint(found.roles)

    to_acknowledge, others = _divided(found)

    def tasks(lines: Sequence[TaskLine]) -> list[list[Block]]:
        return [[todo_block(task, texts, may_report=may_report)] for task in lines]

    return [
        ("desk-overdue", tasks(found.overdue)),
        ("desk-steps", [[waiting_block(step, texts)] for step in found.waiting]),
        ("desk-awaited", [[render_line(line, texts)] for line in found.awaited]),
        ("desk-blocked", [[minutes_block(line, texts)] for line in found.blocked]),
        ("desk-to-answer", [[minutes_block(line, texts)] for line in found.to_answer]),
        ("desk-to-sign", [[minutes_block(line, texts)] for line in found.to_sign]),
        ("desk-to-issue", [[minutes_block(line, texts)] for line in found.to_issue]),
        ("desk-to-verify", [[todo_block(task, texts, may_report=False)] for task in found.to_verify]),
        ("desk-changes", [change_item(card, texts) for card in found.changes]),
        ("desk-to-review", [[topic_block(line, texts)] for line in found.to_review]),
        ("desk-returned", [[topic_block(line, texts)] for line in found.returned]),
        ("desk-soon", tasks(found.soon)),
        ("desk-to-acknowledge", tasks(to_acknowledge)),
        ("desk-to-circulate", [[minutes_block(line, texts)] for line in found.to_circulate]),
        ("desk-other-tasks", tasks(others)),
    ]


def _tools(found: Desk, texts: Texts) -> list[Block]:
    """What can be begun from the desk, for the reader's roles."""
    is_office = not _OFFICE.isdisjoint(found.roles)
    other = next(language for language in LANGUAGES if language != texts.language)
    begun = [Act.TASK_NEW, Act.MEETING_CALL, Act.MINUTES_NEW, Act.CALL_NEW] if is_office else []
    if not _OVERSEERS.isdisjoint(found.roles):
        begun.append(Act.OVERVIEW)
    if is_office:
        begun.append(Act.FORECAST)
    if is_office or not _UNITS.isdisjoint(found.roles):
        begun.insert(0, Act.TOPIC_NEW)
    buttons = [parts.button(texts(f"button-{act}"), act, "") for act in (*begun, Act.CONTACTS_SHOW, Act.HELP)]
    return [parts.actions(*buttons, parts.button(texts("button-language"), Act.LANGUAGE, other))]
