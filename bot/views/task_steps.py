"""What was done about a task: extensions, blockers, sub-tasks, parts, urging."""

from bot.notices.task_steps import StepTaken, StepTold, UrgeAnswered, WaitingStep
from bot.texts.catalogue import Texts
from bot.views import ids, parts
from bot.views.ids import Act
from bot.views.parts import Block, Message
from bot.views.registry import view
from bot.views.tasks import report_row, task_block, task_words, told


@view(StepTaken)
def step_taken(taken: StepTaken, texts: Texts) -> Message:
    words = texts(
        "step-taken",
        step=str(taken.step),
        reference=taken.card.task.reference,
        unit=taken.unit,
        day=_day(taken, texts),
    )
    return told(words, taken.card, texts)


@view(StepTold)
def step_told(fact: StepTold, texts: Texts) -> Message:
    words = texts(
        "step-told",
        step=str(fact.step),
        reference=fact.card.task.reference,
        unit=fact.unit,
        person=fact.person,
        day=_day(fact, texts),
    )
    said = told(words, fact.card, texts)
    return Message(said.text, (said.blocks[0], parts.quote(fact.text), *said.blocks[1:])) if fact.text else said


@view(UrgeAnswered)
def urge_answered(answered: UrgeAnswered, texts: Texts) -> Message:
    words = texts("urge-answered", reference=answered.task.reference, unit=answered.report.unit, at=answered.urged_at)
    return Message(
        words,
        (parts.section(words), parts.bullets(report_row(answered.report, texts)), task_block(answered.task, texts)),
    )


def waiting_block(waiting: WaitingStep, texts: Texts) -> Block:
    """Return a step that waits for the reader, with the button that opens its task."""
    words = texts(
        "step-waiting", step=str(waiting.step), unit=waiting.unit, day=_day(waiting, texts), text=waiting.about
    )
    value = ids.handle(waiting.task.reference, waiting.task.version)
    button = parts.button(texts("button-open"), Act.TASK_SHOW, value, style="primary")
    return parts.section(f"{task_words(waiting.task, texts)}\n{words}", accessory=button)


def _day(fact: StepTaken | StepTold | WaitingStep, texts: Texts) -> str:
    return texts.day(fact.day) if fact.day is not None else ""
