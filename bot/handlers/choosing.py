"""A chosen group or unit: back to what was said before it was asked for."""

from dataclasses import replace

from bot.domain.errors import Invalid
from bot.handlers.grammar import Said, mentioned, understand, unslack
from bot.handlers.routes import Click
from bot.notices.recipients import ToPerson, ToResponse
from bot.services import which
from bot.services.front_desk import SAME_EVENT, Once, Speaker
from bot.services.runner import Runner
from bot.services.which import Kept
from bot.views.ids import Act

_PARTS = 3
_DIRECT = "D"
"""How the ids of direct messages begin (Slack: conversation objects)."""


async def chosen(runner: Runner, speaker: Speaker, click: Click) -> tuple[Kept, Speaker, tuple[Once, ...]]:
    """Return what was said before the question that `click` answers, its speaker with the choice, and what makes a
    second answer a repeat. Raises Invalid for a value that is none of ours, NotFound for what is not kept any more."""
    said = [row_number(part) for part in click.value.split("|")]
    if len(said) != _PARTS:
        raise Invalid("button-broken")
    kept_id, group_id, unit_id = said
    speaker = replace(speaker, group_id=group_id, unit_id=unit_id)
    if not kept_id:
        return Kept("", Act.DESK.value), speaker, ()
    kept = await runner.read(which.recall, speaker.slack_id, kept_id)
    if kept.action:
        return kept, speaker, (Once(f"kept:{kept_id}", SAME_EVENT, "said-twice"),)
    source = source_of(kept)
    reply = speaker.reply
    if isinstance(reply, ToResponse) and not reply.replace and speaker.channel_id.startswith(_DIRECT):
        reply = ToPerson(speaker.slack_id)
    language = source.language if isinstance(source, Said) else ""
    speaker = replace(speaker, language=language, reply=reply)
    return kept, speaker, (Once(f"kept:{kept_id}", SAME_EVENT, "said-twice"),)


def source_of(kept: Kept) -> Said | Click:
    """Return a pressed button, or a line as it was typed; its answer is for its speaker alone."""
    if kept.action:
        return Click(kept.action, kept.line)
    return replace(understand(unslack(kept.line)), is_private=True, mentions=mentioned(kept.line))


def row_number(said: str) -> int:
    """Return a row number that came back from the client; 0 for anything else."""
    return int(said[:9]) if said.isascii() and said.isdigit() else 0
