"""What the clock will do, is kept from doing, and why."""

from datetime import date

from bot.domain import wording
from bot.domain.reminding import Snooze
from bot.notices.desk import Digest
from bot.notices.reminders import (
    Forecast,
    ForecastDay,
    ForecastRow,
    HoldChanged,
    HoldLine,
    ReasonLine,
    Reasons,
    Rehearsal,
    Rehearsed,
    Snoozed,
)
from bot.texts.catalogue import Texts
from bot.views import inputs, parts, room
from bot.views.ids import Act, Form, Handle
from bot.views.parse import Values
from bot.views.parts import Block, Message, bold
from bot.views.registry import render, view
from bot.views.tasks import page_buttons

_MATTERS_SHOWN = 12


@view(Forecast)
def forecast(told: Forecast, texts: Texts) -> Message:
    title = texts("forecast-title")
    before = [
        parts.header(title),
        *([parts.bullets(*(_hold(hold, texts) for hold in told.holds))] if told.holds else []),
    ]
    items = [item for day in told.days for item in _day(day, texts)]
    buttons = page_buttons(Act.FORECAST_PAGE, "", told.page, told.pages, texts)
    after = [parts.actions(*buttons)] if buttons else []
    return Message(
        title, room.fill(items or [[parts.section(texts("forecast-empty"))]], texts, before=before, after=after)
    )


@view(HoldChanged)
def hold_changed(changed: HoldChanged, texts: Texts) -> Message:
    words = texts("hold-set" if changed.is_held else "hold-released", unit=changed.unit or texts("everybody"))
    return Message(words, (parts.section(words),))


@view(Rehearsal)
def rehearsal(told: Rehearsal, texts: Texts) -> Message:
    words = texts("rehearsal-for", person=told.person, unit=told.unit or texts("none"))
    shown = render(Digest(told.day, told.lines), texts)
    return Message(words, (parts.context(words), *shown.blocks[: parts.MESSAGE_BLOCKS - 1]))


@view(Rehearsed)
def rehearsed(told: Rehearsed, texts: Texts) -> Message:
    words = texts("rehearsed", day=told.day, count=told.count, shown=told.shown)
    return Message(words, (parts.section(words),))


@view(Snoozed)
def snoozed(told: Snoozed, texts: Texts) -> Message:
    words = texts("snoozed", reference=told.reference, day=told.day)
    return Message(words, (parts.section(words),))


@view(Reasons)
def reasons(told: Reasons, texts: Texts) -> Message:
    title = texts("reasons-title", reference=told.reference, title=parts.cut(told.title, 60))
    items = [[parts.lines(*_reason(line, texts))] for line in told.lines]
    empty = [[parts.section(texts("reasons-empty"))]]
    return Message(title, room.fill(items or empty, texts, before=[parts.section(title)], after=[]))


def snooze_form(handle: Handle, found: Reasons, texts: Texts) -> Block:
    """Return the modal that asks until when a task sleeps, and why; the day begins as the last one allowed."""
    days = [line.next_on for line in found.lines if line.next_on is not None]
    latest: date | None = min(days) if days else None
    hint = texts("snooze-hint", day=latest) if latest else ""
    blocks = [
        inputs.field("day", texts("field-snooze-day"), inputs.day(latest), hint=hint),
        inputs.field("reason", texts("field-reason"), inputs.text(limit=wording.LINE_LENGTH, several=True)),
    ]
    title = texts("form-snooze-title", reference=str(handle.reference))
    return inputs.modal(Form.SNOOZE, title, texts("button-send"), blocks, metadata=str(handle), texts=texts)


def read_snooze(handle: Handle, values: Values) -> Snooze:
    """Read a submitted snooze. Raises Invalid."""
    return Snooze(handle.reference, values.required_day("day"), values.text("reason"))


def _hold(hold: HoldLine, texts: Texts) -> str:
    unit = hold.unit or texts("everybody")
    return texts("hold-row", unit=unit, since=hold.since, person=hold.person, reason=parts.cut(hold.reason, 200))


def _day(day: ForecastDay, texts: Texts) -> list[list[Block]]:
    head = [bold(texts("forecast-day", day=day.day, count=len(day.rows)))]
    table = [texts("forecast-table", count=day.overdue)] if day.overdue else []
    return [[parts.lines(*head, *table)], *([parts.bullets(_row(row, texts))] for row in day.rows)]


def _row(row: ForecastRow, texts: Texts) -> Block:
    who = f"{row.unit} {row.person}".strip()
    if row.is_withheld:
        return parts.line(bold(who), f"  {texts('forecast-withheld')}")
    named = [
        texts("forecast-matter", about=texts(f"chase-{each.about}"), item=each.item, when=_when(each.offset, texts))
        for each in row.matters[:_MATTERS_SHOWN]
    ]
    left = len(row.matters) - _MATTERS_SHOWN
    return parts.line(bold(who), f"  {texts.listing(tuple(named))}", texts("and-more", count=left) if left > 0 else "")


def _when(offset: int, texts: Texts) -> str:
    return texts("digest-when", sign=(offset > 0) - (offset < 0), days=abs(offset))


def _reason(line: ReasonLine, texts: Texts) -> list[Block | str]:
    about = texts(f"chase-{line.about}")
    head = texts("reason-head", about=about, unit=line.unit or texts("role-secretariat"), due=line.due_on)
    rows: list[Block | str] = [parts.line(bold(head))]
    if line.told_on is not None and line.offset is not None:
        rows.append(texts("reason-told", day=line.told_on, when=_when(line.offset, texts)))
    if line.snoozed_until is not None:
        rows.append(texts("reason-snoozed", day=line.snoozed_until, reason=parts.cut(line.snooze_reason, 200)))
    if line.next_on is None:
        rows.append(texts("reason-rests"))
    else:
        rows.append(texts("reason-next", day=line.next_on, when=_when(line.next_offset, texts)))
    return rows
