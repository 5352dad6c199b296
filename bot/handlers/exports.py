"""Workbooks on request: from words and buttons to the use case."""

from bot.domain.groups import Group
from bot.domain.people import Actor
from bot.handlers.grammar import Command, Said
from bot.handlers.routes import Click, Route, Table
from bot.services import exports
from bot.views.ids import Act

_WHAT = {
    Command.EXPORT_ROSTER: exports.ROSTER,
    Command.EXPORT_LEDGER: exports.LEDGER,
    Act.EXPORT_ROSTER: exports.ROSTER,
    Act.EXPORT_LEDGER: exports.LEDGER,
}


def _what(source: Said | Click, _: Actor, __: Group) -> str:
    return _WHAT[Act(source.action) if isinstance(source, Click) else source.command]


_ORDER = Route(exports.order, _what)

TABLE = Table(
    commands={Command.EXPORT_ROSTER: _ORDER, Command.EXPORT_LEDGER: _ORDER},
    actions={Act.EXPORT_ROSTER: _ORDER, Act.EXPORT_LEDGER: _ORDER},
    forms={},
)
