"""Who held which seat, stand-ins, and the quarterly confirmation: from words, buttons and modals to the use cases."""

import re
from datetime import date

from bot.domain.confirmations import ConfirmContacts
from bot.domain.errors import Invalid
from bot.domain.groups import Group
from bot.domain.people import Actor, SeatScope
from bot.domain.stand_ins import AppointStandIn, EndStandIn
from bot.handlers import dates, grammar
from bot.handlers.grammar import Command, Said
from bot.handlers.routes import Click, Opening, Route, Submission, Table, nothing
from bot.notices.choices import FormChoices
from bot.services import confirmations, stand_ins
from bot.texts.catalogue import Texts
from bot.views import forms_seats
from bot.views.ids import Act, Form
from bot.views.parts import Block

_WHO = re.compile(r"\s*(?:<@[A-Z0-9]+(?:\|[^>]*)?>|@(\S+))")
_TASKS = {"任务", "仅任务", "tasks"}
_ALL = {"全部", "all"}
_BESIDE = {"同时", "beside"}
_DAY = re.compile(r"\d|今天|明天|后天|周|星期|月底|年底|today|tomorrow|month-end|year-end")
_LAST_SAID = 2


def _unit(source: Said | Click, _: Actor, __: Group) -> str:
    return source.rest if isinstance(source, Said) else source.value


def _appointed(said: Said, actor: Actor, group: Group) -> AppointStandIn:
    """`联络员 代理 @某人 12-01 12-10 任务`: whom, from, to (the first day may be left out: today), how far; a unit's name
    where the speaker has several."""
    match = _WHO.match(said.rest)
    if match is None or not said.mentions:
        raise Invalid("stand-in-form")
    days: list[date] = []
    scope, is_beside, rest = SeatScope.ALL, False, []
    for word in said.rest[match.end() :].split():
        plain = grammar.half_width(word).casefold()
        if plain in _TASKS | _ALL:
            scope = SeatScope.TASKS if plain in _TASKS else SeatScope.ALL
        elif plain in _BESIDE:
            is_beside = True
        elif len(days) < _LAST_SAID and _DAY.search(plain):
            days.append(dates.read_day(plain, today=actor.today, workdays=group.rules.calendar))
        else:
            rest.append(word)
    if not days:
        raise Invalid("stand-in-form")
    return AppointStandIn(
        slack_id=said.mentions[0],
        starts_on=days[0] if len(days) == _LAST_SAID else actor.today,
        last_day=days[-1],
        scope=scope,
        is_beside=is_beside,
        unit_id=group.get_unit(" ".join(rest)).id if rest else None,
        name=match[1] or "",
    )


def _ended(click: Click, _: Actor, __: Group) -> EndStandIn:
    if not click.value.isdecimal():
        raise Invalid("button-broken")
    return EndStandIn(int(click.value[:9]))


def _confirmed(click: Click, _: Actor, ___: Group) -> ConfirmContacts:
    unit_id, __, period = click.value.partition("|")
    if not unit_id.isdecimal():
        raise Invalid("button-broken")
    return ConfirmContacts(int(unit_id[:9]), period)


def _form(offered: FormChoices, _: object, texts: Texts) -> Block:
    return forms_seats.stand_in_form(offered, texts)


def _submitted(sent: Submission, _: Actor, __: Group) -> AppointStandIn:
    return forms_seats.read_stand_in(sent.values)


_HISTORY = Route(stand_ins.show_history, _unit, changes=False)
_APPOINT = Opening(
    stand_ins.prepare_appointment,
    _form,
    instead=Route(stand_ins.appoint, _appointed),
    takes_line=lambda said: bool(said.rest),
)

TABLE = Table(
    commands={
        Command.SEAT_HISTORY: _HISTORY,
        Command.STAND_IN: _APPOINT,
        Command.CONTACTS_CONFIRM: Route(confirmations.show_confirmations, nothing, changes=False),
    },
    actions={
        Act.SEAT_HISTORY: _HISTORY,
        Act.STAND_IN: _APPOINT,
        Act.STAND_IN_END: Route(stand_ins.end_early, _ended),
        Act.CONTACTS_CONFIRM: Route(confirmations.confirm_contacts, _confirmed),
    },
    forms={Form.STAND_IN: Route(stand_ins.appoint, _submitted)},
)
