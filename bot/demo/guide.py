"""What can be tried once the story is told."""

from bot.demo import people
from bot.demo.people import CONVENER, SECRETARY, liaison
from bot.demo.places import GROUP, NAMES, OFFICE
from bot.profiles.schema import Profile
from bot.texts.catalogue import texts_in

_UNIT = "education"


def suggestions(profile: Profile, language: str) -> list[str]:
    """Return three things to try, in one language: as whom, where, and what to type."""
    texts = texts_in(language)
    names = {figure.slack_id: figure.name for figure in people.list_figures()}
    unit = next(unit for unit in profile.units if unit.key == _UNIT)
    said = unit.english if language == "en" else unit.name
    return [
        texts("demo-try-liaison", person=names[liaison(_UNIT)], unit=said, channel=NAMES[GROUP]),
        # A channel's cards are in Chinese, whoever reads them.
        texts(
            "demo-try-office",
            person=names[SECRETARY],
            channel=NAMES[OFFICE],
            button=texts_in("zh")("button-task-close"),
        ),
        texts("demo-try-clock", person=names[CONVENER], channel=NAMES[GROUP]),
    ]
