"""The question for which group, or for which unit, something was said, in a message."""

from bot.notices.which import WhichOne
from bot.texts.catalogue import Texts
from bot.views import parts
from bot.views.ids import Act
from bot.views.parts import Message
from bot.views.registry import view

_IN_A_ROW = 5
_ROWS = 6


@view(WhichOne)
def which_one(asked: WhichOne, texts: Texts) -> Message:
    words = texts(f"which-{asked.asked}")
    buttons = [
        parts.button(choice.name, f"{Act.WHICH}:{place}", f"{asked.kept_id}|{choice.group_id}|{choice.unit_id}")
        for place, choice in enumerate(asked.choices[: _IN_A_ROW * _ROWS])
    ]
    rows = [parts.actions(*buttons[start : start + _IN_A_ROW]) for start in range(0, len(buttons), _IN_A_ROW)]
    return Message(words, (parts.section(words), *rows))
