"""The people of the demonstration: one for every seat of the founding group. All of them are invented, and so are their
addresses (example.invalid) and numbers (no telephone begins with 120)."""

from dataclasses import dataclass
from typing import NamedTuple

from bot.domain.people import Role
from bot.domain.roster import RosterRow
from bot.profiles.schema import Profile

CONVENER, DIRECTOR, OBSERVER, NEWCOMER = "U0CONV", "U0DIR", "U0OBS", "U0NEW"
SECRETARY, CLERK = "U0SEC1", "U0SEC2"
INSPECTOR, SECOND_INSPECTOR = "U0INSP1", "U0INSP2"
ENGLISH_SPEAKING = "overseas-chinese"
"""The unit whose liaison prefers English."""
SHARED, ALSO = "literature-arts", "science-association"
"""The unit whose liaison is also the liaison of the other one."""

Seat = tuple[Role, str]
"""A role, and the key of the unit (empty for the group's own offices)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A person of the story: who, and on which seats."""

    slack_id: str
    name: str
    handle: str
    title: str
    seats: tuple[Seat, ...]
    unit: str = ""
    """The key of the unit the person works in; empty for somebody from elsewhere."""


class _Named(NamedTuple):
    name: str
    handle: str
    title: str


_UNITS: dict[str, tuple[_Named, _Named]] = {
    "government-office": (_Named("顾云帆", "gu.yunfan", "副主任"), _Named("江一苇", "jiang.yiwei", "综合科科长")),
    "organisation": (_Named("梁慎行", "liang.shenxing", "副部长"), _Named("苏问渠", "su.wenqu", "基层组织科科长")),
    "publicity": (_Named("叶知秋", "ye.zhiqiu", "副部长"), _Named("沈听澜", "shen.tinglan", "文明科科长")),
    "united-front": (_Named("安同尘", "an.tongchen", "副部长"), _Named("白见素", "bai.jiansu", "民宗科科长")),
    "staffing": (_Named("严若水", "yan.ruoshui", "副主任"), _Named("方有度", "fang.youdu", "事业科科长")),
    "civic-culture": (_Named("温如故", "wen.rugu", "副主任"), _Named("俞和鸣", "yu.heming", "综合科科长")),
    "supervision": (_Named("高守拙", "gao.shouzhuo", "副主任"), _Named("石砺锋", "shi.lifeng", "督查科科长")),
    "development": (_Named("陆行远", "lu.xingyuan", "副局长"), _Named("程万里", "cheng.wanli", "社会科科长")),
    "education": (_Named("许思齐", "xu.siqi", "副局长"), _Named("林知微", "lin.zhiwei", "体卫艺科科长")),
    "science-technology": (_Named("钟星河", "zhong.xinghe", "副局长"), _Named("骆未央", "luo.weiyang", "高新科科长")),
    "civil-affairs": (_Named("何安澜", "he.anlan", "副局长"), _Named("乔木生", "qiao.musheng", "社会组织科科长")),
    "finance": (_Named("金守正", "jin.shouzheng", "副局长"), _Named("钱知节", "qian.zhijie", "教科文科科长")),
    "human-resources": (_Named("任用之", "ren.yongzhi", "副局长"), _Named("贺才清", "he.caiqing", "专技科科长")),
    "housing": (_Named("石广厦", "shi.guangsha", "副局长"), _Named("万千间", "wan.qianjian", "房产科科长")),
    "agriculture": (_Named("田归园", "tian.guiyuan", "副局长"), _Named("穆青禾", "mu.qinghe", "乡村科科长")),
    "culture": (_Named("柳闻莺", "liu.wenying", "副局长"), _Named("文以载", "wen.yizai", "公共服务科科长")),
    "market-regulation": (_Named("商允衡", "shang.yunheng", "副局长"), _Named("秦度量", "qin.duliang", "标准科科长")),
    "statistics": (_Named("舒以明", "shu.yiming", "副局长"), _Named("计然", "ji.ran", "社会科科长")),
    "planning": (_Named("宗远图", "zong.yuantu", "副局长"), _Named("丘方舆", "qiu.fangyu", "规划科科长")),
    "trade-unions": (_Named("工作舟", "gong.zuozhou", "副主席"), _Named("劳谦", "lao.qian", "宣教科科长")),
    "youth-league": (_Named("韶光", "shao.guang", "副书记"), _Named("年少游", "nian.shaoyou", "宣传科科长")),
    "womens-federation": (_Named("木清兰", "mu.qinglan", "副主席"), _Named("苗采薇", "miao.caiwei", "家儿科科长")),
    "overseas-chinese": (_Named("海归舟", "hai.guizhou", "副主席"), _Named("洪涛岸", "hong.taoan", "联络科科长")),
    "literature-arts": (_Named("墨池生", "mo.chisheng", "副主席"), _Named("琴书来", "qin.shulai", "联合办公室主任")),
    "disabled-persons": (_Named("康平", "kang.ping", "副理事长"), _Named("扶摇", "fu.yao", "宣文科科长")),
    "science-association": (_Named("甘致知", "gan.zhizhi", "副主席"), _Named("琴书来", "qin.shulai", "联合办公室主任")),
}
"""Member and liaison of each unit, in the order of the founding document."""

