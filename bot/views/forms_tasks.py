"""The modals about tasks, and what comes back from them."""

from collections.abc import Sequence
from datetime import date

from bot.domain import evidence, references, wording
from bot.domain.errors import Invalid
from bot.domain.evidence import Evidence
from bot.domain.tasks import AssignTask, ChangeTask, ReportProgress, TaskVerb
from bot.texts.catalogue import Texts
from bot.views import inputs
from bot.views.ids import Form, Handle
from bot.views.parse import Values
from bot.views.parts import Block

_FORMS = {
    TaskVerb.CLAIM: Form.TASK_CLAIM,
    TaskVerb.SEND_BACK: Form.TASK_SEND_BACK,
    TaskVerb.SUSPEND: Form.TASK_SUSPEND,
    TaskVerb.CANCEL: Form.TASK_CANCEL,
}
_FILES = 5
_VERBS = {form: verb for verb, form in _FORMS.items()}

Choices = list[tuple[str, str]]


def report_form(handle: Handle, percent: int, texts: Texts) -> Block:
    """Return the modal that reports progress on a task standing at `percent`."""
    blocks = [
        inputs.field("percent", texts("field-percent"), inputs.percent(percent), optional=True),
        inputs.field("text", texts("field-progress-text"), inputs.text(limit=wording.TEXT_LENGTH, several=True)),
        *proofs(texts),
    ]
    title = texts("form-task-report-title", reference=str(handle.reference))
    return inputs.modal(Form.TASK_REPORT, title, texts("button-send"), blocks, metadata=str(handle), texts=texts)


def read_report(handle: Handle, values: Values) -> ReportProgress:
    """Read a submitted report. Raises Invalid."""
    return ReportProgress(handle.reference, values.number("percent"), values.text("text"), read_evidence(values))


def report_of_form(tasks: Sequence[tuple[str, str]], text: str, texts: Texts) -> Block:
    """Return the modal that reports on one of `tasks` (words, reference) with the text of a message."""
    said = inputs.text(wording.tidy(text), limit=wording.TEXT_LENGTH, several=True)
    blocks = [
        inputs.field("reference", texts("field-task"), inputs.one_of(tasks)),
        inputs.field("percent", texts("field-percent"), inputs.percent(), optional=True),
        inputs.field("text", texts("field-progress-text"), said),
    ]
    title = texts("form-message-progress-title")
    return inputs.modal(Form.MESSAGE_PROGRESS, title, texts("button-send"), blocks, metadata="", texts=texts)


def read_report_of(values: Values) -> ReportProgress:
    """Read a submitted report on a task that was chosen. Raises Invalid."""
    reference = references.parse(values.choice("reference"))
    if reference is None:
        raise Invalid("choice-missing", field="reference")
    return ReportProgress(reference, values.number("percent"), values.text("text"))


def verb_form(verb: TaskVerb, handle: Handle, texts: Texts) -> Block:
    """Return the modal that asks for the words of a verb: what was done, or why."""
    form = _FORMS[verb]
    blocks = [inputs.field("text", texts(f"field-{form}-text"), inputs.text(limit=wording.TEXT_LENGTH, several=True))]
    blocks += proofs(texts) if verb is TaskVerb.CLAIM else []
    title = texts(f"{form}-title", reference=str(handle.reference))
    return inputs.modal(form, title, texts("button-send"), blocks, metadata=str(handle), texts=texts)


def read_verb(form: Form, handle: Handle, values: Values) -> ChangeTask:
    """Read the submitted words of a verb."""
    return ChangeTask(handle.reference, _VERBS[form], values.text("text"), handle.version, read_evidence(values))


def proofs(texts: Texts, *, links: str = "") -> list[Block]:
    """Return the inputs of files and links (`links`: those that stand there already)."""
    return [
        inputs.field("files", texts("field-files"), inputs.files(_FILES), optional=True),
        inputs.field(
            "links",
            texts("field-links"),
            inputs.text(links, limit=wording.TEXT_LENGTH, several=True),
            optional=True,
            hint=texts("hint-links"),
        ),
    ]


def read_evidence(values: Values) -> tuple[Evidence, ...]:
    """Read the files and links handed in."""
    files = tuple(Evidence(name, url) for name, url in values.files("files") if url)
    return (*files, *evidence.read_links(values.text("links")))


def assign_form(units: Choices, due_on: date, texts: Texts) -> Block:
    """Return the modal that hands a task to one of `units` (short name, row number)."""
    blocks = [
        inputs.field("title", texts("field-title"), inputs.text(limit=wording.TITLE_LENGTH)),
        inputs.field("lead_unit_id", texts("field-lead"), inputs.one_of(units)),
        inputs.field("supporting_unit_ids", texts("field-supporting"), inputs.some_of(units), optional=True),
        inputs.field("due_on", texts("field-due"), inputs.day(due_on)),
        inputs.field(
            "expected_result",
            texts("field-expected"),
            inputs.text(limit=wording.TEXT_LENGTH, several=True),
            optional=True,
        ),
    ]
    title = texts("form-task-new-title")
    return inputs.modal(Form.TASK_NEW, title, texts("button-assign"), blocks, metadata="", texts=texts)


def read_assign(values: Values) -> AssignTask:
    """Read a submitted task. Raises Invalid."""
    return AssignTask(
        title=values.text("title"),
        lead_unit_id=values.required_row("lead_unit_id"),
        due_on=values.required_day("due_on"),
        supporting_unit_ids=values.rows("supporting_unit_ids"),
        expected_result=values.text("expected_result"),
    )
