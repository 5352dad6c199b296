"""What the asker can say."""

from dataclasses import dataclass

from bot.domain.people import Actor
from bot.domain.permissions import Action, find_capacity
from bot.notices.desk import FormOffered, Help
from bot.notices.fact import Fact
from bot.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class AskHelp:
    """The request for help: each command's name with the action it needs (None: anybody with a seat; a command that stands
    twice needs one of its actions), and the word asked for (empty: everything)."""

    commands: tuple[tuple[str, Action | None], ...]
    word: str = ""


def show_help(_: Transaction, actor: Actor, request: AskHelp) -> Fact:
    """Answer with the commands that the asker's roles allow."""
    allowed = [
        name
        for name, action in request.commands
        if action is None or find_capacity(actor, action, units=actor.unit_ids) is not None
    ]
    return Help(tuple(dict.fromkeys(allowed)), request.word)


def offer_form(_: Transaction, __: Actor, offered: FormOffered) -> Fact:
    """Answer with the button that opens a form."""
    return offered
