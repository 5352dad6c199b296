"""Workbooks on request: from words and buttons to the use case."""

from bot.domain.errors import Invalid
from bot.domain.groups import Group
from bot.domain.papers import PaperKind
from bot.domain.people import Actor
from bot.domain.references import Kind, Reference
from bot.handlers.grammar import Command, Said
from bot.handlers.routes import Click, Route, Table
from bot.services import exports, papers
from bot.views.ids import Act

_WHAT = {
    Command.EXPORT_ROSTER: exports.ROSTER,
    Command.EXPORT_LEDGER: exports.LEDGER,
    Act.EXPORT_ROSTER: exports.ROSTER,
    Act.EXPORT_LEDGER: exports.LEDGER,
}


def _what(source: Said | Click, _: Actor, __: Group) -> str:
    return _WHAT[Act(source.action) if isinstance(source, Click) else source.command]


_PAPERS = {
    Command.EXPORT_MINUTES: PaperKind.MINUTES,
    Command.EXPORT_TASKS: PaperKind.TASK_SHEET,
    Command.EXPORT_CONCURRENCE: PaperKind.CONCURRENCE,
    Command.EXPORT_SLIP: PaperKind.SLIP,
    Command.EXPORT_MEETING: papers.MEETING,
}


def _paper(source: Said | Click, _: Actor, __: Group) -> tuple[str, Reference]:
    """`导出 纪要 MN-1`; the button of a card gives its item's own paper."""
    if isinstance(source, Said):
        return _PAPERS[source.command], source.reference()[0]
    reference = source.handle.reference
    own = {Kind.MINUTES: PaperKind.MINUTES, Kind.TASK: PaperKind.SLIP, Kind.MEETING: papers.MEETING}
    if reference.kind not in own:
        raise Invalid("button-broken")
    return own[reference.kind], reference


_ORDER = Route(exports.order, _what)
_PAPER = Route(papers.order, _paper)

TABLE = Table(
    commands={Command.EXPORT_ROSTER: _ORDER, Command.EXPORT_LEDGER: _ORDER} | dict.fromkeys(_PAPERS, _PAPER),
    actions={Act.EXPORT_ROSTER: _ORDER, Act.EXPORT_LEDGER: _ORDER, Act.EXPORT_PAPER: _PAPER},
    forms={},
)
