"""Several lines at once: each is carried out by itself, and one answer says what became of each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain.errors import Invalid, Refusal
from bot.handlers.errors import mishaps
from bot.handlers.grammar import Command, understand
from bot.handlers.routes import Opening, Step, said_before, wish_of
from bot.notices import kinds
from bot.notices.desk import LinesTaken, LineTaken
from bot.notices.fact import Fact
from bot.services import front_desk
from bot.services.front_desk import Once, Speaker
from bot.services.runner import Runner


async def take(
    runner: Runner, commands: Mapping[Command, Step], speaker: Speaker, lines: Sequence[str], same: Once | None = None
) -> LinesTaken:
    """Carry out each line in a transaction of its own; a faulty one stops no other. `same` makes the message a repeat of
    itself: what of it was carried out already is not carried out again."""
    outcomes = []
    for place, line in enumerate(lines):
        once = replace(same, key=f"{same.key}:{place}") if same else None
        fact = await _take(runner, commands, speaker, line, once)
        outcomes.append(LineTaken(line, kinds.name_of(fact), kinds.encode(fact)))
    return LinesTaken(tuple(outcomes))


async def _take(
    runner: Runner, commands: Mapping[Command, Step], speaker: Speaker, line: str, once: Once | None
) -> Fact:
    try:
        with mishaps("line"):
            said = replace(understand(line), is_private=True)
            step = commands[said.command]
            if isinstance(step, Opening):
                if step.instead is None or not step.takes_line(said):
                    raise Invalid("text-empty")
                step = step.instead
            keys = (*([once] if once else []), *said_before(speaker, said, step))
            fact, _ = await runner.write(front_desk.carry_out, speaker, wish_of(step, said, *keys))
            return fact
    except Refusal as refusal:
        return front_desk.stored_refusal(refusal.fault)
