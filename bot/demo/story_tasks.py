"""The tasks of the story (Rules of procedure, Art. 9): from the receipt to the end, and what becomes late."""

from bot.demo.people import CLERK, SECRETARY, liaison
from bot.demo.places import GROUP, OFFICE
from bot.demo.stage import Tale, task
from bot.domain.tasks import AssignTask, ChangeTask, ReportProgress, TaskVerb
from bot.services import tasks


async def receipts_and_first_reports(tale: Tale) -> None:
    """The units acknowledge what the minutes gave them, and begin."""
    await tale.chapter("Units acknowledge their tasks and begin to report", -21, 9, 15)
    for number, unit in enumerate(("education", "publicity", "culture", "youth-league", "finance"), start=1):
        await change(tale, unit, number, TaskVerb.ACKNOWLEDGE)
    await tale.later(40)
    for number, unit in ((6, "culture"), (7, "disabled-persons"), (8, "human-resources")):
        await change(tale, unit, number, TaskVerb.ACKNOWLEDGE)
    await tale.at(-18, 15, 30)
    await report(tale, "education", 1, 20, "已摸清31所学校情况，首批12所名单初步确定")
    await report(tale, "culture", 3, 15, "4家街镇分馆选址现场踏勘完成")
    await tale.later(25)
    await report(tale, "finance", 5, 40, "已与相关单位对账，形成经费需求初稿")
    await tale.at(-16, 10, 20)
    await report(tale, "disabled-persons", 7, 35, "14家场馆中已排查5家")
    await report(tale, "culture", 7, None, "各场馆图纸和无障碍设施台账已提供给区残联")


async def more_is_assigned(tale: Tale) -> None:
    """One task is done, reports come in, and the secretariat assigns three more by hand."""
    await tale.chapter("One task is done and closed; three more are assigned by hand", -12, 11, 0)
    await change(tale, "finance", 5, TaskVerb.CLAIM, "经费保障方案已报区政府，已列入下年度预算草案")
    await tale.at(-11, 9, 50)
    await tale.does(CLERK, tasks.change_task, lambda _: ChangeTask(task(5), TaskVerb.CLOSE, "方案和预算草案已核对"))
    await tale.later(30)
    await report(tale, "education", 1, 45, "7所学校签订开放协议，保险已落实")
    await report(tale, "publicity", 2, 50, "新建3家、提升2家，开放时间公示牌制作中")
    await tale.at(-9, 10, 0)
    await assign(tale, "housing", 0, "提供新建住宅小区配套文化设施移交清单", "planning", expected="移交清单和产权说明")
    await tale.later()
    await assign(tale, "trade-unions", 1, "报送工人文化宫免费开放项目和时间表", expected="项目表")
    await tale.later()
    await assign(tale, "civil-affairs", 10, "提出可承接政府购买公共文化服务的社会组织名录", "finance", "culture")
    await tale.later(45)
    await change(tale, "housing", 9, TaskVerb.ACKNOWLEDGE)
    await report(tale, "civil-affairs", 11, 30, "已完成68家文化类社会组织摸底")
    await report(tale, "culture", 3, 40, "2家分馆进场装修，图书管理系统联调")


async def the_first_is_overdue(tale: Tale) -> None:
    """A task is overdue and stands in the channel's table; another one is sent back."""
    await tale.chapter("The first task is overdue; a claimed completion is sent back", -6, 9, 0)
    await tale.later(20)
    tale.stage.say(
        SECRETARY, GROUP, "逾期表已经发到本频道，当天随办理情况更新。请相关单位尽快报进展，有困难请说明卡在哪里。"
    )
    await tale.later(14)
    tale.stage.say(liaison("youth-league"), GROUP, "收到，团区委的注册平台在升级，本周补上。")
    await tale.later(30)
    await change(tale, "human-resources", 8, TaskVerb.CLAIM, "培训计划已印发，首期班办结")
    await tale.at(-6, 16, 0)
    why = "首期班签到表和学员名册未附，实到人数与计划不符，请补充后再申请办结"
    await tale.does(SECRETARY, tasks.change_task, lambda _: ChangeTask(task(8), TaskVerb.SEND_BACK, why))
    await tale.later(10)
    await report(tale, "culture", 6, 20, "指标体系和数据采集表已发各单位")
    await report(tale, "statistics", 6, None, "已提供人口和民意调查口径，建议样本不少于2000户")


async def the_day_before(tale: Tale) -> None:
    """What was reported yesterday."""
    await tale.chapter("Reports of the last days", -1, 15, 40)
    await report(tale, "education", 1, 70, "9所学校已开放，其余3所围网改造未完工")
    await report(tale, "publicity", 2, 85, "8家礼堂全部建成，2家公示牌待安装")
    await tale.later(12)
    await report(tale, "culture", 3, 60, "3家分馆装修完成，通借通还测试通过")
    await assign(tale, "science-technology", 20, "提出公共文化云平台数据对接方案", "government-office", "culture")
    await tale.later(20)
    tale.stage.say(CLERK, OFFICE, "总工会的TK-10还没签收，到期前我再打个电话。")


async def report(tale: Tale, unit: str, number: int, percent: int | None, text: str) -> None:
    """Let a unit's liaison report on a task."""
    request = ReportProgress(task(number), percent, text)
    await tale.does(liaison(unit), tasks.report_progress, lambda _: request)


async def change(tale: Tale, unit: str, number: int, verb: TaskVerb, text: str = "") -> None:
    """Let a unit's liaison acknowledge a task or claim its completion."""
    await tale.does(liaison(unit), tasks.change_task, lambda _: ChangeTask(task(number), verb, text))


async def assign(tale: Tale, unit: str, due: int, title: str, *supporting: str, expected: str = "") -> None:
    """Let the secretariat assign a task that is due on a working day of the story."""
    await tale.does(
        SECRETARY,
        tasks.assign_task,
        lambda units: AssignTask(
            title, units[unit], tale.days.day(due), tuple(units[key] for key in supporting), expected
        ),
    )