_OTHERS = (
    Figure(CONVENER, "周怀瑾", "zhou.huaijin", "副区长", ((Role.CONVENER, ""),)),
    Figure(DIRECTOR, "陈立言", "chen.liyan", "局长", ((Role.DIRECTOR, "culture"),), "culture"),
    Figure(SECRETARY, "林晓舟", "lin.xiaozhou", "公共服务科副科长", ((Role.SECRETARIAT, "culture"),), "culture"),
    Figure(CLERK, "谢小满", "xie.xiaoman", "公共服务科科员", ((Role.SECRETARIAT, "culture"),), "culture"),
    Figure(INSPECTOR, "高岩松", "gao.yansong", "督查科副科长", ((Role.INSPECTOR, "supervision"),), "supervision"),
    Figure(SECOND_INSPECTOR, "宁致远", "ning.zhiyuan", "督查科科员", ((Role.INSPECTOR, "supervision"),), "supervision"),
    Figure(OBSERVER, "卷有香", "juan.youxiang", "市图书馆馆员", ((Role.OBSERVER, ""),)),
    Figure(NEWCOMER, "池新荷", "chi.xinhe", "社会组织科副科长", (), "civil-affairs"),
)

_KEYS = tuple(_UNITS)


def liaison(unit: str) -> str:
    """Return the workspace's id of the liaison of the unit with this key."""
    return f"U0L{_KEYS.index(SHARED if unit == ALSO else unit) + 1:02d}"


def member(unit: str) -> str:
    """Return the workspace's id of the member of the unit with this key."""
    return f"U0M{_KEYS.index(unit) + 1:02d}"


def figure(slack_id: str) -> Figure:
    """Return the person with this id of the workspace."""
    return next(found for found in list_figures() if found.slack_id == slack_id)


def list_figures() -> list[Figure]:
    """Return everybody. The page opens as the first of them: a liaison who has something to do."""
    found = []
    for key, (deputy, head) in _UNITS.items():
        found.append(Figure(member(key), *deputy, ((Role.MEMBER, key),), key))
        if key != ALSO:
            seats = [(Role.LIAISON, unit) for unit in ((SHARED, ALSO) if key == SHARED else (key,))]
            found.append(Figure(liaison(key), *head, tuple(seats), key))
    everybody = [*_OTHERS, *found]
    return sorted(everybody, key=lambda figure: figure.slack_id != liaison("education"))


def roster_rows(profile: Profile) -> list[RosterRow]:
    """Return the roster of the group as it would be handed in: a row for each seat, held from the day it is taken in."""
    names = {unit.key: unit.name for unit in profile.units}
    seats = [(figure, number, seat) for number, figure in enumerate(list_figures(), start=1) for seat in figure.seats]
    return [
        RosterRow(
            line,
            names.get(unit, ""),
            role,
            figure.name,
            figure.title,
            f"1200000{number:04d}",
            address(figure),
            figure.slack_id,
            None,
        )
        for line, (figure, number, (role, unit)) in enumerate(seats, start=2)
    ]


def address(figure: Figure) -> str:
    """Return a person's address, at which nobody can be reached."""
    return f"{figure.handle}@example.invalid"
