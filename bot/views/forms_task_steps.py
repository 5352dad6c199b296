"""The modals of what is done about a task: extensions, blockers, sub-tasks, parts, urging."""

from collections.abc import Sequence
from datetime import date

from bot.domain import wording
from bot.domain.blockers import AnswerBlocker, BlockerVerb, DeclareBlocker
from bot.domain.errors import Invalid
from bot.domain.extensions import AskExtension, DecideExtension, ExtensionVerb
from bot.domain.references import Reference
from bot.domain.tasks import SetPart, SplitTask
from bot.notices.tasks import TaskCard
from bot.texts.catalogue import Texts
from bot.views import ids, inputs
from bot.views.ids import Form, Handle
from bot.views.parse import Values
from bot.views.parts import Block

Choices = Sequence[tuple[str, str]]

_DECISIONS = {Form.EXTENSION_GRANT: ExtensionVerb.GRANT, Form.EXTENSION_REFUSE: ExtensionVerb.REFUSE}
_ANSWERS = {
    Form.BLOCKER_ACCEPT: BlockerVerb.ACCEPT,
    Form.BLOCKER_REFUSE: BlockerVerb.REFUSE,
    Form.BLOCKER_INSIST: BlockerVerb.INSIST,
    Form.BLOCKER_AWARD: BlockerVerb.AWARD,
    Form.BLOCKER_DISMISS: BlockerVerb.DISMISS,
}
_DATED = {Form.BLOCKER_ACCEPT, Form.BLOCKER_AWARD}


def handle_of(item: TaskCard | Reference) -> Handle:
    """Return what a form carries that a line opened: the task, in whatever version."""
    if isinstance(item, TaskCard):
        return ids.read_handle(ids.handle(item.task.reference, item.task.version))
    return Handle(item, 0)


def extend_form(handle: Handle, due_on: date, texts: Texts) -> Block:
    """Return the modal that asks for a later day than `due_on`."""
    blocks = [
        inputs.field("new_due_on", texts("field-new-due"), inputs.day(due_on)),
        inputs.field("reason", texts("field-reason"), _words()),
    ]
    return _modal(Form.TASK_EXTEND, handle, blocks, texts)


def read_extend(handle: Handle, values: Values) -> AskExtension:
    """Read a submitted request for a later day. Raises Invalid."""
    return AskExtension(handle.reference, values.required_day("new_due_on"), values.text("reason"))


def decision_form(form: Form, handle: Handle, asked_for: date | None, texts: Texts) -> Block:
    """Return the modal that grants (the day asked for stands there) or refuses an extension."""
    is_grant = form is Form.EXTENSION_GRANT
    day = [inputs.field("due_on", texts("field-granted-due"), inputs.day(asked_for))] if is_grant else []
    words = inputs.field("answer", texts("field-remark" if is_grant else "field-reason"), _words(), optional=is_grant)
    return _modal(form, handle, [*day, words], texts)


def read_decision(form: Form, handle: Handle, values: Values) -> DecideExtension:
    """Read a submitted decision on an extension."""
    return DecideExtension(handle.reference, _DECISIONS[form], values.day("due_on"), values.text("answer"))


def block_form(handle: Handle, units: Choices, texts: Texts) -> Block:
    """Return the modal that says for which of `units` a task waits, and for what."""
    blocks = [
        inputs.field("unit_id", texts("field-blocker-unit"), inputs.one_of(units)),
        inputs.field("text", texts("field-blocker-text"), _words()),
    ]
    return _modal(Form.TASK_BLOCK, handle, blocks, texts)


def read_block(handle: Handle, values: Values) -> DeclareBlocker:
    """Read a submitted blocker. Raises Invalid."""
    return DeclareBlocker(handle.reference, values.required_row("unit_id"), values.text("text"))


def answer_form(form: Form, handle: Handle, due_on: date, texts: Texts) -> Block:
    """Return the modal of an answer to a blocker: with the day by which it is removed, or with the reason."""
    if form in _DATED:
        blocks = [
            inputs.field("promised_on", texts("field-promised"), inputs.day(due_on)),
            inputs.field("text", texts("field-remark"), _words(), optional=True),
        ]
    else:
        blocks = [inputs.field("text", texts("field-reason"), _words())]
    return _modal(form, handle, blocks, texts)


def read_answer(form: Form, handle: Handle, values: Values) -> AnswerBlocker:
    """Read a submitted answer to a blocker."""
    return AnswerBlocker(handle.reference, _ANSWERS[form], values.text("text"), values.day("promised_on"))


def split_form(handle: Handle, units: Choices, due_on: date, texts: Texts) -> Block:
    """Return the modal that splits a task off another, due by `due_on`."""
    blocks = [
        inputs.field("title", texts("field-title"), inputs.text(limit=wording.TITLE_LENGTH)),
        inputs.field("lead_unit_id", texts("field-lead"), inputs.one_of(units)),
        inputs.field("due_on", texts("field-due"), inputs.day(due_on)),
    ]
    return _modal(Form.TASK_SPLIT, handle, blocks, texts)


def read_split(handle: Handle, values: Values) -> SplitTask:
    """Read a submitted sub-task. Raises Invalid."""
    return SplitTask(
        handle.reference, values.text("title"), values.required_row("lead_unit_id"), values.required_day("due_on")
    )


def part_form(handle: Handle, units: Choices, due_on: date, texts: Texts) -> Block:
    """Return the modal that says what one of the supporting `units` has to do, and by when."""
    if not units:
        raise Invalid("unit-supports-not")
    blocks = [
        inputs.field("unit_id", texts("field-supporting-unit"), inputs.one_of(units, initial=units[0][1])),
        inputs.field("text", texts("field-part-text"), _words()),
        inputs.field("due_on", texts("field-part-due"), inputs.day(due_on), optional=True),
    ]
    return _modal(Form.TASK_SET_PART, handle, blocks, texts)


def read_part(handle: Handle, values: Values) -> SetPart:
    """Read a submitted part. Raises Invalid."""
    return SetPart(handle.reference, values.required_row("unit_id"), values.text("text"), values.day("due_on"))


def _words() -> Block:
    return inputs.text(limit=wording.LINE_LENGTH, several=True)


def _modal(form: Form, handle: Handle, blocks: list[Block], texts: Texts) -> Block:
    title = texts(f"{form}-title", reference=str(handle.reference))
    return inputs.modal(form, title, texts("button-send"), blocks, metadata=str(handle), texts=texts)
