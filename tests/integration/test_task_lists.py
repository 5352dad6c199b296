"""Lists of tasks by their conditions, and the overview, on both databases."""

import random
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert

from bot.domain.errors import Forbidden, Invalid
from bot.domain.ladder import Light
from bot.domain.people import Actor
from bot.domain.references import Kind, Reference
from bot.domain.tasks import AssignTask, ChangeTask, ReportProgress, TaskFilter, TaskVerb
from bot.handlers import filters
from bot.notices.tasks import Overview, TaskList
from bot.services import task_facts, task_lists
from bot.services import tasks as task_services
from bot.services.front_desk import Speaker, identify
from bot.store.tables import tasks
from bot.store.transaction import Transaction
from bot.texts.catalogue import texts_in
from bot.views import parts
from bot.views.notices import render
from tests.builders import CONVENER, EDUCATION, MONDAY, SECRETARY, liaison
from tests.house import House

TODAY = date(2026, 11, 23)


def many(tx: Transaction, count: int = 400, *, title: str = "任务{}") -> None:
    """Write open tasks of every look there is: overdue, due, silent, late once, standing still."""
    chance = random.Random(7)
    units = [unit.id for unit in tx.groups.get(1).units]
    rows = []
    for number in range(1, count + 1):
        due = TODAY + timedelta(days=chance.randrange(-40, 60))
        stopped = TODAY - timedelta(days=chance.randrange(1, 30)) if number % 9 == 0 else None
        report = MONDAY - timedelta(days=chance.randrange(0, 60), hours=chance.randrange(0, 24))
        rows.append(
            {
                "group_id": 1,
                "number": number,
                "state": "in-progress" if number % 10 else "completion-claimed",
                "title": title.format(number),
                "expected_result": "",
                "lead_unit_id": units[number % 26],
                "supporting_unit_ids": (),
                "due_on": due,
                "original_due_on": due,
                "assigned_at": datetime(2026, 9, 1, tzinfo=UTC),
                "area": number % 8 + 1,
                "percent": 10,
                "last_report_at": report if number % 3 else None,
                "stopped_on": stopped,
                "has_waited": stopped is not None,
                "excused_days": 0,
                "was_late": number % 17 == 0,
                "subtasks": 0,
                "comments": 0,
                "acknowledged_unit_ids": (),
                "parts": (),
                "version": 1,
            }
        )
    tx.connection.execute(insert(tasks), rows)


async def listed(house: House, slack_id: str, said: str) -> TaskList:
    def read(tx: Transaction) -> TaskFilter:
        actor = identify(tx, Speaker(slack_id))
        return filters.read(said, actor, tx.groups.of(actor))

    found: TaskList = await house.does(slack_id, task_lists.list_tasks, await house.look(read))
    return found


async def test_the_databases_lights_are_those_of_the_domain(house: House) -> None:
    await house.database.write(many)

    def compare(tx: Transaction) -> tuple[dict[Light, set[str]], dict[Light, set[str]]]:
        actor: Actor = identify(tx, Speaker(SECRETARY))
        group = tx.groups.of(actor)
        found, _ = task_lists.search(tx, group, actor, TaskFilter(), size=1_000)
        one_by_one: dict[Light, set[str]] = {light: set() for light in Light}
        for task in found:
            one_by_one[task_facts.line(group, task, actor.today).light].add(str(task.reference))
        by_query = {
            light: {
                str(task.reference)
                for task in task_lists.search(tx, group, actor, TaskFilter(light=light), size=1_000)[0]
            }
            for light in Light
        }
        return one_by_one, by_query

    one_by_one, by_query = await house.look(compare)
    assert by_query == one_by_one
    assert all(len(found) > 20 for found in one_by_one.values())


@pytest.mark.parametrize(
    ("said", "fits"),
    [
        ("区教育局", lambda line: line.lead == "教育局"),
        ("教育局 红", lambda line: line.lead == "教育局" and line.light is Light.RED),
        ("本月 黄", lambda line: line.due_on.month == 11 and line.light is Light.YELLOW),
        ("11-25..11-27", lambda line: date(2026, 11, 25) <= line.due_on <= date(2026, 11, 27)),
        ("next week", lambda line: date(2026, 11, 30) <= line.due_on <= date(2026, 12, 6)),
        ("任务12", lambda line: "任务12" in line.title),
        ("１２ 绿灯", lambda line: "12" in line.title and line.light is Light.GREEN),
        ("mine", lambda line: line.lead == "教育局"),
    ],
)
async def test_conditions_combine(house: House, said: str, fits: Any) -> None:
    await house.database.write(many)
    wanted = await listed(house, liaison(EDUCATION), said)
    everything = []
    page = 1
    while page <= (await listed(house, liaison(EDUCATION), "全部")).pages:
        request = TaskFilter(page=page)
        everything += (await house.does(liaison(EDUCATION), task_lists.list_tasks, request)).tasks
        page += 1
    expected = [line.reference for line in everything if fits(line)]
    assert wanted.total == len(expected) > 0
    assert [line.reference for line in wanted.tasks] == expected[:10]


