"""Duties: from words, buttons and modals to the use cases."""

from bot.domain.errors import Invalid
from bot.domain.groups import Group
from bot.domain.people import Actor
from bot.domain.tasks import AssignUnderDuty
from bot.handlers.grammar import Command, Said
from bot.handlers.routes import Click, Opening, Route, Submission, Table
from bot.notices.choices import DutyOffered, FormChoices
from bot.services import duties
from bot.services.duties import ShowDuties
from bot.texts.catalogue import Texts
from bot.views import duties as views
from bot.views.ids import Act, Form
from bot.views.parts import Block

_EVERYBODY = {"全部", "所有", "all"}


def _whose(source: Said | Click, _: Actor, group: Group) -> ShowDuties:
    said = source.value if isinstance(source, Click) else source.rest
    if not said:
        return ShowDuties()
    return ShowDuties(everybody=True) if said.casefold() in _EVERYBODY else ShowDuties(group.get_unit(said).id)


def _duty(click: Click, _: Actor, __: Group) -> int:
    if not (click.value.isascii() and click.value.isdigit() and len(click.value) <= 9):
        raise Invalid("button-broken")
    return int(click.value)


def _form(prepared: tuple[DutyOffered, FormChoices], _: Click, texts: Texts) -> Block:
    duty, offered = prepared
    return views.duty_form(duty.id, duty.text, list(offered.units), str(duty.unit_id), offered.due_on, texts)


def _submitted(sent: Submission, _: Actor, __: Group) -> AssignUnderDuty:
    return views.read_duty_task(sent.metadata, sent.values)


_SHOW = Route(duties.show_duties, _whose, changes=False)

TABLE = Table(
    commands={Command.DUTIES: _SHOW},
    actions={Act.DUTIES_SHOW: _SHOW, Act.DUTY_TASK: Opening(duties.prepare_task, _form, read=_duty)},
    forms={Form.DUTY_TASK: Route(duties.assign_under_duty, _submitted)},
)
