"""The topics of the story (Rules of procedure, Art. 6): some decided, one ready, one asked about, one returned, two new."""

from collections.abc import Callable

from bot.demo.people import CLERK, SECRETARY, liaison
from bot.demo.stage import Tale, Units, topic
from bot.domain.consultation import GiveOpinion, OpenConsultation, OpinionStance
from bot.domain.topics import ReviewTopic, SubmitTopic, TopicText, TopicVerb, Urgency
from bot.services import consultation, topics

OUT_OF_SCOPE = "属于执法协作事项，不改变现行管理体制和部门职责分工（议事规则第十条）。"
SETTLE_FIRST = "请与区文化市场执法队商定，如仍需区级统筹再报。"


async def the_first_topic(tale: Tale) -> None:
    """A liaison submits a topic, the secretariat accepts it."""
    await tale.chapter("A liaison submits the first topic; the secretariat accepts it", -31, 15, 20)
    await tale.does(liaison("education"), topics.submit_topic, _school_grounds)
    await tale.at(-30, 9, 40)
    await _accept(tale, 1)


async def topics_for_the_next_meeting(tale: Tale) -> None:
    """Three more topics: two accepted, one returned with its reason."""
    await tale.chapter("Three more topics: two accepted, one returned with a reason", -14, 10, 5)
    await tale.does(liaison("literature-arts"), topics.submit_topic, _artists)
    await tale.later(35)
    await tale.does(liaison("disabled-persons"), topics.submit_topic, _barriers)
    await tale.later(50)
    await tale.does(liaison("market-regulation"), topics.submit_topic, _enforcement)
    await tale.at(-13, 14, 10)
    await _accept(tale, 2)
    await tale.later()
    await _accept(tale, 3)
    await tale.later(8)
    back = ReviewTopic(topic(4), TopicVerb.RETURN, OUT_OF_SCOPE, next_step=SETTLE_FIRST)
    await tale.does(SECRETARY, topics.review_topic, lambda _: back)


async def units_are_consulted(tale: Tale) -> None:
    """Two topics are put before the units that they concern."""
    await tale.chapter("Two topics go into consultation", -9, 13, 30)
    await tale.does(liaison("planning"), topics.submit_topic, _land)
    await tale.later(8)
    await tale.does(liaison("youth-league"), topics.submit_topic, _volunteers)
    await tale.later(30)
    await _accept(tale, 5)
    await _accept(tale, 6)
    await _consult(tale, 5, -4, "finance", "housing", "development", "culture")
    await _consult(tale, 6, 3, "civic-culture", "education", "culture")


async def opinions_come_in(tale: Tale) -> None:
    """On one topic every unit answers, and it is ready; on the other one a unit is still awaited."""
    await tale.chapter("Opinions come in: one topic is ready, one still waits for a unit", -7, 14, 0)
    await _opine(tale, 5, "housing", OpinionStance.SUPPORT)
    await _opine(tale, 5, "development", OpinionStance.SUPPORT)
    await _opine(tale, 5, "culture", OpinionStance.SUPPORT)
    await tale.later(40)
    await _opine(tale, 5, "finance", OpinionStance.COMMENTS, "支持；改造经费请按街镇自筹为主、区级奖补的办法测算")
    await _opine(tale, 6, "civic-culture", OpinionStance.SUPPORT)
    await _opine(tale, 6, "culture", OpinionStance.COMMENTS, "支持；积分规则请与文化志愿者总队现行办法衔接")
    await tale.later(20)
    await tale.does(CLERK, topics.review_topic, lambda _: ReviewTopic(topic(5), TopicVerb.MAKE_READY))


async def the_latest_topics(tale: Tale) -> None:
    """Two topics come in and wait for the secretariat."""
    await tale.chapter("Two new topics wait for the secretariat", -1, 14, 30)
    await tale.does(liaison("science-association"), topics.submit_topic, _science)
    await tale.later(22)
    await tale.does(liaison("womens-federation"), topics.submit_topic, _reading)


async def _accept(tale: Tale, number: int) -> None:
    await tale.does(CLERK, topics.review_topic, lambda _: ReviewTopic(topic(number), TopicVerb.ACCEPT))


