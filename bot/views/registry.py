"""Which function puts which fact into words."""

from collections.abc import Callable
from typing import Any, TypeVar

from bot.notices import kinds
from bot.notices.desk import DigestLine
from bot.notices.fact import Fact
from bot.texts.catalogue import Texts
from bot.views.parts import Block, Message

F = TypeVar("F", bound=Fact)
_VIEWS: dict[type[Fact], Callable[[Any, Texts], Message]] = {}


def view(kind: type[F]) -> Callable[[Callable[[F, Texts], Message]], Callable[[F, Texts], Message]]:
    """Register the function that shows facts of `kind`."""

    def register(function: Callable[[F, Texts], Message]) -> Callable[[F, Texts], Message]:
        _VIEWS[kind] = function
        return function

    return register


Line = Callable[[Any, DigestLine, Texts], Block]
_LINES: dict[type[Fact], Line] = {}


def line_view(kind: type[F]) -> Callable[[Line], Line]:
    """Register the function that shows facts of `kind` as a line of a digest: a block with the button of the next step."""

    def register(function: Line) -> Line:
        _LINES[kind] = function
        return function

    return register


def render_line(line: DigestLine, texts: Texts) -> Block:
    """Return a line of a digest in the language of `texts`."""
    fact = kinds.decode(line.kind, line.facts)
    return _LINES[type(fact)](fact, line, texts)


def render(fact: Fact, texts: Texts) -> Message:
    """Return `fact` as a message in the language of `texts`."""
    return _VIEWS[type(fact)](fact, texts)


def shown_kinds() -> frozenset[type[Fact]]:
    """Return the kinds of facts that have a view."""
    return frozenset(_VIEWS)


def line_kinds() -> frozenset[type[Fact]]:
    """Return the kinds of facts that a digest can show."""
    return frozenset(_LINES)
