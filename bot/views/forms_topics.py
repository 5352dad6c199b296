"""The modals about topics, and what comes back from them."""

from collections.abc import Sequence

from bot.domain import wording
from bot.domain.consultation import GiveOpinion, OpenConsultation, OpinionStance
from bot.domain.errors import Invalid
from bot.domain.topics import MergeTopic, PlanTopic, ReviewTopic, SubmitTopic, Topic, TopicText, TopicVerb, Urgency
from bot.notices.choices import Choice, FormChoices
from bot.texts.catalogue import Texts
from bot.views import inputs
from bot.views.forms_tasks import proofs, read_evidence
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
    blocks += _what(offered, initial, texts) + _units(offered, initial, texts) + _materials(initial, texts)
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
        basis=values.text("basis"),
        materials=read_evidence(values),
    )
    return SubmitTopic(
        text,
        unit_id=values.row("unit_id"),
        reference=handle.reference if handle else None,
        is_draft=values.choice("is_draft") == "yes",
    )


def reason_form(verb: TopicVerb, handle: Handle, texts: Texts) -> Block:
    """Return the modal that asks why a topic is returned or deferred, and for the next step."""
    form = Form.TOPIC_RETURN if verb is TopicVerb.RETURN else Form.TOPIC_DEFER
    reason = inputs.text(limit=wording.TEXT_LENGTH, several=True)
    step = inputs.text(limit=wording.LINE_LENGTH)
    blocks = [
        inputs.field("reason", texts("field-topic-reason"), reason, hint=texts("field-topic-reason-hint")),
        inputs.field("next_step", texts("field-next-step"), step, hint=texts("field-next-step-hint")),
    ]
    return _modal(form, handle, blocks, texts)


def read_reason(form: Form, handle: Handle, values: Values) -> ReviewTopic:
    """Read a submitted return or deferral."""
    verb = TopicVerb.RETURN if form is Form.TOPIC_RETURN else TopicVerb.DEFER
    return ReviewTopic(handle.reference, verb, values.text("reason"), handle.version, values.text("next_step"))


def merge_form(handle: Handle, others: Sequence[Choice], texts: Texts) -> Block:
    """Return the modal that merges a topic into one of `others`."""
    blocks = [
        inputs.field("into_id", texts("field-merge-into"), inputs.one_of(others)),
        inputs.field("reason", texts("field-reason"), inputs.text(limit=wording.LINE_LENGTH, several=True)),
    ]
    return _modal(Form.TOPIC_MERGE, handle, blocks, texts)


def read_merge(handle: Handle, values: Values) -> MergeTopic:
    """Read a submitted merger. Raises Invalid."""
    return MergeTopic(handle.reference, values.required_row("into_id"), values.text("reason"))


def plan_form(handle: Handle, topic: Topic, quarters: Sequence[str], texts: Texts) -> Block:
    """Return the modal that plans a topic."""
    priorities: list[Choice] = [(texts("priority-no"), "no"), (texts("priority-yes"), "yes")]
    planned = [*quarters, *([topic.quarter] if topic.quarter and topic.quarter not in quarters else [])]
    offered: list[Choice] = [(texts.quarter(quarter), quarter) for quarter in planned]
    blocks = [
        inputs.field(
            "is_priority",
            texts("field-priority"),
            inputs.one_of(priorities, initial="yes" if topic.is_priority else "no"),
        ),
        inputs.field("quarter", texts("field-quarter"), inputs.one_of(offered, initial=topic.quarter), optional=True),
    ]
    return _modal(Form.TOPIC_PLAN, handle, blocks, texts)


def read_plan(handle: Handle, values: Values) -> PlanTopic:
    """Read a submitted plan."""
    return PlanTopic(handle.reference, values.choice("is_priority") == "yes", values.choice("quarter"))


def consult_form(handle: Handle, topic: Topic, offered: FormChoices, texts: Texts) -> Block:
    """Return the modal that asks units for their opinion: the units that the decision would bind are chosen already."""
    bound = [str(unit_id) for unit_id in topic.bound_unit_ids if unit_id != topic.unit_id]
    blocks = [
        inputs.field("unit_ids", texts("field-consulted"), inputs.some_of(offered.units, initial=bound)),
        inputs.field("answer_by", texts("field-answer-by"), inputs.day(offered.answer_by)),
    ]
    return _modal(Form.TOPIC_CONSULT, handle, blocks, texts)


def read_consult(handle: Handle, values: Values) -> OpenConsultation:
    """Read a submitted consultation. Raises Invalid."""
    return OpenConsultation(handle.reference, values.rows("unit_ids"), values.required_day("answer_by"))


def opinion_form(stance: OpinionStance, handle: Handle, offered: FormChoices, texts: Texts) -> Block:
    """Return the modal of an opinion that says more than yes."""
    stances: list[Choice] = [(texts.name(each), each.value) for each in OpinionStance]
    words = inputs.text(limit=wording.TEXT_LENGTH, several=True)
    blocks = [
        *_who(offered, texts),
        inputs.field("stance", texts("field-opinion"), inputs.one_of(stances, initial=stance)),
        inputs.field("text", texts("field-opinion-text"), words),
    ]
    return _modal(Form.OPINION, handle, blocks, texts)


def read_opinion(handle: Handle, values: Values) -> GiveOpinion:
    """Read a submitted opinion. Raises Invalid."""
    chosen = values.choice("stance")
    if chosen not in set(OpinionStance):
        raise Invalid("choice-missing", field="stance")
    return GiveOpinion(handle.reference, OpinionStance(chosen), values.text("text"), values.row("unit_id"))


def _modal(form: Form, handle: Handle, blocks: list[Block], texts: Texts) -> Block:
    title = texts(f"{form}-title", reference=str(handle.reference))
    return inputs.modal(form, title, texts("button-send"), blocks, metadata=str(handle), texts=texts)


def _materials(initial: TopicText, texts: Texts) -> list[Block]:
    """The basis, the materials (those handed in already stand as links), and whether it is kept for later."""
    links = "\n".join(each.url for each in initial.materials)
    basis = inputs.text(initial.basis, limit=wording.LINE_LENGTH, several=True)
    choices: list[Choice] = [(texts("topic-at-once"), "no"), (texts("topic-as-draft"), "yes")]
    return [
        inputs.field("basis", texts("field-basis"), basis, optional=True, hint=texts("field-basis-hint")),
        *proofs(texts, links=links),
        inputs.field("is_draft", texts("field-is-draft"), inputs.one_of(choices, initial="no")),
    ]


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
