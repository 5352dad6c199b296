"""Reminders: from words, buttons and modals to the use cases."""

from bot.domain.errors import Invalid
from bot.domain.groups import Group
from bot.domain.people import Actor
from bot.domain.references import Kind, Reference
from bot.domain.reminding import HoldReminders, ReleaseReminders, Snooze
from bot.domain.wording import tidy
from bot.handlers.grammar import Command, Said
from bot.handlers.paging import read_page
from bot.handlers.routes import Click, Opening, Route, Submission, Table
from bot.handlers.tasks import read_day
from bot.notices.reminders import Reasons
from bot.services import forecast, reminding
from bot.services.forecast import Rehearse, ShowForecast
from bot.texts.catalogue import Texts
from bot.views import reminders as views
from bot.views.ids import Act, Form
from bot.views.parts import Block

_EVERYBODY = {"全部", "全组", "所有单位", "all", "everybody"}


def _page(source: Said | Click, _: Actor, __: Group) -> ShowForecast:
    return ShowForecast(read_page(source.value)[0] if isinstance(source, Click) else 1)


def _hold(said: Said, _: Actor, group: Group) -> HoldReminders:
    """`提醒 暂停 区教育局 理由`, `提醒 暂停 全部 理由`."""
    unit, _sep, reason = said.rest.partition(" ")
    return HoldReminders(_unit(unit, group), tidy(reason))


def _release(said: Said, _: Actor, group: Group) -> ReleaseReminders:
    return ReleaseReminders(_unit(said.rest, group))


def _rehearse(said: Said, _: Actor, group: Group) -> Rehearse:
    return Rehearse(_unit(said.rest, group) if said.rest else None)


def _unit(said: str, group: Group) -> int | None:
    """Return the unit named, None for everybody. Raises Invalid, also where nothing is named."""
    if not said:
        raise Invalid("hold-whom")
    return None if said.casefold() in _EVERYBODY else group.get_unit(said).id


def _reference(source: Said | Click, _: Actor, __: Group) -> Reference:
    return source.handle.reference if isinstance(source, Click) else source.reference_of(Kind.TASK)[0]


def _snooze_line(said: Said, actor: Actor, group: Group) -> Snooze:
    """`稍后 TK-40 11-27 等待验收`."""
    reference, rest = said.reference_of(Kind.TASK)
    day, _sep, reason = rest.partition(" ")
    return Snooze(reference, read_day(day, actor, group), tidy(reason))


def _snooze_form(found: Reasons, click: Click, texts: Texts) -> Block:
    return views.snooze_form(click.handle, found, texts)


def _snoozed(sent: Submission, _: Actor, __: Group) -> Snooze:
    return views.read_snooze(sent.handle, sent.values)


_FORECAST = Route(forecast.show_forecast, _page, changes=False)
_WHY = Route(reminding.why, _reference, changes=False)

TABLE = Table(
    commands={
        Command.FORECAST: _FORECAST,
        Command.HOLD: Route(reminding.hold, _hold),
        Command.RELEASE: Route(reminding.release, _release),
        Command.REHEARSE: Route(forecast.rehearse, _rehearse),
        Command.SNOOZE: Route(reminding.snooze, _snooze_line),
        Command.WHY: _WHY,
    },
    actions={
        Act.FORECAST: _FORECAST,
        Act.FORECAST_PAGE: _FORECAST,
        Act.WHY: _WHY,
        Act.SNOOZE: Opening(reminding.prepare_snooze, _snooze_form, read=_reference),
    },
    forms={Form.SNOOZE: Route(reminding.snooze, _snoozed)},
)
