"""The modals about topics, and what comes back from them."""

from bot.domain import wording
from bot.domain.errors import Invalid
from bot.domain.topics import ReviewTopic, SubmitTopic, TopicText, TopicVerb, Urgency
from bot.notices.choices import Choice, FormChoices
from bot.texts.catalogue import Texts
from bot.views import inputs
from bot.views.ids import Form, Handle
from bot.views.parse import Values
from bot.views.parts import Block

NEW = TopicText(title="")
"""What an empty form begins with; `TopicText(title=…)` is the one for a title typed on the line."""


def topic_form(offered: FormChoices, texts: Texts, *, initial: TopicText = NEW, handle: Handle | None = None) -> Block:
    """Return the modal that submits a topic, or a returned one (`handle`) again with what it said (`initial`)."""
    key = "form-topic-new-title" if handle is None else "form-topic-again-title"
    title = texts(key, reference=str(handle.reference) if handle else "")
    blocks = _who(offered, texts) if handle is None else []
    blocks += _what(offered, initial, texts) + _units(offered, initial, texts)
    return inputs.modal(
        Form.TOPIC, title, texts("button-send"), blocks, metadata=str(handle) if handle else "", texts=texts
    )


def read_topic(handle: Handle | None, values: Values) -> SubmitTopic:
    """Read a submitted topic. Raises Invalid."""
    text = TopicText(
        title=values.text("title"),
        background=values.text("background"),
        ask=values.text("ask"),
        area=values.row("area"),
        urgency=_urgency(values.choice("urgency")),
        lead_unit_id=values.row("lead_unit_id"),
        supporting_unit_ids=values.rows("supporting_unit_ids"),
    )
    return SubmitTopic(text, unit_id=values.row("unit_id"), reference=handle.reference if handle else None)


def return_form(handle: Handle, texts: Texts) -> Block:
    """Return the modal that asks why a topic is returned and what would mend it."""
    reason = inputs.text(limit=wording.TEXT_LENGTH, several=True)
    blocks = [inputs.field("reason", texts("field-topic-reason"), reason, hint=texts("field-topic-reason-hint"))]
    title = texts("form-topic-return-title", reference=str(handle.reference))
    return inputs.modal(Form.TOPIC_RETURN, title, texts("button-send"), blocks, metadata=str(handle), texts=texts)


def read_return(handle: Handle, values: Values) -> ReviewTopic:
    """Read a submitted return."""
    return ReviewTopic(handle.reference, TopicVerb.RETURN, values.text("reason"), handle.version)


def _who(offered: FormChoices, texts: Texts) -> list[Block]:
    """A person of several units says for which one."""
    if len(offered.own_units) <= 1:
        return []
    return [inputs.field("unit_id", texts("field-for-unit"), inputs.one_of(offered.own_units))]


def _what(offered: FormChoices, initial: TopicText, texts: Texts) -> list[Block]:
    areas = offered.areas_zh if texts.language == "zh" else offered.areas_en
    urgencies: list[Choice] = [(texts.name(urgency), urgency.value) for urgency in Urgency]
    background = inputs.text(initial.background, limit=wording.TEXT_LENGTH, several=True)
    ask = inputs.text(initial.ask, limit=wording.TEXT_LENGTH, several=True)
    blocks = [
        inputs.field("title", texts("field-title"), inputs.text(initial.title, limit=wording.TITLE_LENGTH)),
        inputs.field("background", texts("field-background"), background, optional=True),
        inputs.field("ask", texts("field-ask"), ask, optional=True, hint=texts("field-ask-hint")),
    ]
    if areas:
        area = inputs.one_of(areas, initial=str(initial.area or ""))
        blocks.append(inputs.field("area", texts("field-area"), area, optional=True))
    return [*blocks, inputs.field("urgency", texts("field-urgency"), inputs.one_of(urgencies, initial=initial.urgency))]


def _units(offered: FormChoices, initial: TopicText, texts: Texts) -> list[Block]:
    lead = inputs.one_of(offered.units, initial=str(initial.lead_unit_id or ""))
    supporting = inputs.some_of(offered.units, initial=[str(unit_id) for unit_id in initial.supporting_unit_ids])
    return [
        inputs.field("lead_unit_id", texts("field-proposed-lead"), lead, optional=True),
        inputs.field("supporting_unit_ids", texts("field-proposed-supporting"), supporting, optional=True),
    ]


def _urgency(chosen: str) -> Urgency:
    if chosen not in set(Urgency):
        raise Invalid("choice-missing", field="urgency")
    return Urgency(chosen)
