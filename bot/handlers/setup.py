"""Setting a group up: from words, buttons and forms to the use cases. Some of what a form names, Slack is asked about."""

import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from bot.documents.roster_file import read_roster
from bot.domain.errors import Fault, Invalid, refuse
from bot.domain.roster import RosterRow
from bot.domain.setups import BindChannels, FoundGroup, Named, SeatOffice
from bot.handlers.grammar import Command
from bot.handlers.routes import Submission
from bot.notices.setup import SetupCard
from bot.services import front_desk, setup
from bot.slack.gateway import Gateway
from bot.texts.catalogue import Texts
from bot.views import setup as forms
from bot.views.ids import Act, Form
from bot.views.parts import Block

_MOST_BYTES = 2 * 1024 * 1024
_MOST_STAFF = 20


async def _group(sent: Submission, _: Gateway) -> FoundGroup:
    return forms.read_group(sent.values)


async def _channels(sent: Submission, gateway: Gateway) -> BindChannels:
    """Concord must be in each channel, or what it owes there never arrives."""
    wanted = forms.read_channels(sent.values)
    faults = []
    for field in ("group", "announcement", "secretariat"):
        state = await gateway.look_at_channel(getattr(wanted, field))
        if state is None or not state.is_member:
            faults.append(Fault("setup-not-in-channel", {}, field))
        elif state.is_archived:
            faults.append(Fault("setup-channel-archived", {}, field))
    refuse(faults)
    return wanted


async def _office(sent: Submission, gateway: Gateway) -> SeatOffice:
    values = sent.values
    director, convener = values.user("director"), values.user("convener")
    if not director:
        raise Invalid("person-missing", field="director")
    staff = [each for each in values.users("secretaries") if each != director][:_MOST_STAFF]

    async def named(slack_id: str) -> Named:
        return Named(slack_id, await gateway.name_of(slack_id))

    seated = tuple([await named(each) for each in staff])
    return SeatOffice(await named(director), seated, await named(convener) if convener else None)


async def _roster(sent: Submission, gateway: Gateway) -> list[RosterRow]:
    files = sent.values.private_files("roster")
    if not files:
        raise Invalid("setup-roster-missing", field="roster")
    name, address = files[0]
    content = await gateway.download(address, _MOST_BYTES)
    if content is None:
        raise Invalid("setup-roster-large", field="roster")
    return _rows(name, content)


def _rows(name: str, content: bytes) -> list[RosterRow]:
    suffix = ".xlsx" if name.casefold().endswith(".xlsx") else ".csv"
    with tempfile.NamedTemporaryFile(suffix=suffix) as file:
        file.write(content)
        file.flush()
        try:
            rows, faults = read_roster(Path(file.name))
        except (ValueError, OSError) as error:
            raise Invalid("setup-roster-unreadable", field="roster") from error
    if faults:
        raise Invalid("setup-row", field="roster", line=faults[0].line, column=faults[0].column or "–")
    return rows


read_setup = forms.read_setup
"""Return which setting up a button or a form is about, and the language of the card. Raises Invalid."""
look = setup.look

COMMANDS: dict[Command, front_desk.Reception[None]] = {Command.SETUP: setup.show}
FORMS: dict[Act, Callable[[SetupCard, Texts], Block]] = {
    Act.SETUP_GROUP: forms.group_form,
    Act.SETUP_CHANNELS: forms.channels_form,
    Act.SETUP_OFFICE: forms.office_form,
    Act.SETUP_ROSTER: forms.roster_form,
}
"""The buttons that open a form."""
PRESSED: dict[Act, front_desk.Reception[int]] = {Act.SETUP_FINISH: setup.finish}
SUBMITTED: dict[Form, tuple[front_desk.Reception[Any], Callable[[Submission, Gateway], Awaitable[Any]]]] = {
    Form.SETUP_GROUP: (setup.found_group, _group),
    Form.SETUP_CHANNELS: (setup.bind_channels, _channels),
    Form.SETUP_OFFICE: (setup.seat_office, _office),
    Form.SETUP_ROSTER: (setup.take_roster, _roster),
}
"""The forms: the use case, and how its request is read."""