async def test_what_is_typed_is_no_pattern(house: House) -> None:
    await house.database.write(lambda tx: many(tx, 20))
    assert (await listed(house, SECRETARY, "%")).total == 0
    assert (await listed(house, SECRETARY, "任_1")).total == 0
    with pytest.raises(Invalid, match="filter-long"):
        await listed(house, SECRETARY, "a b c d e f g h i")
    with pytest.raises(Invalid, match="date-form"):
        await listed(house, SECRETARY, "红..黄")


async def test_two_thousand_tasks_with_long_titles_stay_within_the_limits(house: House) -> None:
    await house.database.write(lambda tx: many(tx, 2_000, title="{}" + "关于老城片区图书馆分馆选址的请示" * 31))
    found = await listed(house, liaison(EDUCATION), "关于")
    assert (found.total, len(found.tasks), found.pages) == (2_000, 10, 200)
    glance: Overview = await house.does(CONVENER, task_lists.show_overview, None)
    for language in ("zh", "en"):
        for fact in (found, glance):
            message = render(fact, texts_in(language))
            assert parts.fits(message.blocks)
    assert sum(row.red + row.yellow + row.green for row in glance.rows) == 2_000
    assert len(glance.rows) == 26


async def test_the_overview_counts_what_the_lists_hold_and_is_for_those_who_lead(house: House) -> None:
    await house.database.write(many)
    glance: Overview = await house.does(SECRETARY, task_lists.show_overview, None)
    counted = Counter({Light.RED: 0, Light.YELLOW: 0, Light.GREEN: 0})
    for row in glance.rows:
        counted += Counter({Light.RED: row.red, Light.YELLOW: row.yellow, Light.GREEN: row.green})
    for said, light in (("红", Light.RED), ("黄", Light.YELLOW), ("绿", Light.GREEN)):
        assert (await listed(house, SECRETARY, said)).total == counted[light]
    assert glance.untouched_count == (await listed(house, SECRETARY, "未报")).total > 0
    assert len(glance.claimed) > 0
    with pytest.raises(Forbidden):
        await house.does(liaison(EDUCATION), task_lists.show_overview, None)


async def test_a_list_is_seen_as_of_a_past_day(house: House) -> None:
    group = await house.look(lambda tx: tx.groups.get(1))
    education = group.units[EDUCATION - 1].id
    for title in ("选址", "验收"):
        request = AssignTask(title, education, date(2026, 12, 4))
        await house.does(SECRETARY, task_services.assign_task, request)
    tk1 = Reference(Kind.TASK, 1)
    await house.does(liaison(EDUCATION), task_services.report_progress, ReportProgress(tk1, 30, "已启动"))
    house.clock.advance(timedelta(days=3))
    await house.does(liaison(EDUCATION), task_services.report_progress, ReportProgress(tk1, 90, "快完成"))
    await house.does(SECRETARY, task_services.assign_task, AssignTask("后来的", education, date(2026, 12, 4)))
    cancel = ChangeTask(Reference(Kind.TASK, 2), TaskVerb.CANCEL, "已并入")
    await house.does(SECRETARY, task_services.change_task, cancel)
    then = await listed(house, SECRETARY, "教育局 截至2026-11-24")
    assert [(line.title, line.percent, line.state) for line in then.tasks] == [
        ("选址", 30, "in-progress"),
        ("验收", 0, "assigned"),
    ]
    now = await listed(house, SECRETARY, "教育局")
    assert [(line.title, line.percent) for line in now.tasks] == [("选址", 90), ("后来的", 0)]
    assert (await listed(house, SECRETARY, "as-of:2026-11-20")).total == 0
    with pytest.raises(Invalid, match="date-not-past"):
        await listed(house, SECRETARY, "截至2026-12-31")
