"""People, their seats and changes of them in messages."""

from bot.domain.contacts import ContactChangeState, ContactChangeVerb
from bot.notices.contacts import (
    ContactChangeCard,
    ContactChangeChanged,
    ContactChangeDecided,
    ContactChangeProposed,
    ContactChangeTaken,
    ContactLine,
    ContactList,
    HandOver,
    LanguageChosen,
    PhoneCorrected,
    UnitContacts,
)
from bot.notices.tasks import TaskCard
from bot.texts.catalogue import Texts
from bot.views import ids, parts, room
from bot.views.ids import Act
from bot.views.minutes import minutes_block
from bot.views.parts import Block, Message, Style, bold
from bot.views.registry import view
from bot.views.tasks import report_row, task_block
from bot.views.topics import topic_block

_TITLE = 60
_ENDED_HERE = 3
"""Stand-ins of a unit that can be ended from its roster."""
_BUTTONS: dict[ContactChangeVerb, tuple[Act, Style]] = {
    ContactChangeVerb.CONFIRM: (Act.CONTACT_CONFIRM, "primary"),
    ContactChangeVerb.RETURN: (Act.CONTACT_RETURN, ""),
    ContactChangeVerb.WITHDRAW: (Act.CONTACT_WITHDRAW, "danger"),
    ContactChangeVerb.RESUBMIT: (Act.CONTACT_AMEND, ""),
}


@view(ContactList)
def contact_list(found: ContactList, texts: Texts) -> Message:
    is_one = len(found.units) == 1 and not found.office
    title = texts("contacts-title", group=found.group)
    if found.on is not None:
        title = texts("contacts-title-on", group=found.group, day=found.on)
    before = [parts.header(title)]
    if found.office:
        before.append(parts.lines(bold(texts("contacts-office")), *(person_row(line, texts) for line in found.office)))
    units = [[_unit(unit, texts, with_mentions=is_one)] for unit in found.units]
    buttons = [parts.button(texts(f"button-{act}"), act, "") for act in (Act.CONTACT_CHANGE, Act.STAND_IN)]
    if not is_one:
        buttons.append(parts.button(texts("button-export-roster"), Act.EXPORT_ROSTER, ""))
    else:
        buttons.append(parts.button(texts("button-seat-history"), Act.SEAT_HISTORY, found.units[0].unit))
        buttons += [
            parts.button(
                texts("button-stand-in-end", name=line.name), f"{Act.STAND_IN_END}:{line.seat_id}", str(line.seat_id)
            )
            for line in found.units[0].people[:_ENDED_HERE]
            if line.seat_id
        ]
    after = [parts.actions(*buttons)]
    return Message(title, room.fill(units, texts, before=before, after=after))


@view(ContactChangeCard)
def change_card(card: ContactChangeCard, texts: Texts) -> Message:
    return Message(
        texts("contact-change-title", reference=card.reference, unit=card.unit), tuple(card_blocks(card, texts))
    )


@view(ContactChangeChanged)
def change_changed(change: ContactChangeChanged, texts: Texts) -> Message:
    is_taken = change.verb in {None, ContactChangeVerb.RESUBMIT} and change.card.state is ContactChangeState.CONFIRMED
    verb = "taken" if is_taken else change.verb.value if change.verb else "propose"
    return _told(texts("contact-change-changed", verb=verb, reference=change.card.reference), change.card, texts)


@view(ContactChangeProposed)
def change_proposed(told: ContactChangeProposed, texts: Texts) -> Message:
    words = texts("contact-change-proposed", unit=told.card.unit, role=told.card.role, reference=told.card.reference)
    return _told(words, told.card, texts)


@view(ContactChangeTaken)
def change_taken(told: ContactChangeTaken, texts: Texts) -> Message:
    words = texts("contact-change-taken", unit=told.card.unit, role=told.card.role, reference=told.card.reference)
    return _told(words, told.card, texts)


@view(ContactChangeDecided)
def change_decided(told: ContactChangeDecided, texts: Texts) -> Message:
    words = texts("contact-change-decided", verb=told.verb.value, unit=told.card.unit, reference=told.card.reference)
    return _told(words, told.card, texts)


