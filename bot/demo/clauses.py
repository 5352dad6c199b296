"""The agreed matters of the story's minutes."""

from typing import NamedTuple


class Clause(NamedTuple):
    """A clause: who leads (the unit's key), who supports, on which working day of the story it is due, with what result."""

    text: str
    lead: str
    supporting: tuple[str, ...]
    due: int
    result: str


FIRST = (
    Clause(
        "区教育局推动首批12所中小学体育场地设施分时段向社会开放，公布开放目录和预约方式",
        "education",
        ("culture", "finance"),
        -3,
        "开放学校目录、时段公示和安全管理办法",
    ),
    Clause(
        "区委宣传部牵头新建、提升农村文化礼堂8家，建立开放时间公示制度",
        "publicity",
        ("agriculture", "culture"),
        -1,
        "8家文化礼堂建成开放",
    ),
    Clause(
        "完善文化馆、图书馆总分馆制，新增街镇分馆4家，实现图书通借通还",
        "culture",
        ("planning", "housing"),
        3,
        "4家分馆开馆，接入总馆系统",
    ),
    Clause(
        "团区委组建文化志愿者总队青年分队，注册文化志愿者1200人并完成首轮培训",
        "youth-league",
        ("civic-culture", "education"),
        -7,
        "注册名册和培训记录",
    ),
    Clause(
        "区财政局提出公共文化服务投入稳定增长的保障方案，列入下年度预算",
        "finance",
        ("culture", "development"),
        -8,
        "保障方案",
    ),
    Clause(
        "编制基本公共文化服务标准化均等化年度报告",
        "culture",
        ("statistics", "market-regulation", "development"),
        15,
        "年度报告送审稿",
    ),
    Clause(
        "区残联牵头开展公共文化场馆无障碍环境排查，形成改造清单",
        "disabled-persons",
        ("culture", "housing"),
        5,
        "14家场馆排查报告和改造清单",
    ),
    Clause(
        "区人力社保局制定基层文化员队伍培训计划，办好首期培训班",
        "human-resources",
        ("education", "staffing"),
        7,
        "培训计划、首期班学员名册和考核结果",
    ),
)
"""The clauses of the first minutes; the first of them comes from the topic that was decided."""

SECOND = (
    Clause(
        "区文联组织文艺家与30支群众文艺团队结对，每队每月辅导不少于2次",
        "literature-arts",
        ("culture", "human-resources"),
        40,
        "结对名单和辅导记录",
    ),
    Clause(
        "区残联会同场馆主管单位完成14家公共文化场馆的无障碍设施改造",
        "disabled-persons",
        ("culture", "housing", "finance"),
        60,
        "改造完成并通过验收",
    ),
    Clause(
        "全民健身设施开放信息统一归集到“鹿城文化云”，每月更新",
        "culture",
        ("government-office", "education", "science-technology"),
        30,
        "开放信息目录上线",
    ),
)
"""The clauses of the second minutes; the first two come from accepted topics."""
