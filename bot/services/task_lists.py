"""Tasks in lists, and the whole at one glance."""

from dataclasses import replace
from datetime import time, timedelta

from bot.domain import ladder
from bot.domain.groups import Group
from bot.domain.ladder import Light
from bot.domain.people import Actor
from bot.domain.permissions import Action, find_capacity, permit
from bot.domain.tasks import Task, TaskFilter
from bot.notices.fact import Fact
from bot.notices.tasks import Overview, OverviewRow, TaskList
from bot.services import task_facts
from bot.services.as_of import tasks_as_of
from bot.services.desk import SHOWN
from bot.services.forecast import list_holds
from bot.services.waiting import list_waiting
from bot.store.task_search import Horizon
from bot.store.transaction import Transaction

PAGE_SIZE = 10


def list_tasks(tx: Transaction, actor: Actor, request: TaskFilter) -> Fact:
    """Answer with one page of open tasks, by due day."""
    permit(actor, Action.TASK_READ)
    group = tx.groups.of(actor)
    day = request.as_of or actor.today
    if request.as_of is not None:
        every = tasks_as_of(tx, group, _own(actor, request), request.as_of)
        found, total = every[(request.page - 1) * PAGE_SIZE : request.page * PAGE_SIZE], len(every)
    else:
        found, total = search(tx, group, actor, request, size=PAGE_SIZE)
    lines = tuple(task_facts.line(group, task, day) for task in found)
    own = (
        ()
        if request.as_of is not None
        else tuple(str(t.reference) for t in found if not actor.unit_ids.isdisjoint(t.unit_ids))
    )
    return TaskList(request.said, lines, request.page, max(1, -(-total // PAGE_SIZE)), total, own)


def show_overview(tx: Transaction, actor: Actor, _: None) -> Fact:
    """Answer with the open tasks by unit and light, what waits for the asker, and what nobody has reported on for the
    group's reporting interval: for the secretariat, the convener and the inspectors."""
    permit(actor, Action.OVERVIEW_READ)
    group = tx.groups.of(actor)
    counts: dict[int, dict[Light, int]] = {}
    for each in tx.task_search.count_lights(group.id, _horizon(tx, group)):
        counts.setdefault(each.unit_id, {})[each.light] = each.count
    for task in tx.task_search.list_stopped(group.id):
        light = task_facts.line(group, task, actor.today).light
        lights = counts.setdefault(task.lead_unit_id, {})
        lights[light] = lights.get(light, 0) + 1
    rows = tuple(
        OverviewRow(unit.short, *(counts[unit.id].get(light, 0) for light in (Light.RED, Light.YELLOW, Light.GREEN)))
        for unit in group.units
        if unit.id in counts
    )
    untouched, count = search(tx, group, actor, TaskFilter(untouched=True), size=3)
    verifies = find_capacity(actor, Action.TASK_VERIFY) is not None
    return Overview(
        day=actor.today,
        rows=rows,
        claimed=tuple(
            task_facts.line(group, task, actor.today)
            for task in (tx.tasks.list_claimed(group.id, most=SHOWN) if verifies else [])
        ),
        waiting=len(list_waiting(tx, group, actor, most=SHOWN)),
        untouched=tuple(task_facts.line(group, task, actor.today) for task in untouched),
        untouched_count=count,
        interval_days=group.rules.reporting_interval_days,
        holds=len(list_holds(tx, group)),
    )


def search(tx: Transaction, group: Group, actor: Actor, request: TaskFilter, *, size: int) -> tuple[list[Task], int]:
    """Return a page of the tasks wanted, and how many there are."""
    wanted = _own(actor, request)
    stopped = {}
    if request.light is not None:
        stopped = {
            task.id: task_facts.line(group, task, actor.today).light for task in tx.task_search.list_stopped(group.id)
        }
    return tx.task_search.page(group.id, wanted, horizon=_horizon(tx, group), stopped=stopped, size=size)


def _own(actor: Actor, request: TaskFilter) -> TaskFilter:
    return replace(request, unit_ids=tuple(sorted(actor.unit_ids)) or (0,)) if request.mine else request


def _horizon(tx: Transaction, group: Group) -> Horizon:
    today, rules = group.today(tx.now), group.rules
    return Horizon(
        overdue_before=ladder.overdue_before(today, rules.calendar),
        soon_until=rules.calendar.add(today, rules.soon_days + 1) - timedelta(days=1),
        silent_before=group.local(today - timedelta(days=rules.reporting_interval_days), time.min),
    )
