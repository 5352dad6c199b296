"""What leads where: a command, a button or a submitted modal to its use case, or to the modal that it opens.

Each noun's module fills three tables with these; `dispatch` looks them up.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.groups import Group
from bot.domain.people import Actor
from bot.domain.references import Kind
from bot.handlers.grammar import Command, Said
from bot.services.front_desk import SAME_LINE, Once, Preparation, Speaker, UseCase, Wish
from bot.texts.catalogue import Texts
from bot.views import ids
from bot.views.ids import Act, Form, Handle
from bot.views.parse import Values


@dataclass(frozen=True, slots=True)
class Click:
    """A pressed button: its action id (without what follows a colon) and the value it carried."""

    action: str
    value: str

    @property
    def handle(self) -> Handle:
        """What the value names. Raises Invalid when it is none of ours."""
        return ids.read_handle(self.value)


@dataclass(frozen=True, slots=True)
class Submission:
    """A submitted modal: its callback id, the values typed, and the metadata it was opened with."""

    form: Form
    values: Values
    metadata: str

    @property
    def handle(self) -> Handle:
        """What the metadata names. Raises Invalid when it is none of ours."""
        return ids.read_handle(self.metadata)


Source = Said | Click | Submission


@dataclass(frozen=True, slots=True)
class Route:
    """To a use case. `read` makes its request of what was said, pressed or submitted. `changes`: it writes. `following`: the
    modal that takes the place of the submitted one, for a form of several pages; only the last one is answered."""

    use_case: UseCase[Any]
    read: Callable[[Any, Actor, Group], Any]
    changes: bool = True
    following: Callable[["Submission"], "Opening | None"] = lambda _: None


def nothing(_: Source, __: Actor, ___: Group) -> None:
    """Read no request: for use cases that need none."""


@dataclass(frozen=True, slots=True)
class Opening:
    """To a modal: `prepare` reads what `form` needs, and refuses who may not open it. `instead` is taken where no modal
    can be opened, and for lines that say enough by themselves (`takes_line`)."""

    prepare: Preparation[Any]
    form: Callable[[Any, Any, Texts], dict[str, Any]]
    read: Callable[[Any, Actor, Group], Any] = nothing
    instead: Route | None = None
    takes_line: Callable[[Said], bool] = lambda _: False


Step = Route | Opening


def says_more(kind: Kind) -> Callable[[Said], bool]:
    """Return whether a line says what its form would ask for: something follows the reference of this kind."""
    return lambda said: bool(said.reference_of(kind)[1])


def wish_of(step: Route, source: Source, *once: Once) -> Wish[Any]:
    """Return what a source asks for by a route; `once` are what makes it a repeat."""
    return Wish(step.use_case, lambda actor, group: step.read(source, actor, group), once)


def said_before(speaker: Speaker, said: Said, step: Route) -> tuple[Once, ...]:
    """A line that changes something counts once a minute from the same person."""
    if not step.changes:
        return ()
    digest = hashlib.sha256(said.line.encode()).hexdigest()[:32]
    return (Once(f"line:{speaker.slack_id}:{digest}", SAME_LINE, "said-twice"),)


@dataclass(frozen=True, slots=True)
class Table:
    """The routes of one noun."""

    commands: Mapping[Command, Step]
    actions: Mapping[Act, Step]
    forms: Mapping[Form, Route]
