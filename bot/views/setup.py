"""Setting a group up: the card with its steps, and a form for each."""

from bot.domain.errors import Invalid
from bot.domain.setups import NAME_LENGTH, SHORT_LENGTH, BindChannels, FoundGroup, read_units
from bot.notices.setup import OfficeSeated, SetupCard
from bot.texts.catalogue import LANGUAGES, Texts
from bot.views import inputs, parts
from bot.views.ids import Act, Form
from bot.views.parse import Values
from bot.views.parts import Block, Message
from bot.views.registry import view

_CHANNELS = ("group", "announcement", "secretariat")


@view(SetupCard)
def setup_card(card: SetupCard, texts: Texts) -> Message:
    title = texts("setup-title")
    rows = [
        (bool(card.group), texts("setup-group", group=card.group or texts("setup-open"), units=card.units)),
        (len(card.channels) == len(_CHANNELS), texts("setup-channels", count=len(card.channels))),
        (bool(card.director), texts("setup-office", director=card.director or "–", count=card.secretaries)),
        (bool(card.units) and card.seated_units >= card.units, texts("setup-roster", count=card.seated_units)),
    ]
    steps = parts.lines(*(f"{'✅' if is_done else '⬜'} {words}" for is_done, words in rows))
    if card.is_closed:
        return Message(title, (parts.header(title), steps, parts.context(texts("setup-done"))))
    words = parts.section(texts("setup-welcome"))
    return Message(title, (parts.header(title), words, steps, parts.actions(*_buttons(card, texts)), _hint(texts)))


def _buttons(card: SetupCard, texts: Texts) -> list[Block]:
    """What can be done now; the first thing to do stands out."""
    if not card.group:
        return [_button(Act.SETUP_GROUP, card, texts, is_next=True)]
    done = {
        Act.SETUP_CHANNELS: len(card.channels) == len(_CHANNELS),
        Act.SETUP_OFFICE: bool(card.director),
        Act.SETUP_ROSTER: card.seated_units >= card.units,
    }
    following = next((act for act, is_done in done.items() if not is_done), None)
    buttons = [_button(act, card, texts, is_next=act is following) for act in done]
    if card.can_finish:
        buttons.append(_button(Act.SETUP_FINISH, card, texts, is_next=following is None))
    return buttons


def _button(act: Act, card: SetupCard, texts: Texts, *, is_next: bool) -> Block:
    return parts.button(
        texts(f"button-{act}"), act, f"{card.setup_id}|{texts.language}", style="primary" if is_next else ""
    )


def _hint(texts: Texts) -> Block:
    return parts.context(texts("setup-hint"))


@view(OfficeSeated)
def office_seated(told: OfficeSeated, texts: Texts) -> Message:
    words = texts("setup-seated", group=told.group, role=told.role)
    return Message(words, (parts.section(words), parts.actions(parts.button(texts("button-help"), Act.HELP, ""))))


def group_form(card: SetupCard, texts: Texts) -> Block:
    """Return the modal that makes the group."""
    blocks = [
        inputs.field("name", texts("field-setup-name"), inputs.text(limit=NAME_LENGTH)),
        inputs.field("short", texts("field-setup-short"), inputs.text(limit=SHORT_LENGTH)),
        inputs.field(
            "units",
            texts("field-setup-units"),
            inputs.text(several=True, placeholder=texts("field-setup-units-example")),
            optional=True,
            hint=texts("field-setup-units-hint"),
        ),
    ]
    return _modal(Form.SETUP_GROUP, Act.SETUP_GROUP, blocks, card, texts)


def channels_form(card: SetupCard, texts: Texts) -> Block:
    """Return the modal that binds the channels."""
    blocks = [
        inputs.field(
            name,
            texts(f"field-setup-{name}"),
            inputs.channel(card.channels[place] if place < len(card.channels) else ""),
            hint=texts(f"field-setup-{name}-hint"),
        )
        for place, name in enumerate(_CHANNELS)
    ]
    return _modal(Form.SETUP_CHANNELS, Act.SETUP_CHANNELS, blocks, card, texts)


def office_form(card: SetupCard, texts: Texts) -> Block:
    """Return the modal that seats the offices."""
    blocks = [
        inputs.field("director", texts("role-director"), inputs.user()),
        inputs.field("secretaries", texts("field-setup-secretaries"), inputs.people(), optional=True),
        inputs.field("convener", texts("role-convener"), inputs.user(), optional=True),
    ]
    return _modal(Form.SETUP_OFFICE, Act.SETUP_OFFICE, blocks, card, texts)


def roster_form(card: SetupCard, texts: Texts) -> Block:
    """Return the modal that takes in the roster."""
    hint = texts("field-setup-roster-hint")
    blocks = [inputs.field("roster", texts("field-setup-roster"), inputs.files(1), hint=hint)]
    return _modal(Form.SETUP_ROSTER, Act.SETUP_ROSTER, blocks, card, texts)


def read_group(values: Values) -> FoundGroup:
    """Read a submitted group. Raises Invalid."""
    return FoundGroup(values.text("name"), values.text("short"), read_units(values.text("units")))


def read_channels(values: Values) -> BindChannels:
    """Read the channels chosen. Raises Invalid."""
    wanted = BindChannels(*(values.channel(name) for name in _CHANNELS))
    wanted.check()
    return wanted


def read_setup(value: str) -> tuple[int, str]:
    """Return which setting up a form or a button is about, and the language of the card. Raises Invalid."""
    number, _, language = value.partition("|")
    if not (number.isascii() and number.isdigit() and len(number) <= 9 and language in {"", *LANGUAGES}):
        raise Invalid("button-broken")
    return int(number), language


def _modal(form: Form, act: Act, blocks: list[Block], card: SetupCard, texts: Texts) -> Block:
    title = texts(f"button-{act}")
    return inputs.modal(form, title, texts("button-send"), blocks, metadata=str(card.setup_id), texts=texts)