async def _consult(tale: Tale, number: int, answer_by: int, *keys: str) -> None:
    await tale.does(
        CLERK,
        consultation.open_consultation,
        lambda units: OpenConsultation(topic(number), tuple(units[key] for key in keys), tale.days.day(answer_by)),
    )


async def _opine(tale: Tale, number: int, unit: str, stance: OpinionStance, text: str = "") -> None:
    await tale.does(liaison(unit), consultation.give_opinion, lambda _: GiveOpinion(topic(number), stance, text))


def _text(
    title: str,
    background: str,
    ask: str,
    area: int,
    lead: str,
    *supporting: str,
    urgency: Urgency = Urgency.ORDINARY,
) -> Callable[[Units], TopicText]:
    return lambda units: TopicText(
        title, background, ask, area, urgency, units[lead], tuple(units[key] for key in supporting)
    )


def _school_grounds(units: Units) -> SubmitTopic:
    text = _text(
        "学校体育场地设施分时段向社会开放",
        "全区符合条件的中小学有31所，已开放的只有9所。主要顾虑是安全责任、管理人员和维护经费。",
        "区教育局推动首批12所中小学体育场地设施分时段向社会开放，公布开放目录和预约方式",
        4,
        "education",
        "culture",
        "finance",
        urgency=Urgency.URGENT,
    )
    return SubmitTopic(text(units))


def _artists(units: Units) -> SubmitTopic:
    text = _text(
        "文艺家驻点辅导计划",
        "街镇综合文化站群众文艺团队320支，有专业辅导的不足三成。",
        "区文联组织文艺家与30支群众文艺团队结对，每队每月辅导不少于2次",
        6,
        "literature-arts",
        "culture",
        "human-resources",
    )
    return SubmitTopic(text(units), unit_id=units["literature-arts"])


def _barriers(units: Units) -> SubmitTopic:
    text = _text(
        "公共文化场馆无障碍设施改造",
        "上半年走访14家场馆，6家没有无障碍卫生间，9家没有盲文导览。",
        "区残联会同场馆主管单位完成14家公共文化场馆的无障碍设施改造",
        5,
        "disabled-persons",
        "culture",
        "housing",
        "finance",
    )
    return SubmitTopic(text(units))


def _land(units: Units) -> SubmitTopic:
    text = _text(
        "街镇闲置用房改建文化活动场所",
        "摸排出街镇闲置公房23处，其中9处适合改建文化活动场所，用途变更手续各街镇做法不一。",
        "请协调组统一改建的用途变更办法，明确首批5处的责任单位",
        4,
        "planning",
        "housing",
        "finance",
    )
    return SubmitTopic(text(units))


def _volunteers(units: Units) -> SubmitTopic:
    text = _text(
        "青年志愿服务时长与文化惠民积分互认",
        "志愿服务时长分别记在三个系统，志愿者反映重复登记、互不相认。",
        "请协调组同意三家系统时长互认，积分可兑换文化惠民券",
        6,
        "youth-league",
        "civic-culture",
        "culture",
    )
    return SubmitTopic(text(units))


def _enforcement(units: Units) -> SubmitTopic:
    text = _text(
        "文化经营场所联合检查",
        "节前拟对文化经营场所开展联合检查。",
        "请协调组统一安排检查力量",
        8,
        "market-regulation",
        "culture",
    )
    return SubmitTopic(text(units))


def _science(units: Units) -> SubmitTopic:
    text = _text(
        "科普展教资源纳入公共文化服务目录",
        "区内科普场馆5家、社区科普馆23家，预约渠道分散，群众知晓率低。",
        "请协调组同意把科普展教资源编入公共文化服务目录，统一预约",
        4,
        "science-association",
        "culture",
        "science-technology",
    )
    return SubmitTopic(text(units), unit_id=units["science-association"])


def _reading(units: Units) -> SubmitTopic:
    text = _text(
        "亲子阅读点与社区图书室合并设置",
        "有11个社区同时设有亲子阅读点和图书室，开放时间都不足，图书不通借。",
        "请协调组明确合并设置的牵头单位和图书配送办法",
        5,
        "womens-federation",
        "culture",
        "civic-culture",
    )
    return SubmitTopic(text(units))
