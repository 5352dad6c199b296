"""How the story begins: the group is set up, its people arrive."""

from collections.abc import Callable
from typing import cast

from bot.demo import people
from bot.demo.people import CLERK, SECRETARY, liaison
from bot.demo.places import ANNOUNCEMENT, CHANNELS, GROUP, OFFICE
from bot.demo.stage import Tale, Units
from bot.domain.confirmations import ConfirmContacts
from bot.domain.contacts import ChooseLanguage
from bot.domain.errors import NotFound
from bot.notices.confirmations import ConfirmationOverview
from bot.services import confirmations, contacts, groups, roster

DUTIES_AFTER = 10
"""Working days after the story's last one."""
UNCONFIRMED = frozenset({"civil-affairs", "trade-unions"})
"""The units that have not answered the quarterly question about their people."""


async def people_meet(tale: Tale) -> None:
    """The profile is applied, the roster is taken in, and the secretariat greets everybody."""
    await tale.chapter("The group is set up: 26 units, a person on every seat", -31, 9, 30)
    runner, profile = tale.stage.runner, tale.profile
    # The story's tasks bear the numbers that its people name: those of the recurring duties come after it.
    rules = profile.rules.model_copy(update={"duties_begin_on": tale.days.day(DUTIES_AFTER)})
    profile = profile.model_copy(update={"rules": rules})
    await runner.write(groups.apply_profile, profile, CHANNELS, is_rehearsal=False)
    _, faults = await runner.write(roster.import_roster, profile.key, people.roster_rows(profile), is_rehearsal=False)
    if faults:
        raise ValueError(f"the roster of the demonstration is faulty: {faults}")
    say = tale.stage.say
    say(
        SECRETARY,
        GROUP,
        "各位成员、联络员：协调组工作频道今天启用。议题报送、纪要会签、任务进展都可以在这里办，输入 /xt 看自己的待办。",
    )
    await tale.later(6)
    say(SECRETARY, ANNOUNCEMENT, "本频道只发协调组正式印发的会议纪要和通知，讨论请到“协调组”频道。")
    say(SECRETARY, OFFICE, "名册已导入：26家单位，成员、联络员全部到位。电话只在私下查询时显示，不进频道。")
    await tale.later(5)
    say(liaison("education"), GROUP, "收到。区教育局这边由我联络，学校体育场地开放的事想先报一个议题。")
    await tale.later(9)
    await tale.does(liaison(people.ENGLISH_SPEAKING), contacts.choose_language, lambda _: ChooseLanguage("en"))
    say(liaison(people.ENGLISH_SPEAKING), GROUP, "Received. I set my language to English with /coord language en.")
    await tale.later(12)
    say(CLERK, OFFICE, "好的，我来盯各单位的签收情况。")


async def people_are_confirmed(tale: Tale) -> None:
    """Units answer the quarterly question about their people, where a quarter has begun in the story."""
    await tale.chapter("Most units confirm who sits for them", -28, 15, 0)
    try:
        shown = await tale.does(SECRETARY, confirmations.show_confirmations, lambda _: None)
    except NotFound:
        return
    period = cast(ConfirmationOverview, shown).period
    for unit in tale.profile.units:
        if unit.key not in UNCONFIRMED:
            await tale.does(liaison(unit.key), confirmations.confirm_contacts, _confirming(unit.key, period))


def _confirming(unit: str, period: str) -> Callable[[Units], ConfirmContacts]:
    return lambda units: ConfirmContacts(units[unit], period)
