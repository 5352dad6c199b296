"""Referrals in messages, and their modals."""

from collections.abc import Sequence
from datetime import date

from bot.domain import wording
from bot.domain.referrals import EnterDecision, FollowUp, ReferralVerb, ReferTopic
from bot.notices.desk import DigestLine
from bot.notices.referrals import ReferralCard, ReferralChanged, ReferralLine, ReferralList, ReferralTold
from bot.texts.catalogue import Texts
from bot.views import ids, inputs, parts
from bot.views.ids import Act, Form, Handle
from bot.views.parse import Values
from bot.views.parts import Block, Message, bold
from bot.views.registry import line_view, view
from bot.views.tasks import page_buttons

_BUTTONS = {
    ReferralVerb.ENTER_DECISION: Act.REFERRAL_DECISION,
    ReferralVerb.FOLLOW_UP: Act.REFERRAL_FOLLOW_UP,
}
_TITLE_SHOWN = 80


def referral_block(line: ReferralLine, texts: Texts) -> Block:
    """Return a referral of a list with the button that opens it."""
    title = f"{line.reference} {parts.cut(line.title, _TITLE_SHOWN)}"
    row = texts(
        "referral-row",
        addressee=parts.cut(line.addressee, 60),
        state=line.state,
        day=texts.short_day(line.follow_up_on),
    )
    value = ids.handle(line.reference, line.version)
    button = parts.button(texts("button-open"), Act.REFERRAL_SHOW, value)
    return parts.section(f"{title}\n{row}", accessory=button)


def card_blocks(card: ReferralCard, texts: Texts) -> list[Block]:
    """Return a referral's card: to whom, what, what came back, what followed, and what the reader may do."""
    line = card.line
    blocks = [
        parts.lines(
            parts.line(bold(f"{line.reference} {line.title}")),
            texts("referral-state-row", state=line.state, topic=line.topic),
            texts("referral-to-row", addressee=line.addressee, person=card.referred_by, day=card.referred_on),
            texts("referral-follow-up-row", day=line.follow_up_on),
        ),
        parts.lines(bold(texts("referral-text"))),
        parts.quote(card.text),
    ]
    if card.decided_on is not None:
        blocks += [parts.lines(bold(texts("referral-decision", day=card.decided_on))), parts.quote(card.decision)]
    if card.outcome:
        blocks += [parts.lines(bold(texts("referral-outcome"))), parts.quote(card.outcome)]
    value = ids.handle(line.reference, line.version)
    buttons = [
        parts.button(texts(f"button-{_BUTTONS[verb]}"), _BUTTONS[verb], value, style="primary") for verb in card.verbs
    ]
    return [*blocks, parts.actions(*buttons, parts.button(texts("button-history"), Act.HISTORY, value))]


@view(ReferralCard)
def referral_card(card: ReferralCard, texts: Texts) -> Message:
    return Message(f"{card.line.reference} {card.line.title}", tuple(card_blocks(card, texts)))


@view(ReferralList)
def referral_list(found: ReferralList, texts: Texts) -> Message:
    title = texts("referral-list-title", total=found.total)
    blocks = [parts.header(title)]
    blocks += [referral_block(line, texts) for line in found.referrals] or [parts.section(texts("referral-list-empty"))]
    buttons = page_buttons(Act.REFERRAL_PAGE, "", found.page, found.pages, texts)
    return Message(title, (*blocks, *([parts.actions(*buttons)] if buttons else [])))


@view(ReferralChanged)
def referral_changed(change: ReferralChanged, texts: Texts) -> Message:
    verb = change.verb.value if change.verb else "refer"
    words = texts("referral-changed", verb=verb, reference=change.card.line.reference)
    return Message(words, (parts.section(words), *card_blocks(change.card, texts)))


@view(ReferralTold)
def referral_told(told: ReferralTold, texts: Texts) -> Message:
    verb, line = told.verb.value if told.verb else "refer", told.card.line
    words = texts("referral-told", verb=verb, topic=line.topic, addressee=line.addressee)
    return Message(words, (parts.section(words), *card_blocks(told.card, texts)))


@line_view(ReferralLine)
def referral_line(line: ReferralLine, _: DigestLine, texts: Texts) -> Block:
    """A referral whose answer, or what follows from it, is to be looked after."""
    return referral_block(line, texts)


def refer_form(handle: Handle, title: str, addressees: Sequence[str], day: date, texts: Texts) -> Block:
    """Return the modal that refers a topic to one of the profile's addressees, or to another."""
    hint = texts("field-addressee-hint", addressees=tuple(addressees) or (texts("none"),))
    first = addressees[0] if addressees else ""
    blocks = [
        parts.section(parts.cut(title, 300)),
        inputs.field("addressee", texts("field-addressee"), inputs.text(first, limit=wording.TITLE_LENGTH), hint=hint),
        inputs.field("text", texts("field-referral-text"), _words()),
        inputs.field("follow_up_on", texts("field-follow-up-on"), inputs.day(day)),
    ]
    return _modal(Form.REFERRAL, handle, blocks, texts)


def read_refer(handle: Handle, values: Values) -> ReferTopic:
    """Read a submitted referral. Raises Invalid."""
    return ReferTopic(
        handle.reference, values.text("addressee"), values.text("text"), values.required_day("follow_up_on")
    )


def decision_form(handle: Handle, today: date, day: date, texts: Texts) -> Block:
    """Return the modal that enters what came from above."""
    choices = [(texts("referral-settled"), "no"), (texts("referral-reopens"), "yes")]
    blocks = [
        inputs.field("decided_on", texts("field-decided-on"), inputs.day(today)),
        inputs.field("decision", texts("field-decision"), _words()),
        inputs.field("follow_up_on", texts("field-follow-up-on"), inputs.day(day)),
        inputs.field("reopens", texts("field-reopens"), inputs.one_of(choices, initial="no")),
    ]
    return _modal(Form.REFERRAL_DECISION, handle, blocks, texts)


def read_decision(handle: Handle, values: Values) -> EnterDecision:
    """Read a submitted decision. Raises Invalid."""
    return EnterDecision(
        handle.reference,
        values.required_day("decided_on"),
        values.text("decision"),
        values.required_day("follow_up_on"),
        reopens=values.choice("reopens") == "yes",
    )


def follow_up_form(handle: Handle, texts: Texts) -> Block:
    """Return the modal that notes what followed."""
    return _modal(Form.REFERRAL_FOLLOW_UP, handle, [inputs.field("outcome", texts("field-outcome"), _words())], texts)


def read_follow_up(handle: Handle, values: Values) -> FollowUp:
    """Read what followed."""
    return FollowUp(handle.reference, values.text("outcome"))


def _words() -> Block:
    return inputs.text(limit=wording.TEXT_LENGTH, several=True)


def _modal(form: Form, handle: Handle, blocks: list[Block], texts: Texts) -> Block:
    title = texts(f"{form}-title", reference=str(handle.reference))
    return inputs.modal(form, title, texts("button-send"), blocks, metadata=str(handle), texts=texts)
