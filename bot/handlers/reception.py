"""Who holds no seat yet is received here: whoever sets a group up. Everybody else is led to the use cases by `dispatch`."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.handlers import setup
from bot.handlers.grammar import Command
from bot.handlers.routes import Click, Submission
from bot.notices.fact import Fact
from bot.notices.recipients import ToPerson, ToResponse
from bot.services import front_desk
from bot.services.front_desk import Once, Speaker
from bot.services.runner import Runner
from bot.slack.workspaces import Workspaces
from bot.texts.catalogue import Texts
from bot.views.ids import Act, Form


class Reception:
    """Carries out the steps of a setting up, and opens their forms."""

    def __init__(self, runner: Runner, workspaces: Workspaces) -> None:
        self._runner = runner
        self._workspaces = workspaces

    def takes(self, asked: Command | Act | Form | str) -> bool:
        """Tell whether a command, a button or a form is one of these."""
        return asked in setup.COMMANDS or asked in setup.FORMS or asked in setup.PRESSED or asked in setup.SUBMITTED

    async def say(self, speaker: Speaker, command: Command, *once: Once) -> Fact:
        """Answer a line."""
        return await self._runner.write(front_desk.receive, speaker, setup.COMMANDS[command], None, once=once)

    async def press(self, speaker: Speaker, click: Click, body: dict[str, Any], texts: Callable[[str], Texts]) -> None:
        """Open the form of a step, or carry it out where it needs none."""
        setup_id, language = setup.read_setup(click.value)
        if click.action in setup.FORMS:
            card = await self._runner.read(setup.look, speaker, setup_id)
            view = setup.FORMS[Act(click.action)](card, texts(language))
            view["private_metadata"] += f"#{language}#{_shown_on(speaker)}"
            gateway = await self._workspaces.of_request(body)
            await gateway.open_view(body["trigger_id"], view)
            return
        use_case = setup.PRESSED[Act(click.action)]
        await self._runner.write(front_desk.receive, _answered(speaker), use_case, setup_id)

    async def submit(self, speaker: Speaker, sent: Submission, body: dict[str, Any], *once: Once) -> None:
        """Carry out a step; what its form names, Slack is asked about first."""
        use_case, read = setup.SUBMITTED[sent.form]
        request = await read(sent, await self._workspaces.of_request(body))
        over = speaker.reply.over if isinstance(speaker.reply, ToPerson) else ""
        speaker = replace(speaker, reply=None if over else ToPerson(speaker.slack_id))
        setup_id, _ = setup.read_setup(sent.metadata)
        await self._runner.write(front_desk.receive, speaker, use_case, (setup_id, request), once=once)


def _shown_on(speaker: Speaker) -> str:
    """Return the message (its ts) on which a button was pressed that all there see, and that is edited; or nothing."""
    return speaker.shown_by if _is_card(speaker) else ""


def _answered(speaker: Speaker) -> Speaker:
    """Where the card is edited in place, that is the answer."""
    return replace(speaker, reply=None) if _is_card(speaker) else speaker


def _is_card(speaker: Speaker) -> bool:
    return isinstance(speaker.reply, ToResponse) and not speaker.reply.replace
