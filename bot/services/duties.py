"""The units' duties (Annex 2): their tasks, and the tasks that those with a cadence make by themselves."""

from dataclasses import dataclass
from datetime import date, datetime, time

from bot.domain import clauses
from bot.domain.cadence import Period, period_of
from bot.domain.errors import Invalid
from bot.domain.groups import Group
from bot.domain.people import Actor, Capacity, Role
from bot.domain.permissions import Action, find_capacity, permit
from bot.domain.tasks import AssignTask, AssignUnderDuty, Task
from bot.domain.wording import TITLE_LENGTH
from bot.notices.choices import DutyOffered, FormChoices
from bot.notices.duties import AllDuties, DutyCount, DutyLine, UnitDuties
from bot.notices.fact import Fact
from bot.notices.tasks import TaskCreated
from bot.services import choices, task_facts
from bot.services.front_desk import speaks_for
from bot.services.tasks import Origin, add_task, tell_assigned
from bot.store.duties import DutyRow
from bot.store.transaction import Transaction

TASKS_SHOWN = 3
_CLOCK = Capacity(Role.SECRETARIAT, None)


@dataclass(frozen=True, slots=True)
class ShowDuties:
    """Whose duties: of a unit (row number), of the asker's own (None), or of all (`everybody`)."""

    unit_id: int | None = None
    everybody: bool = False


def show_duties(tx: Transaction, actor: Actor, request: ShowDuties) -> Fact:
    """Answer with a unit's duties and their tasks; without a unit, with the own one's, or for the secretariat with all."""
    permit(actor, Action.DUTIES_READ)
    group = tx.groups.of(actor)
    if request.everybody or (request.unit_id is None and not actor.unit_ids):
        return _all(tx, group, actor.today)
    unit_id = request.unit_id if request.unit_id is not None else speaks_for(actor, None)
    rows = tx.duties.list_all(group.id, unit_id=unit_id)
    reported = tx.duties.list_reported(group.id, _new_year(group, actor.today))
    found = tx.duties.list_task_ids(group.id, [row.id for row in rows]) if rows else []
    tasks = {task.id: task for task in tx.tasks.list_by_ids([task_id for _, task_id in found])}
    lines = tuple(
        _line(group, row, [tasks[task_id] for duty_id, task_id in found if duty_id == row.id], reported, actor.today)
        for row in rows
    )
    silent = sum(not line.is_reported for line in lines)
    may_assign = find_capacity(actor, Action.TASK_ASSIGN) is not None
    return UnitDuties(group.unit(unit_id).short, actor.today.year, lines, silent, may_assign)


def prepare_task(tx: Transaction, actor: Actor, duty_id: int) -> tuple[DutyOffered, FormChoices]:
    """Return the duty under which somebody is about to hand out a task. Refuses who may not."""
    permit(actor, Action.TASK_ASSIGN)
    duty = _duty(tx, actor, duty_id)
    return DutyOffered(duty.id, duty.unit_id, duty.text), choices.offered(tx.groups.of(actor), actor)


def assign_under_duty(tx: Transaction, actor: Actor, request: AssignUnderDuty) -> Fact:
    """Hand out a task under a duty."""
    capacity = permit(actor, Action.TASK_ASSIGN)
    request.task.check(actor.today)
    duty, group = _duty(tx, actor, request.duty_id), tx.groups.of(actor)
    task = add_task(tx, group, request.task, actor=actor, capacity=capacity, origin=Origin(duty_id=duty.id))
    tell_assigned(tx, group, task)
    return TaskCreated(task_facts.card(tx, group, task, actor))


def create_due(tx: Transaction, group: Group) -> int:
    """Make the present period's task of each duty, of each recurring work of the group, and of each clause of minutes with a
    cadence, whose period has begun: once; return how many. After a pause only the present period has its task. A group may
    have named the day to begin on."""
    today, count = group.today(tx.now), 0
    if group.rules.duties_begin_on is not None and today < group.rules.duties_begin_on:
        return 0
    for duty in tx.duties.list_due(group.id, today):
        period = period_of(duty.every, today)
        work = _Work(f"duty:{duty.id}", duty.result or duty.text, duty.text, duty.unit_id, duty_id=duty.id)
        count += _make_once(tx, group, work, period)
        tx.duties.set_next(duty.id, period.following)
    units = {unit.key: unit.id for unit in group.units}
    for each in tx.groups.standing(group.id).recurring:
        work = _Work(f"work:{each.key}", each.text, each.text, units[each.lead], area=each.area)
        count += _make_once(tx, group, work, period_of(each.cadence.every, today))
    for clause in tx.minutes.list_recurring(group.id):
        work = _Work(
            f"clause:{clause.corrects_id or clause.id}",
            clause.text,
            clauses.expected_of(clause.text, clause.expected_result, 0),
            clause.lead_unit_id,
            decision_id=clause.id,
            supporting_unit_ids=clause.supporting_unit_ids,
        )
        count += _make_once(tx, group, work, period_of(clause.every, today))
    return count


@dataclass(frozen=True, slots=True)
class _Work:
    """Work that recurs: its name for good, its title and text, who leads it."""

    matter: str
    title: str
    text: str
    unit_id: int
    duty_id: int | None = None
    area: int | None = None
    decision_id: int | None = None
    supporting_unit_ids: tuple[int, ...] = ()


def _make_once(tx: Transaction, group: Group, work: _Work, period: Period) -> int:
    if tx.duties.has_task(group.id, work.matter, period.name):
        return 0
    clock = Actor(0, "", "", "", group.id, group.version, (_CLOCK,), group.today(tx.now))
    title = f"{period.name} {work.title}"
    if len(title) > TITLE_LENGTH:
        title = title[: TITLE_LENGTH - 1] + "…"
    request = AssignTask(title, work.unit_id, period.last, work.supporting_unit_ids, work.text)
    origin = Origin(decision_id=work.decision_id, duty_id=work.duty_id, area=work.area)
    task = add_task(tx, group, request, actor=clock, capacity=_CLOCK, origin=origin)
    tx.duties.note_task(group.id, work.matter, period.name, task.id)
    tell_assigned(tx, group, task)
    return 1


def _all(tx: Transaction, group: Group, today: date) -> AllDuties:
    open_tasks = tx.duties.count_open(group.id)
    reported = tx.duties.list_reported(group.id, _new_year(group, today))
    by_unit: dict[int, list[DutyRow]] = {}
    for row in tx.duties.list_all(group.id):
        by_unit.setdefault(row.unit_id, []).append(row)
    units = tuple(
        DutyCount(
            unit.short,
            len(by_unit[unit.id]),
            sum(open_tasks.get(row.id, 0) for row in by_unit[unit.id]),
            sum(row.id not in reported for row in by_unit[unit.id]),
        )
        for unit in group.units
        if unit.id in by_unit
    )
    return AllDuties(today.year, units)


def _line(group: Group, row: DutyRow, tasks: list[Task], reported: set[int], today: date) -> DutyLine:
    shown = tuple(task_facts.line(group, task, today) for task in tasks[-TASKS_SHOWN:])
    return DutyLine(row.id, row.number, row.text, row.every, shown, len(tasks), row.id in reported)


def _duty(tx: Transaction, actor: Actor, duty_id: int) -> DutyRow:
    duty = tx.duties.find(actor.group_id, duty_id)
    if duty is None:
        raise Invalid("button-broken")
    return duty


def _new_year(group: Group, today: date) -> datetime:
    return group.local(date(today.year, 1, 1), time.min)
