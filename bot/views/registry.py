"""Which function puts which fact into words."""

from collections.abc import Callable
from typing import Any, TypeVar

from bot.notices.fact import Fact
from bot.texts.catalogue import Texts
from bot.views.parts import Message

F = TypeVar("F", bound=Fact)
_VIEWS: dict[type[Fact], Callable[[Any, Texts], Message]] = {}


def view(kind: type[F]) -> Callable[[Callable[[F, Texts], Message]], Callable[[F, Texts], Message]]:
    """Register the function that shows facts of `kind`."""

    def register(function: Callable[[F, Texts], Message]) -> Callable[[F, Texts], Message]:
        _VIEWS[kind] = function
        return function

    return register


def render(fact: Fact, texts: Texts) -> Message:
    """Return `fact` as a message in the language of `texts`."""
    return _VIEWS[type(fact)](fact, texts)


def shown_kinds() -> frozenset[type[Fact]]:
    """Return the kinds of facts that have a view."""
    return frozenset(_VIEWS)
