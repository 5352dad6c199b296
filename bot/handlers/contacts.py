"""People and their seats: from words, buttons and modals to the use cases."""

import re
from datetime import date

from bot.domain.contacts import (
    AmendContactChange,
    ContactChangeVerb,
    ContactFilter,
    CorrectOwnPhone,
    DecideContactChange,
    ProposeContactChange,
)
from bot.domain.groups import Group
from bot.domain.people import Actor
from bot.domain.references import Kind, Reference
from bot.handlers import dates, grammar
from bot.handlers.grammar import Command, Said
from bot.handlers.routes import Click, Opening, Route, Submission, Table
from bot.notices.choices import ChangeChoices, FormChoices
from bot.notices.contacts import ContactChangeCard
from bot.services import choices, contact_amendments, contacts
from bot.texts.catalogue import Texts
from bot.views import forms_contacts
from bot.views.ids import Act, Form, Handle
from bot.views.parts import Block

_FULL_DAY = re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?")
_VERBS = {
    Act.CONTACT_CONFIRM: ContactChangeVerb.CONFIRM,
    Act.CONTACT_RETURN: ContactChangeVerb.RETURN,
    Act.CONTACT_WITHDRAW: ContactChangeVerb.WITHDRAW,
}


def _filter(source: Said | Click, actor: Actor, group: Group) -> ContactFilter:
    """Telephone numbers are for whoever asks alone, and a slash command is answered to its asker alone."""
    if isinstance(source, Click):
        return ContactFilter()
    said, on = _unit_and_day(source.rest, actor, group)
    return ContactFilter(said, private=source.is_private, on=on)


def _unit_and_day(rest: str, actor: Actor, group: Group) -> tuple[str, date | None]:
    """Return what a unit is called and the day that stands behind it (2026-03-01), if any. Raises Invalid for a day
    that no calendar has."""
    *words, last = rest.split() or [""]
    plain = grammar.half_width(last)
    if not _FULL_DAY.fullmatch(plain):
        return rest, None
    return " ".join(words), dates.read_day(plain, today=actor.today, workdays=group.rules.calendar)


def _reference(said: Said, _: Actor, __: Group) -> Reference:
    return said.reference_of(Kind.CONTACT_CHANGE)[0]


def _phone(said: Said, _: Actor, __: Group) -> CorrectOwnPhone:
    return CorrectOwnPhone(grammar.half_width(said.rest))


def _decision(click: Click, _: Actor, __: Group) -> DecideContactChange:
    handle = click.handle
    return DecideContactChange(handle.reference, _VERBS[Act(click.action)], version=handle.version)


def _proposed(sent: Submission, _: Actor, __: Group) -> ProposeContactChange:
    return forms_contacts.read_change(sent.values)


def _returned(sent: Submission, _: Actor, __: Group) -> DecideContactChange:
    return forms_contacts.read_return(sent.handle, sent.values)


def _change_form(offered: FormChoices, source: Said | Click, texts: Texts) -> Block:
    value = source.value if isinstance(source, Click) else ""
    return forms_contacts.change_form(offered, texts, value=value)


def _amend_form(found: ChangeChoices, click: Click, texts: Texts) -> Block:
    return forms_contacts.amend_form(click.handle, found, texts)


def _amended(sent: Submission, _: Actor, __: Group) -> AmendContactChange:
    return forms_contacts.read_amendment(sent.handle, sent.values)


def _amending(click: Click, _: Actor, __: Group) -> Handle:
    return click.handle


def _return_form(_: ContactChangeCard, click: Click, texts: Texts) -> Block:
    return forms_contacts.return_form(click.handle, texts)


_LIST = Route(contacts.list_contacts, _filter, changes=False)
_CHANGE = Opening(choices.for_contact_change, _change_form)
_DECIDE = Route(contacts.decide_change, _decision)

TABLE = Table(
    commands={
        Command.CONTACTS: _LIST,
        Command.CONTACT_SHOW: Route(contacts.show_change, _reference, changes=False),
        Command.CONTACT_CHANGE: _CHANGE,
        Command.PHONE: Route(contacts.correct_own_phone, _phone),
    },
    actions={
        Act.CONTACTS_SHOW: _LIST,
        Act.CONTACT_CHANGE: _CHANGE,
        Act.CONTACT_CONFIRM: _DECIDE,
        Act.CONTACT_WITHDRAW: _DECIDE,
        Act.CONTACT_AMEND: Opening(contact_amendments.prepare_amendment, _amend_form, read=_amending),
        Act.CONTACT_RETURN: Opening(contacts.prepare_decision, _return_form, read=_decision),
    },
    forms={
        Form.CONTACT_CHANGE: Route(contacts.propose_change, _proposed),
        Form.CONTACT_AMEND: Route(contact_amendments.amend_change, _amended),
        Form.CONTACT_RETURN: Route(contacts.decide_change, _returned),
    },
)