@view(HandOver)
def hand_over(told: HandOver, texts: Texts) -> Message:
    named = {"unit": told.unit, "role": told.role, "day": told.effective_on, "leaver": told.leaver or texts("none")}
    words = texts("hand-over", **named)
    if told.last_day is not None:
        words = texts("hand-over-stand-in", until=told.last_day, **named)
    dates = [
        [parts.lines(f"{texts.short_day(date.day)} · {date.reference} {parts.cut(date.title, _TITLE)}")]
        for date in told.dates
    ]
    items = [
        *_with_heading(texts("hand-over-minutes"), [[minutes_block(line, texts)] for line in told.minutes]),
        *_with_heading(texts("hand-over-tasks"), [_task(card, texts) for card in told.tasks]),
        *([[parts.context(texts("hand-over-more", count=told.more_tasks))]] if told.more_tasks else []),
        *_with_heading(texts("hand-over-topics"), [[topic_block(line, texts)] for line in told.topics]),
        *_with_heading(texts("hand-over-dates"), dates),
    ]
    before = [parts.header(texts("hand-over-title", unit=told.unit, role=told.role)), parts.section(words)]
    if not items:
        before.append(parts.section(texts("hand-over-empty")))
    after = [
        parts.actions(
            parts.button(texts("button-desk"), Act.DESK, "", style="primary"),
            parts.button(texts("button-help"), Act.HELP, ""),
        )
    ]
    return Message(words, room.fill(items, texts, before=before, after=after))


@view(PhoneCorrected)
def phone_corrected(told: PhoneCorrected, texts: Texts) -> Message:
    words = texts("phone-corrected", phone=told.phone)
    return Message(words, (parts.section(words),))


@view(LanguageChosen)
def language_chosen(told: LanguageChosen, texts: Texts) -> Message:
    words = texts("language-chosen", language=told.language)
    return Message(words, (parts.section(words),))


def card_blocks(card: ContactChangeCard, texts: Texts) -> list[Block]:
    """Return a change's card: who follows whom in which seat, why, from when, and what the reader may do."""
    rows: list[Block | str] = [
        parts.line(bold(texts("contact-change-title", reference=card.reference, unit=card.unit))),
        texts("contact-change-state-row", state=card.state),
        texts("contact-change-person-row", role=card.role, name=card.name, title=card.title or texts("none")),
        texts("contact-change-leaver-row", leaver=card.leaver or texts("none")),
        texts("contact-change-day-row", day=card.effective_on),
        texts("contact-change-by-row", person=card.proposed_by),
        texts("contact-change-reason-row", reason=card.reason),
    ]
    if card.return_reason:
        rows.append(texts("contact-change-return-row", reason=card.return_reason))
    return [parts.lines(*rows), parts.actions(*_buttons(card, texts))]


def change_item(card: ContactChangeCard, texts: Texts) -> list[Block]:
    """Return a change in a list of what waits: one line and what the reader may do."""
    words = texts("contact-change-item", reference=card.reference, unit=card.unit, role=card.role, name=card.name)
    return [parts.section(words), parts.actions(*_buttons(card, texts))]


def _told(words: str, card: ContactChangeCard, texts: Texts) -> Message:
    return Message(words, (parts.section(words), *card_blocks(card, texts)))


def _unit(unit: UnitContacts, texts: Texts, *, with_mentions: bool) -> Block:
    people = [person_row(line, texts, with_mention=with_mentions) for line in unit.people]
    return parts.lines(bold(unit.unit), *(people or [parts.line(texts("contacts-nobody"))]))


def person_row(person: ContactLine, texts: Texts, *, with_mention: bool = False) -> Block:
    """One seat as a line. A mention calls somebody, so the whole roster goes without."""
    words = texts("contact-row", role=person.role, name=person.name)
    job = texts("contact-job", title=person.title) if person.title else ""
    if person.last_day is not None:
        absent = person.stands_in_for or texts("none")
        job += texts("contact-stand-in", absent=absent, until=texts.short_day(person.last_day), scope=person.scope)
    mention = parts.person(person.slack_id, person.name) if with_mention and person.slack_id else ""
    phone = texts("contact-phone", phone=person.phone) if person.phone else ""
    return parts.line(words, job, " " if mention else "", mention, phone)


def _with_heading(heading: str, items: list[list[Block]]) -> list[list[Block]]:
    """Keep the heading with the first item, so that none stands alone at the end."""
    return [[parts.lines(bold(heading)), *items[0]], *items[1:]] if items else []


def _task(card: TaskCard, texts: Texts) -> list[Block]:
    last = [parts.bullets(report_row(card.reports[0], texts))] if card.reports else []
    return [task_block(card.task, texts), *last]


def _buttons(card: ContactChangeCard, texts: Texts) -> list[Block]:
    value = ids.handle(card.reference, card.version)
    buttons = []
    for verb in card.verbs:
        act, style = _BUTTONS[verb]
        buttons.append(parts.button(texts(f"button-{act}"), act, value, style=style))
    return [*buttons, parts.button(texts("button-history"), Act.HISTORY, value)]
