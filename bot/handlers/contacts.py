"""People and their seats: from words, buttons and modals to the use cases."""

from bot.domain.contacts import (
    ContactChangeVerb,
    ContactFilter,
    CorrectOwnPhone,
    DecideContactChange,
    ProposeContactChange,
)
from bot.domain.groups import Group
from bot.domain.people import Actor
from bot.domain.references import Kind, Reference
from bot.handlers import grammar
from bot.handlers.grammar import Command, Said
from bot.handlers.routes import Click, Opening, Route, Submission, Table
from bot.notices.choices import FormChoices
from bot.notices.contacts import ContactChangeCard
from bot.services import choices, contacts
from bot.texts.catalogue import Texts
from bot.views import forms_contacts
from bot.views.ids import Act, Form
from bot.views.parts import Block

_VERBS = {
    Act.CONTACT_CONFIRM: ContactChangeVerb.CONFIRM,
    Act.CONTACT_RETURN: ContactChangeVerb.RETURN,
    Act.CONTACT_WITHDRAW: ContactChangeVerb.WITHDRAW,
}


def _filter(source: Said | Click, _: Actor, __: Group) -> ContactFilter:
    """Telephone numbers are for whoever asks alone, and a slash command is answered to its asker alone."""
    if isinstance(source, Click):
        return ContactFilter()
    return ContactFilter(source.rest, private=source.is_private)


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


def _change_form(offered: FormChoices, _: object, texts: Texts) -> Block:
    return forms_contacts.change_form(offered, texts)


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
        Act.CONTACT_RETURN: Opening(contacts.prepare_decision, _return_form, read=_decision),
    },
    forms={
        Form.CONTACT_CHANGE: Route(contacts.propose_change, _proposed),
        Form.CONTACT_RETURN: Route(contacts.decide_change, _returned),
    },
)
