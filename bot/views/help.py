"""What can be said, and the button that opens a form where a line cannot."""

from bot.notices.desk import FormOffered, Help
from bot.texts.catalogue import Texts
from bot.views import parts
from bot.views.ids import Act
from bot.views.parts import Block, Message, bold
from bot.views.registry import view

_A_BLOCK = 12


@view(Help)
def help_(told: Help, texts: Texts) -> Message:
    title = texts("help-title")
    rows = [_row(name, texts) for name in told.commands]
    found = [row for row in rows if told.word.casefold() in _words(row)] or rows
    blocks = [parts.bullets(*found[start : start + _A_BLOCK]) for start in range(0, len(found), _A_BLOCK)]
    desk = parts.button(texts("button-desk"), Act.DESK, "", style="primary")
    return Message(title, (parts.header(title), *blocks, parts.context(texts("help-hint")), parts.actions(desk)))


@view(FormOffered)
def form_offered(offered: FormOffered, texts: Texts) -> Message:
    words = texts("form-offered")
    button = parts.button(texts(f"button-{offered.action}"), offered.action, offered.value, style="primary")
    return Message(words, (parts.section(words, accessory=button),))


def _row(name: str, texts: Texts) -> Block:
    return parts.line(bold(texts(f"usage-{name}")), f"  {texts(f'about-{name}')}")


def _words(row: Block) -> str:
    return " ".join(element["text"] for element in row["elements"]).casefold()
