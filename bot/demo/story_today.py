"""The last morning of the story: what the clock tells everybody, and what people do first."""

from bot.demo.people import NEWCOMER, SECRETARY, liaison
from bot.demo.places import GROUP
from bot.demo.stage import Tale
from bot.demo.story_tasks import change
from bot.domain.contacts import ProposeContactChange
from bot.domain.people import Role
from bot.domain.tasks import TaskVerb
from bot.services import contacts


async def the_morning(tale: Tale) -> None:
    """Digests, the table and an escalation at nine; then a completion is claimed and a change of liaison reported."""
    tale.stage.all_read()
    await tale.chapter("This morning: digests, the table of overdue tasks, an escalation", 0, 9, 0)
    await change(tale, "disabled-persons", 7, TaskVerb.CLAIM, "14家场馆排查完毕，改造清单已附，共列出问题47项")
    await tale.later(1)
    await tale.does(
        liaison("civil-affairs"),
        contacts.propose_change,
        lambda _: ProposeContactChange(
            role=Role.LIAISON,
            slack_id=NEWCOMER,
            name="池新荷",
            title="社会组织科副科长",
            phone="12000000088",
            reason="原联络员乔木生调任街道工作",
            effective_on=tale.days.day(2),
        ),
    )
    await tale.later(1)
    tale.stage.say(SECRETARY, GROUP, "早上好。今天还有五家单位没有答复专题会议纪要，请抓紧会签。")
    await tale.later(1)
