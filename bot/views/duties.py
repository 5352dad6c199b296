"""The units' duties (Annex 2)."""

from datetime import date

from bot.domain import wording
from bot.domain.tasks import AssignTask, AssignUnderDuty
from bot.notices.duties import AllDuties, DutyCount, DutyLine, UnitDuties
from bot.texts.catalogue import Texts
from bot.views import inputs, parts, room
from bot.views.ids import Act, Form
from bot.views.parse import Values
from bot.views.parts import Block, Message
from bot.views.registry import view
from bot.views.tasks import task_words

_TEXT_SHOWN = 200
_ENDS = " ;；.。"
"""How the sentences of the Annex end; here more follows."""


@view(UnitDuties)
def unit_duties(found: UnitDuties, texts: Texts) -> Message:
    title = texts("duties-title", unit=found.unit, count=len(found.duties), silent=found.silent, year=str(found.year))
    items = [_duty(duty, found, texts) for duty in found.duties]
    return Message(title, room.fill(items, texts, before=[parts.header(title)], after=[]))


@view(AllDuties)
def all_duties(found: AllDuties, texts: Texts) -> Message:
    title = texts("duties-all-title", year=str(found.year))
    items = [[_count(each, texts)] for each in found.units]
    return Message(title, room.fill(items, texts, before=[parts.header(title)], after=[]))


def duty_form(duty_id: int, text: str, units: list[tuple[str, str]], lead: str, due_on: date, texts: Texts) -> Block:
    """Return the modal of a task under a duty whose text is shown; the unit that has the duty leads it."""
    blocks = [
        parts.section(parts.cut(text, 2_000)),
        inputs.field("title", texts("field-title"), inputs.text(limit=wording.TITLE_LENGTH)),
        inputs.field("lead_unit_id", texts("field-lead"), inputs.one_of(units, initial=lead)),
        inputs.field("supporting_unit_ids", texts("field-supporting"), inputs.some_of(units), optional=True),
        inputs.field("due_on", texts("field-due"), inputs.day(due_on)),
    ]
    title = texts("form-duty-task-title")
    return inputs.modal(Form.DUTY_TASK, title, texts("button-assign"), blocks, metadata=str(duty_id), texts=texts)


def read_duty_task(metadata: str, values: Values) -> AssignUnderDuty:
    """Read a submitted task under a duty. Raises Invalid."""
    task = AssignTask(
        title=values.text("title"),
        lead_unit_id=values.required_row("lead_unit_id"),
        due_on=values.required_day("due_on"),
        supporting_unit_ids=values.rows("supporting_unit_ids"),
    )
    return AssignUnderDuty(int(metadata) if metadata.isdecimal() else 0, task)


def _duty(duty: DutyLine, found: UnitDuties, texts: Texts) -> list[Block]:
    number = f"{duty.number}. " if duty.number is not None else ""
    silent = "" if duty.is_reported else f" · {texts('duty-silent', year=str(found.year))}"
    every = f" · {texts(f'cadence-{duty.every}')}" if duty.every else ""
    words = f"{number}{parts.cut(duty.text.rstrip(_ENDS), _TEXT_SHOWN)}{every}{silent}"
    button = parts.button(texts("button-duty-task"), Act.DUTY_TASK, str(duty.id)) if found.may_assign else None
    head = parts.section(words, accessory=button)
    if not duty.tasks:
        return [head]
    rows = [task_words(task, texts).replace("\n", " · ") for task in duty.tasks]
    left = duty.count - len(duty.tasks)
    return [head, parts.bullets(*rows, *([texts("and-more", count=left)] if left > 0 else []))]


def _count(each: DutyCount, texts: Texts) -> Block:
    words = texts("duties-count", unit=each.unit, duties=each.duties, tasks=each.open_tasks, silent=each.silent)
    return parts.section(words, accessory=parts.button(texts("button-open"), Act.DUTIES_SHOW, each.unit))
