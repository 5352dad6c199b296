"""The quarterly confirmation, accounts that were disabled, and the units that cannot be reached, in messages."""

from bot.notices.confirmations import (
    AccountNoticed,
    ConfirmationCard,
    ConfirmationOverview,
    UnreachableRow,
    UnreachableUnits,
)
from bot.notices.desk import DigestLine
from bot.texts.catalogue import Texts
from bot.views import parts, room
from bot.views.contacts import person_row
from bot.views.ids import Act
from bot.views.parts import Block, Message, bold
from bot.views.registry import line_view, view


@view(ConfirmationCard)
def question(asked: ConfirmationCard, texts: Texts) -> Message:
    words = texts("confirmation-question", unit=asked.unit, period=texts.quarter(asked.period))
    people = [person_row(line, texts) for line in asked.people] or [parts.line(texts("contacts-nobody"))]
    change = parts.button(texts("button-contact-change"), Act.CONTACT_CHANGE, f"{asked.unit_id}|")
    shown = [[parts.lines(bold(asked.unit), *people)]]
    if asked.confirmed_on is not None:
        words = texts(
            "confirmation-done", unit=asked.unit, period=texts.quarter(asked.period), person=asked.confirmed_by
        )
        after = [parts.context(texts("confirmation-day", day=asked.confirmed_on)), parts.actions(change)]
        return Message(words, room.fill(shown, texts, before=[parts.section(words)], after=after))
    value = f"{asked.unit_id}|{asked.period}"
    confirm = parts.button(texts("button-contacts-confirm"), Act.CONTACTS_CONFIRM, value, style="primary")
    after = [parts.actions(confirm, change)]
    return Message(words, room.fill(shown, texts, before=[parts.section(words)], after=after))


@line_view(ConfirmationCard)
def question_line(asked: ConfirmationCard, _: DigestLine, texts: Texts) -> Block:
    words = texts("confirmation-question", unit=asked.unit, period=texts.quarter(asked.period))
    value = f"{asked.unit_id}|{asked.period}"
    return parts.section(words, accessory=parts.button(texts("button-contacts-confirm"), Act.CONTACTS_CONFIRM, value))


@view(ConfirmationOverview)
def overview(found: ConfirmationOverview, texts: Texts) -> Message:
    total = len(found.confirmed) + len(found.waiting)
    words = texts("confirmation-overview", period=texts.quarter(found.period), done=len(found.confirmed), total=total)
    blocks = [parts.header(words), parts.context(texts("confirmation-asked-on", day=found.asked_on))]
    if found.waiting:
        blocks.append(parts.section(texts("confirmation-waiting", units=found.waiting)))
    if found.confirmed:
        blocks.append(parts.section(texts("confirmation-confirmed", units=found.confirmed)))
    return Message(words, tuple(blocks))


@view(AccountNoticed)
def account(told: AccountNoticed, texts: Texts) -> Message:
    key = "account-back" if told.is_back else "account-gone"
    words = texts(key, unit=told.unit, role=told.role, name=told.name)
    if told.is_back:
        return Message(words, (parts.section(words),))
    return Message(words, (parts.section(words), parts.actions(_change(f"{told.unit_id}|{told.role}", texts))))


@view(UnreachableUnits)
def unreachable(told: UnreachableUnits, texts: Texts) -> Message:
    words = texts("unreachable-title", day=told.day, count=len(told.rows))
    rows = [[_row(row, texts)] for row in told.rows]
    return Message(words, room.fill(rows, texts, before=[parts.section(words)]))


def _row(row: UnreachableRow, texts: Texts) -> Block:
    name = row.name or texts("none")
    words = texts("unreachable-row", unit=row.unit, name=name, gap=row.gap)
    return parts.section(words, accessory=_change(f"{row.unit_id}|liaison", texts))


def _change(value: str, texts: Texts) -> Block:
    return parts.button(texts("button-contact-change"), Act.CONTACT_CHANGE, value)
